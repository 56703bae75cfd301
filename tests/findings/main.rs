//! Findings: each rule fires and rests, waivers leave and bring back, and nothing is told that nobody has begun.
#![allow(
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly, and its parts share helpers"
)]

mod after;
mod before;
mod plans;

use std::collections::BTreeSet;

use plans::{Case, TODAY, day, find, partner, put_in, rules_that_fire};
use roundtable::{
    edit::{Document, Edit},
    exchange::sample::{TOLD_ON, sample},
    guidance::catalogue,
    insight::{
        Index, Subject,
        findings::{Severity, findings, rules},
        journey, report,
    },
    model::{Action, Header, Id, Key, Partner, PartnerStatus, Plan, Waiver},
};

fn cases() -> impl Iterator<Item = &'static Case> {
    before::CASES.iter().chain(after::CASES)
}

fn plan_of(fill: fn(&mut Plan)) -> Plan {
    let mut plan = Plan::default();
    fill(&mut plan);
    plan
}

// ---- the rules ----

#[test]
fn every_rule_fires_on_its_case_and_rests_after_the_least_change() {
    for case in cases() {
        let mut plan = plan_of(case.fires);
        let fired = rules_that_fire(&plan);
        assert!(
            fired.contains(&case.rule),
            "{} keeps silent: {fired:?}",
            case.rule
        );
        (case.rests)(&mut plan);
        let still = rules_that_fire(&plan);
        assert!(
            !still.contains(&case.rule),
            "{} goes on: {:?}",
            case.rule,
            find(&plan).open
        );
    }
}

#[test]
fn no_rule_is_without_a_case_and_no_two_share_an_id() {
    let ids: Vec<_> = rules().map(|rule| rule.id).collect();
    let known: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), known.len(), "an id is given twice");
    assert!(ids.len() >= 40, "{}", ids.len());
    let tried: BTreeSet<_> = cases().map(|case| case.rule).collect();
    assert_eq!(tried, known);
}

