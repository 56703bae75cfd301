//! Power and interest: how much a partner can move the outcome, and how much the outcome matters to it.
//! Must not know how the picture of it is drawn.

use crate::model::{Id, Partner, PartnerStatus, Plan};

/// From here on a rating counts as high; exactly this is high.
pub const HIGH_FROM: f64 = 50.0;

/// One quarter of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// Much influence, much interest.
    WorkClosely,
    /// Much influence, little interest.
    KeepSatisfied,
    /// Little influence, much interest.
    KeepInformed,
    /// Little of both.
    Watch,
}

impl Quarter {
    /// All, from much to little.
    pub const ALL: [Self; 4] = [
        Self::WorkClosely,
        Self::KeepSatisfied,
        Self::KeepInformed,
        Self::Watch,
    ];

    /// The quarter of two ratings.
    pub fn of(influence: f64, interest: f64) -> Self {
        match (influence >= HIGH_FROM, interest >= HIGH_FROM) {
            (true, true) => Self::WorkClosely,
            (true, false) => Self::KeepSatisfied,
            (false, true) => Self::KeepInformed,
            (false, false) => Self::Watch,
        }
    }

    /// What it asks of us.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WorkClosely => "Work closely with",
            Self::KeepSatisfied => "Keep satisfied",
            Self::KeepInformed => "Keep informed",
            Self::Watch => "Keep an eye on",
        }
    }

    /// What it says about a partner.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::WorkClosely => "Much influence, much interest",
            Self::KeepSatisfied => "Much influence, little interest",
            Self::KeepInformed => "Little influence, much interest",
            Self::Watch => "Little influence, little interest",
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_fifty_counts_as_high() {
        assert_eq!(Quarter::of(50.0, 50.0), Quarter::WorkClosely);
        assert_eq!(Quarter::of(50.0, 49.9), Quarter::KeepSatisfied);
        assert_eq!(Quarter::of(49.9, 50.0), Quarter::KeepInformed);
        assert_eq!(Quarter::of(49.9, 49.9), Quarter::Watch);
    }
}
