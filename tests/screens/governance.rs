//! Governance: who does what by typing letters, ground rules, agreements.

use egui::{Event, Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::State,
    model::{
        AgencyRole, Agreement, AgreementClause, AgreementParty, Answer, Belongs, Cadence,
        ClauseState, Date, GroundRule, Id, Participant, Partner, PartnerStatus, Plan, RaciCell,
        RaciLetter, RaciTask, RoleHolder, Structure,
    },
};

use super::{
    hand::{
        Window, answers_every_item, button, cell_value, click, field, named, plan_of, press,
        press_with, progress, type_into, type_into_cell, with,
    },
    screen_host::{Host, builder, open, open_in},
};

/// The page in a window that shows all of it, at the grid.
fn who_does_what(plan: Plan) -> Window {
    let mut host = Host::new("governance", plan);
    host.view.jump.item = Some("governance.raci".to_owned());
    open_in(builder(vec2(1280.0, 1400.0), Theme::Light), host)
}

fn three_partners() -> Plan {
    let mut edit = Edit::named("Begin");
    for (id, name) in [(1, "A supervisor"), (2, "Court"), (3, "Voices (CASA)")] {
        edit = edit.put(Partner {
            name: name.to_owned(),
            status: PartnerStatus::AtTable,
            ..Partner::new(Id::new(id))
        });
    }
    plan_of(edit)
}

fn add_task(window: &mut Window, name: &str) {
    type_into(window, "New task", name);
    press(window, Key::Enter);
}

fn tasks(plan: &Plan) -> Vec<String> {
    let mut tasks: Vec<&RaciTask> = plan.raci_tasks.iter().collect();
    tasks.sort_by(|a, b| a.rank.total_cmp(&b.rank));
    tasks.iter().map(|t| t.task.clone()).collect()
}

fn letters(plan: &Plan) -> Vec<(&'static str, Option<i64>)> {
    let mut all: Vec<_> = plan.raci_cells.iter().collect();
    all.sort_by_key(|c| (c.task, c.partner.0));
    all.iter()
        .map(|c| (c.letter.word(), c.partner.0.map(Id::raw)))
        .collect()
}

/// Types a row of letters, `-` for none, from our agency to the right.
fn type_row(window: &mut Window, task: &str, row: &str) {
    click(window, &format!("Our agency, {task}: no letter"));
    for letters in row.split(',') {
        for letter in letters.chars() {
            match letter {
                'A' => press(window, Key::A),
                'R' => press(window, Key::R),
                'C' => press(window, Key::C),
                'I' => press(window, Key::I),
                _ => {}
            }
        }
        press(window, Key::ArrowRight);
    }
}

#[test]
fn the_worked_rows_typed_by_hand_give_their_verdicts_beside_the_task() {
    let mut window = who_does_what(three_partners());
    click(&mut window, "Add 3 partners at the table");
    for (task, row) in [
        ("One", "A,R,C,I"),
        ("Two", "A,A,R,-"),
        ("Three", "-,R,C,I"),
        ("Four", "A,-,C,I"),
        ("Five", "AR,-,-,I"),
    ] {
        add_task(&mut window, task);
        type_row(&mut window, task, row);
    }
    button(&window, "Our agency, Five: Accountable and responsible");
    button(&window, "Voices (CASA), One: Informed");
    window.get_by_label("One: passes the check");
    window.get_by_label(
        "Two: Two are accountable, and only one should be: Our agency and A supervisor · Nobody is informed",
    );
    window.get_by_label("Three: Nobody is accountable");
    window.get_by_label("Four: Nobody is responsible");
    window.get_by_label("Five: passes the check");
    button(&window, "2 of 5 tasks pass the check");
}

