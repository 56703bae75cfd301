//! The four quarters of power and interest, and where one ends.
//! Must not know partners, nor how the picture of them is drawn.

use super::Header;

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

    /// What a plan calls it: authors differ in these names, so a group may write its own.
    pub fn name(self, header: Option<&Header>) -> &str {
        let own = header.map_or("", |header| match self {
            Self::WorkClosely => header.work_closely_label.trim(),
            Self::KeepSatisfied => header.keep_satisfied_label.trim(),
            Self::KeepInformed => header.keep_informed_label.trim(),
            Self::Watch => header.watch_label.trim(),
        });
        if own.is_empty() { self.label() } else { own }
    }

    /// Where a plan keeps its own name for it; empty: the usual one.
    pub const fn own_name(self, header: &mut Header) -> &mut String {
        match self {
            Self::WorkClosely => &mut header.work_closely_label,
            Self::KeepSatisfied => &mut header.keep_satisfied_label,
            Self::KeepInformed => &mut header.keep_informed_label,
            Self::Watch => &mut header.watch_label,
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

    #[test]
    fn each_corner_has_the_name_that_the_plan_gives_it_or_else_the_usual_one() {
        let mut header = Header::new(crate::model::Id::new(1));
        for quarter in Quarter::ALL {
            assert_eq!(quarter.name(None), quarter.label());
            assert_eq!(quarter.name(Some(&header)), quarter.label());
            *quarter.own_name(&mut header) = format!("  {quarter:?} ");
        }
        for quarter in Quarter::ALL {
            assert_eq!(quarter.name(Some(&header)), format!("{quarter:?}"));
        }
        *Quarter::Watch.own_name(&mut header) = "  ".to_owned();
        assert_eq!(Quarter::Watch.name(Some(&header)), "Keep an eye on");
    }
}
