//! Laws of the records, for every kind that is declared: values, JSON, words, limits, references.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/random_plan.rs"]
mod random_plan;

use std::{collections::BTreeSet, fmt::Debug};

use random_plan::{Rng, random_plan, random_record};
use roundtable::model::{
    self, AnyRecord, Column, Date, Field, IdSource, Key, Kind, OnDelete, Plan, Storage, Value,
    Word, json, limits,
};
use serde_json::{Map, Value as Json};

/// Some two thousand records that cover every kind.
fn many_records() -> Vec<AnyRecord> {
    (0..6)
        .flat_map(|seed| random_plan(seed, 250).all().collect::<Vec<_>>())
        .collect()
}

fn every_column() -> impl Iterator<Item = (Kind, usize, &'static Column)> {
    Kind::ALL.iter().flat_map(|kind| {
        let columns = kind.columns().iter().enumerate();
        columns.map(|(position, column)| (*kind, position, column))
    })
}

/// The values of one good record of this kind.
fn good_values(kind: Kind) -> Vec<Value> {
    let plan = random_plan(1, 0);
    random_record(&mut Rng::new(2), kind, 5, &plan)
        .expect("the plan has something to point at")
        .values()
}

// ---- the declaration ----

#[test]
fn tables_and_columns_have_names_of_their_own_in_snake_case_and_a_sentence_each() {
    let snake = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let mut tables = BTreeSet::new();
    for kind in Kind::ALL {
        assert!(tables.insert(kind.table()), "{} twice", kind.table());
        assert!(snake(kind.table()), "{}", kind.table());
        assert!(kind.doc().trim().ends_with('.'), "{kind:?}: {}", kind.doc());
        assert_eq!(Kind::of_table(kind.table()), Some(*kind));
        let mut columns = BTreeSet::from(["id"]);
        for column in kind.columns() {
            assert!(
                columns.insert(column.name),
                "{kind:?}.{} twice",
                column.name
            );
            assert!(snake(column.name), "{kind:?}.{}", column.name);
            assert!(column.doc.trim().ends_with('.'), "{kind:?}.{}", column.name);
        }
    }
    assert_eq!(Kind::of_table("no_such_table"), None);
}

#[test]
fn a_reference_points_at_a_table_and_one_that_must_not_be_empty_takes_its_record_along() {
    for (kind, _, column) in every_column() {
        let name = format!("{kind:?}.{}", column.name);
        assert_eq!(
            column.points_at.is_some(),
            column.storage == Storage::Id,
            "{name}"
        );
        if let Some(table) = column.points_at {
            assert!(Kind::of_table(table).is_some(), "{name} points at {table}");
            let may_stay = column.nullable || column.on_delete == OnDelete::Cascade;
            assert!(may_stay, "{name} could neither go nor be emptied");
        }
        assert_eq!(
            column.words.is_empty(),
            column.storage != Storage::Word,
            "{name}"
        );
    }
}

// ---- values ----

#[test]
fn a_record_is_the_same_after_taking_its_values_out_and_building_it_again() {
    for record in many_records() {
        let built = record.kind().build(record.raw_id(), record.values());
        assert_eq!(built, Ok(record));
    }
}

#[test]
fn a_value_of_the_wrong_sort_is_refused_by_column_and_given_back() {
    let candidates = [
        Value::Null,
        Value::Int(7),
        Value::Real(1.5),
        Value::Real(f64::NAN),
        Value::Real(f64::INFINITY),
        Value::Text("no such word, no day".to_owned()),
        Value::Blob(vec![1, 2]),
    ];
    for (kind, position, column) in every_column() {
        for candidate in &candidates {
            let legal = match candidate {
                Value::Null => column.nullable,
                Value::Int(_) => matches!(column.storage, Storage::Int | Storage::Id),
                Value::Real(x) => x.is_finite() && column.storage == Storage::Real,
                Value::Text(_) => column.storage == Storage::Text,
                Value::Blob(_) => column.storage == Storage::Blob,
            };
            let mut values = good_values(kind);
            values[position] = candidate.clone();
            match kind.build(5, values) {
                Ok(_) => assert!(legal, "{kind:?}.{} took {candidate:?}", column.name),
                Err(bad) => {
                    assert!(!legal, "{kind:?}.{} refused {candidate:?}", column.name);
                    assert_eq!(bad.column, column.name);
                    assert_eq!(format!("{:?}", bad.got), format!("{candidate:?}"));
                }
            }
        }
    }
}

