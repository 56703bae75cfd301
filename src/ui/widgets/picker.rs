//! A row to pick one record by its name, from a list that narrows while typing.
//! Must not know what the records are.

use egui::{
    Button, Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Ui, WidgetInfo,
};

use super::{row::row, text::single};
use crate::ui::tokens::{self, CONTROL_HEIGHT, Palette, space};

/// What the open list remembers.
#[derive(Clone, Default)]
struct Search {
    text: String,
    /// The position that Enter picks.
    at: usize,
    /// It has the keyboard, or had it.
    awake: bool,
}

/// A row to pick one of `options` (id and name) or none. Type to narrow the list, arrows to move, Enter to pick.
pub fn pick_record(
    ui: &mut Ui,
    label: &str,
    options: &[(i64, String)],
    value: &mut Option<i64>,
) -> Response {
    row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let shown = value.and_then(|value| {
            options
                .iter()
                .find(|(id, _)| *id == value)
                .map(|(_, name)| name.as_str())
        });
        let words = match shown {
            Some("") => tokens::muted("No name yet"),
            Some(name) => tokens::body(name),
            None => tokens::muted("Nobody picked"),
        };
        let words = if shown.is_none() && value.is_none() {
            tokens::muted("Not set")
        } else {
            words
        };
        let width = ui.available_width();
        let button = ui
            .scope(|ui| {
                ui.set_max_width(width);
                ui.spacing_mut().button_padding.x = space::M;
                ui.add(
                    Button::new((words, egui::Atom::grow()))
                        .right_text(tokens::icon(tokens::icons::EXPAND).weak())
                        .truncate()
                        .min_size(egui::vec2(width, CONTROL_HEIGHT)),
                )
            })
            .inner;
        let spoken = shown.unwrap_or("Not set").to_owned();
        button.widget_info(|| {
            let mut info = WidgetInfo::new(Role::ComboBox);
            info.enabled = ui.is_enabled();
            info.current_text_value = Some(spoken.clone());
            info
        });
        let mut button = button.labelled_by(name);
        if button.clicked() {
            ui.data_mut(|data| data.insert_temp(id, Search::default()));
        }
        let picked = Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(width)
            .show(|ui| {
                let mut search = ui
                    .data(|data| data.get_temp::<Search>(id))
                    .unwrap_or_default();
                let picked = list(ui, label, options, *value, &mut search, id);
                ui.data_mut(|data| data.insert_temp(id, search));
                if picked.is_some() {
                    ui.close();
                }
                picked
            })
            .and_then(|popup| popup.inner);
        if let Some(Picked(picked)) = picked {
            if *value != picked {
                *value = picked;
                button.mark_changed();
            }
            button.request_focus();
        }
        button
    })
}

/// What was picked from the list: a record, or none.
struct Picked(Option<i64>);

/// Draws the open list.
fn list(
    ui: &mut Ui,
    label: &str,
    options: &[(i64, String)],
    value: Option<i64>,
    search: &mut Search,
    id: egui::Id,
) -> Option<Picked> {
    let (up, down) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
        )
    });
    let field = single(ui, &mut search.text, "Type to find", id);
    let field = ui.add(field).accessible_name(format!("Find {label}"));
    // The first pass only measures; the keyboard can't go to what isn't there yet.
    if !search.awake && !ui.is_sizing_pass() {
        search.awake = true;
        field.request_focus();
    }
    let wanted = search.text.trim().to_lowercase();
    let mut found: Vec<(Option<i64>, &str)> = Vec::new();
    if wanted.is_empty() {
        found.push((None, "Not set"));
    }
    found.extend(
        options
            .iter()
            .filter(|(_, name)| name.to_lowercase().contains(&wanted))
            .map(|(id, name)| (Some(*id), name.as_str())),
    );
    if field.changed() {
        search.at = 0;
    }
    if up {
        search.at = search.at.saturating_sub(1);
    }
    if down {
        search.at += 1;
    }
    search.at = search.at.min(found.len().saturating_sub(1));
    if found.is_empty() {
        ui.add_space(space::XS);
        ui.label(tokens::small("Nothing by that name"));
        return None;
    }
    let mut picked = None;
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        picked = found.get(search.at).map(|(id, _)| Picked(*id));
    }
    let ground = Palette::of(ui).hover;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().button_padding.x = space::M;
    let still = &mut ui.visuals_mut().widgets.inactive;
    still.weak_bg_fill = egui::Color32::TRANSPARENT;
    still.bg_stroke = egui::Stroke::NONE;
    let mut scroll = ScrollArea::vertical().max_height(280.0);
    if up || down {
        let top = search.at as f32 * CONTROL_HEIGHT;
        scroll = scroll.vertical_scroll_offset((top - 120.0).max(0.0));
    }
    scroll.show_rows(ui, CONTROL_HEIGHT, found.len(), |ui, range| {
        for at in range {
            let Some((id, name)) = found.get(at) else {
                continue;
            };
            let words = match (id, name.is_empty()) {
                (None, _) => tokens::muted(*name),
                (_, true) => tokens::muted("No name yet"),
                _ => tokens::body(*name),
            };
            let mut button = Button::selectable(*id == value, (words, egui::Atom::grow()))
                .truncate()
                .min_size(egui::vec2(ui.available_width(), CONTROL_HEIGHT));
            if at == search.at && *id != value {
                button = button.fill(ground);
            }
            if ui.add(button).clicked() {
                picked = Some(Picked(*id));
            }
        }
    });
    picked
}
