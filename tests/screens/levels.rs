//! The levels: the matrix by keyboard and mouse, evidence, the median.

use egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{Aspect, Id, Level, LevelRating, Plan},
    ui::Request,
};

use super::{
    hand::{
        Window, answer, button, click, field, named, partners, press, press_with, type_into, with,
    },
    screen_host::{Host, builder, open, open_in},
};

fn levels_of(plan: Plan, name: &str) -> Window {
    let mut host = Host::new("levels", plan);
    let id = named(host.plan(), name).id;
    host.view.select_only(id);
    open_in(builder(vec2(1280.0, 2400.0), Theme::Light), host)
}

fn rating(window: &Window, aspect: Aspect) -> Option<(Option<Level>, Option<Level>)> {
    let mut all = window.state().plan().level_ratings.iter();
    all.find(|r| r.aspect == aspect)
        .map(|r| (r.current, r.intended))
}

#[test]
fn levels_are_set_by_the_keyboard_alone() {
    let mut window = levels_of(partners(&["Court"]), "Court");
    button(&window, "Support required, networking").focus();
    window.run();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    assert!(button(&window, "Purpose, cooperation").is_focused());
    press(&mut window, Key::Space);
    assert_eq!(
        rating(&window, Aspect::Purpose),
        Some((Some(Level::Cooperation), None))
    );
    assert_eq!(
        window.state().next_undo(),
        "Level of Purpose: Cooperation, Court"
    );
    assert!(button(&window, "Purpose, cooperation, current").is_focused());
    press(&mut window, Key::ArrowRight);
    press_with(&mut window, Modifiers::SHIFT, Key::Enter);
    assert_eq!(
        rating(&window, Aspect::Purpose),
        Some((Some(Level::Cooperation), Some(Level::Collaboration)))
    );
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::I);
    button(&window, "Purpose, cooperation, current and intended");
    press(&mut window, Key::Delete);
    assert_eq!(
        rating(&window, Aspect::Purpose),
        None,
        "a rating that says nothing goes"
    );
    window.state_mut().undo();
    window.run();
    button(&window, "Purpose, cooperation, current and intended");
}

#[test]
fn a_click_sets_what_the_switch_says_and_shift_the_other() {
    let mut window = levels_of(partners(&["Court"]), "Court");
    click(&mut window, "Boundaries, networking");
    assert_eq!(
        rating(&window, Aspect::Boundaries),
        Some((Some(Level::Networking), None))
    );
    button(&window, "Boundaries, integration").click_modifiers(Modifiers::SHIFT);
    window.run();
    assert_eq!(
        rating(&window, Aspect::Boundaries),
        Some((Some(Level::Networking), Some(Level::Integration)))
    );
    window
        .get_by_role_and_label(Role::RadioButton, "A click sets: Intended")
        .click();
    window.run();
    click(&mut window, "Boundaries, cooperation");
    assert_eq!(
        rating(&window, Aspect::Boundaries),
        Some((Some(Level::Networking), Some(Level::Cooperation)))
    );
    click(&mut window, "Boundaries, cooperation, intended");
    assert_eq!(
        rating(&window, Aspect::Boundaries),
        Some((Some(Level::Networking), None)),
        "a second click clears"
    );
}

#[test]
fn one_stop_of_the_tab_key_leads_into_the_matrix_and_the_next_out_of_it() {
    let mut window = levels_of(partners(&["Court"]), "Court");
    button(&window, "Support required, networking").focus();
    window.run();
    press(&mut window, Key::Tab);
    assert!(button(&window, "Support required: evidence and note").is_focused());
    press_with(&mut window, Modifiers::SHIFT, Key::Tab);
    assert!(button(&window, "Support required, networking").is_focused());
}

#[test]
fn evidence_is_one_record_from_the_first_letter_and_goes_with_the_last() {
    let mut window = levels_of(partners(&["Court"]), "Court");
    click(&mut window, "Purpose: evidence and note");
    type_into(&mut window, "Evidence", "MO");
    field(&window, "Evidence").type_text("U");
    window.run();
    let plan = window.state().plan();
    assert_eq!(plan.level_ratings.len(), 1);
    assert_eq!(
        plan.level_ratings
            .iter()
            .next()
            .map(|r| r.evidence.as_str()),
        Some("MOU")
    );
    for _ in 0..3 {
        press(&mut window, Key::Backspace);
    }
    assert!(window.state().plan().level_ratings.is_empty());
}

#[test]
fn the_median_is_the_looser_of_two_middles_and_can_be_put_on_the_map() {
    let plan = partners(&["Court"]);
    let court = named(&plan, "Court").id;
    let mut edit = Edit::named("Rate");
    for (aspect, level) in [
        (Aspect::Support, Level::Networking),
        (Aspect::Purpose, Level::Integration),
    ] {
        edit = edit.put(LevelRating {
            partner: court,
            aspect,
            current: Some(level),
            intended: Some(Level::Integration),
            ..LevelRating::new(Id::new(200 + level as i64))
        });
    }
    let mut window = levels_of(with(&plan, edit), "Court");
    window.get_by_label("Median networking: 1 networking, 1 integration; 6 not rated");
    window.get_by_label("Three levels closer in 1 of 2 aspects, as today in 1");
    click(&mut window, "Use the median");
    let court = named(window.state().plan(), "Court");
    assert_eq!(court.current_level, Some(Level::Networking));
    assert_eq!(court.intended_level, Some(Level::Integration));
    assert_eq!(window.state().next_undo(), "Use the median for Court");
    assert!(
        window.query_by_label("Use the median").is_none(),
        "map and aspects agree"
    );
}

