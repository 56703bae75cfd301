//! The few questions that stop everything else: a new plan's name, a path, why a file can't be read, the
//! list of shortcuts, and what to do when closing would lose something.
//! Must not touch the file system.

use std::path::PathBuf;

use egui::{Key, Modifiers};

use super::{
    ShellState, Surroundings,
    import::{self, Import},
    picture::{self, MapPicture},
};
use crate::ui::{
    Command, Out, Purpose, Request,
    command::{Menu, TABLE},
    tokens::{self, Palette, space},
    widgets,
};

/// An open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Modal {
    /// What a new plan is called.
    NewPlan {
        /// What was typed so far.
        title: String,
    },
    /// What a snapshot is called.
    Snapshot {
        /// What was typed so far.
        name: String,
    },
    /// A path, where the system offers no file dialog.
    Path {
        /// What it is for.
        purpose: Purpose,
        /// What was typed so far.
        text: String,
        /// Files to choose from, if one is read.
        offers: Vec<PathBuf>,
    },
    /// A file could not be used: what is wrong, line by line.
    Problems {
        /// One plain sentence.
        title: String,
        /// What is kept and what to do.
        kept: String,
        /// The lines.
        lines: Vec<String>,
    },
    /// What becomes of another program's file, before it is taken in.
    Import(Box<Import>),
    /// What a picture of the map is to be like.
    Picture(Box<MapPicture>),
    /// All shortcuts.
    Shortcuts,
    /// Closing now would lose what could not be saved.
    Unsaved {
        /// Why it could not be saved.
        reason: String,
    },
}

pub(super) fn draw(
    ui: &egui::Ui,
    around: &Surroundings<'_>,
    state: &mut ShellState,
    out: &mut Out<'_>,
) {
    let Some(mut modal) = state.modal.take() else {
        return;
    };
    let mut done = false;
    let frame = egui::Frame::popup(ui.style()).inner_margin(space::XL);
    let question = egui::Modal::new(egui::Id::unique("question")).frame(frame);
    let shown = question.show(ui.ctx(), |ui| {
        let most = ui.ctx().content_rect().width() - 2.0 * space::XL;
        ui.set_width(width_of(&modal).min(most));
        done = match &mut modal {
            Modal::NewPlan { title } => new_plan(ui, title, around, out),
            Modal::Snapshot { name } => snapshot(ui, name, out),
            Modal::Path {
                purpose,
                text,
                offers,
            } => path(ui, *purpose, text, offers, out),
            Modal::Problems { title, kept, lines } => problems(ui, title, kept, lines),
            Modal::Import(preview) => import::draw(ui, preview, out),
            Modal::Picture(asked) => picture::draw(ui, asked, state.preview.as_ref(), out),
            Modal::Shortcuts => shortcuts(ui),
            Modal::Unsaved { reason } => unsaved(ui, reason, out),
        };
    });
    if done {
        return;
    }
    if shown.should_close() {
        match modal {
            Modal::Path { purpose, .. } => out.requests.push(Request::PathGiven(purpose, None)),
            Modal::Import(_) => out.requests.push(Request::DropImport),
            Modal::Unsaved { .. } => out.requests.push(Request::Stay),
            Modal::NewPlan { .. }
            | Modal::Snapshot { .. }
            | Modal::Problems { .. }
            | Modal::Picture(_)
            | Modal::Shortcuts => {}
        }
        return;
    }
    // A request of this very pass may have opened the next question; then this one is over.
    if state.modal.is_none() {
        state.modal = Some(modal);
    }
}

const fn width_of(modal: &Modal) -> f32 {
    match modal {
        Modal::NewPlan { .. } | Modal::Snapshot { .. } | Modal::Unsaved { .. } => 440.0,
        Modal::Path { .. } => 560.0,
        Modal::Problems { .. } => 640.0,
        Modal::Import(_) => 760.0,
        Modal::Picture(_) => 860.0,
        Modal::Shortcuts => 520.0,
    }
}

