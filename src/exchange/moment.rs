//! The body of a snapshot: the plan as our own JSON on as few bytes as that takes, and back.
//! Must not know who keeps it, nor what it is compared with.

use super::{Problem, json};
use crate::model::{Plan, Table};

/// The plan as the body of a snapshot: without snapshots, which would hold each other, and without attached files,
/// which would be kept twice.
pub fn body(plan: &Plan) -> String {
    let kept = Plan {
        snapshots: Table::default(),
        attachments: Table::default(),
        ..plan.clone()
    };
    let bytes = json::to_bytes(&kept);
    // Line breaks and what leads a line are there for readers only; those within a text are escaped.
    let whole = String::from_utf8_lossy(&bytes);
    let mut body = String::with_capacity(whole.len());
    for line in whole.lines() {
        body.push_str(line.trim_start_matches(' '));
    }
    body
}

/// The plan of a snapshot's body, or what is wrong with it.
pub fn plan(body: &str) -> Result<Plan, Vec<Problem>> {
    json::from_bytes(body.as_bytes()).map(|read| read.plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::sample::sample,
        model::{Attachment, Id, Partner, Record as _, Snapshot},
    };

    #[test]
    fn a_body_reads_back_as_the_plan_without_snapshots_and_files() {
        let mut whole = sample();
        let told = Partner {
            notes: "Two lines,\n    the second \"set in\"".to_owned(),
            ..Partner::new(Id::new(4_000_000))
        };
        whole.put_any(told.wrap());
        let mut with_more = whole.clone();
        with_more.put_any(Snapshot::new(Id::new(5_000_000)).wrap());
        with_more.put_any(Attachment::new(Id::new(5_000_001)).wrap());
        whole.snapshots = Table::default();
        whole.attachments = Table::default();

        let body = body(&with_more);
        assert_eq!(plan(&body).ok(), Some(whole));
        assert!(!body.contains('\n'));
    }

    #[test]
    fn a_damaged_body_is_told_and_not_taken_for_an_empty_plan() {
        let body = body(&sample());
        let all = body.chars().count();
        for cut in [0, 1, 40, all / 2, all - 1] {
            let cut: String = body.chars().take(cut).collect();
            assert!(plan(&cut).is_err(), "{cut:.60}");
        }
    }
}
