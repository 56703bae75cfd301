//! Putting goals, objectives and actions in order: by keys among their kin, by drag also to another parent.
//! Must not know how a row is drawn.

use egui::{Key as Pressed, Modifiers, Ui};

use super::{
    View,
    tree::{self, Node},
};
use crate::{
    edit::{Edit, ops::rank_between},
    model::{Action, Goal, Id, Key, Kind, Objective},
    ui::{Ctx, Out, screens::names},
};

/// Moves the row that is being written by Alt with up or down. Asked before the rows are drawn, so that the
/// text field doesn't hear the keys. Gives back the row that keeps the keyboard.
pub(super) fn key_pressed(ui: &Ui, ctx: &Ctx<'_>, view: &View, out: &mut Out<'_>) -> Option<Key> {
    let key = view.focused?;
    let pressed = |arrow| ui.input_mut(|i| i.consume_key(Modifiers::ALT, arrow));
    let by: isize = if pressed(Pressed::ArrowUp) {
        -1
    } else if pressed(Pressed::ArrowDown) {
        1
    } else {
        return None;
    };
    if ctx.read_only {
        return Some(key);
    }
    let kin = kin(view, key);
    let at = kin.iter().position(|other| *other == key);
    let to = at.and_then(|at| at.checked_add_signed(by));
    if let Some(other) = to.and_then(|to| kin.get(to)) {
        place(ctx, view, out, key, *other, by > 0);
    }
    Some(key)
}

/// The rows of the same parent, in order.
fn kin(view: &View, key: Key) -> Vec<Key> {
    let Some(at) = view.tree.position(key) else {
        return Vec::new();
    };
    let depth = view.tree.rows.get(at).map_or(0, |row| row.depth);
    // Kin are those of the same depth up to the next row of a lesser one.
    let from = view.tree.rows.get(..at).unwrap_or_default();
    let first = from.iter().rposition(|row| row.depth < depth);
    let rows = view.tree.rows.iter().skip(first.map_or(0, |at| at + 1));
    rows.take_while(|row| row.depth >= depth)
        .filter(|row| row.depth == depth)
        .filter_map(|row| row.node.key())
        .filter(|other| other.kind == key.kind)
        .collect()
}

/// Where a dragged record would land on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Landing {
    /// Before it.
    Before,
    /// After it.
    After,
    /// In it, as the last.
    Within,
}

/// Where a record can land on a row, the pointer being in its upper half or not.
pub(super) const fn landing(dragged: Key, row: Node, upper: bool) -> Option<Landing> {
    match (dragged.kind, row) {
        (Kind::Goal, Node::Goal(_))
        | (Kind::Objective, Node::Objective(_))
        | (Kind::Action, Node::Action(_)) => Some(if upper {
            Landing::Before
        } else {
            Landing::After
        }),
        (Kind::Objective, Node::Goal(_) | Node::AddObjective(_))
        | (Kind::Action, Node::Objective(_) | Node::AddAction(_) | Node::Loose) => {
            Some(Landing::Within)
        }
        _ => None,
    }
}

/// Lets a dragged record land.
pub(super) fn land(
    ctx: &Ctx<'_>,
    view: &View,
    out: &mut Out<'_>,
    dragged: Key,
    row: Node,
    landing: Landing,
) {
    match (landing, row.key(), row) {
        (Landing::Before | Landing::After, Some(other), _) if other != dragged => {
            place(ctx, view, out, dragged, other, landing == Landing::After);
        }
        (Landing::Within, _, Node::Goal(goal) | Node::AddObjective(goal)) => {
            let all = ctx.plan.objectives.iter().filter(|o| o.goal == goal);
            let last = all.map(|o| o.rank).reduce(f64::max);
            if let Some(moved) = objective(ctx, dragged) {
                let rank = rank_between(last, None);
                let after = Objective {
                    goal,
                    rank,
                    ..moved.clone()
                };
                out.edit(named(ctx, dragged).put(after));
            }
        }
        (Landing::Within, _, Node::Objective(id)) => into_objective(ctx, out, dragged, Some(id)),
        (Landing::Within, _, Node::AddAction(of)) => into_objective(ctx, out, dragged, of),
        (Landing::Within, _, Node::Loose) => into_objective(ctx, out, dragged, None),
        _ => {}
    }
}

fn into_objective(ctx: &Ctx<'_>, out: &mut Out<'_>, dragged: Key, of: Option<Id<Objective>>) {
    let all = ctx.plan.actions.iter().filter(|a| a.objective == of);
    let last = all.map(|a| a.rank).reduce(f64::max);
    if let Some(moved) = action(ctx, dragged) {
        let after = Action {
            objective: of,
            rank: rank_between(last, None),
            ..moved.clone()
        };
        out.edit(named(ctx, dragged).put(after));
    }
}

/// Puts a record before or after another of its kind, under the same parent as that.
fn place(ctx: &Ctx<'_>, view: &View, out: &mut Out<'_>, moved: Key, other: Key, after: bool) {
    let kin: Vec<Key> = kin(view, other)
        .into_iter()
        .filter(|k| *k != moved)
        .collect();
    let Some(at) = kin.iter().position(|key| *key == other) else {
        return;
    };
    let next = if after { at + 1 } else { at };
    let rank_at = |at: usize| kin.get(at).and_then(|key| rank(ctx, *key));
    let rank = rank_between(next.checked_sub(1).and_then(rank_at), rank_at(next));
    let edit = named(ctx, moved);
    let edit = if let Some(goal) = goal(ctx, moved) {
        edit.put(Goal {
            rank,
            ..goal.clone()
        })
    } else if let (Some(one), Some(other)) = (objective(ctx, moved), objective(ctx, other)) {
        edit.put(Objective {
            rank,
            goal: other.goal,
            ..one.clone()
        })
    } else if let (Some(one), Some(other)) = (action(ctx, moved), action(ctx, other)) {
        edit.put(Action {
            rank,
            objective: other.objective,
            ..one.clone()
        })
    } else {
        return;
    };
    out.edit(edit);
}

fn named(ctx: &Ctx<'_>, key: Key) -> Edit {
    Edit::named(format!("Move {}", names::brief(tree::text(ctx, key))))
}

fn rank(ctx: &Ctx<'_>, key: Key) -> Option<f64> {
    goal(ctx, key)
        .map(|goal| goal.rank)
        .or_else(|| objective(ctx, key).map(|objective| objective.rank))
        .or_else(|| action(ctx, key).map(|action| action.rank))
}

fn goal<'p>(ctx: &Ctx<'p>, key: Key) -> Option<&'p Goal> {
    ctx.plan.get(key.typed()?)
}

fn objective<'p>(ctx: &Ctx<'p>, key: Key) -> Option<&'p Objective> {
    ctx.plan.get(key.typed()?)
}

fn action<'p>(ctx: &Ctx<'p>, key: Key) -> Option<&'p Action> {
    ctx.plan.get(key.typed()?)
}