#[test]
fn without_partners_the_levels_lead_to_the_list() {
    let mut window = open(Host::new("levels", Plan::default()));
    click(&mut window, "Go to the partner list");
    assert!(matches!(
        window.state().requests.as_slice(),
        [Request::Go(_)]
    ));
}

/// Purpose from networking to collaboration, boundaries from integration to networking.
fn with_gaps() -> Plan {
    let plan = partners(&["Court"]);
    let court = named(&plan, "Court").id;
    let rate = |id, aspect, current, intended| LevelRating {
        partner: court,
        aspect,
        current: Some(current),
        intended: Some(intended),
        ..LevelRating::new(Id::new(id))
    };
    let edit = Edit::named("Rate")
        .put(rate(
            201,
            Aspect::Purpose,
            Level::Networking,
            Level::Collaboration,
        ))
        .put(rate(
            202,
            Aspect::Boundaries,
            Level::Integration,
            Level::Networking,
        ));
    with(&plan, edit)
}

fn show(window: &mut Window, tab: &str) {
    window
        .get_by_role_and_label(Role::RadioButton, &format!("Levels: {tab}"))
        .click();
    window.run();
}

#[test]
fn a_gap_tells_what_the_next_level_asks_for_and_becomes_an_action_in_one_step() {
    let mut window = levels_of(with_gaps(), "Court");
    click(&mut window, "Show next steps");
    window.get_by_label("1 of 8 aspects is meant to come closer");
    window.get_by_label("Next, cooperation");
    window.get_by_label("To support a common goal and make services smoother");
    window.get_by_label("Then, collaboration");
    window.get_by_label_contains("Meant to become looser: Boundaries. That is as good a goal");
    click(&mut window, "Make it an action: Purpose");
    let plan = window.state().plan();
    let action = plan.actions.iter().next().expect("an action");
    assert_eq!(
        action.text,
        "Purpose with Court, from networking to cooperation: To support a common goal and make services smoother"
    );
    assert_eq!(action.partner, Some(named(plan, "Court").id));
    assert_eq!(window.state().next_undo(), "Add an action: Purpose, Court");
    assert!(
        window
            .query_by_label("Make it an action: Purpose")
            .is_none(),
        "nobody makes it twice"
    );
    click(&mut window, "Go to the action on Purpose");
    assert!(matches!(
        window.state().requests.as_slice(),
        [Request::Go(target)] if target.record.is_some()
    ));
    window.state_mut().undo();
    window.run();
    assert!(window.state().plan().actions.is_empty());
    button(&window, "Make it an action: Purpose");
}

#[test]
fn every_question_on_the_levels_is_found_and_answered() {
    let mut window = levels_of(partners(&["Court"]), "Court");
    for item in catalogue().items_under("level") {
        let aspect = item.id.strip_prefix("level.");
        if Aspect::ALL.iter().any(|a| aspect == Some(a.word())) {
            window.get_by_label(&item.wording);
        }
    }
    show(&mut window, "Networking and maturity");
    for item in catalogue().items_under("level.networking.activity") {
        window
            .get_by_role_and_label(Role::CheckBox, &item.wording)
            .click();
        window.run();
        let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
        assert_eq!(said, Some("yes"), "{}", item.id);
    }
    window.get_by_label("7 of 7 activities are in use");
    for item in catalogue().items_under("level.maturity") {
        let partly = format!("{}: Partly", item.wording);
        window
            .get_by_role_and_label(Role::RadioButton, &partly)
            .click();
        window.run();
        let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
        assert_eq!(said, Some("partly"), "{}", item.id);
    }
    window.get_by_label("0 of 6 are there, 6 in part, 0 not, 0 open");
    show(&mut window, "The levels by example");
    for level in Level::ALL {
        for prefix in ["level", "level.example"] {
            let item = catalogue().item(&format!("{prefix}.{}", level.word()));
            window.get_by_label(&item.expect("told").wording);
        }
    }
}

#[test]
fn a_jump_leads_to_the_tab_and_the_field() {
    let mut host = Host::new("levels", partners(&["Court"]));
    host.view.jump.item = Some("level.networking.activity.reports".to_owned());
    let window = open(host);
    let item = catalogue().item("level.networking.activity.reports");
    let wording = &item.expect("one of 7").wording;
    assert!(
        window
            .get_by_role_and_label(Role::CheckBox, wording)
            .is_focused()
    );
    let mut host = Host::new("levels", partners(&["Court"]));
    host.view.jump.item = Some("level.metrics".to_owned());
    let window = open(host);
    assert!(button(&window, "Measuring, networking").is_focused());
}
