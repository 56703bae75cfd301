//! Where days and values stand on an axis, and which of them are written at it.
//! Must not know a picture.

use egui_plot::GridMark;

use crate::{insight::days, model::Date};

/// The day from which days are counted; any would do.
const START: Date = Date::constant(2000, 1, 1);

/// A day as a number.
pub(super) fn number_of(day: Date) -> f64 {
    START
        .until(day)
        .map_or(0.0, |span| f64::from(span.get_days()))
}

/// The day of a number, as far as the calendar goes.
pub(super) fn day_of(number: f64) -> Option<Date> {
    let days = number.round();
    if !(-3_000_000.0..=3_000_000.0).contains(&days) {
        return None;
    }
    START.checked_add(jiff::Span::new().days(days as i32)).ok()
}

/// The first and the last of some days, a little apart where there is only one.
pub(super) fn span_of(days: impl Iterator<Item = Date>) -> Option<(f64, f64)> {
    let (first, last) = days
        .map(number_of)
        .fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
    if first > last {
        return None;
    }
    // A single day stands in the middle of two months.
    Some(if last - first < 1.0 {
        (first - 30.0, last + 30.0)
    } else {
        (first, last)
    })
}

/// The days written at an axis from `first` to `last` where `most` fit: months or years where they do, else days.
pub(super) fn day_marks(first: f64, last: f64, most: usize) -> Vec<Date> {
    let most = most.max(2);
    let (Some(from), Some(to)) = (day_of(first.ceil()), day_of(last.floor())) else {
        return Vec::new();
    };
    let days = (last - first).max(1.0);
    if days < 70.0 {
        let step = [1.0, 2.0, 7.0, 14.0, 28.0]
            .into_iter()
            .find(|step| days / step <= (most - 1) as f64);
        let step = step.unwrap_or(28.0);
        return (0..=most)
            .filter_map(|at| day_of(first.ceil() + step * at as f64))
            .take_while(|day| *day <= to)
            .collect();
    }
    let months = days / 30.4;
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 600, 2400]
        .into_iter()
        .find(|step| months / f64::from(*step) <= (most - 1) as f64)
        .unwrap_or(12_000);
    let mut at = i32::from(from.year()) * 12 + i32::from(from.month()) - 1;
    // Marks stand on whole steps, so that they keep their places when a value is added.
    at -= at.rem_euclid(step);
    let mut marks = Vec::new();
    while marks.len() <= most + 2 {
        let year = i16::try_from(at.div_euclid(12)).ok();
        let month = i8::try_from(at.rem_euclid(12) + 1).ok();
        let day = year
            .zip(month)
            .and_then(|(year, month)| Date::new(year, month, 1).ok());
        match day {
            Some(day) if day > to => break,
            Some(day) if day >= from => marks.push(day),
            Some(_) => {}
            None => break,
        }
        at += step;
    }
    marks
}

/// A mark as it is written: “Mar 2026” for the first of a month, else “Mar 3”.
pub(super) fn mark_words(day: Date, days: f64) -> String {
    if days < 70.0 {
        days::day_of_year_short(day)
    } else {
        days::month_short(day)
    }
}

/// Round values between two ends, three to seven of them.
pub(super) fn value_marks(low: f64, high: f64) -> Vec<GridMark> {
    let room = high - low;
    if !room.is_finite() || room <= 0.0 {
        return Vec::new();
    }
    let rough = room / 7.0;
    let ten = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * ten)
        .find(|step| rough <= *step)
        .unwrap_or(rough);
    let first = (low / step).ceil() * step;
    (0..12)
        .map(|at| first + step * f64::from(at))
        .take_while(|value| *value <= high)
        .map(|value| GridMark {
            value,
            step_size: step,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_back_from_its_number() {
        for day in [Date::constant(1850, 3, 1), Date::constant(2026, 11, 30)] {
            assert_eq!(day_of(number_of(day)), Some(day));
        }
        assert_eq!(day_of(f64::MAX), None);
    }

    #[test]
    fn marks_are_firsts_of_months_over_a_year_and_days_over_a_week() {
        let at = |y, m, d| number_of(Date::new(y, m, d).unwrap_or(START));
        let year = day_marks(at(2026, 1, 10), at(2026, 12, 20), 6);
        assert!(year.iter().all(|day| day.day() == 1), "{year:?}");
        assert!((3..=6).contains(&year.len()), "{year:?}");
        let week = day_marks(at(2026, 1, 10), at(2026, 1, 17), 8);
        assert_eq!(week.len(), 8);
        let ages = day_marks(at(1900, 1, 1), at(2026, 1, 1), 6);
        assert!((2..=8).contains(&ages.len()), "{ages:?}");
    }

    #[test]
    fn values_at_an_axis_are_round() {
        let marks: Vec<f64> = value_marks(28.0, 66.0).iter().map(|m| m.value).collect();
        assert_eq!(marks, [30.0, 40.0, 50.0, 60.0]);
    }
}
