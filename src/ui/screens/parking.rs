//! The parking lot: what is important, but not for now. It stands on Priorities and on Meetings alike.
//! Must not know how a table is drawn.

use egui::Ui;

use super::items::{self, Items};
use crate::{
    model::{Issue, Kind, Value},
    ui::{
        Ctx, Jump, Out,
        sheet::{self, Sheet, col},
        tokens::{self, space},
    },
};

/// What waits.
const PARKED: Sheet = Sheet {
    kind: Kind::Issue,
    name: "Parking lot",
    one: "parked issue",
    columns: &[
        col!(Issue.text, "Issue"),
        col!(Issue.why, "Why it matters"),
        col!(Issue.notes, "Until when, or what came of it"),
        col!(Issue.parked, "Parked")
            .width(90.0)
            .help("Without the tick it goes back among the key issues"),
    ],
    more: &[],
};

/// Draws the table with its heading; `where_else` tells where the same issues stand.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    state: &mut sheet::State,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
    where_else: &str,
) {
    items::table_head(ui, ctx, items, "action.parking", jump);
    PARKED
        .table(state)
        .within("parked", Value::Int(1))
        .untitled()
        .show(ui, ctx, out, jump);
    let later = "What is parked comes up in the agenda of the next meeting until it is a goal";
    ui.add_space(space::XS);
    ui.label(tokens::small(format!("{where_else}{later}")));
}
