//! Minutes of one meeting.
//! Must not hold private notes of the meeting.

use crate::{
    insight::{actions, agenda},
    model::{Action, ActionStatus, AttendanceState, Meeting},
    report::{
        Block, Fact, List, Marks, Span,
        look::{Look, meeting_name, ranked},
        make::nothing,
        parts::{
            front::Front,
            glance::{overdue_by, owner_or_missing},
            meet,
        },
        words::{self, blank},
    },
};

/// The meeting that is wanted: the one named, else the latest that was held.
fn meeting<'a>(look: &Look<'a>) -> Option<&'a Meeting> {
    let named = look.wanted.meeting.and_then(|id| look.plan.get(id));
    let held = look
        .plan
        .meetings
        .iter()
        .filter(|m| m.on.is_some_and(|on| on <= look.today));
    named.or_else(|| held.max_by_key(|m| (m.on, m.id)))
}

/// Title and day.
pub(in crate::report) fn front(look: &Look<'_>, plain: Front) -> Front {
    let Some(meeting) = meeting(look) else {
        return Front {
            before: nothing("No meeting has been held yet, so there are no minutes"),
            ..plain
        };
    };
    let on = meeting
        .on
        .map_or_else(String::new, |on| format!(", {}", words::day(on)));
    Front {
        title: format!("Minutes: {}", meeting_name(meeting)),
        subtitle: format!("{}{on}", look.title()),
        ..plain
    }
}

