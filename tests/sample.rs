//! The sample plan: complete enough to try every page on, sound, and written as the program itself writes.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use roundtable::{
    exchange::{json, moment, sample},
    guidance::{self, Item, Per, catalogue},
    insight::{Index, State, Subject, change, coverage, journey, levels, measures, raci, report},
    model::{
        ActionStatus, Agreement, Aspect, Category, ClauseState, Date, Kind, PartnerStatus, Plan,
        SurveyResponse, Value, limits,
    },
};

fn plan() -> Plan {
    json::from_bytes(sample::JSON.as_bytes())
        .expect("the sample reads without a problem")
        .plan
}

/// The day on which the sample is told.
fn today() -> Date {
    sample::TOLD_ON
}

#[test]
fn whoever_opens_the_sample_later_finds_it_as_of_that_day() {
    assert_eq!(sample::sample_on(today()), plan());
    let told = report(&plan(), catalogue(), today());
    for later in ["2026-05-18", "2026-11-22", "2031-01-01", "2024-02-29"] {
        let later: Date = later.parse().expect("a day");
        let plan = sample::sample_on(later);
        assert_eq!(plan.len(), self::plan().len());
        assert_eq!(
            report(&plan, catalogue(), later)["progress"],
            told["progress"]
        );
        let workshop = plan
            .header
            .iter()
            .find_map(|h| h.workshop_on)
            .expect("a day");
        assert_eq!(workshop.weekday(), Weekday::Tuesday, "{workshop}");
        let ago = workshop.until(later).expect("days").get_days();
        assert!((189..196).contains(&ago), "{ago} days ago on {later}");
    }
}

#[test]
fn a_clock_that_is_far_off_still_gives_a_sound_sample() {
    for day in [Date::MIN, Date::MAX, Date::ZERO] {
        let plan = sample::sample_on(day);
        let again = json::from_bytes(&json::to_bytes(&plan)).expect("it reads");
        assert!(again.plan == plan, "{day}");
    }
}

/// Asked about the plan as a whole, and left open: a plan that lacks nothing has nothing to show for it.
const OPEN_ON_PURPOSE: &[&str] = &[
    "governance.changes",
    "governance.conflict-of-interest",
    "communication.critics",
    "data.capacity",
    "evaluation.audit",
    "improvement.all-sectors",
    "sustain.reflection.innovative-strategies",
];

fn is_answered(plan: &Plan, index: &Index, item: &Item, subject: Subject) -> bool {
    let answer = index.answer(plan, &item.id, subject);
    answer.is_some_and(|a| !a.text.is_empty() || !a.choice.is_empty() || a.rating.is_some())
}

#[test]
fn every_question_about_the_plan_is_answered_but_for_those_left_open_on_purpose() {
    use guidance::Kind::{Check, Prompt, Rate};
    let plan = plan();
    let index = Index::new(&plan);
    let open: Vec<_> = catalogue()
        .items()
        .filter(|item| matches!(item.kind, Prompt | Check | Rate))
        .filter(|item| matches!(item.per, Per::Plan | Per::PartnerAndPlan))
        .filter(|item| !is_answered(&plan, &index, item, Subject::PLAN))
        .map(|item| item.id.as_str())
        .collect();
    assert_eq!(open, OPEN_ON_PURPOSE);
}

#[test]
fn every_question_about_partners_people_roles_and_rounds_is_answered_for_some() {
    let plan = plan();
    let unasked: Vec<_> = catalogue()
        .items()
        .filter(|item| match item.per {
            Per::Partner | Per::PartnerAndPlan => {
                // What a partnership is like in each aspect is a record of its own.
                !item.id.starts_with("level.")
                    && plan
                        .answers
                        .iter()
                        .filter(|a| a.item == item.id && a.partner.0.is_some())
                        .count()
                        < 8
            }
            Per::Person => plan
                .answers
                .iter()
                .all(|a| a.item != item.id || a.person.0.is_none()),
            Per::Role => plan
                .answers
                .iter()
                .all(|a| a.item != item.id || a.holder.0.is_none()),
            Per::Wave => plan.survey_waves.iter().any(|wave| {
                let of_wave = |r: &&SurveyResponse| r.wave == wave.id && r.item == item.id;
                plan.survey_responses.iter().filter(of_wave).count() < 5
            }),
            Per::Plan => false,
        })
        .map(|item| item.id.as_str())
        .collect();
    assert!(unasked.is_empty(), "{unasked:?}");
}

#[test]
fn what_is_rated_over_time_has_at_least_two_days_and_every_measure_four_values() {
    let plan = plan();
    for prefix in ["marker.", "sustain.trust.", "competency.", "scan.readiness"] {
        for item in catalogue().items().filter(|i| i.id.starts_with(prefix)) {
            let days: BTreeSet<_> = plan
                .answers
                .iter()
                .filter(|a| a.item == item.id && a.rating.is_some())
                .filter_map(|a| a.on)
                .collect();
            assert!(days.len() >= 2, "{}: {days:?}", item.id);
        }
    }
    for measure in plan.measures.iter() {
        let values =
            measures::of(&plan, measure.id).values + usize::from(measure.baseline.is_some());
        assert!(values >= 4, "{}: {values}", measure.name);
    }
    assert!(plan.observations.iter().any(|o| !o.subgroup.is_empty()));
}

#[test]
fn a_measure_shows_the_worked_case_of_the_methods() {
    let plan = plan();
    let measure = plan
        .measures
        .iter()
        .find(|m| m.target == Some(50.0))
        .expect("one");
    let figures = measures::of(&plan, measure.id);
    assert_eq!(figures.percent_of_target, Some(92.0));
    assert!(
        figures
            .change_on_baseline
            .is_some_and(|c| (c - 0.15).abs() < 1e-12)
    );
    assert_eq!(figures.trend.map(|t| t.periods), Some(3));
}

