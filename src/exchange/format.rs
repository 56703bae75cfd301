//! The table of formats that a plan can be written in: what each is called, what its files end in, what it holds.
//!
//! The command line and the window both read it, and a test walks every private field through all of it. What an
//! edition leaves out is taken out here, before a writer sees the plan; no writer can be reached in another way.
//! Must not know how a format is written, nor who asks.

use std::{io, path::Path};

use super::{
    calendar::{self, Moment},
    canvas,
    document::{self, Document, Stage, drawing, html, markdown, pdf, word},
    file, graphml, json, kumu,
    picture::{self, GoesOn, NoPicture},
    sheets, vcard,
};
use crate::{
    guidance,
    insight::text::{self, count},
    mapping::{
        Spots,
        print::{Output, Paper, Picture, Sheets, USUAL_SCALE},
    },
    model::{Edition, Plan},
    report::{
        Report, Wanted,
        edition::{self, Choices, LeftOut},
    },
};

/// What a format holds of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// All records.
    Plan,
    /// A report.
    Document,
    /// The map for other programs: partners and links.
    Map,
    /// The map as a picture.
    Picture,
    /// What is on a day.
    Days,
    /// The people.
    People,
}

/// A format.
pub struct Format {
    /// Its id; no two are alike.
    pub id: &'static str,
    /// What its files end in, without the first dot.
    pub ending: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it is a folder of files.
    pub folder: bool,
    write: fn(&Ready<'_>) -> Result<Made, NotMade>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What is asked for.
pub struct Asked<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// For whom it is.
    pub edition: Edition,
    /// What is chosen for that edition.
    pub choices: Choices,
    /// When it is.
    pub moment: Moment,
    /// Which report, in formats that hold one; its edition is the one above.
    pub report: &'a Wanted,
    /// The paper that a report is printed on.
    pub paper: Paper,
    /// How the map is drawn, in formats that draw it; the output is the format's own, but for scale and sheets.
    pub picture: &'a Picture,
    /// Where partners lie whom nobody put anywhere.
    pub spots: &'a Spots,
    /// Told how far the work is; gives whether to go on with it.
    pub goes_on: GoesOn<'a>,
    /// Told what is being done for a report; gives whether to go on with it.
    pub stage: &'a dyn Fn(Stage) -> bool,
}

/// What is asked for, with the plan as its edition holds it.
struct Ready<'a> {
    asked: &'a Asked<'a>,
    plan: Plan,
}

/// Something made.
#[derive(Debug)]
pub struct Made {
    /// What is to be written.
    pub files: Files,
    /// What is in it, such as “24 partners and 31 links”.
    pub what: String,
    /// What the person should know although all went well, one plain sentence each.
    pub notes: Vec<String>,
    /// What the edition leaves out of the plan.
    pub left_out: Vec<LeftOut>,
}

/// The files of a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Files {
    /// One file.
    One(Vec<u8>),
    /// A folder of files, each with its name.
    Folder(Vec<(String, Vec<u8>)>),
}

impl Files {
    /// Writes them whole or not at all; what is there already stays unless it is to be replaced.
    pub fn write(&self, path: &Path, replace: bool) -> io::Result<()> {
        match self {
            Self::One(bytes) if replace => file::write_beside(path, bytes),
            Self::One(bytes) => file::write_new(path, bytes),
            Self::Folder(files) => file::write_folder(path, files, replace),
        }
    }
}

/// Why nothing was made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotMade {
    /// It was stopped.
    #[error("The export was stopped; nothing was written")]
    Stopped,
    /// It can't be made of this plan.
    #[error("{0}")]
    Failed(String),
}

impl From<NoPicture> for NotMade {
    fn from(why: NoPicture) -> Self {
        match why {
            NoPicture::Stopped => Self::Stopped,
            other => Self::Failed(other.to_string()),
        }
    }
}

