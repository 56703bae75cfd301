//! Who does what: tasks by partners and people, with a letter where they meet.
//! Must not know the rules of the grid (those are `insight::raci`).

use egui::Ui;

use crate::ui::{
    Ctx, Jump, Out,
    screens::items::{self, Items},
};

/// View state.
#[derive(Default)]
pub(super) struct View {}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    _view: &mut View,
    items: &mut Items,
    _out: &mut Out<'_>,
    jump: &mut Jump,
) {
    items::table_head(ui, ctx, items, "governance.raci", jump);
}
