//! The agenda: blocks with their minutes, the time at which each begins, and the way to the step it works on.
//! Must not know what happens on a step.

use std::fmt::Write as _;

use egui::Ui;

use crate::{
    insight::timetable::{self, Slot},
    model::{AgendaBlock, Key, Kind},
    ui::{
        Ctx, Jump, Out, Route,
        screens::{SCREENS, names, screen},
        sheet::{self, Column, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

const AGENDA: Sheet = Sheet {
    kind: Kind::AgendaBlock,
    name: "Agenda",
    one: "block",
    columns: &[
        col!(AgendaBlock.title, "Block"),
        Column::told("Time", time)
            .width(96.0)
            .help("From the start of the workshop and the minutes of the blocks above"),
        col!(AgendaBlock.minutes, "Minutes").width(74.0),
        col!(AgendaBlock.purpose, "Purpose").width(150.0),
        col!(AgendaBlock.method, "Method").width(130.0),
        col!(AgendaBlock.lead, "Who leads").width(116.0),
        Column::told("Step", step_title)
            .width(116.0)
            .help("The step of the journey that the block works on; picked in the card of its row"),
    ],
    more: &[col!(AgendaBlock.materials, "Materials").long()],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    table: sheet::State,
}

/// Draws the agenda with its length.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    if !ctx.plan.agenda_blocks.is_empty() {
        length(ui, ctx);
    }
    AGENDA
        .table(&mut view.table)
        .untitled()
        .below(|ui, ctx, out, _jump, key| step(ui, ctx, out, key))
        .show(ui, ctx, out, jump);
    openers(ui, ctx, out);
}

/// “6 h 25 min, from 9:00 to 15:25”; how many blocks there are is told by their table.
fn length(ui: &mut Ui, ctx: &Ctx<'_>) {
    let slots = timetable::slots(ctx.plan);
    let total = slots.last().map_or(0, |slot| slot.to);
    let mut words = timetable::length(total);
    let start = ctx.header().map_or("", |h| h.starts_at.as_str());
    let span = timetable::time_of_day(start, 0).zip(timetable::time_of_day(start, total));
    if let Some((from, to)) = span {
        let _ = write!(words, ", from {from} to {to}");
    }
    let without = ctx.plan.agenda_blocks.iter();
    let without = without.filter(|block| block.minutes <= 0).count();
    if without > 0 {
        let _ = write!(
            words,
            "; {} without minutes",
            names::plural(without, "block", "blocks")
        );
    }
    let meaning = "The minutes of all blocks, breaks included if they are blocks. Clock times need the time at which the workshop begins, at the top of this page.";
    widgets::figure(ui, &words, meaning);
}

/// When a block begins and ends: on the clock, or in minutes from the start.
fn time(ctx: &Ctx<'_>, key: Key) -> String {
    let slots = timetable::slots(ctx.plan);
    let slot = slots.iter().find(|slot| slot.block.raw() == key.id);
    slot.map_or_else(String::new, |slot| span(ctx, *slot))
}

fn span(ctx: &Ctx<'_>, slot: Slot) -> String {
    let start = ctx.header().map_or("", |h| h.starts_at.as_str());
    let at = |minutes| timetable::time_of_day(start, minutes);
    match at(slot.from).zip(at(slot.to)) {
        Some((from, to)) => format!("{from}–{to}"),
        None => format!("{}–{} min", slot.from, slot.to),
    }
}

fn step_title(ctx: &Ctx<'_>, key: Key) -> String {
    let block = key.typed::<AgendaBlock>().and_then(|id| ctx.plan.get(id));
    let screen = block.and_then(|block| screen(&block.step));
    screen.map_or_else(String::new, |screen| screen.step.title.to_owned())
}

/// The step that a block works on, in the card of its row.
fn step(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, key: Key) {
    let Some(block) = key.typed::<AgendaBlock>().and_then(|id| ctx.plan.get(id)) else {
        return;
    };
    let options: Vec<(i64, String)> = (0..)
        .zip(SCREENS)
        .map(|(at, screen)| (at, screen.step.title.to_owned()))
        .collect();
    let name = format!("Set the step of {}", title(block));
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        widgets::edit_record(ui, out, block, &name, |ui, block| {
            let place = |id: &str| (0..).zip(SCREENS).find(|(_, one)| one.step.id == id);
            let before = place(&block.step).map(|(at, _)| at);
            let mut picked = before;
            widgets::pick_record(ui, "Step that it works on", &options, &mut picked);
            if picked != before {
                let screen = picked.and_then(|at| SCREENS.get(usize::try_from(at).ok()?));
                block.step = screen.map_or_else(String::new, |screen| screen.step.id.to_owned());
            }
        });
    });
    if let Some(screen) = screen(&block.step) {
        let words = format!("Open {}", screen.step.title);
        if widgets::button(ui, &words).clicked() {
            out.go(Route::Step(screen.step.id));
        }
    }
}

/// One button for each block with a step elsewhere, in its order: in the room nobody opens a card first.
fn openers(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>) {
    let slots = timetable::slots(ctx.plan);
    let steps = slots.iter().filter_map(|slot| {
        let screen = screen(&ctx.plan.get(slot.block)?.step)?;
        (screen.step.id != "workshop").then_some((*slot, screen))
    });
    let steps: Vec<_> = steps.collect();
    if steps.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.label(tokens::small("Open a step:"));
        let start = ctx.header().map_or("", |h| h.starts_at.as_str());
        for (slot, screen) in steps {
            let title = screen.step.title;
            let words = match timetable::time_of_day(start, slot.from) {
                Some(time) => format!("{time} {title}"),
                None => title.to_owned(),
            };
            if widgets::chip(ui, &words, false).clicked() {
                out.go(Route::Step(screen.step.id));
            }
        }
    });
}

fn title(block: &AgendaBlock) -> &str {
    match block.title.trim() {
        "" => "this block",
        title => title,
    }
}
