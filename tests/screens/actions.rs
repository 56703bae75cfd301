//! Priorities and actions: issues, the vote on them, the tree of goals, actions as a table and on a board.

use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{
        Action, ActionStatus, Date, Goal, Id, Issue, Key as Record, Objective, Participant, Plan,
    },
};

use super::{
    hand::{Window, click, field, plan_of, press, press_with, type_into},
    screen_host::{Host, TODAY, open},
};

fn part(window: &mut Window, name: &str) {
    radio(window, &format!("Part of the page: {name}"));
}

fn radio(window: &mut Window, name: &str) {
    window
        .get_by_role_and_label(Role::RadioButton, name)
        .click();
    window.run();
}

fn issues(texts: &[&str]) -> Plan {
    let mut edit = Edit::named("Begin");
    for (id, text) in (1_i32..).zip(texts) {
        edit = edit.put(Issue {
            text: (*text).to_owned(),
            rank: f64::from(id),
            ..Issue::new(Id::new(id.into()))
        });
    }
    plan_of(edit)
}

fn action(id: i64, text: &str, status: ActionStatus, due: Option<Date>) -> Action {
    Action {
        text: text.to_owned(),
        status,
        due,
        rank: id as f64,
        ..Action::new(Id::new(id))
    }
}

/// Three actions: one overdue and owned, one to do tomorrow, one done.
fn three_actions() -> Plan {
    let ann = Participant {
        name: "Ann Lee".to_owned(),
        ..Participant::new(Id::new(90))
    };
    let owned = Action {
        owner: Some(ann.id),
        ..action(
            1,
            "Draft the protocol",
            ActionStatus::Doing,
            TODAY.yesterday().ok(),
        )
    };
    let done = Action {
        progress: 100,
        done_on: Some(TODAY),
        ..action(3, "Call the court", ActionStatus::Done, None)
    };
    plan_of(
        Edit::named("Begin")
            .put(ann)
            .put(owned)
            .put(action(
                2,
                "Book a room",
                ActionStatus::ToDo,
                TODAY.tomorrow().ok(),
            ))
            .put(done),
    )
}

fn get(window: &Window, id: i64) -> Action {
    let found = window.state().plan().get(Id::<Action>::new(id));
    found.expect("the action is there").clone()
}

#[test]
fn every_question_of_the_step_is_asked_on_it_with_its_reason() {
    let mut window = open(Host::new("actions", Plan::default()));
    for (shown, items) in [
        ("Priorities", &["action.issue", "action.parking"][..]),
        ("Goals", &["action.goal", "action.objective"]),
        ("Actions", &["action.item"]),
    ] {
        part(&mut window, shown);
        for id in items {
            let item = catalogue().item(id).expect("it is in the catalogue");
            window.get_by_label(&item.wording);
            click(&mut window, &format!("Why ask this?: {}", item.short));
            window.get_by_label(&item.why);
            click(&mut window, &format!("Why ask this?: {}", item.short));
        }
    }
}

#[test]
fn issues_are_added_with_enter_and_put_in_order_of_their_dots() {
    let mut window = open(Host::new("actions", Plan::default()));
    for text in ["Nights", "One story"] {
        type_into(&mut window, "Add an issue", text);
        press(&mut window, Key::Enter);
    }
    type_into(&mut window, "People who vote", "4");
    type_into(&mut window, "Dots for each person", "3");
    type_into(&mut window, "Dots for Nights", "2");
    type_into(&mut window, "Dots for One story", "7");
    window.get_by_label("9 dots of at most 12");
    window.get_by_label("Rank 1");
    click(&mut window, "Put in order of dots");
    let plan = window.state().plan();
    let first = plan.issues.iter().min_by(|a, b| a.rank.total_cmp(&b.rank));
    assert_eq!(first.map(|i| i.text.as_str()), Some("One story"));
    let votes: Vec<_> = plan
        .votes
        .iter()
        .map(|v| (v.count, v.voters, v.dots, v.on))
        .collect();
    assert_eq!(votes, [(2, 4, 3, Some(TODAY)), (7, 4, 3, Some(TODAY))]);
}

#[test]
fn equal_dots_share_a_rank_and_more_dots_than_there_can_be_are_told() {
    let mut window = open(Host::new("actions", issues(&["A", "B", "C", "D"])));
    for (issue, dots) in [("A", "9"), ("B", "7"), ("C", "7"), ("D", "3")] {
        type_into(&mut window, &format!("Dots for {issue}"), dots);
    }
    window.get_by_label("Rank 1");
    assert_eq!(window.get_all_by_label("Rank 2 =").count(), 2);
    window.get_by_label("Rank 4");
    type_into(&mut window, "People who vote", "5");
    type_into(&mut window, "Dots for each person", "5");
    window.get_by_label_contains("1 dot too many");
}

