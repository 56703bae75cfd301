//! What the dated values of a measure tell: distance to the target, change on the start, and the trend.
//!
//! Counted over the values for everybody (no subgroup), oldest first; the baseline, where there is one, is the
//! first of them. A zero target or a zero start has no figure, rather than an infinite one. Lower-is-better
//! changes how a figure is judged, not the figure.
//! Must not know colors.

mod age;
mod groups;

pub use age::{Age, age};
pub use groups::{Dated, Disparity, Group, disparities, groups, of_all, same_group};

use crate::model::{Better, Id, Measure, Plan};

/// The figures of one measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// The latest value.
    pub latest: Option<f64>,
    /// (latest − target) / target, as a share.
    pub variance: Option<f64>,
    /// 100 · latest / target.
    pub percent_of_target: Option<f64>,
    /// (latest − first) / first, as a share.
    pub change_on_baseline: Option<f64>,
    /// The run of periods that the latest value ends.
    pub trend: Option<Trend>,
    /// Number of dated values.
    pub values: usize,
}

/// A run of periods in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Which way.
    pub direction: Direction,
    /// How many periods in a row.
    pub periods: usize,
}

/// Which way values move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Each value above the one before.
    Up,
    /// Each value below the one before.
    Down,
    /// No change in the last period.
    Flat,
}

impl Direction {
    /// The word in `roundtable insight`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Flat => "flat",
        }
    }

    fn between(earlier: f64, later: f64) -> Self {
        if later > earlier {
            Self::Up
        } else if later < earlier {
            Self::Down
        } else {
            Self::Flat
        }
    }
}

/// The figures of a measure in a plan.
pub fn of(plan: &Plan, id: Id<Measure>) -> Figures {
    plan.get(id).map_or_else(Figures::default, |measure| {
        of_groups(measure, &groups(plan, id))
    })
}

/// The figures of a measure whose groups are at hand.
pub fn of_groups(measure: &Measure, groups: &[Group]) -> Figures {
    let everybody = groups.iter().find(|group| group.name.is_empty());
    let values: Vec<f64> = everybody
        .iter()
        .flat_map(|group| &group.values)
        .map(|dated| dated.value)
        .collect();
    figures(measure.baseline, measure.target, &values)
}

/// Whether a change by that much is for the better; `None` where nothing changed.
pub fn is_better(better: Better, change: f64) -> Option<bool> {
    let up = match better {
        Better::Higher => change > 0.0,
        Better::Lower => change < 0.0,
    };
    (change != 0.0).then_some(up)
}

/// Whether a value has reached the target, or gone beyond it.
pub fn is_reached(better: Better, latest: f64, target: f64) -> bool {
    match better {
        Better::Higher => latest >= target,
        Better::Lower => latest <= target,
    }
}

/// The figures of some values, oldest first.
pub fn figures(baseline: Option<f64>, target: Option<f64>, values: &[f64]) -> Figures {
    let latest = values.last().copied();
    let first = baseline.or_else(|| values.first().copied().filter(|_| values.len() > 1));
    let series: Vec<f64> = baseline.into_iter().chain(values.iter().copied()).collect();
    Figures {
        latest,
        variance: share_of_change(target, latest),
        percent_of_target: divided(latest.map(|l| 100.0 * l), target),
        change_on_baseline: share_of_change(first, latest),
        trend: latest.and_then(|_| trend(&series)),
        values: values.len(),
    }
}

fn share_of_change(from: Option<f64>, to: Option<f64>) -> Option<f64> {
    divided(Some(to? - from?), from)
}

fn divided(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    let whole = whole.filter(|w| *w != 0.0)?;
    // Numbers near the ends of what a float holds would give infinity.
    Some(part? / whole).filter(|x| x.is_finite())
}

/// The run that the last value ends; a flat period ends a run.
fn trend(series: &[f64]) -> Option<Trend> {
    let mut steps = series.windows(2).rev().filter_map(|pair| match pair {
        [earlier, later] => Some(Direction::between(*earlier, *later)),
        _ => None,
    });
    let direction = steps.next()?;
    Some(Trend {
        direction,
        periods: 1 + steps.take_while(|step| *step == direction).count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|v| (v - expected).abs() < 1e-12)
    }

    #[test]
    fn values_rising_towards_a_target_tell_distance_change_and_run() {
        let f = figures(None, Some(50.0), &[40.0, 42.0, 45.0, 46.0]);
        assert!(near(f.variance, -0.08), "{f:?}");
        assert!(near(f.percent_of_target, 92.0), "{f:?}");
        assert!(near(f.change_on_baseline, 0.15), "{f:?}");
        let up_three = Trend {
            direction: Direction::Up,
            periods: 3,
        };
        assert_eq!(f.trend, Some(up_three));
    }

    #[test]
    fn a_baseline_is_the_first_value() {
        let f = figures(Some(40.0), Some(50.0), &[42.0, 45.0, 46.0]);
        assert!(near(f.change_on_baseline, 0.15), "{f:?}");
        assert_eq!(f.trend.map(|t| t.periods), Some(3));
    }

    #[test]
    fn a_zero_target_or_start_has_no_figure() {
        let f = figures(Some(0.0), Some(0.0), &[3.0]);
        assert_eq!(
            (f.variance, f.percent_of_target, f.change_on_baseline),
            (None, None, None)
        );
        assert_eq!(f.trend.map(|t| t.direction), Some(Direction::Up));
    }

    #[test]
    fn a_flat_period_ends_a_run() {
        let f = figures(None, None, &[1.0, 2.0, 2.0, 3.0, 4.0]);
        assert_eq!(f.trend.map(|t| t.periods), Some(2));
        let f = figures(None, None, &[1.0, 2.0, 2.0]);
        assert_eq!(f.trend.map(|t| t.direction), Some(Direction::Flat));
    }

    #[test]
    fn one_value_without_a_start_has_no_trend_and_no_change() {
        let f = figures(None, Some(10.0), &[5.0]);
        assert_eq!((f.trend, f.change_on_baseline), (None, None));
        assert!(near(f.percent_of_target, 50.0));
    }
}
