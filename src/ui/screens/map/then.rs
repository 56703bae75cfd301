//! “Then and now”: two moments of the plan on one map, played from one to the other, and the change told in words.
//! Must not know how moments are read, nor how changes are found. Nothing can be changed here.

use egui::{Frame, Key, Label, Margin, Modifiers, Panel, Role, ScrollArea, Slider, Ui};

use super::{Lens, player::Player};
use crate::{
    insight::change::{self, Changes, Told},
    model::Plan,
    ui::{
        Command, Ctx, Out, ViewState,
        moments::{self, Known, Moment},
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub(super) struct Then {
    /// The two moments; `None`: the map is as ever.
    open: Option<[Moment; 2]>,
    player: Player,
    told: Vec<Told>,
    changes: Changes,
    /// The plans of which `told` is.
    told_of: Option<[Plan; 2]>,
    /// Play as soon as both moments are there.
    begin: bool,
}

impl Then {
    /// Whether the map shows two moments.
    pub(super) const fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Tells the change, once per pair of plans.
    fn tell(&mut self, plans: [&Plan; 2]) {
        let same = |a: &Plan, b: &Plan| {
            a.partners.same(&b.partners)
                && a.links.same(&b.links)
                && a.agreements.same(&b.agreements)
                && a.agreement_parties.same(&b.agreement_parties)
        };
        let [then, now] = plans;
        let known = self.told_of.as_ref();
        if known.is_some_and(|[a, b]| same(a, then) && same(b, now)) {
            return;
        }
        self.changes = change::compare(then, now);
        self.told = change::told(&self.changes, then, now);
        self.told_of = Some([then.clone(), now.clone()]);
    }
}

impl super::View {
    /// Shows two moments of the plan and plays from one to the other.
    pub fn compare(&mut self, then: Moment, now: Moment) {
        self.overlay = super::Overlay::None;
        self.then.open = Some([then, now]);
        self.then.begin = true;
        self.then.player.fit_again();
    }
}

/// The ways to other moments: compared with a snapshot, kept as one, shown to a room.
pub(super) fn buttons(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    match youngest(ctx.plan) {
        Some(moment) => {
            let compare = widgets::chip(ui, "Then and now", false);
            let help = "Plays what has changed since the last snapshot, and tells it in words";
            if compare.on_hover_text(help).clicked() {
                view.map.compare(moment, Moment::Now);
            }
        }
        None if !ctx.read_only => {
            let take = widgets::chip(ui, "Take a snapshot…", false);
            let help = "Keep the plan as it is now, to compare with later";
            if take.on_hover_text(help).clicked() {
                out.run(Command::TakeSnapshot);
            }
        }
        None => {}
    }
    let present = widgets::chip(ui, "Present", false);
    let help = "The map on the full screen in large type, without notes and contacts (F5)";
    if present.on_hover_text(help).clicked() {
        out.run(Command::Present);
    }
}

/// The two moments to begin with: the youngest snapshot, and now.
fn youngest(plan: &Plan) -> Option<Moment> {
    let all = moments::oldest_first(plan);
    all.last().map(|snapshot| Moment::Of(snapshot.id))
}

/// What is known of a moment's plan.
pub(super) fn plan_of(
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    moment: Moment,
) -> Known {
    match moment {
        // Tables are shared, so this costs next to nothing.
        Moment::Now => Known::Plan(std::sync::Arc::new(ctx.plan.clone())),
        Moment::Of(id) => view.moments.plan(ctx.plan, id, out),
    }
}

/// Shows both moments in place of the map.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    view.take_partner();
    super::forget_the_deleted(ctx.plan, view);
    keys(ui, view);
    let Some(pair) = view.map.then.open else {
        ui.ctx().request_repaint();
        return;
    };
    let known = pair.map(|moment| plan_of(ctx, view, out, moment));
    let mut frame = Frame::new();
    frame.inner_margin.right = 12;
    let [Known::Plan(then), Known::Plan(now)] = &known else {
        Panel::top("moments tools")
            .frame(frame)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| tools(ui, ctx, view, false));
        let broken = known.iter().find_map(|known| match known {
            Known::Broken(why) => Some(why.as_str()),
            _ => None,
        });
        if let Some(why) = broken {
            widgets::notice(ui, widgets::Severity::Warning, why);
        } else {
            ui.label(tokens::muted("The snapshot is being read"));
        }
        return;
    };
    let [then, now] = [then, now];
    let map = &mut view.map;
    map.then.tell([then, now]);
    map.then.player.look_at([then, now], map.lens, &map.look);
    if std::mem::take(&mut map.then.begin) {
        map.then.player.play(ui);
    }
    let palette = Palette::of(ui);
    let card = Frame::new()
        .fill(palette.surface)
        .stroke(ui.visuals().widgets.noninteractive.bg_stroke)
        .corner_radius(tokens::CARD_RADIUS)
        .inner_margin(Margin::symmetric(16, 12));
    let panel = if view.map.is_narrow {
        // Beside the map there is no room for it.
        Panel::bottom("moments told below").exact_size(BELOW)
    } else {
        Panel::right("moments told").exact_size(super::PANEL)
    };
    panel
        .resizable(false)
        .show_separator_line(false)
        .frame(card)
        .show(ui, |ui| {
            widgets::region(ui, Role::Complementary, "Beside the map");
            told(ui, view);
        });
    Panel::top("moments tools")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| tools(ui, ctx, view, true));
    egui::CentralPanel::default().frame(frame).show(ui, |ui| {
        // Names at the rim of a small map must not reach into what stands around it.
        ui.set_clip_rect(ui.clip_rect().intersect(ui.max_rect()));
        let ViewState { map, selected, .. } = view;
        let spoken = "Partners then and now; nothing can be changed here";
        let of = |id| selected.contains(&id);
        let (_, clicked) = map.then.player.show(ui, spoken, 1.0, &of);
        if let Some(partner) = clicked {
            view.select_only(partner);
        }
    });
}

