//! What goes to other programs, and what comes from them.
//! Must not know how a file is written (that is a command).

use egui::{Label, Ui};

use crate::model::Edition;
use crate::ui::{
    Command, Ctx, Out, OutFile, Request, ViewState,
    reports::Audience,
    tokens::{self, Palette, space},
    widgets,
};

/// A way out or in, with a button.
enum Way {
    File(&'static str, OutFile),
    Run(&'static str, Command),
}

/// One thing to hand out or take in.
struct Offer {
    title: &'static str,
    text: &'static str,
    ways: &'static [Way],
}

/// What holds what the edition says.
const BY_EDITION: &[Offer] = &[
    Offer {
        title: "Tables",
        text: "Everything as tables with real dates and numbers: one Excel workbook with a sheet for each table, or a folder of CSV files",
        ways: &[
            Way::File("Save as a workbook…", OutFile::Workbook),
            Way::File("Save as CSV tables…", OutFile::Tables),
        ],
    },
    Offer {
        title: "Calendar and contacts",
        text: "Meetings, due days of actions and reviews of agreements for any calendar; people for any address book. Import them again later, and what is there is updated",
        ways: &[
            Way::File("Save the calendar…", OutFile::Calendar),
            Way::File("Save the contacts…", OutFile::Contacts),
        ],
    },
    Offer {
        title: "The whole plan as data",
        text: "One JSON file with every record and every answer. Other programs can read it, and Roundtable can make the same plan of it again",
        ways: &[Way::File("Export as JSON…", OutFile::Json)],
    },
];

/// What is the same in every edition.
const ALWAYS: &[Offer] = &[
    Offer {
        title: "The partner map as a picture",
        text: "For a report, a slide, a wall: SVG that other programs can change, PNG, or PDF on any paper, also as a poster over several sheets. It shows names, places and links, and no notes or contacts",
        ways: &[Way::Run(
            "Export the map as a picture…",
            Command::ExportPicture,
        )],
    },
    Offer {
        title: "The partner map for other programs",
        text: "Partners and links with all their fields, without private notes and contacts. JSON Canvas is for Obsidian, GraphML for network programs such as Gephi and yEd, and Kumu reads its own JSON. Each of them can be taken in again, with what was changed there",
        ways: &[
            Way::File("Export JSON Canvas…", OutFile::Canvas),
            Way::File("Export GraphML…", OutFile::Graphml),
            Way::File("Export for Kumu…", OutFile::Kumu),
        ],
    },
    Offer {
        title: "A copy of the plan file",
        text: "To keep, or to hand to a colleague who works with Roundtable. It holds everything, private notes, contacts and its history too",
        ways: &[Way::Run("Save a copy…", Command::SaveCopy)],
    },
    Offer {
        title: "Partners from elsewhere",
        text: "Take in partners from a table (Excel or CSV, with any columns), or from a map of another program. You see what comes in and what changes before anything is done",
        ways: &[Way::Run("Import partners…", Command::ImportPartners)],
    },
];

/// Draws all of it.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    super::super::readable(ui, |ui| {
        for_whom(ui, view);
        super::privacy::draw(ui, ctx, &mut view.report, out);
        ui.add_space(space::M);
        for offer in BY_EDITION.iter().chain(ALWAYS) {
            card(ui, view, offer, out);
        }
        ui.add_space(space::XL);
    });
}

/// The edition of tables, contacts and data.
fn for_whom(ui: &mut Ui, view: &mut ViewState) {
    let reader = &mut view.report.reader;
    let muted = Palette::of(ui).muted;
    let words = "For whom tables, calendar, contacts and data are";
    ui.add(Label::new(tokens::caption(words).color(muted)).selectable(false));
    let mut at = usize::from(reader.shared);
    widgets::segments(ui, "Edition", &super::EDITIONS, &mut at);
    reader.shared = at == 1;
    let edition = if reader.shared {
        Edition::Shared
    } else {
        Edition::Full
    };
    view.report.wants_check = Some(Audience {
        edition,
        contacts: reader.contacts,
    });
    if reader.shared {
        widgets::check(ui, "With how partners are reached", &mut reader.contacts);
        let text = "Private notes, values of small groups, survey sheets of few people and stories that may not be published are left out";
        widgets::help_below(ui, text);
        super::options::left_out(ui, &mut view.report);
    } else {
        let text =
            "Private notes and contacts are in it. Give it only to people who may read those";
        widgets::help_below(ui, text);
    }
    ui.add_space(space::M);
}

fn card(ui: &mut Ui, view: &ViewState, offer: &Offer, out: &mut Out<'_>) {
    let muted = Palette::of(ui).muted;
    widgets::card(ui, |ui| {
        ui.add(Label::new(tokens::heading(offer.title)).selectable(false));
        let text = tokens::body(offer.text).color(muted);
        ui.add(Label::new(text).selectable(false).wrap());
        let canvas = |way: &Way| matches!(way, Way::File(_, OutFile::Canvas));
        if offer.ways.iter().any(canvas) {
            let lens = view.map.lens().label();
            let text = format!("Places are those of the map as last looked at: {lens}");
            ui.add(Label::new(tokens::body(text).color(muted)).wrap());
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            for way in offer.ways {
                let (name, help) = match way {
                    Way::File(name, file) => (name, file.about()),
                    Way::Run(name, command) => (name, command.row().help),
                };
                if !widgets::button(ui, name).on_hover_text(help).clicked() {
                    continue;
                }
                match way {
                    Way::File(_, file) => {
                        out.requests
                            .push(Request::Export(*file, view.report.reader));
                    }
                    Way::Run(_, command) => out.run(*command),
                }
            }
        });
    });
    ui.add_space(space::M);
}
