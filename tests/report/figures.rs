//! The figures of METHODS as a report prints them, and the summary as a whole.

use roundtable::{
    exchange::sample::sample,
    model::{
        Belongs, ConsensusCheck, Date, Decision, DecisionMethod, Id, Link, Measure, Observation,
        Partner, Plan, Record, ReportKind,
    },
};

use crate::{plain, report};

#[test]
fn a_fist_to_five_prints_its_worked_figures() {
    let mut plan = Plan::default();
    plan.put_any(
        Decision {
            text: "We go ahead".into(),
            ..Decision::new(Id::new(1))
        }
        .wrap(),
    );
    for (id, (answer, count)) in (2..).zip([
        ("5 fingers", 1),
        ("4 fingers", 2),
        ("3 fingers", 2),
        ("2 fingers", 1),
    ]) {
        plan.put_any(
            ConsensusCheck {
                decision: Belongs(Some(Id::new(1))),
                question: "Do we?".into(),
                method: DecisionMethod::FistToFive,
                round: 1,
                answer: answer.into(),
                count,
                ..ConsensusCheck::new(Id::new(id))
            }
            .wrap(),
        );
    }
    for kind in [ReportKind::FullPlan, ReportKind::Workshop] {
        let said = plain::text(&report(&plan, kind));
        for figure in [
            "n = 6 hands",
            "mean 3.5",
            "median 3.5",
            "1.0488",
            "No consensus: 1 hand below 3",
        ] {
            assert!(said.contains(figure), "{kind:?} {figure}: {said}");
        }
    }
}

#[test]
fn a_measure_prints_its_worked_figures() {
    let mut plan = Plan::default();
    plan.put_any(
        Measure {
            name: "Visits".into(),
            target: Some(50.0),
            ..Measure::new(Id::new(1))
        }
        .wrap(),
    );
    for (month, value) in (1_i8..).zip([40.0, 42.0, 45.0, 46.0]) {
        plan.put_any(
            Observation {
                measure: Id::new(1),
                on: Date::constant(2026, 1, 1)
                    .with()
                    .month(month)
                    .build()
                    .expect("a day"),
                value,
                ..Observation::new(Id::new(10 + i64::from(month)))
            }
            .wrap(),
        );
    }
    for kind in [ReportKind::FullPlan, ReportKind::Quarterly] {
        let said = plain::text(&report(&plan, kind));
        let row = said
            .lines()
            .find(|l| l.starts_with("| Visits | "))
            .expect("a row");
        for figure in ["−8 %", "92 %", "+15 %", "Better: up for 3 periods"] {
            assert!(row.contains(figure), "{kind:?} {figure}: {row}");
        }
    }
}

#[test]
fn a_star_of_six_prints_its_worked_figures_and_who_holds_it_together() {
    let mut plan = Plan::default();
    for id in 1..=6 {
        plan.put_any(
            Partner {
                name: format!("Partner {id}"),
                ..Partner::new(Id::new(id))
            }
            .wrap(),
        );
    }
    for id in 2..=6 {
        plan.put_any(
            Link {
                from: Id::new(1),
                to: Id::new(id),
                ..Link::new(Id::new(id * 10))
            }
            .wrap(),
        );
    }
    let said = plain::text(&report(&plan, ReportKind::FullPlan));
    for figure in [
        "| Density | 0.333 |",
        "| Degree centralization | 1.000 |",
        "| Mean way | 1.667 |",
        "| Longest way | 2 |",
        "6 partners, 5 linked pairs",
        "Without Partner 1, ",
    ] {
        assert!(said.contains(figure), "{figure}: {said}");
    }
}

#[test]
fn what_is_undefined_is_a_dash_and_never_nought() {
    let said = plain::text(&report(&Plan::default(), ReportKind::Summary));
    assert!(said.contains("– partners at the table"), "{said}");
    assert!(said.contains("– actions overdue"), "{said}");
    for kind in [
        ReportKind::Summary,
        ReportKind::FullPlan,
        ReportKind::Quarterly,
    ] {
        let said = plain::text(&report(&sample(), kind));
        for wrong in ["NaN", "inf ", "Infinity"] {
            assert!(!said.contains(wrong), "{kind:?} {wrong}");
        }
    }
}

#[test]
fn the_summary_of_the_sample_reads_as_it_was_written() {
    let said = plain::text(&report(&sample(), ReportKind::Summary));
    let golden = include_str!("summary.txt");
    if said != golden {
        // Where it can be read beside the golden one.
        let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("summary.txt");
        std::fs::write(&target, &said).expect("the target folder can be written");
        panic!(
            "the summary says something else; it is in {}",
            target.display()
        );
    }
}
