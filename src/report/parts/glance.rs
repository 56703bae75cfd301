//! The plan at a glance: what a board reads in a minute.
//! Must not count anything itself: each figure is another room's.

use crate::{
    insight::{actions, agreements, coverage, findings::Severity, measures, text},
    model::{Date, Lens, Measure, Meeting, PartnerStatus, ReportKind},
    report::{
        Block, Callout, Cell, Fact, Span, Stat, answers, figures,
        grid::Grid,
        look::{Look, meeting_name, ranked},
        make::nothing,
        parts::open,
        words::{self, blank, cell},
    },
};

/// So many lines of each sort are told; fewer where all has to fit on one page.
fn few(look: &Look<'_>) -> usize {
    match look.wanted.kind {
        ReportKind::Summary => 4,
        _ => 6,
    }
}

/// What the partnership is for.
pub(in crate::report) fn purpose(look: &Look<'_>) -> Vec<Block> {
    let purpose = answers::said(look, "purpose.statement");
    if purpose.is_empty() {
        return nothing("What this partnership is for");
    }
    vec![Block::text(purpose)]
}

/// The figures that are read from afar.
pub(in crate::report) fn figures(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let seen = look.overview();
    let partners = plan.partners.len() - look.count(PartnerStatus::Ended);
    let empty = coverage::empty_categories(&seen.coverage).len();
    let done = actions::counts(plan.actions.iter(), look.today);
    let counted = done.total - done.dropped;
    let lines = &seen.measures;
    let better = lines.iter().filter(|l| moves_well(look, l)).count();
    let told = lines.iter().filter(|l| l.figures.trend.is_some()).count();
    let in_force = plan.agreements.iter().filter(|a| {
        !matches!(
            agreements::Standing::of(a, look.today),
            agreements::Standing::Expired | agreements::Standing::Unsigned
        )
    });
    let share = |part: usize, whole: usize| {
        if whole == 0 {
            words::DASH.to_owned()
        } else {
            words::of(part, whole)
        }
    };
    let stat = |value: String, label: &str, definition: &str| Stat {
        value,
        label: label.to_owned(),
        definition: definition.to_owned(),
    };
    vec![Block::Stats(vec![
        stat(
            share(seen.at_table, partners),
            "partners at the table",
            "Partners at the table, of all in the plan whose partnership has not ended",
        ),
        stat(
            share(
                if partners == 0 { 0 } else { 6 - empty },
                if partners == 0 { 0 } else { 6 },
            ),
            "categories at the table",
            "Categories with at least one partner at the table, of six",
        ),
        stat(
            share(done.done, counted),
            "actions done",
            "Actions done, of all that were not dropped",
        ),
        stat(
            if done.total == 0 {
                words::DASH.to_owned()
            } else {
                text::digits(done.overdue)
            },
            "actions overdue",
            "Open actions whose day has passed",
        ),
        stat(
            share(better, told),
            "measures moving the right way",
            "Measures whose latest change is for the better, of those with a trend",
        ),
        stat(
            share(in_force.count(), plan.agreements.len()),
            "agreements in force",
            "Agreements signed and not expired, of all in the plan",
        ),
    ])]
}

fn moves_well(look: &Look<'_>, line: &crate::insight::overview::MeasureLine) -> bool {
    let Some((trend, measure)) = line.figures.trend.zip(look.plan.get(line.measure)) else {
        return false;
    };
    let change = match trend.direction {
        measures::Direction::Up => 1.0,
        measures::Direction::Down => -1.0,
        measures::Direction::Flat => 0.0,
    };
    measures::is_better(measure.better, change) == Some(true)
}

/// A trend in words: “Better: up for 3 periods”, and whether the target is reached.
pub(in crate::report) fn trend(measure: &Measure, figures: &measures::Figures) -> String {
    let reached = figures
        .latest
        .zip(measure.target)
        .is_some_and(|(latest, target)| measures::is_reached(measure.better, latest, target));
    let run = run(measure, figures);
    match (reached, run.as_str()) {
        (true, words::DASH) => "Target reached".to_owned(),
        (true, run) => format!("Target reached. {run}"),
        (false, run) => run.to_owned(),
    }
}

fn run(measure: &Measure, figures: &measures::Figures) -> String {
    let Some(trend) = figures.trend else {
        return words::DASH.to_owned();
    };
    let periods = text::count(trend.periods, "period", "periods");
    let (word, change) = match trend.direction {
        measures::Direction::Up => ("Up", 1.0),
        measures::Direction::Down => ("Down", -1.0),
        measures::Direction::Flat => return format!("No change in {periods}"),
    };
    let judged = match measures::is_better(measure.better, change) {
        Some(true) => "Better",
        Some(false) => "Worse",
        None => return format!("{word} for {periods}"),
    };
    format!("{judged}: {} for {periods}", text::lower(word))
}

