//! What the eight aspects of one partnership say together, in words.
//! Must not know how it is drawn. Never a mean: the levels are ordered, not measured.

use std::fmt::Write as _;

use crate::{
    model::{Aspect, Id, Level, Partner},
    ui::Ctx,
};

/// The aspects of one partnership, taken together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Summary {
    /// Levels today, lowest first; one for each aspect that has one.
    pub(super) current: Vec<Level>,
    /// Levels intended, likewise.
    pub(super) intended: Vec<Level>,
    /// Steps from today to the intended level, for each aspect that has both.
    pub(super) gaps: Vec<i32>,
}

impl Summary {
    /// Of one partner.
    pub(super) fn of(ctx: &Ctx<'_>, partner: Id<Partner>) -> Self {
        let mut summary = Self::default();
        for aspect in Aspect::ALL {
            let Some(rating) = ctx.index.rating(ctx.plan, partner, *aspect) else {
                continue;
            };
            summary.current.extend(rating.current);
            summary.intended.extend(rating.intended);
            if let (Some(now), Some(then)) = (rating.current, rating.intended) {
                summary.gaps.push(place(then) - place(now));
            }
        }
        summary.current.sort_unstable();
        summary.intended.sort_unstable();
        summary
    }

    /// The middle of the levels today; of two middles the looser.
    pub(super) fn median_current(&self) -> Option<Level> {
        lower_median(&self.current)
    }

    /// The middle of the levels intended; of two middles the looser.
    pub(super) fn median_intended(&self) -> Option<Level> {
        lower_median(&self.intended)
    }

    /// “1 networking, 5 cooperation, 1 collaboration; 1 not rated”.
    pub(super) fn profile(levels: &[Level]) -> String {
        let mut text = String::new();
        for level in Level::ALL {
            let count = levels.iter().filter(|l| *l == level).count();
            if count > 0 {
                if !text.is_empty() {
                    text.push_str(", ");
                }
                let _ = write!(text, "{count} {}", level.label().to_lowercase());
            }
        }
        let open = Aspect::ALL.len().saturating_sub(levels.len());
        if open > 0 {
            if !text.is_empty() {
                text.push_str("; ");
            }
            let _ = write!(text, "{open} not rated");
        }
        text
    }

    /// “One level closer in 5 of 8 aspects”; empty when nothing has both levels.
    pub(super) fn gap_in_words(&self) -> String {
        let of = self.gaps.len();
        if of == 0 {
            return String::new();
        }
        let mut parts = Vec::new();
        for (gap, words) in [
            (3, "Three levels closer"),
            (2, "Two levels closer"),
            (1, "One level closer"),
            (0, "As today"),
            (-1, "One level looser"),
            (-2, "Two levels looser"),
            (-3, "Three levels looser"),
        ] {
            let count = self.gaps.iter().filter(|g| **g == gap).count();
            if count > 0 {
                parts.push((count, words));
            }
        }
        // What most aspects do comes first; of equals the larger step.
        parts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        let mut text = String::new();
        for (i, (count, words)) in parts.into_iter().enumerate() {
            let _ = match i {
                0 if of == 1 => write!(text, "{words} in the one aspect that has both levels"),
                0 => write!(text, "{words} in {count} of {of} aspects"),
                _ => write!(text, ", {} in {count}", words.to_lowercase()),
            };
        }
        text
    }
}

/// The middle of a sorted list; of two middles the lower.
fn lower_median(sorted: &[Level]) -> Option<Level> {
    sorted.get(sorted.len().checked_sub(1)? / 2).copied()
}

fn place(level: Level) -> i32 {
    match level {
        Level::Networking => 1,
        Level::Cooperation => 2,
        Level::Collaboration => 3,
        Level::Integration => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Collaboration, Cooperation, Networking};

    #[test]
    fn of_two_middles_the_looser_counts() {
        assert_eq!(lower_median(&[]), None);
        assert_eq!(lower_median(&[Cooperation]), Some(Cooperation));
        assert_eq!(lower_median(&[Networking, Collaboration]), Some(Networking));
        assert_eq!(
            lower_median(&[Networking, Cooperation, Collaboration]),
            Some(Cooperation)
        );
    }

    #[test]
    fn the_gap_is_told_in_words_and_never_averaged() {
        let summary = Summary {
            gaps: vec![1, 1, 0, -1],
            ..Summary::default()
        };
        assert_eq!(
            summary.gap_in_words(),
            "One level closer in 2 of 4 aspects, as today in 1, one level looser in 1"
        );
        assert_eq!(
            Summary::profile(&[Networking, Cooperation, Cooperation]),
            "1 networking, 2 cooperation; 5 not rated"
        );
    }
}
