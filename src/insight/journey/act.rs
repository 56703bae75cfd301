//! The steps of the phase “Act”: what is done.
//! Must not know how a step is drawn.

use std::collections::HashSet;

use super::{Look, Phase, Step};
use crate::{
    insight::{Progress, actions::is_open},
    model::AttendanceState,
};

/// From key issues to who does what by when.
pub const ACTIONS: Step = Step {
    id: "actions",
    phase: Phase::Act,
    title: "Priorities and actions",
    rule: "Of five: issues listed, a goal set, every goal with an objective, every objective with an action, \
           every open action with an owner and a day",
    progress: actions,
};

/// Agendas, minutes, decisions.
pub const MEETINGS: Step = Step {
    id: "meetings",
    phase: Phase::Act,
    title: "Meetings and decisions",
    rule: "Of five: a meeting listed, someone marked present, minutes written, a decision logged, every decision \
           with its words and its owner",
    progress: meetings,
};

fn actions(look: &Look<'_>) -> Progress {
    let plan = look.plan;
    let with_objective: HashSet<_> = plan.objectives.iter().map(|o| o.goal).collect();
    let with_action: HashSet<_> = plan.actions.iter().filter_map(|a| a.objective).collect();
    let goals = !plan.goals.is_empty();
    let objectives = !plan.objectives.is_empty();
    of_five([
        !plan.issues.is_empty(),
        goals,
        goals && plan.goals.iter().all(|g| with_objective.contains(&g.id)),
        objectives && plan.objectives.iter().all(|o| with_action.contains(&o.id)),
        !plan.actions.is_empty()
            && plan
                .actions
                .iter()
                .filter(|action| is_open(action))
                .all(|action| action.owner.is_some() && action.due.is_some()),
    ])
}

fn meetings(look: &Look<'_>) -> Progress {
    let plan = look.plan;
    of_five([
        !plan.meetings.is_empty(),
        plan.attendances
            .iter()
            .any(|a| a.state == AttendanceState::Present),
        plan.meetings.iter().any(|m| !m.minutes.trim().is_empty()),
        !plan.decisions.is_empty(),
        !plan.decisions.is_empty()
            && plan
                .decisions
                .iter()
                .all(|d| !d.text.trim().is_empty() && d.owner.is_some()),
    ])
}

fn of_five(there: [bool; 5]) -> Progress {
    Progress {
        done: there.into_iter().filter(|is| *is).count(),
        total: there.len(),
    }
}
