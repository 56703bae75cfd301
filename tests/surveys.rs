//! What surveys tell: which sheets belong together, and when a change is paired.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use roundtable::{
    edit::{Document, Edit},
    guidance::catalogue,
    insight::{
        report,
        survey::{Change, Sheet, Survey},
    },
    model::{Date, Id, Plan, SurveyResponse, SurveyWave, WaveTime},
};

const ITEM: &str = "prep.outcome.purpose";
const BEFORE: Id<SurveyWave> = Id::new(1);
const AFTER: Id<SurveyWave> = Id::new(2);

fn survey(sheets: &[(Id<SurveyWave>, &str, i64)]) -> Survey {
    Survey::of(&plan(sheets))
}

fn plan(sheets: &[(Id<SurveyWave>, &str, i64)]) -> Plan {
    let wave = |id, time| SurveyWave {
        time,
        ..SurveyWave::new(id)
    };
    let mut edit = Edit::named("Survey")
        .put(wave(BEFORE, WaveTime::Before))
        .put(wave(AFTER, WaveTime::After));
    for (id, (wave, code, rating)) in (10..).zip(sheets) {
        edit = edit.put(SurveyResponse {
            wave: *wave,
            item: ITEM.to_owned(),
            respondent: (*code).to_owned(),
            rating: Some(*rating),
            ..SurveyResponse::new(Id::new(id))
        });
    }
    let mut document = Document::default();
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

#[test]
fn a_change_is_paired_only_over_codes_that_stand_in_both_rounds() {
    let paired = survey(&[
        (BEFORE, "a", 2),
        (BEFORE, "b", 3),
        (BEFORE, "c", 5),
        (AFTER, "a", 4),
        (AFTER, "b", 4),
        (AFTER, "d", 1),
    ]);
    let change = paired.change(BEFORE, AFTER, ITEM);
    let expected = Change {
        tenths: 15,
        pairs: Some(2),
        unpaired: 2,
    };
    assert_eq!(change, Some(expected));
    let nameless = survey(&[(BEFORE, "", 2), (BEFORE, "", 3), (AFTER, "", 4)]);
    let expected = Change {
        tenths: 15,
        pairs: None,
        unpaired: 0,
    };
    assert_eq!(nameless.change(BEFORE, AFTER, ITEM), Some(expected));
    assert_eq!(
        nameless.change(BEFORE, AFTER, "prep.outcome.leadership"),
        None
    );
}

#[test]
fn a_code_given_twice_pairs_nobody() {
    let twice = survey(&[(BEFORE, "a", 1), (BEFORE, "a", 5), (AFTER, "a", 4)]);
    let change = twice.change(BEFORE, AFTER, ITEM);
    assert_eq!(change.map(|c| (c.tenths, c.pairs)), Some((10, None)));
    assert_eq!(twice.sheets(BEFORE).len(), 2);
}

#[test]
fn a_fall_is_rounded_like_a_rise() {
    // 3.25 − 3.5 = −0.25.
    let fall = survey(&[
        (BEFORE, "", 3),
        (BEFORE, "", 4),
        (AFTER, "", 3),
        (AFTER, "", 3),
        (AFTER, "", 3),
        (AFTER, "", 4),
    ]);
    assert_eq!(fall.change(BEFORE, AFTER, ITEM).map(|c| c.tenths), Some(-3));
}

#[test]
fn nameless_answers_are_put_together_sheet_by_sheet() {
    let mut edit = Edit::named("x").put(SurveyWave::new(BEFORE));
    for (id, item) in (10..).zip(["one", "two", "one", "two"]) {
        edit = edit.put(SurveyResponse {
            wave: BEFORE,
            item: item.to_owned(),
            rating: Some(3),
            ..SurveyResponse::new(Id::new(id))
        });
    }
    let mut document = Document::default();
    assert!(document.apply(edit).is_ok());
    let survey = Survey::of(document.plan());
    let firsts: Vec<_> = survey.sheets(BEFORE).iter().map(Sheet::first).collect();
    assert_eq!(firsts, [Some(Id::new(10)), Some(Id::new(12))]);
}

#[test]
fn the_report_holds_each_item_of_each_round() {
    let ratings: Vec<_> = (0..20)
        .map(|n| (AFTER, "", if n == 0 { 2 } else { 3 }))
        .collect();
    let mut sheets = vec![(BEFORE, "", 2), (BEFORE, "", 2)];
    sheets.extend(ratings);
    let told = report(&plan(&sheets), catalogue(), Date::constant(2026, 5, 12));
    let after = &told["surveys"][1];
    assert_eq!(after["time"], "after");
    assert_eq!(after["sheets"], 20);
    let items = after["items"].as_array().expect("items");
    let item = items.iter().find(|i| i["item"] == ITEM).expect("the item");
    assert_eq!(item["n"], 20);
    assert_eq!(item["mean"], 3.0);
    assert_eq!(item["band"], "discuss");
    assert_eq!(
        item["change"], 1.0,
        "2.95 less 2 is 0.95, which is 1.0 by hand"
    );
    assert!(item["change_pairs"].is_null());
    let none = items
        .iter()
        .find(|i| i["item"] == "prep.outcome.leadership");
    assert!(none.expect("all items are told")["mean"].is_null());
    let before = &told["surveys"][0]["items"];
    assert!(
        before
            .as_array()
            .expect("items")
            .iter()
            .any(|i| i["small_group"] == true)
    );
}
