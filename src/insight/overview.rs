//! The whole plan at a glance: what a director reads in a minute, as figures and the records behind them.
//!
//! Nothing here is counted anew: each figure is another module's, brought together and put in the order in
//! which it matters.
//! Must not know how it is drawn.

use super::{
    Coverage, Phase, Progress, State, coverage,
    journey::{self, Look},
    measures, text,
};
use crate::model::{
    Action, ActionStatus, Agreement, Date, Id, Level, Measure, Meeting, PartnerStatus, Plan, Win,
};

/// How many days before its day an agreement is told to be due.
pub const RENEW_WITHIN_DAYS: i64 = 60;
/// How far back a win is recent, in days.
pub const RECENT_DAYS: i64 = 120;

/// The plan at a glance.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// Each phase that has something to fill in, in order.
    pub phases: Vec<PhaseState>,
    /// The six categories.
    pub coverage: Vec<Coverage>,
    /// Partners at the table by the level on which they were placed.
    pub levels: Vec<LevelCount>,
    /// Partners at the table.
    pub at_table: usize,
    /// Partners at the table without a level today.
    pub unplaced: usize,
    /// The actions.
    pub actions: Actions,
    /// Agreements that expired, are past their review, or soon will be; the most pressing first.
    pub renewals: Vec<Renewal>,
    /// Measures in their order.
    pub measures: Vec<MeasureLine>,
    /// The next meeting.
    pub next_meeting: Option<Id<Meeting>>,
    /// Recent wins, newest first.
    pub wins: Vec<Id<Win>>,
}

/// How far the steps of a phase are.
#[derive(Clone, Debug)]
pub struct PhaseState {
    /// The phase.
    pub phase: Phase,
    /// Its steps by id and title, with their progress.
    pub steps: Vec<(&'static str, &'static str, Progress)>,
}

impl PhaseState {
    /// Number of steps in this state.
    pub fn count(&self, state: State) -> usize {
        let in_state = |(_, _, p): &&(_, _, Progress)| p.state() == state;
        self.steps.iter().filter(in_state).count()
    }

    /// The mean share of its steps that is done, 0 to 1.
    pub fn share(&self) -> f32 {
        let shares: f32 = self.steps.iter().map(|(.., p)| p.share()).sum();
        shares / self.steps.len().max(1) as f32
    }
}

/// A plan in one line, for a list of plans.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct InShort {
    /// Partners, whatever their status.
    pub partners: usize,
    /// Open actions with a day before today.
    pub overdue: usize,
    /// The day of the plan's next review.
    pub review_on: Option<Date>,
    /// Each phase that has something to fill in, and the mean share of its steps that is done, 0 to 1.
    pub phases: Vec<(Phase, f32)>,
}

impl InShort {
    /// The line of a plan, of which the progress of each step is known.
    pub fn of(
        plan: &Plan,
        progress: impl Iterator<Item = (&'static journey::Step, Progress)>,
        today: Date,
    ) -> Self {
        let mut phases: Vec<PhaseState> = Vec::new();
        for (step, progress) in progress.filter(|(step, _)| !step.rule.is_empty()) {
            let step_told = (step.id, step.title, progress);
            match phases.iter_mut().find(|state| state.phase == step.phase) {
                Some(state) => state.steps.push(step_told),
                None => phases.push(PhaseState {
                    phase: step.phase,
                    steps: vec![step_told],
                }),
            }
        }
        Self {
            partners: plan.partners.len(),
            overdue: actions(plan, today).overdue,
            review_on: plan.header.iter().find_map(|h| h.review_on),
            phases: phases.iter().map(|s| (s.phase, s.share())).collect(),
        }
    }
}

/// How many partners at the table stand at a level.
#[derive(Clone, Copy, Debug)]
pub struct LevelCount {
    /// The level.
    pub level: Level,
    /// Placed there today.
    pub current: usize,
    /// Meant to be there.
    pub intended: usize,
}

/// The actions at a glance.
#[derive(Clone, Debug, Default)]
pub struct Actions {
    /// Neither done nor dropped.
    pub open: usize,
    /// Open with a day before today.
    pub overdue: usize,
    /// Open without owner and partner.
    pub unowned: usize,
    /// Done.
    pub done: usize,
    /// The open ones by day, the longest overdue first, those without a day last.
    pub next: Vec<Id<Action>>,
}

/// Why an agreement needs a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RenewalKind {
    /// It has ended.
    Expired,
    /// Its review day is past.
    ReviewPast,
    /// It ends soon.
    Expires,
    /// Its review day is near.
    Review,
}

