//! Who does what: tasks by partners and people, with a letter where they meet.
//! Must not know the rules of the grid (those are `insight::raci`).

mod acts;
mod grid;
mod keys;
mod sight;

use std::collections::BTreeSet;

use egui::{Event, Key, Ui, Vec2};

use self::sight::{Row, Sight};
use crate::{
    insight::raci::Holder,
    model::{Id, Kind, PartnerStatus, RaciTask},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            names,
        },
        tokens::{self, icons, space},
        widgets::{self, Severity},
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    sight: Sight,
    /// Columns that the person added; they stay without a letter for as long as the plan is open.
    added: BTreeSet<Holder>,
    /// Only rows with a problem are shown.
    only_flawed: bool,
    /// The cell in hand: its task, and its column or the task's name.
    cursor: Option<(Id<RaciTask>, Option<Holder>)>,
    /// A letter was typed since the cursor came to its cell.
    typed: bool,
    /// The letters to pick from are open at the cell in hand.
    picking: bool,
    /// The name of the task in hand is being changed.
    naming: bool,
    /// The keyboard is to be put on the cell in hand.
    grab: bool,
    /// How far the grid was scrolled when it was last drawn, and how much of it was in sight.
    scrolled: Vec2,
    room: Vec2,
    /// The task that is being dragged, and before which row it would come to stand.
    dragged: Option<(usize, usize)>,
    new_task: String,
}

impl View {
    /// The cell in hand by position; the first where none is, or where it is gone.
    fn place(&self) -> (usize, Option<usize>) {
        let Some((task, holder)) = self.cursor else {
            return (0, None);
        };
        let row = self.sight.row_of(task).unwrap_or(0);
        (row, holder.and_then(|h| self.sight.column_of(h)))
    }

    /// Takes a cell in hand.
    fn move_to(&mut self, row: usize, column: Option<usize>) {
        let Some(task) = self.sight.rows.get(row).map(|r| r.task) else {
            return;
        };
        let holder = column
            .and_then(|at| self.sight.columns.get(at))
            .map(|c| c.holder);
        if self.cursor != Some((task, holder)) {
            self.cursor = Some((task, holder));
            self.typed = false;
            self.picking = false;
            self.naming = false;
        }
    }
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    items::table_head(ui, ctx, items, "governance.raci", jump);
    view.sight.refresh(ctx, &view.added, view.only_flawed);
    if let Some(task) = jump.takes_record(Kind::RaciTask) {
        view.only_flawed = false;
        view.sight.refresh(ctx, &view.added, false);
        view.cursor = Some((Id::new(task), None));
        view.grab = true;
    }
    legend(ui);
    tools(ui, ctx, view);
    ui.add_space(space::S);
    if view.sight.rows.is_empty() {
        let told = if view.sight.tasks == 0 {
            "No task yet. Type the first one below, such as “Screen new cases”"
        } else {
            "Every task passes the check"
        };
        ui.label(tokens::muted(told));
    } else {
        grid::draw(ui, ctx, view, out);
    }
    new_task(ui, ctx, view, out);
    columns_told(ui, view);
    if !view.sight.rows.is_empty() {
        in_hand(ui, ctx, view, out);
    }
}

/// What the letters mean.
fn legend(ui: &mut Ui) {
    let letters = "A answers for it (accountable): exactly one for each task · R does it (responsible): at least one · C is asked before (consulted) · I is told after (informed)";
    ui.add(egui::Label::new(tokens::body(letters)).wrap());
    let keys = "Type the letter in a cell, A and then R for both. Space goes through the letters, Delete clears, arrows move, Enter opens the list";
    ui.add(egui::Label::new(tokens::small(keys)).wrap());
}

/// Columns added, rows filtered, the grid copied.
fn tools(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_enabled_ui(!ctx.read_only, |ui| add_column(ui, view));
        let missing = missing_at_table(ctx, view);
        if !missing.is_empty() {
            let words = format!(
                "Add {} at the table",
                names::plural(missing.len(), "partner", "partners")
            );
            let button = ui.add_enabled_ui(!ctx.read_only, |ui| widgets::button(ui, &words));
            if button.inner.clicked() {
                view.added.extend(missing);
            }
        }
        let total = view.sight.tasks;
        if total > 0 {
            let broken = view.sight.broken;
            let (told, meaning) = (
                format!("{} of {total} tasks pass the check", total - broken),
                "A task passes when exactly one is accountable and at least one is responsible. More than two responsible, more than half consulted, nobody informed and a partner that has left are worth a second look, but don't fail it",
            );
            widgets::figure(ui, &told, meaning);
            widgets::check(ui, "Only tasks with a problem", &mut view.only_flawed);
            if widgets::quiet_button(ui, "Copy the grid").clicked() {
                ui.copy_text(view.sight.as_text());
            }
        }
    });
    let empty = view
        .sight
        .columns
        .iter()
        .filter(|c| c.letters == 0 && c.holder != Holder::Agency)
        .count();
    if empty > 0 {
        let columns = names::plural(empty, "column has", "columns have");
        let told = format!(
            "{columns} no letter yet; a column without letters is not kept when the plan is closed"
        );
        ui.label(tokens::small(told));
    }
}

fn missing_at_table(ctx: &Ctx<'_>, view: &View) -> Vec<Holder> {
    /// More columns than this at one go are no help to anybody.
    const MOST: usize = 40;
    let at_table = |holder: &Holder| match holder {
        Holder::Partner(id) => {
            let partner = ctx.plan.get(*id);
            partner.is_some_and(|p| p.status == PartnerStatus::AtTable)
        }
        Holder::Agency | Holder::Person(_) => false,
    };
    let others = view.sight.others.iter().map(|(holder, _)| *holder);
    others.filter(at_table).take(MOST).collect()
}

