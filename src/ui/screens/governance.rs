//! Governance: ground rules, authority, who does what, agreements.
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
    let ViewState {
        governance, jump, ..
    } = view;
    items::about_plan(ui, ctx, &mut governance.items, out, "governance", jump);
    ui.add_space(space::XXL);
}
