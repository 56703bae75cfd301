//! Wherever search leads, what was found is really there: the page takes the jump.

use roundtable::{
    exchange::sample,
    guidance::catalogue,
    insight::{Subject, search},
    model::{Key, Kind, Record as _, SurveyWave},
};

use super::screen_host::{Host, open};

/// Kinds that search never finds by themselves: an answer is found as its item, files are on no page, and
/// a place on the map holds no text.
const NOT_FOUND: [Kind; 3] = [Kind::Answer, Kind::Attachment, Kind::Placement];

#[test]
fn search_leads_to_a_page_that_shows_the_record_for_every_kind() {
    let plan = sample::sample();
    let mut lost = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        if NOT_FOUND.contains(&kind) {
            continue;
        }
        let mut records = plan.all_of(kind).peekable();
        assert!(records.peek().is_some(), "no {kind:?} in the sample");
        for record in records.take(2) {
            let Some((step, target)) = search::place_of(&plan, &record) else {
                lost.push(format!("{kind:?} is on no page"));
                continue;
            };
            let mut window = open(Host::new(step, plan.clone()));
            window.state_mut().view.jump.record = Some(target);
            window.run();
            if let Some(left) = window.state().view.jump.record {
                lost.push(format!("{kind:?}: {step} does not take {left:?}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn search_leads_to_a_page_that_shows_the_answer_for_every_item_answered() {
    let plan = sample::sample();
    let mut lost = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for answer in plan.answers.iter() {
        let Some(step) = catalogue().step_of(&answer.item) else {
            continue;
        };
        let about = Subject::of(answer);
        // One of each sort of item on each page.
        let under = answer.item.rsplit_once('.').map_or("", |(under, _)| under);
        if !seen.insert((step.id.clone(), under, about.record().map(|key| key.kind))) {
            continue;
        }
        let shown = roundtable::ui::screens::SCREENS.iter();
        let Some(screen) = shown.into_iter().find(|s| s.step.id == step.id) else {
            continue;
        };
        let mut window = open(Host::new(screen.step.id, plan.clone()));
        let jump = &mut window.state_mut().view.jump;
        jump.item = Some(answer.item.clone());
        jump.record = about.record();
        window.run();
        let jump = &window.state().view.jump;
        if jump.item.is_some() || jump.record.is_some() {
            lost.push(format!("{}: {} leaves {jump:?}", answer.item, step.id));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

#[test]
fn a_round_of_the_survey_is_found_on_readiness() {
    let plan = sample::sample();
    let round: &SurveyWave = plan.survey_waves.iter().next().expect("a round");
    let record = round.clone().wrap();
    let place = search::place_of(&plan, &record);
    assert_eq!(place, Some(("readiness", Key::of(round.id))));
}
