//! One category: its partners by status, its member types, how to win and keep them.
//! Must not know the other categories.

use egui::{Align, Label, Layout, Sense, Ui, vec2};

use super::{Fold, types};
use crate::{
    insight::{Subject, coverage::Seats},
    model::{AnyRecord, Category, Id, Key, Kind, Partner, PartnerStatus, Record as _, Value},
    ui::{
        Ctx, Out, ViewState,
        screens::{chips, items, names, readable},
        sheet::{Column, Sheet, col},
        tokens::{self, Palette, space},
        widgets,
    },
};

/// The partners of one category, with how to engage each.
const PARTNERS: Sheet = Sheet {
    kind: Kind::Partner,
    name: "How to engage each",
    one: "partner",
    columns: &[
        col!(Partner.name, "Partner").width(240.0),
        col!(Partner.status, "Status").width(150.0),
        Column::told("Member type", member_type).width(180.0),
        col!(Partner.engagement, "How to engage it").long(),
    ],
    more: &[
        col!(Partner.gains, "What it gains").long(),
        col!(Partner.needs, "What it needs from us").long(),
    ],
};

fn member_type(ctx: &Ctx<'_>, key: Key) -> String {
    let partner = ctx.plan.get(Id::<Partner>::new(key.id));
    let item = partner.and_then(|p| ctx.guidance.item(&p.member_type));
    item.map_or_else(|| "–".to_owned(), |item| item.short.clone())
}

/// Draws a category.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seats: &Seats,
) {
    let category = seats.category;
    widgets::card(ui, |ui| {
        ui.push_id(category.word(), |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            head(ui, seats);
            people(ui, ctx, view, out, seats);
            let types = format!(
                "Member types: {} of {} at the table",
                seats.types_taken(),
                seats.types.len()
            );
            let (show_types, show_engage) = ui
                .horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = space::XL;
                    (
                        fold(ui, view, (category, Fold::Types), &types),
                        fold(
                            ui,
                            view,
                            (category, Fold::Engage),
                            "How to win and keep them",
                        ),
                    )
                })
                .inner;
            if show_types {
                types::draw(ui, ctx, view, out, seats);
            }
            if show_engage {
                engage(ui, ctx, view, out, seats);
            }
        });
    });
}

fn head(ui: &mut Ui, seats: &Seats) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        widgets::category_mark(ui, seats.category, 18.0);
        let title = tokens::heading(seats.category.label());
        ui.add(Label::new(title).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let p = Palette::of(ui);
            let words = tally(seats);
            let words = if seats.is_empty() {
                tokens::caption(words).color(p.warning)
            } else {
                tokens::caption(words)
            };
            ui.add(Label::new(words).selectable(false).truncate());
        });
    });
}

/// “3 at the table, 1 invited, 2 prospects”.
fn tally(seats: &Seats) -> String {
    let mut words = match seats.of(PartnerStatus::AtTable).len() {
        0 => "Nobody at the table".to_owned(),
        n => format!("{n} at the table"),
    };
    for (status, one, many) in [
        (PartnerStatus::Invited, "invited", "invited"),
        (PartnerStatus::Prospect, "prospect", "prospects"),
        (PartnerStatus::Missing, "missing", "missing"),
        (PartnerStatus::Ended, "ended", "ended"),
    ] {
        let count = seats.of(status).len();
        if count > 0 {
            words.push_str(", ");
            words.push_str(&names::plural(count, one, many));
        }
    }
    words
}

/// The partners as chips, a line for each status.
fn people(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, seats: &Seats) {
    const TITLES: f32 = 104.0;
    let order = [
        PartnerStatus::AtTable,
        PartnerStatus::Invited,
        PartnerStatus::Prospect,
        PartnerStatus::Missing,
        PartnerStatus::Ended,
    ];
    let all = view.table.open.contains(&(seats.category, Fold::People));
    for status in order {
        let partners = seats.of(status);
        if partners.is_empty() {
            continue;
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            let (title, _) = ui.allocate_exact_size(vec2(TITLES, 30.0), Sense::hover());
            let words = Label::new(tokens::small(status.label())).selectable(false);
            let line = Layout::left_to_right(Align::Center);
            let place = egui::UiBuilder::new().max_rect(title).layout(line);
            ui.new_child(place).add(words.truncate());
            let of = format!("{}, {}", seats.category.label(), status.label());
            match chips::partners(ui, ctx, &of, partners, all) {
                Some(chips::Asked::Open(id)) => chips::open(view, out, id),
                Some(chips::Asked::All) => {
                    view.table.open.insert((seats.category, Fold::People));
                }
                None => {}
            }
        });
    }
}

/// A line that opens and shuts what stands below it; whether it is open.
fn fold(ui: &mut Ui, view: &mut ViewState, key: (Category, Fold), title: &str) -> bool {
    let open = view.table.open.contains(&key);
    let name = format!("{title}, {}", key.0.label());
    if items::disclose(ui, title, &name, open) {
        if open {
            view.table.open.remove(&key);
        } else {
            view.table.open.insert(key);
        }
    }
    open
}

/// The guidance for the category, and how to engage each of its partners.
fn engage(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, seats: &Seats) {
    let id = format!("category.{}", seats.category.word());
    let Some(item) = ctx.guidance.item(&id) else {
        return;
    };
    readable(ui, |ui| {
        for (title, text) in [
            ("Why they belong at the table", &item.why),
            ("How to engage them", &item.how),
            ("Example", &item.example),
        ] {
            if !text.is_empty() {
                ui.add(Label::new(tokens::caption(title)).selectable(false));
                ui.add(Label::new(tokens::body(text)).wrap());
            }
        }
        ui.add_space(space::S);
        ui.add(Label::new(tokens::caption("This group matters for our plan")).selectable(false));
        let jump = view.jump.takes_item(&item.id);
        let items = &mut view.table.items;
        items::item(ui, ctx, items, out, item, Subject::PLAN, jump);
    });
    let place = Category::ALL.iter().position(|c| *c == seats.category);
    let Some(state) = place.and_then(|at| view.table.engage.get_mut(at)) else {
        return;
    };
    let category = Value::Text(seats.category.word().to_owned());
    PARTNERS
        .table(state)
        .within("category", category)
        .only(|row| !ended(row))
        .show(ui, ctx, out, &mut view.jump);
}

fn ended(row: &AnyRecord) -> bool {
    Partner::unwrap_any(row).is_some_and(|p| p.status == PartnerStatus::Ended)
}
