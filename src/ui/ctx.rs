//! What a screen is given to read, and what it can ask for.
//! Must not know who answers.

use std::path::PathBuf;

use jiff::tz::TimeZone;

use super::{Command, OutFile, Reader, Route, reports::Asked, shell::ImportChoices};
use crate::{
    edit::{Edit, Step},
    guidance::Catalogue,
    insight::{Findings, Index},
    mapping::layout,
    mapping::print::{Output, Picture},
    model::{AnyRecord, Date, Header, Id, IdSource, Key, Partner, Plan, Record, Snapshot},
};

/// Everything a screen may read in one frame.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Look-ups over it.
    pub index: &'a Index,
    /// What it lacks or contradicts.
    pub findings: &'a Findings,
    /// The catalogue.
    pub guidance: &'static Catalogue,
    /// The steps done, oldest first.
    pub done: &'a [Step],
    /// The steps taken back; the last one is done again first.
    pub undone: &'a [Step],
    /// Today.
    pub today: Date,
    /// Where the person is, to tell the time of day.
    pub zone: &'a TimeZone,
    /// Counts the plan's changes; caches are keyed by it.
    pub revision: u64,
    /// The plan can be read but not changed.
    pub read_only: bool,
}

impl<'a> Ctx<'a> {
    /// The plan's particulars, if the plan has them.
    pub fn header(&self) -> Option<&'a Header> {
        self.plan.header.iter().next()
    }
}

/// What the title bar says about saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveLight {
    /// Everything is on disk.
    Saved,
    /// Being written.
    Saving,
    /// Not written; the reason in a plain sentence.
    NotSaved(String),
    /// Open for reading only; the reason in a plain sentence.
    ReadOnly(String),
}

/// A place in the program that can be jumped to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The page.
    pub route: Route,
    /// The record to select there, if any.
    pub record: Option<Key>,
    /// The catalogue item to show there, if any.
    pub item: Option<String>,
}

/// Something other than a change of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Carry out a command.
    Run(Command),
    /// Go to a place.
    Go(Target),
    /// Open a plan file.
    Open(PathBuf),
    /// Take a plan off the list of recent plans; the file stays.
    Forget(PathBuf),
    /// Open a fresh copy of the sample plan.
    OpenSample,
    /// Make a new plan under this title.
    NewPlan {
        /// Its title.
        title: String,
    },
    /// A gesture begins: remember where to return to if it is taken back.
    BeginGesture,
    /// Take back what the gesture did.
    BailGesture,
    /// End the open undo step.
    Seal,
    /// Count what stands beside the partner map, off the thread that draws.
    TellBeside,
    /// Keep the plan as it is now as a snapshot under this name.
    TakeSnapshot {
        /// Its name.
        name: String,
    },
    /// Read a snapshot back, for [`super::moments::Moments`].
    ReadSnapshot(Id<Snapshot>),
    /// Find places for partners on the free map, off the thread that draws.
    Arrange {
        /// What lies on the map, and which of it stays.
        task: layout::Task,
        /// The partner behind each node of the task.
        partners: Vec<Id<Partner>>,
    },
    /// Stop the work that can be stopped.
    StopWork,
    /// Take steps back, or do steps again, until the step with this number is the last one done; 0: until none is.
    ReturnTo(i64),
    /// Tell the person something, in one plain sentence.
    Notify(String),
    /// The path prompt was answered; `None`: left without an answer.
    PathGiven(Purpose, Option<PathBuf>),
    /// Look again at what becomes of the file that is to be imported, with these choices.
    PreviewImport(ImportChoices),
    /// Take in the file that was previewed.
    ImportPreviewed,
    /// Leave the file that was previewed.
    DropImport,
    /// Make a picture of the map; asks where to write it.
    ExportPicture(Box<Picture>),
    /// Write the plan into a file for somebody; asks where to.
    Export(OutFile, Reader),
    /// Choose a picture as the agency's logo, which takes the place of the one before.
    ChooseLogo,
    /// Write a report into a file; asks where to.
    WriteReport(Box<Asked>, OutFile),
    /// Close the window although something could not be saved.
    LeaveUnsaved,
    /// Keep the window open after all.
    Stay,
}

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A plan file to open.
    OpenPlan,
    /// A JSON file to import.
    ImportJson,
    /// A file of another program with partners to take in.
    ImportPartners,
    /// A picture that is to be the agency's logo.
    ChooseLogo,
    /// Where to write a report, tables, or the map for other programs.
    Export(OutFile),
    /// Where to write the partner map as a picture.
    ExportPicture(Output),
    /// Where to write a copy of the plan file.
    SaveCopy,
}

