//! Rules of the phase “Define”: a purpose that can be checked, and promises with a day.
//! Must not know what is done to reach it.

use super::{
    Rule,
    Severity::{Hint, Problem, Warning},
    act::late,
    look::{is_close, is_empty, name, quoted, targets},
};
use crate::{
    insight::{Subject, journey},
    model::{Contribution, ContributionKind},
};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "purpose.empty",
        severity: Problem,
        step: journey::PURPOSE.id,
        when: "There are actions or goals, but the purpose is not written",
        check: |look, found| {
            let begun = !look.plan.actions.is_empty() || !look.plan.goals.is_empty();
            if begun && !look.is_written("purpose.statement") {
                found
                    .plan(
                        "There are goals or actions, but nothing says what the partnership is for",
                    )
                    .item("purpose.statement", Subject::PLAN);
            }
        },
    },
    Rule {
        id: "purpose.no-outcome",
        severity: Hint,
        step: journey::PURPOSE.id,
        when: "The purpose is written, but no shared outcome is",
        check: |look, found| {
            if look.is_written("purpose.statement") && look.plan.outcomes.is_empty() {
                found.plan(
                    "The purpose is written, but no shared outcome says what will be different",
                );
            }
        },
    },
    Rule {
        id: "outcome.no-measure",
        severity: Warning,
        step: journey::PURPOSE.id,
        when: "An outcome has no measure",
        check: |look, found| {
            let measured = targets(look.plan.measures.iter().filter_map(|m| m.outcome));
            for outcome in look.plan.outcomes.iter() {
                if !measured.contains_key(&outcome.id) {
                    let what = quoted(&outcome.text, "An outcome");
                    found.record(outcome.id, format!("Nothing measures the outcome {what}"));
                }
            }
        },
    },
    Rule {
        id: "commitment.no-date",
        severity: Warning,
        step: journey::PURPOSE.id,
        when: "A commitment that is not kept yet has no day",
        check: |look, found| {
            for promise in look.plan.contributions.iter().filter(|c| is_promise(c)) {
                if promise.due.is_none() {
                    let what = quoted(&promise.text, "A commitment");
                    let who = look.partner(promise.partner);
                    let text = format!("{what}, promised by {who}, has no day");
                    found.record(promise.id, text).field("due");
                }
            }
        },
    },
    Rule {
        id: "commitment.overdue",
        severity: Warning,
        step: journey::PURPOSE.id,
        when: "A commitment is past its day and not kept",
        check: |look, found| {
            for promise in look.plan.contributions.iter().filter(|c| is_promise(c)) {
                if let Some(due) = promise.due.filter(|due| *due < look.today) {
                    let what = quoted(&promise.text, "A commitment");
                    let who = look.partner(promise.partner);
                    let late = late(look.days_since(due));
                    let text = format!("{what}, promised by {who}, is {late} late");
                    found.record(promise.id, text).field("due");
                }
            }
        },
    },
    Rule {
        id: "benefit.one-sided",
        severity: Hint,
        step: journey::BENEFITS.id,
        when: "Collaboration or integration is intended with a partner whose gift is noted, but not its gain",
        check: |look, found| {
            for partner in look.not_ended().filter(|p| is_close(p.intended_level)) {
                if !is_empty(&partner.brings) && is_empty(&partner.gains) {
                    let name = name(partner);
                    let text = format!("What {name} brings is noted, but not what it gains");
                    found.record(partner.id, text).field("gains");
                }
            }
        },
    },
];

/// Whether it is a commitment that is not kept yet.
fn is_promise(contribution: &Contribution) -> bool {
    contribution.kind == ContributionKind::Commitment && !contribution.kept
}
