//! Workshop: people, pre-work and an agenda.
//! Must not know how a table is drawn (that is `sheet`).

use egui::Ui;

use crate::{
    model::{Kind, PreworkTask},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::space,
    },
};

/// What is to be done before the day.
const PREWORK: Sheet = Sheet {
    kind: Kind::PreworkTask,
    name: "Pre-work",
    one: "task",
    columns: &[
        col!(PreworkTask.task, "Task"),
        col!(PreworkTask.owner, "Who").width(180.0),
        col!(PreworkTask.due, "By when").width(140.0),
        col!(PreworkTask.done, "Done").width(64.0),
    ],
    more: &[col!(PreworkTask.notes, "Notes").long()],
};

/// View state.
#[derive(Default)]
pub struct View {
    prework: sheet::State,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { workshop, jump, .. } = view;
    PREWORK
        .table(&mut workshop.prework)
        .show(ui, ctx, out, jump);
    ui.add_space(space::XXL);
}