#[test]
fn a_truth_value_is_nought_or_one() {
    assert_eq!(bool::from_value(Value::Int(0)), Ok(false));
    assert_eq!(bool::from_value(Value::Int(1)), Ok(true));
    assert_eq!(bool::from_value(Value::Int(2)), Err(Value::Int(2)));
}

#[test]
fn zero_has_no_sign_because_the_plan_file_keeps_none() {
    let Value::Real(stored) = (-0.0_f64).to_value() else {
        panic!("a number is stored as a number")
    };
    assert!(stored.is_sign_positive());
    let read = f64::from_value(Value::Real(-0.0));
    assert!(read.is_ok_and(f64::is_sign_positive));
}

#[test]
fn a_day_is_read_only_in_the_form_in_which_it_is_written() {
    let read = |text: &str| Date::from_value(Value::Text(text.to_owned())).is_ok();
    for good in ["2026-05-12", "2024-02-29", "0000-01-01", "9999-12-31"] {
        assert!(read(good), "{good}");
    }
    for bad in [
        "",
        "2026-02-29",
        "2026-5-12",
        "2026-05-12T10:00",
        " 2026-05-12",
        "12 May 2026",
        "20260512",
        "-000005-01-01",
        "+002026-05-12",
    ] {
        assert!(!read(bad), "{bad}");
    }
}

// ---- words ----

fn a_vocabulary_holds<W: Word + Field + Debug>() {
    let words: BTreeSet<&str> = W::ALL.iter().map(|w| w.word()).collect();
    let labels: BTreeSet<&str> = W::ALL.iter().map(|w| w.label()).collect();
    assert_eq!(words.len(), W::ALL.len(), "a word twice in {:?}", W::ALL);
    assert_eq!(labels.len(), W::ALL.len(), "a label twice in {:?}", W::ALL);
    assert_eq!(
        W::ALL.iter().map(|w| w.word()).collect::<Vec<_>>(),
        W::WORDS
    );
    assert_eq!(W::blank(), W::ALL[0]);
    for word in W::ALL {
        assert_eq!(W::from_value(word.to_value()).as_ref(), Ok(word));
        assert!(
            word.word().is_ascii() && !word.word().contains([' ', '_']),
            "{word:?}"
        );
        assert!(
            word.label().starts_with(|c: char| c.is_uppercase()),
            "{word:?}"
        );
    }
    for other in [
        "",
        "no-such-word",
        &W::ALL[0].word().to_uppercase().repeat(2),
    ] {
        let other = Value::Text(other.to_owned());
        assert_eq!(W::from_value(other.clone()), Err(other));
    }
}

#[test]
fn every_vocabulary_reads_what_it_writes_and_nothing_else() {
    macro_rules! all {
        ($($Word:ident)+) => { $( a_vocabulary_holds::<model::$Word>(); )+ };
    }
    all! {
        Category PartnerStatus Level Aspect Lens LinkKind Direction InteractionKind ScanSide ScanKind
        ScanCategory Better ContributionKind StructureForm RaciLetter AgreementKind ClauseState Formality
        Cadence ActionStatus CaseStatus CycleStage AgencyRole AttendanceState DecisionMethod CaptureKind
        WaveTime StoryConsent
    }
}

// ---- limits ----

#[test]
fn a_blank_record_keeps_within_all_limits() {
    for kind in Kind::ALL {
        assert!(kind.blank(1).is_finite(), "{kind:?}");
        assert_eq!(limits::outside(&kind.blank(1)), None, "{kind:?}");
    }
}

#[test]
fn a_limit_lets_its_ends_in_and_nothing_beyond() {
    let mut limited = 0;
    for (kind, position, column) in every_column() {
        let Some(range) = limits::range(kind, column.name) else {
            continue;
        };
        limited += 1;
        let with = |number: f64| {
            let mut values = good_values(kind);
            values[position] = match column.storage {
                Storage::Int => Value::Int(number as i64),
                Storage::Real => Value::Real(number),
                other => panic!("{kind:?}.{} has a limit but is {other:?}", column.name),
            };
            limits::outside(&kind.build(5, values).unwrap())
        };
        assert_eq!(with(*range.start()), None);
        assert_eq!(with(*range.end()), None);
        for beyond in [range.start() - 1.0, range.end() + 1.0] {
            let found = with(beyond).expect("out of range");
            assert_eq!((found.0, found.1), (column.name, beyond));
        }
    }
    assert!(
        limited > 15,
        "a limit was lost: only {limited} columns have one"
    );
}

// ---- JSON ----

