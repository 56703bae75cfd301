//! From numbers to shares of a length, the round numbers beside it, and numbers in words.
//! Must not know how long it is.

use crate::insight::text;

/// Numbers above are told by their powers of ten.
const MOST_DIGITS: f64 = 1e12;

/// Two numbers and all between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Scale {
    /// From the least to the greatest; none without a number.
    pub(super) fn around(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let numbers = numbers.into_iter().filter(|number| number.is_finite());
        numbers.fold(None, |all: Option<Self>, number| {
            Some(all.map_or(
                Self {
                    low: number,
                    high: number,
                },
                |all| Self {
                    low: all.low.min(number),
                    high: all.high.max(number),
                },
            ))
        })
    }

    /// The scale, wide enough to be drawn.
    pub(super) fn opened(self) -> Self {
        let most = self.low.abs().max(self.high.abs());
        if self.high - self.low > most * 1e-9 && self.high > self.low {
            return self;
        }
        let room = (most * 0.1).max(1.0);
        Self {
            low: self.low - room,
            high: self.high + room,
        }
    }

    /// How far a number lies from the lower end, 1 being the upper end; what lies outside comes to the end.
    pub(super) fn share(self, number: f64) -> f32 {
        // Halves, since the length of a very long scale is no number.
        let length = self.high * 0.5 - self.low * 0.5;
        let share = (number * 0.5 - self.low * 0.5) / length;
        if share.is_finite() {
            share.clamp(0.0, 1.0) as f32
        } else {
            0.0
        }
    }

    /// The round step that gives up to `most` steps.
    fn step(self, most: f64) -> f64 {
        let rough = (self.high / most - self.low / most).max(f64::MIN_POSITIVE);
        let power = 10_f64.powf(rough.log10().floor());
        [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|times| times * power)
            .find(|step| *step >= rough * (1.0 - 1e-9))
            .unwrap_or(rough)
    }

    /// The scale made longer to end at round numbers, and those numbers.
    pub(super) fn rounded(self) -> (Self, Vec<f64>) {
        let step = self.step(4.0);
        let (first, last) = ((self.low / step).floor(), (self.high / step).ceil());
        let numbers: Vec<f64> = steps(first, last, step).collect();
        let longer = Self::around(numbers.iter().copied().chain([self.low, self.high]));
        (longer.unwrap_or(self), numbers)
    }

    /// Three to five numbers of a scale whose ends are given: its ends and equal steps where whole numbers allow
    /// it, else round ones.
    pub(super) fn marks(self) -> Vec<f64> {
        let length = self.high - self.low;
        let equal = [4.0, 3.0, 2.0].into_iter().find(|steps| {
            let step = length / steps;
            step.fract() == 0.0 && self.low.fract() == 0.0 && step >= 1.0
        });
        if let Some(steps) = equal {
            let step = length / steps;
            return (0..=steps as u32)
                .map(|at| self.low + step * f64::from(at))
                .collect();
        }
        let step = self.step(4.0);
        let (first, last) = ((self.low / step).ceil(), (self.high / step).floor());
        steps(first, last, step).collect()
    }

    /// Up to five round numbers from 0, whole ones if all that is counted is whole.
    pub(super) fn counted(self, whole: bool) -> Vec<f64> {
        let step = self.step(4.0);
        let step = if whole { step.max(1.0) } else { step };
        steps(0.0, (self.high / step * (1.0 + 1e-9)).floor(), step).collect()
    }
}

/// The multiples of a step; never more than can be drawn.
fn steps(first: f64, last: f64, step: f64) -> impl Iterator<Item = f64> {
    const MOST: usize = 12;
    (0..MOST)
        .map(move |at| first + at as f64)
        .take_while(move |times| *times <= last)
        .map(move |times| times * step)
        .filter(|number| number.is_finite())
}

/// A number with up to two decimals, or its power of ten if it is far too long or far too small for that.
pub(super) fn number(value: f64) -> String {
    let size = value.abs();
    if size >= MOST_DIGITS || (size > 0.0 && size < 0.005) {
        return format!("{value:.1e}").replace('-', "−");
    }
    let rounded = format!("{size:.2}");
    let (whole, rest) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let whole = whole
        .parse()
        .map_or_else(|_| whole.to_owned(), text::digits);
    let rest = rest.trim_end_matches('0');
    let sign = if value < 0.0 { "−" } else { "" };
    let dot = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{dot}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn scale(low: f64, high: f64) -> Scale {
        Scale { low, high }
    }

    #[test]
    fn a_scale_has_three_to_five_round_numbers() {
        for (low, high, marks) in [
            (0.0, 1.0, 3..=6),
            (3.0, 97.0, 3..=6),
            (-12.0, 7.0, 3..=6),
            (0.001, 0.002, 3..=6),
            (63.0, 71.0, 3..=6),
            (-1e300, 1e300, 3..=6),
        ] {
            let (longer, numbers) = scale(low, high).rounded();
            assert!(marks.contains(&numbers.len()), "{low} {high}: {numbers:?}");
            assert!(longer.low <= low && longer.high >= high);
        }
        assert_eq!(scale(1.0, 5.0).marks(), [1.0, 2.0, 3.0, 4.0, 5.0]);
        assert_eq!(scale(1.0, 10.0).marks(), [1.0, 4.0, 7.0, 10.0]);
        assert_eq!(scale(1.0, 7.0).marks(), [1.0, 3.0, 5.0, 7.0]);
        assert_eq!(scale(0.0, 3.0).counted(true), [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(scale(0.0, 20.0).counted(true), [0.0, 5.0, 10.0, 15.0, 20.0]);
    }

    #[test]
    fn equal_and_extreme_numbers_still_make_a_scale() {
        for all in [
            vec![0.0],
            vec![5.0, 5.0],
            vec![f64::MAX, f64::MIN],
            vec![1e-300],
        ] {
            let scale = Scale::around(all.iter().copied()).unwrap().opened();
            assert!(scale.high > scale.low, "{all:?}");
            for number in all {
                assert!((0.0..=1.0).contains(&scale.share(number)));
            }
        }
        assert_eq!(Scale::around([f64::NAN, f64::INFINITY]), None);
    }

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (value, told) in [
            (0.0, "0"),
            (1346.0, "1,346"),
            (-38.5, "−38.5"),
            (0.001, "1.0e−3"),
            (1e300, "1.0e300"),
        ] {
            assert_eq!(number(value), told);
        }
    }
}
