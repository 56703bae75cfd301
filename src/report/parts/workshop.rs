//! The workshop: who takes part, what is done before, the agenda, what was said in the room.
//! Must not know what was decided (that is `decisions`).

use std::collections::HashMap;

use crate::{
    insight::{tally, timetable},
    model::{AttendanceState, CaptureKind, Participant},
    report::{
        Block, Cell, Fact, List, Marks, Span,
        grid::Grid,
        look::{Look, ranked},
        parts::meet,
        words::{self, blank, cell, on},
    },
};

/// Day, time and length, and who leads.
pub(in crate::report) fn facts(look: &Look<'_>) -> Vec<Block> {
    let header = look.header();
    let minutes = timetable::slots(look.plan).last().map_or(0, |s| s.to);
    let length = if minutes > 0 {
        timetable::length(minutes)
    } else {
        String::new()
    };
    let all = [
        (
            "Day",
            header.workshop_on.map_or_else(String::new, words::day),
        ),
        ("Begins", words::clock(&header.starts_at)),
        ("Length of the agenda", length),
        ("Facilitator", header.facilitator.trim().to_owned()),
        (
            "What we agreed about privacy",
            header.privacy_note.trim().to_owned(),
        ),
    ];
    let known = all.into_iter().filter(|(_, is)| !is.is_empty());
    let facts: Vec<Fact> = known
        .map(|(name, is)| Fact {
            name: name.to_owned(),
            is: vec![Span::plain(is)],
        })
        .collect();
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts(facts)]
    }
}

/// Who takes part.
pub(in crate::report) fn participants(look: &Look<'_>) -> Vec<Block> {
    let mut all: Vec<&Participant> = look.plan.participants.iter().collect();
    all.sort_by_cached_key(|p| {
        let house = look.partner_if(p.partner).to_lowercase();
        (house, p.name.to_lowercase(), p.id)
    });
    let workshop = meet::workshop(look).filter(|m| m.on.is_some_and(|on| on <= look.today));
    let came: HashMap<_, AttendanceState> = look
        .plan
        .attendances
        .iter()
        .filter(|a| Some(a.meeting) == workshop.map(|m| m.id))
        .filter(|a| a.state != AttendanceState::Invited)
        .map(|a| (a.person, a.state))
        .collect();
    let columns = [
        ("Name", 2.4),
        ("What they do", 2.4),
        ("Speaks for", 2.8),
        ("Reach them", 3.0),
        ("Invited", 1.0),
        ("Came", 1.0),
    ];
    let mut grid = Grid::new("By the organization that they speak for", &columns).titled();
    for person in all {
        let house = match look.partner_if(person.partner) {
            house if house.is_empty() => look.agency(),
            house => house,
        };
        grid.row([
            Cell::text(look.person(person.id)),
            cell(&person.role),
            Cell::text(house),
            words::two(&person.email, &person.phone),
            cell(match (came.is_empty(), person.invited) {
                (false, _) => "",
                (true, true) => "Yes",
                (true, false) => "No",
            }),
            cell(came.get(&person.id).map_or("", |state| state.label())),
        ]);
    }
    grid.block().into_iter().collect()
}

/// What is to be done before the workshop.
pub(in crate::report) fn prework(look: &Look<'_>) -> Vec<Block> {
    let all = ranked(look.plan.prework_tasks.iter(), |t| (t.rank, t.id.raw()));
    if all.is_empty() {
        return Vec::new();
    }
    let entry = |task: &&crate::model::PreworkTask| {
        let mut words = vec![Span::plain(words::or_dash(&task.task))];
        let who = look.person_if(task.owner);
        let by = task
            .due
            .map_or_else(String::new, |due| format!("by {}", words::day(due)));
        let rest: Vec<_> = [who, by].into_iter().filter(|w| !w.is_empty()).collect();
        if !rest.is_empty() {
            words.push(Span::quiet(format!(" – {}", rest.join(", "))));
        }
        if !blank(&task.notes) {
            words.push(Span::quiet(format!("\n{}", task.notes.trim())));
        }
        words
    };
    vec![Block::List(List {
        marks: Marks::Boxes(all.iter().map(|t| t.done).collect()),
        entries: all.iter().map(entry).collect(),
    })]
}

