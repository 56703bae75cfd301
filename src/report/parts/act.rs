//! What is done: issues in their order, goals, objectives and actions.
//! Must not sort actions by owner (that is `todo`).

use std::collections::BTreeMap;

use crate::{
    insight::{actions, tally, text},
    model::{Action, Id, Objective},
    report::{
        Block, Cell, Span,
        grid::Grid,
        look::{Look, ranked},
        parts::{
            glance::{due, owner_or_missing},
            workshop::{capture_votes, dots_definition, parking},
        },
        words::{self, blank, cell},
    },
};

/// Key issues in their order, with the dots they got.
pub(in crate::report) fn issues(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let issues = ranked(plan.issues.iter(), |i| (i.rank, i.id.raw()));
    let issues: Vec<_> = issues.into_iter().filter(|i| !i.parked).collect();
    let votes = || plan.votes.iter().filter(|v| v.issue.0.is_some());
    let mut dots: BTreeMap<_, i64> = BTreeMap::new();
    let mut notes: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for vote in votes() {
        let Some(issue) = vote.issue.0 else { continue };
        *dots.entry(issue).or_default() += vote.count.max(0);
        if !blank(&vote.note) {
            notes.entry(issue).or_default().push(vote.note.trim());
        }
    }
    let counts: Vec<i64> = issues
        .iter()
        .map(|i| dots.get(&i.id).copied().unwrap_or(0))
        .collect();
    let voted = votes().next().is_some();
    let columns = [
        ("No.", 0.7),
        ("Issue", 3.6),
        ("Why it matters", 3.6),
        ("Dots", 0.8),
        ("Rank", 0.8),
        ("Notes", 2.4),
    ];
    let mut grid = Grid::new("Key issues, in the order of the group", &columns);
    if voted {
        grid = grid.defined(dots_definition(&tally::dots(votes())));
    }
    for (at, (issue, (count, rank))) in issues
        .iter()
        .zip(counts.iter().zip(tally::ranks(&counts)))
        .enumerate()
    {
        let number = |n: String| Cell::number(if voted { n } else { words::DASH.to_owned() });
        let of_votes = notes
            .get(&issue.id)
            .map_or_else(String::new, |n| n.join(" "));
        grid.row([
            Cell::number((at + 1).to_string()),
            cell(&issue.text),
            cell(&issue.why),
            number(count.to_string()),
            number(rank.to_string()),
            words::two(&issue.notes, &of_votes),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    blocks.extend(capture_votes(look));
    blocks
}

/// Issues, goals, objectives and actions.
pub(in crate::report) fn act(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = issues(look);
    blocks.extend(parked(look));
    blocks.extend(goals(look));
    blocks.extend(all_actions(look));
    blocks
}

fn parked(look: &Look<'_>) -> Vec<Block> {
    let all = parking(look);
    let mut blocks = Vec::new();
    if !all.is_empty() {
        blocks.push(Block::text(
            "In the parking lot, important but not for now:",
        ));
        blocks.extend(all);
    }
    let notes = look.plan.issues.iter().filter(|i| i.parked);
    let notes: Vec<String> = notes
        .filter(|i| !blank(&i.why) || !blank(&i.notes))
        .map(|i| {
            format!(
                "{}: {} {}",
                text::brief(&i.text),
                i.why.trim(),
                i.notes.trim()
            )
        })
        .collect();
    if !notes.is_empty() {
        blocks.push(Block::text("Why these are parked:"));
        blocks.push(Block::dots(notes));
    }
    blocks
}

fn share(rollup: Option<&actions::Rollup>) -> Cell {
    rollup.map_or_else(
        || Cell::text("No action yet"),
        |r| {
            if r.counted == 0 {
                Cell::text("All dropped")
            } else {
                Cell::text(format!("{} done", words::of(r.done, r.counted)))
            }
        },
    )
}

fn goals(look: &Look<'_>) -> Option<Block> {
    let plan = look.plan;
    let rollups = actions::rollups(plan);
    let objectives = ranked(plan.objectives.iter(), |o| (o.rank, o.id.raw()));
    let columns = [
        ("Goal or objective", 5.0),
        ("Serves", 3.0),
        ("By", 1.8),
        ("Actions", 1.6),
        ("Notes", 2.6),
    ];
    let mut grid = Grid::new("Goals and objectives", &columns).defined(
        "Actions done, of all that were not dropped; a goal counts those of all its objectives",
    );
    for goal in ranked(plan.goals.iter(), |g| (g.rank, g.id.raw())) {
        let issue = goal
            .issue
            .and_then(|id| plan.get(id))
            .map_or("", |i| i.text.trim());
        let outcome = goal
            .outcome
            .and_then(|id| plan.get(id))
            .map_or("", |o| o.text.trim());
        let mut title = Cell::default();
        title.text.push(Span::strong(words::or_dash(&goal.text)));
        grid.row([
            title,
            words::two(issue, outcome),
            Cell::text(words::DASH),
            share(rollups.goals.get(&goal.id)),
            cell(&goal.notes),
        ]);
        for objective in objectives.iter().filter(|o| o.goal == goal.id) {
            grid.row([
                cell(&objective.text),
                Cell::text(words::DASH),
                words::on(objective.due),
                share(rollups.objectives.get(&objective.id)),
                cell(&objective.notes),
            ]);
        }
    }
    grid.block()
}

fn all_actions(look: &Look<'_>) -> Option<Block> {
    let mut all = ranked(look.plan.actions.iter(), |a| (a.rank, a.id.raw()));
    all.sort_by_key(|a| (!actions::is_open(a), a.due.is_none(), a.due));
    let counts = actions::counts(all.iter().copied(), look.today);
    let columns = [
        ("Action", 4.4),
        ("Who", 2.4),
        ("By", 2.0),
        ("Stands", 1.4),
        ("Done", 0.9),
        ("Serves", 2.8),
    ];
    let mut grid = Grid::new("Actions, the open ones first", &columns).defined(format!(
        "{} in all: {} open, of them {} overdue, {} without an owner and {} without a day; {} done, {} dropped",
        counts.total, counts.open, counts.overdue, counts.unowned, counts.undated, counts.done, counts.dropped
    ));
    let objective = |id: Option<Id<Objective>>| {
        id.and_then(|id| look.plan.get(id))
            .map_or_else(String::new, |o| o.text.trim().to_owned())
    };
    for action in all {
        grid.row([
            words::with_note(&action.text, &action.notes),
            Cell::text(owner_or_missing(look, action)),
            when(look, action),
            Cell::text(action.status.label()),
            Cell::number(format!("{} %", action.progress)),
            cell(&objective(action.objective)),
        ]);
    }
    grid.block()
}

/// The day of an action: when it was done, or by when it is due.
pub(in crate::report) fn when(look: &Look<'_>, action: &Action) -> Cell {
    if actions::is_open(action) {
        return due(look, action.due);
    }
    match action.done_on {
        Some(done) => Cell::text(format!("Done {}", words::day(done))),
        None => words::on(action.due),
    }
}
