//! Who does what by when, as a table or on a board.
//! Must not know how a card or a cell is drawn.

use egui::Ui;

use super::{
    board,
    filter::{self, Filter, Found},
};
use crate::{
    insight::actions,
    model::{Action, Date, Id, Key, Kind, Record as _},
    ui::{
        Ctx, Jump, Out,
        screens::{
            action_status,
            items::{self, Items},
            names,
        },
        sheet::{self, Column, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// All actions.
pub(super) const ACTIONS: Sheet = Sheet {
    kind: Kind::Action,
    name: "Actions",
    one: "action",
    columns: &[
        col!(Action.text, "Action"),
        col!(Action.owner, "Owner").width(140.0),
        col!(Action.due, "Due").width(156.0),
        Column::told("Late", late)
            .width(72.0)
            .help("Open, and its day has passed"),
        col!(Action.status, "Status").width(84.0),
        col!(Action.progress, "Progress").width(76.0).percent(),
        col!(Action.partner, "Partner").width(120.0),
    ],
    more: &[
        col!(Action.objective, "Objective"),
        col!(Action.meeting, "Agreed in this meeting"),
        col!(Action.done_on, "Done on"),
        col!(Action.notes, "Notes").long(),
    ],
};

/// How actions are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Table,
    Board,
}

/// View state.
#[derive(Default)]
pub(super) struct View {
    shown: Shown,
    filter: Filter,
    found: Found,
    table: sheet::State,
    board: board::View,
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
    let jumped = jump.record.and_then(Key::typed::<Action>);
    if let Some(action) = jumped.and_then(|id| ctx.plan.get(id)) {
        // What is jumped to must be seen.
        if !view.filter.lets(ctx, action) {
            view.filter = Filter::default();
        }
        if view.shown == Shown::Board {
            jump.record = None;
            view.board.show(action.id);
        }
    }
    ui.add_space(space::S);
    items::table_line(ui, ctx, items, "action.item", jump);
    let mut at = usize::from(view.shown == Shown::Board);
    widgets::segments(ui, "Actions shown", &["As a table", "On a board"], &mut at);
    view.shown = if at == 1 { Shown::Board } else { Shown::Table };
    ui.add_space(space::XS);
    view.found.refresh(ctx, &mut view.filter);
    if !ctx.plan.actions.is_empty() {
        filter::draw(ui, &mut view.filter, &view.found);
        view.found.refresh(ctx, &mut view.filter);
        ui.add_space(space::S);
    }
    let from = out.edits.len();
    match view.shown {
        Shown::Table => {
            let filter = view.filter;
            ACTIONS
                .table(&mut view.table)
                .fills()
                .untitled()
                .counted()
                .only_by((filter, ctx.today), move |record| {
                    Action::unwrap_any(record).is_some_and(|action| filter.lets(ctx, action))
                })
                .show(ui, ctx, out, jump);
        }
        Shown::Board => {
            if board::draw(ui, ctx, &mut view.board, &view.found, out) {
                view.filter = Filter::default();
            }
        }
    }
    action_status::settle(ctx, out, from);
}

/// “3 days late”.
pub(super) fn lateness(action: &Action, today: Date) -> Option<String> {
    days_over(action, today).map(|days| format!("{days} late"))
}

/// “3 days”.
fn days_over(action: &Action, today: Date) -> Option<String> {
    if !actions::is_overdue(action, today) {
        return None;
    }
    let days = today.since(action.due?).ok()?.get_days();
    let days = usize::try_from(days).ok()?;
    Some(names::plural(days, "day", "days"))
}

fn late(ctx: &Ctx<'_>, key: Key) -> String {
    let action = key
        .typed::<Action>()
        .and_then(|id: Id<Action>| ctx.plan.get(id));
    action
        .and_then(|action| days_over(action, ctx.today))
        .unwrap_or_default()
}
