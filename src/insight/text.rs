//! Plain words for lists and counts, and how far a day is, so that every figure is told the same way everywhere.
//! Must not know a plan, nor the clock: today is passed in.

use std::borrow::Cow;

pub use super::days::day;

use crate::model::Date;

/// Names as people say them: “CASA”, “CASA and Police”, “CASA, Police and Schools”.
pub fn names<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// At most `most` names, and how many are left: “CASA, Police and 3 more”.
pub fn some_names<S: AsRef<str>>(all: &[S], most: usize) -> String {
    match all.get(..most) {
        Some(shown) if most > 0 && all.len() > most => {
            let mut shown: Vec<_> = shown.iter().map(|s| s.as_ref().to_owned()).collect();
            shown.push(format!("{} more", all.len() - most));
            names(&shown)
        }
        _ => names(all),
    }
}

/// A name as a sentence can bear it: its first line, and no more than 80 letters of it.
pub fn brief(name: &str) -> Cow<'_, str> {
    brief_to(name, 80)
}

/// A name's first line, and no more than so many letters of it.
pub fn brief_to(name: &str, most: usize) -> Cow<'_, str> {
    let line = name.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(most) {
        Some((end, _)) => {
            let kept = line.get(..end).unwrap_or_default().trim_end();
            Cow::Owned(format!("{kept}…"))
        }
        None => Cow::Borrowed(line),
    }
}

/// A number in digits with commas between thousands: “1,346”.
pub fn digits(number: usize) -> String {
    let plain = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in plain.char_indices() {
        if at > 0 && (plain.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number and its noun: “1 partner”, “0 partners”, “1,346 partners”.
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{} {noun}", digits(number))
}

/// A small number as a word, a larger one in digits.
pub fn number(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(number)
        .map_or_else(|| digits(number), |word| (*word).to_owned())
}

/// A label within a sentence: “Courts and justice” becomes “courts and justice”.
pub fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

/// How far a day is from today: “today”, “in 3 days”, “9 days ago”, “2 months ago”.
///
/// Days up to two weeks, then weeks up to two months, then months of 30 days up to two years, then years.
pub fn relative(day: Date, today: Date) -> String {
    let days = days_between(today, day);
    match days {
        0 => return "today".to_owned(),
        1 => return "tomorrow".to_owned(),
        -1 => return "yesterday".to_owned(),
        _ => {}
    }
    let far = usize::try_from(days.unsigned_abs()).unwrap_or(usize::MAX);
    let far_in_words = match far {
        0..14 => count(far, "day", "days"),
        14..60 => count(far / 7, "week", "weeks"),
        60..730 => count(far / 30, "month", "months"),
        _ => count(far / 365, "year", "years"),
    };
    if days > 0 {
        format!("in {far_in_words}")
    } else {
        format!("{far_in_words} ago")
    }
}

/// Days from one day to another; negative when the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_name_that_no_sentence_can_bear_is_cut() {
        assert_eq!(brief(" CASA of Alder County "), "CASA of Alder County");
        assert_eq!(brief("CASA\nSecond line"), "CASA");
        let long = brief(&"李".repeat(10_000)).into_owned();
        assert_eq!(long.chars().count(), 81);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn names_are_joined_as_people_say_them() {
        assert_eq!(names::<&str>(&[]), "");
        assert_eq!(names(&["CASA"]), "CASA");
        assert_eq!(names(&["CASA", "Police"]), "CASA and Police");
        assert_eq!(
            names(&["CASA", "Police", "Schools"]),
            "CASA, Police and Schools"
        );
        assert_eq!(some_names(&["A", "B", "C", "D"], 2), "A, B and 2 more");
        assert_eq!(some_names(&["A", "B"], 2), "A and B");
    }

    #[test]
    fn thousands_are_told_apart() {
        assert_eq!(digits(0), "0");
        assert_eq!(digits(999), "999");
        assert_eq!(digits(1_346), "1,346");
        assert_eq!(digits(12_345_678), "12,345,678");
    }

    #[test]
    fn a_noun_agrees_with_its_number() {
        assert_eq!(count(0, "partner", "partners"), "0 partners");
        assert_eq!(count(1, "partner", "partners"), "1 partner");
        assert_eq!(number(2), "two");
        assert_eq!(number(12), "12");
    }

    #[test]
    fn a_day_is_told_from_today() {
        let today = on("2026-11-22");
        for (other, words) in [
            ("2026-11-22", "today"),
            ("2026-11-23", "tomorrow"),
            ("2026-11-21", "yesterday"),
            ("2026-11-13", "9 days ago"),
            ("2026-12-06", "in 2 weeks"),
            ("2026-09-22", "2 months ago"),
            ("2027-11-22", "in 12 months"),
            ("2024-11-22", "2 years ago"),
        ] {
            assert_eq!(relative(on(other), today), words, "{other}");
        }
    }
}
