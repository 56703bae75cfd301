//! A row for a typed number.
//! Must not know what the number says.

use std::ops::RangeInclusive;

use egui::{Response, Ui};

use super::{
    row::{error_below, row},
    text::single,
};

/// What the person is typing, and the number that it stood on when they began.
#[derive(Clone)]
struct Draft {
    text: String,
    base: Option<f64>,
}

/// Which numbers a field takes.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// Whole ones only.
    pub whole: bool,
    /// From the first to the last.
    pub range: Option<RangeInclusive<f64>>,
    /// The field may be empty.
    pub clearable: bool,
}

impl Numbers {
    /// What to write, as a sentence.
    pub fn hint(&self) -> String {
        let whole = if self.whole { "whole " } else { "" };
        match &self.range {
            Some(range) => format!(
                "Write a {whole}number from {} to {}",
                range.start(),
                range.end()
            ),
            None if self.whole => "Write a whole number, like 12".to_owned(),
            None => "Write a number, like 12.5".to_owned(),
        }
    }

    /// Reads `1,234.5`, `12 %` or `$40`; what is written round a number is left out.
    pub fn read(&self, text: &str) -> Option<f64> {
        let plain: String = text
            .trim()
            .trim_end_matches('%')
            .trim_start_matches(['$', '€', '£'])
            .chars()
            .filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '\''))
            .collect();
        // Words such as “inf” and “nan” are numbers to Rust, not to people.
        if plain.chars().any(|c| c.is_alphabetic() && c != 'e') {
            return None;
        }
        plain
            .parse::<f64>()
            .ok()
            .filter(|n| n.is_finite() && (!self.whole || n.fract() == 0.0 && n.abs() < 9e15))
            .filter(|n| self.range.as_ref().is_none_or(|range| range.contains(n)))
    }
}

/// A row for a number. What can't be read stays in the field, with a sentence below it; the stored number is
/// then the last one that could be read.
pub fn number(ui: &mut Ui, label: &str, value: &mut Option<f64>, takes: &Numbers) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let before = *value;
        let mut draft = ui
            .data(|data| data.get_temp::<Draft>(id))
            .filter(|draft| draft.base == *value);
        let mut text = match (&draft, *value) {
            (Some(draft), _) => draft.text.clone(),
            (None, Some(number)) => number.to_string(),
            (None, None) => String::new(),
        };
        let width = ui.available_width().min(160.0);
        let field = single(ui, &mut text, "", id).desired_width(width);
        let mut response = ui.add(field).labelled_by(name);
        let cleared = |text: &str| text.trim().is_empty() && takes.clearable;
        if response.changed() {
            let read = takes.read(&text);
            if read.is_some() || cleared(&text) {
                *value = read;
            }
            draft = Some(Draft {
                text: text.clone(),
                base: *value,
            });
        }
        let readable = takes.read(&text).is_some() || cleared(&text);
        if (response.lost_focus() && readable) || (*value != before && !response.has_focus()) {
            draft = None;
        }
        let unread = draft.is_some() && !readable && !response.has_focus();
        match draft {
            Some(draft) => {
                ui.data_mut(|data| data.insert_temp(id, draft));
            }
            None => ui.data_mut(|data| data.remove::<Draft>(id)),
        }
        if unread {
            error_below(ui, &takes.hint());
        }
        if *value != before {
            response.mark_changed();
        }
        response
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_and_spreadsheets_write_it() {
        let any = Numbers::default();
        for (text, number) in [
            ("1,234.5", 1234.5),
            ("12 %", 12.0),
            ("$40", 40.0),
            (" -3 ", -3.0),
        ] {
            assert_eq!(any.read(text), Some(number), "{text}");
        }
        for text in ["", "inf", "nan", "twelve", "1e999", "--3"] {
            assert_eq!(any.read(text), None, "{text}");
        }
        let part = Numbers {
            whole: true,
            range: Some(1.0..=5.0),
            clearable: false,
        };
        assert_eq!(part.read("5"), Some(5.0));
        assert_eq!(part.read("6"), None);
        assert_eq!(part.read("2.5"), None);
    }
}
