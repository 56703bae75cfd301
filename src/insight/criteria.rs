//! Whether somebody is the right partner: what was said to the six criteria, with the parts behind the tally.
//!
//! A criterion speaks for a partner when it is met; one that counts against the partner (conflict of interest)
//! is turned round: a yes speaks against, a no speaks for. There are no weights and no total of points: the
//! tally is a count of each kind.
//! Must not know how a criterion is worded (that is the catalogue).

use super::{Index, Subject};
use crate::{
    guidance::{Catalogue, Item},
    model::{Id, Partner, Plan},
};

/// What an answer to a criterion says about the partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// It speaks for the partner.
    For,
    /// It does so in part.
    Partly,
    /// It speaks against the partner.
    Against,
    /// Nobody has said.
    Open,
}

impl Says {
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::For => "Speaks for it",
            Self::Partly => "In part",
            Self::Against => "Speaks against it",
            Self::Open => "Open",
        }
    }
}

/// The tally of one partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tally {
    /// Criteria that speak for it.
    pub pro: usize,
    /// Criteria that do so in part.
    pub partly: usize,
    /// Criteria that speak against it.
    pub against: usize,
    /// Criteria that nobody has answered.
    pub open: usize,
}

impl Tally {
    /// All criteria.
    pub const fn total(self) -> usize {
        self.pro + self.partly + self.against + self.open
    }

    /// Criteria that were answered.
    pub const fn answered(self) -> usize {
        self.pro + self.partly + self.against
    }
}

/// What the answer to one criterion says about a partner.
pub fn says(plan: &Plan, index: &Index, item: &Item, partner: Id<Partner>) -> Says {
    let answer = index.answer(plan, &item.id, Subject::partner(partner));
    match answer.map_or("", |a| a.choice.as_str()) {
        "yes" if item.counts_against => Says::Against,
        "no" if item.counts_against => Says::For,
        "yes" => Says::For,
        "no" => Says::Against,
        "partly" => Says::Partly,
        _ => Says::Open,
    }
}

/// The tally of a partner over all criteria of the catalogue.
pub fn tally(plan: &Plan, index: &Index, guidance: &Catalogue, partner: Id<Partner>) -> Tally {
    let mut tally = Tally::default();
    for item in guidance.items_under("criteria") {
        let count = match says(plan, index, item, partner) {
            Says::For => &mut tally.pro,
            Says::Partly => &mut tally.partly,
            Says::Against => &mut tally.against,
            Says::Open => &mut tally.open,
        };
        *count += 1;
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guidance::catalogue,
        model::{Answer, Belongs, Partner, Record as _},
    };

    #[test]
    fn a_yes_to_what_counts_against_the_partner_is_turned_round() {
        let mut plan = Plan::default();
        let court = Partner::new(Id::new(1));
        plan.put_any(court.wrap());
        for (item, choice, id) in [
            ("criteria.shared-vision", "yes", 2),
            ("criteria.credibility", "no", 3),
            ("criteria.resources", "partly", 4),
            ("criteria.conflict-of-interest", "yes", 5),
        ] {
            let answer = Answer {
                item: item.to_owned(),
                partner: Belongs::to(Id::new(1)),
                choice: choice.to_owned(),
                ..Answer::new(Id::new(id))
            };
            plan.put_any(answer.wrap());
        }
        let index = Index::new(&plan);
        let told = tally(&plan, &index, catalogue(), Id::new(1));
        let expected = Tally {
            pro: 1,
            partly: 1,
            against: 2,
            open: 2,
        };
        assert_eq!(told, expected);
        assert_eq!(told.total(), 6);
        let conflict = catalogue().item("criteria.conflict-of-interest");
        let conflict = conflict.map(|item| says(&plan, &index, item, Id::new(1)));
        assert_eq!(conflict, Some(Says::Against));
        assert_eq!(tally(&plan, &index, catalogue(), Id::new(9)).open, 6);
    }
}
