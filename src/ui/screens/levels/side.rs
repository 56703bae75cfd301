//! The partners beside the matrix: whose levels are shown, and how far each is rated.
//! Must not know the matrix.

use egui::{Ui, vec2};

use crate::{
    insight::levels::profile,
    model::{Aspect, Id, Partner},
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

/// View state.
#[derive(Default)]
pub(super) struct View {
    filter: String,
    descending: bool,
    rows: Vec<Id<Partner>>,
    made_for: Option<(u64, String, bool)>,
    options: Option<(u64, Vec<(i64, String)>)>,
    shown: Option<Id<Partner>>,
}

impl View {
    /// The first partner of the list.
    pub(super) fn first(&mut self, ctx: &Ctx<'_>) -> Option<Id<Partner>> {
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

/// The list at the left.
pub(super) fn list(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    let side = &mut view.levels.side;
    ui.add_space(space::XS);
    widgets::search(ui, "Find a partner", "Find a partner", &mut side.filter);
    ui.add_space(space::XS);
    let rows = side.rows(ctx).to_vec();
    if rows.is_empty() {
        ui.label(tokens::small("Nobody by that name"));
        return;
    }
    let current = view.focus.and_then(|id| rows.iter().position(|r| *r == id));
    // Came here from another page: show where we are.
    let reveal = (side.shown != view.focus).then_some(current).flatten();
    side.shown = view.focus;
    let mut sort = Sort {
        column: 0,
        descending: side.descending,
    };
    let focus = view.focus;
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
                    cell(ui, ctx, partner);
                }
            },
        );
    side.descending = sort.descending;
    let picked = happened
        .moved_to
        .or(happened.clicked_with.map(|(row, _)| row));
    if let Some(id) = picked.and_then(|row| rows.get(row)) {
        view.select_only(*id);
        view.levels.side.shown = Some(*id);
    }
}

fn row_name(ctx: &Ctx<'_>, rows: &[Id<Partner>], row: usize) -> String {
    rows.get(row)
        .and_then(|id| ctx.plan.get(*id))
        .map_or_else(String::new, |p| names::partner(p).to_owned())
}

fn cell(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner) {
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
        let profile = profile(ctx.plan, ctx.index, partner.id);
        let (now, rated) = profile.current();
        let (then, aimed) = profile.intended();
        let words = if rated == 0 && aimed == 0 {
            "Not rated yet".to_owned()
        } else {
            let medians = names::pair(now, then);
            format!("{rated} of {} · {medians}", Aspect::ALL.len())
        };
        ui.add(
            egui::Label::new(tokens::small(words))
                .truncate()
                .selectable(false),
        );
    });
}

/// Where there is no room for a list: a field to pick the partner.
pub(super) fn picker(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState) {
    let side = &mut view.levels.side;
    if side
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
        side.options = Some((ctx.revision, options));
    }
    let Some((_, options)) = &side.options else {
        return;
    };
    let mut picked = view.focus.map(Id::raw);
    widgets::pick_record(ui, "Partner", options, &mut picked);
    if let Some(id) = picked.map(Id::new)
        && view.focus != Some(id)
    {
        view.select_only(id);
    }
}
