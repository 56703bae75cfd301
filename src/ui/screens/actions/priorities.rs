//! Key issues in their order, the vote on them, and the parking lot.
//! Must not know how dots are counted (that is `dots`) nor how a table is drawn (that is `sheet`).

use egui::{ScrollArea, Ui};

use super::dots;
use crate::{
    insight::tally,
    model::{Goal, Id, Issue, Key, Kind, Value},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            parking,
        },
        sheet::{self, Column, Sheet, col},
        tokens::space,
    },
};

/// What matters most, first things first.
const ISSUES: Sheet = Sheet {
    kind: Kind::Issue,
    name: "Key issues",
    one: "issue",
    columns: &[
        col!(Issue.text, "Issue"),
        col!(Issue.why, "Why it matters"),
        Column::told("Dots", given).width(64.0),
        Column::told("Rank by dots", rank)
            .width(110.0)
            .help("Equal dots share a rank, and the next goes on after them: 1, 2, 2, 4"),
        col!(Issue.parked, "Parked")
            .width(84.0)
            .help("With the tick it waits in the parking lot below"),
    ],
    more: &[col!(Issue.notes, "Notes").long()],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    issues: sheet::State,
    parked: sheet::State,
}

/// Draws the part; gives back the goal that was asked for.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) -> Option<Id<Goal>> {
    let mut asked = None;
    ScrollArea::vertical()
        .id_salt("priorities")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            items::table_head(ui, ctx, items, "action.issue", jump);
            ISSUES
                .table(&mut view.issues)
                .within("parked", Value::Int(0))
                .untitled()
                .show(ui, ctx, out, jump);
            asked = dots::draw(ui, ctx, out);
            parking::draw(ui, ctx, &mut view.parked, items, out, jump, "");
            ui.add_space(space::XXL);
        });
    asked
}

fn given(ctx: &Ctx<'_>, key: Key) -> String {
    let latest = dots::latest(ctx.plan);
    let vote = key.typed::<Issue>().and_then(|id| latest.get(&id));
    vote.map_or_else(String::new, |vote| vote.count.to_string())
}

fn rank(ctx: &Ctx<'_>, key: Key) -> String {
    let latest = dots::latest(ctx.plan);
    let given = |issue: &Issue| latest.get(&issue.id).map_or(0, |vote| vote.count);
    let issue = key.typed::<Issue>().and_then(|id| ctx.plan.get(id));
    let count = issue.map_or(0, given);
    if count == 0 {
        return String::new();
    }
    let counts: Vec<i64> = std::iter::once(count)
        .chain(ctx.plan.issues.iter().filter(|i| !i.parked).map(given))
        .collect();
    // The issue itself is counted twice, which changes no rank above it.
    let rank = tally::ranks(&counts).first().copied();
    rank.map_or_else(String::new, |rank| rank.to_string())
}