/// Levels today and intended.
pub(in crate::report) fn levels(look: &Look<'_>) -> Vec<Block> {
    let seen = look.overview();
    let placed = seen.at_table - seen.unplaced;
    if look.plan.partners.is_empty() {
        // Who is at the table says so.
        return Vec::new();
    }
    if placed == 0 {
        return nothing("No partner at the table has been placed on a level yet");
    }
    let mut grid = Grid::new("Partners at the table by level", &[("When", 1.6)])
        .titled()
        .defined(format!(
            "{} placed. The levels are ordered, and none is better than another",
            words::of(placed, seen.at_table)
        ));
    let mut rows = [vec![Cell::text("Today")], vec![Cell::text("Intended")]];
    for count in &seen.levels {
        grid.column(count.level.label(), 1.5);
        for (row, n) in rows.iter_mut().zip([count.current, count.intended]) {
            row.push(Cell::number(n.to_string()));
        }
    }
    for row in rows {
        grid.row(row);
    }
    grid.block().into_iter().collect()
}

/// Who is at the table.
pub(in crate::report) fn coverage_part(look: &Look<'_>) -> Vec<Block> {
    if look.plan.partners.is_empty() {
        return nothing("No partner is in the plan yet");
    }
    let mut grid = Grid::new("Partners by category", &[("Standing", 1.6)]).titled();
    let mut rows = [
        vec![Cell::text("At the table")],
        vec![Cell::text("Invited or a prospect")],
        vec![Cell::text("Missing")],
    ];
    for count in &look.overview().coverage {
        grid.column(count.category.label(), 1.5);
        let counts = [
            count.at_table,
            count.invited + count.prospect,
            count.missing,
        ];
        for (row, n) in rows.iter_mut().zip(counts) {
            row.push(Cell::number(n.to_string()));
        }
    }
    for row in rows {
        grid.row(row);
    }
    grid.block().into_iter().collect()
}

