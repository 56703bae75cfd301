//! Competencies: who is rated, where to grow, and the ratings over time.

use egui::{Key as Press, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::{Index, journey},
    model::{AgencyRole, Answer, Belongs, Date, Id, Participant, Plan, RoleHolder},
};

use super::{
    hand::{Window, open_tall, plan_of, press},
    screen_host::{Host, TODAY},
};

fn rating(id: i64, item: &str, month: i8, rating: i64) -> Answer {
    Answer {
        item: format!("competency.{item}"),
        holder: Belongs::to(Id::new(20)),
        on: Some(Date::constant(2026, month, 1)),
        rating: Some(rating),
        ..Answer::new(Id::new(id))
    }
}

fn plan() -> Plan {
    let dana = Participant {
        name: "Dana".to_owned(),
        ..Participant::new(Id::new(10))
    };
    let leader = RoleHolder {
        role: AgencyRole::Leadership,
        person: Some(dana.id),
        ..RoleHolder::new(Id::new(20))
    };
    plan_of(
        Edit::named("Begin")
            .put(dana)
            .put(leader)
            .put(rating(31, "trust", 1, 3))
            .put(rating(32, "trust", 3, 4))
            .put(rating(33, "negotiate", 3, 2)),
    )
}

fn people(window: &Window) -> Vec<String> {
    window
        .query_all_by(|n| {
            n.role() == Role::Row && n.label().is_some_and(|l| l.contains(" rated, "))
        })
        .filter_map(|n| n.accesskit_node().label())
        .collect()
}

#[test]
fn the_lowest_of_the_latest_ratings_is_where_to_grow() {
    let window = open_tall(Host::new("competencies", plan()));
    assert_eq!(
        people(&window),
        ["Dana, Leadership: 2 of 16 rated, to grow: 2: Negotiating"]
    );
    window.get_by_label("To grow, rated 2: Negotiating");
    window.get_by_label("Building trust, of 5: 3 on Jan 1, 2026; 4 on Mar 1, 2026");
}

#[test]
fn a_competency_is_rated_in_the_grid_and_followed_from_then_on() {
    let mut window = open_tall(Host::new("competencies", plan()));
    let cell = window.get_by(|n| {
        let label = n.label().unwrap_or_default();
        n.role() == Role::RadioButton
            && label.starts_with("Building trust, Dana")
            && label.contains(": 5 ")
    });
    cell.click();
    window.run();
    let ratings: Vec<_> = window
        .state()
        .plan()
        .answers
        .iter()
        .filter(|a| a.item == "competency.trust")
        .map(|a| (a.on, a.rating, a.holder))
        .collect();
    assert_eq!(ratings.len(), 3);
    assert!(ratings.contains(&(Some(TODAY), Some(5), Belongs::to(Id::new(20)))));
}

#[test]
fn somebody_is_added_in_a_role_and_made_on_the_spot() {
    let mut window = open_tall(Host::new("competencies", Plan::default()));
    window.get_by_label("Nobody is named in a role yet");
    window
        .get_by_role_and_label(Role::ComboBox, "Person to add")
        .click();
    window.run();
    window.event(egui::Event::Text("Priya".to_owned()));
    window.run();
    press(&mut window, Press::Enter);
    let plan = window.state().plan();
    let holder = plan.role_holders.iter().next().expect("added");
    assert_eq!(holder.role, AgencyRole::Leadership);
    let name = holder
        .person
        .and_then(|id| plan.get(id))
        .map(|p| p.name.as_str());
    assert_eq!(name, Some("Priya"));
    assert_eq!(
        people(&window),
        ["Priya, Leadership: 0 of 16 rated, to grow: –"]
    );
    window.state_mut().undo();
    window.run();
    let plan = window.state().plan();
    assert!(
        plan.role_holders.is_empty() && plan.participants.is_empty(),
        "one step"
    );
}

#[test]
fn a_person_without_a_role_can_be_rated_too() {
    let person = Participant {
        name: "Sam".to_owned(),
        ..Participant::new(Id::new(10))
    };
    let direct = Answer {
        person: Belongs::to(person.id),
        holder: Belongs::NONE,
        ..rating(31, "trust", 3, 4)
    };
    let window = open_tall(Host::new(
        "competencies",
        plan_of(Edit::named("Begin").put(person).put(direct)),
    ));
    assert_eq!(
        people(&window),
        ["Sam, Without a role: 1 of 16 rated, to grow: –"]
    );
}

#[test]
fn somebody_without_a_role_is_added_for_rating_and_shown_at_once() {
    let mut window = open_tall(Host::new("competencies", plan()));
    window
        .get_by_role_and_label(Role::ComboBox, "Role of the person to add")
        .click();
    window.run();
    window.get_by_label("Without a role").click();
    window.run();
    window
        .get_by_role_and_label(Role::ComboBox, "Person to add")
        .click();
    window.run();
    window.event(egui::Event::Text("Sam".to_owned()));
    window.run();
    press(&mut window, Press::Enter);
    let sam = "Sam, Without a role: 0 of 16 rated, to grow: –";
    assert!(
        people(&window).contains(&sam.to_owned()),
        "{:?}",
        people(&window)
    );
    assert_eq!(window.state().next_undo(), "Add a person");
}

#[test]
fn all_sixteen_are_on_the_page_before_anybody_is_named() {
    let window = open_tall(Host::new("competencies", Plan::default()));
    let mut told = 0;
    for item in catalogue().items_under("competency") {
        window.get_by_label(&format!("{}: {}", item.short, item.wording));
        told += 1;
    }
    assert_eq!(told, 16);
}

#[test]
fn progress_asks_for_sixteen_ratings_of_each() {
    let plan = plan();
    let index = Index::new(&plan);
    let progress = (journey::COMPETENCIES.progress)(&journey::Look {
        plan: &plan,
        index: &index,
        guidance: catalogue(),
    });
    assert_eq!((progress.done, progress.total), (2, 16));
}
