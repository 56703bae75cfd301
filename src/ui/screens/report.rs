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
    buttons: &'static [(&'static str, Command)],
}

const OFFERS: &[Offer] = &[
    Offer {
        title: "The partner map as a picture",
        text: "For a report, a slide, a wall: SVG that other programs can change, PNG, or PDF on any paper, \
               also as a poster over several sheets. It shows names, places and links, and no notes or contacts",
        buttons: &[("Export the map as a picture…", Command::ExportPicture)],
    },
    Offer {
        title: "The partner map for other programs",
        text: "Partners and links with all their fields, without private notes and contacts. JSON Canvas is \
               for Obsidian, GraphML for network programs such as Gephi and yEd, and Kumu reads its own JSON. \
               Each of them can be taken in again, with what was changed there",
        buttons: &[
            ("Export JSON Canvas…", Command::ExportCanvas),
            ("Export GraphML…", Command::ExportGraphml),
            ("Export for Kumu…", Command::ExportKumu),
        ],
    },
    Offer {
        title: "The whole plan as data",
        text: "One JSON file with every record and every answer, private notes and contacts included. \
               Other programs can read it, and Roundtable can make the same plan of it again",
        buttons: &[("Export as JSON…", Command::ExportJson)],
    },
    Offer {
        title: "A copy of the plan file",
        text: "To keep, or to hand to a colleague who works with Roundtable. It holds everything, its \
               history too",
        buttons: &[("Save a copy…", Command::SaveCopy)],
    },
    Offer {
        title: "Partners from elsewhere",
        text: "Take in partners from a table (CSV, with any columns), or from a map of another program. You \
               see what comes in and what changes before anything is done",
        buttons: &[("Import partners…", Command::ImportPartners)],
    },
];

/// Draws the screen.
pub fn draw(ui: &mut Ui, _ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    for offer in OFFERS {
        widgets::card(ui, |ui| {
            ui.add(Label::new(tokens::heading(offer.title)).selectable(false));
            let muted = Palette::of(ui).muted;
            let text = tokens::body(offer.text).color(muted);
            ui.add(Label::new(text).selectable(false).wrap());
            if offer
                .buttons
                .iter()
                .any(|(_, c)| *c == Command::ExportGraphml)
            {
                let lens = view.map.lens().label();
                let text = format!("Places are those of the map as last looked at: {lens}");
                ui.add(Label::new(tokens::body(text).color(muted)).wrap());
            }
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| {
                for (name, command) in offer.buttons {
                    let button = widgets::button(ui, name).on_hover_text(command.row().help);
                    if button.clicked() {
                        out.run(*command);
                    }
                }
            });
        });
        ui.add_space(space::M);
    }
    widgets::notice(
        ui,
        widgets::Severity::Warning,
        "The whole plan as data and the copy hold private notes and contacts. Give them only to people who may read those",
    );
}