/// The agenda with its times.
pub(in crate::report) fn agenda(look: &Look<'_>) -> Vec<Block> {
    let columns = [
        ("Time", 1.4),
        ("Block", 2.6),
        ("What for, and how", 4.6),
        ("Leads", 2.0),
        ("At hand", 2.2),
    ];
    let mut grid = Grid::new("When, what for, how and who leads", &columns);
    let starts = &look.header().starts_at;
    for slot in timetable::slots(look.plan) {
        let Some(block) = look.plan.get(slot.block) else {
            continue;
        };
        let length = timetable::length(block.minutes.max(0));
        let time = timetable::time_of_day(starts, slot.from).map_or_else(
            || length.clone(),
            |time| format!("{}\n{length}", words::clock(&time)),
        );
        grid.row([
            Cell::text(time),
            cell(&block.title),
            words::with_note(&block.purpose, &block.method),
            cell(&look.person_if(block.lead)),
            cell(&block.materials),
        ]);
    }
    grid.block().into_iter().collect()
}

/// What was said in the room, but for what waits in the parking lot.
pub(in crate::report) fn captures(look: &Look<'_>) -> Vec<Block> {
    let all = ranked(look.plan.captures.iter(), |c| (c.rank, c.id.raw()));
    let columns = [
        ("What was said", 6.0),
        ("As", 1.4),
        ("In the block", 2.6),
        ("Day", 2.0),
    ];
    let mut grid = Grid::new("Notes, in the order in which they were typed", &columns);
    for capture in all.iter().filter(|c| c.kind != CaptureKind::Parking) {
        let block = capture.block.and_then(|id| look.plan.get(id));
        grid.row([
            cell(&capture.text),
            Cell::text(capture.kind.label()),
            cell(block.map_or("", |b| &b.title)),
            on(capture.on),
        ]);
    }
    grid.block().into_iter().collect()
}

/// What waits in the parking lot: captures and issues.
pub(in crate::report) fn parking(look: &Look<'_>) -> Vec<Block> {
    let captures = ranked(look.plan.captures.iter(), |c| (c.rank, c.id.raw()));
    let captures = captures.iter().filter(|c| c.kind == CaptureKind::Parking);
    let issues = ranked(look.plan.issues.iter(), |i| (i.rank, i.id.raw()));
    let issues = issues.iter().filter(|i| i.parked);
    let all: Vec<String> = captures
        .map(|c| words::or_dash(&c.text).to_owned())
        .chain(issues.map(|i| words::or_dash(&i.text).to_owned()))
        .collect();
    if all.is_empty() {
        Vec::new()
    } else {
        vec![Block::dots(all)]
    }
}

/// Dots that were given to captures.
pub(in crate::report) fn capture_votes(look: &Look<'_>) -> Option<Block> {
    let votes: Vec<_> = look
        .plan
        .votes
        .iter()
        .filter_map(|vote| Some((vote, look.plan.get(vote.capture.0?)?)))
        .collect();
    let counts: Vec<i64> = votes.iter().map(|(vote, _)| vote.count).collect();
    let columns = [
        ("Rank", 0.8),
        ("What was voted on", 5.0),
        ("Dots", 1.0),
        ("Note", 2.4),
    ];
    let mut grid = Grid::new("Dots given to what was said", &columns).defined(dots_definition(
        &tally::dots(votes.iter().map(|(vote, _)| *vote)),
    ));
    let mut rows: Vec<_> = votes.iter().zip(tally::ranks(&counts)).collect();
    rows.sort_by_key(|((vote, _), rank)| (*rank, vote.id));
    for ((vote, capture), rank) in rows {
        grid.row([
            Cell::number(rank.to_string()),
            cell(&capture.text),
            Cell::number(vote.count.to_string()),
            cell(&vote.note),
        ]);
    }
    grid.block()
}

/// How dots are counted, and how many there were.
pub(in crate::report) fn dots_definition(dots: &tally::Dots) -> String {
    let voters = match (dots.voters, dots.each) {
        (0, _) => String::new(),
        (voters, 0) => format!(" of {voters} voters"),
        (voters, each) => format!(" of {voters} voters, {each} each at most"),
    };
    format!(
        "{} dots{voters}. Equal dots share a rank, and the next rank goes on after them.",
        dots.given
    )
}