fn enter_pressed(ui: &egui::Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

/// A question with a text field: the keyboard is in it from the start.
fn focus_first(ui: &egui::Ui, field: &egui::Response) {
    if ui.memory(|m| m.focused().is_none()) {
        field.request_focus();
    }
}

fn new_plan(
    ui: &mut egui::Ui,
    title: &mut String,
    around: &Surroundings<'_>,
    out: &mut Out<'_>,
) -> bool {
    ui.label(tokens::title("New plan"));
    ui.add_space(space::S);
    let entered = enter_pressed(ui);
    let field = widgets::text_hint(ui, "Name of the plan", "Safe at Home partnership", title);
    focus_first(ui, &field);
    let muted = Palette::of(ui).muted;
    let folder = format!("It is saved in {}", around.plans_folder.display());
    ui.label(tokens::small(folder).color(muted));
    ui.add_space(space::L);
    let mut done = false;
    buttons(ui, |ui| {
        let ready = !title.trim().is_empty();
        let make = ui.add_enabled_ui(ready, |ui| widgets::primary_button(ui, "Create plan"));
        if make.inner.clicked() || (entered && ready) {
            out.requests.push(Request::NewPlan {
                title: title.trim().to_owned(),
            });
            done = true;
        }
        done |= widgets::button(ui, "Cancel").clicked();
    });
    done
}

fn snapshot(ui: &mut egui::Ui, name: &mut String, out: &mut Out<'_>) -> bool {
    ui.label(tokens::title("Take a snapshot"));
    ui.add_space(space::S);
    let entered = enter_pressed(ui);
    let field = widgets::text_hint(ui, "Name of the snapshot", "Workshop, November 22", name);
    focus_first(ui, &field);
    let muted = Palette::of(ui).muted;
    let what = "Keeps the plan as it is now in its file, so that you can see later what has changed. \
                Private notes are kept too; attached files are not";
    ui.add(egui::Label::new(tokens::small(what).color(muted)).wrap());
    ui.add_space(space::L);
    let mut done = false;
    buttons(ui, |ui| {
        let ready = !name.trim().is_empty();
        let take = ui.add_enabled_ui(ready, |ui| widgets::primary_button(ui, "Take snapshot"));
        if take.inner.clicked() || (entered && ready) {
            out.requests.push(Request::TakeSnapshot {
                name: name.trim().to_owned(),
            });
            done = true;
        }
        done |= widgets::button(ui, "Cancel").clicked();
    });
    done
}

fn path(
    ui: &mut egui::Ui,
    purpose: Purpose,
    text: &mut String,
    offers: &[PathBuf],
    out: &mut Out<'_>,
) -> bool {
    let palette = Palette::of(ui);
    ui.label(tokens::title(purpose.title()));
    let why = "This system offers no file dialog, so type the path of the file";
    ui.label(tokens::small(why).color(palette.muted));
    ui.add_space(space::S);
    let entered = enter_pressed(ui);
    let field = widgets::text_hint(ui, "File", "/home/me/plan", text);
    focus_first(ui, &field);
    if !offers.is_empty() {
        ui.add_space(space::S);
        ui.label(tokens::small("In your plans folder").color(palette.muted));
        egui::ScrollArea::vertical()
            .max_height(200.0)
            .show(ui, |ui| {
                for offer in offers {
                    let name = offer
                        .file_name()
                        .unwrap_or(offer.as_os_str())
                        .to_string_lossy();
                    if widgets::quiet_button(ui, &name).clicked() {
                        *text = offer.to_string_lossy().into_owned();
                    }
                }
            });
    }
    ui.add_space(space::L);
    let mut done = false;
    buttons(ui, |ui| {
        let verb = if purpose.writes() { "Save" } else { "Open" };
        let ready = !text.trim().is_empty();
        let go = ui.add_enabled_ui(ready, |ui| widgets::primary_button(ui, verb));
        if go.inner.clicked() || (entered && ready) {
            let given = PathBuf::from(text.trim());
            out.requests.push(Request::PathGiven(purpose, Some(given)));
            done = true;
        }
        if widgets::button(ui, "Cancel").clicked() {
            out.requests.push(Request::PathGiven(purpose, None));
            done = true;
        }
    });
    done
}

fn problems(ui: &mut egui::Ui, title: &str, kept: &str, lines: &[String]) -> bool {
    ui.label(tokens::title(title));
    ui.label(tokens::body(kept));
    ui.add_space(space::S);
    egui::ScrollArea::vertical()
        .max_height(320.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for line in lines {
                ui.add(egui::Label::new(tokens::body(line)).wrap());
                ui.add_space(space::XS);
            }
        });
    ui.add_space(space::L);
    let entered = enter_pressed(ui);
    let mut done = false;
    buttons(ui, |ui| {
        done = widgets::primary_button(ui, "Close").clicked() || entered;
        if widgets::button(ui, "Copy").clicked() {
            ui.ctx().copy_text(lines.join("\n"));
        }
    });
    done
}

