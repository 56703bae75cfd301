//! Data: what we know, from whom, and how it is kept.
//! Must not know how a question is drawn (that is `items`).

use egui::Ui;

use super::items::{self, Items};
use crate::ui::{Ctx, Out, ViewState, tokens::space};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { data, jump, .. } = view;
    items::about_plan(ui, ctx, &mut data.items, out, "data", jump);
    ui.add_space(space::XXL);
}