#[test]
fn an_agreement_in_draft_is_written_to_61_1_percent() {
    let plan = plan();
    let share = |agreement: &Agreement| {
        let of = |state| {
            let all = plan.agreement_clauses.iter();
            all.filter(|c| c.agreement == agreement.id && c.state == state)
                .count()
        };
        let (full, partly, none) = (
            of(ClauseState::Full),
            of(ClauseState::Partly),
            of(ClauseState::None),
        );
        1000 * (2 * full + partly) / (2 * (full + partly + none))
    };
    let mut drafts = plan.agreements.iter().filter(|a| a.signed_on.is_none());
    assert!(drafts.any(|a| share(a) == 611));
    assert!(
        plan.agreements
            .iter()
            .any(|a| a.signed_on.is_some() && share(a) == 1000)
    );
    assert!(
        plan.agreements
            .iter()
            .any(|a| a.review_on.is_some_and(|on| on < today()))
    );
}

#[test]
fn what_is_past_comes_before_the_day_of_telling_and_something_is_planned_beyond_it() {
    let plan = plan();
    let past = |days: &mut dyn Iterator<Item = Option<Date>>| {
        for on in days.flatten() {
            assert!(on <= today(), "{on}");
        }
    };
    past(&mut plan.answers.iter().map(|a| a.on.max(a.answered_on)));
    past(&mut plan.interactions.iter().map(|i| i.on));
    past(&mut plan.observations.iter().map(|o| Some(o.on)));
    past(&mut plan.decisions.iter().map(|d| d.on));
    past(&mut plan.actions.iter().map(|a| a.done_on));
    past(&mut plan.reviews.iter().map(|r| r.on));
    assert!(plan.meetings.iter().any(|m| m.on > Some(today())));
    let held = plan.meetings.iter().filter(|m| m.on <= Some(today()));
    assert!(held.count() >= 5);
    assert!(plan.header.iter().all(|h| h.review_on > Some(today())));
}

#[test]
fn no_words_name_a_month_or_a_year_since_the_days_may_be_moved() {
    const NAMES: &[&str] = &[
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "201",
        "202",
        "in May",
        "May 20",
        "May 12",
    ];
    let plan = plan();
    // A snapshot is kept as text, and holds a plan of its own.
    let bodies = plan.snapshots.iter().map(|s| moment::plan(&s.body));
    let mut plans: Vec<Plan> = bodies.map(|read| read.expect("sound")).collect();
    plans.push(plan.clone());
    for record in plans.iter().flat_map(Plan::all) {
        for (column, value) in record.kind().columns().iter().zip(record.values()) {
            let Value::Text(text) = value else { continue };
            if record.kind() == Kind::Snapshot && column.name == "body" {
                continue;
            }
            let named = NAMES.iter().find(|name| text.contains(**name));
            // A day is a text as well.
            assert!(named.is_none() || text.parse::<Date>().is_ok(), "{text}");
        }
    }
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
                // A pick without choices is a tick.
                let ticked = item.kind == guidance::Kind::Pick && item.choices.is_empty();
                for choice in [Some(answer.choice.clone()), rating].into_iter().flatten() {
                    let known = item.choices.iter().any(|c| c.id == choice);
                    if !(choice.is_empty() || known || ticked && choice == "yes") {
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
fn every_kind_but_files_and_places_has_an_example() {
    let plan = plan();
    let empty: BTreeSet<_> = Kind::ALL
        .iter()
        .filter(|kind| plan.count(**kind) == 0)
        .collect();
    let without = BTreeSet::from([&Kind::Placement, &Kind::Attachment]);
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
    let report = report(&plan, catalogue(), today());
    assert!(report["actions"]["overdue"].as_u64() > Some(2));
    assert_eq!(report["actions"]["unowned"], 1);
    assert_eq!(report["actions"]["undated"], 1);
    assert!(plan.actions.iter().any(|a| a.status == ActionStatus::Done));
    assert!(raci::problems(&plan).iter().any(|p| p.rule.is_error()));
    let cuts = report["network"]["cut_vertices"].as_array().map(Vec::len);
    assert!(cuts > Some(0), "somebody holds the network together");
}

#[test]
fn the_snapshots_tell_how_the_partnership_grew() {
    let now = plan();
    let mut before = None;
    for snapshot in now.snapshots.iter() {
        let then = moment::plan(&snapshot.body).expect("sound");
        let changes = change::compare(&then, &now);
        let told = change::told(&changes, &then, &now);
        let seats = ["came to the table", "ended"];
        let first = told.first().map_or("", |t| t.text.as_str());
        assert!(seats.iter().any(|end| first.ends_with(end)), "{first}");
        // The nearer the moment, the less has changed since.
        assert!(before.is_none_or(|before| changes.count() < before));
        before = Some(changes.count());
    }
    assert_eq!(now.snapshots.len(), 2);
}

#[test]
fn what_a_snapshot_holds_moves_with_the_day() {
    let told = plan();
    let moved = sample::sample_on(Date::constant(2030, 1, 15));
    let on = |plan: &Plan| -> Vec<_> {
        let bodies = plan.snapshots.iter().map(|s| moment::plan(&s.body));
        let headers = bodies.flat_map(|p| {
            let p = p.expect("sound");
            p.header.iter().map(|h| h.workshop_on).collect::<Vec<_>>()
        });
        headers.collect()
    };
    assert_eq!(on(&told).len(), 2);
    let own = moved.header.iter().next().and_then(|h| h.workshop_on);
    assert_eq!(on(&moved), [own, own]);
}
