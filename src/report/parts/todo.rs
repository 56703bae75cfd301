//! The action list: what is overdue, who has what to do, and what is due when.
//! Must not tell of actions that are done or dropped, but for their number.

use std::collections::BTreeMap;

use crate::{
    insight::{actions, text},
    model::Action,
    report::{
        Block, Cell, Span,
        grid::Grid,
        look::Look,
        make::nothing,
        parts::{
            glance::{due, owner_or_missing},
            minutes::{boxes, boxes_with},
        },
        words::{self, cell},
    },
};

/// The open actions by day, those without one last.
fn open<'a>(look: &Look<'a>) -> Vec<&'a Action> {
    let all = look.plan.actions.iter();
    let mut open: Vec<&Action> = all.filter(|a| actions::is_open(a)).collect();
    open.sort_by(|a, b| {
        let day = |a: &Action| (a.due.is_none(), a.due);
        day(a)
            .cmp(&day(b))
            .then(a.rank.total_cmp(&b.rank))
            .then(a.id.cmp(&b.id))
    });
    open
}

/// How many there are.
pub(in crate::report) fn counts(look: &Look<'_>) -> Vec<Block> {
    let counts = actions::counts(look.plan.actions.iter(), look.today);
    if counts.total == 0 {
        return nothing("No action has been agreed yet");
    }
    let mut said = vec![Span::plain(format!(
        "{} open, of them {} overdue, {} without an owner and {} without a day. {} done, {} dropped.",
        text::count(counts.open, "action is", "actions are"),
        counts.overdue,
        counts.unowned,
        counts.undated,
        counts.done,
        counts.dropped
    ))];
    said.push(Span::quiet(" Overdue: open with a day before today."));
    vec![Block::Paragraph(said)]
}

/// What is overdue.
pub(in crate::report) fn overdue(look: &Look<'_>) -> Vec<Block> {
    let all = open(look);
    let late: Vec<&Action> = all
        .into_iter()
        .filter(|a| actions::is_overdue(a, look.today))
        .collect();
    match (late.is_empty(), look.plan.actions.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => vec![Block::text("Nothing is overdue.")],
        _ => vec![boxes(look, &late)],
    }
}

/// Who has what to do; what nobody has comes last, where it is seen.
pub(in crate::report) fn by_owner(look: &Look<'_>) -> Vec<Block> {
    let mut owners: BTreeMap<(bool, String, String), Vec<&Action>> = BTreeMap::new();
    for action in open(look) {
        let holder = match look.person_if(action.owner) {
            person if person.is_empty() => look.partner_if(action.partner),
            person => person,
        };
        let nobody = holder.is_empty();
        let key = (nobody, holder.to_lowercase(), holder);
        owners.entry(key).or_default().push(action);
    }
    // The heading names the holder; what stands beside the action is the partner that sees to it.
    let with = |action: &Action| {
        let house = action
            .owner
            .and_then(|id| look.plan.get(id))
            .map(|p| p.partner);
        match action.partner {
            Some(_) if house.is_some_and(|house| house != action.partner) => {
                format!("with {}", look.partner_if(action.partner))
            }
            _ => String::new(),
        }
    };
    let mut blocks = Vec::new();
    for ((nobody, _, owner), all) in owners {
        let title = if nobody {
            "Nobody yet".to_owned()
        } else {
            owner
        };
        blocks.push(Block::heading(2, title));
        blocks.push(boxes_with(look, &all, with));
    }
    blocks
}

/// What is due when.
pub(in crate::report) fn by_day(look: &Look<'_>) -> Vec<Block> {
    let columns = [("By", 2.2), ("Action", 5.0), ("Who", 2.8), ("Stands", 1.4)];
    let mut grid = Grid::new("Open actions by day", &columns);
    for action in open(look) {
        grid.row([
            due(look, action.due),
            cell(&action.text),
            Cell::text(owner_or_missing(look, action)),
            Cell::text(crate::model::Word::label(action.status)),
        ]);
    }
    grid.block().into_iter().collect()
}

/// What was done last, newest first.
pub(in crate::report) fn done(look: &Look<'_>) -> Vec<Block> {
    const SHOWN: usize = 20;
    let all = look.plan.actions.iter();
    let mut done: Vec<&Action> = all
        .filter(|a| a.status == crate::model::ActionStatus::Done)
        .collect();
    done.sort_by_key(|a| (std::cmp::Reverse(a.done_on), a.id));
    let mut grid = Grid::new(
        "Done, newest first",
        &[("Action", 5.0), ("Who", 2.8), ("Done on", 2.2)],
    );
    for action in done.iter().take(SHOWN) {
        grid.row([
            cell(&action.text),
            Cell::text(owner_or_missing(look, action)),
            words::on(action.done_on),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    if done.len() > SHOWN {
        let more = text::count(done.len() - SHOWN, "earlier one", "earlier ones");
        blocks.push(Block::text(format!("And {more}.")));
    }
    blocks
}
