//! What a shared edition leaves out, searched for in every format.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

#[path = "common/random_plan.rs"]
mod generator;

use std::io::{Cursor, Read as _};

use generator::random_plan;
use roundtable::{
    exchange::{
        calendar::Moment,
        format::{Asked, FORMATS, Files, Format, Holds},
        json, sample,
    },
    mapping::{
        Spots,
        print::{Output, Paper, Picture},
    },
    model::{
        Answer, Attachment, Edition, Id, Interaction, Kind, Lens, Observation, Participant,
        Partner, Plan, Privacy, Record as _, ReportKind, Snapshot, Story, StoryConsent,
        SurveyResponse, Value,
    },
    report::{
        Wanted,
        edition::{self, Choices},
    },
};

const WITHOUT: Choices = Choices { contacts: false };
const WITH: Choices = Choices { contacts: true };

fn shared(plan: &Plan, choices: Choices) -> Plan {
    edition::of(plan, Edition::Shared, choices).0
}

/// The sample plan with a word in every field that is not for everybody: “Xyzzy” and the field's place.
fn marked() -> Plan {
    let mut plan = random_plan(7, 60);
    let sample = sample::sample();
    for record in sample.all() {
        plan.put_any(record);
    }
    for record in plan.clone().all() {
        let mut values = record.values();
        for (column, value) in record.kind().columns().iter().zip(&mut values) {
            if column.privacy != Privacy::Open {
                *value = Value::Text(marker(record.kind(), column.name));
            }
        }
        let built = record.kind().build(record.raw_id(), values);
        plan.put_any(built.expect("a marker is text"));
    }
    plan
}

fn marker(kind: Kind, column: &str) -> String {
    format!("Xyzzy{kind:?}{}", column.replace('_', ""))
}

#[test]
fn notes_for_the_facilitator_and_ways_to_reach_people_are_declared_as_such() {
    for kind in Kind::ALL {
        for column in kind.columns() {
            let said = column.doc.to_lowercase();
            if column.name.starts_with("private_") || said.contains("facilitator only") {
                assert_eq!(column.privacy, Privacy::Private, "{kind:?} {}", column.name);
            }
            if said.contains("e-mail address") || said.contains("telephone") {
                assert_eq!(column.privacy, Privacy::Contact, "{kind:?} {}", column.name);
            }
        }
    }
}

#[test]
fn a_full_edition_is_the_plan_as_it_is() {
    let plan = marked();
    let (full, left) = edition::of(&plan, Edition::Full, WITHOUT);
    assert!(full == plan);
    assert_eq!(left, []);
}

#[test]
fn a_shared_edition_holds_no_private_field_of_any_kind() {
    let plan = marked();
    // A kind without a record would show nothing.
    assert!(Kind::ALL.iter().all(|kind| plan.count(*kind) > 0));
    for choices in [WITHOUT, WITH] {
        let text = format!("{:?}", shared(&plan, choices));
        for kind in Kind::ALL {
            for column in kind.columns() {
                let gone = match column.privacy {
                    Privacy::Open => continue,
                    Privacy::Private => true,
                    Privacy::Contact => !choices.contacts,
                };
                let there = text.contains(&marker(*kind, column.name));
                assert_eq!(there, !gone, "{kind:?} {} {choices:?}", column.name);
            }
        }
    }
}

/// The letters of a file; those of packed files unpacked.
fn text_of(bytes: &[u8]) -> String {
    let Ok(mut packed) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut text = String::new();
    for at in 0..packed.len() {
        let mut file = packed.by_index(at).expect("a file");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it unpacks");
        text.push_str(&String::from_utf8_lossy(&bytes));
    }
    text
}

/// All that a format says of a plan, in every kind of report if it holds one.
fn said(format: &Format, plan: &Plan, edition: Edition, choices: Choices) -> String {
    let kinds = match format.holds {
        Holds::Document => ReportKind::ALL,
        _ => &[ReportKind::FullPlan],
    };
    let wanted = kinds.iter().map(|kind| Wanted::new(*kind));
    let texts = wanted.map(|wanted| said_of(format, plan, edition, choices, &wanted));
    texts.collect()
}

/// All that one file says. Long lines of calendars are put together again.
fn said_of(
    format: &Format,
    plan: &Plan,
    edition: Edition,
    choices: Choices,
    wanted: &Wanted,
) -> String {
    let asked = Asked {
        plan,
        edition,
        choices,
        moment: Moment {
            today: sample::TOLD_ON,
            now_ms: 1_778_587_200_000,
        },
        report: wanted,
        paper: Paper::default(),
        picture: &Picture::new(Lens::Rings, Output::Svg),
        spots: &Spots::new(),
        goes_on: &|_| true,
        stage: &|_| true,
    };
    let made = format.make(&asked).expect("it can be made");
    let text = match made.files {
        Files::One(bytes) => text_of(&bytes),
        Files::Folder(files) => {
            let texts = files
                .iter()
                .map(|(name, bytes)| name.clone() + &text_of(bytes));
            texts.collect()
        }
    };
    text.replace("\r\n ", "")
}

