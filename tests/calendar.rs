//! The calendar and the address book of a plan, as programs that read such files see them.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use std::collections::{BTreeMap, BTreeSet};

use roundtable::{
    exchange::{
        calendar::{self, Moment},
        sample, vcard,
    },
    model::{
        Action, ActionStatus, AgendaItem, Cadence, Contact, Date, Header, Id, Meeting, Participant,
        Partner, Plan, Record as _, Structure,
    },
};

const TODAY: Date = Date::constant(2026, 5, 12);
/// That day at noon.
const NOW: Moment = Moment {
    today: TODAY,
    now_ms: 1_778_587_200_000,
};

/// The lines of a file as they were before they were folded; held to the rules that all readers ask for.
fn lines(bytes: &[u8]) -> Vec<String> {
    let text = str::from_utf8(bytes).expect("UTF-8");
    assert!(text.ends_with("\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let whole = text.replace("\r\n ", "");
    whole.lines().map(ToOwned::to_owned).collect()
}

type Entry = BTreeMap<String, String>;

/// The entries of one sort: names with their values.
fn entries(bytes: &[u8], sort: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut open = false;
    for line in lines(bytes) {
        let (name, value) = line.split_once(':').expect("a name and a value");
        match (name, value == sort) {
            ("BEGIN", true) => {
                open = true;
                found.push(Entry::new());
            }
            ("END", true) => open = false,
            _ if open => {
                let entry = found.last_mut().expect("an entry");
                let before = entry.insert(name.to_owned(), value.to_owned());
                assert_eq!(before, None, "{name} stands twice");
            }
            _ => {}
        }
    }
    found
}

fn events(plan: &Plan) -> Vec<Entry> {
    entries(&calendar::write(plan, NOW), "VEVENT")
}

fn plan_of(records: impl IntoIterator<Item = roundtable::model::AnyRecord>) -> Plan {
    let mut plan = Plan::default();
    for record in records {
        plan.put_any(record);
    }
    plan
}

#[test]
fn every_event_has_what_readers_ask_for_and_an_id_of_its_own() {
    let events = events(&sample::sample());
    assert!(events.len() > 20);
    let ids: BTreeSet<_> = events.iter().map(|event| &event["UID"]).collect();
    assert_eq!(ids.len(), events.len());
    for event in &events {
        assert_eq!(event["DTSTAMP"], "20260512T120000Z");
        assert!(!event["SUMMARY"].is_empty());
    }
}

#[test]
fn another_program_reads_every_event() {
    use icalendar::{Calendar, CalendarComponent, Component as _};
    let bytes = calendar::write(&sample::sample(), NOW);
    let text = str::from_utf8(&bytes).expect("UTF-8");
    let read: Calendar = text.parse().expect("a calendar");
    let events = read
        .components
        .iter()
        .filter_map(CalendarComponent::as_event);
    let mut ids = BTreeSet::new();
    for event in events {
        assert!(event.get_start().is_some() && event.get_end().is_some());
        assert!(
            event
                .get_summary()
                .is_some_and(|words| !words.contains('\\'))
        );
        ids.insert(event.get_uid().expect("an id").to_owned());
    }
    assert_eq!(ids.len(), calendar::count(&sample::sample(), TODAY));
}

#[test]
fn a_whole_day_ends_on_the_day_after() {
    let action = Action {
        text: "Hire, soon; a \\ nurse".to_owned(),
        due: Some(Date::constant(2026, 12, 31)),
        ..Action::new(Id::new(7))
    };
    let events = events(&plan_of([action.wrap()]));
    assert_eq!(events[0]["DTSTART;VALUE=DATE"], "20261231");
    assert_eq!(events[0]["DTEND;VALUE=DATE"], "20270101");
    assert_eq!(events[0]["SUMMARY"], r"Due: Hire\, soon\; a \\ nurse");
    assert_eq!(events[0]["UID"], "actions-7-due@roundtable");
}

#[test]
fn a_second_import_finds_the_same_ids_with_a_higher_number() {
    let plan = sample::sample();
    let later = Moment {
        now_ms: NOW.now_ms + 60_000,
        ..NOW
    };
    let first = events(&plan);
    let second = entries(&calendar::write(&plan, later), "VEVENT");
    for (first, second) in first.iter().zip(&second) {
        assert_eq!(first["UID"], second["UID"]);
        let number = |event: &Entry| event["SEQUENCE"].parse::<i64>().expect("a number");
        assert!(number(first) < number(second));
    }
}

#[test]
fn a_meeting_is_as_long_as_its_agenda_on_the_clock_of_the_place() {
    let meeting = Meeting {
        title: "Steering group".to_owned(),
        on: Some(TODAY),
        starts_at: "17:30".to_owned(),
        minutes: "not for a calendar".to_owned(),
        private_notes: "not for anybody".to_owned(),
        ..Meeting::new(Id::new(1))
    };
    let point = |id: i64| AgendaItem {
        meeting: Id::new(1),
        title: format!("Point {id}"),
        rank: -(id as f64),
        minutes: 45,
        ..AgendaItem::new(Id::new(id))
    };
    let plan = plan_of([meeting.wrap(), point(2).wrap(), point(3).wrap()]);
    let events = events(&plan);
    assert_eq!(events[0]["DTSTART"], "20260512T173000");
    assert_eq!(events[0]["DTEND"], "20260512T190000");
    assert_eq!(events[0]["DESCRIPTION"], r"Agenda:\n- Point 3\n- Point 2");
    assert!(!format!("{events:?}").contains("not for"));
}

/// The event of a series' days to come.
fn to_come(cadence: Cadence, starts_at: &str) -> Option<Entry> {
    let structure = Structure {
        name: "Steering group".to_owned(),
        ..Structure::new(Id::new(1))
    };
    let meeting = |id: i64, on: Date| Meeting {
        title: format!("Meeting {id}"),
        on: Some(on),
        starts_at: starts_at.to_owned(),
        structure: Some(structure.id),
        cadence: Some(cadence),
        ..Meeting::new(Id::new(id))
    };
    // The second is the last that is planned, a second Tuesday.
    let planned = [
        meeting(2, Date::constant(2026, 4, 14)),
        meeting(3, Date::constant(2026, 5, 12)),
    ];
    let records = planned
        .map(|meeting| meeting.wrap())
        .into_iter()
        .chain([structure.wrap()]);
    let events = events(&plan_of(records));
    let mut repeated = events
        .into_iter()
        .filter(|event| event.contains_key("RRULE"));
    let found = repeated.next();
    assert_eq!(repeated.next(), None, "a series comes round once");
    found
}

#[test]
fn after_the_last_planned_meeting_its_structure_comes_round_in_the_same_place_of_the_month() {
    for (cadence, day, rule) in [
        (Cadence::Weekly, "20260519", "FREQ=WEEKLY"),
        (Cadence::Fortnightly, "20260526", "FREQ=WEEKLY;INTERVAL=2"),
        (Cadence::Monthly, "20260609", "FREQ=MONTHLY;BYDAY=2TU"),
        (
            Cadence::Quarterly,
            "20260811",
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU",
        ),
        (
            Cadence::HalfYearly,
            "20261110",
            "FREQ=MONTHLY;INTERVAL=6;BYDAY=2TU",
        ),
        (
            Cadence::Yearly,
            "20270511",
            "FREQ=MONTHLY;INTERVAL=12;BYDAY=2TU",
        ),
    ] {
        let event = to_come(cadence, "09:00").expect("it comes round");
        assert_eq!(event["SUMMARY"], "Steering group");
        assert_eq!(event["UID"], "structures-1-series@roundtable");
        assert_eq!(event["STATUS"], "TENTATIVE");
        assert_eq!(event["DTSTART"], format!("{day}T090000"));
        assert!(
            event["RRULE"].starts_with(&format!("{rule};UNTIL=")),
            "{event:?}"
        );
        assert!(
            event["RRULE"].ends_with("T235959"),
            "of the same sort as the start"
        );
    }
    let event = to_come(Cadence::Weekly, "").expect("it comes round");
    assert!(
        !event["RRULE"].contains("T2359"),
        "of the same sort as the start"
    );
    assert_eq!(to_come(Cadence::Once, "09:00"), None);
    assert_eq!(to_come(Cadence::AsNeeded, "09:00"), None);
}

#[test]
fn what_is_done_stays_only_while_it_seems_to_come() {
    let action = |id: i64, due: Date, status: ActionStatus| Action {
        text: format!("Action {id}"),
        due: Some(due),
        status,
        ..Action::new(Id::new(id))
    };
    let (past, later) = (Date::constant(2026, 5, 11), Date::constant(2026, 5, 13));
    let plan = plan_of([
        action(1, past, ActionStatus::Done).wrap(),
        action(2, later, ActionStatus::Done).wrap(),
        action(3, later, ActionStatus::Dropped).wrap(),
        action(4, past, ActionStatus::Blocked).wrap(),
    ]);
    let events = events(&plan);
    let told: Vec<&str> = events.iter().map(|e| e["SUMMARY"].as_str()).collect();
    assert_eq!(
        told,
        ["Done: Action 2", "Dropped: Action 3", "Due: Action 4"]
    );
}

#[test]
fn the_workshop_stands_once_though_it_is_a_meeting_too() {
    let header = Header {
        title: "Safe".to_owned(),
        workshop_on: Some(TODAY),
        starts_at: "09:00".to_owned(),
        review_on: Some(Date::constant(2026, 6, 1)),
        ..Header::new(Id::new(1))
    };
    let told = |plan: &Plan| -> Vec<String> {
        events(plan)
            .into_iter()
            .map(|mut e| e.remove("SUMMARY").expect("words"))
            .collect()
    };
    let mut plan = plan_of([header.wrap()]);
    assert_eq!(told(&plan), ["Workshop: Safe", "Review the plan: Safe"]);
    let meeting = Meeting {
        title: "Planning workshop".to_owned(),
        on: Some(TODAY),
        ..Meeting::new(Id::new(2))
    };
    plan.put_any(meeting.wrap());
    assert_eq!(told(&plan), ["Review the plan: Safe", "Planning workshop"]);
}

/// The ids of the events of a plan that has nothing but its own particulars.
fn ids_of(header: &Header) -> Vec<String> {
    let told = events(&plan_of([header.clone().wrap()]));
    let mut ids: Vec<_> = told.iter().map(|event| event["UID"].clone()).collect();
    ids.sort();
    ids
}

#[test]
fn a_plan_that_gets_another_name_keeps_its_days_in_calendars() {
    let header = Header {
        title: "Safe".to_owned(),
        agency: "County".to_owned(),
        workshop_on: Some(TODAY),
        review_on: Some(Date::constant(2026, 6, 1)),
        calendar_number: Some(4711),
        ..Header::new(Id::new(1))
    };
    let renamed = Header {
        title: "Safer".to_owned(),
        agency: "State".to_owned(),
        ..header.clone()
    };
    let other = Header {
        calendar_number: Some(4712),
        ..header.clone()
    };
    assert_eq!(ids_of(&header).len(), 2);
    assert_eq!(ids_of(&renamed), ids_of(&header));
    // Two plans of one name in one calendar are two.
    assert!(
        ids_of(&other)
            .iter()
            .all(|id| !ids_of(&header).contains(id))
    );
}

#[test]
fn a_plan_of_an_older_document_has_days_of_its_own_too() {
    let old = Header {
        title: "Safe".to_owned(),
        review_on: Some(TODAY),
        ..Header::new(Id::new(1))
    };
    let other = Header {
        title: "Sound".to_owned(),
        ..old.clone()
    };
    assert_eq!(ids_of(&old), ids_of(&old.clone()));
    assert_ne!(ids_of(&old), ids_of(&other));
}

fn cards(plan: &Plan) -> Vec<Entry> {
    entries(&vcard::write(plan, NOW.now_ms), "VCARD")
}

#[test]
fn a_contact_is_a_card_with_the_partner_as_organization() {
    let partner = Partner {
        name: "Court; Family, and \\ more".to_owned(),
        ..Partner::new(Id::new(1))
    };
    let contact = Contact {
        partner: partner.id,
        name: "María del Carmen Núñez".to_owned(),
        role: "Judge".to_owned(),
        email: "maria@example.org".to_owned(),
        phone: "555-0101".to_owned(),
        private_notes: "not for anybody".to_owned(),
        ..Contact::new(Id::new(2))
    };
    let nameless = Contact {
        partner: partner.id,
        ..Contact::new(Id::new(3))
    };
    let plan = plan_of([partner.wrap(), contact.wrap(), nameless.wrap()]);
    let cards = cards(&plan);
    assert_eq!(cards.len(), 1);
    let card = &cards[0];
    assert_eq!(card["VERSION"], "3.0");
    assert_eq!(card["UID"], "contacts-2@roundtable");
    assert_eq!(card["FN"], "María del Carmen Núñez");
    assert_eq!(card["N"], "Núñez;María del Carmen;;;");
    assert_eq!(card["ORG"], r"Court\; Family\, and \\ more");
    assert_eq!(card["EMAIL;TYPE=INTERNET,WORK"], "maria@example.org");
    assert!(!format!("{card:?}").contains("not for"));
}

#[test]
fn who_is_a_contact_and_takes_part_stands_once_with_all_that_is_known() {
    let partner = Partner::new(Id::new(1));
    let contact = Contact {
        partner: partner.id,
        name: "Ruth Okonjo".to_owned(),
        phone: "555-0101".to_owned(),
        ..Contact::new(Id::new(2))
    };
    let person = |id: i64, name: &str, partner: Option<Id<Partner>>| Participant {
        name: name.to_owned(),
        email: "r@example.org".to_owned(),
        partner,
        ..Participant::new(Id::new(id))
    };
    let same = person(3, "ruth okonjo ", Some(partner.id));
    let other = person(4, "Ruth Okonjo", None);
    let plan = plan_of([partner.wrap(), contact.wrap(), same.wrap(), other.wrap()]);
    let cards = cards(&plan);
    let ids: Vec<&str> = cards.iter().map(|card| card["UID"].as_str()).collect();
    assert_eq!(ids, ["contacts-2@roundtable", "participants-4@roundtable"]);
    assert_eq!(cards[0]["EMAIL;TYPE=INTERNET,WORK"], "r@example.org");
    assert_eq!(cards[0]["TEL;TYPE=VOICE,WORK"], "555-0101");
}
