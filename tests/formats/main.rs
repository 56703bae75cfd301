//! Map formats of other programs, out and in: round trips, files from elsewhere, broken and hostile files.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

#[path = "../common/random_plan.rs"]
mod random_plan;

mod foreign;
mod golden;
mod hostile;
mod merging;
mod round_trips;
mod tables;

use roundtable::{
    exchange::{
        canvas, graphml,
        incoming::{Choices, Incoming, Merged, merge},
        kumu, sniff,
    },
    guidance::catalogue,
    model::{IdSource, Lens, Link, Partner, Plan},
};

/// A way to write the map.
type Writer = fn(&Plan) -> String;

/// The formats that hold the map.
const WRITERS: [(&str, Writer); 3] = [
    ("canvas", |plan| {
        canvas::write(plan, catalogue(), Lens::Rings)
    }),
    ("graphml", |plan| {
        graphml::write(plan, catalogue(), Lens::Rings)
    }),
    ("kumu.json", |plan| kumu::write(plan, catalogue())),
];

/// Reads what must be readable.
#[track_caller]
fn read(text: &str) -> Incoming {
    read_bytes(text.as_bytes())
}

#[track_caller]
fn read_bytes(bytes: &[u8]) -> Incoming {
    sniff::read(bytes).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// What becomes of a file in a plan, as it is proposed.
fn merged(plan: &Plan, incoming: &Incoming) -> Merged {
    chosen(plan, incoming, &incoming.choices())
}

fn chosen(plan: &Plan, incoming: &Incoming, choices: &Choices) -> Merged {
    let mut ids = IdSource::new(99, 1_800_000_000_000);
    merge(plan, incoming, choices, &mut ids, catalogue())
}

/// The plan with that in it.
fn with(plan: &Plan, merged: &Merged) -> Plan {
    let mut plan = plan.clone();
    for record in &merged.put {
        plan.put_any(record.clone());
    }
    assert_eq!(plan.dangling(), []);
    plan
}

/// What a text gives in an empty plan, and the lines about it.
fn taken_in(text: &str) -> (Plan, Vec<String>) {
    let merged = merged(&Plan::default(), &read(text));
    let lines = merged.problems.iter().map(ToString::to_string).collect();
    (with(&Plan::default(), &merged), lines)
}

#[track_caller]
fn partner<'a>(plan: &'a Plan, name: &str) -> &'a Partner {
    let mut found = plan.partners.iter().filter(|p| p.name == name);
    let names: Vec<_> = plan.partners.iter().map(|p| &p.name).collect();
    found
        .next()
        .unwrap_or_else(|| panic!("no {name} among {names:?}"))
}

/// The links as words: from, to, kind, direction.
fn links(plan: &Plan) -> Vec<String> {
    let name = |id| plan.get::<Partner>(id).map_or("?", |p| p.name.as_str());
    let words = |l: &Link| {
        let arrow = match l.direction.word() {
            "both" => "<->",
            _ => "->",
        };
        format!("{} {arrow} {}: {}", name(l.from), name(l.to), l.kind.word())
    };
    plan.links.iter().map(words).collect()
}
