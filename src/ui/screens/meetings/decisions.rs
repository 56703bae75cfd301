//! The decision log: questions put to the room, what was decided, and the counts behind it.
//! Must not know how hands are counted (that is `pad`).

use egui::{Key as Pressed, Modifiers, Ui};

use super::{
    pad,
    rows::{ByDay, LINES, two_lines},
    side_by_side,
};
use crate::{
    edit::Edit,
    insight::tally::{self, Outcome, Round},
    model::{Belongs, ConsensusCheck, Decision, DecisionMethod, Id, Key, Kind, Record as _},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            names,
        },
        sheet::{self, Column as Field, Sheet, col},
        tokens::{self, icons, space},
        widgets::{
            self, Severity,
            table::{Column, Sort, Table},
        },
    },
};

/// All fields of a decision, one below the other.
const DECISION: Sheet = Sheet {
    kind: Kind::Decision,
    name: "Decision",
    one: "decision",
    columns: &[
        col!(Decision.question, "Question"),
        col!(Decision.text, "Decision")
            .long()
            .help("The exact words, read aloud before hands are asked for"),
        col!(Decision.method, "How it was decided"),
        col!(Decision.owner, "Who carries it out"),
        col!(Decision.meeting, "Meeting"),
        col!(Decision.on, "Day"),
        col!(Decision.tally, "Tally").long(),
        col!(Decision.dissent, "Who saw it otherwise, and why").long(),
        col!(Decision.notes, "Notes").long(),
    ],
    more: &[],
};

/// The log as a table.
const LOG: Sheet = Sheet {
    kind: Kind::Decision,
    name: "Decision log",
    one: "decision",
    columns: &[
        col!(Decision.text, "Decision"),
        col!(Decision.question, "Question"),
        col!(Decision.method, "How").width(120.0),
        Field::told("Counted", counted)
            .width(150.0)
            .help("What the last count of hands came to, by the rule of its round"),
        col!(Decision.owner, "Owner").width(120.0),
        col!(Decision.on, "Day").width(120.0),
    ],
    more: &[
        col!(Decision.meeting, "Meeting"),
        col!(Decision.dissent, "Who saw it otherwise, and why").long(),
        col!(Decision.tally, "Tally").long(),
        col!(Decision.notes, "Notes").long(),
    ],
};

/// How the log is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    OneByOne,
    Table,
}

/// View state.
#[derive(Default)]
pub(super) struct View {
    shown: Shown,
    rows: ByDay<Decision>,
    log: sheet::State,
    /// The decision shown.
    open: Option<Id<Decision>>,
    /// A decision that was asked for and is on its way into the plan.
    coming: Option<Id<Decision>>,
    reveal: Option<Id<Decision>>,
    /// The question being typed.
    asking: String,
    /// How hands are to be counted for it.
    method: usize,
    ask_now: bool,
    pad: pad::View,
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
    if let Some(id) = jump.takes_record(Kind::Decision) {
        view.shown = Shown::OneByOne;
        show(view, Id::new(id));
    }
    if let Some(coming) = view.coming.take_if(|id| ctx.plan.decisions.contains(*id)) {
        show(view, coming);
    }
    let known = |id: &Id<Decision>| ctx.plan.decisions.contains(*id);
    view.open = view.open.filter(known).or_else(|| {
        let ids = view.rows.of(ctx, &ctx.plan.decisions, |d| d.on);
        ids.first().copied()
    });
    ui.add_space(space::S);
    items::table_line(ui, ctx, items, "action.decision", jump);
    ask_row(ui, ctx, view, out);
    loose_counts(ui, ctx, out);
    if ctx.plan.decisions.is_empty() {
        let words = "Type the question that the room is asked, choose how hands are counted, and count. The decision is written from the count";
        let action = (!ctx.read_only).then_some("Ask the first question");
        view.ask_now |= widgets::empty_state(
            ui,
            icons::CHECKLIST,
            "Nothing is decided yet",
            words,
            action,
        );
        return;
    }
    let mut at = usize::from(view.shown == Shown::Table);
    widgets::segments(
        ui,
        "Decisions shown",
        &["One by one", "As a table"],
        &mut at,
    );
    view.shown = if at == 1 {
        Shown::Table
    } else {
        Shown::OneByOne
    };
    ui.add_space(space::XS);
    match view.shown {
        Shown::Table => LOG
            .table(&mut view.log)
            .fills()
            .untitled()
            .show(ui, ctx, out, jump),
        Shown::OneByOne => one_by_one(ui, ctx, view, out),
    }
}

