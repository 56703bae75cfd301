//! The jobs with files: open, create, import, export, copy. Each runs off the drawing thread and ends in one
//! [`Done`].
//! Must not touch the window.

use std::path::{Path, PathBuf};

use super::{dialogs::Answer, import::Importing};
use super::{picture::Drawn, reports::Page};
use crate::{
    exchange::{self, file, json},
    insight::Beside,
    mapping::Point,
    model::{Date, Header, Id, Partner, Plan, Record as _},
    store::{self, IfExists, Opened, StoreError, Writer},
    ui::{Purpose, moments::Read, reports::Checked},
};

/// What came of a job.
pub(super) enum Done {
    /// A plan file was opened, or not.
    Opened(Result<Box<Opened>, StoreError>),
    /// A file dialog ended; with files to offer if the program must ask itself.
    Asked {
        purpose: Purpose,
        answer: Answer,
        offers: Vec<PathBuf>,
        suggested: PathBuf,
    },
    /// A JSON file was imported into a new plan, or not: the sentence and the lines.
    Imported(Result<(Box<Opened>, Vec<String>), Trouble>),
    /// Something was written: where to, or why not.
    Written(Result<PathBuf, Trouble>),
    /// Another program's file was read and compared with the plan, or not.
    Previewed(Result<Box<Importing>, Trouble>),
    /// A picture was written there; with what a person should know of it.
    Pictured(PathBuf, Vec<String>),
    /// A picture was drawn small.
    SmallPicture(Box<Drawn>),
    /// A page of a report was made to be looked at.
    ReportSeen(Box<Page>),
    /// The plan was looked through before something goes out.
    Checked(Box<Checked>),
    /// That fell over.
    NotChecked,
    /// No page could be made.
    NoReport,
    /// A picture was read that is to be the logo, or why it can't be.
    LogoRead(Result<super::logo::Chosen, Trouble>),
    /// The logo was drawn small.
    LogoDrawn(Box<super::logo::Drawn>),
    /// Drawing it fell over.
    NoLogo,
    /// Which of the recent plans' files are there.
    Found(Vec<(PathBuf, bool)>),
    /// What stands beside the partner map.
    ToldBeside(Box<Beside>),
    /// The plan was put into words for a snapshot.
    SnapshotTaken {
        name: String,
        on: Date,
        body: String,
    },
    /// A snapshot was read back, or not.
    SnapshotRead(Box<Read>),
    /// Places were found for these partners.
    Arranged(Vec<(Id<Partner>, Point)>),
    /// Counting what stands beside the map fell over.
    NotToldBeside,
    /// The job fell over, or no thread could be started for it.
    FellOver,
    /// The person stopped it; nothing came of it.
    Stopped,
}

/// Why a file could not be used.
pub(super) struct Trouble {
    /// One plain sentence.
    pub(super) title: String,
    /// What is wrong, line by line.
    pub(super) lines: Vec<String>,
}

pub(super) fn open(path: &Path) -> Done {
    Done::Opened(store::open(path).map(Box::new))
}

/// Makes a new plan file in `folder` and opens it.
pub(super) fn create(folder: &Path, title: &str, plan: &Plan) -> Done {
    Done::Opened(create_plan(folder, title, plan).map(Box::new))
}

fn create_plan(folder: &Path, title: &str, plan: &Plan) -> Result<Opened, StoreError> {
    // If this fails, creating the file fails too and tells why.
    let _ = std::fs::create_dir_all(folder);
    let path = free_path(folder, title);
    store::create(&path, plan)?;
    store::open(&path)
}

/// Opens the person's own copy of the sample plan, making it if there is none.
pub(super) fn open_sample(folder: &Path, fresh: bool, today: Date) -> Done {
    let plan = exchange::sample::sample_on(today);
    let title = format!("Sample – {}", title_of(&plan));
    let existing = folder.join(file_name(&title));
    if !fresh && existing.exists() {
        return open(&existing);
    }
    create(folder, &title, &plan)
}

/// A new plan with nothing but its title, and its number in calendars.
pub(super) fn blank_plan(title: &str, calendar_number: i64) -> Plan {
    let mut plan = Plan::default();
    let header = Header {
        title: title.to_owned(),
        calendar_number: Some(calendar_number),
        ..Header::new(Id::new(1))
    };
    plan.put_any(header.wrap());
    plan
}

