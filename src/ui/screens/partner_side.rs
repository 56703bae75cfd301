//! The partners beside a page about one of them: a list where there is room, else a field to pick from.
//! Must not know what is told of each, nor the page.

use egui::{Ui, vec2};

use crate::{
    model::{Id, Partner},
    ui::{
        Ctx, ViewState,
        screens::names,
        tokens::{self, Palette, space},
        widgets::{
            self,
            table::{Column, Sort, Table},
        },
    },
};

/// Narrower than this a page has no room for a list beside it.
const ROOM_FOR_LIST: f32 = 700.0;

/// What is told of a partner below its name.
pub type Tell = fn(&Ctx<'_>, &Partner) -> String;

/// View state.
#[derive(Default)]
pub struct View {
    filter: String,
    descending: bool,
    rows: Vec<Id<Partner>>,
    made_for: Option<(u64, String, bool)>,
    options: Option<(u64, Vec<(i64, String)>)>,
    shown: Option<Id<Partner>>,
}

impl View {
    /// The first partner of the list.
    pub fn first(&mut self, ctx: &Ctx<'_>) -> Option<Id<Partner>> {
        self.rows(ctx).first().copied()
    }

    /// The partners by name, narrowed by the filter; kept until one of them changes.
    fn rows(&mut self, ctx: &Ctx<'_>) -> &[Id<Partner>] {
        let key = (ctx.revision, self.filter.clone(), self.descending);
        if self.made_for.as_ref() != Some(&key) {
            let wanted = self.filter.trim().to_lowercase();
            let mut keyed: Vec<_> = ctx
                .plan
                .partners
                .iter()
                .map(|p| (p.name.to_lowercase(), p.id))
                .filter(|(name, _)| name.contains(&wanted))
                .collect();
            keyed.sort();
            if self.descending {
                keyed.reverse();
            }
            self.rows = keyed.into_iter().map(|(_, id)| id).collect();
            self.made_for = Some(key);
        }
        &self.rows
    }
}

/// Draws the partners and beside them a page about the one in focus; `page` is told whether the list of names stands
/// beside it. Something is always shown: without a focus the first of the list.
pub fn with_page(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    side: fn(&mut ViewState) -> &mut View,
    tell: Tell,
    page: impl FnOnce(&mut Ui, &mut ViewState, &Partner, bool),
) {
    if view.focus.is_none_or(|id| !ctx.plan.partners.contains(id))
        && let Some(first) = side(view).first(ctx)
    {
        view.select_only(first);
    }
    let focus = view.focus;
    let (picked, beside) = draw(ui, ctx, side(view), focus, tell);
    if let Some(picked) = picked {
        view.select_only(picked);
    }
    let Some(partner) = view.focus.and_then(|id| ctx.plan.get(id)) else {
        return;
    };
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.inner_margin(egui::Margin {
            left: if beside { 12 } else { 0 },
            ..egui::Margin::ZERO
        }))
        .show(ui, |ui| {
            ui.push_id(partner.id.raw(), |ui| page(ui, view, partner, beside));
        });
}

/// A heading with a partner's mark and name.
pub fn title(ui: &mut Ui, partner: &Partner) {
    ui.horizontal(|ui| {
        widgets::category_mark(ui, partner.category, 18.0);
        let name = names::partner(partner);
        let title = egui::Label::new(tokens::heading(names::brief(name)))
            .selectable(false)
            .truncate();
        ui.add(title).on_hover_text(names::longer(name));
    });
}

/// Draws the partners, as a list at the left or a field above; gives back the one that was picked now, and
/// whether the list stands beside the page.
fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    focus: Option<Id<Partner>>,
    tell: Tell,
) -> (Option<Id<Partner>>, bool) {
    if ui.available_width() < ROOM_FOR_LIST {
        let picked = picker(ui, ctx, view, focus);
        ui.add_space(space::S);
        return (picked, false);
    }
    let picked = egui::Panel::left("partner side list")
        .resizable(true)
        .default_size(284.0)
        .size_range(200.0..=420.0)
        .frame(egui::Frame::NONE.inner_margin(egui::Margin {
            right: 12,
            ..egui::Margin::ZERO
        }))
        .show(ui, |ui| list(ui, ctx, view, focus, tell))
        .inner;
    (picked, true)
}

fn list(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    focus: Option<Id<Partner>>,
    tell: Tell,
) -> Option<Id<Partner>> {
    ui.add_space(space::XS);
    widgets::search(ui, "Find a partner", "Find a partner", &mut view.filter);
    ui.add_space(space::XS);
    let rows = view.rows(ctx).to_vec();
    if rows.is_empty() {
        ui.label(tokens::small("Nobody by that name"));
        return None;
    }
    let current = focus.and_then(|id| rows.iter().position(|r| *r == id));
    // Came here from another page: show where we are.
    let reveal = (view.shown != focus).then_some(current).flatten();
    view.shown = focus;
    let mut sort = Sort {
        column: 0,
        descending: view.descending,
    };
    let happened = Table::new("Partners", &[Column::rest("Partner")], rows.len())
        .row_height(56.0)
        .reveal(reveal)
        .show(
            ui,
            current,
            &mut sort,
            |row| rows.get(row).copied() == focus,
            |row| row_name(ctx, &rows, row),
            |ui, row, _| {
                if let Some(partner) = rows.get(row).and_then(|id| ctx.plan.get(*id)) {
                    cell(ui, ctx, partner, tell);
                }
            },
        );
    view.descending = sort.descending;
    let picked = happened
        .moved_to
        .or(happened.clicked_with.map(|(row, _)| row));
    let picked = picked.and_then(|row| rows.get(row)).copied();
    view.shown = picked.or(view.shown);
    picked
}

fn row_name(ctx: &Ctx<'_>, rows: &[Id<Partner>], row: usize) -> String {
    rows.get(row)
        .and_then(|id| ctx.plan.get(*id))
        .map_or_else(String::new, |p| names::partner(p).to_owned())
}

fn cell(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner, tell: Tell) {
    ui.spacing_mut().item_spacing.x = space::S;
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
    let color = Palette::of(ui).category(partner.category);
    widgets::paint_category_mark(ui.painter(), partner.category, rect.center(), 7.0, color);
    ui.vertical(|ui| {
        // Clear of the scroll bar.
        ui.set_max_width((ui.available_width() - 14.0).max(40.0));
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(8.0);
        let name = names::partner(partner);
        let label = egui::Label::new(tokens::strong(names::line(name)))
            .truncate()
            .selectable(false);
        let label = ui.add(label);
        if label.hovered() {
            label.on_hover_text(names::longer(name));
        }
        let words = tell(ctx, partner);
        ui.add(
            egui::Label::new(tokens::small(words))
                .truncate()
                .selectable(false),
        );
    });
}

/// Where there is no room for a list: a field to pick the partner.
fn picker(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    focus: Option<Id<Partner>>,
) -> Option<Id<Partner>> {
    if view
        .options
        .as_ref()
        .is_none_or(|(revision, _)| *revision != ctx.revision)
    {
        let mut options: Vec<_> = ctx
            .plan
            .partners
            .iter()
            .map(|p| (p.id.raw(), names::brief(names::partner(p)).into_owned()))
            .collect();
        options.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
        view.options = Some((ctx.revision, options));
    }
    let (_, options) = view.options.as_ref()?;
    let mut picked = focus.map(Id::raw);
    widgets::pick_record(ui, "Partner", options, &mut picked);
    picked.map(Id::new).filter(|id| focus != Some(*id))
}
