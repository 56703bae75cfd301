//! The sample plan: complete enough to try every page on, sound, and written as the program itself writes.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use roundtable::{
    exchange::{json, sample},
    guidance::catalogue,
    insight::{Index, State, coverage, journey, levels, raci, report},
    model::{ActionStatus, Aspect, Category, Date, Kind, PartnerStatus, Plan, Value, limits},
};

fn plan() -> Plan {
    json::from_bytes(sample::JSON.as_bytes())
        .expect("the sample reads without a problem")
        .plan
}

#[test]
fn the_sample_is_byte_for_byte_what_an_export_of_it_writes() {
    let imported = json::from_bytes(sample::JSON.as_bytes()).expect("the sample reads");
    assert_eq!(imported.notes, Vec::<String>::new());
    let written = json::to_bytes(&imported.plan);
    assert!(
        written == sample::JSON.as_bytes(),
        "read it and export it again"
    );
}

#[test]
fn the_sample_is_what_the_program_opens() {
    assert_eq!(sample::sample(), plan());
}

#[test]
fn partners_stand_in_all_six_categories_and_in_every_status() {
    let plan = plan();
    assert!(plan.partners.len() >= 16);
    let coverage = coverage::coverage(&plan, catalogue());
    assert_eq!(coverage::empty_categories(&coverage), []);
    for category in Category::ALL {
        assert!(plan.partners.iter().any(|p| p.category == *category));
    }
    for status in PartnerStatus::ALL {
        assert!(
            plan.partners.iter().any(|p| p.status == *status),
            "{status:?}"
        );
    }
}

#[test]
fn links_are_many_and_none_runs_from_a_partner_to_itself() {
    let plan = plan();
    assert!(plan.links.len() >= 25);
    assert!(plan.links.iter().all(|link| link.from != link.to));
}

#[test]
fn all_twelve_prompts_are_answered_at_length() {
    let plan = plan();
    let index = Index::new(&plan);
    let look = journey::Look {
        plan: &plan,
        index: &index,
        guidance: catalogue(),
    };
    let progress = (journey::STRATEGY.progress)(&look);
    assert_eq!((progress.done, progress.total), (12, 12));
    assert_eq!(progress.state(), State::Done);
    let short: Vec<_> = plan
        .answers
        .iter()
        .filter(|a| a.item.starts_with("strategy.") && a.text.len() < 200)
        .map(|a| a.item.as_str())
        .collect();
    assert!(short.is_empty(), "{short:?}");
}

#[test]
fn nothing_dangles_and_every_number_is_within_its_limits() {
    let plan = plan();
    assert_eq!(plan.dangling(), []);
    for record in plan.all() {
        assert_eq!(limits::outside(&record), None, "{record:?}");
    }
}

#[test]
fn every_item_choice_and_member_type_is_in_the_catalogue() {
    let plan = plan();
    let mut unknown = Vec::new();
    for answer in plan.answers.iter() {
        match catalogue().item(&answer.item) {
            None => unknown.push(answer.item.clone()),
            Some(item) => {
                let rating = answer.rating.map(|r| r.to_string());
                for choice in [Some(answer.choice.clone()), rating].into_iter().flatten() {
                    if !choice.is_empty() && item.choices.iter().all(|c| c.id != choice) {
                        unknown.push(format!("{} = {choice}", answer.item));
                    }
                }
            }
        }
    }
    for partner in plan.partners.iter().filter(|p| !p.member_type.is_empty()) {
        let under = format!("category.{}.", partner.category.word());
        let known = catalogue().item(&partner.member_type).is_some();
        if !known || !partner.member_type.starts_with(&under) {
            unknown.push(partner.member_type.clone());
        }
    }
    for block in plan.agenda_blocks.iter() {
        if catalogue().step(&block.step).is_none() {
            unknown.push(block.step.clone());
        }
    }
    for response in plan.survey_responses.iter() {
        if catalogue().item(&response.item).is_none() {
            unknown.push(response.item.clone());
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_kind_but_pictures_places_and_snapshots_has_an_example() {
    let plan = plan();
    let empty: BTreeSet<_> = Kind::ALL
        .iter()
        .filter(|kind| plan.count(**kind) == 0)
        .collect();
    let without = BTreeSet::from([&Kind::Placement, &Kind::Attachment, &Kind::Snapshot]);
    assert!(empty.is_subset(&without), "{empty:?}");
}

#[test]
fn a_partner_lies_where_most_of_its_aspects_are() {
    let plan = plan();
    let index = Index::new(&plan);
    for partner in plan.partners.iter() {
        let profile = levels::profile(&plan, &index, partner.id);
        if let (Some(median), rated) = profile.current() {
            let placed = partner.current_level.expect("who is rated is placed");
            assert_eq!(rated, Aspect::ALL.len(), "{}", partner.name);
            let apart = (levels::rank(median) - levels::rank(placed)).abs();
            assert!(apart <= 1, "{}: {median:?}, {placed:?}", partner.name);
        }
    }
}

#[test]
fn people_are_reached_only_at_made_up_numbers_and_addresses() {
    for record in plan().all() {
        for (column, value) in record.kind().columns().iter().zip(record.values()) {
            let Value::Text(text) = value else { continue };
            match column.name {
                "email" => assert!(text.ends_with("@example.org"), "{text}"),
                "phone" => assert!(text.starts_with("555-01") && text.len() == 8, "{text}"),
                _ => {}
            }
        }
    }
}

#[test]
fn there_is_something_to_find_overdue_unowned_and_wrong() {
    let plan = plan();
    let today: Date = "2026-11-22".parse().expect("a day");
    let report = report(&plan, catalogue(), today);
    assert!(report["actions"]["overdue"].as_u64() > Some(2));
    assert_eq!(report["actions"]["unowned"], 1);
    assert!(plan.actions.iter().any(|a| a.status == ActionStatus::Done));
    assert!(raci::problems(&plan).iter().any(|p| p.rule.is_error()));
    let cuts = report["network"]["cut_vertices"].as_array().map(Vec::len);
    assert!(cuts > Some(0), "somebody holds the network together");
}