/// The way to one more column.
fn add_column(ui: &mut Ui, view: &mut View) {
    let words = egui::Button::new((tokens::icon(icons::ADD), tokens::body("Add column…")))
        .min_size(egui::vec2(0.0, tokens::CONTROL_HEIGHT));
    let button = ui.add(words).accessible_name("Add column…");
    let options: Vec<(i64, &str)> = (0..)
        .zip(&view.sight.others)
        .map(|(at, (_, name))| (at, name.as_str()))
        .collect();
    let picked = widgets::pick_from(ui, &button, "partner or person", &options);
    let holder = picked
        .and_then(|at| usize::try_from(at).ok())
        .and_then(|at| view.sight.others.get(at))
        .map(|(holder, _)| *holder);
    if let Some(holder) = holder {
        view.added.insert(holder);
        if let Some((task, _)) = view.cursor {
            view.cursor = Some((task, Some(holder)));
        } else if let Some(row) = view.sight.rows.first() {
            view.cursor = Some((row.task, Some(holder)));
        }
        view.grab = true;
    }
}

/// Where the next task is typed; several lines at once make several tasks.
fn new_task(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    ui.add_space(space::XS);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.set_max_width(ui.available_width().min(tokens::PAGE_WIDTH));
        let id = ui.make_persistent_id("new task");
        if ui.memory(|m| m.has_focus(id))
            && let Some(text) = pasted_lines(ui)
        {
            acts::add_tasks(ctx, out, &view.sight, &text);
        }
        let hint = "Type a task and press Enter; rows of a spreadsheet can be pasted";
        let field = ui.add(
            egui::TextEdit::singleline(&mut view.new_task)
                .id(id)
                .hint_text(hint)
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(10, 8)),
        );
        let field = field.accessible_name("New task");
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if entered && !view.new_task.trim().is_empty() {
            acts::add_tasks(ctx, out, &view.sight, view.new_task.trim());
            view.new_task.clear();
            field.request_focus();
        }
    });
}

/// Text of several lines that is being pasted; a field of one line would run them together.
fn pasted_lines(ui: &Ui) -> Option<String> {
    ui.input_mut(|input| {
        let of_lines =
            |event: &Event| matches!(event, Event::Paste(text) if text.trim().contains('\n'));
        let at = input.events.iter().position(of_lines)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

/// What is worth a second look about whole columns.
fn columns_told(ui: &mut Ui, view: &View) {
    for column in &view.sight.columns {
        for problem in &column.problems {
            ui.add_space(space::XS);
            widgets::notice(ui, Severity::Warning, problem);
        }
    }
}

/// The task in hand: its check in full, notes, and what can be done with it and its column.
fn in_hand(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let (at, column) = view.place();
    let Some(Row { task, name, .. }) = view.sight.rows.get(at) else {
        return;
    };
    let Some(task) = ctx.plan.get(*task) else {
        return;
    };
    let holder = column.and_then(|at| view.sight.columns.get(at));
    let title = match holder {
        Some(column) => format!("{name} · {}", column.name),
        None => name.clone(),
    };
    ui.add_space(space::L);
    widgets::card(ui, |ui| {
        ui.add(egui::Label::new(tokens::heading(title)).wrap());
        let flaws = view.sight.rows.get(at).map_or(&[][..], |row| &row.flaws);
        if flaws.is_empty() {
            widgets::notice(ui, Severity::Good, "This task passes the check");
        }
        for flaw in flaws {
            widgets::notice(ui, flaw.severity, &flaw.text);
        }
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let step = format!("Edit notes of task {name}");
            widgets::edit_record(ui, out, task, &step, |ui, task| {
                widgets::long_text(ui, "Notes", "What else was said?", &mut task.notes, 1);
            });
            ui.add_space(space::S);
            buttons(ui, ctx, view, out, at, column);
        });
    });
}

fn buttons(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    at: usize,
    column: Option<usize>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let last = view.sight.rows.len() - 1;
        let up = ui.add_enabled_ui(at > 0, |ui| widgets::button(ui, "Move task up"));
        if up.inner.clicked() {
            acts::move_task(ctx, out, &view.sight, at, at.saturating_sub(1));
        }
        let down = ui.add_enabled_ui(at < last, |ui| widgets::button(ui, "Move task down"));
        if down.inner.clicked() {
            acts::move_task(ctx, out, &view.sight, at, at + 2);
        }
        if widgets::button(ui, "Duplicate task").clicked()
            && let Some(copy) = acts::duplicate_task(ctx, out, &view.sight, at)
        {
            view.cursor = Some((copy, None));
        }
        if widgets::danger_button(ui, "Delete task").clicked() {
            acts::delete_task(out, &view.sight, at);
        }
        let Some(column) = column.and_then(|at| view.sight.columns.get(at)) else {
            return;
        };
        let holder = column.holder;
        if column.letters == 0 && holder == Holder::Agency {
            return;
        }
        let words = format!("Delete column {}", column.name);
        let meaning = format!("Its {} go too", names::plural(column.letters, "letter", "letters"));
        if widgets::danger_button(ui, &words)
            .on_hover_text(meaning)
            .clicked()
        {
            acts::delete_column(ctx, out, &view.sight, holder);
            view.added.remove(&holder);
        }
    });
}
