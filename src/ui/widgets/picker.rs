//! A row to pick one record by its name, from a list that narrows while typing and can make a new one.
//! Must not know what the records are.

use egui::{
    Button, Id, Key, Modifiers, Popup, PopupCloseBehavior, Response, Role, ScrollArea, Ui,
    WidgetInfo,
};

use super::{row::row, text::single};
use crate::ui::tokens::{self, CONTROL_HEIGHT, Palette, space};

/// What an open list remembers.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is typed to narrow it.
    pub text: String,
    /// The position that Enter picks.
    at: usize,
    /// It has the keyboard, or had it.
    awake: bool,
    /// What Enter picks.
    best: Option<Picked>,
    /// The field that is typed into.
    field: Option<Id>,
}

impl Search {
    /// A list that opens narrowed by what was typed before it opened.
    pub fn typed(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }

    /// What Enter picks.
    pub fn best(&self) -> Option<Picked> {
        self.best.clone()
    }

    /// The field that is typed into, once it was drawn.
    pub const fn field(&self) -> Option<Id> {
        self.field
    }
}

/// What was picked from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// None of them.
    Nothing,
    /// The one with this id.
    One(i64),
    /// A new one under this name.
    New(String),
}

/// A row to pick one of `options` (id and name) or none. Type to narrow the list, arrows to move, Enter to pick.
pub fn pick_record(
    ui: &mut Ui,
    label: &str,
    options: &[(i64, String)],
    value: &mut Option<i64>,
) -> Response {
    let shown = value.and_then(|value| {
        options
            .iter()
            .find(|(id, _)| *id == value)
            .map(|(_, name)| name.clone())
    });
    let lists = Lists {
        clearable: true,
        creates: false,
    };
    let picked = pick_from(ui, label, shown.as_deref(), *value, lists, || {
        options.to_vec()
    });
    let (mut response, picked) = picked;
    let picked = match picked {
        Some(Picked::Nothing) => None,
        Some(Picked::One(id)) => Some(id),
        Some(Picked::New(_)) | None => *value,
    };
    if *value != picked {
        *value = picked;
        response.mark_changed();
    }
    response
}

/// What a list offers beside its options.
#[derive(Clone, Copy, Debug)]
pub struct Lists {
    /// “Not set”.
    pub clearable: bool,
    /// A new one under the name that is typed.
    pub creates: bool,
}

/// A row to pick from a list that is made only when it opens; `shown` is the name of what is picked. The caller
/// acts on what comes back.
pub fn pick_from(
    ui: &mut Ui,
    label: &str,
    shown: Option<&str>,
    value: Option<i64>,
    lists: Lists,
    options: impl FnOnce() -> Vec<(i64, String)>,
) -> (Response, Option<Picked>) {
    let mut answer = None;
    let response = row(ui, label, |ui, name| {
        let id = ui.make_persistent_id("field");
        let words = match shown {
            Some("") => tokens::muted("No name yet"),
            Some(name) => tokens::body(name),
            None if value.is_some() => tokens::muted("Nobody picked"),
            None => tokens::muted("Not set"),
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
        let button = button.labelled_by(name);
        if button.clicked() {
            ui.data_mut(|data| data.insert_temp(id, Search::default()));
        }
        answer = Popup::from_toggle_button_response(&button)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(width)
            .show(|ui| {
                let mut search = ui
                    .data(|data| data.get_temp::<Search>(id))
                    .unwrap_or_default();
                let picked = pick_list(ui, label, &options(), value, lists, &mut search);
                ui.data_mut(|data| data.insert_temp(id, search));
                if picked.is_some() {
                    ui.close();
                }
                picked
            })
            .and_then(|popup| popup.inner);
        if answer.is_some() {
            button.request_focus();
        }
        button
    });
    (response, answer)
}

/// A line of an open list.
struct Line<'o> {
    picks: Picked,
    words: &'o str,
}

