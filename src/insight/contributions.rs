//! What each partner brings and commits to, and how much of it was kept.
//!
//! Ended partnerships are left out of the counts of partners. A commitment is overdue when its day has passed
//! and it isn't ticked as kept; without a day nothing can be told.
//! Must not know amounts: they are words, and can't be added up.

use std::collections::HashMap;

use crate::model::{ContributionKind, Date, Id, Partner, PartnerStatus, Plan};

/// What one partner brings and commits to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// Resources it brings.
    pub resources: usize,
    /// Commitments it made.
    pub commitments: usize,
    /// Commitments that it kept.
    pub kept: usize,
    /// Commitments whose day has passed and that aren't kept.
    pub overdue: usize,
    /// Commitments without a day.
    pub undated: usize,
}

/// What all partners bring and commit to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    by_partner: HashMap<Id<Partner>, Tally>,
    /// Partners at the table.
    pub at_table: usize,
    /// Of them, those that have said what they bring.
    pub bringing: usize,
    /// Of them, those that have said what they commit to.
    pub committed: usize,
}

impl Contributions {
    /// The tallies of a plan.
    pub fn of(plan: &Plan, today: Date) -> Self {
        let mut all = Self::default();
        for one in plan.contributions.iter() {
            let tally = all.by_partner.entry(one.partner).or_default();
            match one.kind {
                ContributionKind::Resource => tally.resources += 1,
                ContributionKind::Commitment => {
                    tally.commitments += 1;
                    tally.kept += usize::from(one.kept);
                    tally.undated += usize::from(one.due.is_none());
                    let passed = one.due.is_some_and(|due| due < today);
                    tally.overdue += usize::from(passed && !one.kept);
                }
            }
        }
        for partner in plan.partners.iter() {
            if partner.status == PartnerStatus::AtTable {
                let tally = all.tally(partner.id);
                all.at_table += 1;
                all.bringing += usize::from(tally.resources > 0);
                all.committed += usize::from(tally.commitments > 0);
            }
        }
        all
    }

    /// What one partner brings and commits to.
    pub fn tally(&self, partner: Id<Partner>) -> Tally {
        self.by_partner.get(&partner).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Contribution, Record as _};

    #[test]
    fn only_partners_at_the_table_are_counted_and_a_kept_commitment_is_never_overdue() {
        let today = Date::constant(2026, 5, 12);
        let mut plan = Plan::default();
        for (id, status) in [(1, PartnerStatus::AtTable), (2, PartnerStatus::Invited)] {
            let partner = Partner {
                status,
                ..Partner::new(Id::new(id))
            };
            plan.put_any(partner.wrap());
        }
        let commitment = |id, partner, due, kept| Contribution {
            partner: Id::new(partner),
            kind: ContributionKind::Commitment,
            due,
            kept,
            ..Contribution::new(Id::new(id))
        };
        let (past, ahead) = (Date::constant(2026, 5, 11), Date::constant(2026, 5, 12));
        for one in [
            commitment(10, 1, Some(past), false),
            commitment(11, 1, Some(past), true),
            commitment(12, 1, Some(ahead), false),
            commitment(13, 2, None, false),
        ] {
            plan.put_any(one.wrap());
        }
        let all = Contributions::of(&plan, today);
        assert_eq!((all.at_table, all.committed, all.bringing), (1, 1, 0));
        let first = Tally {
            commitments: 3,
            kept: 1,
            overdue: 1,
            ..Tally::default()
        };
        assert_eq!(all.tally(Id::new(1)), first);
        assert_eq!(all.tally(Id::new(2)).undated, 1);
        assert_eq!(all.tally(Id::new(3)), Tally::default());
    }
}