fn keys(ui: &Ui, view: &mut ViewState) {
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let hit = |key: Key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if hit(Key::Escape) {
        close(view);
    } else if hit(Key::P) {
        view.map.then.player.play(ui);
    } else if hit(Key::F) {
        view.map.then.player.fit_again();
    }
}

/// Back to the map as it is.
fn close(view: &mut ViewState) {
    view.map.then = Then::default();
    view.map.wants_keys = true;
}

/// Height of the changes in words where they stand below the map.
const BELOW: f32 = 140.0;

fn tools(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, ready: bool) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        let labels: Vec<&str> = Lens::ALL.iter().map(|lens| lens.label()).collect();
        let here = Lens::ALL.iter().position(|lens| *lens == view.map.lens);
        let mut picked = here;
        if view.map.is_narrow {
            const WIDTH: f32 = 190.0;
            widgets::dropdown(ui, super::LENS, WIDTH, None, &labels, &mut picked);
        } else {
            let mut segment = here.unwrap_or(0);
            widgets::segments(ui, super::LENS, &labels, &mut segment);
            picked = Some(segment);
        }
        if let Some(lens) = picked.and_then(|at| Lens::ALL.get(at)) {
            view.map.look_through(*lens);
        }
        if widgets::button(ui, "Back to the map").clicked() {
            close(view);
        }
    });
    let Some(mut pair) = view.map.then.open else {
        return;
    };
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        let [then, now] = &mut pair;
        let line = ui.available_width();
        let mut changed = pick(ui, ctx, "Then", line, then);
        ui.label(tokens::muted("to"));
        changed |= pick(ui, ctx, "Now", line, now);
        if changed {
            view.map.compare(pair[0], pair[1]);
            return;
        }
        if !ready {
            return;
        }
        let narrow = view.map.is_narrow;
        let player = &mut view.map.then.player;
        let verb = if player.is_playing() { "Stop" } else { "Play" };
        if widgets::primary_button(ui, verb).clicked() {
            if player.is_playing() {
                player.stop_at(player.share());
            } else {
                player.play(ui);
            }
        }
        let mut share = player.share();
        ui.spacing_mut().slider_width = if narrow { 90.0 } else { 150.0 };
        let slider = ui.add(Slider::new(&mut share, 0.0..=1.0).show_value(false));
        if slider.accessible_name("From then to now").changed() {
            player.stop_at(share);
        }
        if widgets::icon_button(ui, icons::FIT, "Fit").clicked() {
            player.fit_again();
        }
    });
    ui.add_space(space::XS);
}

