//! What the signs on the map mean, and by the same rows what is left out of it.
//! Must not know where anything lies.

use std::collections::BTreeMap;

use egui::{
    Align2, Color32, Key, Label, Pos2, Rect, Response, Role, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::View;
use crate::{
    canvas::{Batch, capsule},
    mapping::{
        SizeBy,
        look::{self, Look},
        scene::{self, Border},
        wire,
    },
    model::{Category, LinkKind, PartnerStatus, Plan, Word},
    ui::{
        Ctx,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// Width of the column of signs.
pub(super) const WIDTH: f32 = 224.0;

/// From this width of the page on the signs are shown unless somebody hid them.
pub(super) const ROOM: f32 = 1240.0;

/// How many there are of each, whether shown or not.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) categories: BTreeMap<Category, usize>,
    statuses: BTreeMap<PartnerStatus, usize>,
    links: BTreeMap<LinkKind, usize>,
    /// Those at the table.
    pub(super) seated: BTreeMap<Category, usize>,
    /// How many partners have no level.
    pub(super) unplaced: usize,
    /// How many are to come closer than they are.
    pub(super) closer: usize,
}

impl Counts {
    /// Counts a plan.
    pub(super) fn of(plan: &Plan) -> Self {
        let mut counts = Self::default();
        for partner in plan.partners.iter() {
            *counts.categories.entry(partner.category).or_default() += 1;
            *counts.statuses.entry(partner.status).or_default() += 1;
            if partner.status == PartnerStatus::AtTable {
                *counts.seated.entry(partner.category).or_default() += 1;
            }
            counts.unplaced += usize::from(partner.current_level.is_none());
            counts.closer += usize::from(partner.intended_level > partner.current_level);
        }
        for link in plan.links.iter() {
            *counts.links.entry(link.kind).or_default() += 1;
        }
        counts
    }
}

/// What a row asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// To be left out, or brought back.
    Toggle,
    /// To be the only one shown.
    Only,
}

impl View {
    /// Whether the signs are explained beside the map. On a narrow page details take their room.
    pub(super) fn shows_legend(&self, page: f32) -> bool {
        let room = page >= ROOM || !self.panel_open;
        room && self.legend.unwrap_or(page >= ROOM)
    }
}

/// Shows the column.
pub(super) fn show(ui: &mut Ui, map: &mut View) {
    let counts = std::mem::take(&mut map.shown.counts);
    let look = &mut map.look;
    ScrollArea::vertical()
        .id_salt("legend")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            ui.spacing_mut().item_spacing.y = 0.0;
            heading(ui, "Categories");
            rows(
                ui,
                &counts.categories,
                &mut look.no_categories,
                "partner",
                |ui, at, category, strength| {
                    let color = Palette::of(ui).category(category).gamma_multiply(strength);
                    let painter = ui.painter();
                    widgets::paint_category_mark(painter, category, at.center(), 6.5, color);
                },
            );
            heading(ui, "At the table");
            rows(
                ui,
                &counts.statuses,
                &mut look.no_statuses,
                "partner",
                status_sign,
            );
            heading(ui, "Links");
            rows(ui, &counts.links, &mut look.no_links, "link", link_sign);
            explained(ui, look);
            ui.add_space(space::S);
        });
    map.shown.counts = counts;
}

/// What can't be left out.
fn explained(ui: &mut Ui, look: &Look) {
    heading(ui, "Size and lines");
    let say = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(tokens::small(text)).selectable(false).wrap());
        ui.add_space(2.0);
    };
    if look.size != SizeBy::Same {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
        let p = Palette::of(ui);
        let mut batch = Batch::default();
        let mut left = rect.left() + 2.0;
        let [small, large] = SizeBy::RANGE;
        for size in [small, f32::midpoint(small, large), large] {
            let size = vec2(34.0, 15.0) * size;
            let pill = Rect::from_min_size(pos2(left, rect.center().y - size.y * 0.5), size);
            batch.outline(&capsule(pill), 1.2, p.muted);
            left += size.x + 8.0;
        }
        batch.flush(ui.painter());
    }
    say(ui, look.size.meaning());
    say(ui, "A thicker line is a stronger link");
    say(ui, "An arrow on a line: it runs one way");
    say(ui, "A dashed outline with an arrow: the intended level");
    ui.add_space(space::S);
    say(ui, "Click to leave out, click again to bring back");
    say(ui, "Shift and click, or double-click: only this");
}

fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(space::S);
    let label = ui.add(Label::new(tokens::caption(text)).selectable(false));
    label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    ui.add_space(2.0);
}

fn rows<W: Word + Ord + std::hash::Hash>(
    ui: &mut Ui,
    counts: &BTreeMap<W, usize>,
    left_out: &mut std::collections::BTreeSet<W>,
    what: &str,
    sign: impl Fn(&Ui, Rect, W, f32),
) {
    for word in W::ALL {
        let count = counts.get(word).copied().unwrap_or(0);
        let shown = !left_out.contains(word);
        let asked = row(ui, *word, what, count, shown, &sign);
        match asked {
            Some(Asked::Toggle) => look::toggle(left_out, *word),
            Some(Asked::Only) => look::only(left_out, *word),
            None => continue,
        }
        ui.ctx().request_repaint();
    }
}

