//! Power and interest: how much a partner can move the outcome, and how much the outcome matters to it.
//! Must not know how the picture of it is drawn.

use crate::model::{Id, Partner, PartnerStatus, Plan};

pub use crate::model::Quarter;

/// A partner with both ratings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The partner.
    pub partner: Id<Partner>,
    /// How much it can move the outcome, 0 to 100.
    pub influence: f64,
    /// How much the outcome matters to it, 0 to 100.
    pub interest: f64,
}

impl Standing {
    /// Where it lies.
    pub fn quarter(&self) -> Quarter {
        Quarter::of(self.influence, self.interest)
    }
}

/// Where the partners lie.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standings {
    /// Partners with both ratings, ended partnerships left out, the most influence first.
    pub rated: Vec<Standing>,
    /// How many partners have one rating or none.
    pub unrated: usize,
}

/// Where the partners of a plan lie.
pub fn standings(plan: &Plan) -> Standings {
    let mut found = Standings::default();
    for partner in plan.partners.iter() {
        if partner.status == PartnerStatus::Ended {
            continue;
        }
        match (partner.influence, partner.interest) {
            (Some(influence), Some(interest)) => found.rated.push(Standing {
                partner: partner.id,
                influence,
                interest,
            }),
            _ => found.unrated += 1,
        }
    }
    found.rated.sort_by(|a, b| {
        let more = b.influence.total_cmp(&a.influence);
        more.then(b.interest.total_cmp(&a.interest))
            .then(a.partner.cmp(&b.partner))
    });
    found
}
