//! The JSON document: what goes out comes in again, to the last byte, and its schema tells the truth about it.

#[path = "common/random_plan.rs"]
mod generator;

use generator::random_plan;
use roundtable::{
    exchange::{
        json::{self, from_bytes, schema, to_bytes},
        sample,
    },
    model::{AnyRecord, Category, Header, Id, Kind, Link, Partner, Plan, Record as _},
};
use serde_json::Value as Json;

fn small_plan() -> Plan {
    let mut plan = Plan::default();
    plan.put_any(
        Header {
            title: "Safe at Home".to_owned(),
            agency: "Ñandú County".to_owned(),
            workshop_on: Some(jiff::civil::date(2026, 5, 12)),
            starts_at: "09:00".into(),
            ..Header::new(Id::new(1))
        }
        .wrap(),
    );
    plan.put_any(
        Partner {
            name: "Family Court".to_owned(),
            category: Category::Justice,
            influence: Some(80.0),
            notes: "Meets on the first Monday\nof the month".to_owned(),
            ..Partner::new(Id::new(7))
        }
        .wrap(),
    );
    plan.put_any(
        Partner {
            name: "Harbor “Hope” Shelter 🏠".to_owned(),
            ..Partner::new(Id::new(LARGE))
        }
        .wrap(),
    );
    plan.put_any(
        Link {
            from: Id::new(7),
            to: Id::new(LARGE),
            ..Link::new(Id::new(9))
        }
        .wrap(),
    );
    plan
}

/// An id that programs which keep numbers as doubles would round.
const LARGE: i64 = 4_611_686_018_427_387_905;

fn text(plan: &Plan) -> String {
    String::from_utf8(to_bytes(plan)).unwrap_or_default()
}

#[test]
fn a_plan_comes_back_as_it_went_out_and_goes_out_the_same_again() {
    for seed in 0..40 {
        let plan = random_plan(seed, 300);
        assert!(
            plan.dangling().is_empty(),
            "the generator makes sound plans"
        );
        let bytes = to_bytes(&plan);
        let imported = from_bytes(&bytes).unwrap_or_else(|problems| {
            panic!("seed {seed}: {}", problems.first().expect("a reason"))
        });
        assert!(imported.plan == plan, "seed {seed}");
        assert!(
            imported.notes.is_empty(),
            "seed {seed}: {:?}",
            imported.notes
        );
        assert_eq!(to_bytes(&imported.plan), bytes, "seed {seed}");
    }
}

#[test]
fn the_document_is_laid_out_as_any_json_printer_would_and_in_declared_order() {
    for seed in 0..10 {
        let plan = random_plan(seed, 100);
        let written = text(&plan);
        let tree: Json = serde_json::from_str(&written).expect("exports are JSON");
        assert_eq!(
            written,
            serde_json::to_string_pretty(&tree).expect("a tree prints") + "\n"
        );
        let tables: Vec<_> = tree["plan"].as_object().expect("plan").keys().collect();
        let declared: Vec<_> = Kind::ALL.iter().map(|kind| kind.table()).collect();
        assert_eq!(tables, declared);
        for kind in Kind::ALL {
            let records: Vec<AnyRecord> = plan.all_of(*kind).collect();
            let written = tree["plan"][kind.table()].as_array().expect("a list");
            assert_eq!(written.len(), records.len());
            for (object, record) in written.iter().zip(&records) {
                let object = object.as_object().expect("an object");
                assert_eq!(object, &roundtable::model::json::to_json(record));
            }
        }
    }
}

#[test]
fn a_small_plan_is_written_as_the_golden_file_says() {
    let golden = include_str!("golden/small.json").replace(
        "\"version\": \"0.0.0\"",
        &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")),
    );
    let written = text(&small_plan());
    if written != golden && std::env::var_os("UPDATE_GOLDEN").is_some() {
        let kept = written.replace(
            &format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION")),
            "\"version\": \"0.0.0\"",
        );
        std::fs::write("tests/golden/small.json", kept).expect("the golden file is written");
    }
    assert_eq!(written, golden);
}

#[test]
fn order_of_fields_and_a_byte_order_mark_make_no_difference() {
    let plan = random_plan(5, 50);
    let tree: Json = serde_json::from_slice(&to_bytes(&plan)).expect("exports are JSON");
    let turned = format!("\u{feff}{}", turned_round(&tree));
    let imported = from_bytes(turned.as_bytes()).expect("the order does not matter");
    assert!(imported.plan == plan);
    assert!(imported.notes.is_empty());
}