fn row<W: Word>(
    ui: &mut Ui,
    word: W,
    what: &str,
    count: usize,
    shown: bool,
    sign: &impl Fn(&Ui, Rect, W, f32),
) -> Option<Asked> {
    const HEIGHT: f32 = 25.0;
    const FOR_FINGERS: f32 = 38.0;
    const SIGN: f32 = 34.0;
    let p = Palette::of(ui);
    let height = if ui.spacing().interact_size.y > tokens::CONTROL_HEIGHT {
        FOR_FINGERS
    } else {
        HEIGHT
    };
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let id = egui::Id::unique(("map legend", what, word.word()));
    let response = ui.interact(rect, id, Sense::click());
    let name = match count {
        1 => format!("{}: 1 {what}", word.label()),
        n => format!("{}: {n} {what}s", word.label()),
    };
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, &name));
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(rect, 6.0, p.hover);
    }
    let strength = if shown { 1.0 } else { 0.3 };
    let place = Rect::from_min_size(rect.min, vec2(SIGN, HEIGHT));
    sign(ui, place, word, strength);
    let ink = if shown { p.ink } else { p.muted };
    let number =
        tokens::small(count.to_string()).color(if shown { p.muted } else { p.line_strong });
    let number = galley(ui, number, 60.0);
    let right = rect.right() - 6.0 - number.size().x;
    let mut words = tokens::caption(word.label()).color(ink);
    if !shown {
        words = words.strikethrough();
    }
    let words = galley(ui, words, right - rect.left() - SIGN - 8.0);
    let cut = words.elided;
    let put = |galley: std::sync::Arc<egui::Galley>, left: f32, color: Color32| {
        let at = Align2::LEFT_CENTER
            .anchor_size(pos2(left, rect.center().y), galley.size())
            .min;
        painter.galley(at, galley, color);
    };
    put(number, right, p.muted);
    put(words, rect.left() + SIGN + 4.0, ink);
    if response.has_focus() {
        let line = egui::Stroke::new(2.0, p.focus);
        painter.rect_stroke(rect, 6.0, line, egui::StrokeKind::Inside);
    }
    let response = if cut {
        response.on_hover_text(word.label())
    } else {
        response
    };
    let shift = ui.input(|i| i.modifiers.shift);
    let shift_space = response.has_focus() && shift && ui.input(|i| i.key_pressed(Key::Space));
    let twice = clicked_twice(ui, &response);
    if twice || shift_space || (response.clicked() && shift) {
        Some(Asked::Only)
    } else {
        response.clicked().then_some(Asked::Toggle)
    }
}

/// Whether this row was clicked twice in a row. To egui two quick clicks on two rows are a double click as well.
fn clicked_twice(ui: &Ui, response: &Response) -> bool {
    if !response.clicked() {
        return false;
    }
    let last = egui::Id::unique("map legend clicked last");
    let quick = response.double_clicked() || response.triple_clicked();
    let same = ui.data(|data| data.get_temp(last)) == Some(response.id);
    let twice = quick && same;
    let next = if twice { last } else { response.id };
    ui.data_mut(|data| data.insert_temp(last, next));
    twice
}

fn galley(ui: &Ui, text: egui::RichText, room: f32) -> std::sync::Arc<egui::Galley> {
    egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room,
        egui::TextStyle::Small,
    )
}

fn status_sign(ui: &Ui, at: Rect, status: PartnerStatus, strength: f32) {
    let p = Palette::of(ui);
    let mut outline = capsule(Rect::from_center_size(at.center(), vec2(27.0, 14.0)));
    let mut batch = Batch::default();
    batch.convex(&outline, p.surface);
    let dashes = Border::of(status).dashes();
    let ink = if status == PartnerStatus::AtTable {
        p.ink
    } else {
        p.muted
    };
    if dashes.is_empty() {
        batch.outline(&outline, 1.3, ink.gamma_multiply(strength));
    } else {
        outline.extend(outline.first().copied());
        batch.dashes(&outline, dashes, 1.3, ink.gamma_multiply(strength));
    }
    batch.flush(ui.painter());
}

fn link_sign(ui: &Ui, at: Rect, kind: LinkKind, strength: f32) {
    let p = Palette::of(ui);
    let ends = [at.left() + 2.0, at.right()].map(|x| Pos2::new(x, at.center().y));
    let mut batch = Batch::default();
    let color = p.ink.gamma_multiply(strength);
    batch.dashes(&ends, wire::dashes(kind), 1.6, color);
    batch.flush(ui.painter());
}

/// How much of the plan is shown, with the way back, over the map while anything is left out.
pub(super) fn left_out(ui: &Ui, ctx: &Ctx<'_>, map: &mut View, within: Rect) {
    if !map.look.leaves_out() {
        return;
    }
    let palette = Palette::of(ui);
    let (some, all) = (map.shown.scene.nodes.len(), ctx.plan.partners.len());
    let mut words = format!("{some} of {all} partners shown");
    if let Some(only) = map.only_of.and_then(|id| ctx.plan.get(id)) {
        words = format!("{words}: {} and who it is linked with", scene::shown(only));
    } else if some == all {
        "Some links are left out".clone_into(&mut words);
    }
    egui::Area::new(egui::Id::unique("map left out"))
        .order(egui::Order::Middle)
        .fixed_pos(within.center_top() + vec2(0.0, space::S))
        .pivot(Align2::CENTER_TOP)
        .constrain_to(within.shrink(space::XS))
        .show(ui.ctx(), |ui| {
            egui::Frame::new()
                .fill(palette.surface)
                .stroke(egui::Stroke::new(1.0, palette.line_strong))
                .corner_radius(tokens::CARD_RADIUS)
                .inner_margin(egui::Margin::symmetric(10, 2))
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.set_max_width(within.width() - 3.0 * space::XL);
                        ui.add(
                            Label::new(tokens::caption(words))
                                .selectable(false)
                                .truncate(),
                        );
                        if widgets::link_button(ui, "Show all").clicked() {
                            map.show_all();
                        }
                    });
                });
        });
}
