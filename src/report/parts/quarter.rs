//! The quarterly review: what changed, what was done, what comes next.
//! Must not tell of days outside its period, but for what is still open.

use crate::{
    insight::{actions, change, text},
    model::{Action, ActionStatus, CaseStatus, Date, Meeting, Story},
    report::{
        Block, Callout, Cell, Fact, Span, figures,
        grid::Grid,
        look::{Look, meeting_name, ranked},
        parts::{act::when, glance::owner_or_missing, meet, purpose, sustain},
        words::{self, blank, cell},
    },
};

/// So many changes are told one by one.
const CHANGES: usize = 40;

fn within(look: &Look<'_>, on: Option<Date>) -> bool {
    let (from, to) = look.wanted.days(look.today);
    on.is_some_and(|on| (from..=to).contains(&on))
}

/// What changed about partners since the snapshot nearest the beginning.
pub(in crate::report) fn changes(look: &Look<'_>) -> Vec<Block> {
    let Some(then) = &look.wanted.then else {
        let words = "No snapshot of the plan lies near the beginning of this period, so changes can't be told. Take a snapshot after each meeting: the next review will tell.";
        return vec![Block::Callout(Callout::Note, vec![Span::plain(words)])];
    };
    let name = match (then.name.trim(), then.on) {
        ("", Some(on)) => format!("the snapshot of {}", words::day(on)),
        ("", None) => "an earlier snapshot".to_owned(),
        (name, Some(on)) => format!("“{name}”, {}", words::day(on)),
        (name, None) => format!("“{name}”"),
    };
    let found = change::compare(&then.plan, look.plan);
    if found.is_empty() {
        return vec![Block::text(format!(
            "Nothing about partners, links or signatures changed since {name}."
        ))];
    }
    let told = change::told(&found, &then.plan, look.plan);
    let mut blocks = vec![
        Block::text(format!("Since {name}:")),
        Block::dots(told.iter().take(CHANGES).map(|t| words::sentence(&t.text))),
    ];
    if told.len() > CHANGES {
        blocks.push(Block::text(format!(
            "And {} more changes.",
            told.len() - CHANGES
        )));
    }
    blocks
}

/// Measures with their charts.
pub(in crate::report) fn measures(look: &Look<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = purpose::measures(look).into_iter().collect();
    let all = ranked(look.plan.measures.iter(), |m| (m.rank, m.id.raw()));
    for measure in &all {
        blocks.extend(figures::measure(look, measure));
    }
    blocks.extend(sustain::disparities(look, &all));
    if blocks.is_empty() {
        blocks.push(Block::text("No measure is in the plan yet."));
    }
    blocks
}

/// Actions done in the period, overdue ones, and the next.
pub(in crate::report) fn actions_part(look: &Look<'_>) -> Vec<Block> {
    let all = ranked(look.plan.actions.iter(), |a| (a.rank, a.id.raw()));
    if all.is_empty() {
        return vec![Block::text("No action has been agreed yet.")];
    }
    let mut blocks = Vec::new();
    let done = all
        .iter()
        .filter(|a| a.status == ActionStatus::Done && within(look, a.done_on));
    blocks.extend(list(look, "Done in this period", done.copied()));
    let mut overdue: Vec<&Action> = all
        .iter()
        .copied()
        .filter(|a| actions::is_overdue(a, look.today))
        .collect();
    overdue.sort_by_key(|a| a.due);
    blocks.extend(list(look, "Overdue", overdue.into_iter()));
    let ahead = |a: &&&Action| {
        let days = a.due.map(|due| text::days_between(look.today, due));
        actions::is_open(a) && days.is_some_and(|days| (0..=92).contains(&days))
    };
    let mut next: Vec<&Action> = all.iter().filter(ahead).copied().collect();
    next.sort_by_key(|a| a.due);
    blocks.extend(list(look, "Due in the next three months", next.into_iter()));
    let counts = actions::counts(all.iter().copied(), look.today);
    blocks.push(Block::Paragraph(vec![Span::quiet(format!(
        "In all {}: {} open, of them {} overdue and {} without an owner; {} done, {} dropped.",
        text::count(counts.total, "action", "actions"),
        counts.open,
        counts.overdue,
        counts.unowned,
        counts.done,
        counts.dropped
    ))]));
    blocks
}

fn list<'a>(
    look: &Look<'_>,
    caption: &str,
    all: impl Iterator<Item = &'a Action>,
) -> Option<Block> {
    let mut grid = Grid::new(caption, &[("Action", 5.0), ("Who", 2.8), ("When", 2.2)]);
    for action in all {
        grid.row([
            words::with_note(&action.text, &action.notes),
            Cell::text(owner_or_missing(look, action)),
            when(look, action),
        ]);
    }
    grid.block()
}