/// Reads a JSON file and makes a new plan of it in `folder`.
pub(super) fn import(from: &Path, folder: &Path) -> Done {
    Done::Imported(import_plan(from, folder))
}

fn import_plan(from: &Path, folder: &Path) -> Result<(Box<Opened>, Vec<String>), Trouble> {
    let name = shown_name(from);
    let bytes = file::read(from, json::MOST_BYTES).map_err(|error| Trouble {
        title: format!("{name} could not be read"),
        lines: vec![file::why_not_read(from, &error)],
    })?;
    let imported = json::from_bytes(&bytes).map_err(|problems| Trouble {
        title: format!("{name} could not be imported"),
        lines: problems.iter().map(ToString::to_string).collect(),
    })?;
    let title = title_of(&imported.plan);
    let opened = create_plan(folder, &title, &imported.plan).map_err(|error| Trouble {
        title: "The new plan could not be made".to_owned(),
        lines: vec![error.to_string()],
    })?;
    Ok((Box::new(opened), imported.notes))
}

/// Writes a copy of the plan file, with what could not be saved yet.
pub(super) fn save_copy(writer: Option<&Writer>, from: &Path, plan: &Plan, to: &Path) -> Done {
    let to = with_extension(to, "roundtable");
    // The dialog has asked before a file is replaced.
    let outcome = match writer {
        Some(writer) => writer.save_copy(&to, plan, IfExists::Replace),
        None => store::save_copy(from, &to, IfExists::Replace),
    };
    Done::Written(match outcome {
        Ok(()) => Ok(to),
        Err(error) => Err(Trouble {
            title: "The copy could not be written".to_owned(),
            lines: vec![error.to_string()],
        }),
    })
}

/// The recent plans' files that are there.
pub(super) fn look_for(paths: Vec<PathBuf>) -> Done {
    Done::Found(
        paths
            .into_iter()
            .map(|path| {
                let there = path.is_file();
                (path, there)
            })
            .collect(),
    )
}

/// Plan or JSON files in a folder, latest name last, for the path prompt.
pub(super) fn offers(purpose: Purpose, folder: &Path) -> Vec<PathBuf> {
    if purpose.writes() {
        return Vec::new();
    }
    let mut found: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let endings = purpose.endings();
            path.extension()
                .is_some_and(|e| endings.iter().any(|ending| e.eq_ignore_ascii_case(ending)))
        })
        .take(200)
        .collect();
    found.sort();
    found
}

/// Adds the ending if the person typed none.
pub(super) fn with_extension(path: &Path, extension: &str) -> PathBuf {
    if path.extension().is_some() {
        path.to_owned()
    } else {
        path.with_extension(extension)
    }
}

fn title_of(plan: &Plan) -> String {
    let title = plan.header.iter().next().map_or("", |h| h.title.trim());
    if title.is_empty() {
        "Untitled plan"
    } else {
        title
    }
    .to_owned()
}

pub(super) fn shown_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// A path in `folder` at which nothing lies yet.
fn free_path(folder: &Path, title: &str) -> PathBuf {
    let first = folder.join(file_name(title));
    if !first.exists() {
        return first;
    }
    (2..10_000)
        .map(|n| folder.join(file_name(&format!("{title} {n}"))))
        .find(|path| !path.exists())
        .unwrap_or(first)
}

/// A file name that every system takes, made of a title.
pub(super) fn file_name(title: &str) -> String {
    let clean: String = title
        .chars()
        .map(|c| {
            if c.is_control() || "/\\:*?\"<>|".contains(c) {
                ' '
            } else {
                c
            }
        })
        .collect();
    let words: Vec<_> = clean.split_whitespace().collect();
    let mut name = words.join(" ");
    // Most systems take 255 bytes; leave room for the ending and a number.
    while name.len() > 120 {
        name.pop();
    }
    let name = name.trim().trim_matches('.').trim();
    let name = if name.is_empty() { "Plan" } else { name };
    format!("{name}.roundtable")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        assert_eq!(file_name("Safe at Home"), "Safe at Home.roundtable");
        assert_eq!(file_name("a/b\\c: d?"), "a b c d.roundtable");
        assert_eq!(file_name("  ..  "), "Plan.roundtable");
        assert!(file_name(&"ü".repeat(500)).len() < 150);
    }
}