impl RenewalKind {
    /// What people read before the day.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Expired => "Ended",
            Self::ReviewPast => "Review was due",
            Self::Expires => "Ends",
            Self::Review => "Review due",
        }
    }

    /// Whether its day is past.
    pub const fn is_past(self) -> bool {
        matches!(self, Self::Expired | Self::ReviewPast)
    }
}

/// An agreement to renew.
#[derive(Clone, Copy, Debug)]
pub struct Renewal {
    /// The agreement.
    pub agreement: Id<Agreement>,
    /// Why.
    pub kind: RenewalKind,
    /// The day.
    pub on: Date,
}

/// A measure at a glance.
#[derive(Clone, Debug)]
pub struct MeasureLine {
    /// The measure.
    pub measure: Id<Measure>,
    /// Its figures.
    pub figures: measures::Figures,
    /// Its values for everybody, oldest first.
    pub values: Vec<(Date, f64)>,
}

/// The overview of a plan.
pub fn overview(look: &Look<'_>, today: Date) -> Overview {
    let plan = look.plan;
    Overview {
        phases: phases(look),
        coverage: coverage::coverage(plan, look.guidance),
        levels: levels(plan),
        at_table: at_table(plan).count(),
        unplaced: at_table(plan).filter(|p| p.current_level.is_none()).count(),
        actions: actions(plan, today),
        renewals: renewals(plan, today),
        measures: measure_lines(plan),
        next_meeting: next_meeting(plan, today),
        wins: wins(plan, today),
    }
}

fn phases(look: &Look<'_>) -> Vec<PhaseState> {
    let states = Phase::ALL.iter().map(|phase| {
        let steps = journey::STEPS.iter().filter(|step| step.phase == *phase);
        let filled_in = steps.filter(|step| !step.rule.is_empty());
        PhaseState {
            phase: *phase,
            steps: filled_in
                .map(|step| (step.id, step.title, (step.progress)(look)))
                .collect(),
        }
    });
    states.filter(|state| !state.steps.is_empty()).collect()
}

fn at_table(plan: &Plan) -> impl Iterator<Item = &crate::model::Partner> {
    let all = plan.partners.iter();
    all.filter(|p| p.status == PartnerStatus::AtTable)
}

fn levels(plan: &Plan) -> Vec<LevelCount> {
    let count = |level: &Level| LevelCount {
        level: *level,
        current: at_table(plan)
            .filter(|p| p.current_level == Some(*level))
            .count(),
        // Who has no other level in mind means to stay.
        intended: at_table(plan)
            .filter(|p| p.intended_level.or(p.current_level) == Some(*level))
            .count(),
    };
    Level::ALL.iter().map(count).collect()
}

/// Whether an action still has to be done.
pub fn is_open(action: &Action) -> bool {
    !matches!(action.status, ActionStatus::Done | ActionStatus::Dropped)
}

fn actions(plan: &Plan, today: Date) -> Actions {
    let mut open: Vec<&Action> = plan.actions.iter().filter(|a| is_open(a)).collect();
    open.sort_by_key(|a| (a.due.is_none(), a.due, a.id));
    let done = |a: &&Action| a.status == ActionStatus::Done;
    Actions {
        open: open.len(),
        overdue: open
            .iter()
            .filter(|a| a.due.is_some_and(|due| due < today))
            .count(),
        unowned: open
            .iter()
            .filter(|a| a.owner.is_none() && a.partner.is_none())
            .count(),
        done: plan.actions.iter().filter(done).count(),
        next: open.into_iter().map(|a| a.id).collect(),
    }
}

fn renewals(plan: &Plan, today: Date) -> Vec<Renewal> {
    let near = |day: Date| text::days_between(today, day) <= RENEW_WITHIN_DAYS;
    let mut due: Vec<Renewal> = plan
        .agreements
        .iter()
        .filter_map(|agreement| {
            let expires = agreement.expires_on.filter(|day| near(*day));
            let review = agreement.review_on.filter(|day| near(*day));
            let (kind, on) = match (expires, review) {
                (Some(day), _) if day < today => (RenewalKind::Expired, day),
                (_, Some(day)) if day < today => (RenewalKind::ReviewPast, day),
                (Some(day), _) => (RenewalKind::Expires, day),
                (None, Some(day)) => (RenewalKind::Review, day),
                (None, None) => return None,
            };
            Some(Renewal {
                agreement: agreement.id,
                kind,
                on,
            })
        })
        .collect();
    due.sort_by_key(|r| (r.kind, r.on, r.agreement));
    due
}

