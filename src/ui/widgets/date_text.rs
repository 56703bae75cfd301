//! Reads days as people write them; `insight::days` is what writes them.
//! Must not know the screen.

use crate::{insight::days::month_named, model::Date};

/// Reads a day: `2026-05-12`, `12 May 2026`, `May 12, 2026`, `12 May` (of this year), `today`, `tomorrow`.
pub fn read_date(text: &str, today: Date) -> Option<Date> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "today" => return Some(today),
        "tomorrow" => return today.tomorrow().ok(),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '-'))
        .filter(|part| !part.is_empty())
        .collect();
    let (year, month, day) = match *parts.as_slice() {
        [a, b, c] => match (month_named(a), month_named(b)) {
            (_, Some(m)) if a.len() == 4 => (year(a)?, m, day(c)?),
            (_, Some(m)) => (year(c)?, m, day(a)?),
            (Some(m), None) => (year(c)?, m, day(b)?),
            // Numbers alone only with the year first: 03-04-2026 is two different days on two continents.
            (None, None) => (year(a)?, b.parse().ok()?, day(c)?),
        },
        [a, b] => match (month_named(a), month_named(b)) {
            (None, Some(m)) => (today.year(), m, day(a)?),
            (Some(m), None) => (today.year(), m, day(b)?),
            _ => return None,
        },
        _ => return None,
    };
    Date::new(year, month, day).ok()
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok())?
}

fn day(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = text.get(digits.len()..)?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::text;

    fn day_of(text: &str) -> Option<String> {
        let today = Date::new(2026, 3, 1).unwrap();
        read_date(text, today).map(|date| date.to_string())
    }

    #[test]
    fn a_day_is_read_in_every_way_that_people_write_it() {
        for text in [
            "2026-05-12",
            "12 May 2026",
            "12 may 2026",
            "May 12, 2026",
            "may 12th 2026",
            "12. May 2026",
            "12-May-2026",
            " 12 May ",
            "2026 May 12",
        ] {
            assert_eq!(day_of(text).as_deref(), Some("2026-05-12"), "{text}");
        }
        assert_eq!(day_of("Tomorrow").as_deref(), Some("2026-03-02"));
    }

    #[test]
    fn what_could_mean_two_days_or_none_is_not_read() {
        for text in [
            "",
            "05/12/2026",
            "03-04-2026",
            "12.05.2026",
            "31 April 2026",
            "2026",
            "Ma 3",
            "May",
            "12 Mayor",
            "٣ May",
        ] {
            assert_eq!(day_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_in_words_is_read_back_as_the_same_day() {
        let today = Date::new(2026, 3, 1).unwrap();
        for month in 1..=12 {
            let date = Date::new(2027, month, 28).unwrap();
            assert_eq!(read_date(&text::day(date), today), Some(date));
        }
    }
}
