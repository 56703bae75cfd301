//! Evaluation: reviews with four questions, markers rated over time, the way to the surveys.

use egui::Role;
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::{Index, journey},
    model::{Answer, Belongs, Date, Id, Key, Partner, Plan, Review},
    ui::{Request, Route},
};

use super::{
    hand::{answer, click, field, open_tall, plan_of, type_into},
    screen_host::{Host, TODAY},
};

fn rated(id: i64, month: i8, rating: i64) -> Answer {
    Answer {
        item: "marker.communication".to_owned(),
        on: Some(Date::constant(2026, month, 1)),
        rating: Some(rating),
        ..Answer::new(Id::new(id))
    }
}

#[test]
fn a_review_is_added_with_its_four_questions_and_taken_back_as_named_steps() {
    let mut window = open_tall(Host::new("evaluation", Plan::default()));
    click(&mut window, "Add a review");
    assert!(
        field(&window, "What is working?").is_focused(),
        "ready to type"
    );
    let item = catalogue().item("evaluation.review").expect("it is asked");
    for choice in &item.choices {
        type_into(&mut window, &choice.label, &format!("about {}", choice.id));
    }
    let review = window
        .state()
        .plan()
        .reviews
        .iter()
        .next()
        .expect("it is there")
        .clone();
    assert_eq!(review.on, Some(TODAY));
    let told = [
        &review.working,
        &review.not_working,
        &review.unintended,
        &review.change,
    ];
    assert_eq!(
        told.map(String::as_str),
        [
            "about working",
            "about not-working",
            "about unintended",
            "about change"
        ]
    );
    assert_eq!(window.state().next_undo(), "Edit review of May 12");
    click(&mut window, "Delete review of May 12");
    assert!(window.state().plan().reviews.is_empty());
    window.state_mut().undo();
    window.run();
    assert_eq!(window.state().plan().reviews.iter().next(), Some(&review));
}

#[test]
fn reviews_stand_newest_first_and_only_the_newest_is_open_tall() {
    let partner = Partner {
        name: "Family Court".to_owned(),
        ..Partner::new(Id::new(1))
    };
    let review = |id: i64, month: i8, working: &str| Review {
        on: Some(Date::constant(2026, month, 1)),
        working: working.to_owned(),
        ..Review::new(Id::new(id))
    };
    let of_court = Review {
        partner: Belongs::to(partner.id),
        ..review(3, 1, "The desk")
    };
    let plan = plan_of(
        Edit::named("Begin")
            .put(partner)
            .put(review(2, 4, "Visits"))
            .put(of_court),
    );
    let mut window = open_tall(Host::new("evaluation", plan));
    let newest = window.get_by_label("Close review of April 1").rect();
    let oldest = window.get_by_label("Open review of January 1").rect();
    assert!(newest.top() < oldest.top());
    assert_eq!(
        field(&window, "What is working?").value().as_deref(),
        Some("Visits")
    );
    click(&mut window, "Close review of April 1");
    click(&mut window, "Open review of January 1");
    assert_eq!(
        field(&window, "What is working?").value().as_deref(),
        Some("The desk")
    );
    window.get_by_label_contains("Partner it is about");
}

#[test]
fn a_jump_opens_the_review() {
    let review = |id: i64, month: i8| Review {
        on: Some(Date::constant(2026, month, 1)),
        ..Review::new(Id::new(id))
    };
    let plan = plan_of(Edit::named("Begin").put(review(2, 4)).put(review(3, 1)));
    let mut host = Host::new("evaluation", plan);
    host.view.jump.record = Some(Key::of(Id::<Review>::new(3)));
    let window = open_tall(host);
    assert!(
        window
            .get_by_label("Close review of January 1")
            .is_focused()
    );
}

#[test]
fn markers_are_rated_today_and_their_way_is_told() {
    let plan = plan_of(Edit::named("Begin").put(rated(1, 1, 2)).put(rated(2, 3, 3)));
    let mut window = open_tall(Host::new("evaluation", plan));
    window.get_by_role_and_label(
        Role::Image,
        "Open, respectful talk, of 5: 2 on Jan 1, 2026; 3 on Mar 1, 2026",
    );
    let button = window.get_by(|n| {
        let label = n.label().unwrap_or_default();
        n.role() == Role::RadioButton
            && label.starts_with("Open, respectful talk")
            && label.ends_with(": 4 Mostly true")
    });
    button.click();
    window.run();
    let ratings: Vec<_> = window
        .state()
        .plan()
        .answers
        .iter()
        .map(|a| (a.on, a.rating))
        .collect();
    assert_eq!(ratings.len(), 3, "earlier ratings stay: {ratings:?}");
    assert!(ratings.contains(&(Some(TODAY), Some(4))));
    window.get_by_label(
        "Open, respectful talk, of 5: 2 on Jan 1, 2026; 3 on Mar 1, 2026; 4 on May 12, 2026",
    );
    window
        .get_by_label("Show as table: Markers over time")
        .click();
    window.run();
    window.get_by_label("May 12, 2026");
}

#[test]
fn every_marker_and_question_is_on_the_page() {
    let window = open_tall(Host::new("evaluation", Plan::default()));
    for item in catalogue().items_under("marker") {
        window.get_by_label_contains(&item.wording);
    }
    for id in ["evaluation.audit", "evaluation.ending"] {
        field(&window, &catalogue().item(id).expect("asked").wording);
    }
}

#[test]
fn the_surveys_are_a_click_away() {
    let mut window = open_tall(Host::new("evaluation", Plan::default()));
    click(&mut window, "Go to the survey rounds");
    let went = window
        .state()
        .requests
        .iter()
        .find_map(|request| match request {
            Request::Go(target) => Some(target.route),
            _ => None,
        });
    assert_eq!(went, Some(Route::Step("readiness")));
}

#[test]
fn progress_counts_markers_questions_a_review_and_a_survey_round() {
    let plan = plan_of(
        Edit::named("Begin")
            .put(rated(1, 1, 2))
            .put(Review::new(Id::new(9))),
    );
    let index = Index::new(&plan);
    let progress = (journey::EVALUATION.progress)(&journey::Look {
        plan: &plan,
        index: &index,
        guidance: catalogue(),
    });
    assert_eq!((progress.done, progress.total), (2, 9));
    assert!(answer(&plan, "marker.communication").is_some());
}
