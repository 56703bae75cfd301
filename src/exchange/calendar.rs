//! The days of a plan as a calendar (.ics): the workshop, meetings, what is due, reviews and ends of agreements.
//!
//! All are events, as some calendars pass over tasks. A meeting's time is written without a zone: a plan knows none,
//! and nine o'clock is nine o'clock where the partners meet. Days are whole-day events that end the day after, as
//! the format asks. Each event's id is made of its record's, and its number grows with the time of export, so that
//! a second import changes what the first brought.
//! No notes for the facilitator and no contacts are in it, whatever the edition.
//! Must not know the clock: the moment is passed in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{DateTime, Time};

use super::content::Content;
use crate::{
    insight::{actions, agenda, text},
    model::{
        Action, ActionStatus, Agreement, Cadence, Date, Header, Id, Meeting, Participant, Partner,
        Plan, Record,
    },
};

/// How long a meeting lasts if its agenda does not tell.
const USUAL_MINUTES: i64 = 60;
/// How far meetings are repeated ahead.
const AHEAD_DAYS: i32 = 366;
/// The moment from which the number of an event is counted, in seconds: the first day of 2020.
const FROM: i64 = 1_577_836_800;

/// The moment of an export.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The day where the person is.
    pub today: Date,
    /// Milliseconds since 1970.
    pub now_ms: i64,
}

/// When an event is.
enum When {
    Day(Date),
    /// When it begins, and how many minutes it lasts.
    Time(DateTime, i64),
}

struct Event {
    uid: String,
    when: When,
    summary: String,
    place: String,
    description: Vec<String>,
    /// How it comes round, and until which day.
    repeats: Option<(String, Date)>,
    /// Whether it takes a person's time.
    busy: bool,
    /// Whether only its day is known.
    tentative: bool,
}

/// The calendar.
pub fn write(plan: &Plan, moment: Moment) -> Vec<u8> {
    let mut content = Content::default();
    let header = plan.get(Id::<Header>::new(1));
    let name = header.map_or("", |header| header.title.trim());
    content
        .line("BEGIN", "VCALENDAR")
        .line("VERSION", "2.0")
        .line("PRODID", "-//Roundtable//Partnership plan//EN")
        .line("CALSCALE", "GREGORIAN")
        .line("METHOD", "PUBLISH")
        .words("X-WR-CALNAME", name);
    let seconds = moment.now_ms.div_euclid(1000);
    let number = ((seconds - FROM) / 60).max(0).to_string();
    let stamp = stamp(moment.now_ms);
    for event in events(plan, moment.today) {
        content
            .line("BEGIN", "VEVENT")
            .line("UID", &event.uid)
            .line("DTSTAMP", &stamp)
            .line("LAST-MODIFIED", &stamp)
            .line("SEQUENCE", &number);
        match &event.when {
            When::Day(day) => {
                content.line("DTSTART;VALUE=DATE", &date(*day));
                if let Ok(next) = day.tomorrow() {
                    content.line("DTEND;VALUE=DATE", &date(next));
                }
            }
            When::Time(from, minutes) => {
                let minutes = jiff::Span::new().minutes(*minutes);
                content.line("DTSTART", &time(*from));
                if let Ok(to) = from.checked_add(minutes) {
                    content.line("DTEND", &time(to));
                }
            }
        }
        if let Some((rule, until)) = &event.repeats {
            // Of the same sort as the start, or strict readers refuse it.
            let time = if matches!(event.when, When::Time(..)) {
                "T235959"
            } else {
                ""
            };
            content.line("RRULE", &format!("{rule};UNTIL={}{time}", date(*until)));
        }
        content
            .words("SUMMARY", &event.summary)
            .words("LOCATION", &event.place)
            .words("DESCRIPTION", &event.description.join("\n"))
            .line(
                "STATUS",
                if event.tentative {
                    "TENTATIVE"
                } else {
                    "CONFIRMED"
                },
            )
            .line("TRANSP", if event.busy { "OPAQUE" } else { "TRANSPARENT" })
            .line("END", "VEVENT");
    }
    content.line("END", "VCALENDAR");
    content.into_bytes()
}

/// How many events the calendar of a plan holds.
pub fn count(plan: &Plan, today: Date) -> usize {
    events(plan, today).len()
}

fn events(plan: &Plan, today: Date) -> Vec<Event> {
    let mut events = Vec::new();
    if let Some(header) = plan.get(Id::<Header>::new(1)) {
        events.extend(of_plan(plan, header));
    }
    let meetings = plan.meetings.iter();
    events.extend(meetings.filter_map(|meeting| of_meeting(plan, meeting)));
    let series = series(plan).into_iter();
    events.extend(series.filter_map(|(uid, last)| to_come(plan, uid, last, today)));
    let due = plan.actions.iter();
    events.extend(due.filter_map(|action| of_action(plan, action, today)));
    for task in plan.prework_tasks.iter().filter(|task| !task.done) {
        if let Some(due) = task.due {
            let who = person(plan, task.owner);
            events.push(Event {
                description: told(&[("Who sees to it", who)]),
                ..day(
                    uid(task.id, "due"),
                    due,
                    format!("Before the workshop: {}", one_line(&task.task)),
                )
            });
        }
    }
    for agreement in plan.agreements.iter() {
        events.extend(of_agreement(plan, agreement));
    }
    events
}

