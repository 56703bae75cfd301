//! How a map is looked at: what the size of a partner tells, and what is left out.
//! Must not know what a place means.

use std::collections::BTreeSet;

use crate::model::{Category, Id, Link, LinkKind, Partner, PartnerStatus, Word};

/// What the size of a partner tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SizeBy {
    /// All are of one size.
    #[default]
    Same,
    /// How much it can move the outcome.
    Influence,
    /// How far we trust each other.
    Trust,
    /// With how many partners it is linked.
    Links,
}

impl SizeBy {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Same, Self::Influence, Self::Trust, Self::Links];

    /// What it means, where signs are explained.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Same => "Size tells nothing now",
            Self::Influence => "The larger, the more influence (0 to 100)",
            Self::Trust => "The larger, the more trust (1 to 5)",
            Self::Links => "The larger, the more partners it is linked with",
        }
    }

    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "All alike",
            Self::Influence => "Size by influence",
            Self::Trust => "Size by trust",
            Self::Links => "Size by links",
        }
    }

    /// The smallest and the largest size; 1 is that of a partner of whom nothing is known.
    pub const RANGE: [f32; 2] = [0.82, 1.5];

    /// The size of a partner with this number of linked partners, where `most` have the most.
    pub fn size(self, partner: &Partner, linked: usize, most: usize) -> f32 {
        let share = match self {
            Self::Same => None,
            Self::Influence => partner.influence.map(|x| x as f32 / 100.0),
            Self::Trust => partner.trust.map(|x| (x - 1) as f32 / 4.0),
            Self::Links => Some(linked as f32 / most.max(1) as f32),
        };
        let [small, large] = Self::RANGE;
        share.map_or(1.0, |share| small + (large - small) * share.clamp(0.0, 1.0))
    }
}

/// How a map is looked at. None of it is part of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// What size tells.
    pub size: SizeBy,
    /// Categories left out.
    pub no_categories: BTreeSet<Category>,
    /// Statuses left out.
    pub no_statuses: BTreeSet<PartnerStatus>,
    /// Kinds of links left out.
    pub no_links: BTreeSet<LinkKind>,
    /// Only these partners, if given: one and those that it is linked with.
    pub only: Option<BTreeSet<Id<Partner>>>,
}

impl Look {
    /// Whether a partner is shown.
    pub fn shows(&self, partner: &Partner) -> bool {
        !self.no_categories.contains(&partner.category)
            && !self.no_statuses.contains(&partner.status)
            && self
                .only
                .as_ref()
                .is_none_or(|only| only.contains(&partner.id))
    }

    /// Whether a link is shown, if both its ends are.
    pub fn shows_link(&self, link: &Link) -> bool {
        !self.no_links.contains(&link.kind)
    }

    /// Whether anything is left out.
    pub fn leaves_out(&self) -> bool {
        !self.no_categories.is_empty()
            || !self.no_statuses.is_empty()
            || !self.no_links.is_empty()
            || self.only.is_some()
    }

    /// Brings back all that is left out.
    pub fn show_all(&mut self) {
        *self = Self {
            size: self.size,
            ..Self::default()
        };
    }

    /// Leaves out no more than lets this partner be seen.
    pub fn bring_back(&mut self, partner: &Partner) {
        self.no_categories.remove(&partner.category);
        self.no_statuses.remove(&partner.status);
        if let Some(only) = &mut self.only {
            only.insert(partner.id);
        }
    }
}

/// Leaves one word out, or brings it back.
pub fn toggle<W: Word + Ord>(left_out: &mut BTreeSet<W>, word: W) {
    if !left_out.remove(&word) {
        left_out.insert(word);
    }
}

/// Leaves all words out but one; if that is so already, brings all back.
pub fn only<W: Word + Ord>(left_out: &mut BTreeSet<W>, word: W) {
    let others: BTreeSet<W> = W::ALL.iter().copied().filter(|w| *w != word).collect();
    *left_out = if *left_out == others {
        BTreeSet::new()
    } else {
        others
    };
}
