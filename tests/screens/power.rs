//! Decisions and power: questions, the picture of power and interest, a look in the mirror.

use egui::{Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::State,
    model::{Belongs, Header, Id, Participant, Partner, PartnerStatus, Plan, Record as _},
};

use super::{
    hand::{Window, answers_every_item, click, partners, plan_of, progress, type_into_cell},
    screen_host::{Host, builder, open_in},
};

fn all_of(plan: Plan) -> Window {
    let host = Host::new("power", plan);
    open_in(builder(vec2(1280.0, 3600.0), Theme::Light), host)
}

fn rated(id: i64, name: &str, influence: f64, interest: f64) -> Partner {
    Partner {
        name: name.to_owned(),
        status: PartnerStatus::AtTable,
        influence: Some(influence),
        interest: Some(interest),
        ..Partner::new(Id::new(id))
    }
}

fn four() -> Edit {
    Edit::named("Rate")
        .put(rated(1, "Court", 50.0, 50.0))
        .put(rated(2, "Board", 90.0, 49.0))
        .put(rated(3, "Parents", 49.0, 95.0))
        .put(rated(4, "Library", 10.0, 10.0))
}

#[test]
fn every_question_is_found_and_answered() {
    answers_every_item("power");
}

#[test]
fn the_picture_is_told_in_words_quarter_by_quarter() {
    let unrated = Partner {
        name: "School".to_owned(),
        influence: Some(40.0),
        ..Partner::new(Id::new(5))
    };
    let gone = Partner {
        status: PartnerStatus::Ended,
        ..rated(6, "Old partner", 80.0, 80.0)
    };
    let window = all_of(plan_of(four().put(unrated).put(gone)));
    window.get_by_label("Picture of power and interest, 4 partners; the same in words follows");
    for (quarter, who) in [
        ("Work closely with: 1", "Court"),
        ("Keep satisfied: 1", "Board"),
        ("Keep informed: 1", "Parents"),
        ("Keep an eye on: 1", "Library"),
    ] {
        window.get_by_label(quarter);
        window.get_by_role_and_label(Role::Label, who);
    }
    window.get_by_label_contains("4 partners rated, 1 without both ratings");
    window.get_by_label_contains("exactly 50 is much");
    assert!(window.query_by_label_contains("Old partner").is_none());
}

#[test]
fn a_rating_typed_into_the_table_is_the_partners_own() {
    let mut window = all_of(partners(&["Court"]));
    type_into_cell(&mut window, "Influence, Court", "70");
    let court = super::hand::named(window.state().plan(), "Court");
    assert_eq!(court.influence, Some(70.0));
    window.get_by_label_contains("0 partners rated, 1 without both ratings");
    window.get_by_label_contains("begins with the first partner that has both ratings");
    assert!(
        window
            .query_by_label_contains("Picture of power and interest")
            .is_none(),
        "an empty picture tells nothing"
    );
}

#[test]
fn each_person_looks_in_the_mirror_for_themselves() {
    let dana = Participant {
        name: "Dana".to_owned(),
        ..Participant::new(Id::new(9))
    };
    let plan = plan_of(Edit::named("Invite").put(dana));
    let mut window = all_of(plan);
    let check = catalogue()
        .items_under("power.self")
        .next()
        .expect("a check");
    let yes = format!("{}: Yes", check.wording);
    window
        .get_by_role_and_label(Role::RadioButton, &yes)
        .click();
    window.run();
    window.get_by_label("1 of 6 answered: 1 yes, 0 partly, 0 no");
    window
        .get_by_role_and_label(Role::ComboBox, "Who answers")
        .click();
    window.run();
    click(&mut window, "Dana");
    window.get_by_label("Dana: none of 6 answered");
    let partly = format!("{}: Partly", check.wording);
    window
        .get_by_role_and_label(Role::RadioButton, &partly)
        .click();
    window.run();
    window.get_by_label("Dana: 1 of 6 answered: 0 yes, 1 partly, 0 no");
    let answers = &window.state().plan().answers;
    let of_dana = answers.iter().find(|a| a.person == Belongs::to(Id::new(9)));
    assert_eq!(of_dana.map(|a| a.choice.as_str()), Some("partly"));
    assert_eq!(answers.len(), 2, "the one without a name stays");
    window.get_by_label_contains("Whoever has the file can read them");
}

#[test]
fn the_step_counts_questions_ratings_and_one_look_in_the_mirror() {
    let window = all_of(plan_of(four()));
    assert_eq!(progress(&window, "power"), (4, 13, State::Started));
}

#[test]
fn the_corners_are_called_as_the_group_calls_them() {
    let mut plan = plan_of(four());
    plan.put_any(Header::new(Id::new(90)).wrap());
    let mut window = all_of(plan);
    window.get_by_label("Keep satisfied: 1");
    let field = window.get_by_role_and_label(Role::TextInput, "Much influence, little interest");
    field.focus();
    window.run();
    window.event(egui::Event::Text("Handle with care".to_owned()));
    window.run();
    window.get_by_label("Handle with care: 1");
    let host = window.state();
    let header = host.plan().header.iter().next().expect("a header");
    assert_eq!(header.keep_satisfied_label, "Handle with care");
    let steps = host.document.steps();
    let names: Vec<&str> = steps.iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["Name the corners of power and interest"]);
}
