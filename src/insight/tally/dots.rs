//! Counted dots, and the ranks that they give.
//! Must not know what was voted on.

use crate::model::{ConsensusCheck, Vote};

/// The dots of a vote, with the limit that the group set itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dots {
    /// Dots given.
    pub given: i64,
    /// People who gave them.
    pub voters: i64,
    /// Most dots that one person could give; 0: not said.
    pub each: i64,
}

impl Dots {
    /// The most dots that there can be; `None` while voters or limit are not known.
    pub fn most(self) -> Option<i64> {
        (self.voters > 0 && self.each > 0).then(|| self.voters.saturating_mul(self.each))
    }

    /// How many dots there are too many.
    pub fn too_many(self) -> i64 {
        self.most().map_or(0, |most| (self.given - most).max(0))
    }
}

/// The dots of one issue or option.
pub trait Dotted {
    /// Dots that it got.
    fn given(&self) -> i64;
    /// People who gave dots in the same vote.
    fn voters(&self) -> i64;
    /// Most dots that one person could give.
    fn each(&self) -> i64;
}

impl Dotted for Vote {
    fn given(&self) -> i64 {
        self.count
    }
    fn voters(&self) -> i64 {
        self.voters
    }
    fn each(&self) -> i64 {
        self.dots
    }
}

impl Dotted for ConsensusCheck {
    fn given(&self) -> i64 {
        self.count
    }
    fn voters(&self) -> i64 {
        self.voters
    }
    fn each(&self) -> i64 {
        self.dots
    }
}

/// Adds up the dots of one vote; voters and limit are said with each part of it, the largest holds.
pub fn dots<'d, D: Dotted + 'd>(parts: impl IntoIterator<Item = &'d D>) -> Dots {
    let mut dots = Dots::default();
    for part in parts {
        dots.given += part.given().max(0);
        dots.voters = dots.voters.max(part.voters());
        dots.each = dots.each.max(part.each());
    }
    dots
}

/// The rank of each count, most first; equal counts share a rank, and the next goes on after them: 1, 2, 2, 4.
pub fn ranks(counts: &[i64]) -> Vec<usize> {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let rank = |count: &i64| 1 + sorted.partition_point(|other| other > count);
    counts.iter().map(rank).collect()
}
