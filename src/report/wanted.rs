//! What is asked for: which report, of what, without which parts.
//! Must not know what a report says.

use std::collections::BTreeSet;

use jiff::Span;

use crate::{
    insight::text,
    model::{
        Agreement, Date, Edition, Id, Lens, Meeting, Partner, Plan, ReportKind, ReportSetup,
        Snapshot,
    },
};

/// The report that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// What kind of report.
    pub kind: ReportKind,
    /// For whom. The plan that it is made of is cleaned for it already.
    pub edition: Edition,
    /// Ids of the parts that are left out.
    pub left_out: BTreeSet<String>,
    /// The agreement that a draft is of; none: the first that nobody has signed, else the first.
    pub agreement: Option<Id<Agreement>>,
    /// The meeting that minutes are of; none: the latest that was held.
    pub meeting: Option<Id<Meeting>>,
    /// The partners of which there are fact sheets; empty: all but those whose partnership ended.
    pub partners: BTreeSet<Id<Partner>>,
    /// The first and the last day of the review; none: the three months that end today.
    pub period: Option<(Date, Date)>,
    /// What places on the map mean.
    pub lens: Lens,
    /// The plan as it was when the period began; [`snapshot_for`] says which snapshot holds it.
    pub then: Option<Then>,
}

/// The plan as it was on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Then {
    /// The name of the snapshot.
    pub name: String,
    /// Its day.
    pub on: Option<Date>,
    /// What it holds.
    pub plan: Plan,
}

impl Wanted {
    /// A whole report of this kind.
    pub const fn new(kind: ReportKind) -> Self {
        Self {
            kind,
            edition: Edition::Full,
            left_out: BTreeSet::new(),
            agreement: None,
            meeting: None,
            partners: BTreeSet::new(),
            period: None,
            lens: Lens::Rings,
            then: None,
        }
    }

    /// The report as it was last made.
    pub fn of(setup: &ReportSetup) -> Self {
        let left_out = setup.left_out.split_whitespace().map(str::to_owned);
        Self {
            edition: setup.edition,
            left_out: left_out.collect(),
            ..Self::new(setup.kind)
        }
    }

    /// The first and the last day of the period that it tells of.
    pub fn days(&self, today: Date) -> (Date, Date) {
        let from = || today.checked_sub(Span::new().months(3)).unwrap_or(today);
        self.period.unwrap_or_else(|| (from(), today))
    }
}

/// The snapshot that lies nearest the first day of the period, for [`Wanted::then`]; of two as near the earlier.
/// One that was taken after the period tells nothing of its beginning.
pub fn snapshot_for(plan: &Plan, wanted: &Wanted, today: Date) -> Option<Id<Snapshot>> {
    let (from, to) = wanted.days(today);
    let dated = plan.snapshots.iter().filter_map(|s| Some((s.on?, s.id)));
    dated
        .filter(|(on, _)| *on <= to)
        .min_by_key(|(on, id)| (text::days_between(*on, from).abs(), *on, *id))
        .map(|(_, id)| id)
}
