//! Structure: the form that fits the purpose, the structures we work in, and who sits there.
//! Must not know how a table is drawn (that is `sheet`).

mod seats;

use egui::{Align, Label, Layout, Ui};

use super::items::{self, Items};
use crate::{
    guidance::Item,
    insight::Subject,
    model::{Kind, Structure},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Column, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

/// The bodies through which partners work together.
const STRUCTURES: Sheet = Sheet {
    kind: Kind::Structure,
    name: "Structures",
    one: "structure",
    columns: &[
        col!(Structure.name, "Name").width(220.0),
        col!(Structure.form, "Form").width(216.0),
        col!(Structure.purpose, "What it is for").long(),
        col!(Structure.cadence, "How often it meets").width(150.0),
        Column::told("Who sits there", seats::told).width(150.0),
    ],
    more: &[col!(Structure.notes, "Notes").long()],
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    structures: sheet::State,
    seats: seats::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    forms(ui, ctx, view, out);
    let title = "The structures you work in";
    let help = "Open a row to say who sits there";
    let ViewState {
        structure, jump, ..
    } = view;
    let View {
        structures, seats, ..
    } = structure;
    widgets::section(ui, title, help, |ui| {
        STRUCTURES
            .table(structures)
            .untitled()
            .below(|ui, ctx, out, jump, key| seats::draw(ui, ctx, seats, out, jump, key))
            .show(ui, ctx, out, jump);
    });
    seats::nowhere(ui, ctx, view, out);
    ui.add_space(space::XXL);
}

/// The six forms as cards, side by side where there is room.
fn forms(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let forms: Vec<&Item> = ctx.guidance.items_under("structure").collect();
    ui.label(tokens::muted(
        "Tick the forms that fit your purpose; a partnership can have several",
    ));
    ui.add_space(space::S);
    let columns = match ui.available_width() {
        width if width >= 900.0 => 3,
        width if width >= 560.0 => 2,
        _ => 1,
    };
    for row in forms.chunks(columns) {
        // Cards side by side are as high as the highest of them, as it was when it was drawn last.
        let id = ui.make_persistent_id(("row of forms", row.first().map(|item| &item.id)));
        let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
        let mut highest = 0.0_f32;
        ui.columns(columns, |columns| {
            for (ui, item) in columns.iter_mut().zip(row) {
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    widgets::card(ui, |ui| {
                        form(ui, ctx, view, out, item);
                        let own = ui.min_rect().height();
                        highest = highest.max(own);
                        ui.spacing_mut().item_spacing.y = 0.0;
                        ui.add_space((known - own).max(0.0));
                    });
                });
            }
        });
        if (highest - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, highest));
            ui.request_repaint();
        }
        ui.add_space(space::S);
    }
}

fn form(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, item: &Item) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.add(Label::new(tokens::heading(&item.short)).selectable(false));
    let here = view.jump.takes_item(&item.id);
    let items = &mut view.structure.items;
    items::item(ui, ctx, items, out, item, Subject::PLAN, here);
    ui.add(Label::new(tokens::muted(&item.why)).wrap());
}
