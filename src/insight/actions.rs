//! What actions tell: which are open, overdue, without an owner or never started, and how far a goal has come.
//!
//! Open is neither done nor dropped. Overdue is open with a day before today. Dropped actions count nowhere
//! else: a goal is as far as the share of its other actions that is done.
//! Must not know how an action is shown.

use std::collections::HashMap;

use crate::model::{Action, ActionStatus, Date, Goal, Id, Objective, Plan};

/// Whether it is still to be done.
pub const fn is_open(action: &Action) -> bool {
    !matches!(action.status, ActionStatus::Done | ActionStatus::Dropped)
}

/// Whether its day has passed and it is still to be done.
pub fn is_overdue(action: &Action, today: Date) -> bool {
    is_open(action) && action.due.is_some_and(|due| due < today)
}

/// Whether neither a person nor a partner has it in hand.
pub const fn is_unowned(action: &Action) -> bool {
    is_open(action) && action.owner.is_none() && action.partner.is_none()
}

/// Whether it stands at “To do” although its day has passed or nothing of it is done.
pub fn is_never_started(action: &Action, today: Date) -> bool {
    action.status == ActionStatus::ToDo && (action.progress == 0 || is_overdue(action, today))
}

/// The action after its status was set. Done means all of it is done, today; what is opened again begins anew.
#[must_use]
pub fn with_status(action: &Action, status: ActionStatus, today: Date) -> Action {
    let mut after = Action {
        status,
        ..action.clone()
    };
    match (action.status, status) {
        (ActionStatus::Done, ActionStatus::Done) => {}
        (_, ActionStatus::Done) => {
            after.progress = 100;
            after.done_on = Some(today);
        }
        (ActionStatus::Done, _) => {
            after.progress = 0;
            after.done_on = None;
        }
        _ => {}
    }
    after
}

/// How many actions there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub total: usize,
    /// Done.
    pub done: usize,
    /// Dropped.
    pub dropped: usize,
    /// Neither done nor dropped.
    pub open: usize,
    /// Open, with a day before today.
    pub overdue: usize,
    /// Open, without a person or partner.
    pub unowned: usize,
    /// Open, without a day.
    pub undated: usize,
    /// At “To do” although the day has passed or nothing is done.
    pub never_started: usize,
}

/// Counts actions.
pub fn counts<'a>(actions: impl IntoIterator<Item = &'a Action>, today: Date) -> Counts {
    let mut counts = Counts::default();
    for action in actions {
        let open = is_open(action);
        counts.total += 1;
        counts.done += usize::from(action.status == ActionStatus::Done);
        counts.dropped += usize::from(action.status == ActionStatus::Dropped);
        counts.open += usize::from(open);
        counts.overdue += usize::from(is_overdue(action, today));
        counts.unowned += usize::from(is_unowned(action));
        counts.undated += usize::from(open && action.due.is_none());
        counts.never_started += usize::from(is_never_started(action, today));
    }
    counts
}

/// How far some actions have come together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rollup {
    /// Actions done.
    pub done: usize,
    /// Actions that count: all that were not dropped.
    pub counted: usize,
    /// Actions left out because they were dropped.
    pub dropped: usize,
}

impl Rollup {
    /// Share done, from 0 to 1; `None` when no action counts.
    pub fn share(self) -> Option<f64> {
        (self.counted > 0).then(|| self.done as f64 / self.counted as f64)
    }

    fn add(&mut self, action: &Action) {
        match action.status {
            ActionStatus::Dropped => self.dropped += 1,
            ActionStatus::Done => {
                self.done += 1;
                self.counted += 1;
            }
            _ => self.counted += 1,
        }
    }
}

/// How far each goal and each objective has come; those without any action are not in it.
#[derive(Clone, Debug, Default)]
pub struct Rollups {
    /// By objective.
    pub objectives: HashMap<Id<Objective>, Rollup>,
    /// By goal, over all its objectives.
    pub goals: HashMap<Id<Goal>, Rollup>,
}

/// How far the goals of a plan have come.
pub fn rollups(plan: &Plan) -> Rollups {
    let mut rollups = Rollups::default();
    for action in plan.actions.iter() {
        let objective = action.objective.and_then(|id| plan.get(id));
        if let Some(objective) = objective {
            let of_objective = rollups.objectives.entry(objective.id).or_default();
            of_objective.add(action);
            rollups.goals.entry(objective.goal).or_default().add(action);
        }
    }
    rollups
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 5, 12);

    fn action(status: ActionStatus, progress: i64, due: Option<Date>) -> Action {
        Action {
            due,
            status,
            progress,
            ..Action::new(Id::new(1))
        }
    }

    #[test]
    fn an_action_is_overdue_from_the_day_after_it_is_due_until_done_or_dropped() {
        let on = |day, status| is_overdue(&action(status, 0, Some(day)), TODAY);
        assert!(!on(TODAY, ActionStatus::ToDo), "today is not too late");
        let yesterday = TODAY.yesterday().unwrap();
        assert!(on(yesterday, ActionStatus::Blocked));
        assert!(!on(yesterday, ActionStatus::Done));
        assert!(!on(yesterday, ActionStatus::Dropped));
    }

    #[test]
    fn never_started_is_to_do_with_nothing_done_or_past_its_day() {
        let yesterday = TODAY.yesterday().ok();
        assert!(is_never_started(
            &action(ActionStatus::ToDo, 0, None),
            TODAY
        ));
        assert!(!is_never_started(
            &action(ActionStatus::ToDo, 20, None),
            TODAY
        ));
        assert!(is_never_started(
            &action(ActionStatus::ToDo, 20, yesterday),
            TODAY
        ));
        assert!(!is_never_started(
            &action(ActionStatus::Doing, 0, yesterday),
            TODAY
        ));
    }

    #[test]
    fn done_is_all_of_it_today_and_opening_again_begins_anew() {
        let doing = action(ActionStatus::Doing, 40, None);
        let done = with_status(&doing, ActionStatus::Done, TODAY);
        assert_eq!((done.progress, done.done_on), (100, Some(TODAY)));
        let later = TODAY.tomorrow().unwrap();
        assert_eq!(with_status(&done, ActionStatus::Done, later), done);
        let again = with_status(&done, ActionStatus::ToDo, later);
        assert_eq!((again.progress, again.done_on), (0, None));
        assert_eq!(
            with_status(&doing, ActionStatus::Blocked, TODAY).progress,
            40
        );
    }

    #[test]
    fn dropped_actions_are_left_out_of_the_share_done() {
        let mut rollup = Rollup::default();
        assert_eq!(rollup.share(), None, "nothing counts, nothing is said");
        for status in [
            ActionStatus::Done,
            ActionStatus::Doing,
            ActionStatus::Dropped,
        ] {
            rollup.add(&action(status, 0, None));
        }
        assert_eq!(rollup.share(), Some(0.5));
        assert_eq!(rollup.dropped, 1);
    }
}