#[test]
fn a_record_is_the_same_after_going_through_json_text() {
    for record in many_records() {
        let text = Json::Object(json::to_json(&record)).to_string();
        let parsed: Json = serde_json::from_str(&text).unwrap();
        let read = json::from_json(record.kind(), &parsed).unwrap();
        assert_eq!(read.record, record);
        assert_eq!(read.unknown, Vec::<String>::new());
        let again = Json::Object(json::to_json(&read.record)).to_string();
        assert_eq!(again, text, "the second writing differs");
    }
}

#[test]
fn json_names_the_id_first_and_then_the_columns_as_declared() {
    for kind in Kind::ALL {
        let object = json::to_json(&kind.blank(3));
        let columns = kind.columns().iter().map(|c| c.name);
        let expected: Vec<&str> = std::iter::once("id").chain(columns).collect();
        assert_eq!(object.keys().collect::<Vec<_>>(), expected);
        assert_eq!(object.get("id"), Some(&Json::from("3")));
    }
}

fn good_json(kind: Kind) -> Map<String, Json> {
    json::to_json(&kind.build(5, good_values(kind)).unwrap())
}

fn problems(kind: Kind, object: Map<String, Json>) -> Vec<json::Problem> {
    json::from_json(kind, &Json::Object(object)).expect_err("should be refused")
}

#[test]
fn a_missing_field_is_blank_unless_it_has_no_blank_that_means_nothing() {
    for (kind, position, column) in every_column() {
        let mut object = good_json(kind);
        object.remove(column.name);
        if column.must_be_given() {
            let told = problems(kind, object);
            assert_eq!(told.len(), 1);
            assert_eq!(told[0].field, column.name);
        } else {
            let read = json::from_json(kind, &Json::Object(object)).unwrap();
            assert_eq!(
                read.record.values()[position],
                kind.blank(5).values()[position]
            );
        }
    }
}

#[test]
fn a_wrong_type_is_told_with_its_field_for_every_column() {
    for (kind, _, column) in every_column() {
        let wrong = [Json::from(vec![1]), Json::Object(Map::new())];
        for wrong in wrong {
            let mut object = good_json(kind);
            object.insert(column.name.to_owned(), wrong);
            let told = problems(kind, object);
            assert_eq!(told.len(), 1);
            assert_eq!(told[0].field, column.name);
            assert!(told[0].message.contains("expected"), "{}", told[0].message);
        }
        if !column.nullable {
            let mut object = good_json(kind);
            object.insert(column.name.to_owned(), Json::Null);
            assert_eq!(problems(kind, object)[0].field, column.name);
        }
    }
}

#[test]
fn all_problems_of_a_record_are_told_at_once() {
    let mut object = good_json(Kind::Partner);
    object.insert("id".to_owned(), Json::from(5));
    object.insert("name".to_owned(), Json::from(5));
    object.insert("category".to_owned(), Json::from("courts"));
    object.insert("since".to_owned(), Json::from("12 May"));
    let told = problems(Kind::Partner, object);
    let fields: Vec<&str> = told.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["id", "name", "category", "since"]);
    assert_eq!(
        told[2].message,
        "“courts” is not one of family, policy, human-services, justice, providers, community"
    );
    assert!(told.iter().all(|p| !p.message.ends_with('.')));
}

#[test]
fn a_number_out_of_range_is_told_with_the_range() {
    let mut object = good_json(Kind::Partner);
    object.insert("trust".to_owned(), Json::from(9));
    assert_eq!(
        problems(Kind::Partner, object)[0].message,
        "9 is out of range; use a number from 1 to 5"
    );
}

#[test]
fn an_id_is_a_string_of_digits_above_nought() {
    assert_eq!(
        json::id_from_json(&Json::from("9223372036854775807")),
        Ok(i64::MAX)
    );
    for bad in [
        "",
        "0",
        "-1",
        "007",
        "+5",
        " 5",
        "1e3",
        "9223372036854775808",
        "x",
    ] {
        assert!(json::id_from_json(&Json::from(bad)).is_err(), "{bad}");
    }
    assert!(json::id_from_json(&Json::from(5)).is_err());
}

#[test]
fn a_field_that_is_not_known_is_named_and_never_silently_dropped() {
    let mut object = good_json(Kind::Partner);
    object.insert("favorite_color".to_owned(), Json::from("teal"));
    let read = json::from_json(Kind::Partner, &Json::Object(object)).unwrap();
    assert_eq!(read.unknown, ["favorite_color"]);
}

