//! Reports: every kind makes a sound document of every plan, says all that the plan says, and nothing private.
#![allow(
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly, and its parts share helpers"
)]

#[path = "../common/large_plan.rs"]
mod large_plan;
#[path = "../common/random_plan.rs"]
mod random_plan;

mod charts;
mod drafts;
mod figures;
mod plain;
mod says;
mod shape;

use roundtable::{
    exchange::{moment, sample::TOLD_ON},
    guidance::catalogue,
    model::{Edition, Plan, ReportKind},
    report::{
        Report, Then, Wanted,
        edition::{self, Choices},
        make, snapshot_for,
    },
};

/// A report of a plan on the day of the sample, in the full edition.
pub fn report(plan: &Plan, kind: ReportKind) -> Report {
    made(plan, Wanted::new(kind))
}

/// The report that is wanted, with the snapshot that belongs to it.
pub fn made(plan: &Plan, mut wanted: Wanted) -> Report {
    if let Some(snapshot) = snapshot_for(plan, &wanted, TOLD_ON).and_then(|id| plan.get(id)) {
        let then = moment::plan(&snapshot.body).expect("the snapshot can be read");
        let choices = Choices::default();
        wanted.then = Some(Then {
            name: snapshot.name.clone(),
            on: snapshot.on,
            plan: edition::of(&then, wanted.edition, choices).0,
        });
    }
    let (plan, _) = edition::of(plan, wanted.edition, Choices::default());
    make(&plan, catalogue(), &wanted, TOLD_ON)
}

/// The same in the shared edition.
pub fn shared(plan: &Plan, kind: ReportKind) -> Report {
    made(
        plan,
        Wanted {
            edition: Edition::Shared,
            ..Wanted::new(kind)
        },
    )
}
