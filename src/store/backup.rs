//! Backups: whole copies of a plan file in a folder beside it, fewer the older they are.
//!
//! They lie beside the plan and not in a place of the program's own, because a plan is confidential: it stays
//! on the disk or memory stick that its owner chose, and is found where people look.
//! Must not know when it is called.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, civil::DateTime};
use rusqlite::{Connection, types::ValueRef};

use super::{EXTENSION, IfExists, StoreError, error, place};

/// Name of the folder for backups, beside the plan.
pub const FOLDER: &str = ".roundtable-backups";

const STAMP: &str = "%Y%m%d-%H%M%S";

/// The time on the wall here.
pub(super) fn now() -> DateTime {
    jiff::Zoned::now().datetime()
}

/// Writes a whole, tidied copy of an open file into an empty one.
pub(super) fn vacuum_into(db: &Connection, part: &Path) -> rusqlite::Result<()> {
    #[cfg(unix)]
    let name = {
        use std::os::unix::ffi::OsStrExt as _;
        part.as_os_str().as_bytes()
    };
    #[cfg(not(unix))]
    let text = part.to_string_lossy();
    #[cfg(not(unix))]
    let name = text.as_bytes();
    let name = rusqlite::types::ToSqlOutput::Borrowed(ValueRef::Text(name));
    db.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

/// Makes a backup of the plan at `path` if it changed since the newest one and that is of another day, and
/// thins the older ones. The error is a clause without a dot.
pub(super) fn make_if_due(db: &Connection, path: &Path, now: DateTime) -> Result<(), String> {
    let newest = existing(path).into_iter().map(|(at, _)| at).max();
    let due = newest.is_none_or(|newest| {
        newest.date() != now.date() && changed_at(path).is_none_or(|changed| changed > newest)
    });
    if due {
        make(db, path, now)?;
    }
    Ok(())
}

/// Makes a backup of the plan at `path` and thins the older ones. The error is a clause without a dot.
pub(super) fn make(db: &Connection, path: &Path, now: DateTime) -> Result<(), String> {
    let target = name(path, now);
    make_folder(place::folder(&target)).map_err(|error| error::plain_io(&error))?;
    let part = place::beside(&target).map_err(reason)?;
    vacuum_into(db, &part).map_err(|error| error::plain(&error))?;
    match place::put(part, &target, IfExists::Refuse) {
        // Two within one second: the plan can hardly have changed.
        Ok(()) | Err(StoreError::Exists(_)) => {}
        Err(error) => return Err(reason(error)),
    }
    let existing = existing(path);
    let keep = kept(existing.iter().map(|(at, _)| *at).collect(), now);
    for (at, file) in existing {
        if !keep.contains(&at) {
            // One that can't be removed is in nobody's way.
            let _ = fs::remove_file(file);
        }
    }
    Ok(())
}

fn reason(error: StoreError) -> String {
    match error {
        StoreError::CantWrite { reason, .. } => reason,
        other => other.to_string(),
    }
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

fn changed_at(path: &Path) -> Option<DateTime> {
    let changed = fs::metadata(path).ok()?.modified().ok()?;
    let changed = jiff::Timestamp::try_from(changed).ok()?;
    Some(changed.to_zoned(jiff::tz::TimeZone::system()).datetime())
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// Where the backup of this moment lies.
fn name(path: &Path, at: DateTime) -> PathBuf {
    let name = format!("{}-{}.{EXTENSION}", stem(path), at.strftime(STAMP));
    place::folder(path).join(FOLDER).join(name)
}

/// The backups of the plan at `path`.
fn existing(path: &Path) -> Vec<(DateTime, PathBuf)> {
    let stem = stem(path);
    let Ok(entries) = fs::read_dir(place::folder(path).join(FOLDER)) else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .filter_map(|entry| {
            let at = moment(&stem, entry.file_name().to_str()?)?;
            Some((at, entry.path()))
        })
        .collect()
}

/// The moment in the name of a backup of the plan named `stem`.
fn moment(stem: &str, name: &str) -> Option<DateTime> {
    let stamp = name
        .strip_prefix(stem)?
        .strip_prefix('-')?
        .strip_suffix(EXTENSION)?
        .strip_suffix('.')?;
    let at = DateTime::strptime(STAMP, stamp).ok()?;
    (at.strftime(STAMP).to_string() == stamp).then_some(at)
}

/// Which backups stay: the newest three; within a week the newest of each day, within a month of each week,
/// within a year of each month. One from the future (the clock was set back) stays too.
fn kept(mut moments: Vec<DateTime>, now: DateTime) -> BTreeSet<DateTime> {
    moments.sort_unstable_by(|a, b| b.cmp(a));
    let mut keep = BTreeSet::new();
    let mut periods = BTreeSet::new();
    for (place, at) in moments.into_iter().enumerate() {
        let age = now.duration_since(at);
        let day = at.date();
        let period = if age < SignedDuration::ZERO {
            Some((0, at.strftime(STAMP).to_string()))
        } else if age <= SignedDuration::from_hours(7 * 24) {
            Some((1, day.to_string()))
        } else if age <= SignedDuration::from_hours(31 * 24) {
            let week = day.iso_week_date();
            Some((2, format!("{}-{}", week.year(), week.week())))
        } else if age <= SignedDuration::from_hours(366 * 24) {
            Some((3, day.strftime("%Y-%m").to_string()))
        } else {
            None
        };
        let first_of_period = period.is_some_and(|period| periods.insert(period));
        if place < 3 || first_of_period {
            keep.insert(at);
        }
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn backups_get_fewer_the_older_they_are() {
        let now = at("2026-11-22T12:00");
        for (why, moments, expected) in [
            ("none", &[][..], &[][..]),
            (
                "the last three stay, though of one day",
                &[
                    "2026-11-22T08:00",
                    "2026-11-22T09:00",
                    "2026-11-22T10:00",
                    "2026-11-22T11:00",
                ],
                &["2026-11-22T09:00", "2026-11-22T10:00", "2026-11-22T11:00"],
            ),
            (
                "the last three stay, though years old",
                &[
                    "2020-01-01T08:00",
                    "2020-01-02T08:00",
                    "2020-01-03T08:00",
                    "2020-01-04T08:00",
                ],
                &["2020-01-02T08:00", "2020-01-03T08:00", "2020-01-04T08:00"],
            ),
            (
                "one of each day of the week",
                &[
                    "2026-11-18T09:00",
                    "2026-11-18T17:00",
                    "2026-11-19T09:00",
                    "2026-11-19T17:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
                &[
                    "2026-11-18T17:00",
                    "2026-11-19T17:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
            ),
            (
                "then one of each week",
                &[
                    "2026-11-02T09:00",
                    "2026-11-03T09:00",
                    "2026-11-09T09:00",
                    "2026-11-12T09:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
                &[
                    "2026-11-03T09:00",
                    "2026-11-12T09:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
            ),
            (
                "then one of each month, and nothing beyond a year",
                &[
                    "2025-10-20T09:00",
                    "2026-03-01T09:00",
                    "2026-03-30T09:00",
                    "2026-09-01T09:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
                &[
                    "2026-03-30T09:00",
                    "2026-09-01T09:00",
                    "2026-11-20T09:00",
                    "2026-11-21T09:00",
                    "2026-11-22T09:00",
                ],
            ),
            (
                "one from the future is kept",
                &[
                    "2030-01-01T09:00",
                    "2030-01-01T10:00",
                    "2030-01-01T11:00",
                    "2030-01-01T12:00",
                ],
                &[
                    "2030-01-01T09:00",
                    "2030-01-01T10:00",
                    "2030-01-01T11:00",
                    "2030-01-01T12:00",
                ],
            ),
        ] {
            let kept = kept(moments.iter().map(|m| at(m)).collect(), now);
            let expected: BTreeSet<_> = expected.iter().map(|m| at(m)).collect();
            assert_eq!(kept, expected, "{why}");
        }
    }

    #[test]
    fn only_backups_of_the_very_plan_are_counted() {
        let moment = |name| moment("Our plan", name);
        assert_eq!(
            moment("Our plan-20261122-081500.roundtable"),
            Some(at("2026-11-22T08:15"))
        );
        for other in [
            "Our plan-old-20261122-081500.roundtable",
            "Our plan.roundtable",
            "Our plan-20261322-081500.roundtable",
            "Our plan-20261122-0815.roundtable",
            "Our plan-20261122-081500.roundtable-journal",
            "Another-20261122-081500.roundtable",
        ] {
            assert_eq!(moment(other), None, "{other}");
        }
    }

    #[test]
    fn a_backup_is_made_once_a_day_and_only_after_changes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("Plan.roundtable");
        crate::store::create(&path, &crate::model::Plan::default()).unwrap();
        let db = crate::store::file::connect_to_read(&path).unwrap();
        // Names tell whole seconds; the file was made in this one.
        let today = now() + SignedDuration::from_secs(60);
        let tomorrow = today + SignedDuration::from_hours(24);
        make_if_due(&db, &path, today).unwrap();
        assert_eq!(existing(&path).len(), 1, "the first");
        make_if_due(&db, &path, today + SignedDuration::from_secs(2)).unwrap();
        assert_eq!(existing(&path).len(), 1, "one a day is enough");
        make_if_due(&db, &path, tomorrow).unwrap();
        assert_eq!(existing(&path).len(), 1, "nothing changed since");
        make(&db, &path, tomorrow).unwrap();
        assert_eq!(
            existing(&path).len(),
            2,
            "before a migration it is made in any case"
        );
        for (_, backup) in existing(&path) {
            assert!(crate::store::read(&backup).unwrap().warning.is_none());
        }
    }
}