fn show(view: &mut View, id: Id<Decision>) {
    view.open = Some(id);
    view.reveal = Some(id);
}

fn one_by_one(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let open = view.open.and_then(|id| ctx.plan.get(id));
    let mut asked = None;
    let mut gone = None;
    side_by_side(
        ui,
        "decisions",
        &mut (&mut *view, &mut gone),
        |ui, (view, gone)| **gone = list(ui, ctx, view),
        |ui, (view, gone)| {
            let Some(open) = open else { return };
            ui.push_id(open.id.raw(), |ui| {
                asked = pad::draw(ui, ctx, &mut view.pad, out, open);
                widgets::section(ui, "What was decided", "", |ui| {
                    if view.pad.takes_written() {
                        ui.scroll_to_cursor(Some(egui::Align::Min));
                    }
                    DECISION.form(ui, ctx, out, Key::of(open.id));
                });
                ui.add_space(space::L);
                ui.add_enabled_ui(!ctx.read_only, |ui| {
                    if widgets::danger_button(ui, "Delete decision").clicked() {
                        **gone = Some(open.id);
                    }
                });
            });
        },
    );
    if let Some(edit) = asked {
        out.edit(edit);
    }
    if let Some(gone) = gone.filter(|_| !ctx.read_only) {
        delete(ctx, view, out, gone);
    }
}

/// Puts a question to the room: it becomes a decision that is still to be made.
fn ask_row(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    const PICK: f32 = 190.0;
    const ASK: f32 = 124.0;
    let labels = tally::METHODS.map(DecisionMethod::label);
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let room = ui.available_width() - PICK - ASK - 2.0 * space::S;
            let width = if room < 240.0 {
                ui.available_width()
            } else {
                room
            };
            let field = ui.allocate_ui(egui::vec2(width, tokens::CONTROL_HEIGHT), |ui| {
                let hint = "Ask the room: type the question, then Enter";
                widgets::bare_text(ui, "Ask the room", hint, &mut view.asking)
            });
            let field = field.inner;
            let mut at = Some(view.method);
            widgets::dropdown(ui, "Count by", PICK, None, &labels, &mut at);
            view.method = at.unwrap_or_default();
            let entered = field.lost_focus()
                && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Pressed::Enter));
            let clicked = widgets::button(ui, "Count hands").clicked();
            let question = view.asking.trim().to_owned();
            if (entered || clicked) && !question.is_empty() {
                let decision = Decision {
                    method: tally::METHODS.get(view.method).copied(),
                    on: Some(ctx.today),
                    ..Decision::new(out.ids.next())
                };
                view.coming = Some(decision.id);
                view.shown = Shown::OneByOne;
                view.asking.clear();
                let name = format!("Ask: {}", names::brief(&question));
                out.put(
                    name,
                    Decision {
                        question,
                        ..decision
                    },
                );
            } else if entered || clicked || std::mem::take(&mut view.ask_now) {
                field.request_focus();
            }
        });
    });
    ui.add_space(space::XS);
}

