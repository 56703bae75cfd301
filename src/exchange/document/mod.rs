//! Reports as files: one writer for each format of documents, each a function of a report and its drawn figures.
//!
//! What a document says stands in [`crate::report`]; a writer gives it the form of its format and leaves nothing
//! out. Figures are drawn once ([`drawing`]), so that they look alike in all formats.
//! Must not know: files, the window, the clock, or what a shared edition leaves out.

pub mod drawing;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod word;
mod xml;

use self::drawing::Drawing;
use super::moment;
use crate::{
    guidance,
    insight::text,
    mapping::print::Paper,
    model::{Date, Edition, Plan, ReportKind},
    report::{
        self, Block, Callout, Report, Then, Wanted,
        edition::{self, Choices},
    },
};

/// The report that is wanted of a plan, with what a person should know of it; `cleaned` is the plan as the edition
/// holds it.
///
/// A shared edition holds no snapshots, so they are looked for in the whole plan; what one holds is cleaned like the
/// plan itself. Its name was given for the facilitator, so a shared edition tells its day alone.
pub fn report(
    plan: &Plan,
    cleaned: &Plan,
    wanted: &Wanted,
    choices: Choices,
    today: Date,
) -> (Report, Vec<String>) {
    let mut wanted = wanted.clone();
    let mut notes = Vec::new();
    if wanted.kind == ReportKind::Quarterly {
        let id = report::snapshot_for(plan, &wanted, today);
        wanted.then = id.and_then(|id| plan.get(id)).and_then(|snapshot| {
            let read = moment::plan(&snapshot.body).ok();
            if read.is_none() {
                notes.push(format!(
                    "The snapshot “{}” can't be read, so the report compares with nothing",
                    snapshot.name
                ));
            }
            let then = read?;
            Some(Then {
                name: match wanted.edition {
                    Edition::Full => snapshot.name.clone(),
                    Edition::Shared => String::new(),
                },
                on: snapshot.on,
                plan: edition::of(&then, wanted.edition, choices).0,
            })
        });
    }
    let report = report::make(cleaned, guidance::catalogue(), &wanted, today);
    (report, notes)
}

/// What is being done for a report, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// What it says is gathered from the plan.
    Gathering,
    /// Its map and charts are drawn.
    Drawing,
    /// Its pages are set.
    Setting,
    /// The file is written.
    Writing,
}

impl Stage {
    /// What people are told while it lasts.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Gathering => "Gathering what the report says…",
            Self::Drawing => "Drawing the map and charts…",
            Self::Setting => "Setting the pages…",
            Self::Writing => "Writing the file…",
        }
    }
}

/// What a writer makes a file of.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What it says.
    pub report: &'a Report,
    /// Its figures drawn, in the order in which it shows them; what could not be drawn is said in words.
    pub drawings: &'a [Option<Drawing>],
    /// The paper on which it is printed.
    pub paper: Paper,
}

impl Document<'_> {
    /// The day on which it was made, and the edition if something is left out.
    fn made_on(&self) -> String {
        let day = text::day(self.report.on);
        match self.report.edition {
            Edition::Full => day,
            Edition::Shared => format!("{day} · {}", Edition::Shared.label()),
        }
    }

    /// Its headings in order, each with its level and its words.
    fn headings(&self) -> impl Iterator<Item = (u8, &str)> {
        self.report.blocks.iter().filter_map(|block| match block {
            Block::Heading { level, text } => Some((*level, text.as_str())),
            _ => None,
        })
    }
}

/// The deepest headings that a list of contents names.
const LISTED: u8 = 2;

/// What stands before a sentence that is set apart, so that its color alone says nothing.
const fn called(callout: Callout) -> &'static str {
    match callout {
        Callout::Note => "Note",
        Callout::Missing => "Missing",
        Callout::Warning => "Important",
    }
}