#[test]
fn a_letter_is_typed_joined_cycled_cleared_and_taken_back() {
    let mut window = who_does_what(three_partners());
    click(&mut window, "Add 3 partners at the table");
    add_task(&mut window, "Screen new cases");
    click(&mut window, "Court, Screen new cases: no letter");
    press(&mut window, Key::A);
    press(&mut window, Key::R);
    button(
        &window,
        "Court, Screen new cases: Accountable and responsible",
    );
    assert_eq!(letters(window.state().plan()), [("AR", Some(2))]);
    press(&mut window, Key::C);
    assert_eq!(letters(window.state().plan()), [("C", Some(2))]);
    assert_eq!(
        window.state().next_undo(),
        "Set Court, Screen new cases: Consulted"
    );
    press(&mut window, Key::Space);
    button(&window, "Court, Screen new cases: Informed");
    press(&mut window, Key::Space);
    button(&window, "Court, Screen new cases: no letter");
    press(&mut window, Key::Space);
    assert!(button(&window, "Court, Screen new cases: Responsible").is_focused());
    press(&mut window, Key::Delete);
    assert!(window.state().plan().raci_cells.is_empty());
    press(&mut window, Key::ArrowLeft);
    assert!(button(&window, "A supervisor, Screen new cases: no letter").is_focused());
    press_with(&mut window, Modifiers::SHIFT, Key::A);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::R);
    assert_eq!(
        letters(window.state().plan()),
        [("R", Some(1))],
        "a letter typed on coming back takes the place of the other"
    );
}

#[test]
fn a_letter_is_picked_with_the_mouse() {
    let mut window = who_does_what(three_partners());
    click(&mut window, "Add 3 partners at the table");
    add_task(&mut window, "Screen new cases");
    click(&mut window, "Court, Screen new cases: no letter");
    click(&mut window, "Consulted");
    assert_eq!(letters(window.state().plan()), [("C", Some(2))]);
    assert!(
        window
            .query_by_role_and_label(Role::Button, "Consulted")
            .is_none()
    );
    click(&mut window, "Court, Screen new cases: Consulted");
    click(&mut window, "Clear the letter");
    assert!(window.state().plan().raci_cells.is_empty());
}

#[test]
fn a_column_is_a_partner_or_a_person_found_or_made_on_the_spot() {
    let mut window = who_does_what(three_partners());
    add_task(&mut window, "Screen new cases");
    click(&mut window, "Add partner…");
    type_into(&mut window, "Find partner", "cou");
    press(&mut window, Key::Enter);
    assert!(button(&window, "Court, Screen new cases: no letter").is_focused());
    click(&mut window, "Add person…");
    type_into(&mut window, "Find person", "Dana Reyes");
    press(&mut window, Key::Enter);
    assert!(button(&window, "Dana Reyes, Screen new cases: no letter").is_focused());
    press(&mut window, Key::R);
    let plan = window.state().plan();
    let dana = plan.participants.iter().next().expect("a person was made");
    let cell = plan.raci_cells.iter().next().expect("a letter");
    assert_eq!(cell.person, Belongs::to(dana.id));
    window.get_by_label("Court: no letter yet");
    let mut window = who_does_what(window.state().plan().clone());
    window.get_by_label("Court: no letter yet");
    click(&mut window, "Dana Reyes, Screen new cases: Responsible");
    click(&mut window, "Clear the letter");
    window.get_by_label("Dana Reyes: no letter yet");
    press(&mut window, Key::R);
    click(&mut window, "Delete column Dana Reyes");
    assert!(window.state().plan().raci_cells.is_empty());
    assert!(!window.state().plan().participants.is_empty());
    assert!(window.query_by_label("Dana Reyes").is_none());
    window.state_mut().undo();
    window.run();
    window.get_by_label("Dana Reyes");
}

