//! Purpose and outcomes: what it is for, how we will know, and what each partner puts in.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

mod outcomes;
mod shares;

use egui::Ui;

use super::items::{self, Items};
use crate::{
    guidance::Kind,
    ui::{Ctx, Out, ViewState, tokens::space},
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    outcomes: outcomes::View,
    shares: shares::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let asked: Vec<&str> = ctx
        .guidance
        .items_of_step("purpose")
        .filter(|item| item.kind == Kind::Prompt)
        .map(|item| item.id.as_str())
        .collect();
    let ViewState { purpose, jump, .. } = view;
    items::questions(ui, ctx, &mut purpose.items, out, &asked, jump);
    outcomes::draw(ui, ctx, view, out);
    shares::draw(ui, ctx, view, out);
    ui.add_space(space::XXL);
}