/// The workshop and the next review of the plan. A header's id is the same in every plan, so its number in calendars
/// tells plans apart.
fn of_plan(plan: &Plan, header: &Header) -> Vec<Event> {
    let name = match header.title.trim() {
        "" => "Partnership plan",
        name => name,
    };
    let own = header.calendar_number.unwrap_or_else(|| by_name(header));
    let met: BTreeSet<_> = plan
        .meetings
        .iter()
        .filter_map(|meeting| meeting.on)
        .collect();
    let minutes = plan.agenda_blocks.iter().map(|block| block.minutes.max(0));
    let minutes = minutes.fold(0, i64::saturating_add);
    // Where the workshop is one of the meetings too, it stands there with its place.
    let workshop = header
        .workshop_on
        .filter(|on| !met.contains(on))
        .map(|on| Event {
            when: when(on, &header.starts_at, minutes),
            busy: true,
            ..day(
                format!("workshop-{own}@roundtable"),
                on,
                format!("Workshop: {name}"),
            )
        });
    let review = header.review_on.map(|on| {
        day(
            format!("review-{own}@roundtable"),
            on,
            format!("Review the plan: {name}"),
        )
    });
    workshop.into_iter().chain(review).collect()
}

fn of_meeting(plan: &Plan, meeting: &Meeting) -> Option<Event> {
    let on = meeting.on?;
    let mut points: Vec<_> = plan
        .agenda_items
        .iter()
        .filter(|p| p.meeting == meeting.id)
        .collect();
    points.sort_by(|a, b| a.rank.total_cmp(&b.rank));
    let minutes = points
        .iter()
        .map(|point| point.minutes.max(0))
        .fold(0, i64::saturating_add);
    let structure = meeting.structure.and_then(|id| plan.get(id));
    let mut description = told(&[("Structure", structure.map_or("", |s| s.name.as_str()))]);
    if !points.is_empty() {
        description.push("Agenda:".to_owned());
        description.extend(
            points
                .iter()
                .map(|point| format!("- {}", one_line(&point.title))),
        );
    }
    Some(Event {
        when: when(on, &meeting.starts_at, minutes),
        place: meeting.place.clone(),
        description,
        busy: true,
        ..day(uid(meeting.id, "meeting"), on, title_of(meeting))
    })
}

/// What is due. What is closed stays only while it may stand in a calendar as still to come.
fn of_action(plan: &Plan, action: &Action, today: Date) -> Option<Event> {
    let due = action.due?;
    let open = actions::is_open(action);
    if !open && due < today {
        return None;
    }
    let words = one_line(&action.text);
    let summary = match action.status {
        ActionStatus::Done => format!("Done: {words}"),
        ActionStatus::Dropped => format!("Dropped: {words}"),
        _ => format!("Due: {words}"),
    };
    Some(Event {
        description: told(&[
            ("Who sees to it", person(plan, action.owner)),
            ("Partner", partner(plan, action.partner)),
        ]),
        ..day(uid(action.id, "due"), due, summary)
    })
}

fn of_agreement(plan: &Plan, agreement: &Agreement) -> Vec<Event> {
    let title = one_line(&agreement.title);
    let parties = plan
        .agreement_parties
        .iter()
        .filter(|p| p.agreement == agreement.id);
    let names: Vec<String> = parties
        .map(|party| partner(plan, Some(party.partner)).to_owned())
        .filter(|name| !name.trim().is_empty())
        .collect();
    let description = told(&[
        ("Parties", text::names(&names).as_str()),
        ("Who sees to it", person(plan, agreement.owner)),
    ]);
    let review = agreement
        .review_on
        .map(|on| (on, "review", format!("Review the agreement: {title}")));
    let end = agreement
        .expires_on
        .map(|on| (on, "end", format!("The agreement ends: {title}")));
    review
        .into_iter()
        .chain(end)
        .map(|(on, what, summary)| Event {
            description: description.clone(),
            ..day(uid(agreement.id, what), on, summary)
        })
        .collect()
}

/// The last meeting of each series, with an id that stays when a further one is added: a structure's meetings
/// are a series, and so are meetings of one name without a structure.
fn series(plan: &Plan) -> Vec<(String, &Meeting)> {
    let mut series: BTreeMap<_, (String, &Meeting)> = BTreeMap::new();
    for meeting in plan.meetings.iter().filter(|meeting| meeting.on.is_some()) {
        let name = match meeting.structure {
            Some(_) => String::new(),
            None => meeting.title.trim().to_lowercase(),
        };
        let first = || match meeting.structure {
            Some(id) => uid(id, "series"),
            None => uid(meeting.id, "series"),
        };
        let known = series.entry((meeting.structure, name));
        let (_, last) = known.or_insert_with(|| (first(), meeting));
        if (last.on, last.id) < (meeting.on, meeting.id) {
            *last = meeting;
        }
    }
    series.into_values().collect()
}

