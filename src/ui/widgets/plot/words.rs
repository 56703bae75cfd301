//! What a picture of numbers tells, in words.
//! Must not know how it is drawn.

use super::{Series, numbers::figure};
use crate::{insight::days::day_short, model::Date};

/// “63 on Mar 1, 2026 … 44 on Nov 1, 2026”; “no value yet” for none.
pub(super) fn span(points: &[(Date, f64)]) -> String {
    let told =
        |(day, value): &(Date, f64)| format!("{} on {}", figure(Some(*value)), day_short(*day));
    match points {
        [] => "no value yet".to_owned(),
        [one] => told(one),
        [first, last] => format!("{}; {}", told(first), told(last)),
        [first, .., last] => format!("{} … {}", told(first), told(last)),
    }
}

/// All values: “2 on Mar 1, 2026; 4 on Nov 1, 2026”.
pub(super) fn all(points: &[(Date, f64)]) -> String {
    if points.is_empty() {
        return "not rated yet".to_owned();
    }
    let told: Vec<String> = points
        .iter()
        .map(|(day, value)| format!("{} on {}", figure(Some(*value)), day_short(*day)))
        .collect();
    told.join("; ")
}

/// A sentence over one or several series under a name.
pub(super) fn sentence(
    name: &str,
    unit: &str,
    series: &[Series],
    ends: &[(&str, f64)],
    better: &str,
) -> String {
    let mut parts = Vec::new();
    match series {
        [one] if one.name.is_empty() => parts.push(span(&one.points)),
        several => {
            for one in several {
                let who = if one.name.is_empty() {
                    "Everybody"
                } else {
                    &one.name
                };
                parts.push(format!("{who} {}", span(&one.points)));
            }
        }
    }
    for (what, value) in ends {
        parts.push(format!("{what} {}", figure(Some(*value))));
    }
    if !better.is_empty() {
        parts.push(better.to_owned());
    }
    let unit = unit.trim();
    let unit = if unit.is_empty() {
        String::new()
    } else {
        format!(", in {unit}")
    };
    format!("{name}{unit}: {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_from_its_first_to_its_last_value() {
        let points =
            [(3, 63.0), (6, 50.0), (11, 44.0)].map(|(m, v)| (Date::constant(2026, m, 1), v));
        let series = [Series::new("", points.to_vec())];
        assert_eq!(
            sentence(
                "Days to first visit",
                "",
                &series,
                &[("target", 30.0)],
                "lower is better"
            ),
            "Days to first visit: 63 on Mar 1, 2026 … 44 on Nov 1, 2026, target 30, lower is better"
        );
        assert_eq!(
            sentence("Visits", "%", &[Series::default()], &[], ""),
            "Visits, in %: no value yet"
        );
    }
}