/// Draws an open list with its field to type into; gives back what was picked.
pub fn pick_list(
    ui: &mut Ui,
    label: &str,
    options: &[(i64, String)],
    value: Option<i64>,
    lists: Lists,
    search: &mut Search,
) -> Option<Picked> {
    let (up, down) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::ArrowUp),
            input.consume_key(Modifiers::NONE, Key::ArrowDown),
        )
    });
    let id = ui.make_persistent_id("find");
    search.field = Some(id);
    let hint = if lists.creates {
        "Type to find or create"
    } else {
        "Type to find"
    };
    let field = single(ui, &mut search.text, hint, id).cursor_at_end(true);
    let field = ui.add(field).accessible_name(format!("Find {label}"));
    // The first pass only measures; the keyboard can't go to what isn't there yet.
    let fresh = !search.awake && !ui.is_sizing_pass();
    if fresh {
        search.awake = true;
        field.request_focus();
    }
    let wanted = search.text.trim().to_lowercase();
    let create = format!("Create “{}”", search.text.trim());
    let mut found: Vec<Line<'_>> = Vec::new();
    if wanted.is_empty() && lists.clearable {
        found.push(Line {
            picks: Picked::Nothing,
            words: "Not set",
        });
    }
    found.extend(
        options
            .iter()
            .filter(|(_, name)| name.to_lowercase().contains(&wanted))
            .map(|(id, name)| Line {
                picks: Picked::One(*id),
                words: name,
            }),
    );
    let known = options
        .iter()
        .any(|(_, name)| name.trim().to_lowercase() == wanted);
    if lists.creates && !wanted.is_empty() && !known {
        found.push(Line {
            picks: Picked::New(search.text.trim().to_owned()),
            words: &create,
        });
    }
    if field.changed() {
        search.at = 0;
    }
    if fresh && wanted.is_empty() {
        // Enter right after opening changes nothing.
        let picked = value.map_or(Picked::Nothing, Picked::One);
        search.at = found
            .iter()
            .position(|line| line.picks == picked)
            .unwrap_or(0);
    }
    // From the middle of thousands, one key to the first entry, which clears.
    let emptied = |input: &egui::InputState| {
        input.key_pressed(Key::Delete) || input.key_pressed(Key::Backspace)
    };
    if wanted.is_empty() && !field.changed() && ui.input(emptied) {
        search.at = 0;
    }
    if up {
        search.at = search.at.saturating_sub(1);
    }
    if down {
        search.at += 1;
    }
    search.at = search.at.min(found.len().saturating_sub(1));
    search.best = found.get(search.at).map(|line| line.picks.clone());
    if found.is_empty() {
        ui.add_space(space::XS);
        ui.label(tokens::small("Nothing by that name"));
        return None;
    }
    let mut picked = None;
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        picked = found.get(search.at).map(|line| line.picks.clone());
    }
    let p = Palette::of(ui);
    let ground = p.hover;
    let muted = p.muted;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().button_padding.x = space::M;
    let still = &mut ui.visuals_mut().widgets.inactive;
    still.weak_bg_fill = egui::Color32::TRANSPARENT;
    still.bg_stroke = egui::Stroke::NONE;
    let mut scroll = ScrollArea::vertical().max_height(280.0);
    if up || down || fresh {
        let top = search.at as f32 * CONTROL_HEIGHT;
        scroll = scroll.vertical_scroll_offset((top - 120.0).max(0.0));
    }
    scroll.show_rows(ui, CONTROL_HEIGHT, found.len(), |ui, range| {
        for at in range {
            let Some(line) = found.get(at) else {
                continue;
            };
            let words = match line.picks {
                Picked::Nothing => tokens::muted(line.words),
                Picked::One(_) if line.words.is_empty() => tokens::muted("No name yet"),
                Picked::One(_) => tokens::body(line.words),
                Picked::New(_) => tokens::body(line.words).family(tokens::medium()),
            };
            let is_value = match line.picks {
                Picked::Nothing => value.is_none(),
                Picked::One(id) => value == Some(id),
                Picked::New(_) => false,
            };
            let mut button = match line.picks {
                Picked::New(_) => Button::selectable(
                    false,
                    (
                        tokens::icon(tokens::icons::ADD).color(muted),
                        words,
                        egui::Atom::grow(),
                    ),
                ),
                _ => Button::selectable(is_value, (words, egui::Atom::grow())),
            }
            .truncate()
            .min_size(egui::vec2(ui.available_width(), CONTROL_HEIGHT));
            if at == search.at && !is_value {
                button = button.fill(ground);
            }
            let button = ui.add(button);
            button.widget_info(|| {
                WidgetInfo::selected(Role::Button, ui.is_enabled(), is_value, line.words)
            });
            if button.clicked() {
                picked = Some(line.picks.clone());
            }
        }
    });
    picked
}
