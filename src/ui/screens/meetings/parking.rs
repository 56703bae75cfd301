//! The parking lot, beside the meetings in which it comes up.
//! Must not know how a table is drawn.

use egui::{ScrollArea, Ui};

use crate::ui::{
    Ctx, Jump, Out,
    screens::{items::Items, parking},
    sheet,
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    parked: sheet::State,
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    ScrollArea::vertical()
        .id_salt("parking lot")
        .auto_shrink(false)
        .show(ui, |ui| {
            let same = "The same issues stand on Priorities and actions. ";
            parking::draw(ui, ctx, &mut view.parked, items, out, jump, same);
        });
}
