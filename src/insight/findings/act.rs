//! Rules of the phase “Act”: what is agreed upon but not under way.
//! Must not know partners beyond their names.

use std::collections::BTreeSet;

use super::{
    Rule,
    Severity::{Hint, Warning},
    look::{is_empty, is_open, quoted, targets},
};
use crate::{
    insight::{journey, text},
    model::{ActionStatus, Meeting, PartnerStatus},
};

/// An action due within so many days should be under way.
const DUE_SOON: i64 = 7;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "action.no-owner",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "An open action has neither a person nor a partner that sees to it",
        check: |look, found| {
            let open = look.plan.actions.iter().filter(|a| is_open(a));
            for action in open.filter(|a| a.owner.is_none() && a.partner.is_none()) {
                let what = quoted(&action.text, "An action");
                found
                    .record(action.id, format!("{what} has nobody to do it"))
                    .field("owner");
            }
        },
    },
    Rule {
        id: "action.overdue",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "An open action is past its day",
        check: |look, found| {
            for action in look.plan.actions.iter().filter(|a| is_open(a)) {
                if let Some(due) = action.due.filter(|due| *due < look.today) {
                    let what = quoted(&action.text, "An action");
                    let late = late(look.days_since(due));
                    found
                        .record(action.id, format!("{what} is {late} late"))
                        .field("due");
                }
            }
        },
    },
    Rule {
        id: "action.departed-partner",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "An open action is with a partner whose partnership has ended",
        check: |look, found| {
            for action in look.plan.actions.iter().filter(|a| is_open(a)) {
                let Some(partner) = action.partner.and_then(|id| look.plan.get(id)) else {
                    continue;
                };
                if partner.status == PartnerStatus::Ended {
                    let what = quoted(&action.text, "An action");
                    let text = format!(
                        "{what} lies with {}, which has left",
                        look.partner(partner.id)
                    );
                    found.record(action.id, text).field("partner");
                }
            }
        },
    },
    Rule {
        id: "action.no-date",
        severity: Hint,
        step: journey::ACTIONS.id,
        when: "An open action that somebody has taken on has no day",
        check: |look, found| {
            let open = look.plan.actions.iter().filter(|a| is_open(a));
            let taken = |a: &&crate::model::Action| a.owner.is_some() || a.partner.is_some();
            for action in open.filter(|a| a.due.is_none()).filter(taken) {
                let what = quoted(&action.text, "An action");
                found
                    .record(action.id, format!("{what} has no day by which it is done"))
                    .field("due");
            }
        },
    },
    Rule {
        id: "action.not-started",
        severity: Hint,
        step: journey::ACTIONS.id,
        when: "An action is due within 7 days and still to do",
        check: |look, found| {
            let to_do = look
                .plan
                .actions
                .iter()
                .filter(|a| a.status == ActionStatus::ToDo);
            for action in to_do.filter(|a| look.is_within(a.due, DUE_SOON)) {
                let what = quoted(&action.text, "An action");
                let when = action
                    .due
                    .map_or_else(String::new, |due| text::relative(due, look.today));
                found
                    .record(
                        action.id,
                        format!("{what} is due {when} and has not been started"),
                    )
                    .field("status");
            }
        },
    },
    Rule {
        id: "action.blocked",
        severity: Hint,
        step: journey::ACTIONS.id,
        when: "An action is blocked, and its notes don't say by what",
        check: |look, found| {
            let blocked = look
                .plan
                .actions
                .iter()
                .filter(|a| a.status == ActionStatus::Blocked);
            for action in blocked.filter(|a| is_empty(&a.notes)) {
                let what = quoted(&action.text, "An action");
                found
                    .record(
                        action.id,
                        format!("{what} is blocked, and no note says by what"),
                    )
                    .field("notes");
            }
        },
    },
    Rule {
        id: "goal.no-objective",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "A goal has no objective",
        check: |look, found| {
            let served = targets(look.plan.objectives.iter().map(|o| o.goal));
            for goal in look
                .plan
                .goals
                .iter()
                .filter(|g| !served.contains_key(&g.id))
            {
                let what = quoted(&goal.text, "A goal");
                found.record(goal.id, format!("The goal {what} has no objective"));
            }
        },
    },
    Rule {
        id: "objective.no-action",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "An objective has no action",
        check: |look, found| {
            let served = targets(look.plan.actions.iter().filter_map(|a| a.objective));
            let idle = look
                .plan
                .objectives
                .iter()
                .filter(|o| !served.contains_key(&o.id));
            for objective in idle {
                let what = quoted(&objective.text, "An objective");
                found.record(objective.id, format!("The objective {what} has no action"));
            }
        },
    },
    Rule {
        id: "issue.top-no-goal",
        severity: Warning,
        step: journey::ACTIONS.id,
        when: "The issue ranked first has no goal",
        check: |look, found| {
            let ranked = look.plan.issues.iter().filter(|i| !i.parked);
            let first = ranked.min_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
            if let Some(issue) = first
                && !look.plan.goals.iter().any(|g| g.issue == Some(issue.id))
            {
                let what = quoted(&issue.text, "The first issue");
                let text = format!("{what} is ranked first, but no goal answers it");
                found.record(issue.id, text);
            }
        },
    },
    Rule {
        id: "meeting.no-minutes",
        severity: Warning,
        step: journey::MEETINGS.id,
        when: "A meeting is past and has no minutes",
        check: |look, found| {
            let past = look.plan.meetings.iter().filter(|m| look.is_past(m.on));
            for meeting in past.filter(|m| is_empty(&m.minutes)) {
                let text = format!("{} has no minutes", told(meeting));
                found.record(meeting.id, text).field("minutes");
            }
        },
    },
    Rule {
        id: "meeting.no-attendance",
        severity: Hint,
        step: journey::MEETINGS.id,
        when: "A meeting is past, and nothing says who came",
        check: |look, found| {
            let noted: BTreeSet<_> = look.plan.attendances.iter().map(|a| a.meeting).collect();
            let past = look.plan.meetings.iter().filter(|m| look.is_past(m.on));
            for meeting in past.filter(|m| !noted.contains(&m.id)) {
                let text = format!("Nothing says who came to {}", told(meeting));
                found.record(meeting.id, text);
            }
        },
    },
    Rule {
        id: "meeting.no-agenda",
        severity: Hint,
        step: journey::MEETINGS.id,
        when: "A meeting is at most 7 days ahead and has no agenda",
        check: |look, found| {
            let planned: BTreeSet<_> = look.plan.agenda_items.iter().map(|i| i.meeting).collect();
            let soon = look
                .plan
                .meetings
                .iter()
                .filter(|m| look.is_within(m.on, DUE_SOON));
            for meeting in soon.filter(|m| !planned.contains(&m.id)) {
                let text = format!("{} is near and has no agenda", told(meeting));
                found.record(meeting.id, text);
            }
        },
    },
    Rule {
        id: "meeting.none-ahead",
        severity: Hint,
        step: journey::MEETINGS.id,
        when: "Meetings were held, and none is planned",
        check: |look, found| {
            let last = look.plan.meetings.iter().filter_map(|m| m.on).max();
            if let Some(last) = last.filter(|last| *last < look.today) {
                let ago = text::relative(last, look.today);
                found.plan(format!("The last meeting was {ago}, and none is planned"));
            }
        },
    },
    Rule {
        id: "decision.no-owner",
        severity: Warning,
        step: journey::MEETINGS.id,
        when: "A decision has nobody who carries it out",
        check: |look, found| {
            for decision in look.plan.decisions.iter().filter(|d| d.owner.is_none()) {
                let what = quoted(&decision.text, "A decision");
                found
                    .record(
                        decision.id,
                        format!("Nobody carries out the decision {what}"),
                    )
                    .field("owner");
            }
        },
    },
];

/// “Steering group of May 12, 2026”.
fn told(meeting: &Meeting) -> String {
    let title = quoted(&meeting.title, "The meeting");
    match meeting.on {
        Some(day) => format!("{title} of {}", text::day(day)),
        None => title,
    }
}

/// “3 days”, “2 weeks”: how late something is.
pub(super) fn late(days: i64) -> String {
    let days = usize::try_from(days).unwrap_or(0);
    match days {
        0..14 => text::count(days, "day", "days"),
        14..60 => text::count(days / 7, "week", "weeks"),
        _ => text::count(days / 30, "month", "months"),
    }
}
