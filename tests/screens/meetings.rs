//! Meetings and decisions: agenda, attendance, the next meeting, and the tally pad.

use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::report,
    model::{
        Action, ActionStatus, AttendanceState, Cadence, ConsensusCheck, Decision, DecisionMethod,
        Id, Issue, Meeting, Participant, Plan,
    },
};

use super::{
    hand::{Window, click, plan_of, press, type_into},
    screen_host::{Host, TODAY, builder, open_in},
};

/// A window as high as the page, so that nothing is out of sight.
fn open(host: Host) -> Window {
    open_in(
        builder(egui::vec2(1280.0, 2400.0), egui::Theme::Light),
        host,
    )
}

fn radio(window: &mut Window, name: &str) {
    window
        .get_by_role_and_label(Role::RadioButton, name)
        .click();
    window.run();
}

fn decisions_of(plan: Plan) -> Window {
    let mut window = open(Host::new("meetings", plan));
    radio(&mut window, "Part of the page: Decisions");
    window
}

/// Puts a question to the room and counts by this method.
fn ask(question: &str, method: &str) -> Window {
    let mut window = decisions_of(Plan::default());
    type_into(&mut window, "Ask the room", question);
    press(&mut window, Key::Enter);
    radio(&mut window, &format!("Count by: {method}"));
    window
}

fn decision(window: &Window) -> Decision {
    let found = window.state().plan().decisions.iter().next();
    found.expect("the decision is there").clone()
}

fn meeting() -> Meeting {
    Meeting {
        title: "Steering group".to_owned(),
        on: Some(TODAY),
        starts_at: "14:00".to_owned(),
        cadence: Some(Cadence::Monthly),
        ..Meeting::new(Id::new(1))
    }
}

fn person(id: i64, name: &str) -> Participant {
    Participant {
        name: name.to_owned(),
        ..Participant::new(Id::new(id))
    }
}

#[test]
fn every_question_of_the_step_is_asked_on_it_with_its_reason() {
    let mut window = open(Host::new("meetings", Plan::default()));
    for (shown, id) in [
        ("Meetings", "sustain.meeting"),
        ("Decisions", "action.decision"),
        ("Parking lot", "action.parking"),
    ] {
        radio(&mut window, &format!("Part of the page: {shown}"));
        let item = catalogue().item(id).expect("it is in the catalogue");
        window.get_by_label(&item.wording);
        click(&mut window, &format!("Why ask this?: {}", item.short));
        window.get_by_label(&item.why);
    }
}

#[test]
fn a_meeting_is_added_with_enter_and_its_start_is_read_or_refused() {
    let mut window = open(Host::new("meetings", Plan::default()));
    type_into(&mut window, "Add a meeting", "Steering group");
    press(&mut window, Key::Enter);
    type_into(&mut window, "Start", "2:30 pm");
    let start = |window: &Window| {
        let meeting = window.state().plan().meetings.iter().next();
        meeting.map(|m| (m.starts_at.clone(), m.on))
    };
    assert_eq!(start(&window), Some(("14:30".to_owned(), Some(TODAY))));
    type_into(&mut window, "Start", " sharp");
    press(&mut window, Key::Tab);
    window.get_by_label("Write it as 14:00 or 2:00 pm");
    assert_eq!(
        start(&window).map(|(at, _)| at).as_deref(),
        Some("14:30"),
        "the last time that could be read is kept"
    );
}

#[test]
fn people_are_marked_in_one_click_and_everyone_in_one_step() {
    let plan = plan_of(
        Edit::named("Begin")
            .put(meeting())
            .put(person(2, "Ann Lee"))
            .put(person(3, "Bo Park")),
    );
    let mut window = open(Host::new("meetings", plan));
    click(&mut window, "Everyone present");
    let states = |window: &Window| {
        let all = window.state().plan().attendances.iter();
        all.map(|a| (a.person.raw(), a.state)).collect::<Vec<_>>()
    };
    assert_eq!(
        states(&window),
        [(2, AttendanceState::Present), (3, AttendanceState::Present)]
    );
    click(&mut window, "Excused: Bo Park");
    window.get_by_label("1 excused, 1 present");
    click(&mut window, "Excused: Bo Park");
    assert_eq!(states(&window), [(2, AttendanceState::Present)]);
    window.state_mut().undo();
    window.state_mut().undo();
    window.state_mut().undo();
    window.run();
    assert!(states(&window).is_empty(), "everyone was one step");
}

