//! The table of partners: as many columns as there is room for, several rows picked by Ctrl and Shift.
//! Must not know the form beside it.

use egui::{Align2, Key, Modifiers, Ui, vec2};

use super::{
    delete,
    list::{self, Column, Order},
    told::{self, Told},
};
use crate::{
    model::{Id, Key as RecordKey, Partner, PartnerStatus},
    ui::{
        Ctx, Out, ViewState,
        screens::{findings, names},
        tokens::{self, Palette, space},
        widgets::{
            self,
            table::{Column as Drawn, Happened, Sort, Table},
        },
    },
};

/// The columns that fit beside a name of readable width, most telling first to stay.
fn columns_for(width: f32) -> &'static [Column] {
    use Column::{Category, Contact, Criteria, Level, Links, Name, Spoken, Status};
    // Names come first: a column is left out before they have less than some 250 points.
    if width >= 1240.0 {
        &[
            Name, Category, Status, Level, Contact, Spoken, Criteria, Links,
        ]
    } else if width >= 1090.0 {
        &[Name, Category, Status, Level, Contact, Spoken, Links]
    } else if width >= 1000.0 {
        &[Name, Category, Status, Level, Contact, Links]
    } else if width >= 820.0 {
        &[Name, Status, Level, Contact, Links]
    } else if width >= 600.0 {
        &[Name, Status, Level]
    } else if width >= 360.0 {
        &[Name, Status]
    } else {
        &[Name]
    }
}

fn drawn(column: Column, room: f32) -> Drawn<'static> {
    let title = column.label();
    let roomy = room >= 1400.0;
    let wide = |tight: f32, roomy_width: f32| if roomy { roomy_width } else { tight };
    match column {
        Column::Name => Drawn::rest(title),
        Column::Category => Drawn::exact(title, 138.0),
        Column::Status => Drawn::exact(title, 96.0),
        Column::Level => Drawn::exact(title, 210.0),
        Column::Contact => Drawn::exact(title, wide(136.0, 190.0)),
        Column::Spoken => Drawn::exact(title, wide(110.0, 160.0)),
        Column::Criteria => Drawn::exact(title, wide(132.0, 220.0)),
        Column::Links => Drawn::exact(title, 60.0),
    }
}

/// Draws the table into the room that is left.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let room = ui.available_width();
    let columns = columns_for(room);
    let shape: Vec<Drawn<'_>> = columns.iter().map(|c| drawn(*c, room)).collect();
    let order = view.partners.order;
    let at = columns.iter().position(|c| *c == order.by);
    let mut sort = Sort {
        column: at.unwrap_or(usize::MAX),
        descending: order.down,
    };
    let rows: Vec<Id<Partner>> = {
        let own = &mut view.partners;
        own.rows.of(ctx, &own.told, &own.filter, own.order).to_vec()
    };
    if rows.is_empty() {
        widgets::empty_state(
            ui,
            tokens::icons::FILTER,
            "No partner fits the filter",
            "Take a word out of the filter, or show all",
            None,
        );
        return;
    }
    let current = view.focus.and_then(|id| rows.iter().position(|r| *r == id));
    let reveal = view
        .partners
        .reveal
        .and_then(|id| rows.iter().position(|r| *r == id));
    if reveal.is_some() {
        view.partners.reveal = None;
    }
    let (selected, told) = (&view.selected, &view.partners.told);
    let happened = Table::new("Partners", &shape, rows.len())
        .reveal(reveal)
        .show(
            ui,
            current,
            &mut sort,
            |row| rows.get(row).is_some_and(|id| selected.contains(id)),
            |row| row_name(ctx, &rows, row),
            |ui, row, column| {
                let partner = rows.get(row).and_then(|id| ctx.plan.get(*id));
                if let (Some(partner), Some(column)) = (partner, columns.get(column)) {
                    cell(ui, ctx, told, partner, *column);
                }
            },
        );
    if happened.sorted
        && let Some(by) = columns.get(sort.column)
    {
        view.partners.order = Order {
            by: *by,
            down: sort.descending,
        };
    }
    follow(ui, ctx, view, out, &rows, &happened);
}

fn row_name(ctx: &Ctx<'_>, rows: &[Id<Partner>], row: usize) -> String {
    rows.get(row)
        .and_then(|id| ctx.plan.get(*id))
        .map_or_else(String::new, |p| names::partner(p).to_owned())
}

