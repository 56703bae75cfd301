//! How days, numbers and names are written in a report.
//! Must not know which part writes them.

use super::{Cell, Span};
use crate::{insight::text, model::Date};

/// What stands where nothing is known.
pub(super) const DASH: &str = "–";

/// A day: “March 3, 2027”.
pub(super) fn day(day: Date) -> String {
    text::day(day)
}

/// A day, or a dash.
pub(super) fn day_or_dash(on: Option<Date>) -> String {
    on.map_or_else(|| DASH.to_owned(), day)
}

/// Two days: “March 3, 2027 to June 2, 2027”.
pub(super) fn days(from: Date, to: Date) -> String {
    format!("{} to {}", day(from), day(to))
}

/// A time of day as people say it: “17:30” becomes “5:30 p.m.”; what is no time stays as it is.
pub(super) fn clock(time: &str) -> String {
    let time = time.trim();
    let parts = time.split_once(':').and_then(|(hour, minute)| {
        let hour: u8 = hour.parse().ok().filter(|h| *h < 24)?;
        let minute: u8 = minute.parse().ok().filter(|m| *m < 60)?;
        Some((hour, minute))
    });
    let Some((hour, minute)) = parts else {
        return time.to_owned();
    };
    let half = if hour < 12 { "a.m." } else { "p.m." };
    let hour = match hour % 12 {
        0 => 12,
        hour => hour,
    };
    // Held together, or a narrow column would part them.
    format!("{hour}:{minute:02}\u{a0}{half}")
}

/// A day and how far it is: “March 3, 2027 (9 days ago)”.
pub(super) fn day_from(on: Date, today: Date) -> String {
    format!("{} ({})", day(on), text::relative(on, today))
}

/// Words, or a dash where there are none.
pub(super) fn or_dash(text: &str) -> &str {
    match text.trim() {
        "" => DASH,
        text => text,
    }
}

/// Whether nothing but spaces was typed.
pub(super) fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// A number with at most two decimals and commas between thousands: “1,346”, “38.5”.
pub(super) fn number(value: f64) -> String {
    let rounded = format!("{:.2}", value.abs());
    let (whole, rest) = rounded.split_once('.').unwrap_or((&rounded, ""));
    let whole = whole
        .parse::<usize>()
        .map_or_else(|_| whole.to_owned(), text::digits);
    let rest = rest.trim_end_matches('0');
    let sign = if value < 0.0 && !rounded.trim_matches(['0', '.']).is_empty() {
        "−"
    } else {
        ""
    };
    if rest.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest}")
    }
}

/// A number and its unit: “38 %”, “63 days”; a dash where there is no number.
pub(super) fn value(value: Option<f64>, unit: &str) -> String {
    match (value, unit.trim()) {
        (None, _) => DASH.to_owned(),
        (Some(value), "") => number(value),
        (Some(value), unit) => format!("{} {unit}", number(value)),
    }
}

/// A number with one decimal: “3.5”; a dash where there is none.
pub(super) fn one_decimal(value: Option<f64>) -> String {
    value.map_or_else(|| DASH.to_owned(), |value| format!("{value:.1}"))
}

/// A share as a change: “+15 %”, “−8 %”; a dash where it is undefined.
pub(super) fn change(share: Option<f64>) -> String {
    share.map_or_else(
        || DASH.to_owned(),
        |share| {
            let percent = 100.0 * share;
            // One decimal is what a reader can use.
            let rounded = (10.0 * percent).round() / 10.0;
            let sign = if rounded > 0.0 { "+" } else { "" };
            format!("{sign}{} %", number(rounded))
        },
    )
}

/// How many of how many: “14 of 20”.
pub(super) fn of(part: usize, whole: usize) -> String {
    format!("{} of {}", text::digits(part), text::digits(whole))
}

/// Words with a large first letter.
pub(super) fn begun(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Ends a sentence with a dot, unless it has an end.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', '…', ':', '”']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Words in a cell, or a dash.
pub(super) fn cell(text: &str) -> Cell {
    Cell::text(or_dash(text))
}

/// A day in a cell, or a dash.
pub(super) fn on(day: Option<Date>) -> Cell {
    Cell::text(day_or_dash(day))
}

/// Words in a cell, and words beside the point below.
pub(super) fn with_note(text: &str, note: &str) -> Cell {
    let mut cell = cell(text);
    if !blank(note) {
        cell.text.push(Span::quiet(format!("\n{}", note.trim())));
    }
    cell
}

/// Two texts as two lines of one cell.
pub(super) fn two(first: &str, second: &str) -> Cell {
    match (blank(first), blank(second)) {
        (_, true) => cell(first),
        (true, false) => cell(second),
        _ => Cell::text(format!("{}\n{}", first.trim(), second.trim())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (value, told) in [
            (0.0, "0"),
            (38.5, "38.5"),
            (1346.0, "1,346"),
            (-8.0, "−8"),
            (0.139_037, "0.14"),
            (-0.001, "0"),
        ] {
            assert_eq!(number(value), told);
        }
        assert_eq!(value(Some(63.0), "days"), "63 days");
        assert_eq!(value(None, "days"), "–");
    }

    #[test]
    fn a_change_carries_its_sign_and_an_undefined_one_is_a_dash() {
        assert_eq!(change(Some(0.15)), "+15 %");
        assert_eq!(change(Some(-0.08)), "−8 %");
        assert_eq!(change(Some(0.0)), "0 %");
        assert_eq!(change(None), "–");
    }

    #[test]
    fn a_time_is_told_in_two_halves_of_the_day() {
        for (time, told) in [
            ("09:00", "9:00\u{a0}a.m."),
            ("17:30", "5:30\u{a0}p.m."),
            ("00:05", "12:05\u{a0}a.m."),
            ("12:00", "12:00\u{a0}p.m."),
            ("after lunch", "after lunch"),
            ("", ""),
        ] {
            assert_eq!(clock(time), told);
        }
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence("It works"), "It works.");
        assert_eq!(sentence("Does it?"), "Does it?");
        assert_eq!(sentence(""), "");
    }
}
