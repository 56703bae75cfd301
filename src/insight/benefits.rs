//! Why partner: the fifteen benefits, rated for the partnership as a whole and for each partner, 1 to 4.
//!
//! No weights: what is told is how many rated a benefit how high. “Major” is the highest step of the scale.
//! Ended partnerships are left out; a rating of theirs stays in the plan and is told of nowhere here.
//! Must not know how a benefit is worded (that is the catalogue).

use super::{Index, Subject};
use crate::{
    guidance::{Catalogue, Item},
    model::{Id, Partner, PartnerStatus, Plan},
};

/// The highest rating: a major benefit.
pub const MAJOR: i64 = 4;

/// One benefit over the partnership and all partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// Id of the benefit in the catalogue.
    pub item: String,
    /// The rating for the partnership as a whole.
    pub whole: Option<i64>,
    /// Number of partners with each rating, 1 to 4.
    pub counts: [usize; 4],
}

impl Benefit {
    /// Partners for whom it is a major benefit.
    pub const fn major(&self) -> usize {
        let [_, _, _, major] = self.counts;
        major
    }

    /// Partners for whom it was rated.
    pub fn rated(&self) -> usize {
        self.counts.iter().sum()
    }
}

/// What all ratings of benefits say together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Benefits {
    /// One for each benefit, in the catalogue's order.
    pub all: Vec<Benefit>,
    /// The partners that can be rated, ended ones left out.
    pub partners: usize,
}

/// The ratings of one partner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OfPartner {
    /// Benefits rated as major.
    pub major: usize,
    /// Benefits rated at all.
    pub rated: usize,
}

impl Benefits {
    /// The figures of a plan.
    pub fn of(plan: &Plan, index: &Index, guidance: &Catalogue) -> Self {
        let partners: Vec<Id<Partner>> = plan
            .partners
            .iter()
            .filter(|p| p.status != PartnerStatus::Ended)
            .map(|p| p.id)
            .collect();
        let one = |item: &Item| {
            let mut counts = [0; 4];
            for partner in &partners {
                let rating = rating(plan, index, &item.id, Subject::partner(*partner));
                let place = rating.and_then(|r| usize::try_from(r - 1).ok());
                if let Some(count) = place.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
            Benefit {
                item: item.id.clone(),
                whole: rating(plan, index, &item.id, Subject::PLAN),
                counts,
            }
        };
        Self {
            all: guidance.items_under("benefit").map(one).collect(),
            partners: partners.len(),
        }
    }

    /// The benefits rated highest for the partnership as a whole: the best three, and every other that is
    /// rated the same as the third. A rating of 1, no benefit, is no reason.
    pub fn highest(&self) -> Vec<&Benefit> {
        let mut rated: Vec<&Benefit> = self
            .all
            .iter()
            .filter(|b| b.whole.is_some_and(|r| r > 1))
            .collect();
        rated.sort_by_key(|b| std::cmp::Reverse(b.whole));
        let third = rated.get(2).and_then(|b| b.whole);
        rated.retain(|b| b.whole >= third);
        rated
    }

    /// How many benefits are rated for the partnership as a whole.
    pub fn rated_for_the_whole(&self) -> usize {
        self.all.iter().filter(|b| b.whole.is_some()).count()
    }
}

/// The rating of a benefit about a subject.
pub fn rating(plan: &Plan, index: &Index, item: &str, about: Subject) -> Option<i64> {
    index.answer(plan, item, about).and_then(|a| a.rating)
}

/// The ratings of one partner.
pub fn of_partner(
    plan: &Plan,
    index: &Index,
    guidance: &Catalogue,
    partner: Id<Partner>,
) -> OfPartner {
    let mut told = OfPartner::default();
    for item in guidance.items_under("benefit") {
        let rating = rating(plan, index, &item.id, Subject::partner(partner));
        told.rated += usize::from(rating.is_some());
        told.major += usize::from(rating == Some(MAJOR));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        guidance::catalogue,
        model::{Answer, Belongs, Partner, Record as _},
    };

    fn rate(plan: &mut Plan, id: i64, item: &str, about: Option<i64>, rating: i64) {
        let answer = Answer {
            item: item.to_owned(),
            partner: Belongs(about.map(Id::new)),
            rating: Some(rating),
            ..Answer::new(Id::new(id))
        };
        plan.put_any(answer.wrap());
    }

    #[test]
    fn partners_are_counted_by_rating_and_ended_ones_left_out() {
        let mut plan = Plan::default();
        for (id, status) in [
            (1, PartnerStatus::AtTable),
            (2, PartnerStatus::Prospect),
            (3, PartnerStatus::Ended),
        ] {
            let partner = Partner {
                status,
                ..Partner::new(Id::new(id))
            };
            plan.put_any(partner.wrap());
        }
        rate(&mut plan, 10, "benefit.people", Some(1), 4);
        rate(&mut plan, 11, "benefit.people", Some(3), 4);
        rate(&mut plan, 12, "benefit.vote", Some(1), 2);
        rate(&mut plan, 13, "benefit.people", None, 3);
        let index = Index::new(&plan);
        let all = Benefits::of(&plan, &index, catalogue());
        assert_eq!((all.all.len(), all.partners), (15, 2));
        let people = all.all.iter().find(|b| b.item == "benefit.people");
        let counts = people.map(|b| (b.whole, b.major(), b.rated()));
        assert_eq!(counts, Some((Some(3), 1, 1)));
        assert_eq!(all.rated_for_the_whole(), 1);
        let told = of_partner(&plan, &index, catalogue(), Id::new(1));
        assert_eq!((told.major, told.rated), (1, 2));
    }

    #[test]
    fn the_highest_are_three_and_their_equals_and_never_no_benefit() {
        let mut plan = Plan::default();
        let highest = |plan: &Plan| {
            let all = Benefits::of(plan, &Index::new(plan), catalogue());
            let items = all.highest();
            items
                .into_iter()
                .map(|b| b.item.clone())
                .collect::<Vec<_>>()
        };
        rate(&mut plan, 10, "benefit.people", None, 1);
        assert_eq!(highest(&plan), [""; 0]);
        rate(&mut plan, 11, "benefit.vote", None, 3);
        rate(&mut plan, 12, "benefit.support", None, 4);
        assert_eq!(highest(&plan), ["benefit.support", "benefit.vote"]);
        rate(&mut plan, 13, "benefit.synergy", None, 2);
        rate(&mut plan, 14, "benefit.champion", None, 2);
        assert_eq!(highest(&plan).len(), 4, "two share the third place");
    }
}
