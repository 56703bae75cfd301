//! Meetings and decisions: what was said, counted and decided.
//! Must not make minutes of one meeting (that is `minutes`).

use std::collections::BTreeMap;

use crate::{
    insight::tally::{self, Fist},
    model::{AttendanceState, Decision, DecisionMethod, Meeting},
    report::{
        Block, Cell, Span,
        grid::Grid,
        look::{Look, meeting_name, ranked},
        parts::minutes,
        words::{self, blank, cell},
    },
};

/// All meetings, latest first, and all decisions.
pub(in crate::report) fn meetings(look: &Look<'_>) -> Vec<Block> {
    let mut all: Vec<&Meeting> = look.plan.meetings.iter().collect();
    all.sort_by_key(|m| (std::cmp::Reverse(m.on), m.id));
    let mut blocks = Vec::new();
    blocks.extend(overview(look, &all));
    for meeting in all {
        let said = of_meeting(look, meeting);
        if !said.is_empty() {
            let on = meeting
                .on
                .map_or_else(String::new, |on| format!(", {}", words::day(on)));
            blocks.push(Block::heading(2, format!("{}{on}", meeting_name(meeting))));
            blocks.extend(said);
        }
    }
    let decided = decisions(look, look.plan.decisions.iter());
    if !decided.is_empty() {
        blocks.push(Block::heading(2, "Decisions"));
        blocks.extend(decided);
    }
    if let Some(counted) = counts(look, |_| true) {
        blocks.push(Block::heading(2, "Counts of hands and dots"));
        blocks.push(counted);
    }
    blocks
}

fn overview(look: &Look<'_>, all: &[&Meeting]) -> Option<Block> {
    let columns = [
        ("Meeting", 3.4),
        ("Day", 2.2),
        ("Where", 2.4),
        ("Comes round", 1.8),
        ("Came", 1.2),
        ("Who meets", 2.4),
    ];
    let mut came: BTreeMap<_, (usize, usize)> = BTreeMap::new();
    for one in look.plan.attendances.iter() {
        let counted = came.entry(one.meeting).or_default();
        counted.1 += 1;
        counted.0 += usize::from(one.state == AttendanceState::Present);
    }
    let mut grid = Grid::new("Meetings, latest first", &columns)
        .titled()
        .defined("Came: people present, of those invited");
    for meeting in all {
        let body = meeting.structure.and_then(|id| look.plan.get(id));
        let held = meeting.on.is_some_and(|on| on <= look.today);
        let came = came.get(&meeting.id).filter(|_| held);
        let day = meeting.on.map_or_else(String::new, words::day);
        grid.row([
            Cell::text(meeting_name(meeting)),
            words::two(&day, &words::clock(&meeting.starts_at)),
            cell(&meeting.place),
            cell(meeting.cadence.map_or("", |c| c.label())),
            cell(&came.map_or_else(String::new, |(came, of)| words::of(*came, *of))),
            cell(body.map_or("", |b| &b.name)),
        ]);
    }
    grid.block()
}

/// Agenda and minutes of one meeting.
fn of_meeting(look: &Look<'_>, meeting: &Meeting) -> Vec<Block> {
    let mut blocks: Vec<Block> = agenda(look, meeting).into_iter().collect();
    if !blank(&meeting.minutes) {
        blocks.push(Block::text(meeting.minutes.trim()));
    }
    blocks
}

/// The agenda of a meeting, with what was said.
pub(in crate::report) fn agenda(look: &Look<'_>, meeting: &Meeting) -> Option<Block> {
    let columns = [
        ("Point", 3.2),
        ("Min", 0.7),
        ("Leads", 2.0),
        ("What was said", 5.0),
    ];
    // Its name and its day stand above it, as a heading or as the title of the minutes.
    let mut grid = Grid::new("Agenda, and what was said", &columns);
    let items = look
        .plan
        .agenda_items
        .iter()
        .filter(|i| i.meeting == meeting.id);
    for item in ranked(items, |i| (i.rank, i.id.raw())) {
        let minutes = if item.minutes > 0 {
            item.minutes.to_string()
        } else {
            words::DASH.to_owned()
        };
        grid.row([
            cell(&item.title),
            Cell::number(minutes),
            cell(&look.person_if(item.lead)),
            cell(&item.notes),
        ]);
    }
    grid.block()
}