#[test]
fn an_issue_becomes_a_goal_that_remembers_it_and_a_parked_one_waits_below() {
    let mut window = open(Host::new("actions", issues(&["Nights", "Interpreters"])));
    click(&mut window, "Make it a goal: Nights");
    let plan = window.state().plan();
    let goal = plan.goals.iter().next().expect("the goal is there");
    assert_eq!(
        (goal.text.as_str(), goal.issue),
        ("Nights", Some(Id::new(1)))
    );
    click(&mut window, "Park Interpreters");
    let parked = window.state().plan().get(Id::<Issue>::new(2)).cloned();
    assert!(parked.is_some_and(|issue| issue.parked));
    assert!(
        window.query_by_label("Dots for Interpreters").is_none(),
        "what is parked is not voted on"
    );
    click(&mut window, "See the goal of Nights");
    assert!(field(&window, "Goal 1").is_focused());
}

#[test]
fn the_tree_is_written_from_goal_to_action_by_keyboard() {
    let mut window = open(Host::new("actions", Plan::default()));
    part(&mut window, "Goals");
    type_into(&mut window, "Add a goal", "Safe nights");
    press(&mut window, Key::Enter);
    type_into(
        &mut window,
        "Add an objective to Safe nights",
        "Three rooms by March",
    );
    press(&mut window, Key::Enter);
    let add = "Add an action to Three rooms by March";
    type_into(&mut window, add, "Ask the county");
    press(&mut window, Key::Enter);
    assert!(field(&window, add).is_focused(), "ready for the next");
    field(&window, add).type_text("Find a landlord");
    window.run();
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let objective = plan.objectives.iter().next().expect("it is there");
    assert_eq!(plan.goals.len(), 1);
    let served: Vec<_> = plan.actions.iter().map(|a| a.objective).collect();
    assert_eq!(served, [Some(objective.id); 2]);
    assert_eq!(window.state().next_undo(), "Add action: Find a landlord");
}

/// A goal with an objective and three actions under it: done, to do, dropped.
fn tree() -> Plan {
    let goal = Goal {
        text: "Safe nights".to_owned(),
        ..Goal::new(Id::new(10))
    };
    let objective = Objective {
        goal: goal.id,
        text: "Three rooms".to_owned(),
        ..Objective::new(Id::new(11))
    };
    let mut edit = Edit::named("Begin").put(goal).put(objective.clone());
    for (id, status) in [
        (1, ActionStatus::Done),
        (2, ActionStatus::ToDo),
        (3, ActionStatus::Dropped),
    ] {
        edit = edit.put(Action {
            objective: Some(objective.id),
            ..action(id, &format!("Action {id}"), status, None)
        });
    }
    plan_of(edit)
}

fn goals_of(plan: Plan) -> Window {
    let mut window = open(Host::new("actions", plan));
    part(&mut window, "Goals");
    window
}

#[test]
fn progress_is_rolled_up_and_says_what_it_leaves_out() {
    let window = goals_of(tree());
    let told = "1 of 2 done, 50 %, 1 dropped";
    assert_eq!(
        window.get_all_by_label(told).count(),
        2,
        "for the objective and for the goal"
    );
}

#[test]
fn a_row_moves_among_its_kin_by_keys_and_keeps_the_keyboard() {
    let mut window = goals_of(tree());
    field(&window, "Action 1.1.1").focus();
    window.run();
    press_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    let order = |window: &Window| {
        let mut actions: Vec<_> = window.state().plan().actions.iter().cloned().collect();
        actions.sort_by(|a, b| a.rank.total_cmp(&b.rank));
        actions.iter().map(|a| a.id.raw()).collect::<Vec<_>>()
    };
    assert_eq!(order(&window), [2, 1, 3]);
    assert!(
        field(&window, "Action 1.1.2").is_focused(),
        "the keyboard goes with it"
    );
    press_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    press_with(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(order(&window), [2, 3, 1], "and stops at the end");
}

#[test]
fn deleting_a_goal_takes_its_objectives_and_leaves_its_actions_and_is_taken_back_whole() {
    let mut window = goals_of(tree());
    click(&mut window, "Delete goal 1");
    let plan = window.state().plan();
    assert_eq!((plan.goals.len(), plan.objectives.len()), (0, 0));
    assert_eq!(get(&window, 1).objective, None);
    window.state_mut().undo();
    window.run();
    assert!(window.state().plan() == &tree());
}

#[test]
fn what_is_folded_away_is_unfolded_by_a_jump() {
    let mut window = goals_of(tree());
    click(&mut window, "Fold all");
    assert!(window.query_by_label("Objective 1.1").is_none());
    window.state_mut().view.jump.record = Some(Record::of(Id::<Objective>::new(11)));
    window.run();
    assert!(field(&window, "Objective 1.1").is_focused());
}

fn board_of(plan: Plan) -> Window {
    let mut window = open(Host::new("actions", plan));
    part(&mut window, "Actions");
    radio(&mut window, "Actions shown: On a board");
    window
}

/// The card whose name begins with these words.
fn card<'w>(window: &'w Window, text: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(move |n| {
        n.role() == Role::ListItem && n.label().is_some_and(|l| l.starts_with(text))
    })
}