/// Counts that came into the plan without a decision, such as by an import.
fn loose_counts(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>) {
    let mut checks = ctx.plan.consensus_checks.iter();
    let Some(first) = checks.find(|check| check.decision.0.is_none()) else {
        return;
    };
    let question = names::brief(&first.question);
    let words = format!("Hands were counted for “{question}”, but no decision was written");
    let way = (!ctx.read_only).then_some("Write a decision for it");
    if widgets::finding(ui, Severity::Hint, &words, way) {
        let decision = Decision {
            question: first.question.clone(),
            method: Some(first.method),
            on: first.on,
            ..Decision::new(out.ids.next())
        };
        let mut edit = Edit::named(format!("Write a decision for {question}"));
        for check in ctx.plan.consensus_checks.iter() {
            let same = check.question.trim() == first.question.trim();
            if check.decision.0.is_none() && same {
                edit = edit.put(ConsensusCheck {
                    decision: Belongs::to(decision.id),
                    ..check.clone()
                });
            }
        }
        edit.put.insert(0, decision.wrap());
        out.edit(edit);
    }
    ui.add_space(space::XS);
}

/// The list; gives back the decision that is to be deleted.
fn list(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View) -> Option<Id<Decision>> {
    let ids = view.rows.of(ctx, &ctx.plan.decisions, |d| d.on);
    let current = view
        .open
        .and_then(|open| ids.iter().position(|id| *id == open));
    let reveal = view.reveal.take().and(current);
    let at = |row: usize| ids.get(row).and_then(|id| ctx.plan.get(*id));
    let columns = [Column::rest("Decision or open question").unsorted()];
    let happened = Table::new("Decisions", &columns, ids.len())
        .reveal(reveal)
        .row_height(LINES)
        .show(
            ui,
            current,
            &mut Sort::default(),
            |row| Some(row) == current,
            |row| at(row).map_or_else(String::new, |d| title(d).into_owned()),
            |ui, row, _| {
                let Some(decision) = at(row) else { return };
                let day = decision.on.map(|on| names::day(on, ctx.today));
                let method = decision.method.map(|method| method.label().to_owned());
                let open = decision.text.trim().is_empty();
                let open = open.then(|| "Open question".to_owned());
                let below: Vec<String> = [day, open, method].into_iter().flatten().collect();
                two_lines(ui, &title(decision), &below.join(" · "));
            },
        );
    let picked = happened.moved_to.or(happened.opened);
    if let Some(picked) = picked.and_then(|row| ids.get(row)).copied() {
        view.open = Some(picked);
        view.reveal = Some(picked);
    }
    happened.deleted.and_then(|row| ids.get(row)).copied()
}

/// What a decision is called: by its words, or by the question that is still open.
fn title(decision: &Decision) -> std::borrow::Cow<'_, str> {
    if !decision.text.trim().is_empty() {
        names::brief(&decision.text)
    } else if !decision.question.trim().is_empty() {
        names::brief(&decision.question)
    } else {
        "Decision without words".into()
    }
}

fn delete(ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, id: Id<Decision>) {
    let Some(decision) = ctx.plan.get(id) else {
        return;
    };
    let name = format!("Delete decision: {}", title(decision));
    out.edit(Edit::named(name).remove(id));
    let ids = view.rows.of(ctx, &ctx.plan.decisions, |d| d.on);
    let place = ids.iter().position(|other| *other == id);
    view.open = place
        .and_then(|at| ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?)))
        .copied();
}

/// What the last count for a decision came to.
fn counted(ctx: &Ctx<'_>, key: Key) -> String {
    let Some(id) = key.typed::<Decision>() else {
        return String::new();
    };
    let rounds = rounds_of(ctx, id);
    let last = rounds.iter().rfind(|r| r.outcome() != Outcome::Nothing);
    last.map_or_else(String::new, Round::outcome_words)
}

/// The rounds counted for a decision.
pub(super) fn rounds_of<'p>(ctx: &Ctx<'p>, decision: Id<Decision>) -> Vec<Round<'p>> {
    let checks = ctx.plan.consensus_checks.iter();
    tally::rounds_in(ctx.plan, checks.filter(|c| c.decision.0 == Some(decision)))
}
