//! Roles: holders by role, and the partnerships at the table that lack one.

use egui::Key as Press;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    insight::{Index, journey},
    model::{AgencyRole, Belongs, Id, Participant, Partner, PartnerStatus, Plan, RoleHolder},
};

use super::{
    hand::{Window, click, open_tall, plan_of, press},
    screen_host::Host,
};

fn plan() -> Plan {
    let partner = |id: i64, name: &str, status| Partner {
        name: name.to_owned(),
        status,
        ..Partner::new(Id::new(id))
    };
    let dana = Participant {
        name: "Dana".to_owned(),
        ..Participant::new(Id::new(10))
    };
    let leader = RoleHolder {
        role: AgencyRole::Leadership,
        person: Some(dana.id),
        ..RoleHolder::new(Id::new(20))
    };
    let contact = RoleHolder {
        role: AgencyRole::Contact,
        person: Some(dana.id),
        partner: Belongs::to(Id::new(1)),
        ..RoleHolder::new(Id::new(21))
    };
    plan_of(
        Edit::named("Begin")
            .put(partner(1, "Court", PartnerStatus::AtTable))
            .put(partner(2, "Schools", PartnerStatus::AtTable))
            .put(partner(3, "Mayor", PartnerStatus::Prospect))
            .put(dana)
            .put(leader)
            .put(contact),
    )
}

fn row<'w>(window: &'w Window, start: &'w str) -> Option<String> {
    window
        .query_by(|n| {
            n.role() == egui::Role::Row && n.label().is_some_and(|l| l.starts_with(start))
        })
        .and_then(|n| n.accesskit_node().label())
}

#[test]
fn each_role_stands_with_its_duties() {
    let window = open_tall(Host::new("roles", Plan::default()));
    for role in AgencyRole::ALL {
        let item = catalogue()
            .item(&format!("role.{}", role.word()))
            .expect("told");
        window.get_by_label(&item.wording);
        window.get_by_label(&item.why);
    }
}

#[test]
fn partnerships_at_the_table_are_told_with_who_holds_what() {
    let window = open_tall(Host::new("roles", plan()));
    window.get_by_label("2 of 2 partnerships at the table have a leader, 1 a point of contact");
    assert_eq!(
        row(&window, "Court").as_deref(),
        Some(
            "Court: Leadership Dana, Middle management nobody, Front line nobody, Primary point of contact Dana"
        )
    );
    assert_eq!(row(&window, "Mayor"), None, "not at the table");
}

#[test]
fn what_lacks_is_shown_alone_and_mended_from_there() {
    let mut window = open_tall(Host::new("roles", plan()));
    window
        .get_by_label("Only partnerships without a leader or a contact")
        .click();
    window.run();
    assert_eq!(row(&window, "Court"), None);
    assert!(row(&window, "Schools").is_some());
    click(&mut window, "Name one: primary point of contact, Schools");
    let made = window
        .state()
        .plan()
        .role_holders
        .iter()
        .last()
        .expect("made")
        .clone();
    assert_eq!(
        (made.role, made.partner),
        (AgencyRole::Contact, Belongs::to(Id::new(2)))
    );
    assert_eq!(
        window.state().next_undo(),
        "Add a primary point of contact of Schools"
    );
    // A row in which nobody is named holds nothing yet.
    assert!(row(&window, "Schools").is_some());
}

#[test]
fn a_holder_is_added_in_the_table_of_its_role() {
    let mut window = open_tall(Host::new("roles", plan()));
    let lines: Vec<_> = window
        .query_all_by(|n| {
            n.label().as_deref() == Some("Add a holder") && n.role() == egui::Role::TextInput
        })
        .map(|n| n.rect())
        .collect();
    assert_eq!(lines.len(), 4, "one for each role");
    let middle = lines.get(1).copied().expect("the second").center();
    window.hover_at(middle);
    window.drag_at(middle);
    window.drop_at(middle);
    window.run();
    window.event(egui::Event::Text("Priya".to_owned()));
    window.run();
    press(&mut window, Press::Enter);
    let plan = window.state().plan();
    let added = plan.role_holders.iter().last().expect("added");
    assert_eq!(added.role, AgencyRole::Middle);
    let person = added
        .person
        .and_then(|id| plan.get(id))
        .expect("made on the spot");
    assert_eq!(person.name, "Priya");
}

#[test]
fn progress_asks_for_a_leader_and_a_contact_of_each_partnership() {
    let plan = plan();
    let index = Index::new(&plan);
    let progress = (journey::ROLES.progress)(&journey::Look {
        plan: &plan,
        index: &index,
        guidance: catalogue(),
    });
    // Two of four roles held; two leaders and one contact of two each.
    assert_eq!((progress.done, progress.total), (5, 8));
}
