//! What the eight aspects of one partnership say together, in words.
//! Must not know how it is drawn, nor count anything itself (that is `insight::levels`).

use std::{cmp::Reverse, fmt::Write as _};

use crate::{
    insight::levels::{Profile, Row},
    model::{Aspect, Level},
};

/// “1 networking, 5 cooperation, 1 collaboration; 1 not rated”.
pub(super) fn counts(levels: impl IntoIterator<Item = Option<Level>>) -> String {
    let rated: Vec<Level> = levels.into_iter().flatten().collect();
    let mut text = String::new();
    for level in Level::ALL {
        let count = rated.iter().filter(|l| *l == level).count();
        if count > 0 {
            if !text.is_empty() {
                text.push_str(", ");
            }
            let _ = write!(text, "{count} {}", level.label().to_lowercase());
        }
    }
    let open = Aspect::ALL.len().saturating_sub(rated.len());
    if open > 0 {
        if !text.is_empty() {
            text.push_str("; ");
        }
        let _ = write!(text, "{open} not rated");
    }
    text
}

/// “One level closer in 5 of 8 aspects”; empty when no aspect has both levels.
pub(super) fn change(profile: &Profile) -> String {
    in_words(profile.rows.iter().filter_map(Row::gap))
}

fn in_words(gaps: impl IntoIterator<Item = i64>) -> String {
    let gaps: Vec<i64> = gaps.into_iter().collect();
    let mut parts: Vec<(usize, &str)> = [
        (3, "Three levels closer"),
        (2, "Two levels closer"),
        (1, "One level closer"),
        (0, "As today"),
        (-1, "One level looser"),
        (-2, "Two levels looser"),
        (-3, "Three levels looser"),
    ]
    .into_iter()
    .map(|(gap, words)| (gaps.iter().filter(|g| **g == gap).count(), words))
    .filter(|(count, _)| *count > 0)
    .collect();
    // What most aspects do comes first; of equals the larger step.
    parts.sort_by_key(|(count, _)| Reverse(*count));
    let mut text = String::new();
    let of = gaps.len();
    for (i, (count, words)) in parts.into_iter().enumerate() {
        let _ = match i {
            0 if of == 1 => write!(text, "{words} in the one aspect that has both levels"),
            0 => write!(text, "{words} in {count} of {of} aspects"),
            _ => write!(text, ", {} in {count}", words.to_lowercase()),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use Level::{Cooperation, Networking};

    #[test]
    fn the_change_is_told_in_words_and_never_averaged() {
        assert_eq!(
            in_words([1, 1, 0, -1]),
            "One level closer in 2 of 4 aspects, as today in 1, one level looser in 1"
        );
        assert_eq!(
            in_words([0]),
            "As today in the one aspect that has both levels"
        );
        assert_eq!(in_words([]), "");
    }

    #[test]
    fn aspects_without_a_level_are_counted_as_not_rated() {
        let levels = [Some(Cooperation), Some(Networking), Some(Cooperation), None];
        assert_eq!(counts(levels), "1 networking, 2 cooperation; 5 not rated");
        assert_eq!(counts([]), "8 not rated");
    }
}
