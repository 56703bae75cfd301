//! Report and exports: what can be handed out or taken along, and what is in it.
//! Must not know how a file is written (that is a command).

use egui::{Label, Ui};

use crate::ui::{
    Command, Ctx, Out, ViewState,
    tokens::{self, Palette, space},
    widgets,
};

/// One thing to hand out.
struct Offer {
    title: &'static str,
    text: &'static str,
    button: &'static str,
    command: Command,
}

const OFFERS: &[Offer] = &[
    Offer {
        title: "The whole plan as data",
        text: "One JSON file with every record and every answer, private notes and contacts included. \
               Other programs can read it, and Roundtable can make the same plan of it again",
        button: "Export as JSON…",
        command: Command::ExportJson,
    },
    Offer {
        title: "A copy of the plan file",
        text: "To keep, or to hand to a colleague who works with Roundtable. It holds everything, its \
               history too",
        button: "Save a copy…",
        command: Command::SaveCopy,
    },
];

/// Draws the screen.
pub fn draw(ui: &mut Ui, _ctx: &Ctx<'_>, _view: &mut ViewState, out: &mut Out<'_>) {
    for offer in OFFERS {
        widgets::card(ui, |ui| {
            ui.add(Label::new(tokens::heading(offer.title)).selectable(false));
            let muted = Palette::of(ui).muted;
            let text = tokens::body(offer.text).color(muted);
            ui.add(Label::new(text).selectable(false).wrap());
            ui.add_space(space::S);
            if widgets::button(ui, offer.button).clicked() {
                out.run(offer.command);
            }
        });
        ui.add_space(space::M);
    }
    widgets::notice(
        ui,
        widgets::Severity::Warning,
        "Both hold private notes and contacts. Give them only to people who may read those",
    );
}