#[test]
fn tasks_are_moved_doubled_renamed_and_deleted_by_the_keyboard() {
    let mut window = who_does_what(three_partners());
    for task in ["One", "Two", "Three"] {
        add_task(&mut window, task);
    }
    assert!(field(&window, "New task").is_focused());
    let check = "Nobody is accountable · Nobody is responsible";
    window.get_by_label(&format!("Three: {check}")).click();
    window.run();
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(tasks(window.state().plan()), ["One", "Three", "Two"]);
    assert_eq!(window.state().next_undo(), "Move task Three");
    press_with(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(tasks(window.state().plan()), ["Three", "One", "Two"]);
    assert!(window.get_by_label(&format!("Three: {check}")).is_focused());
    press(&mut window, Key::Enter);
    assert!(field(&window, "Name of the task").is_focused());
    field(&window, "Name of the task").type_text("!");
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(tasks(window.state().plan()), ["Three!", "One", "Two"]);
    assert!(
        window
            .get_by_label(&format!("Three!: {check}"))
            .is_focused()
    );
    click(&mut window, "Duplicate task");
    assert_eq!(
        tasks(window.state().plan()),
        ["Three!", "Three!", "One", "Two"]
    );
    click(&mut window, "Delete task");
    assert_eq!(tasks(window.state().plan()), ["Three!", "One", "Two"]);
    window.state_mut().undo();
    assert_eq!(tasks(window.state().plan()).len(), 4);
}

#[test]
fn rows_of_a_spreadsheet_become_tasks_with_letters() {
    let mut window = who_does_what(three_partners());
    click(&mut window, "Add 3 partners at the table");
    field(&window, "New task").focus();
    window.run();
    let rows = "Screen new cases\tA\tR\t\tI\r\nTell the school\t\tA/R\r\n";
    window.event(Event::Paste(rows.to_owned()));
    window.run();
    assert_eq!(
        tasks(window.state().plan()),
        ["Screen new cases", "Tell the school"]
    );
    assert_eq!(window.state().next_undo(), "Add 2 tasks");
    button(&window, "Our agency, Screen new cases: Accountable");
    button(&window, "Voices (CASA), Screen new cases: Informed");
    button(
        &window,
        "A supervisor, Tell the school: Accountable and responsible",
    );
    click(&mut window, "Court, Tell the school: no letter");
    window.event(Event::Paste("C\tI".to_owned()));
    window.run();
    button(&window, "Court, Tell the school: Consulted");
    button(&window, "Voices (CASA), Tell the school: Informed");
}

#[test]
fn a_partner_that_has_left_is_marked_in_its_column_and_row() {
    let plan = three_partners();
    let court = named(&plan, "Court");
    let task = RaciTask {
        task: "Screen new cases".to_owned(),
        ..RaciTask::new(Id::new(50))
    };
    let edit = Edit::named("Leave")
        .put(RaciCell {
            task: task.id,
            partner: Belongs::to(court.id),
            letter: RaciLetter::AccountableResponsible,
            ..RaciCell::new(Id::new(51))
        })
        .put(task)
        .put(Partner {
            status: PartnerStatus::Ended,
            ..court
        });
    let window = who_does_what(with(&plan, edit));
    window.get_by_label("Court: Court has left");
    window.get_by_label(
        "Screen new cases: Nobody is informed · Court has left but still holds a letter",
    );
}

#[test]
fn sixty_tasks_by_forty_columns_are_walked_by_the_keyboard() {
    let mut edit = Edit::named("Begin");
    for id in 1..=40 {
        edit = edit.put(Partner {
            name: format!("Partner {id:02}"),
            status: PartnerStatus::AtTable,
            ..Partner::new(Id::new(id))
        });
    }
    let mut cell = 1000;
    for id in 1..=60_i64 {
        edit = edit.put(RaciTask {
            rank: id as f64,
            task: format!("Task {id:02}"),
            ..RaciTask::new(Id::new(100 + id))
        });
        for partner in 1..=40 {
            cell += 1;
            edit = edit.put(RaciCell {
                task: Id::new(100 + id),
                partner: Belongs::to(Id::new(partner)),
                letter: RaciLetter::Informed,
                ..RaciCell::new(Id::new(cell))
            });
        }
    }
    let mut window = who_does_what(plan_of(edit));
    assert!(
        window
            .query_by_label("Partner 40, Task 60: Informed")
            .is_none(),
        "only what is in sight is drawn"
    );
    click(&mut window, "Our agency, Task 01: no letter");
    for _ in 0..6 {
        press(&mut window, Key::PageDown);
    }
    press(&mut window, Key::End);
    assert!(button(&window, "Partner 40, Task 60: Informed").is_focused());
    press(&mut window, Key::A);
    assert!(button(&window, "Partner 40, Task 60: Accountable").is_focused());
    press(&mut window, Key::Home);
    let name = "Task 60: Nobody is responsible · 39 of 40 are consulted";
    assert!(window.query_by_label(name).is_none());
    assert!(
        window
            .get_by_label("Task 60: Nobody is responsible")
            .is_focused()
    );
}

#[test]
fn every_item_is_found_in_its_part_of_the_page_and_answered() {
    answers_every_item("governance");
}

#[test]
fn a_usual_rule_is_picked_once_and_made_the_groups_own() {
    let mut window = open(Host::new("governance", Plan::default()));
    click(&mut window, "Pick from usual rules…");
    let rule = "We question ideas, never people";
    click(&mut window, &format!("Add rule: {rule}"));
    let rules = &window.state().plan().ground_rules;
    assert_eq!(rules.iter().next().map(|r| r.text.as_str()), Some(rule));
    assert!(
        window
            .query_by_label(&format!("Add rule: {rule}"))
            .is_none()
    );
    assert_eq!(progress(&window, "governance"), (0, 11, State::Empty));
    type_into_cell(&mut window, &format!("Agreed on, {rule}"), "May 1, 2026");
    assert_eq!(
        progress(&window, "governance"),
        (1, 11, State::Started),
        "a rule counts once it is agreed"
    );
}

/// The register with one agreement open.
fn register(agreement: Agreement, edit: Edit) -> Window {
    let key = roundtable::model::Key::of(agreement.id);
    let mut host = Host::new("governance", plan_of(edit.put(agreement)));
    host.view.jump.record = Some(key);
    open_in(builder(vec2(1280.0, 2600.0), Theme::Light), host)
}

fn court_agreement() -> Agreement {
    Agreement {
        title: "With the court".to_owned(),
        ..Agreement::new(Id::new(70))
    }
}

#[test]
fn the_usual_clauses_are_put_in_and_their_state_gives_the_figure() {
    let mut window = register(court_agreement(), Edit::named("Begin"));
    button(&window, "Written: – of 0 relevant clauses");
    click(&mut window, "Start with the usual clauses");
    let clauses = window.state().plan().agreement_clauses.len();
    assert_eq!(clauses, 20);
    assert_eq!(window.state().next_undo(), "Add the usual clauses");
    button(&window, "Written: 0 % of 20 relevant clauses");
    assert!(
        window
            .query_by_label("Start with the usual clauses")
            .is_none()
    );
}

#[test]
fn nine_full_four_partly_five_open_and_two_not_relevant_are_61_1_percent() {
    let states = [
        (ClauseState::NotRelevant, 2),
        (ClauseState::Full, 9),
        (ClauseState::Partly, 4),
        (ClauseState::None, 5),
    ];
    let all = states.iter().flat_map(|(state, n)| vec![*state; *n]);
    let mut edit = Edit::named("Begin");
    for (id, state) in (1..).zip(all) {
        edit = edit.put(AgreementClause {
            agreement: Id::new(70),
            rank: id as f64,
            title: format!("Clause {id}"),
            state,
            ..AgreementClause::new(Id::new(id))
        });
    }
    let mut window = register(court_agreement(), edit);
    click(&mut window, "Written: 61.1 % of 18 relevant clauses");
    window.get_by_label_contains("9 fully, 4 partly, 5 not yet, 2 not relevant");
    assert_eq!(cell_value(&window, "Written, With the court"), "61.1 %");
    button(&window, "Add 20 usual clauses");
}

#[test]
fn the_register_says_what_an_agreement_asks_for_today() {
    let told = |agreement: Agreement, edit: Edit, words: &str| {
        let window = register(agreement, edit);
        assert_eq!(cell_value(&window, "To do, With the court"), words);
    };
    let day = |month, day| Some(Date::constant(2026, month, day));
    told(court_agreement(), Edit::named("Begin"), "Not signed");
    let signed = Agreement {
        signed_on: day(1, 5),
        ..court_agreement()
    };
    told(signed.clone(), Edit::named("Begin"), "");
    let expired = Agreement {
        expires_on: day(5, 11),
        ..signed.clone()
    };
    told(expired, Edit::named("Begin"), "Expired May 11");
    let due = |month, day_of_month| Agreement {
        review_on: day(month, day_of_month),
        ..signed.clone()
    };
    told(due(7, 11), Edit::named("Begin"), "Review due July 11");
    told(due(7, 12), Edit::named("Begin"), "");
    told(due(5, 11), Edit::named("Begin"), "Review was due May 11");
    let party = |id, signed| AgreementParty {
        agreement: Id::new(70),
        partner: Id::new(id),
        signed,
        ..AgreementParty::new(Id::new(80 + id))
    };
    let mut parties = Edit::named("Begin");
    for (id, name) in [(1, "Court"), (2, "Police")] {
        let partner = Partner {
            name: name.to_owned(),
            ..Partner::new(Id::new(id))
        };
        parties = parties.put(partner).put(party(id, id == 1));
    }
    told(signed, parties, "1 party has not signed");
}

#[test]
fn the_step_is_done_when_all_it_names_is_there() {
    let day = Some(Date::constant(2026, 1, 5));
    let mut edit = Edit::named("Fill in")
        .put(GroundRule {
            agreed_on: day,
            ..GroundRule::new(Id::new(1))
        })
        .put(RaciTask::new(Id::new(2)))
        .put(RaciCell {
            task: Id::new(2),
            letter: RaciLetter::AccountableResponsible,
            ..RaciCell::new(Id::new(3))
        })
        .put(Agreement {
            signed_on: day,
            ..court_agreement()
        })
        .put(Participant::new(Id::new(4)))
        .put(RoleHolder {
            role: AgencyRole::Contact,
            person: Some(Id::new(4)),
            ..RoleHolder::new(Id::new(5))
        })
        .put(Structure {
            cadence: Some(Cadence::Monthly),
            ..Structure::new(Id::new(6))
        });
    for (id, item) in (100..).zip(catalogue().items_of_step("governance")) {
        if item.kind == roundtable::guidance::Kind::Prompt {
            edit = edit.put(Answer {
                item: item.id.clone(),
                text: "So it is".to_owned(),
                ..Answer::new(Id::new(id))
            });
        }
    }
    let plan = plan_of(edit);
    let window = open(Host::new("governance", plan.clone()));
    assert_eq!(progress(&window, "governance"), (11, 11, State::Done));
    let nobody = Edit::named("Spoil").put(RaciTask::new(Id::new(7)));
    let window = open(Host::new("governance", with(&plan, nobody)));
    assert_eq!(
        progress(&window, "governance"),
        (10, 11, State::Started),
        "one task fails the check"
    );
    let court_alone = Edit::named("Narrow")
        .put(Partner::new(Id::new(8)))
        .put(RoleHolder {
            role: AgencyRole::Contact,
            person: Some(Id::new(4)),
            partner: Belongs::to(Id::new(8)),
            ..RoleHolder::new(Id::new(5))
        });
    let window = open(Host::new("governance", with(&plan, court_alone)));
    assert_eq!(
        progress(&window, "governance"),
        (10, 11, State::Started),
        "the contact for one partner alone coordinates nothing"
    );
}
