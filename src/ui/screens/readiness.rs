//! Readiness: how willing partners are, and how well the ground is prepared.
//! Must not know how a question is drawn (that is `items`).

use egui::Ui;

use super::items::{self, Items, Matrix};
use crate::ui::{Ctx, Out, ViewState, tokens::space, widgets};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        readiness, jump, ..
    } = view;
    items::about_plan(ui, ctx, &mut readiness.items, out, "readiness", jump);
    let asked: Vec<_> = ctx.guidance.items_under("prep.commit").collect();
    let partners = items::partners(ctx);
    widgets::section(ui, "Willing to take part", "", |ui| {
        Matrix::new("Willingness", &asked, &partners).show(
            ui,
            ctx,
            &mut readiness.items,
            out,
            jump,
        );
    });
    ui.add_space(space::XXL);
}