/// The outcomes, each with its measures and their trend.
pub(in crate::report) fn outcomes(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let columns = [
        ("Outcome", 3.6),
        ("Measure", 3.0),
        ("Latest", 1.2),
        ("Target", 1.2),
        ("Trend", 2.2),
    ];
    let mut grid = Grid::new("What we want to reach, and where we are", &columns).defined(
        "Latest: the last dated value for everybody. Trend: whether the last change is for the better, and how many periods in a row the value moved the same way",
    );
    let outcomes = ranked(plan.outcomes.iter(), |o| (o.rank, o.id.raw()));
    let measured = ranked(plan.measures.iter(), |m| (m.rank, m.id.raw()));
    for outcome in outcomes.iter().take(few(look) + 1) {
        let first = measured.iter().find(|m| m.outcome == Some(outcome.id));
        let Some(measure) = first else {
            grid.row([cell(&outcome.text), Cell::text("No measure yet")]);
            continue;
        };
        let figures = measures::of_groups(measure, look.groups(measure.id));
        grid.row([
            cell(&outcome.text),
            cell(&measure.name),
            Cell::number(words::value(figures.latest, &measure.unit)),
            Cell::number(words::value(measure.target, &measure.unit)),
            Cell::text(trend(measure, &figures)),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    if blocks.is_empty() {
        return nothing("No shared outcome is written yet");
    }
    let left = outcomes.len().saturating_sub(few(look) + 1);
    if left > 0 {
        let more = text::count(left, "more outcome", "more outcomes");
        blocks.push(Block::text(format!("And {more}, in the full plan.")));
    }
    blocks
}

/// What is overdue and what comes next.
pub(in crate::report) fn next(look: &Look<'_>) -> Vec<Block> {
    let actions = &look.overview().actions;
    if actions.next.is_empty() {
        return if look.plan.actions.is_empty() {
            nothing("No action has been agreed yet")
        } else {
            vec![Block::text("Every action is done or dropped.")]
        };
    }
    let columns = [("Action", 5.0), ("Who", 2.6), ("By", 2.4)];
    let mut grid = Grid::new("Overdue and next actions", &columns);
    let open = actions.next.iter().filter_map(|id| look.plan.get(*id));
    for action in open.take(few(look)) {
        grid.row([
            cell(&action.text),
            Cell::text(owner_or_missing(look, action)),
            due(look, action.due),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    let left = actions.open.saturating_sub(few(look));
    if left > 0 {
        let more = text::count(left, "more action is", "more actions are");
        blocks.push(Block::text(format!("{more} open.")));
    }
    blocks
}

/// Who has an action in hand, or that nobody has.
pub(in crate::report) fn owner_or_missing(
    look: &Look<'_>,
    action: &crate::model::Action,
) -> String {
    match look.owner(action) {
        owner if owner.is_empty() => "Nobody yet".to_owned(),
        owner => owner,
    }
}

/// How long ago a day was: “9 days”.
pub(in crate::report) fn overdue_by(due: Date, today: Date) -> String {
    match text::relative(due, today).as_str() {
        "yesterday" => "1 day".to_owned(),
        late => late.trim_end_matches(" ago").to_owned(),
    }
}

/// A day by which something is due, and whether it has passed.
pub(in crate::report) fn due(look: &Look<'_>, due: Option<Date>) -> Cell {
    let Some(due) = due else {
        return Cell::text("No day yet");
    };
    let mut cell = Cell::text(words::day(due));
    if due < look.today {
        let late = overdue_by(due, look.today);
        cell.text.push(Span::strong(format!("\nOverdue by {late}")));
    }
    cell
}

/// The days that come next: meeting, agreements, review; the first few of them.
fn days(look: &Look<'_>) -> Vec<(Date, String)> {
    let plan = look.plan;
    let mut days: Vec<(Date, String)> = Vec::new();
    let ahead = |m: &&Meeting| m.on.is_some_and(|on| on >= look.today);
    let mut meetings: Vec<&Meeting> = plan.meetings.iter().filter(ahead).collect();
    meetings.sort_by_key(|m| (m.on, m.id));
    for meeting in meetings.into_iter().take(3) {
        days.extend(meeting.on.map(|on| (on, meeting_name(meeting))));
    }
    for renewal in look.overview().renewals.iter().take(3) {
        let agreement = plan.get(renewal.agreement);
        let title = agreement.map_or("", |a| a.title.trim());
        days.push((renewal.on, format!("{}: {title}", renewal.kind.label())));
    }
    if let Some(on) = look.header().review_on.filter(|on| *on >= look.today) {
        days.push((on, "The plan is looked over".to_owned()));
    }
    days.sort();
    days.truncate(few(look));
    days
}

const NO_DAY: &str = "No meeting, review or renewal has a day yet";

/// The days that come next.
pub(in crate::report) fn dates(look: &Look<'_>) -> Vec<Block> {
    let mut grid = Grid::new("Days to keep in mind", &[("Day", 1.6), ("What", 6.0)]);
    for (on, what) in days(look) {
        grid.row([Cell::text(words::day(on)), Cell::text(what)]);
    }
    let table = grid.block();
    table.map_or_else(|| nothing(NO_DAY), |table| vec![table])
}

/// The same days in one line, for a page without a heading for them.
pub(in crate::report) fn next_days(look: &Look<'_>) -> Vec<Block> {
    let days = days(look);
    if days.is_empty() {
        return nothing(NO_DAY);
    }
    let days = days.into_iter();
    let days: Vec<_> = days
        .map(|(on, what)| format!("{}: {what}", words::day(on)))
        .collect();
    vec![Block::Paragraph(vec![
        Span::strong("Next dates. "),
        Span::plain(words::sentence(&days.join("; "))),
    ])]
}

/// The partner map, on the back of the page: beside the words its names could not be read.
pub(in crate::report) fn map(look: &Look<'_>) -> Vec<Block> {
    figures::map(look, Lens::Rings, true, figures::UPRIGHT)
        .into_iter()
        .collect()
}

/// What the plan lacks, in a sentence.
pub(in crate::report) fn lacks(look: &Look<'_>) -> Vec<Block> {
    let counts: Vec<String> = Severity::ALL
        .iter()
        .map(|s| (open::count(look, *s), *s))
        .filter(|(n, _)| *n > 0)
        .map(|(n, s)| s.counted(n))
        .collect();
    if counts.is_empty() {
        return Vec::new();
    }
    let counts = text::names(&counts);
    let first = open::first(look).map_or("", |f| f.text.as_str());
    let words = format!(
        "The plan has {counts} to look at. First: {}",
        words::sentence(first)
    );
    vec![Block::Callout(Callout::Note, vec![Span::plain(words)])]
}

/// Whose plan it is, and the days that count.
pub(in crate::report) fn facts(look: &Look<'_>) -> Vec<Block> {
    let header = look.header();
    let facts = [
        ("Agency", look.agency()),
        ("Facilitator", header.facilitator.trim().to_owned()),
        (
            "First workshop",
            header.workshop_on.map_or_else(String::new, words::day),
        ),
        (
            "Next review of the plan",
            header.review_on.map_or_else(String::new, words::day),
        ),
    ];
    let known = facts.into_iter().filter(|(_, is)| !blank(is));
    let facts: Vec<Fact> = known
        .map(|(name, is)| Fact {
            name: name.to_owned(),
            is: vec![Span::plain(is)],
        })
        .collect();
    vec![Block::Facts(facts)]
}