/// Meetings held and decisions made.
pub(in crate::report) fn meetings(look: &Look<'_>) -> Vec<Block> {
    let mut held: Vec<&Meeting> = look
        .plan
        .meetings
        .iter()
        .filter(|m| within(look, m.on))
        .collect();
    held.sort_by_key(|m| (m.on, m.id));
    let mut grid = Grid::new(
        "Meetings held",
        &[("Meeting", 3.4), ("Day", 2.0), ("What came of it", 6.0)],
    )
    .titled();
    for meeting in held {
        grid.row([
            Cell::text(meeting_name(meeting)),
            words::on(meeting.on),
            cell(&meeting.minutes),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    let decided = look.plan.decisions.iter().filter(|d| within(look, d.on));
    let decided = meet::decisions(look, decided);
    if !decided.is_empty() {
        blocks.push(Block::heading(2, "Decisions"));
        blocks.extend(decided);
    }
    if blocks.is_empty() {
        blocks.push(Block::text(
            "No meeting was held and nothing was decided in this period.",
        ));
    }
    blocks
}

/// Wins, and stories that may be used.
pub(in crate::report) fn wins(look: &Look<'_>) -> Vec<Block> {
    let won = look.plan.wins.iter().filter(|w| within(look, w.on));
    let mut blocks: Vec<Block> = sustain::wins(look, won).into_iter().collect();
    let usable = |s: &&Story| within(look, s.on) && sustain::may_be_told(look, s);
    blocks.extend(sustain::stories(
        look,
        look.plan.stories.iter().filter(usable),
    ));
    blocks
}

/// Conflicts and grievances, counted; what they are about stands in the full plan.
pub(in crate::report) fn conflicts(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let cases = plan
        .conflicts
        .iter()
        .map(|c| ("Disagreements", c.raised_on, c.settled_on, c.status))
        .chain(
            plan.grievances
                .iter()
                .map(|g| ("Grievances", g.raised_on, g.settled_on, g.status)),
        );
    let cases: Vec<_> = cases.collect();
    if cases.is_empty() {
        return Vec::new();
    }
    let columns = [
        ("Sort", 3.0),
        ("Came up in this period", 2.0),
        ("Settled in this period", 2.0),
        ("Open today", 2.0),
    ];
    let mut grid = Grid::new("Disagreements and grievances", &columns).titled();
    for sort in ["Disagreements", "Grievances"] {
        let here = || cases.iter().filter(|(s, ..)| *s == sort);
        let count = |n: usize| Cell::number(n.to_string());
        grid.row([
            Cell::text(sort),
            count(
                here()
                    .filter(|(_, raised, ..)| within(look, *raised))
                    .count(),
            ),
            count(
                here()
                    .filter(|(_, _, settled, _)| within(look, *settled))
                    .count(),
            ),
            count(
                here()
                    .filter(|(.., status)| *status == CaseStatus::Open)
                    .count(),
            ),
        ]);
    }
    grid.block().into_iter().collect()
}

/// Agreements to renew or look over.
pub(in crate::report) fn renewals(look: &Look<'_>) -> Vec<Block> {
    let all = &look.overview().renewals;
    if all.is_empty() {
        return Vec::new();
    }
    let fact = |renewal: &crate::insight::overview::Renewal| {
        let agreement = look.plan.get(renewal.agreement);
        let title = agreement.map_or("", |a| a.title.as_str());
        let on = words::day_from(renewal.on, look.today);
        Fact {
            name: words::or_dash(title).to_owned(),
            is: vec![Span::plain(format!("{} {on}", renewal.kind.label()))],
        }
    };
    vec![Block::Facts(all.iter().map(fact).collect())]
}

/// The talks that were noted in the period, counted.
pub(in crate::report) fn talks(look: &Look<'_>) -> Vec<Block> {
    let talks: Vec<_> = look
        .plan
        .interactions
        .iter()
        .filter(|i| within(look, i.on))
        .collect();
    if talks.is_empty() {
        return Vec::new();
    }
    let mut partners: Vec<_> = talks.iter().map(|t| t.partner).collect();
    partners.sort_unstable();
    partners.dedup();
    let words = format!(
        "{} with {} were noted.",
        text::count(talks.len(), "talk", "talks"),
        text::count(partners.len(), "partner", "partners")
    );
    let mut blocks = vec![Block::text(words)];
    let said: Vec<String> = talks
        .iter()
        .filter(|t| !blank(&t.summary))
        .map(|t| {
            format!(
                "{}: {}",
                look.partner(t.partner),
                words::sentence(&t.summary)
            )
        })
        .take(CHANGES)
        .collect();
    blocks.push(Block::dots(said));
    blocks
}
