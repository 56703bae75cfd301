//! The parking lot: what is important, but not for now.
//! Must not know how a table is drawn.

use egui::{ScrollArea, Ui};

use crate::{
    model::{Issue, Kind, Value},
    ui::{
        Ctx, Jump, Out,
        screens::items::{self, Items},
        sheet::{self, Sheet, col},
        tokens::{self, space},
    },
};

/// What waits; the same issues stand on Priorities and actions.
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
            .help("Without the tick it goes back among the priorities"),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    parked: sheet::State,
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    ScrollArea::vertical()
        .id_salt("parking lot")
        .auto_shrink(false)
        .show(ui, |ui| {
            items::table_head(ui, ctx, items, "action.parking", jump);
            PARKED
                .table(&mut view.parked)
                .within("parked", Value::Int(1))
                .untitled()
                .show(ui, ctx, out, jump);
            let same = "The same issues stand on Priorities and actions. What is parked comes up in the next agenda until it is a goal";
            ui.add_space(space::XS);
            ui.label(tokens::small(same));
        });
}