fn measure_lines(plan: &Plan) -> Vec<MeasureLine> {
    let mut all: Vec<&Measure> = plan.measures.iter().collect();
    all.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    let line = |measure: &Measure| {
        let of_all = |o: &&crate::model::Observation| {
            o.measure == measure.id && o.subgroup.trim().is_empty()
        };
        let observed = plan.observations.iter().filter(of_all);
        let mut values: Vec<(Date, f64)> = observed.map(|o| (o.on, o.value)).collect();
        values.sort_by_key(|(on, _)| *on);
        MeasureLine {
            measure: measure.id,
            figures: measures::of(plan, measure.id),
            values,
        }
    };
    all.into_iter().map(line).collect()
}

fn next_meeting(plan: &Plan, today: Date) -> Option<Id<Meeting>> {
    let coming = plan
        .meetings
        .iter()
        .filter_map(|m| Some((m.on.filter(|on| *on >= today)?, m)));
    coming
        .min_by(|(a, m), (b, n)| (a, &m.starts_at, m.id).cmp(&(b, &n.starts_at, n.id)))
        .map(|(_, meeting)| meeting.id)
}

fn wins(plan: &Plan, today: Date) -> Vec<Id<Win>> {
    let recent = |on: Date| (0..=RECENT_DAYS).contains(&text::days_between(on, today));
    let mut wins: Vec<&Win> = plan
        .wins
        .iter()
        .filter(|win| win.on.is_some_and(recent))
        .collect();
    wins.sort_by_key(|win| std::cmp::Reverse((win.on, win.id)));
    wins.into_iter().map(|win| win.id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guidance::catalogue,
        insight::Index,
        model::{AnyRecord, Partner},
    };

    const TODAY: Date = Date::constant(2026, 5, 12);

    fn of(plan: &Plan) -> Overview {
        let index = Index::new(plan);
        let look = Look {
            plan,
            index: &index,
            guidance: catalogue(),
        };
        overview(&look, TODAY)
    }

    #[test]
    fn an_empty_plan_has_an_overview_of_nothing() {
        let seen = of(&Plan::default());
        assert_eq!((seen.at_table, seen.actions.open), (0, 0));
        assert_eq!(seen.coverage.len(), 6);
        assert!(seen.renewals.is_empty() && seen.next_meeting.is_none());
        assert!(seen.phases.iter().all(|p| p.count(State::Done) == 0));
    }

    #[test]
    fn who_has_no_other_level_in_mind_is_meant_to_stay() {
        let mut plan = Plan::default();
        plan.put_any(AnyRecord::Partner(Partner {
            status: PartnerStatus::AtTable,
            current_level: Some(Level::Cooperation),
            ..Partner::new(Id::new(1))
        }));
        let counts = of(&plan).levels;
        let cooperation = counts.iter().find(|c| c.level == Level::Cooperation);
        assert_eq!(cooperation.map(|c| (c.current, c.intended)), Some((1, 1)));
    }

    #[test]
    fn the_longest_overdue_action_comes_first_and_one_without_a_day_last() {
        let mut plan = Plan::default();
        for (id, due) in [
            (1, None),
            (2, Some(Date::constant(2026, 6, 1))),
            (3, Some(Date::constant(2026, 5, 1))),
        ] {
            plan.put_any(AnyRecord::Action(Action {
                due,
                ..Action::new(Id::new(id))
            }));
        }
        let actions = of(&plan).actions;
        assert_eq!((actions.open, actions.overdue), (3, 1));
        let order: Vec<i64> = actions.next.iter().map(|id| id.raw()).collect();
        assert_eq!(order, [3, 2, 1]);
    }

    #[test]
    fn an_agreement_past_its_day_comes_before_one_that_soon_will_be() {
        let mut plan = Plan::default();
        for (id, review, expires) in [
            (1, Some(Date::constant(2026, 7, 1)), None),
            (2, Some(Date::constant(2026, 1, 1)), None),
            (3, None, Some(Date::constant(2026, 4, 1))),
            (4, Some(Date::constant(2027, 1, 1)), None),
        ] {
            plan.put_any(AnyRecord::Agreement(Agreement {
                review_on: review,
                expires_on: expires,
                ..Agreement::new(Id::new(id))
            }));
        }
        let renewals = of(&plan).renewals;
        let order: Vec<_> = renewals
            .iter()
            .map(|r| (r.agreement.raw(), r.kind))
            .collect();
        assert_eq!(
            order,
            [
                (3, RenewalKind::Expired),
                (2, RenewalKind::ReviewPast),
                (1, RenewalKind::Review)
            ]
        );
    }
}
