//! Levels of partnership: per partner and aspect, what is and what is intended.
//!
//! The four levels are ordered but not measured: a profile and its median may be told, never a mean, and no
//! level is better than another. Gap = intended − current, from −3 to +3; 0 is what was intended, and a
//! negative gap is as legitimate as a positive one.
//! Must not know how a profile is drawn.

use super::Index;
use crate::model::{Aspect, Id, Level, Partner, Plan};

/// One aspect of one partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The partner.
    pub partner: Id<Partner>,
    /// The aspect.
    pub aspect: Aspect,
    /// Level today.
    pub current: Option<Level>,
    /// Level intended.
    pub intended: Option<Level>,
}

impl Row {
    /// Steps from the current to the intended level; `None` unless both are known.
    pub fn gap(&self) -> Option<i64> {
        Some(rank(self.intended?) - rank(self.current?))
    }
}

/// The eight aspects of one partnership.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// One row for each aspect, in the order of [`Aspect::ALL`].
    pub rows: Vec<Row>,
}

impl Profile {
    /// Lower median of the current levels, and the number of aspects that it stands on.
    pub fn current(&self) -> (Option<Level>, usize) {
        median_and_count(self.rows.iter().filter_map(|r| r.current))
    }

    /// Lower median of the intended levels, and the number of aspects that it stands on.
    pub fn intended(&self) -> (Option<Level>, usize) {
        median_and_count(self.rows.iter().filter_map(|r| r.intended))
    }

    /// The aspects whose intended level is another than today's.
    pub fn gaps(&self) -> impl Iterator<Item = (Aspect, i64)> {
        self.rows
            .iter()
            .filter_map(|r| Some((r.aspect, r.gap().filter(|gap| *gap != 0)?)))
    }
}

/// A step that would bring one aspect of a partnership closer to what is intended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The aspect.
    pub aspect: Aspect,
    /// The level today.
    pub from: Level,
    /// The level right after it.
    pub next: Level,
    /// The level intended; `next` or one beyond it.
    pub to: Level,
}

impl Profile {
    /// The aspects whose intended level is closer than today's, the widest gap first; of equals in the order of
    /// the aspects.
    pub fn next_steps(&self) -> Vec<NextStep> {
        let mut steps: Vec<(i64, NextStep)> = self
            .rows
            .iter()
            .filter_map(|row| {
                let gap = row.gap().filter(|gap| *gap > 0)?;
                let (from, to) = (row.current?, row.intended?);
                let step = NextStep {
                    aspect: row.aspect,
                    from,
                    next: Level::ALL.iter().copied().find(|l| *l > from)?,
                    to,
                };
                Some((gap, step))
            })
            .collect();
        steps.sort_by_key(|(gap, _)| std::cmp::Reverse(*gap));
        steps.into_iter().map(|(_, step)| step).collect()
    }

    /// The aspects that are meant to become looser; as legitimate as the others.
    pub fn looser(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|r| r.gap().is_some_and(|g| g < 0))
    }

    /// The aspects that are as intended.
    pub fn as_intended(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|r| r.gap() == Some(0))
    }

    /// The aspects that lack one of the two levels, so that no gap can be told.
    pub fn without_gap(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|r| r.gap().is_none())
    }
}

/// The profile of a partnership; aspects without a rating are in it, empty.
pub fn profile(plan: &Plan, index: &Index, partner: Id<Partner>) -> Profile {
    let rows = Aspect::ALL.iter().map(|aspect| {
        let rating = index.rating(plan, partner, *aspect);
        Row {
            partner,
            aspect: *aspect,
            current: rating.and_then(|r| r.current),
            intended: rating.and_then(|r| r.intended),
        }
    });
    Profile {
        rows: rows.collect(),
    }
}

/// All rows in which at least one level is known, partner by partner.
pub fn rows(plan: &Plan, index: &Index) -> Vec<Row> {
    plan.partners
        .iter()
        .flat_map(|partner| profile(plan, index, partner.id).rows)
        .filter(|row| row.current.is_some() || row.intended.is_some())
        .collect()
}

/// The middle of some levels; of two middle ones the lower.
pub fn median(levels: impl IntoIterator<Item = Level>) -> Option<Level> {
    median_and_count(levels).0
}

fn median_and_count(levels: impl IntoIterator<Item = Level>) -> (Option<Level>, usize) {
    let mut levels: Vec<_> = levels.into_iter().collect();
    levels.sort_unstable();
    let middle = levels.len().saturating_sub(1) / 2;
    (levels.get(middle).copied(), levels.len())
}

/// Position of a level, 1 to 4.
pub const fn rank(level: Level) -> i64 {
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
    use Level::{Collaboration, Cooperation, Integration, Networking};

    fn row(current: Option<Level>, intended: Option<Level>) -> Row {
        Row {
            partner: Id::new(1),
            aspect: Aspect::Support,
            current,
            intended,
        }
    }

    #[test]
    fn of_two_middle_levels_the_lower_is_the_median() {
        assert_eq!(median([Integration, Networking]), Some(Networking));
        assert_eq!(
            median([Collaboration, Networking, Cooperation, Integration]),
            Some(Cooperation)
        );
        assert_eq!(
            median([Integration, Networking, Integration]),
            Some(Integration)
        );
        assert_eq!(median([]), None);
    }

    #[test]
    fn next_steps_go_one_level_at_a_time_and_only_where_more_is_intended() {
        let mut profile = Profile {
            rows: Aspect::ALL
                .iter()
                .map(|aspect| Row {
                    aspect: *aspect,
                    ..row(None, None)
                })
                .collect(),
        };
        let levels = [
            (Some(Networking), Some(Cooperation)),
            (Some(Networking), Some(Integration)),
            (Some(Integration), Some(Networking)),
            (Some(Cooperation), Some(Cooperation)),
            (None, Some(Cooperation)),
        ];
        for (row, (current, intended)) in profile.rows.iter_mut().zip(levels) {
            (row.current, row.intended) = (current, intended);
        }
        let steps = profile.next_steps();
        assert_eq!(
            steps,
            [
                NextStep {
                    aspect: Aspect::Purpose,
                    from: Networking,
                    next: Cooperation,
                    to: Integration,
                },
                NextStep {
                    aspect: Aspect::Support,
                    from: Networking,
                    next: Cooperation,
                    to: Cooperation,
                },
            ]
        );
        assert_eq!(profile.looser().count(), 1);
        assert_eq!(profile.as_intended().count(), 1);
        assert_eq!(profile.without_gap().count(), 4);
    }

    #[test]
    fn a_gap_runs_from_minus_three_to_three_and_needs_both_levels() {
        assert_eq!(row(Some(Networking), Some(Integration)).gap(), Some(3));
        assert_eq!(row(Some(Integration), Some(Networking)).gap(), Some(-3));
        assert_eq!(row(Some(Cooperation), Some(Cooperation)).gap(), Some(0));
        assert_eq!(row(Some(Cooperation), None).gap(), None);
        assert_eq!(row(None, Some(Cooperation)).gap(), None);
    }
}
