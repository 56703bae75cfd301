//! The names of the four corners of power and interest: authors differ in them, so a group may write its own.
//! Must not know where the names are shown.

use egui::Ui;

use crate::{
    model::Quarter,
    ui::{Ctx, Out, widgets},
};

/// What the step in the history is called.
const STEP: &str = "Name the corners of power and interest";

/// Draws the form.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>) {
    let Some(header) = ctx.header() else {
        return;
    };
    let help = "Authors call the four corners differently. What you write here stands on the map, in pictures and in reports; an empty field means the usual name";
    widgets::section(ui, "Name the corners", help, |ui| {
        super::super::readable(ui, |ui| {
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                widgets::edit_record(ui, out, header, STEP, |ui, draft| {
                    for quarter in Quarter::ALL {
                        let name = quarter.own_name(draft);
                        widgets::text_hint(ui, quarter.meaning(), quarter.label(), name);
                    }
                });
            });
        });
    });
}
