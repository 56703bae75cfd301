//! What each command does. Must not print: it gives back an answer or a failure.

use std::{
    hash::{BuildHasher as _, RandomState},
    path::{Path, PathBuf},
};

use super::{Answer, Failure};
use crate::{
    app::{self, Start},
    exchange::{self, Problem, calendar::Moment, file, incoming, json, sniff},
    guidance, insight,
    model::{Date, IdSource, Plan},
    store::{self, IfExists, StoreError},
    ui::gallery::GalleryApp,
};

pub(super) fn window(start: Start) -> Result<Answer, Failure> {
    app::run(start).map_err(|error| Failure::data(&error))?;
    Ok(Answer::default())
}

pub(super) fn gallery() -> Result<Answer, Failure> {
    let today = today();
    app::run_app("Roundtable – every widget", move |cc| {
        Box::new(GalleryApp::new(&cc.egui_ctx, today))
    })
    .map_err(|error| Failure::data(&error))?;
    Ok(Answer::default())
}

pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

/// The moment of an export.
pub(super) fn now() -> Moment {
    let now = jiff::Zoned::now();
    Moment {
        today: now.date(),
        now_ms: now.timestamp().as_millisecond(),
    }
}

/// The path, if anything lies there; a slip in a command's name would open a window otherwise.
pub(super) fn there(file: PathBuf) -> Result<PathBuf, Failure> {
    if file.exists() {
        Ok(file)
    } else {
        Err(Failure::data(&StoreError::Missing(file)))
    }
}

pub(super) fn sample(out: &Path, force: bool) -> Result<Answer, Failure> {
    make_plan(out, &exchange::sample::sample_on(today()), force)?;
    Ok(Answer::line(format!(
        "Made the sample plan: {}",
        out.display()
    )))
}

pub(super) fn import(input: &Path, to: &Path, force: bool) -> Result<Answer, Failure> {
    let bytes = file::read(input, json::MOST_BYTES)
        .map_err(|error| Failure::data(&file::why_not_read(input, &error)))?;
    // Files of other programs often end in .json too: what they hold decides.
    let foreign = sniff::is_another_programs(&bytes);
    if foreign.unwrap_or(!has_ending(input, "json")) {
        return import_partners(input, &bytes, to, force);
    }
    let imported = json::from_bytes(&bytes).map_err(|problems| lines(&problems))?;
    make_plan(to, &imported.plan, force)?;
    let mut answer = Answer::line(format!(
        "Imported {}: {}",
        records(&imported.plan),
        to.display()
    ));
    answer.notes = imported.notes;
    Ok(answer)
}

/// Makes a plan of the partners and links in another program's file.
fn import_partners(input: &Path, bytes: &[u8], to: &Path, force: bool) -> Result<Answer, Failure> {
    let incoming = sniff::read(bytes).map_err(|problems| lines(&problems))?;
    let title = input.file_stem().unwrap_or_default().to_string_lossy();
    let seed = RandomState::new().hash_one(std::process::id());
    let now = jiff::Timestamp::now().as_millisecond();
    let mut ids = IdSource::new(seed, now);
    let (plan, problems) = incoming::new_plan(&incoming, &title, &mut ids, guidance::catalogue())
        .map_err(|problems| lines(&problems))?;
    make_plan(to, &plan, force)?;
    let mut answer = Answer::line(format!("Imported {}: {}", on_the_map(&plan), to.display()));
    answer.notes = problems.iter().map(ToString::to_string).collect();
    Ok(answer)
}

fn lines(problems: &[Problem]) -> Failure {
    Failure::Data(problems.iter().map(ToString::to_string).collect())
}

pub(super) fn on_the_map(plan: &Plan) -> String {
    let counted = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    };
    format!(
        "{} and {}",
        counted(plan.partners.len(), "partner"),
        counted(plan.links.len(), "link")
    )
}

pub(super) fn check(path: &Path, privacy: bool) -> Result<Answer, Failure> {
    let (plan, notes) = if has_ending(path, "json") {
        let imported = read_json(path)?;
        (imported.plan, imported.notes)
    } else {
        let lines = problems(path);
        if !lines.is_empty() {
            return Err(Failure::Data(lines));
        }
        (read_plan(path)?, Vec::new())
    };
    if privacy {
        let found = insight::privacy::check(&plan);
        if !found.open.is_empty() {
            let lines = found.open.iter().map(|hit| hit.told(&plan));
            return Err(Failure::Data(lines.collect()));
        }
    }
    Ok(Answer {
        notes,
        ..sound(&plan)
    })
}

fn sound(plan: &Plan) -> Answer {
    Answer::line(format!("No problems found in {}", records(plan)))
}

pub(super) fn insight(file: &Path) -> Result<Answer, Failure> {
    let plan = read_plan(file)?;
    let report = insight::report(&plan, guidance::catalogue(), today());
    Ok(Answer::line(format!("{report:#}")))
}

pub(super) fn schema() -> Answer {
    // `#` prints a JSON value over several lines.
    Answer::line(format!("{:#}", json::schema()))
}

pub(super) fn guidance() -> Answer {
    Answer::line(format!("{:#}", guidance::catalogue().to_json()))
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|it| it.eq_ignore_ascii_case(ending))
}

pub(super) fn records(plan: &Plan) -> String {
    match plan.len() {
        1 => "1 record".to_owned(),
        count => format!("{count} records"),
    }
}

/// Reads a plan file whole; one of which a part can't be read is refused, or that part would be lost on the way.
pub(super) fn read_plan(path: &Path) -> Result<Plan, Failure> {
    let reading = store::read(path).map_err(|error| Failure::data(&error))?;
    let Some(warning) = reading.warning else {
        return Ok(reading.plan);
    };
    let mut lines = problems(path);
    if lines.is_empty() {
        lines.push(warning);
    }
    lines.push(format!(
        "Part of this plan would be missing, so nothing was written: {}",
        path.display()
    ));
    Err(Failure::Data(lines))
}

/// What is wrong with a plan file, one line each.
fn problems(path: &Path) -> Vec<String> {
    let report = store::check(path);
    report.problems.iter().map(ToString::to_string).collect()
}

fn read_json(path: &Path) -> Result<json::Imported, Failure> {
    let bytes = file::read(path, json::MOST_BYTES)
        .map_err(|error| Failure::data(&file::why_not_read(path, &error)))?;
    json::from_bytes(&bytes).map_err(|problems| lines(&problems))
}

/// Makes a plan file, whole or not at all.
fn make_plan(path: &Path, plan: &Plan, force: bool) -> Result<(), Failure> {
    if !force || path.symlink_metadata().is_err() {
        return store::create(path, plan).map_err(|error| Failure::data(&error));
    }
    // Made under another name first, so that the old plan stays until the new one is whole.
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let part = tempfile::Builder::new()
        .prefix(".roundtable-")
        .tempdir_in(folder.unwrap_or(Path::new(".")))
        .map_err(|error| Failure::data(&file::why_not_written(path, &error)))?;
    let fresh = part.path().join("new.roundtable");
    store::create(&fresh, plan).map_err(|error| Failure::data(&error))?;
    store::save_copy(&fresh, path, IfExists::Replace).map_err(|error| Failure::data(&error))
}
