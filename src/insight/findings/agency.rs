//! Rules of the phase “Our agency”: who holds the partnership, and what they need.
//! Must not know what a competency means.

use super::{
    Rule,
    Severity::{Hint, Warning},
    look::quoted,
    partners::LOW,
    prepare::no_without_note,
};
use crate::insight::{journey, text};

/// From so many partners at the table on, somebody should hold the threads.
const SEVERAL: usize = 3;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "role.no-coordinator",
        severity: Warning,
        step: journey::ROLES.id,
        when: "Three or more partners are at the table, and nobody is the primary point of contact for all of them",
        check: |look, found| {
            let holders = &look.plan.role_holders;
            let held = holders.iter().any(journey::coordinates);
            if look.at_table().count() >= SEVERAL && !held {
                found.plan("Nobody in our agency coordinates the partnership as its primary point of contact");
            }
        },
    },
    Rule {
        id: "role.no-person",
        severity: Hint,
        step: journey::ROLES.id,
        when: "A role is listed, but nobody holds it",
        check: |look, found| {
            for holder in look.plan.role_holders.iter().filter(|h| h.person.is_none()) {
                let role = holder.role.label().to_lowercase();
                let of = holder
                    .partner
                    .0
                    .map(|id| format!(" for {}", look.partner(id)));
                let text = format!("Nobody holds the role “{role}”{}", of.unwrap_or_default());
                found.record(holder.id, text).field("person");
            }
        },
    },
    Rule {
        id: "competency.low",
        severity: Hint,
        step: journey::COMPETENCIES.id,
        when: "The latest rating of a competency is 1 or 2 of 5",
        check: |look, found| {
            for item in look.guidance.items_under("competency") {
                for (about, answer) in look.index.answered(look.plan, &item.id) {
                    let holder = about.holder.and_then(|id| look.plan.get(id));
                    let low = answer.rating.filter(|rated| *rated <= LOW);
                    let (Some(holder), Some(rated)) = (holder, low) else {
                        continue;
                    };
                    let person = holder.person.and_then(|id| look.plan.get(id));
                    let who = person.map_or(holder.role.label(), |p| p.name.trim());
                    let who = text::brief(who);
                    let what = quoted(&item.short, "A competency");
                    found
                        .record(holder.id, format!("{who}: {what} is rated {rated} of 5"))
                        .item(&item.id, about)
                        .case_of(&item.id);
                }
            }
        },
    },
    Rule {
        id: "lasting.no-without-note",
        severity: Hint,
        step: journey::LASTING.id,
        when: "A point on making partnering last is answered “no”, and no note says what to do about it",
        check: |look, found| {
            no_without_note(
                look,
                found,
                &["institution", "sustain.governance", "sustain.general"],
            );
        },
    },
];
