//! The four quarters of power and interest, and where one ends.
//! Must not know partners, nor how the picture of them is drawn.

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
