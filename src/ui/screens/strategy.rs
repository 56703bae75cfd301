//! Where we stand: twelve questions about the partners we have and the history we bring.
//! Must not know how a question is drawn (that is `items`).

use egui::Ui;

use super::items::{self, Items};
use crate::{
    insight::Subject,
    ui::{Ctx, Out, ViewState, tokens::space},
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    for item in ctx.guidance.items_under("strategy") {
        let jump = view.jump_to_item.as_deref() == Some(item.id.as_str());
        if jump {
            view.jump_to_item = None;
        }
        items::item(
            ui,
            ctx,
            &mut view.strategy.items,
            out,
            item,
            Subject::PLAN,
            jump,
        );
    }
    ui.add_space(space::XXL);
}
