//! Who does what: tasks by partners and people, with a letter where they meet.
//! Must not know the rules of the grid (those are `insight::raci`).

mod acts;
mod grid;
mod keys;
mod sight;

use egui::{Event, Key, Popup, PopupCloseBehavior, Ui, Vec2};

use self::sight::Sight;
use crate::{
    edit::Edit,
    insight::raci::Holder,
    model::{Id, Kind, Participant, Partner, PartnerStatus, RaciColumn, RaciTask},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            names,
        },
        tokens::{self, space},
        widgets::{self, Severity},
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    sight: Sight,
    /// Only rows with a problem are shown.
    only_flawed: bool,
    /// The cell in hand: its task, and its column or the task's name.
    cursor: Option<(Id<RaciTask>, Option<Holder>)>,
    /// A letter was typed since the cursor came to its cell.
    typed: bool,
    /// What is done with the cell in hand.
    doing: Doing,
    /// For so many passes the keyboard is still to be put on the cell in hand; a cell just asked for is there
    /// only in the next pass.
    grab: u8,
    /// How far the grid was scrolled when it was last drawn, and how much of it was in sight.
    scrolled: Vec2,
    room: Vec2,
    /// The task that is being dragged, and before which row it would come to stand.
    dragged: Option<(usize, usize)>,
    new_task: String,
}

/// What is done with the cell in hand, beside typing letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Doing {
    #[default]
    Nothing,
    /// The letters to pick from are open.
    Picking,
    /// The name of the task is being changed.
    Naming,
}

/// How many passes it takes at most until a new task or column is there.
const GRAB: u8 = 3;

impl View {
    /// The cell in hand by position; the first where none is, or where it is gone.
    fn place(&self) -> (usize, Option<usize>) {
        let Some((task, holder)) = self.cursor else {
            return (0, None);
        };
        let row = self.sight.row_of(task).unwrap_or(0);
        (row, holder.and_then(|h| self.sight.column_of(h)))
    }

    /// Whether the cell asked for is there.
    fn is_settled(&self) -> bool {
        self.cursor.is_none_or(|(task, holder)| {
            self.sight.row_of(task).is_some()
                && holder.is_none_or(|h| self.sight.column_of(h).is_some())
        })
    }

    /// Takes the neighbor of a row in hand that is about to be deleted.
    fn leave_row(&mut self, at: usize) {
        let next = self.sight.rows.get(at + 1);
        let next = next.or_else(|| self.sight.rows.get(at.checked_sub(1)?));
        let holder = self.cursor.and_then(|(_, holder)| holder);
        self.cursor = next.map(|row| (row.task, holder));
        self.grab = GRAB;
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
            self.doing = Doing::Nothing;
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
    view.sight.refresh(ctx, view.only_flawed);
    if let Some(task) = jump.takes_record(Kind::RaciTask) {
        view.only_flawed = false;
        view.sight.refresh(ctx, false);
        view.cursor = Some((Id::new(task), None));
        view.grab = GRAB;
    }
    if let Some(column) = jump.takes_record(Kind::RaciColumn) {
        let column = ctx.plan.get(Id::<RaciColumn>::new(column));
        let first = ctx.plan.raci_tasks.iter().next();
        view.cursor = first
            .zip(column)
            .map(|(task, column)| (task.id, Some(Holder::of_column(column))));
        view.grab = GRAB;
    }
    tools(ui, ctx, view, out);
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
        view.grab = view.grab.saturating_sub(1);
    }
    new_task(ui, ctx, view, out);
    legend(ui);
    columns_told(ui, view);
    if !view.sight.rows.is_empty() {
        in_hand(ui, ctx, view, out);
    }
}

/// What the letters mean, and how they are set.
fn legend(ui: &mut Ui) {
    let letters = "A answers for the task (accountable): exactly one · R does it (responsible): at least one · C is asked before (consulted) · I is told after (informed). Type the letter in a cell, A and then R for both. Space goes through the letters, Delete clears, arrows move, Alt with an arrow moves the task";
    ui.add(egui::Label::new(tokens::small(letters)).wrap());
}

