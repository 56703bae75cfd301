//! How completely an agreement is written, and where it stands on a given day.
//!
//! Completeness = (full + ½ · partly) / (all − not relevant) over the clauses. Without a relevant clause it is
//! undefined.
//! Must not know the clock (today is passed in), nor how a figure is shown.

use std::collections::BTreeMap;

use super::text::days_between;
use crate::model::{Agreement, AgreementClause, ClauseState, Date, Id, Plan};

/// An agreement that ends within so many days is to be renewed now.
pub const ENDS_SOON: i64 = 60;

/// The clauses of an agreement, counted by how far they are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Written fully.
    pub full: usize,
    /// Written partly.
    pub partly: usize,
    /// Not written yet.
    pub none: usize,
    /// Not relevant here, so not counted on.
    pub not_relevant: usize,
}

impl Completeness {
    /// Counts some clauses.
    pub fn of<'p>(clauses: impl IntoIterator<Item = &'p AgreementClause>) -> Self {
        let mut counted = Self::default();
        for clause in clauses {
            counted.add(clause.state);
        }
        counted
    }

    const fn add(&mut self, state: ClauseState) {
        let slot = match state {
            ClauseState::Full => &mut self.full,
            ClauseState::Partly => &mut self.partly,
            ClauseState::None => &mut self.none,
            ClauseState::NotRelevant => &mut self.not_relevant,
        };
        *slot += 1;
    }

    /// The clauses that count: the n behind [`Self::share`].
    pub const fn relevant(self) -> usize {
        self.full + self.partly + self.none
    }

    /// From 0 to 1; `None` without a relevant clause.
    pub fn share(self) -> Option<f64> {
        let relevant = self.relevant();
        let written = self.full as f64 + self.partly as f64 / 2.0;
        (relevant > 0).then(|| written / relevant as f64)
    }

    /// “61.1 %”, “90 %”, or “–” when undefined.
    pub fn percent(self) -> String {
        self.share().map_or_else(
            || "–".to_owned(),
            |share| {
                let percent = format!("{:.1}", 100.0 * share);
                format!("{} %", percent.strip_suffix(".0").unwrap_or(&percent))
            },
        )
    }
}

/// The completeness of one agreement. To tell it of many, ask [`of_all`] once.
pub fn completeness(plan: &Plan, agreement: Id<Agreement>) -> Completeness {
    let clauses = plan.agreement_clauses.iter();
    Completeness::of(clauses.filter(|c| c.agreement == agreement))
}

/// The completeness of every agreement that has a clause.
pub fn of_all(plan: &Plan) -> BTreeMap<Id<Agreement>, Completeness> {
    let mut all: BTreeMap<_, Completeness> = BTreeMap::new();
    for clause in plan.agreement_clauses.iter() {
        all.entry(clause.agreement).or_default().add(clause.state);
    }
    all
}

/// Where an agreement stands on a day; the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its last day has passed.
    Expired,
    /// Nobody has signed it.
    Unsigned,
    /// It ends within [`ENDS_SOON`] days.
    EndsSoon,
    /// The day of its review has passed.
    PastReview,
    /// In force.
    InForce,
}

impl Standing {
    /// Where an agreement stands today. The last day itself still counts.
    pub fn of(agreement: &Agreement, today: Date) -> Self {
        let left = agreement.expires_on.map(|day| days_between(today, day));
        if left.is_some_and(|days| days < 0) {
            Self::Expired
        } else if agreement.signed_on.is_none() {
            Self::Unsigned
        } else if left.is_some_and(|days| days <= ENDS_SOON) {
            Self::EndsSoon
        } else if agreement.review_on.is_some_and(|day| day < today) {
            Self::PastReview
        } else {
            Self::InForce
        }
    }

    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Expired => "Expired",
            Self::Unsigned => "Not signed",
            Self::EndsSoon => "Ends soon",
            Self::PastReview => "Review is due",
            Self::InForce => "In force",
        }
    }

    /// The word in `roundtable insight`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Unsigned => "unsigned",
            Self::EndsSoon => "ends-soon",
            Self::PastReview => "past-review",
            Self::InForce => "in-force",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(counts: &[(ClauseState, i64)]) -> Vec<AgreementClause> {
        let states = counts
            .iter()
            .flat_map(|(state, count)| (0..*count).map(|_| *state));
        (1..)
            .zip(states)
            .map(|(id, state)| AgreementClause {
                agreement: Id::new(1),
                state,
                ..AgreementClause::new(Id::new(id))
            })
            .collect()
    }

    #[test]
    fn twenty_clauses_give_the_worked_figure() {
        let counted = Completeness::of(&clauses(&[
            (ClauseState::NotRelevant, 2),
            (ClauseState::Full, 9),
            (ClauseState::Partly, 4),
            (ClauseState::None, 5),
        ]));
        assert_eq!(counted.relevant(), 18);
        assert_eq!(counted.percent(), "61.1 %");
    }

    #[test]
    fn without_a_relevant_clause_it_is_undefined() {
        assert_eq!(Completeness::default().share(), None);
        let only = Completeness::of(&clauses(&[(ClauseState::NotRelevant, 3)]));
        assert_eq!((only.share(), only.percent()), (None, "–".to_owned()));
    }

    #[test]
    fn the_last_day_still_counts() {
        let today = Date::constant(2026, 11, 22);
        let at = |signed: bool, review: Option<Date>, expires: Option<Date>| {
            let agreement = Agreement {
                signed_on: signed.then_some(Date::constant(2025, 1, 1)),
                review_on: review,
                expires_on: expires,
                ..Agreement::new(Id::new(1))
            };
            Standing::of(&agreement, today)
        };
        let yesterday = Date::constant(2026, 11, 21);
        assert_eq!(at(true, None, Some(yesterday)), Standing::Expired);
        assert_eq!(at(false, None, Some(yesterday)), Standing::Expired);
        assert_eq!(at(true, None, Some(today)), Standing::EndsSoon);
        assert_eq!(at(true, Some(yesterday), None), Standing::PastReview);
        assert_eq!(at(true, Some(today), None), Standing::InForce);
        assert_eq!(at(false, Some(yesterday), None), Standing::Unsigned);
    }
}