/// The same document with the fields of every object in reverse, on one line.
fn turned_round(tree: &Json) -> Json {
    match tree {
        Json::Object(object) => object
            .iter()
            .rev()
            .map(|(name, value)| (name.clone(), turned_round(value)))
            .collect(),
        Json::Array(list) => list.iter().map(turned_round).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_list_or_field_that_is_left_out_counts_as_blank() {
    let imported = from_bytes(
        br#"{"format":"roundtable-plan","version":{"major":1,"minor":0},
            "plan":{"header":[{"id":"1"}],"partners":[{"id":"5","name":"Court"}]}}"#,
    )
    .expect("a short document is enough");
    let court = imported.plan.partners.iter().next().expect("the partner");
    assert_eq!(court.name, "Court");
    assert_eq!(court.notes, "");
    assert_eq!(imported.plan.len(), 2);
}

#[test]
fn long_and_foreign_names_pass_untouched() {
    let names = [
        "長".repeat(10_000),
        "x".repeat(10_000),
        "👩‍👩‍👧".to_owned(),
        "\u{202e}שלום\u{202c}".to_owned(),
        "جمعية الأسرة".to_owned(),
    ];
    let mut plan = small_plan();
    for (i, name) in names.iter().enumerate() {
        let partner = Partner {
            name: name.clone(),
            ..Partner::new(Id::new(100 + i.cast_signed() as i64))
        };
        plan.put_any(partner.wrap());
    }
    let imported = from_bytes(&to_bytes(&plan)).expect("names are free");
    assert!(imported.plan == plan);
}

#[test]
fn the_schema_is_a_schema_and_every_export_keeps_it() {
    let schema = schema();
    jsonschema::draft202012::meta::validate(&schema).expect("a valid schema");
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("the schema can be used");
    for seed in 100..120 {
        let tree: Json =
            serde_json::from_slice(&to_bytes(&random_plan(seed, 100))).expect("exports are JSON");
        if let Some(error) = validator.iter_errors(&tree).next() {
            panic!("seed {seed}: {} at {}", error, error.instance_path());
        }
    }
}

#[test]
fn the_schema_refuses_what_the_import_refuses() {
    let validator = jsonschema::draft202012::new(&schema()).expect("the schema can be used");
    let good: Json = serde_json::from_slice(&to_bytes(&small_plan())).expect("exports are JSON");
    assert!(validator.is_valid(&good));
    let wrong = [
        ("/format", Json::from("kumu")),
        ("/version/major", Json::from(2)),
        ("/plan", Json::Null),
        ("/plan/header", Json::Array(Vec::new())),
        ("/plan/header/0/id", Json::from("2")),
        ("/plan/partners", Json::from("none")),
        ("/plan/partners/0/id", Json::from(7)),
        ("/plan/partners/0/id", Json::from("0")),
        ("/plan/partners/0/id", Json::from("-7")),
        ("/plan/partners/0/name", Json::Null),
        ("/plan/partners/0/category", Json::from("clubs")),
        ("/plan/partners/0/influence", Json::from(101)),
        ("/plan/partners/0/trust", Json::from(2.5)),
        ("/plan/partners/0/since", Json::from("12 May 2026")),
        ("/plan/links/0/from", Json::Null),
    ];
    for (place, value) in wrong {
        let mut tree = good.clone();
        *tree.pointer_mut(place).expect("the place is there") = value.clone();
        assert!(
            !validator.is_valid(&tree),
            "the schema lets {value} pass at {place}"
        );
        let bytes = serde_json::to_vec(&tree).expect("a tree prints");
        assert!(
            from_bytes(&bytes).is_err(),
            "the import lets {value} pass at {place}"
        );
    }
}

#[test]
fn the_schema_describes_every_field() {
    let schema = schema();
    for kind in Kind::ALL {
        let fields = schema["$defs"][kind.table()]["properties"]
            .as_object()
            .expect("fields");
        assert_eq!(fields.len(), 1 + kind.columns().len(), "{kind:?}");
        for (name, field) in fields {
            let doc = field["description"].as_str().unwrap_or_default();
            assert!(
                doc.len() > 3 && doc.trim() == doc,
                "{kind:?}.{name}: “{doc}”"
            );
        }
    }
}

#[test]
fn the_sample_plan_is_read_without_a_problem_or_a_note() {
    let imported = from_bytes(sample::JSON.as_bytes()).unwrap_or_else(|problems| {
        panic!("{}", problems.first().expect("a reason"));
    });
    assert!(imported.notes.is_empty(), "{:?}", imported.notes);
    assert!(imported.plan == sample::sample());
    assert!(!imported.plan.is_empty());
}

#[test]
fn the_document_says_its_format_and_version() {
    let tree: Json = serde_json::from_slice(&to_bytes(&small_plan())).expect("exports are JSON");
    assert_eq!(tree["format"], json::FORMAT);
    assert_eq!(tree["version"]["major"], json::MAJOR);
    assert_eq!(tree["version"]["minor"], json::MINOR);
    assert_eq!(tree["app"]["version"], env!("CARGO_PKG_VERSION"));
}