fn shortcuts(ui: &mut egui::Ui) -> bool {
    ui.label(tokens::title("Keyboard shortcuts"));
    ui.add_space(space::S);
    let height = ui.ctx().content_rect().height() - 200.0;
    egui::ScrollArea::vertical()
        .max_height(height.max(200.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for menu in Menu::ALL {
                ui.label(tokens::heading(menu.label()));
                for row in TABLE
                    .iter()
                    .filter(|r| r.menu == *menu && !r.keys.is_empty())
                {
                    let keys: Vec<_> = row
                        .keys
                        .iter()
                        .map(|k| ui.ctx().format_shortcut(k))
                        .collect();
                    shortcut_row(ui, row.name.trim_end_matches('…'), &keys.join(", "));
                }
                ui.add_space(space::S);
            }
            ui.label(tokens::heading("While the map is presented"));
            shortcut_row(ui, "Next or previous moment or lens", "Right, Left");
            shortcut_row(ui, "First, last", "Home, End");
            shortcut_row(ui, "Larger or smaller type", "+, −");
            shortcut_row(ui, "Move partners, or stop that", "E");
            shortcut_row(ui, "Leave", "Esc or F5");
            ui.add_space(space::S);
            ui.label(tokens::heading("Then and now on the map"));
            shortcut_row(ui, "Play", "P");
            shortcut_row(ui, "Show the whole map", "F");
            shortcut_row(ui, "Back to the map", "Esc");
            ui.add_space(space::S);
            ui.label(tokens::heading("In any form"));
            shortcut_row(ui, "Next field, field before", "Tab, Shift+Tab");
            shortcut_row(ui, "Press a button, pick a choice", "Space or Enter");
            shortcut_row(ui, "Leave a field, close a question", "Esc");
        });
    ui.add_space(space::M);
    let mut done = false;
    buttons(ui, |ui| {
        done = widgets::primary_button(ui, "Close").clicked();
    });
    done
}

fn shortcut_row(ui: &mut egui::Ui, name: &str, keys: &str) {
    let muted = Palette::of(ui).muted;
    ui.horizontal(|ui| {
        ui.label(tokens::body(name));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(space::M);
            ui.label(tokens::body(keys).color(muted));
        });
    });
}

fn unsaved(ui: &mut egui::Ui, reason: &str, out: &mut Out<'_>) -> bool {
    ui.label(tokens::title("Not everything is saved"));
    ui.label(tokens::body(reason));
    ui.label(tokens::body("Closing the window now loses these changes"));
    ui.add_space(space::L);
    let mut done = false;
    buttons(ui, |ui| {
        if widgets::primary_button(ui, "Save a copy…").clicked() {
            out.requests.push(Request::Stay);
            out.run(Command::SaveCopy);
            done = true;
        }
        if widgets::button(ui, "Stay").clicked() {
            out.requests.push(Request::Stay);
            done = true;
        }
        if widgets::button(ui, "Leave and lose it").clicked() {
            out.requests.push(Request::LeaveUnsaved);
            done = true;
        }
    });
    done
}

/// The row of buttons at the end of a question, the main one at the right.
pub(super) fn buttons(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui)) {
    ui.horizontal(|ui| {
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), add);
    });
}
