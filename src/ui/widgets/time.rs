//! A row for a time of day.
//! Must not know what happens at that time.

use egui::{Response, Ui};

use super::{
    row::{error_below, row},
    text::single,
};

/// What the person is typing, and the time that it stood on when they began.
#[derive(Clone)]
struct Draft {
    text: String,
    base: String,
}

/// A row for a time of day, kept as `HH:MM`, or empty. What can't be read stays in the field, with a sentence
/// below it; the stored time is then the last one that could be read.
pub fn clock(ui: &mut Ui, label: &str, value: &mut String) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let before = value.clone();
        let mut draft = ui
            .data(|data| data.get_temp::<Draft>(id))
            .filter(|draft| draft.base == *value);
        let mut text = draft
            .as_ref()
            .map_or_else(|| shown(value), |draft| draft.text.clone());
        let width = ui.available_width().min(160.0);
        let field = single(ui, &mut text, "Like 14:00", id).desired_width(width);
        let mut response = ui.add(field).labelled_by(name);
        let read = |text: &str| match text.trim() {
            "" => Some(String::new()),
            text => read_clock(text),
        };
        if response.changed() {
            if let Some(time) = read(&text) {
                *value = time;
            }
            draft = Some(Draft {
                text: text.clone(),
                base: value.clone(),
            });
        }
        let readable = read(&text).is_some();
        if (response.lost_focus() && readable) || (*value != before && !response.has_focus()) {
            draft = None;
        }
        let unread = !readable && !response.has_focus();
        match draft {
            Some(draft) => {
                ui.data_mut(|data| data.insert_temp(id, draft));
            }
            None => ui.data_mut(|data| data.remove::<Draft>(id)),
        }
        if unread {
            error_below(ui, "Write it as 14:00 or 2:00 pm");
        }
        if *value != before {
            response.mark_changed();
        }
        response
    })
}

/// A time as it is told everywhere: “9:00”, not “09:00”.
fn shown(time: &str) -> String {
    time.strip_prefix('0').unwrap_or(time).to_owned()
}

/// Reads a time of day: `14:00`, `9.30`, `2 pm`, `2:30pm`, `1400`. Gives it as `HH:MM`.
pub fn read_clock(text: &str) -> Option<String> {
    let text: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let (digits, half) = if let Some(rest) = strip_half(&text, 'a') {
        (rest, Some(0))
    } else if let Some(rest) = strip_half(&text, 'p') {
        (rest, Some(12))
    } else {
        (text.as_str(), None)
    };
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, minute)) if minute.len() == 2 => (number(hour)?, number(minute)?),
        Some(_) => return None,
        None if digits.len() >= 3 => {
            let (hour, minute) = digits.split_at_checked(digits.len() - 2)?;
            (number(hour)?, number(minute)?)
        }
        // An hour alone is clear only with its half of the day.
        None => (number(digits).filter(|_| half.is_some())?, 0),
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Takes “am”, “a.m.” and the like off the end.
fn strip_half(text: &str, letter: char) -> Option<&str> {
    let text = text.strip_suffix('.').unwrap_or(text);
    let text = text.strip_suffix('m')?;
    let text = text.strip_suffix('.').unwrap_or(text);
    text.strip_suffix(letter)
}

fn number(digits: &str) -> Option<u32> {
    let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (text, time) in [
            ("14:00", "14:00"),
            ("9:30", "09:30"),
            ("9.30", "09:30"),
            ("1400", "14:00"),
            ("930", "09:30"),
            ("2 pm", "14:00"),
            ("2:30 p.m.", "14:30"),
            ("12 am", "00:00"),
            ("12 PM", "12:00"),
            ("00:00", "00:00"),
        ] {
            assert_eq!(read_clock(text).as_deref(), Some(time), "{text}");
        }
    }

    #[test]
    fn a_time_is_shown_as_the_agenda_tells_it_and_read_back_the_same() {
        for (time, told) in [("09:00", "9:00"), ("14:30", "14:30"), ("00:05", "0:05")] {
            assert_eq!(shown(time), told);
            assert_eq!(read_clock(told).as_deref(), Some(time));
        }
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        for text in [
            "14", "24:00", "12:60", "1:2", "noon", "13 pm", "0 am", "", "14:00:00", "pm", "−1:00",
        ] {
            assert_eq!(read_clock(text), None, "{text}");
        }
    }
}
