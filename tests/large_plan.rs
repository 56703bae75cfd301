//! The large plan of the trials: as large as it says, sound, and the same each time.

#[path = "common/large_plan.rs"]
mod large_plan;
#[path = "common/random_plan.rs"]
mod random_plan;

use std::collections::BTreeSet;

use large_plan::{LARGE, Size, large_plan};
use roundtable::model::{Kind, limits};

#[test]
fn it_is_as_large_as_asked_for_and_sound() {
    let plan = large_plan(LARGE);
    assert_eq!((plan.partners.len(), plan.actions.len()), (300, 2000));
    assert_eq!(plan.dangling(), []);
    for record in plan.all() {
        assert_eq!(limits::outside(&record), None, "{record:?}");
    }
    let names: BTreeSet<_> = plan.partners.iter().map(|p| &p.name).collect();
    assert_eq!(names.len(), 300, "partners are told apart by their names");
}

#[test]
fn it_is_the_same_each_time_and_grows_with_its_size() {
    let size = |partners, actions| Size { partners, actions };
    assert!(large_plan(size(20, 50)) == large_plan(size(20, 50)));
    assert!(large_plan(size(40, 50)).len() > large_plan(size(20, 50)).len());
}

#[test]
fn every_kind_that_screens_show_is_in_it() {
    let plan = large_plan(LARGE);
    let empty: Vec<_> = Kind::ALL
        .iter()
        .filter(|kind| plan.count(**kind) == 0)
        .collect();
    use Kind::{
        Attachment, ConsensusCheck, Placement, ReportSetup, Snapshot, VisionReview, Waiver,
    };
    assert!(
        empty.iter().all(|kind| matches!(
            kind,
            Placement
                | Attachment
                | Snapshot
                | Waiver
                | ConsensusCheck
                | VisionReview
                | ReportSetup
        )),
        "{empty:?}"
    );
}