#[test]
fn a_card_tells_in_words_who_when_and_how_late() {
    let window = board_of(three_actions());
    let told = card(&window, "Draft the protocol").accesskit_node().label();
    assert_eq!(
        told.as_deref(),
        Some("Draft the protocol. Ann Lee. 1 day late. Doing")
    );
    window.get_by_label("To do 1");
    window.get_by_label("Blocked 0");
}

#[test]
fn a_card_moves_between_columns_by_keys_as_one_step_each() {
    let mut window = board_of(three_actions());
    card(&window, "Book a room").click();
    window.run();
    press_with(&mut window, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(get(&window, 2).status, ActionStatus::Doing);
    assert_eq!(window.state().next_undo(), "Move “Book a room” to Doing");
    press_with(&mut window, Modifiers::ALT, Key::ArrowRight);
    press_with(&mut window, Modifiers::ALT, Key::ArrowRight);
    let done = get(&window, 2);
    assert_eq!(
        (done.status, done.progress, done.done_on),
        (ActionStatus::Done, 100, Some(TODAY)),
        "done is all of it, today"
    );
    press_with(&mut window, Modifiers::ALT, Key::ArrowLeft);
    let open = get(&window, 2);
    assert_eq!((open.progress, open.done_on), (0, None), "and begins anew");
    window.state_mut().undo();
    window.run();
    assert_eq!(get(&window, 2), done);
}

#[test]
fn arrows_choose_a_card_over_empty_columns_and_enter_opens_it() {
    let mut window = board_of(three_actions());
    card(&window, "Book a room").click();
    window.run();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::Enter);
    assert_eq!(
        field(&window, "Action").value().as_deref(),
        Some("Call the court")
    );
}

#[test]
fn a_card_is_dragged_to_another_column() {
    let mut window = board_of(three_actions());
    let from = card(&window, "Book a room").rect().center();
    let to = window.get_by_label("Blocked 0").rect().center() + egui::vec2(0.0, 90.0);
    window.drag_at(from);
    window.run();
    for step in 1..=4_u8 {
        window.hover_at(from + (to - from) * (f32::from(step) / 4.0));
        window.run();
    }
    window.drop_at(to);
    window.run();
    assert_eq!(get(&window, 2).status, ActionStatus::Blocked);
    assert_eq!(window.state().next_undo(), "Move “Book a room” to Blocked");
}

#[test]
fn chips_count_and_narrow_to_what_is_overdue_unowned_or_never_started() {
    let mut window = board_of(three_actions());
    click(&mut window, "Overdue 1");
    window.get_by_label("1 of 3 actions shown");
    card(&window, "Draft the protocol");
    click(&mut window, "Show all");
    click(&mut window, "Unowned 1");
    card(&window, "Book a room");
    assert!(
        window
            .query_by_label_contains("Draft the protocol.")
            .is_none()
    );
    click(&mut window, "Show all");
    click(&mut window, "Never started 1");
    card(&window, "Book a room");
    window.get_by_label("1 of 3 actions shown");
}

#[test]
fn a_status_set_in_the_form_brings_progress_and_day_with_it() {
    let mut window = board_of(three_actions());
    card(&window, "Draft the protocol").click();
    window.run();
    press(&mut window, Key::Enter);
    radio(&mut window, "Status: Done");
    let done = get(&window, 1);
    assert_eq!((done.progress, done.done_on), (100, Some(TODAY)));
}

#[test]
fn a_plan_for_reading_can_be_looked_at_and_not_changed() {
    let mut host = Host::new("actions", three_actions());
    host.read_only = true;
    let mut window = open(host);
    part(&mut window, "Actions");
    radio(&mut window, "Actions shown: On a board");
    card(&window, "Book a room").click();
    window.run();
    press_with(&mut window, Modifiers::ALT, Key::ArrowRight);
    press(&mut window, Key::Delete);
    assert!(window.state().plan() == &three_actions());
    assert!(
        field(&window, "Add an action")
            .accesskit_node()
            .is_disabled()
    );
    part(&mut window, "Goals");
    assert!(field(&window, "Add a goal").accesskit_node().is_disabled());
}