impl Purpose {
    /// Whether a new file is written, rather than one read.
    pub const fn writes(self) -> bool {
        matches!(
            self,
            Self::Export(_) | Self::ExportPicture(_) | Self::SaveCopy
        )
    }

    /// Whether a folder is written, rather than a file.
    pub const fn is_folder(self) -> bool {
        matches!(self, Self::Export(OutFile::Tables))
    }

    /// Title of the dialog.
    pub const fn title(self) -> &'static str {
        match self {
            Self::OpenPlan => "Open a plan",
            Self::ImportJson => "Import a JSON file",
            Self::ImportPartners => "Import partners",
            Self::ChooseLogo => "Choose a logo",
            Self::Export(file) => file.title(),
            Self::ExportPicture(_) => "Export the map as a picture",
            Self::SaveCopy => "Save a copy",
        }
    }

    /// What the files in question are called.
    pub const fn files(self) -> &'static str {
        match self {
            Self::OpenPlan | Self::SaveCopy => "Roundtable plan",
            Self::ImportJson => "JSON",
            Self::ImportPartners => "Tables and maps of partners",
            Self::ChooseLogo => "Pictures (PNG, JPEG, SVG)",
            Self::Export(file) => file.label(),
            Self::ExportPicture(Output::Svg) => "SVG",
            Self::ExportPicture(Output::Png { .. }) => "PNG",
            Self::ExportPicture(Output::Pdf(_)) => "PDF",
        }
    }

    /// The endings of the files in question, without the dot; a file is written with the first.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::OpenPlan | Self::SaveCopy => &["roundtable"],
            Self::ImportJson => &["json"],
            Self::ImportPartners => &[
                "csv", "xlsx", "tsv", "txt", "json", "canvas", "graphml", "xml",
            ],
            Self::ChooseLogo => &["png", "jpg", "jpeg", "svg"],
            Self::Export(file) => file.endings(),
            Self::ExportPicture(Output::Svg) => &["svg"],
            Self::ExportPicture(Output::Png { .. }) => &["png"],
            Self::ExportPicture(Output::Pdf(_)) => &["pdf"],
        }
    }

    /// The ending with which a file is written, without the dot.
    pub const fn ending(self) -> &'static str {
        match self.endings() {
            [first, ..] => first,
            [] => "",
        }
    }
}

/// What a screen asks for in one pass; drained after every pass.
pub struct Out<'a> {
    /// Changes of the plan.
    pub edits: Vec<Edit>,
    /// Everything else.
    pub requests: Vec<Request>,
    /// Records made on the spot, that come with the next change: the change that points at them.
    pub also: Vec<AnyRecord>,
    /// Ids for new records.
    pub ids: &'a mut IdSource,
}

impl<'a> Out<'a> {
    /// Nothing asked yet.
    pub const fn new(ids: &'a mut IdSource) -> Self {
        Self {
            edits: Vec::new(),
            requests: Vec::new(),
            also: Vec::new(),
            ids,
        }
    }

    /// Asks for a change, together with the records that were made on the spot for it.
    pub fn edit(&mut self, mut edit: Edit) {
        edit.put.splice(0..0, self.also.drain(..));
        self.edits.push(edit);
    }

    /// Asks for one changed record as a step of its own.
    pub fn put<T: Record>(&mut self, name: impl Into<String>, record: T) {
        self.edit(Edit::named(name).put(record));
    }

    /// Asks for a command.
    pub fn run(&mut self, command: Command) {
        self.requests.push(Request::Run(command));
    }

    /// Asks for another page.
    pub fn go(&mut self, route: Route) {
        self.requests.push(Request::Go(Target {
            route,
            record: None,
            item: None,
        }));
    }

    /// Asks for a page with a record selected.
    pub fn go_to(&mut self, route: Route, record: Key) {
        self.requests.push(Request::Go(Target {
            route,
            record: Some(record),
            item: None,
        }));
    }

    /// Tells the person something.
    pub fn notify(&mut self, sentence: impl Into<String>) {
        self.requests.push(Request::Notify(sentence.into()));
    }
}