#[test]
fn something_that_is_no_object_is_told() {
    for bad in [
        Json::Null,
        Json::from(1),
        Json::from("x"),
        Json::from(vec![1]),
    ] {
        assert_eq!(json::from_json(Kind::Partner, &bad).unwrap_err().len(), 1);
    }
}

#[test]
fn a_long_text_is_shortened_in_a_message_without_cutting_a_letter() {
    assert_eq!(json::shortened("short"), "short");
    assert_eq!(json::shortened(&"家".repeat(50)), "家".repeat(40) + "…");
    assert_eq!(json::shortened("a\nb"), "a b");
}

// ---- references ----

#[test]
fn emptying_a_reference_works_where_it_may_be_empty_and_leaves_the_rest() {
    for (kind, position, column) in every_column().filter(|(_, _, c)| c.points_at.is_some()) {
        let mut values = good_values(kind);
        values[position] = Value::Int(99);
        let record = kind.build(5, values.clone()).unwrap();
        let reference = record
            .references()
            .into_iter()
            .find(|r| r.column == position);
        let reference = reference.expect("a reference that is filled is found");
        assert_eq!(Some(reference.target.kind.table()), column.points_at);
        assert_eq!(
            (reference.target.id, reference.on_delete),
            (99, column.on_delete)
        );
        if column.nullable {
            values[position] = Value::Null;
        }
        assert_eq!(record.cleared(position).values(), values);
    }
}

#[test]
fn a_plan_finds_every_reference_that_points_nowhere() {
    for (kind, position, column) in every_column().filter(|(_, _, c)| c.points_at.is_some()) {
        let mut plan = random_plan(1, 0);
        assert_eq!(plan.dangling(), []);
        let mut values = good_values(kind);
        values[position] = Value::Int(99);
        plan.put_any(kind.build(5, values).unwrap());
        let found = plan.dangling();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].from, Key { kind, id: 5 });
        assert_eq!((found[0].column, found[0].target.id), (column.name, 99));
    }
}

#[test]
fn the_records_that_point_at_others_are_all_found() {
    for seed in 0..4 {
        let plan = random_plan(seed, 300);
        let targets: BTreeSet<Key> = plan.all().step_by(7).map(|r| r.key()).collect();
        let mut expected = Vec::new();
        for record in plan.all() {
            for reference in record.references() {
                if targets.contains(&reference.target) {
                    expected.push((record.key(), reference.column, reference.target));
                }
            }
        }
        let mut found: Vec<_> = plan
            .referrers(&targets)
            .into_iter()
            .map(|(key, r)| (key, r.column, r.target))
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
    }
}

// ---- ids and tables ----

#[test]
fn ten_thousand_ids_of_one_moment_are_all_different_and_grow() {
    for now in [0, 1_790_000_000_000, i64::MAX / 2] {
        let mut ids = IdSource::new(3, now);
        let made: Vec<i64> = (0..10_000).map(|_| ids.next::<()>().raw()).collect();
        assert!(made[0] > 0);
        assert!(made.windows(2).all(|w| w[0] < w[1]));
    }
}

#[test]
fn copies_of_a_plan_share_their_tables_until_one_changes() {
    let mut plan = random_plan(1, 50);
    let copy = plan.clone();
    assert!(Kind::ALL.iter().all(|kind| plan.same_table(&copy, *kind)));
    plan.put_any(Kind::Win.blank(77));
    for kind in Kind::ALL {
        assert_eq!(plan.same_table(&copy, *kind), *kind != Kind::Win);
    }
    assert!(!copy.contains(Key {
        kind: Kind::Win,
        id: 77
    }));
    plan.remove_any(Key {
        kind: Kind::Win,
        id: 77,
    });
    assert_eq!(plan, copy);
}

#[test]
fn taking_out_what_is_not_there_changes_nothing() {
    let mut plan = random_plan(1, 0);
    let copy = plan.clone();
    plan.remove_any(Key {
        kind: Kind::Win,
        id: 77,
    });
    assert!(Kind::ALL.iter().all(|kind| plan.same_table(&copy, *kind)));
}

#[test]
fn a_random_plan_is_sound_holds_every_kind_and_comes_again_from_its_seed() {
    let plan: Plan = random_plan(42, 200);
    assert!(Kind::ALL.iter().all(|kind| plan.count(*kind) > 0));
    assert_eq!(plan.dangling(), []);
    assert!(
        plan.all()
            .all(|r| r.is_finite() && limits::outside(&r).is_none())
    );
    assert_eq!(plan, random_plan(42, 200));
    assert_ne!(plan, random_plan(43, 200));
}