/// The formats, in the order in which they are offered.
pub const FORMATS: &[Format] = &[
    Format {
        id: "pdf",
        ending: "pdf",
        name: "Report as pages (PDF)",
        about: "A report to print and to send; looks the same everywhere",
        holds: Holds::Document,
        folder: false,
        write: |ready| ready.pages(),
    },
    Format {
        id: "html",
        ending: "html",
        name: "Report as a web page (HTML)",
        about: "A report as one file for any browser, to read, to print, or to hear read out",
        holds: Holds::Document,
        folder: false,
        write: |ready| ready.document(|document| Ok(html::write(document).into_bytes())),
    },
    Format {
        id: "docx",
        ending: "docx",
        name: "Report to write on (Word)",
        about: "A report for Word and other word processors, to change and to fill in",
        holds: Holds::Document,
        folder: false,
        write: |ready| {
            ready.document(|document| {
                word::write(document).map_err(|error| {
                    NotMade::Failed(format!(
                        "The Word file could not be made ({error}); export a web page instead"
                    ))
                })
            })
        },
    },
    Format {
        id: "md",
        ending: "md",
        name: "Report as text (Markdown)",
        about: "A report as text with simple marks, for notes, wikis and mail",
        holds: Holds::Document,
        folder: false,
        write: |ready| ready.document(|document| Ok(markdown::write(document).into_bytes())),
    },
    Format {
        id: "xlsx",
        ending: "xlsx",
        name: "Workbook (Excel)",
        about: "A sheet for each table, to count, filter and sort",
        holds: Holds::Plan,
        folder: false,
        write: |ready| {
            let book = ready.book();
            let bytes = sheets::workbook(&book).map_err(|error| {
                NotMade::Failed(format!(
                    "The workbook could not be made ({error}); export a CSV folder instead"
                ))
            })?;
            Ok(one(bytes, count(book.sheets.len(), "sheet", "sheets")))
        },
    },
    Format {
        id: "csv",
        ending: "csv",
        name: "Folder of CSV tables",
        about: "A file for each table, for programs that read no workbooks",
        holds: Holds::Plan,
        folder: true,
        write: |ready| {
            let book = ready.book();
            let files = sheets::folder(&book).map_err(|error| {
                NotMade::Failed(format!(
                    "The tables could not be made ({error}); export a workbook instead"
                ))
            })?;
            Ok(Made {
                files: Files::Folder(files),
                what: count(book.sheets.len(), "table", "tables"),
                notes: Vec::new(),
                left_out: Vec::new(),
            })
        },
    },
    Format {
        id: "ics",
        ending: "ics",
        name: "Calendar",
        about: "Meetings, due days and reviews for any calendar; a second import updates the first",
        holds: Holds::Days,
        folder: false,
        write: |ready| {
            let moment = ready.asked.moment;
            let what = count(
                calendar::count(&ready.plan, moment.today),
                "event",
                "events",
            );
            Ok(one(calendar::write(&ready.plan, moment), what))
        },
    },
    Format {
        id: "vcf",
        ending: "vcf",
        name: "Contacts (vCard)",
        about: "The people of the plan for any address book; a second import updates the first",
        holds: Holds::People,
        folder: false,
        write: |ready| {
            let what = count(vcard::count(&ready.plan), "person", "people");
            let bytes = vcard::write(&ready.plan, ready.asked.moment.now_ms);
            let asked = ready.asked;
            let left_out = asked.edition == Edition::Shared && !asked.choices.contacts;
            let note = "Contacts are left out of this edition, so the cards hold names alone";
            Ok(Made {
                notes: left_out.then(|| note.to_owned()).into_iter().collect(),
                ..one(bytes, what)
            })
        },
    },
    Format {
        id: "json",
        ending: "json",
        name: "Whole plan (JSON)",
        about: "All records for programs, and for Roundtable itself",
        holds: Holds::Plan,
        folder: false,
        write: |ready| {
            let bytes = json::edition_to_bytes(&ready.plan, ready.asked.edition);
            Ok(one(bytes, count(ready.plan.len(), "record", "records")))
        },
    },
    Format {
        id: "svg",
        ending: "svg",
        name: "Map as a drawing (SVG)",
        about: "The map in lines that stay sharp at any size",
        holds: Holds::Picture,
        folder: false,
        write: |ready| ready.picture(Output::Svg),
    },
    Format {
        id: "png",
        ending: "png",
        name: "Map as a picture (PNG)",
        about: "The map for slides and web pages",
        holds: Holds::Picture,
        folder: false,
        write: |ready| {
            ready.picture(match ready.asked.picture.output {
                Output::Png { scale } => Output::Png { scale },
                _ => Output::Png { scale: USUAL_SCALE },
            })
        },
    },
    Format {
        id: "map-pdf",
        ending: "pdf",
        name: "Map on paper (PDF)",
        about: "The map on a sheet, or on several as a poster",
        holds: Holds::Picture,
        folder: false,
        write: |ready| {
            ready.picture(match ready.asked.picture.output {
                Output::Pdf(sheets) => Output::Pdf(sheets),
                _ => Output::Pdf(Sheets::default()),
            })
        },
    },
    Format {
        id: "canvas",
        ending: "canvas",
        name: "Map for Obsidian (JSON Canvas)",
        about: "The map as cards and lines, without private notes and contacts",
        holds: Holds::Map,
        folder: false,
        write: |ready| {
            Ok(ready.map(canvas::write(
                &ready.plan,
                guidance::catalogue(),
                ready.asked.picture.lens,
            )))
        },
    },
    Format {
        id: "graphml",
        ending: "graphml",
        name: "Map for network programs (GraphML)",
        about: "Partners and links for Gephi, yEd and others, without private notes and contacts",
        holds: Holds::Map,
        folder: false,
        write: |ready| {
            Ok(ready.map(graphml::write(
                &ready.plan,
                guidance::catalogue(),
                ready.asked.picture.lens,
            )))
        },
    },
    Format {
        id: "kumu",
        ending: "kumu.json",
        name: "Map for Kumu (JSON)",
        about: "Partners and links for kumu.io, without private notes and contacts",
        holds: Holds::Map,
        folder: false,
        write: |ready| Ok(ready.map(kumu::write(&ready.plan, guidance::catalogue()))),
    },
];

