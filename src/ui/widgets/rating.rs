//! A rating on a scale of named steps.
//! Must not know what is rated.

use egui::{Response, Ui};

use super::{
    choice::buttons_in_row,
    row::{help_below, row},
};

/// A row to rate from 1 to the number of `steps`; the words of the picked step stand below. Picking the
/// picked step again clears the rating.
pub fn rating(ui: &mut Ui, label: &str, value: &mut Option<i64>, steps: &[&str]) -> Response {
    row(ui, label, |ui, _| {
        let numbers: Vec<String> = (1..=steps.len()).map(|step| step.to_string()).collect();
        let spoken: Vec<String> = numbers
            .iter()
            .zip(steps)
            .map(|(number, words)| format!("{number} {words}"))
            .collect();
        let shown: Vec<&str> = numbers.iter().map(String::as_str).collect();
        let mut picked = value.and_then(|step| usize::try_from(step.checked_sub(1)?).ok());
        let response = buttons_in_row(ui, label, &shown, &spoken, &mut picked);
        if response.changed() {
            *value = picked.and_then(|at| i64::try_from(at + 1).ok());
        }
        let below = match (picked.and_then(|at| steps.get(at)), steps) {
            (Some(step), _) => (*step).to_owned(),
            (None, [first, .., last]) => format!("1 {first} · {} {last}", steps.len()),
            (None, _) => String::new(),
        };
        if !below.is_empty() {
            help_below(ui, &below);
        }
        response
    })
}