#[test]
fn the_next_meeting_comes_with_its_day_and_what_is_open_as_one_step() {
    let overdue = Action {
        text: "Draft the protocol".to_owned(),
        status: ActionStatus::Doing,
        due: TODAY.yesterday().ok(),
        ..Action::new(Id::new(5))
    };
    let parked = Issue {
        text: "Interpreters".to_owned(),
        parked: true,
        ..Issue::new(Id::new(6))
    };
    let before = plan_of(Edit::named("Begin").put(meeting()).put(overdue).put(parked));
    let mut window = open(Host::new("meetings", before.clone()));
    window.get_by_label("Would be on June 9");
    click(&mut window, "Make the next meeting");
    let plan = window.state().plan();
    let next = plan.meetings.iter().find(|m| m.id.raw() != 1);
    let next = next.expect("the next meeting is there");
    assert_eq!(next.on, Some(roundtable::model::Date::constant(2026, 6, 9)));
    let points: Vec<_> = plan.agenda_items.iter().map(|p| p.title.as_str()).collect();
    assert_eq!(points, ["Overdue actions: 1", "Parked: Interpreters"]);
    window.state_mut().undo();
    window.run();
    assert!(window.state().plan() == &before);
}

#[test]
fn fist_to_five_tells_live_that_one_hand_below_three_is_no_consensus() {
    let mut window = ask("Do we meet weekly?", "Fist to five");
    for (fingers, count) in [
        ("5 fingers", "1"),
        ("4 fingers", "2"),
        ("3 fingers", "2"),
        ("2 fingers", "1"),
    ] {
        type_into(&mut window, fingers, count);
    }
    window.get_by_label("No consensus: 1 hand below 3");
    window.get_by_label("6 hands · mean 3.5 · median 3.5 · standard deviation 1.0488");
    window.get_by_label_contains("Rule: Consensus when every hand shows 3 or more");
    let checks: Vec<_> = window
        .state()
        .plan()
        .consensus_checks
        .iter()
        .map(|c| (c.answer.as_str(), c.count, c.round, c.on))
        .collect();
    assert_eq!(
        checks,
        [
            ("5 fingers", 1, 1, Some(TODAY)),
            ("4 fingers", 2, 1, Some(TODAY)),
            ("3 fingers", 2, 1, Some(TODAY)),
            ("2 fingers", 1, 1, Some(TODAY)),
        ]
    );
    let report = report(window.state().plan(), catalogue(), TODAY);
    assert_eq!(report["tallies"][0]["outcome"], "not-agreed");
    assert_eq!(report["tallies"][0]["figures"]["mean"], 3.5);
}

#[test]
fn a_second_round_relaxes_the_rule_and_both_are_written_into_the_decision() {
    let mut window = ask("Do we meet weekly?", "Fist to five");
    type_into(&mut window, "5 fingers", "4");
    click(&mut window, "One more: 2 fingers");
    type_into(&mut window, "What those with 2 fingers say", "Too often");
    click(&mut window, "Start round 2");
    window.get_by_label_contains("Agreed when every hand shows 2 or more");
    type_into(&mut window, "3 fingers", "5");
    window.get_by_label("Agreed");
    click(&mut window, "Round 1");
    window.get_by_label("No consensus: 1 hand below 3");
    click(&mut window, "Write the decision");
    let written = decision(&window);
    assert_eq!(written.text, "Yes: Do we meet weekly?");
    assert_eq!(written.method, Some(DecisionMethod::FistToFive));
    for part in [
        "Round 1: 4 × 5 fingers, 1 × 2 fingers. No consensus: 1 hand below 3.",
        "Rule: Consensus when every hand shows 3 or more",
        "Round 2: 5 × 3 fingers. Agreed.",
        "Rule: Agreed when every hand shows 2 or more",
    ] {
        assert!(written.tally.contains(part), "{part}: {}", written.tally);
    }
}