/// Formats whose bytes are not letters; they are made of the same cleaned plan, which is all that can be held
/// against them.
const DOTS: [&str; 3] = ["png", "map-pdf", "pdf"];

#[test]
fn no_format_of_the_table_lets_through_what_a_shared_edition_leaves_out() {
    let plan = marked();
    for format in FORMATS.iter().filter(|format| !DOTS.contains(&format.id)) {
        let shared = said(format, &plan, Edition::Shared, WITHOUT);
        assert!(!shared.contains("Xyzzy"), "{}", format.id);
        let shared = said(format, &plan, Edition::Shared, WITH);
        for kind in Kind::ALL {
            for column in kind.columns() {
                if column.privacy == Privacy::Private {
                    let there = shared.contains(&marker(*kind, column.name));
                    assert!(!there, "{}: {kind:?} {}", format.id, column.name);
                }
            }
        }
    }
}

#[test]
fn the_search_for_private_words_would_find_them() {
    let plan = marked();
    let finds = |id: &str, marker: &str| {
        let format = Format::of_id(id).expect("a format");
        said(format, &plan, Edition::Full, WITHOUT).contains(marker)
    };
    for id in ["json", "xlsx", "csv"] {
        assert!(finds(id, "XyzzyPartnerprivatenotes"), "{id}");
    }
    assert!(finds("vcf", "XyzzyContactemail"));
}

#[test]
fn formats_for_handing_round_hold_no_private_notes_in_any_edition() {
    let plan = marked();
    for id in ["ics", "canvas", "graphml", "kumu", "svg"] {
        let format = Format::of_id(id).expect("a format");
        let full = said(format, &plan, Edition::Full, WITHOUT);
        assert!(!full.contains("Xyzzy"), "{id}");
    }
}

#[test]
fn a_shared_edition_is_sound_and_sharing_it_again_leaves_nothing_more_out() {
    for seed in 0..4 {
        let once = shared(&random_plan(seed, 300), WITHOUT);
        assert_eq!(once.dangling(), []);
        let (twice, left) = edition::of(&once, Edition::Shared, WITHOUT);
        assert!(twice == once);
        assert_eq!(left, []);
    }
}

#[test]
fn what_is_left_out_is_counted_and_told_with_a_reason() {
    let plan = marked();
    let (_, left) = edition::of(&plan, Edition::Shared, WITHOUT);
    let of = |what: &str| {
        let found = left.iter().find(|one| one.what == what);
        found
            .unwrap_or_else(|| panic!("{what} is not told: {left:?}"))
            .count
    };
    assert_eq!(of("Partners: private notes"), plan.partners.len());
    assert_eq!(of("Contacts of partners"), plan.contacts.len());
    assert_eq!(of("Snapshots"), plan.snapshots.len());
    assert_eq!(of("People: e-mail"), plan.participants.len());
    assert!(left.iter().all(|one| one.count > 0 && !one.why.is_empty()));
}

#[test]
fn talks_stay_although_the_contact_they_were_with_goes() {
    let mut plan = Plan::default();
    let partner = Partner::new(Id::new(1));
    let contact = roundtable::model::Contact {
        partner: partner.id,
        ..roundtable::model::Contact::new(Id::new(2))
    };
    let talk = Interaction {
        partner: partner.id,
        contact: Some(contact.id),
        summary: "Beds".to_owned(),
        ..Interaction::new(Id::new(3))
    };
    plan.put_any(partner.wrap());
    plan.put_any(contact.wrap());
    plan.put_any(talk.wrap());
    let plan = shared(&plan, WITHOUT);
    let talk = plan.get(Id::<Interaction>::new(3)).expect("the talk stays");
    assert_eq!((talk.contact, talk.summary.as_str()), (None, "Beds"));
}

#[test]
fn only_stories_that_may_be_published_stay() {
    let mut plan = Plan::default();
    for (id, consent) in (1..).zip(StoryConsent::ALL) {
        let story = Story {
            consent: *consent,
            ..Story::new(Id::new(id))
        };
        plan.put_any(story.wrap());
    }
    let plan = shared(&plan, WITHOUT);
    let kept: Vec<_> = plan.stories.iter().map(|story| story.consent).collect();
    assert_eq!(kept, [StoryConsent::Public]);
}