#[test]
fn a_rule_stands_on_a_step_and_says_when_it_fires() {
    for rule in rules() {
        assert!(
            journey::STEPS.iter().any(|s| s.id == rule.step),
            "{}",
            rule.id
        );
        assert!(
            rule.when.chars().next().is_some_and(char::is_uppercase),
            "{}",
            rule.id
        );
        assert!(!rule.when.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn a_finding_is_one_plain_sentence_and_leads_to_what_is_there() {
    for case in cases() {
        let plan = plan_of(case.fires);
        for finding in find(&plan).open {
            let text = &finding.text;
            assert!(!text.ends_with('.') && !text.contains('\n'), "{text}");
            assert!(text.chars().count() <= 200, "{text}");
            let first = text.chars().next().expect("says something");
            assert!(first.is_uppercase() || first == '“', "{text}");
            for key in &finding.records {
                assert!(plan.contains(*key), "{text}: {key:?}");
            }
            if let Some(field) = finding.field {
                let key = finding.records.first().expect("a field is a record's");
                assert!(
                    key.kind.columns().iter().any(|c| c.name == field),
                    "{text}: {field}"
                );
            }
            if let Some(item) = &finding.item {
                let step = catalogue().step_of(item).map(|s| s.id.as_str());
                assert_eq!(step, Some(finding.rule.step), "{text}: {item}");
            }
        }
    }
}

#[test]
fn two_findings_are_never_the_same_case() {
    for case in cases() {
        let found = find(&plan_of(case.fires)).open;
        let subjects: BTreeSet<_> = found.iter().map(|f| (f.rule.id, &f.subject)).collect();
        assert_eq!(subjects.len(), found.len(), "{}: {found:?}", case.rule);
    }
    let found = find(&sample()).open;
    let subjects: BTreeSet<_> = found.iter().map(|f| (f.rule.id, &f.subject)).collect();
    assert_eq!(subjects.len(), found.len());
}

// ---- what is told of whole plans ----

#[test]
fn an_empty_plan_is_told_to_begin_and_nothing_else() {
    let mut plan = Plan::default();
    assert_eq!(rules_that_fire(&plan), ["partner.none"]);
    put_in(&mut plan, Header::new(Id::new(1)));
    assert_eq!(rules_that_fire(&plan), ["partner.none"]);
    assert!(
        find(&plan)
            .open
            .iter()
            .all(|f| f.rule.severity == Severity::Hint)
    );
}

#[test]
fn a_first_partner_brings_only_what_matters_at_the_table() {
    let mut plan = Plan::default();
    partner(&mut plan, 1, "Schools");
    let fired: BTreeSet<_> = rules_that_fire(&plan).into_iter().collect();
    let expected = ["partner.no-contact", "table.category-empty"];
    assert_eq!(
        fired,
        BTreeSet::from(expected),
        "the first partner stands for families"
    );
}

#[test]
fn partners_that_have_left_ask_for_nobody_at_the_table() {
    let mut plan = Plan::default();
    let gone = Partner {
        status: PartnerStatus::Ended,
        ..Partner::new(Id::new(1))
    };
    put_in(&mut plan, gone);
    assert_eq!(rules_that_fire(&plan), ["strategy.ending"]);
}

#[test]
fn problems_come_first_then_the_order_of_the_journey() {
    let found = find(&sample()).open;
    let place = |step: &str| journey::STEPS.iter().position(|s| s.id == step);
    let order: Vec<_> = found
        .iter()
        .map(|f| (f.rule.severity, place(f.rule.step), f.text.as_str()))
        .collect();
    assert!(order.is_sorted(), "{order:?}");
    assert!(found.len() > 10, "the sample shows what findings are");
}

/// What the sample shows is told in the guide and in pictures; a change of it is meant, not happened upon.
#[test]
fn the_sample_plan_shows_a_sensible_list() {
    let plan = sample();
    let found = findings(&plan, &Index::new(&plan), catalogue(), TOLD_ON);
    let mut fired: Vec<_> = found.open.iter().map(|f| f.rule.id).collect();
    fired.dedup();
    let listed: BTreeSet<_> = fired.iter().copied().collect();
    let expected = include_str!("sample.txt");
    let expected: BTreeSet<_> = expected.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        listed, expected,
        "tests/findings/sample.txt lists the rules that fire on the sample"
    );
    assert!(
        found.open.len() <= 80,
        "a list that can be read: {}",
        found.open.len()
    );
}

#[test]
fn findings_are_looked_up_by_record_item_and_step() {
    let mut plan = Plan::default();
    let action = Action {
        text: "Call the judge".to_owned(),
        due: day(-3),
        ..Action::new(Id::new(7))
    };
    put_in(&mut plan, action);
    let found = find(&plan);
    let of_action: Vec<_> = found
        .of_record(Key::of(Id::<Action>::new(7)))
        .map(|f| f.rule.id)
        .collect();
    assert_eq!(of_action, ["action.no-owner", "action.overdue"]);
    let of_item: Vec<_> = found
        .of_item("purpose.statement", Subject::PLAN)
        .map(|f| f.rule.id)
        .collect();
    assert_eq!(of_item, ["purpose.empty"]);
    assert_eq!(
        found
            .of_item("purpose.statement", Subject::partner(Id::new(1)))
            .count(),
        0
    );
    assert_eq!(found.of_step("actions").count(), 2);
    assert_eq!(found.of_step("levels").count(), 0);
}

#[test]
fn findings_follow_the_day() {
    let mut plan = Plan::default();
    let action = Action {
        due: day(1),
        owner: Some(Id::new(1)),
        ..Action::new(Id::new(7))
    };
    put_in(&mut plan, action);
    let fires_on = |from_today: i64| {
        let today = day(from_today).expect("a day");
        let found = findings(&plan, &Index::new(&plan), catalogue(), today);
        found.open.iter().any(|f| f.rule.id == "action.overdue")
    };
    assert!(!fires_on(0) && !fires_on(1) && fires_on(2));
}

// ---- leaving a finding as it is ----

#[test]
fn a_waiver_leaves_the_finding_with_its_reason_and_undo_brings_it_back() {
    let mut plan = Plan::default();
    put_in(&mut plan, Action::new(Id::new(7)));
    put_in(&mut plan, Action::new(Id::new(8)));
    let mut document = Document::new(plan, Vec::new(), Vec::new(), 0);
    let unowned = |document: &Document| {
        let found = find(document.plan());
        let open = found
            .open
            .iter()
            .filter(|f| f.rule.id == "action.no-owner")
            .count();
        (open, found.left.len())
    };
    assert_eq!(unowned(&document), (2, 0));
    let found = find(document.plan());
    let seventh = found
        .of_record(Key::of(Id::<Action>::new(7)))
        .find(|f| f.rule.id == "action.no-owner");
    let waiver = seventh
        .expect("it fires")
        .waiver(Id::new(1), "  The judge calls us ", TODAY);
    document
        .apply(Edit::named("Leave a finding").put(waiver))
        .expect("is sound");
    assert_eq!(unowned(&document), (1, 1), "only this one is left");
    let found = find(document.plan());
    let left = found.left.first().expect("one is left");
    assert_eq!(left.reason, "The judge calls us");
    assert_eq!(left.on, Some(TODAY));
    assert!(
        left.finding
            .records
            .contains(&Key::of(Id::<Action>::new(7)))
    );
    document.undo().expect("there is a step");
    assert_eq!(unowned(&document), (2, 0));
}

#[test]
fn every_finding_can_be_left() {
    for case in cases() {
        let mut plan = plan_of(case.fires);
        for (id, finding) in (100..).zip(find(&plan).open) {
            put_in(&mut plan, finding.waiver(Id::new(id), "We know", TODAY));
        }
        assert!(rules_that_fire(&plan).is_empty(), "{}", case.rule);
        assert!(!find(&plan).left.is_empty());
    }
}

#[test]
fn a_waiver_whose_finding_no_longer_fires_does_no_harm() {
    let mut plan = Plan::default();
    partner(&mut plan, 1, "Schools");
    let before = rules_that_fire(&plan);
    let stale = Waiver {
        rule: "action.no-owner".to_owned(),
        subject: "actions:99".to_owned(),
        reason: "It was fine".to_owned(),
        ..Waiver::new(Id::new(1))
    };
    put_in(&mut plan, stale);
    let unknown = Waiver {
        rule: "no.such-rule".to_owned(),
        ..Waiver::new(Id::new(2))
    };
    put_in(&mut plan, unknown);
    assert_eq!(rules_that_fire(&plan), before);
    assert!(find(&plan).left.is_empty());
}

// ---- the figures for other programs ----

#[test]
fn insight_tells_findings_with_their_records_and_those_left() {
    let mut plan = Plan::default();
    put_in(&mut plan, Action::new(Id::new(7)));
    put_in(&mut plan, Action::new(Id::new(8)));
    let found = find(&plan);
    let finding = found
        .of_record(Key::of(Id::<Action>::new(8)))
        .next()
        .expect("it fires");
    put_in(&mut plan, finding.waiver(Id::new(1), "Later", TODAY));
    let report = report(&plan, catalogue(), TODAY);
    let of = |list: &str| {
        let list = report[list].as_array().expect("a list").iter();
        list.filter(|f| f["rule"] == "action.no-owner")
            .cloned()
            .collect::<Vec<_>>()
    };
    let [open] = of("findings").try_into().expect("one is open");
    assert_eq!(open["severity"], "warning");
    assert_eq!(open["step"], "actions");
    assert_eq!(open["text"], "An action has nobody to do it");
    assert_eq!(
        open["records"],
        serde_json::json!([{ "table": "actions", "id": "7" }])
    );
    let [left] = of("findings_left").try_into().expect("one is left");
    assert_eq!(left["reason"], "Later");
    assert_eq!(left["left_on"], TODAY.to_string());
}