impl Format {
    /// The formats that a file's name asks for; of two endings that fit, the longer counts.
    pub fn of_name(path: &Path) -> Vec<&'static Self> {
        let Some(name) = path.file_name() else {
            return Vec::new();
        };
        let name = name.to_string_lossy().to_lowercase();
        let fits = |format: &&Self| {
            let ending = format!(".{}", format.ending);
            name.len() > ending.len() && name.ends_with(&ending)
        };
        let all: Vec<&Self> = FORMATS.iter().filter(fits).collect();
        let longest = all.iter().map(|format| format.ending.len()).max();
        let is_longest = |format: &&Self| Some(format.ending.len()) == longest;
        all.into_iter().filter(is_longest).collect()
    }

    /// The format with this id.
    pub fn of_id(id: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.id == id)
    }

    /// Makes a file, or the files of a folder, of the plan as the edition holds it.
    ///
    /// # Errors
    /// Why nothing was made.
    pub fn make(&self, asked: &Asked<'_>) -> Result<Made, NotMade> {
        let (plan, left_out) = edition::of(asked.plan, asked.edition, asked.choices);
        let ready = Ready { asked, plan };
        if !(asked.goes_on)(0.05) {
            return Err(NotMade::Stopped);
        }
        let made = (self.write)(&ready)?;
        Ok(Made { left_out, ..made })
    }
}

impl Ready<'_> {
    /// The report that is wanted, in the edition that is asked for, with what a person should know of it.
    fn report(&self) -> (Report, Vec<String>) {
        let asked = self.asked;
        let wanted = Wanted {
            edition: asked.edition,
            ..asked.report.clone()
        };
        let today = asked.moment.today;
        document::report(asked.plan, &self.plan, &wanted, asked.choices, today)
    }

    /// Tells what is being done, and ends it if nobody wants it any more.
    fn at(&self, stage: Stage) -> Result<(), NotMade> {
        if (self.asked.stage)(stage) {
            Ok(())
        } else {
            Err(NotMade::Stopped)
        }
    }

    /// Makes the report that is wanted, draws its figures, and writes it.
    fn document(
        &self,
        write: fn(&Document<'_>) -> Result<Vec<u8>, NotMade>,
    ) -> Result<Made, NotMade> {
        let asked = self.asked;
        self.at(Stage::Gathering)?;
        let (report, notes) = self.report();
        let today = asked.moment.today;
        let drawing = |_| (asked.stage)(Stage::Drawing);
        let drawings = drawing::draw(&report, &self.plan, asked.spots, today, &drawing)?;
        self.at(Stage::Writing)?;
        let written = write(&Document {
            report: &report,
            drawings: &drawings,
            paper: asked.paper,
        })?;
        Ok(Made {
            notes,
            ..one(written, text::lower(asked.report.kind.label()))
        })
    }

    /// Sets the report that is wanted in pages.
    fn pages(&self) -> Result<Made, NotMade> {
        let failed = |error: pdf::NoPages| NotMade::Failed(error.to_string());
        let asked = self.asked;
        self.at(Stage::Gathering)?;
        let (report, mut notes) = self.report();
        self.at(Stage::Drawing)?;
        let draft = pdf::Draft::of(&report, &self.plan, asked.spots, asked.paper);
        self.at(Stage::Setting)?;
        let pages = draft.set().map_err(failed)?;
        self.at(Stage::Writing)?;
        let (bytes, told) = pages.pdf().map_err(failed)?;
        notes.extend(told);
        let kind = text::lower(asked.report.kind.label());
        let what = format!("{kind}, {}", count(pages.count(), "page", "pages"));
        Ok(Made {
            notes,
            ..one(bytes, what)
        })
    }

    fn book(&self) -> sheets::Book {
        let today = self.asked.moment.today;
        sheets::of(&self.plan, self.asked.edition, guidance::catalogue(), today)
    }

    fn on_the_map(&self) -> String {
        let partners = count(self.plan.partners.len(), "partner", "partners");
        let links = count(self.plan.links.len(), "link", "links");
        format!("{partners} and {links}")
    }

    fn map(&self, text: String) -> Made {
        one(text.into_bytes(), self.on_the_map())
    }

    fn picture(&self, output: Output) -> Result<Made, NotMade> {
        let Asked {
            picture,
            spots,
            moment,
            goes_on,
            ..
        } = self.asked;
        let wanted = Picture {
            output,
            ..(*picture).clone()
        };
        let made = picture::make(&self.plan, &wanted, spots, moment.today, goes_on)?;
        Ok(Made {
            notes: made.notes,
            ..one(made.bytes, self.on_the_map())
        })
    }
}

const fn one(bytes: Vec<u8>, what: String) -> Made {
    Made {
        files: Files::One(bytes),
        what,
        notes: Vec::new(),
        left_out: Vec::new(),
    }
}
