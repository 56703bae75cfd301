//! What goes out comes in again: the sample and random plans with nasty texts, into an empty plan and back into
//! the same one.

use std::collections::BTreeMap;

use roundtable::{
    exchange::{
        incoming::{Policy, target},
        sample::sample,
        sniff,
    },
    model::{AnyRecord, Kind, Lens, Partner, Plan, Record as _, Storage, Value},
};

use super::{WRITERS, chosen, merged, random_plan::random_plan, read, taken_in, with};

/// What a map format can hold of a plan.
#[derive(Debug, PartialEq)]
struct Held {
    partners: Vec<AnyRecord>,
    links: Vec<AnyRecord>,
    ratings: BTreeMap<(i64, String), Vec<Value>>,
    places: BTreeMap<(i64, String), (f64, f64, bool)>,
}

/// What `format` can hold of a plan: no private notes; XML has no control characters, Kumu's tags are a list.
fn held(plan: &Plan, format: &str) -> Held {
    let clean = |record: &AnyRecord| {
        let mut values = record.values();
        for (column, value) in record.kind().columns().iter().zip(&mut values) {
            if let (Storage::Text, Value::Text(text)) = (column.storage, &mut *value) {
                if format == "graphml" {
                    text.retain(|c| matches!(c, '\t' | '\n' | '\r') || c >= ' ');
                }
                if format == "kumu.json" && column.name == "tags" {
                    let tags: Vec<_> = text
                        .split(',')
                        .map(str::trim)
                        .filter(|t| !t.is_empty())
                        .collect();
                    *text = tags.join(", ");
                }
                let unnamed = column.name == "name" && text.trim().is_empty();
                if column.name == "private_notes" || (format == "kumu.json" && unnamed) {
                    text.clear();
                }
            }
        }
        record.kind().build(record.raw_id(), values).unwrap()
    };
    let mut ratings = BTreeMap::new();
    for rating in plan.level_ratings.iter() {
        let key = (rating.partner.raw(), rating.aspect.word().to_owned());
        let values = clean(&rating.clone().wrap()).values();
        let says = rating.current.is_some()
            || rating.intended.is_some()
            || values
                .iter()
                .skip(4)
                .any(|v| *v != Value::Text(String::new()));
        if says
            || plan.level_ratings.iter().any(|r| {
                r.partner == rating.partner && r.aspect == rating.aspect && r.id != rating.id
            })
        {
            ratings.entry(key).or_insert_with(|| values[2..].to_vec());
        }
    }
    ratings.retain(|_, values| {
        values
            .iter()
            .any(|v| !matches!(v, Value::Null) && *v != Value::Text(String::new()))
    });
    let mut places = BTreeMap::new();
    for place in plan.placements.iter() {
        let key = (place.partner.raw(), place.lens.word().to_owned());
        places
            .entry(key)
            .or_insert((place.x, place.y, place.pinned));
    }
    Held {
        partners: plan.all_of(Kind::Partner).map(|r| clean(&r)).collect(),
        links: plan.all_of(Kind::Link).map(|r| clean(&r)).collect(),
        ratings,
        places,
    }
}

#[track_caller]
fn goes_out_and_in(plan: &Plan, what: &str) {
    for (format, write) in WRITERS {
        let text = write(plan);
        let incoming = read(&text);
        assert_eq!(incoming.notes, [], "{what}, {format}");
        let merged = merged(&Plan::default(), &incoming);
        assert_eq!(merged.problems, [], "{what}, {format}");
        let back = with(&Plan::default(), &merged);
        let (before, mut after) = (held(plan, format), held(&back, format));
        assert_eq!(after.partners, before.partners, "{what}, {format}");
        assert_eq!(after.links, before.links, "{what}, {format}");
        assert_eq!(after.ratings, before.ratings, "{what}, {format}");
        if format == "canvas" {
            // A picture: everyone has a place in it, in whole numbers, under one lens.
            after
                .places
                .retain(|key, _| before.places.contains_key(key));
            for ((id, lens), (x, y, _)) in &before.places {
                let shown = lens == Lens::Rings.word() && *x == 0.0;
                if shown {
                    let (back_x, back_y, _) = after.places[&(*id, lens.clone())];
                    assert!((x - back_x).hypot(y - back_y) < 0.5, "{what}");
                }
            }
        } else {
            assert_eq!(after.places, before.places, "{what}, {format}");
        }
    }
}

#[test]
fn the_sample_goes_out_and_comes_in_again_as_it_was() {
    goes_out_and_in(&sample(), "the sample");
}

