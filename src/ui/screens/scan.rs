//! Environmental scan: what is changing inside and around us.
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
    let ViewState { scan, jump, .. } = view;
    items::about_plan(ui, ctx, &mut scan.items, out, "scan", jump);
    let asked: Vec<_> = ctx.guidance.items_under("scan.readiness").collect();
    let partners = items::partners(ctx);
    widgets::section(ui, "Readiness of each partner", "", |ui| {
        Matrix::new("Readiness to partner", &asked, &partners).show(
            ui,
            ctx,
            &mut scan.items,
            out,
            jump,
        );
    });
    ui.add_space(space::XXL);
}
