//! Days in words: the one place that knows how a day is written, and what months and weekdays are called.
//! Must not know where the words are shown.

use crate::model::Date;

/// A day in words: “May 12, 2026”.
pub fn day(day: Date) -> String {
    written(day, "%B %-d, %Y")
}

/// A day in little room: “Mar 1, 2026”.
pub fn day_short(day: Date) -> String {
    written(day, "%b %-d, %Y")
}

/// “May 12”, with the year when it is not that of today.
pub fn day_near(day: Date, today: Date) -> String {
    if day.year() == today.year() {
        day_of_year(day)
    } else {
        self::day(day)
    }
}

/// A day without its year: “May 12”.
pub fn day_of_year(day: Date) -> String {
    written(day, "%B %-d")
}

/// A day without its year, in little room: “Mar 3”.
pub fn day_of_year_short(day: Date) -> String {
    written(day, "%b %-d")
}

/// The month of a day: “May 2026”.
pub fn month(day: Date) -> String {
    written(day, "%B %Y")
}

/// The month of a day, in little room: “Mar 2026”.
pub fn month_short(day: Date) -> String {
    written(day, "%b %Y")
}

/// The day of the week: “Tuesday”.
pub fn weekday(day: Date) -> String {
    written(day, "%A")
}

/// The month, from 1, whose name begins so; at least three letters.
pub fn month_named(beginning: &str) -> Option<i8> {
    if beginning.chars().count() < 3 {
        return None;
    }
    let beginning = beginning.to_lowercase();
    (1..=12).find(|month| {
        let first = Date::new(2000, *month, 1);
        first.is_ok_and(|day| written(day, "%B").to_lowercase().starts_with(&beginning))
    })
}

fn written(day: Date, form: &str) -> String {
    day.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_is_told_as_americans_write_it() {
        assert_eq!(day(on("2026-05-12")), "May 12, 2026");
        assert_eq!(day(on("2024-12-31")), "December 31, 2024");
        assert_eq!(day_short(on("2026-09-01")), "Sep 1, 2026");
        assert_eq!(day_of_year(on("2026-09-01")), "September 1");
        assert_eq!(day_of_year_short(on("2026-09-01")), "Sep 1");
        assert_eq!(month(on("2026-09-01")), "September 2026");
        assert_eq!(month_short(on("2026-09-01")), "Sep 2026");
        assert_eq!(weekday(on("2026-05-12")), "Tuesday");
    }

    #[test]
    fn the_year_is_told_only_when_it_is_another() {
        let today = on("2026-11-22");
        assert_eq!(day_near(on("2026-05-12"), today), "May 12");
        assert_eq!(day_near(on("2025-05-12"), today), "May 12, 2025");
    }

    #[test]
    fn a_month_is_known_by_how_its_name_begins() {
        assert_eq!(month_named("may"), Some(5));
        assert_eq!(month_named("Sept"), Some(9));
        assert_eq!(month_named("Ma"), None);
        assert_eq!(month_named("mayor"), None);
        assert_eq!(month_named("٣"), None);
    }
}