/// The meetings after the last that is planned, as its cadence says: only their days are known.
fn to_come(plan: &Plan, uid: String, last: &Meeting, today: Date) -> Option<Event> {
    let (from, cadence) = (last.on?, last.cadence?);
    let on = agenda::next_day(from, cadence, today.max(from.tomorrow().ok()?))?;
    let structure = last.structure.and_then(|id| plan.get(id));
    let name = structure.map_or_else(|| title_of(last), |s| one_line(&s.name));
    Some(Event {
        when: when(on, &last.starts_at, 0),
        place: last.place.clone(),
        description: vec!["Comes round by its rhythm; not planned yet".to_owned()],
        repeats: rule(on, cadence, today),
        tentative: true,
        ..day(uid, on, name)
    })
}

fn title_of(meeting: &Meeting) -> String {
    match one_line(&meeting.title) {
        title if title.is_empty() => "Meeting".to_owned(),
        title => title,
    }
}

/// How a meeting comes round, for a year from today: in the same place of its month, as the plan itself counts.
fn rule(on: Date, cadence: Cadence, today: Date) -> Option<(String, Date)> {
    let weekday = match on.weekday() {
        jiff::civil::Weekday::Monday => "MO",
        jiff::civil::Weekday::Tuesday => "TU",
        jiff::civil::Weekday::Wednesday => "WE",
        jiff::civil::Weekday::Thursday => "TH",
        jiff::civil::Weekday::Friday => "FR",
        jiff::civil::Weekday::Saturday => "SA",
        jiff::civil::Weekday::Sunday => "SU",
    };
    let nth = agenda::nth(on);
    let rule = match cadence {
        Cadence::Weekly => "FREQ=WEEKLY".to_owned(),
        Cadence::Fortnightly => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
        Cadence::Monthly => format!("FREQ=MONTHLY;BYDAY={nth}{weekday}"),
        Cadence::Quarterly => format!("FREQ=MONTHLY;INTERVAL=3;BYDAY={nth}{weekday}"),
        Cadence::HalfYearly => format!("FREQ=MONTHLY;INTERVAL=6;BYDAY={nth}{weekday}"),
        Cadence::Yearly => format!("FREQ=MONTHLY;INTERVAL=12;BYDAY={nth}{weekday}"),
        Cadence::Once | Cadence::AsNeeded => return None,
    };
    let ahead = jiff::Span::new().days(AHEAD_DAYS);
    Some((rule, on.max(today).checked_add(ahead).ok()?))
}

/// A day, or a time of it if one is given as HH:MM.
fn when(on: Date, starts_at: &str, minutes: i64) -> When {
    let time = starts_at
        .trim()
        .split_once(':')
        .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
    match time {
        Some(time) => {
            let minutes = if minutes > 0 { minutes } else { USUAL_MINUTES };
            // A day at most; an agenda can't be longer.
            When::Time(on.to_datetime(time), minutes.min(24 * 60))
        }
        None => When::Day(on),
    }
}

/// A whole-day event that takes nobody's time.
const fn day(uid: String, on: Date, summary: String) -> Event {
    Event {
        uid,
        when: When::Day(on),
        summary,
        place: String::new(),
        description: Vec::new(),
        repeats: None,
        busy: false,
        tentative: false,
    }
}

fn uid<T: Record>(id: Id<T>, what: &str) -> String {
    format!(
        "{}-{}-{what}@roundtable",
        T::TABLE.replace('_', "-"),
        id.raw()
    )
}

/// Lines of what is told; what is empty is left out.
fn told(lines: &[(&str, &str)]) -> Vec<String> {
    let said = lines.iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(what, words)| format!("{what}: {}", one_line(words)))
        .collect()
}

fn person(plan: &Plan, id: Option<Id<Participant>>) -> &str {
    id.and_then(|id| plan.get(id))
        .map_or("", |person| &person.name)
}

fn partner(plan: &Plan, id: Option<Id<Partner>>) -> &str {
    id.and_then(|id| plan.get(id))
        .map_or("", |partner| &partner.name)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A time as the clock on the wall shows it.
fn time(at: DateTime) -> String {
    let clock = at.time();
    format!(
        "{}T{:02}{:02}00",
        date(at.date()),
        clock.hour(),
        clock.minute()
    )
}

/// A moment in the zone that all calendars know.
fn stamp(now_ms: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(now_ms).unwrap_or_default();
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The number in calendars of a plan that has none of its own, from an older document: its names tell it from others.
fn by_name(header: &Header) -> i64 {
    let names = format!("{}\n{}", header.agency, header.title);
    (hash(&names) >> 12).cast_signed() + 1
}

/// The same number for the same words, in every version of the program (FNV-1a).
fn hash(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
