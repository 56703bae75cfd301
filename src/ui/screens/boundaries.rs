//! Boundaries: five checks, and what each side won't give up.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use super::items::{self, Items};
use crate::{
    model::{Kind, NonNegotiable},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::space,
    },
};

/// What a party won't give up.
const NON_NEGOTIABLES: Sheet = Sheet {
    kind: Kind::NonNegotiable,
    name: "Non-negotiables",
    one: "non-negotiable",
    columns: &[
        col!(NonNegotiable.text, "What won't be given up"),
        col!(NonNegotiable.partner, "Whose")
            .width(200.0)
            .help("A partner; not set: our agency"),
        col!(NonNegotiable.reason, "Why"),
    ],
    more: &[],
};

/// The checks in the catalogue's order.
const CHECKS: &[&str] = &[
    "boundary.strong",
    "boundary.truth",
    "boundary.say-no",
    "boundary.expectations",
    "boundary.non-negotiables",
];

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    non_negotiables: sheet::State,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        boundaries: view,
        jump,
        ..
    } = view;
    // The check on non-negotiables comes last, right above the table that it asks about.
    items::questions(ui, ctx, &mut view.items, out, CHECKS, jump);
    ui.add_space(space::L);
    NON_NEGOTIABLES
        .table(&mut view.non_negotiables)
        .show(ui, ctx, out, jump);
    ui.add_space(space::XXL);
}
