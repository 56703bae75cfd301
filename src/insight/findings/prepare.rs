//! Rules of the phase “Prepare”: what a workshop needs before its day.
//! Must not know what the workshop comes to.

use super::{
    Rule,
    Severity::{Hint, Warning},
    act::late,
    look::{Look, name, quoted},
};
use crate::{
    insight::{Subject, journey, text},
    model::{Answer, Header, Key, Partner, PartnerStatus},
};

/// From so many days before it, a workshop should have its people and its agenda.
const NEAR: i64 = 30;
/// An agenda longer than this is more than a day's work, in minutes.
const LONG_DAY: i64 = 8 * 60;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "workshop.no-agenda",
        severity: Warning,
        step: journey::WORKSHOP.id,
        when: "The workshop is at most 30 days ahead and has no agenda",
        check: |look, found| {
            if let Some(header) = near(look)
                && look.plan.agenda_blocks.is_empty()
            {
                let text = format!("The workshop is {} and has no agenda", soon(look, header));
                found.record(header.id, text);
            }
        },
    },
    Rule {
        id: "workshop.no-people",
        severity: Warning,
        step: journey::WORKSHOP.id,
        when: "The workshop is at most 30 days ahead and nobody is invited",
        check: |look, found| {
            if let Some(header) = near(look)
                && !look.plan.participants.iter().any(|p| p.invited)
            {
                let text = format!(
                    "The workshop is {}, but nobody is invited",
                    soon(look, header)
                );
                found.record(header.id, text);
            }
        },
    },
    Rule {
        id: "workshop.no-lead",
        severity: Hint,
        step: journey::WORKSHOP.id,
        when: "The workshop is at most 30 days ahead, and blocks of its agenda have nobody who leads them",
        check: |look, found| {
            let open = || look.plan.agenda_blocks.iter().filter(|b| b.lead.is_none());
            let count = open().count();
            if near(look).is_some() && count > 0 {
                let titles: Vec<_> = open()
                    .map(|b| quoted(&b.title, "an unnamed block"))
                    .collect();
                let titles = text::some_names(&titles, 3);
                let text = format!("Nobody leads {titles} of the workshop's agenda");
                found
                    .plan(text)
                    .beside(open().map(|b| Key::of(b.id)))
                    .field("lead");
            }
        },
    },
    Rule {
        id: "workshop.too-long",
        severity: Hint,
        step: journey::WORKSHOP.id,
        when: "The blocks of the workshop's agenda take more than eight hours",
        check: |look, found| {
            let minutes: i64 = look.plan.agenda_blocks.iter().map(|b| b.minutes).sum();
            if minutes > LONG_DAY {
                let (hours, rest) = (minutes / 60, minutes % 60);
                let rest = if rest == 0 {
                    String::new()
                } else {
                    format!(" {rest} min")
                };
                found.plan(format!(
                    "The workshop's agenda takes {hours} h{rest}, more than a group can do in a day"
                ));
            }
        },
    },
    Rule {
        id: "prework.no-owner",
        severity: Warning,
        step: journey::WORKSHOP.id,
        when: "A task of the pre-work that is not done has no owner",
        check: |look, found| {
            let open = look.plan.prework_tasks.iter().filter(|t| !t.done);
            for task in open.filter(|t| t.owner.is_none()) {
                let what = quoted(&task.task, "A task");
                let text = format!("{what} of the pre-work has nobody to do it");
                found.record(task.id, text).field("owner");
            }
        },
    },
    Rule {
        id: "prework.overdue",
        severity: Warning,
        step: journey::WORKSHOP.id,
        when: "A task of the pre-work is past its day and not done",
        check: |look, found| {
            for task in look.plan.prework_tasks.iter().filter(|t| !t.done) {
                if let Some(due) = task.due.filter(|due| *due < look.today) {
                    let what = quoted(&task.task, "A task");
                    let late = late(look.days_since(due));
                    let text = format!("{what} of the pre-work is {late} late");
                    found.record(task.id, text).field("due");
                }
            }
        },
    },
    Rule {
        id: "plan.review-due",
        severity: Warning,
        step: journey::WORKSHOP.id,
        when: "The day on which the plan is to be looked over has passed",
        check: |look, found| {
            let header = look.plan.header.iter().next();
            if let Some(header) = header.filter(|h| look.is_past(h.review_on)) {
                let day = header.review_on.map_or_else(String::new, text::day);
                let text = format!("The plan was to be looked over on {day}");
                found.record(header.id, text).field("review_on");
            }
        },
    },
    Rule {
        id: "readiness.unwilling",
        severity: Warning,
        step: journey::READINESS.id,
        when: "A partner at the table isn't willing to give time or resources",
        check: |look, found| {
            for (item, what) in [
                ("prep.commit.time", "time"),
                ("prep.commit.resources", "resources"),
            ] {
                for (about, answer) in look.index.answered(look.plan, item) {
                    let partner = about.partner.and_then(|id| look.plan.get(id));
                    let at_table = |p: &&Partner| p.status == PartnerStatus::AtTable;
                    let Some(partner) = partner.filter(at_table) else {
                        continue;
                    };
                    if answer.choice == "no" {
                        let name = name(partner);
                        let text = format!(
                            "{name} isn't willing to give {what}, and planning can't make up for that"
                        );
                        found
                            .record(partner.id, text)
                            .item(item, about)
                            .case_of(item);
                    }
                }
            }
        },
    },
    Rule {
        id: "readiness.no-without-note",
        severity: Hint,
        step: journey::READINESS.id,
        when: "A point of the preparation is answered “no”, and no note says what to do about it",
        check: |look, found| no_without_note(look, found, &["prep.factor", "prep.support"]),
    },
];

/// The plan's header, if its workshop is near.
fn near<'a>(look: &Look<'a>) -> Option<&'a Header> {
    let header = look.plan.header.iter().next();
    header.filter(|h| look.is_within(h.workshop_on, NEAR))
}

fn soon(look: &Look<'_>, header: &Header) -> String {
    let day = header.workshop_on;
    day.map_or_else(String::new, |day| text::relative(day, look.today))
}

/// The checks below these prefixes that are answered “no” without a note.
pub(super) fn no_without_note(look: &Look<'_>, found: &mut super::Found, prefixes: &[&str]) {
    let items = prefixes
        .iter()
        .flat_map(|prefix| look.guidance.items_under(prefix));
    for item in items {
        let Some(answer) = look.answer(&item.id, Subject::PLAN) else {
            continue;
        };
        let silent = |a: &Answer| a.note.trim().is_empty() && a.private_note.trim().is_empty();
        if answer.choice == "no" && silent(answer) {
            let what = look.short(&item.id);
            let text = format!("{what} is answered “no”, and no note says what to do about it");
            found.word(&item.id, text).item(&item.id, Subject::PLAN);
        }
    }
}
