//! A row for a day: typed in words or numbers, or picked from a calendar.
//! Must not know what the day is for.

use egui::{Id, Key, Popup, PopupCloseBehavior, Response, Ui};

use super::{
    button::icon_button,
    calendar::{Open, calendar},
    date_text::read_date,
    row::{error_below, row},
    text::single,
};
use crate::{
    insight::text,
    model::Date,
    ui::tokens::{icons, space},
};

/// What the person is typing, and the day that it stood on when they began.
#[derive(Clone)]
struct Draft {
    text: String,
    base: Option<Date>,
}

/// A row for a day that may be empty. What can't be read stays in the field, with a sentence below it;
/// the stored day is then the last one that could be read.
pub fn date(ui: &mut Ui, label: &str, value: &mut Option<Date>, today: Date) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let before = *value;
        let mut draft = ui
            .data(|data| data.get_temp::<Draft>(id))
            // Undo, or another screen, changed the day under it: what was typed is about a day long gone.
            .filter(|draft| draft.base == *value);
        let mut text = match (&draft, *value) {
            (Some(draft), _) => draft.text.clone(),
            (None, Some(date)) => text::day(date),
            (None, None) => String::new(),
        };
        let mut response = ui
            .horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                let width = (ui.available_width() - 32.0 - space::XS).clamp(72.0, 240.0);
                let field =
                    single(ui, &mut text, "Day, like May 12, 2026", id).desired_width(width);
                let field = ui.add(field).labelled_by(name);
                if field.changed() {
                    let read = read_date(&text, today);
                    if read.is_some() || text.trim().is_empty() {
                        *value = read;
                    }
                    draft = Some(Draft {
                        text: text.clone(),
                        base: *value,
                    });
                }
                let opener = icon_button(ui, icons::CALENDAR, &format!("Calendar for {label}"));
                popup(ui, &opener, id, value, today);
                field
            })
            .inner;
        let readable = text.trim().is_empty() || read_date(&text, today).is_some();
        if (response.lost_focus() && readable) || (*value != before && !response.has_focus()) {
            // Nothing is lost: the day is stored, and shown from now on as we write it.
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
            error_below(ui, "Write it as May 12, 2026 or 2026-05-12");
        }
        if *value != before {
            response.mark_changed();
        }
        response
    })
}

fn popup(ui: &Ui, opener: &Response, field: Id, value: &mut Option<Date>, today: Date) {
    let id = field.with("calendar");
    let mut open = ui
        .data(|data| data.get_temp::<Open>(id))
        .filter(|_| !opener.clicked())
        .unwrap_or(Open {
            day: value.unwrap_or(today),
            fresh: true,
        });
    let shown = Popup::from_toggle_button_response(opener)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let picked = calendar(ui, id, &mut open, *value, today);
            if picked.is_some() {
                ui.close();
            }
            picked
        });
    let Some(shown) = shown else {
        return;
    };
    ui.data_mut(|data| data.insert_temp(id, open));
    if shown.inner.is_some() {
        *value = shown.inner;
    }
    // Back to where the person came from.
    if shown.inner.is_some() || ui.input(|input| input.key_pressed(Key::Escape)) {
        opener.request_focus();
    }
}