/// Decisions, latest first: each with question, method, counts, dissent and owner.
pub(in crate::report) fn decisions<'d>(
    look: &Look<'_>,
    all: impl IntoIterator<Item = &'d Decision>,
) -> Vec<Block> {
    let mut all: Vec<&Decision> = all.into_iter().collect();
    all.sort_by_key(|d| (std::cmp::Reverse(d.on), d.id));
    let rounds = tally::rounds(look.plan);
    let mut blocks = Vec::new();
    for decision in all {
        let method = decision.method.map_or("", |m| m.label());
        let on = decision.on.map_or_else(String::new, words::day);
        let meeting = decision.meeting.and_then(|id| look.plan.get(id));
        let meeting = meeting.map_or_else(String::new, meeting_name);
        let when: Vec<_> = [on, meeting]
            .into_iter()
            .filter(|w| !w.is_empty())
            .collect();
        let its: Vec<_> = rounds
            .iter()
            .filter(|r| r.decision == Some(decision.id))
            .collect();
        let counted = if its.is_empty() || !blank(&decision.tally) {
            decision.tally.trim().to_owned()
        } else {
            tally::in_words(&its)
        };
        let dissent: Vec<String> = its.iter().map(|r| tally::dissent(r)).collect();
        let dissent = match (decision.dissent.trim(), dissent.join("\n")) {
            ("", counted) => counted,
            (noted, _) => noted.to_owned(),
        };
        let figures: Vec<String> = its.iter().filter_map(|r| figures(r)).collect();
        let dissent = if dissent.is_empty() && !its.is_empty() {
            "Nobody".to_owned()
        } else {
            dissent
        };
        let named = |name: &str, said: &str| match said.trim() {
            "" => String::new(),
            said => format!("{name}: {}", words::sentence(said)),
        };
        let how = match (method, counted.trim()) {
            ("", "") => String::new(),
            (method, "") => words::sentence(method),
            ("", counted) => named("Counts", counted),
            (method, counted) => named(method, counted),
        };
        let lines = [
            decision.question.trim().to_owned(),
            how,
            named("Who saw it otherwise", &dissent),
            named("Carried out by", &look.person_if(decision.owner)),
            words::sentence(&when.join(", ")),
            decision.notes.trim().to_owned(),
        ];
        let mut paragraph = vec![Span::strong(words::sentence(words::or_dash(
            &decision.text,
        )))];
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        paragraph.extend(lines.map(|line| Span::plain(format!("\n{line}"))));
        let figures = figures.iter().map(|line| format!("\n{line}"));
        paragraph.extend(figures.map(Span::quiet));
        blocks.push(Block::Paragraph(paragraph));
    }
    blocks
}

/// The figures of a count, where it has some.
fn figures(round: &tally::Round<'_>) -> Option<String> {
    let checks = || round.checks.iter().copied();
    let head = if round.round > 1 {
        format!("Round {}: ", round.round)
    } else {
        String::new()
    };
    match round.method {
        DecisionMethod::FistToFive => {
            let hands = Fist::of(checks());
            (hands.hands() > 0).then(|| {
                format!(
                    "{head}n = {} hands; mean {}, median {}, standard deviation {} (over n − 1)",
                    hands.hands(),
                    words::value(hands.mean(), ""),
                    words::value(hands.median(), ""),
                    hands
                        .deviation()
                        .map_or_else(|| words::DASH.to_owned(), |d| format!("{d:.4}"))
                )
            })
        }
        DecisionMethod::Gradients => {
            let hands = tally::Gradients::of(checks());
            (hands.hands() > 0).then(|| {
                format!(
                    "{head}n = {} hands; {} support, {} abstain, {} veto. No mean is taken, and to abstain is not to support",
                    hands.hands(),
                    hands.support(),
                    hands.abstain(),
                    hands.vetoes()
                )
            })
        }
        _ => None,
    }
}

/// Each count of hands, round by round, with its rule and its notes.
pub(in crate::report) fn counts(
    look: &Look<'_>,
    wanted: impl Fn(&tally::Round<'_>) -> bool,
) -> Option<Block> {
    let columns = [
        ("Question", 3.2),
        ("How", 1.8),
        ("Counts", 3.0),
        ("Rule in force", 3.2),
        ("What came of it", 3.0),
    ];
    let mut grid = Grid::new("Each count, with the rule in force", &columns);
    for round in tally::rounds(look.plan).iter().filter(|r| wanted(r)) {
        let figures = figures(round).unwrap_or_default();
        grid.row([
            cell(round.question),
            Cell::text(format!("{}, round {}", round.method.label(), round.round)),
            words::with_note(&round.counts_words(), &figures),
            cell(tally::rule(round.method, round.round)),
            words::with_note(&round.outcome_words(), &tally::dissent(round)),
        ]);
    }
    grid.block()
}

/// The meeting that was the workshop: the one on its day.
pub(in crate::report) fn workshop<'a>(look: &Look<'a>) -> Option<&'a Meeting> {
    let on = look.header().workshop_on?;
    look.plan.meetings.iter().find(|m| m.on == Some(on))
}

/// What the workshop decided; all decisions while no meeting lies on its day.
pub(in crate::report) fn workshop_decisions(look: &Look<'_>) -> Vec<Block> {
    let on = look.header().workshop_on;
    let meeting = workshop(look).map(|m| m.id);
    let its = |d: &&Decision| {
        meeting.is_none() || d.meeting == meeting || d.meeting.is_none() && d.on == on
    };
    decisions(look, look.plan.decisions.iter().filter(its))
}

/// The counts of the workshop: those of its day, and those that led to what it decided.
pub(in crate::report) fn workshop_counts(look: &Look<'_>) -> Vec<Block> {
    let on = look.header().workshop_on;
    let meeting = workshop(look).map(|m| m.id);
    let its = |round: &tally::Round<'_>| {
        let decision = round.decision.and_then(|id| look.plan.get(id));
        meeting.is_none()
            || decision.is_some_and(|d| d.meeting == meeting)
            || round.checks.iter().any(|c| c.on.is_some() && c.on == on)
    };
    counts(look, its).into_iter().collect()
}

/// What the workshop agreed to do; all actions while no meeting lies on its day.
pub(in crate::report) fn workshop_actions(look: &Look<'_>) -> Vec<Block> {
    let meeting = workshop(look).map(|m| m.id);
    let all = ranked(look.plan.actions.iter(), |a| (a.rank, a.id.raw()));
    let its: Vec<_> = all
        .into_iter()
        .filter(|a| meeting.is_none() || a.meeting == meeting)
        .collect();
    if its.is_empty() {
        Vec::new()
    } else {
        vec![minutes::boxes(look, &its)]
    }
}

/// The meeting after the workshop.
pub(in crate::report) fn next(look: &Look<'_>) -> Vec<Block> {
    minutes::next_after(look, workshop(look))
}