#[test]
fn random_plans_with_nasty_texts_go_out_and_come_in_again() {
    for seed in 0..12 {
        goes_out_and_in(&random_plan(seed, 700), &format!("seed {seed}"));
    }
}

#[test]
fn the_places_on_a_canvas_are_those_of_the_map() {
    use roundtable::mapping::{Look, Scene, Spots};
    let plan = sample();
    let scene = Scene::of(&plan, Lens::Rings, &Look::default(), &Spots::default());
    let (back, _) = taken_in(&WRITERS[0].1(&plan));
    for place in back.placements.iter() {
        let node = &scene.nodes[scene.node_of(place.partner).unwrap()];
        let off = (f64::from(node.at.x) - place.x).hypot(f64::from(node.at.y) - place.y);
        assert!(off < 0.2, "{off}");
        assert_eq!(place.lens, Lens::Rings);
    }
    assert_eq!(back.placements.len(), plan.partners.len());
}

#[test]
fn under_every_lens_the_places_are_those_of_the_map() {
    use roundtable::{
        exchange::{canvas, incoming::Target},
        guidance::catalogue,
        mapping::{Look, Scene, Spots},
    };
    let plan = sample();
    for lens in Lens::ALL {
        let bytes = canvas::write(&plan, catalogue(), *lens);
        let incoming = sniff::read(bytes.as_bytes()).unwrap();
        let merged = merged(&Plan::default(), &incoming);
        assert_eq!(merged.problems, [], "{lens:?}");
        let back = with(&Plan::default(), &merged);
        let scene = Scene::of(&plan, *lens, &Look::default(), &Spots::default());
        assert_eq!(back.placements.len(), scene.nodes.len());
        for place in back.placements.iter() {
            let node = &scene.nodes[scene.node_of(place.partner).unwrap()];
            let off = (f64::from(node.at.x) - place.x).hypot(f64::from(node.at.y) - place.y);
            assert!(off < 0.2 && place.lens == *lens, "{lens:?} {off}");
        }
        let means_category =
            |c: &&roundtable::exchange::incoming::Column| c.guess == Target::Partner("category");
        let columns: Vec<_> = incoming.columns.iter().filter(means_category).collect();
        assert_eq!(
            columns.len(),
            1,
            "the ground tells no category: {columns:?}"
        );
    }
}

#[test]
fn what_comes_back_into_the_same_plan_changes_nothing() {
    for plan in [sample(), random_plan(3, 300)] {
        for (format, write) in WRITERS {
            let incoming = read(&write(&plan));
            let mut choices = incoming.choices();
            for policy in [Policy::Fill, Policy::Replace, Policy::Keep] {
                choices.policy = policy;
                let merged = chosen(&plan, &incoming, &choices);
                assert_eq!(merged.new.len() + merged.new_links, 0, "{format}");
                assert_eq!(merged.matched.len(), plan.partners.len(), "{format}");
                assert_eq!(merged.matched_links, plan.links.len(), "{format}");
                let after = with(&plan, &merged);
                if policy == Policy::Keep {
                    assert!(after == plan, "{format}");
                }
                let (before, after) = (held(&plan, format), held(&after, format));
                assert_eq!(after.partners, before.partners, "{format}");
                assert_eq!(after.links, before.links, "{format}");
            }
        }
    }
}

#[test]
fn every_field_of_a_partner_goes_out_but_the_private_one_and_the_contacts() {
    let plan = sample();
    let secret = "What only the facilitator may read";
    let mut plan_with_secret = plan.clone();
    for partner in plan.partners.iter() {
        plan_with_secret.put_any(
            Partner {
                private_notes: secret.to_owned(),
                ..partner.clone()
            }
            .wrap(),
        );
    }
    let contact = plan
        .contacts
        .iter()
        .find(|c| c.email.contains('@'))
        .unwrap();
    for (format, write) in WRITERS {
        let text = write(&plan_with_secret);
        assert!(!text.contains(secret), "{format}");
        assert!(!text.contains(&contact.email), "{format}");
    }
    // A field that is added to the record tomorrow has a name and is written.
    for column in Kind::Partner.columns() {
        let target = target::Target::Partner(column.name);
        assert!(
            target::all().iter().any(|n| n.target == target),
            "{}",
            column.name
        );
    }
}

#[test]
fn an_empty_plan_is_written_and_read_as_nobody() {
    for (format, write) in WRITERS {
        let problems = sniff::read(write(&Plan::default()).as_bytes()).unwrap_err();
        assert_eq!(problems.len(), 1, "{format}");
        assert!(problems[0].message.contains("no partners"), "{problems:?}");
    }
}
