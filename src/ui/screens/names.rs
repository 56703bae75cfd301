//! How records are called on screen and in the names of steps.
//! Must not know where a name is shown.

use std::borrow::Cow;

pub use crate::insight::days::day_near as day;
use crate::{
    insight::text,
    model::{Level, Partner},
};

/// The name of a partner, or what stands for one that has none yet.
pub fn partner(partner: &Partner) -> &str {
    let name = partner.name.trim();
    if name.is_empty() {
        "Unnamed partner"
    } else {
        name
    }
}

/// A name short enough for a menu entry or a button; nobody reads more than a line there.
pub fn brief(name: &str) -> Cow<'_, str> {
    text::brief_to(name, 40)
}

/// The first line of a name, cut where no list is wide enough to show it; laying out 10,000 letters in every
/// frame would be slow.
pub fn line(name: &str) -> &str {
    const MOST: usize = 200;
    let line = name.trim().lines().next().unwrap_or_default();
    match line.char_indices().nth(MOST) {
        Some((end, _)) => line.get(..end).unwrap_or_default(),
        None => line,
    }
}

/// A name for hover text: whole, unless it would fill the screen.
pub fn longer(name: &str) -> Cow<'_, str> {
    const MOST: usize = 600;
    match name.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", name.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(name),
    }
}

/// “Cooperation → Collaboration”, “Cooperation”, or “–” when neither is known.
pub fn pair(current: Option<Level>, intended: Option<Level>) -> String {
    match (current, intended) {
        (None, None) => "–".to_owned(),
        (Some(now), None) => now.label().to_owned(),
        (None, Some(then)) => format!("– → {}", then.label()),
        (Some(now), Some(then)) if now == then => now.label().to_owned(),
        (Some(now), Some(then)) => format!("{} → {}", now.label(), then.label()),
    }
}

/// “1 partner”, “2 partners”.
pub fn plural(count: usize, one: &str, many: &str) -> String {
    text::count(count, one, many)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_between_characters() {
        assert_eq!(brief("Family Court"), "Family Court");
        let long = "家".repeat(200);
        assert_eq!(brief(&long).chars().count(), 41);
        assert_eq!(brief("First line\nsecond"), "First line");
    }
}
