//! Rules of the phase “Understand”: what the surroundings mean for the plan.
//! Must not know how a factor is found.

use super::{
    Rule,
    Severity::{Hint, Warning},
    look::{is_close, is_empty, quoted, some},
    partners::LOW,
};
use crate::{
    insight::{Subject, journey},
    model::ScanKind,
};

/// From here on a factor counts as strong, 1 to 5.
const STRONG: i64 = 4;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "scan.no-meaning",
        severity: Warning,
        step: journey::SCAN.id,
        when: "A barrier of strength 4 or 5 has no word on what it means for partnerships",
        check: |look, found| {
            for factor in look.plan.scan_factors.iter() {
                let strong = factor.kind == ScanKind::Barrier && factor.strength >= Some(STRONG);
                if strong && is_empty(&factor.meaning) {
                    let what = quoted(&factor.factor, "A barrier");
                    let text = format!(
                        "{what} is a strong barrier, but nothing says what it means for partnerships"
                    );
                    found.record(factor.id, text).field("meaning");
                }
            }
        },
    },
    Rule {
        id: "scan.limits",
        severity: Hint,
        step: journey::SCAN.id,
        when: "Time, energy or money is rated 1 or 2 of 5, but collaboration or integration is intended",
        check: |look, found| {
            let close = || look.not_ended().filter(|p| is_close(p.intended_level));
            if close().next().is_none() {
                return;
            }
            for (item, what) in [
                ("scan.constraint.time", "time"),
                ("scan.constraint.energy", "energy"),
                ("scan.constraint.money", "money"),
            ] {
                let rated = look.answer(item, Subject::PLAN).and_then(|a| a.rating);
                if let Some(rated) = rated.filter(|rated| *rated <= LOW) {
                    let text = format!(
                        "There is little {what} ({rated} of 5) for what is intended with {}",
                        some(close())
                    );
                    found.word(item, text).item(item, Subject::PLAN);
                }
            }
        },
    },
    Rule {
        id: "strategy.ending",
        severity: Hint,
        step: journey::STRATEGY.id,
        when: "A partnership has ended, but nothing says when the group ends one",
        check: |look, found| {
            use crate::model::PartnerStatus::Ended;
            let ended = || look.plan.partners.iter().filter(|p| p.status == Ended);
            if ended().next().is_some() && !look.is_written("strategy.when-end") {
                let text = format!(
                    "The partnership with {} has ended, but nothing says when to end one",
                    some(ended())
                );
                found.plan(text).item("strategy.when-end", Subject::PLAN);
            }
        },
    },
];