/// Picks a moment; tells whether it is another one.
fn pick(ui: &mut Ui, ctx: &Ctx<'_>, name: &str, line: f32, moment: &mut Moment) -> bool {
    const WIDTHS: std::ops::RangeInclusive<f32> = 110.0..=190.0;
    /// Room for all that stands in the same line besides the two moments.
    const OTHERS: f32 = 270.0;
    let width = (line - OTHERS) * 0.5;
    let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let all = moments::oldest_first(ctx.plan);
    let mut names: Vec<&str> = all.iter().map(|s| moments::name(s)).collect();
    names.push("The plan as it is");
    let mut each: Vec<Moment> = all.iter().map(|s| Moment::Of(s.id)).collect();
    each.push(Moment::Now);
    let before = each.iter().position(|m| m == moment);
    let mut picked = before;
    widgets::dropdown(ui, name, width, None, &names, &mut picked);
    let new = picked.and_then(|at| each.get(at)).copied();
    match new {
        Some(new) if picked != before => {
            *moment = new;
            true
        }
        _ => false,
    }
}

/// The change in words.
fn told(ui: &mut Ui, view: &mut ViewState) {
    let ViewState {
        map,
        selected,
        focus,
        ..
    } = view;
    let then = &map.then;
    if !map.is_narrow {
        ui.add(Label::new(tokens::heading("What changed")).selectable(false));
    }
    let count = then.changes.count();
    let help = match count {
        0 => "Nothing about the partners changed between these two moments".to_owned(),
        _ if map.is_narrow => format!(
            "{} in all; press a line to select its partners",
            crate::insight::text::count(count, "change", "changes")
        ),
        _ => format!(
            "{} in all; press a line to select its partners. Nothing can be changed while you look at another moment",
            crate::insight::text::count(count, "change", "changes")
        ),
    };
    ui.add(Label::new(tokens::small(help)).selectable(false).wrap());
    ui.add_space(space::S);
    ScrollArea::vertical()
        .id_salt("what changed")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            ui.spacing_mut().item_spacing.y = 2.0;
            for (at, line) in then.told.iter().enumerate().take(MOST_TOLD) {
                ui.push_id(at, |ui| {
                    if line.partners.is_empty() {
                        // In line with those that can be pressed.
                        let pad = ui.spacing().button_padding;
                        let words = Label::new(tokens::body(&line.text)).wrap();
                        Frame::new()
                            .inner_margin(Margin::from(pad))
                            .show(ui, |ui| ui.add(words.selectable(false)));
                        return;
                    }
                    let chosen = line.partners.iter().all(|id| selected.contains(id));
                    let words = egui::Button::selectable(chosen, tokens::body(&line.text)).wrap();
                    let button = ui.add(words.min_size(egui::vec2(ui.available_width(), 28.0)));
                    if button.clicked() {
                        selected.clear();
                        selected.extend(line.partners.iter().copied());
                        *focus = line.partners.first().copied();
                    }
                });
            }
            if let Some(more) = then.told.len().checked_sub(MOST_TOLD).filter(|n| *n > 0) {
                ui.label(tokens::muted(format!("And {more} more, of less weight")));
            }
        });
}

/// More sentences than these nobody reads.
const MOST_TOLD: usize = 200;