#[test]
fn one_less_than_one_leaves_no_count_behind() {
    let mut window = ask("Do we?", "Fist to five");
    click(&mut window, "One more: 0 fingers");
    window.get_by_label("No consensus: 1 hand below 3, among them 1 fist");
    click(&mut window, "One less: 0 fingers");
    assert!(window.state().plan().consensus_checks.is_empty());
    window.get_by_label("Nobody was counted yet");
}

#[test]
fn one_veto_is_not_agreed_and_abstaining_is_not_support() {
    let mut window = ask("Do we?", "Gradients of agreement");
    type_into(&mut window, "Endorse", "5");
    type_into(&mut window, "Abstain", "2");
    window.get_by_label(
        "No veto: 5 of 7 support it, 2 abstain. The group judges whether that is enough",
    );
    type_into(&mut window, "Veto", "1");
    window.get_by_label("Not agreed: 1 veto. 5 of 8 support it, 2 abstain");
    assert!(
        window.query_by_label_contains("· mean").is_none(),
        "gradients have no mean"
    );
}

#[test]
fn consent_passes_when_nobody_objects_and_an_objection_carries_its_reason() {
    let mut window = ask("Do we?", "Consent");
    type_into(&mut window, "No objection", "8");
    window.get_by_label("Agreed: nobody objects");
    click(&mut window, "Add an objection");
    window.get_by_label("Not agreed: 1 objection");
    window.get_by_label("An objection counts with its reason. Ask for it and write it down");
    type_into(
        &mut window,
        "Reason of objection 1",
        "Nights are not staffed",
    );
    click(&mut window, "Write the decision");
    let written = decision(&window);
    assert_eq!(written.dissent, "1 × objection: Nights are not staffed");
    click(&mut window, "Withdraw objection 1");
    window.get_by_label("Agreed: nobody objects");
}

#[test]
fn a_dot_vote_ranks_options_and_tells_when_there_are_too_many_dots() {
    let mut window = ask("Which first?", "Dot vote");
    for option in ["Nights", "Rooms", "Forms"] {
        type_into(&mut window, "Add an option", option);
        press(&mut window, Key::Enter);
    }
    for (option, dots) in [("Nights", "5"), ("Rooms", "2"), ("Forms", "2")] {
        type_into(&mut window, &format!("Dots for {option}"), dots);
    }
    type_into(&mut window, "People who give dots", "3");
    type_into(&mut window, "Dots for each person", "3");
    window.get_by_label("9 dots of at most 9");
    assert_eq!(window.get_all_by_label("Rank 2 =").count(), 2);
    click(&mut window, "One more: Dots for Nights");
    window.get_by_label_contains("1 dot too many");
    click(&mut window, "Write the decision");
    assert!(
        decision(&window)
            .text
            .starts_with("In this order: 1. Nights (6 dots), 2. Rooms (2 dots)"),
        "{}",
        decision(&window).text
    );
}

#[test]
fn counts_without_a_decision_are_found_and_given_one() {
    let loose = ConsensusCheck {
        question: "Do we?".to_owned(),
        method: DecisionMethod::FistToFive,
        round: 1,
        answer: "4 fingers".to_owned(),
        count: 3,
        ..ConsensusCheck::new(Id::new(1))
    };
    let mut window = decisions_of(plan_of(Edit::named("Begin").put(loose)));
    click(&mut window, "Write a decision for it");
    let made = decision(&window);
    assert_eq!(made.question, "Do we?");
    let check = window.state().plan().consensus_checks.iter().next();
    assert_eq!(check.and_then(|c| c.decision.0), Some(made.id));
    window.get_by_label("Consensus");
}

#[test]
fn minutes_are_one_step_and_are_kept() {
    let mut window = open(Host::new(
        "meetings",
        plan_of(Edit::named("Begin").put(meeting())),
    ));
    type_into(&mut window, "Minutes", "We agreed on one intake call");
    let kept = window.state().plan().meetings.iter().next().cloned();
    assert_eq!(
        kept.map(|m| m.minutes).as_deref(),
        Some("We agreed on one intake call")
    );
    assert_eq!(
        window.state().next_undo(),
        "Write minutes of Steering group"
    );
}