/// Day, place, body, who came.
pub(in crate::report) fn attendance(look: &Look<'_>) -> Vec<Block> {
    let Some(meeting) = meeting(look) else {
        return Vec::new();
    };
    let body = meeting.structure.and_then(|id| look.plan.get(id));
    let mut facts = vec![
        ("Day", meeting.on.map_or_else(String::new, words::day)),
        ("Began", words::clock(&meeting.starts_at)),
        ("Where", meeting.place.trim().to_owned()),
        (
            "Who meets",
            body.map_or_else(String::new, |b| b.name.trim().to_owned()),
        ),
    ];
    for state in [
        AttendanceState::Present,
        AttendanceState::Excused,
        AttendanceState::Absent,
        AttendanceState::Invited,
    ] {
        let all = look.plan.attendances.iter();
        let mut names: Vec<String> = all
            .filter(|a| a.meeting == meeting.id && a.state == state)
            .map(|a| {
                let house = look.plan.get(a.person).and_then(|p| p.partner);
                match look.partner_if(house) {
                    house if house.is_empty() => look.person(a.person),
                    house => format!("{} ({house})", look.person(a.person)),
                }
            })
            .collect();
        names.sort();
        let label = match state {
            AttendanceState::Invited => "Invited, not noted",
            other => other.label(),
        };
        facts.push((label, names.join(", ")));
    }
    let known = facts.into_iter().filter(|(_, is)| !is.is_empty());
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

/// In short, and point by point.
pub(in crate::report) fn points(look: &Look<'_>) -> Vec<Block> {
    let Some(meeting) = meeting(look) else {
        return Vec::new();
    };
    let mut blocks = Vec::new();
    if !blank(&meeting.minutes) {
        blocks.push(Block::text(meeting.minutes.trim()));
    }
    blocks.extend(meet::agenda(look, meeting));
    if blocks.is_empty() {
        return nothing("Nothing was written down in this meeting yet");
    }
    blocks
}

/// What was decided.
pub(in crate::report) fn decisions(look: &Look<'_>) -> Vec<Block> {
    let Some(meeting) = meeting(look) else {
        return Vec::new();
    };
    let all = look.plan.decisions.iter();
    let decided = meet::decisions(look, all.filter(|d| d.meeting == Some(meeting.id)));
    if decided.is_empty() {
        return vec![Block::text("Nothing was decided in this meeting.")];
    }
    decided
}

/// What was agreed to be done, with owner and day.
pub(in crate::report) fn actions(look: &Look<'_>) -> Vec<Block> {
    let Some(meeting) = meeting(look) else {
        return Vec::new();
    };
    let all = look.plan.actions.iter();
    let mut agreed: Vec<&Action> = all.filter(|a| a.meeting == Some(meeting.id)).collect();
    agreed.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    if agreed.is_empty() {
        return vec![Block::text("No action was agreed in this meeting.")];
    }
    vec![boxes(look, &agreed)]
}

/// Actions with boxes to tick, each with who has it in hand.
pub(in crate::report) fn boxes(look: &Look<'_>, all: &[&Action]) -> Block {
    boxes_with(look, all, |action| owner_or_missing(look, action))
}

/// Actions with boxes to tick, each with what is said of who has it in hand.
pub(in crate::report) fn boxes_with(
    look: &Look<'_>,
    all: &[&Action],
    who: impl Fn(&Action) -> String,
) -> Block {
    let entry = |action: &&Action| {
        let when = match (action.due, action.done_on) {
            (_, Some(done)) if !actions::is_open(action) => format!("done {}", words::day(done)),
            (Some(due), _) => format!("by {}", words::day(due)),
            (None, _) => "no day yet".to_owned(),
        };
        let who = who(action);
        let line = if who.is_empty() {
            when
        } else {
            format!("{who} · {when}")
        };
        let mut words = vec![
            Span::strong(words::or_dash(&action.text)),
            Span::plain(format!("\n{line}")),
        ];
        if actions::is_overdue(action, look.today)
            && let Some(due) = action.due
        {
            let late = overdue_by(due, look.today);
            words.push(Span::missing(format!(" · overdue by {late}")));
        }
        if !blank(&action.notes) {
            words.push(Span::quiet(format!("\n{}", action.notes.trim())));
        }
        words
    };
    let done = |action: &&Action| action.status == ActionStatus::Done;
    Block::List(List {
        marks: Marks::Boxes(all.iter().map(done).collect()),
        entries: all.iter().map(entry).collect(),
    })
}

/// The next meeting, and what is on its agenda.
pub(in crate::report) fn next_part(look: &Look<'_>) -> Vec<Block> {
    next_after(look, meeting(look))
}

/// The meeting after another, or the day on which it would be by its rhythm.
pub(in crate::report) fn next_after(look: &Look<'_>, last: Option<&Meeting>) -> Vec<Block> {
    let from = last.and_then(|m| m.on).unwrap_or(look.today);
    let later = look
        .plan
        .meetings
        .iter()
        .filter(|m| m.on.is_some_and(|on| on > from));
    let Some(next) = later.min_by_key(|m| (m.on, m.id)) else {
        let rhythm = last.and_then(|m| m.on.zip(m.cadence));
        let by = rhythm.and_then(|(on, cadence)| agenda::next_day(on, cadence, look.today));
        return match by {
            Some(day) => vec![Block::text(format!(
                "No meeting is set yet. By the usual rhythm it would be on {}.",
                words::day(day)
            ))],
            None => nothing("The next meeting has no day yet"),
        };
    };
    let on = next.on.map_or_else(String::new, words::day);
    let begins = words::clock(&next.starts_at);
    let when: Vec<&str> = [on.as_str(), begins.as_str(), next.place.trim()]
        .into_iter()
        .filter(|w| !w.is_empty())
        .collect();
    let mut blocks = vec![Block::Paragraph(vec![
        Span::strong(meeting_name(next)),
        Span::plain(format!(": {}", when.join(", "))),
    ])];
    let items = look
        .plan
        .agenda_items
        .iter()
        .filter(|i| i.meeting == next.id);
    let points = ranked(items, |i| (i.rank, i.id.raw()));
    let points: Vec<String> = points
        .iter()
        .map(|i| words::or_dash(&i.title).to_owned())
        .collect();
    if !points.is_empty() {
        blocks.push(Block::dots(points));
    }
    blocks
}
