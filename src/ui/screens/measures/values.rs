//! The dated values of one measure: a table to type them into.
//! Must not know the figures.

use egui::Ui;

use crate::{
    model::{Kind, Measure, Observation, Value},
    ui::{
        Ctx, Jump, Out,
        sheet::{self, Sheet, col},
    },
};

/// The values of a measure.
const VALUES: Sheet = Sheet {
    kind: Kind::Observation,
    name: "Values",
    one: "value",
    columns: &[
        col!(Observation.value, "Value").width(120.0),
        col!(Observation.on, "Day")
            .width(170.0)
            .help("A new value is of today; type another day over it"),
        col!(Observation.subgroup, "Group")
            .width(220.0)
            .help("Empty: everybody"),
        col!(Observation.cases, "Cases")
            .width(90.0)
            .help("How many cases the value comes from"),
        col!(Observation.note, "Note"),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    table: sheet::State,
}

/// Draws the table.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    measure: &Measure,
    jump: &mut Jump,
) {
    VALUES
        .table(&mut view.table)
        .within("measure", Value::Int(measure.id.raw()))
        .show(ui, ctx, out, jump);
}
