//! Workshop: its particulars, the people, what is done before, the agenda, and what was said in the room.
//! Must not know how a table is drawn (that is `sheet`).

mod agenda;
mod captures;
mod particulars;

use std::fmt::Write as _;

use egui::Ui;

use super::items::{self, Items};
use crate::{
    model::{Date, Kind, Participant, Plan, PreworkTask},
    ui::{
        Ctx, Out, ViewState,
        sheet::{self, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// Everybody who takes part in the workshop or the plan.
const PEOPLE: Sheet = Sheet {
    kind: Kind::Participant,
    name: "People",
    one: "person",
    columns: &[
        col!(Participant.name, "Name").width(160.0),
        col!(Participant.role, "Role").width(132.0),
        col!(Participant.partner, "Speaks for")
            .width(152.0)
            .help("The partner they speak for; empty for our own agency"),
        col!(Participant.email, "E-mail").width(150.0),
        col!(Participant.phone, "Phone").width(96.0),
        col!(Participant.invited, "Invited").width(70.0),
        col!(Participant.needs, "Needs")
            .width(128.0)
            .help("What they need to take part: an interpreter, child care, a ramp"),
    ],
    more: &[col!(Participant.private_notes, "Private notes").private()],
};

/// What is to be done before the day.
const PREWORK: Sheet = Sheet {
    kind: Kind::PreworkTask,
    name: "Pre-work",
    one: "task",
    columns: &[
        col!(PreworkTask.task, "Task"),
        col!(PreworkTask.owner, "Who").width(180.0),
        col!(PreworkTask.due, "By when").width(140.0),
        col!(PreworkTask.done, "Done").width(64.0),
    ],
    more: &[col!(PreworkTask.notes, "Notes").long()],
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    particulars: particulars::View,
    people: sheet::State,
    prework: sheet::State,
    agenda: agenda::View,
    captures: captures::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { workshop, jump, .. } = view;
    particulars::draw(ui, ctx, &mut workshop.particulars, out, jump);
    let help = "Everybody who takes part in the workshop, or is named in the plan";
    widgets::section(ui, "People", help, |ui| {
        if !ctx.plan.participants.is_empty() {
            invited(ui, ctx.plan);
        }
        PEOPLE
            .table(&mut workshop.people)
            .untitled()
            .show(ui, ctx, out, jump);
    });
    items::table_head(ui, ctx, &mut workshop.items, "prep.prework", jump);
    if !ctx.plan.prework_tasks.is_empty() {
        done(ui, ctx.plan, ctx.today);
    }
    PREWORK
        .table(&mut workshop.prework)
        .untitled()
        .show(ui, ctx, out, jump);
    items::table_head(ui, ctx, &mut workshop.items, "prep.agenda", jump);
    agenda::draw(ui, ctx, &mut workshop.agenda, out, jump);
    captures::draw(ui, ctx, &mut workshop.captures, out, jump);
    ui.add_space(space::XXL);
}

fn invited(ui: &mut Ui, plan: &Plan) {
    let people = &plan.participants;
    let invited = people.iter().filter(|p| p.invited).count();
    let words = format!("{invited} of {} invited", people.len());
    widgets::figure(
        ui,
        &words,
        "People in this table with “Invited” ticked. Those who are only named in the plan need no invitation.",
    );
}

fn done(ui: &mut Ui, plan: &Plan, today: Date) {
    let tasks = &plan.prework_tasks;
    let done = tasks.iter().filter(|task| task.done).count();
    let late = |task: &&PreworkTask| !task.done && task.due.is_some_and(|due| due < today);
    let late = tasks.iter().filter(late).count();
    let undated = |task: &&PreworkTask| !task.done && task.due.is_none();
    let undated = tasks.iter().filter(undated).count();
    let mut words = format!("{done} of {} done", tasks.len());
    if late > 0 {
        let _ = write!(words, ", {late} overdue");
    }
    let mut meaning = "Overdue: not done, and the day has passed.".to_owned();
    match undated {
        0 => {}
        1 => meaning.push_str(" 1 task not done has no day yet, and can't be overdue."),
        n => {
            let _ = write!(
                meaning,
                " {n} tasks not done have no day yet, and can't be overdue."
            );
        }
    }
    widgets::figure(ui, &words, &meaning);
}
