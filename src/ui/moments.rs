//! The snapshots of a plan as plans: each is read once, when it is first looked at.
//! Must not know how a body is read (that is `app`, asked by a request), nor what is done with a plan.

use std::{collections::HashMap, sync::Arc};

use super::{Out, Request};
use crate::{
    insight::{days, text},
    model::{Date, Id, Plan, Snapshot, Table},
};

/// A moment of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Moment {
    /// As it is now.
    #[default]
    Now,
    /// As it was when a snapshot was taken.
    Of(Id<Snapshot>),
}

/// A snapshot that was read back.
#[derive(Debug)]
pub struct Read {
    /// The snapshot.
    pub id: Id<Snapshot>,
    /// Its plan, or why there is none in one plain sentence.
    pub plan: Result<Plan, String>,
}

/// What is told of a snapshot that was deleted while it was being read.
pub const GONE: &str = "This snapshot is not in the plan any more";

/// What is known of a moment's plan.
#[derive(Clone, Debug)]
pub enum Known {
    /// It is being read.
    Reading,
    /// It can't be shown, and why.
    Broken(String),
    /// It.
    Plan(Arc<Plan>),
}

/// The snapshots that were looked at.
#[derive(Default)]
pub struct Moments {
    table: Table<Snapshot>,
    known: HashMap<Id<Snapshot>, Known>,
}

impl Moments {
    /// The plan of a snapshot; asks for it if nobody did.
    pub fn plan(&mut self, plan: &Plan, id: Id<Snapshot>, out: &mut Out<'_>) -> Known {
        self.refresh(plan);
        if !plan.snapshots.contains(id) {
            return Known::Broken(GONE.to_owned());
        }
        let known = self.known.entry(id).or_insert_with(|| {
            out.requests.push(Request::ReadSnapshot(id));
            Known::Reading
        });
        known.clone()
    }

    /// Takes what was asked for by [`Request::ReadSnapshot`].
    pub fn take(&mut self, read: Read) {
        // What is not waited for any more was read of another body.
        if let Some(known) = self.known.get_mut(&read.id) {
            *known = match read.plan {
                Ok(plan) => Known::Plan(Arc::new(plan)),
                Err(why) => Known::Broken(why),
            };
        }
    }

    /// Forgets what was read of bodies that are others now.
    fn refresh(&mut self, plan: &Plan) {
        if self.table.same(&plan.snapshots) {
            return;
        }
        let before = std::mem::replace(&mut self.table, plan.snapshots.clone());
        self.known.retain(|id, _| {
            let [was, is] = [&before, &plan.snapshots].map(|table| table.get(*id));
            was.map(|s| &s.body) == is.map(|s| &s.body)
        });
    }
}

/// The snapshots of a plan, oldest first.
pub fn oldest_first(plan: &Plan) -> Vec<&Snapshot> {
    let mut all: Vec<&Snapshot> = plan.snapshots.iter().collect();
    all.sort_by_key(|s| (s.on, s.id));
    all
}

/// What people read for a snapshot.
pub fn name(snapshot: &Snapshot) -> &str {
    let name = snapshot.name.trim();
    if name.is_empty() {
        "Unnamed snapshot"
    } else {
        name
    }
}

/// How much room a body takes in the file: “312 KB”.
pub fn size(body: &str) -> String {
    format!("{} KB", body.len().div_ceil(1024))
}

/// A name for a snapshot taken today: what the day is about, and the day.
pub fn default_name(plan: &Plan, today: Date) -> String {
    let workshop = plan.header.iter().any(|h| h.workshop_on == Some(today));
    let meeting = || {
        let mut all = plan.meetings.iter();
        let of_today = all.find(|m| m.on == Some(today))?;
        let title = text::brief(&of_today.title).into_owned();
        Some(if title.is_empty() {
            "Meeting".to_owned()
        } else {
            title
        })
    };
    let about = if workshop {
        Some("Workshop".to_owned())
    } else {
        meeting()
    };
    let day = days::day_of_year(today);
    about.map_or_else(|| day.clone(), |about| format!("{about}, {day}"))
}

/// The day that a group met last, if that was within a month and no snapshot was taken since.
pub fn worth_keeping(plan: &Plan, today: Date) -> Option<Date> {
    const MONTH: i64 = 31;
    let workshops = plan.header.iter().filter_map(|h| h.workshop_on);
    let meetings = plan.meetings.iter().filter_map(|m| m.on);
    let past = workshops.chain(meetings).filter(|day| *day <= today);
    let last = past.max()?;
    let kept = plan.snapshots.iter().filter_map(|s| s.on).max();
    let fresh = text::days_between(last, today) <= MONTH;
    (fresh && kept.is_none_or(|kept| kept < last)).then_some(last)
}
