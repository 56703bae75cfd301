//! The keyboard in the grid: arrows, letters, Space, Enter, Delete, and rows moved with Alt.
//! Must not know how a cell is drawn.

use egui::{Event, EventFilter, FocusDirection, Key, Modifiers, Ui};

use super::{Doing, GRAB, View, acts};
use crate::{
    model::RaciLetter,
    ui::{Ctx, Out},
};

/// What a page of rows is.
const PAGE: usize = 10;

/// Answers the keys while a cell of the grid has the keyboard. Whether the cell in hand moved.
pub(super) fn steer(
    ui: &Ui,
    cell: egui::Id,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
) -> bool {
    if !ui.memory(|m| m.has_focus(cell)) {
        return false;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: view.doing == Doing::Picking,
        ..EventFilter::default()
    };
    ui.memory_mut(|m| m.set_focus_lock_filter(cell, filter));
    let here = view.place();
    if !ctx.read_only {
        change(ui, ctx, view, out, here);
    }
    let to = walk(ui, view, here);
    if to == here {
        return false;
    }
    view.move_to(to.0, to.1);
    // egui would walk on to the next widget in that direction by itself.
    ui.memory_mut(|m| m.move_focus(FocusDirection::None));
    view.grab = GRAB;
    true
}

fn walk(ui: &Ui, view: &View, here: (usize, Option<usize>)) -> (usize, Option<usize>) {
    let last_row = view.sight.rows.len().saturating_sub(1);
    // Position 0 is the task's name, the columns follow.
    let last = view.sight.columns.len();
    let (mut row, column) = here;
    let mut at = column.map_or(0, |c| c + 1);
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
        let (next, previous) = (pressed(Key::PageDown), pressed(Key::PageUp));
        row = (row + down + PAGE * next)
            .saturating_sub(up + PAGE * previous)
            .min(last_row);
        at = (at + right).saturating_sub(left).min(last);
        if pressed(Key::Home) > 0 {
            at = 0;
        }
        if pressed(Key::End) > 0 {
            at = last;
        }
    });
    (row, at.checked_sub(1))
}

fn change(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    here: (usize, Option<usize>),
) {
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::ALT, Key::ArrowUp) {
        if let Some(above) = here.0.checked_sub(1) {
            acts::move_task(ctx, out, &view.sight, here.0, above);
            view.grab = GRAB;
        }
        return;
    }
    if pressed(Modifiers::ALT, Key::ArrowDown) {
        if here.0 + 1 < view.sight.rows.len() {
            acts::move_task(ctx, out, &view.sight, here.0, here.0 + 2);
            view.grab = GRAB;
        }
        return;
    }
    if let Some(text) = pasted(ui) {
        match here.1 {
            Some(column) => acts::paste_letters(out, &view.sight, (here.0, column), &text),
            None => acts::add_tasks(ctx, out, &view.sight, &text),
        }
        return;
    }
    let enter = pressed(Modifiers::NONE, Key::Enter) || pressed(Modifiers::NONE, Key::F2);
    let delete = pressed(Modifiers::NONE, Key::Delete) || pressed(Modifiers::NONE, Key::Backspace);
    let Some(column) = here.1 else {
        if enter {
            view.doing = Doing::Naming;
        } else if delete {
            acts::delete_task(out, &view.sight, here.0);
            view.leave_row(here.0);
        }
        return;
    };
    let before = view
        .sight
        .rows
        .get(here.0)
        .zip(view.sight.columns.get(column))
        .and_then(|(row, column)| view.sight.letter(row.task, column.holder))
        .map(|(_, letter)| letter);
    if enter {
        view.doing = match view.doing {
            Doing::Picking => Doing::Nothing,
            Doing::Nothing | Doing::Naming => Doing::Picking,
        };
    }
    if view.doing == Doing::Picking && pressed(Modifiers::NONE, Key::Escape) {
        view.doing = Doing::Nothing;
    }
    if delete {
        acts::set_letter(out, &view.sight, (here.0, column), None);
        view.typed = false;
        view.doing = Doing::Nothing;
    }
    if pressed(Modifiers::NONE, Key::Space) {
        acts::set_letter(out, &view.sight, (here.0, column), acts::next(before));
        view.typed = false;
        view.doing = Doing::Nothing;
    }
    let mut letter = before;
    for key in letters(ui) {
        letter = Some(acts::typed(letter, key, !view.typed));
        view.typed = true;
        view.doing = Doing::Nothing;
    }
    if letter != before {
        acts::set_letter(out, &view.sight, (here.0, column), letter);
    }
}

/// The letters typed in this pass, in their order.
fn letters(ui: &Ui) -> Vec<RaciLetter> {
    let of_key = |key| match key {
        Key::R => Some(RaciLetter::Responsible),
        Key::A => Some(RaciLetter::Accountable),
        Key::C => Some(RaciLetter::Consulted),
        Key::I => Some(RaciLetter::Informed),
        _ => None,
    };
    ui.input_mut(|input| {
        let mut typed = Vec::new();
        input.events.retain(|event| {
            let Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } = event
            else {
                return true;
            };
            // With Shift held it is the same letter; with Ctrl or Alt it is a command.
            let plain = !modifiers.command && !modifiers.ctrl && !modifiers.alt;
            match of_key(*key).filter(|_| plain) {
                Some(letter) => {
                    typed.push(letter);
                    false
                }
                None => true,
            }
        });
        typed
    })
}

fn pasted(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let at = input
            .events
            .iter()
            .position(|event| matches!(event, Event::Paste(_)))?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}