#[test]
fn answers_that_a_person_gave_about_themselves_go_and_the_plans_own_stay() {
    let mut plan = Plan::default();
    let person = Participant::new(Id::new(1));
    let own = Answer {
        item: "power.self.respect".to_owned(),
        person: roundtable::model::Belongs::to(person.id),
        ..Answer::new(Id::new(2))
    };
    let unnamed = Answer {
        item: "power.self.respect".to_owned(),
        ..Answer::new(Id::new(3))
    };
    plan.put_any(person.wrap());
    plan.put_any(own.wrap());
    plan.put_any(unnamed.wrap());
    let plan = shared(&plan, WITHOUT);
    let kept: Vec<_> = plan.answers.iter().map(|answer| answer.id.raw()).collect();
    assert_eq!(kept, [3]);
}

/// The groups that stay of those with so many cases on one day.
fn groups_left(cases: &[(&str, Option<i64>)]) -> Vec<String> {
    let mut plan = Plan::default();
    let mut blank = Kind::Observation.blank(1);
    blank = blank
        .with("on", Value::Text("2026-05-12".to_owned()))
        .expect("a day");
    let blank = Observation::unwrap_any(&blank)
        .expect("an observation")
        .clone();
    plan.put_any(roundtable::model::Measure::new(blank.measure).wrap());
    for (id, (subgroup, cases)) in (1..).zip(cases) {
        let one = Observation {
            id: Id::new(id),
            subgroup: (*subgroup).to_owned(),
            cases: *cases,
            ..blank.clone()
        };
        plan.put_any(one.wrap());
    }
    let plan = shared(&plan, WITHOUT);
    plan.observations
        .iter()
        .map(|o| o.subgroup.clone())
        .collect()
}

#[test]
fn groups_of_fewer_than_ten_cases_go_and_everybody_together_stays() {
    assert_eq!(groups_left(&[("", Some(3)), ("", None)]), ["", ""]);
    let groups = [("", Some(80)), ("a", Some(9)), ("b", None), ("c", Some(10))];
    assert_eq!(groups_left(&groups), ["", "c"]);
}

#[test]
fn where_one_group_goes_the_next_goes_too_or_the_sum_would_give_it_away() {
    let groups = [
        ("", Some(80)),
        ("a", Some(9)),
        ("b", Some(30)),
        ("c", Some(41)),
    ];
    assert_eq!(groups_left(&groups), ["", "c"]);
}

#[test]
fn survey_answers_stay_where_five_gave_them_without_codes_and_comments() {
    let mut plan = Plan::default();
    let wave = roundtable::model::SurveyWave::new(Id::new(1));
    for (round, ids) in [("many", 2..7), ("few", 7..11)] {
        for id in ids {
            let one = SurveyResponse {
                wave: wave.id,
                item: format!("prep.outcome.{round}"),
                respondent: format!("code {id}"),
                rating: Some(3),
                comment: "said".to_owned(),
                ..SurveyResponse::new(Id::new(id))
            };
            plan.put_any(one.wrap());
        }
    }
    plan.put_any(wave.wrap());
    let plan = shared(&plan, WITH);
    assert_eq!(plan.survey_responses.len(), 5);
    for one in plan.survey_responses.iter() {
        assert_eq!(one.item, "prep.outcome.many");
        assert_eq!((one.respondent.as_str(), one.comment.as_str()), ("", ""));
    }
}

#[test]
fn files_and_snapshots_go_and_the_logo_stays() {
    let mut plan = Plan::default();
    for (id, purpose) in [(1, "logo"), (2, "minutes"), (3, "")] {
        let file = Attachment {
            purpose: purpose.to_owned(),
            ..Attachment::new(Id::new(id))
        };
        plan.put_any(file.wrap());
    }
    plan.put_any(Snapshot::new(Id::new(4)).wrap());
    let plan = shared(&plan, WITHOUT);
    let files: Vec<_> = plan
        .attachments
        .iter()
        .map(|a| a.purpose.as_str())
        .collect();
    assert_eq!((files, plan.snapshots.len()), (vec!["logo"], 0));
}

#[test]
fn a_shared_document_says_so_and_whoever_imports_it_is_told() {
    let plan = shared(&sample::sample(), WITHOUT);
    let bytes = json::edition_to_bytes(&plan, Edition::Shared);
    let validator = jsonschema::draft202012::new(&json::schema()).expect("a schema");
    assert!(validator.is_valid(&serde_json::from_slice(&bytes).expect("JSON")));
    let read = json::from_bytes(&bytes).expect("sound");
    assert_eq!(read.edition, Edition::Shared);
    assert!(read.plan == plan);
    assert!(
        read.notes
            .iter()
            .any(|note| note.contains("shared edition"))
    );
    let full = json::from_bytes(&json::to_bytes(&plan)).expect("sound");
    assert_eq!((full.edition, full.notes), (Edition::Full, Vec::new()));
}