/// Columns added, rows filtered, the grid copied.
fn tools(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            add_column(ui, view, out, "Add partner…", true);
            add_column(ui, view, out, "Add person…", false);
        });
        let missing = missing_at_table(ctx, view);
        if !missing.is_empty() {
            let words = format!(
                "Add {} at the table",
                names::plural(missing.len(), "partner", "partners")
            );
            let button = ui.add_enabled_ui(!ctx.read_only, |ui| widgets::button(ui, &words));
            if button.inner.clicked() {
                let name = format!("Add {}", names::plural(missing.len(), "column", "columns"));
                acts::add_columns(out, &missing, Edit::named(name));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
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

/// The way to one more column, of a partner or of a person; either can be made on the spot.
fn add_column(ui: &mut Ui, view: &mut View, out: &mut Out<'_>, words: &str, of_partners: bool) {
    let button = ui.push_id(words, |ui| widgets::button(ui, words)).inner;
    let id = button.id.with("search");
    if button.clicked() {
        ui.data_mut(|data| data.insert_temp(id, widgets::Search::default()));
    }
    let others = &view.sight.others;
    let picked = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(280.0)
        .show(|ui| {
            let options: Vec<(i64, String)> = (0..)
                .zip(others)
                .filter(|(_, (holder, _))| matches!(holder, Holder::Partner(_)) == of_partners)
                .map(|(at, (_, name))| (at, name.clone()))
                .collect();
            let mut search: widgets::Search = ui.data(|data| data.get_temp(id)).unwrap_or_default();
            let lists = widgets::Lists {
                clearable: false,
                creates: true,
            };
            let what = if of_partners { "partner" } else { "person" };
            let picked = widgets::pick_list(ui, what, &options, None, lists, &mut search);
            ui.data_mut(|data| data.insert_temp(id, search));
            if picked.is_some() {
                ui.close();
            }
            picked
        })
        .and_then(|popup| popup.inner);
    let added = match picked {
        Some(widgets::Picked::One(at)) => {
            let other = usize::try_from(at).ok().and_then(|at| others.get(at));
            other.map(|(holder, name)| {
                let step = format!("Add column {}", names::brief(name));
                (*holder, Edit::named(step))
            })
        }
        Some(widgets::Picked::New(name)) if of_partners => {
            let partner = Partner {
                name,
                ..Partner::new(out.ids.next())
            };
            let holder = Holder::Partner(partner.id);
            Some((holder, Edit::named("Add a partner").put(partner)))
        }
        Some(widgets::Picked::New(name)) => {
            let person = Participant {
                name,
                ..Participant::new(out.ids.next())
            };
            let holder = Holder::Person(person.id);
            Some((holder, Edit::named("Add a person").put(person)))
        }
        Some(widgets::Picked::Nothing) | None => None,
    };
    if let Some((holder, edit)) = added {
        acts::add_columns(out, &[holder], edit);
        let task = view.cursor.map(|(task, _)| task);
        let task = task.or_else(|| view.sight.rows.first().map(|row| row.task));
        if let Some(task) = task {
            view.cursor = Some((task, Some(holder)));
            view.grab = GRAB;
        }
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
    let Some(row) = view.sight.rows.get(at) else {
        return;
    };
    let Some(task) = ctx.plan.get(row.task) else {
        return;
    };
    let name = row.name.clone();
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
            view.grab = GRAB;
        }
        if widgets::danger_button(ui, "Delete task").clicked() {
            acts::delete_task(out, &view.sight, at);
            view.leave_row(at);
            return;
        }
        let Some(column) = column.and_then(|at| view.sight.columns.get(at)) else {
            return;
        };
        let holder = column.holder;
        if column.letters == 0 && holder == Holder::Agency {
            return;
        }
        let words = format!("Delete column {}", column.name);
        let meaning = format!(
            "Its {} go too",
            names::plural(column.letters, "letter", "letters")
        );
        if widgets::danger_button(ui, &words)
            .on_hover_text(meaning)
            .clicked()
        {
            acts::delete_column(ctx, out, &view.sight, holder);
        }
    });
}