/// Does what was asked of the table.
fn follow(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    rows: &[Id<Partner>],
    happened: &Happened,
) {
    let at = |row: usize| rows.get(row).copied();
    if let Some(id) = happened.moved_to.and_then(at) {
        let by_key_with_shift = ui.input(|i| {
            i.modifiers.shift && (i.key_pressed(Key::ArrowDown) || i.key_pressed(Key::ArrowUp))
        });
        if by_key_with_shift {
            select_to(view, rows, id);
        } else {
            view.select_only(id);
            view.partners.anchor = Some(id);
        }
    }
    if let Some((row, held)) = happened.clicked_with
        && let Some(id) = at(row)
    {
        if held.shift {
            select_to(view, rows, id);
        } else {
            toggle(view, id, held);
        }
    }
    if let Some(id) = happened.opened.and_then(at) {
        view.select_only(id);
        view.partners.anchor = Some(id);
        view.name_now = true;
    }
    if let Some(id) = happened.deleted.and_then(at) {
        let gone: Vec<_> = if view.selected.contains(&id) {
            view.selected.iter().copied().collect()
        } else {
            vec![id]
        };
        delete(ctx, view, out, &gone);
    }
}

fn toggle(view: &mut ViewState, id: Id<Partner>, _held: Modifiers) {
    if view.selected.remove(&id) {
        if view.focus == Some(id) {
            view.focus = view.selected.last().copied();
        }
    } else {
        view.selected.insert(id);
        view.focus = Some(id);
    }
    view.partners.anchor = Some(id);
}

/// Selects the rows from the anchor to this one.
fn select_to(view: &mut ViewState, rows: &[Id<Partner>], id: Id<Partner>) {
    let anchor = view.partners.anchor.or(view.focus).unwrap_or(id);
    let place = |id| rows.iter().position(|r| *r == id);
    let (Some(from), Some(to)) = (place(anchor), place(id)) else {
        return;
    };
    let range = rows.get(from.min(to)..=from.max(to)).unwrap_or_default();
    view.selected = range.iter().copied().collect();
    view.focus = Some(id);
    view.partners.anchor = Some(anchor);
}

fn cell(ui: &mut Ui, ctx: &Ctx<'_>, told: &Told, partner: &Partner, column: Column) {
    match column {
        Column::Name => name(ui, ctx, partner),
        Column::Category => words(ui, partner.category.label(), false),
        Column::Status => words(
            ui,
            partner.status.label(),
            partner.status != PartnerStatus::AtTable,
        ),
        Column::Level => words(
            ui,
            &names::pair(partner.current_level, partner.intended_level),
            partner.current_level.is_none(),
        ),
        Column::Contact => words(ui, list::person_to_call(ctx, partner.id), false),
        Column::Spoken => match told.last_on(ctx, partner.id) {
            Some(day) => words(ui, &names::day(day, ctx.today), false),
            None => words(ui, "–", true),
        },
        Column::Criteria => {
            let tally = told.tally(partner.id);
            words(ui, &told::tally_in_words(tally), tally.answered() == 0);
        }
        Column::Links => {
            let count = ctx.index.links(ctx.plan, partner.id).count();
            words(ui, &count.to_string(), count == 0);
        }
    }
}

fn words(ui: &mut Ui, text: &str, quiet: bool) {
    let rich = if quiet {
        tokens::muted(names::brief(text))
    } else {
        tokens::body(names::brief(text))
    };
    let label = ui.add(egui::Label::new(rich).truncate().selectable(false));
    if label.hovered() && text.chars().count() > 12 {
        label.on_hover_text(names::longer(text));
    }
}

fn name(ui: &mut Ui, ctx: &Ctx<'_>, partner: &Partner) {
    ui.spacing_mut().item_spacing.x = space::S;
    let p = Palette::of(ui);
    // Painted, not a widget: for a screen reader the row says it all.
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), egui::Sense::hover());
    let center = Align2::CENTER_CENTER.pos_in_rect(&rect);
    widgets::paint_category_mark(
        ui.painter(),
        partner.category,
        center,
        7.0,
        p.category(partner.category),
    );
    let shown = names::partner(partner);
    let rich = if partner.name.trim().is_empty() {
        tokens::muted(shown).italics()
    } else {
        tokens::strong(names::line(shown))
    };
    let mark = findings::mark(ctx, RecordKey::of(partner.id));
    let room = if mark.is_some() { 24.0 } else { 0.0 };
    let label = ui.scope(|ui| {
        ui.set_max_width((ui.available_width() - room).max(0.0));
        ui.add(egui::Label::new(rich).truncate().selectable(false))
    });
    if label.inner.hovered() {
        label.inner.on_hover_text(names::longer(shown));
    }
    if let Some((severity, sentences)) = mark {
        let (ink, _, icon) = severity.look(p);
        let icon = tokens::icon(icon).size(16.0).color(ink);
        widgets::telling_sign(ui, icon, &sentences).on_hover_text(sentences);
    }
}
