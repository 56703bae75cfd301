//! The partner list: adding, editing, picking, deleting; contacts, links, criteria.

use egui::{Key, Modifiers, Role, Theme, accesskit::Toggled, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{
        Answer, Belongs, Category, Contact, Date, Direction, Id, Interaction, Level, LevelRating,
        Link, LinkKind, Partner, PartnerStatus, Placement, Plan,
    },
};

use super::{
    hand::{
        Window, answer, button, click, field, named, names, no_double_click, partners, press,
        type_into, with,
    },
    screen_host::{Host, TODAY, builder, open, open_in},
};

#[test]
fn three_partners_are_added_without_touching_the_mouse() {
    let mut window = open(Host::new("partners", Plan::default()));
    click(&mut window, "Add the first partner");
    for name in ["Family Court", "Safe Harbor", "Unified Schools"] {
        assert!(
            field(&window, "Add a partner").is_focused(),
            "ready for {name}"
        );
        field(&window, "Add a partner").type_text(name);
        window.run();
        press(&mut window, Key::Enter);
    }
    assert_eq!(
        names(window.state().plan()),
        ["Family Court", "Safe Harbor", "Unified Schools"]
    );
    assert_eq!(window.state().next_undo(), "Add Unified Schools");
    window.get_by_label("3 partners · 3 prospects");
    window.state_mut().undo();
    window.run();
    window.get_by_label("2 partners · 2 prospects");
}

#[test]
fn a_name_that_is_there_already_is_said_to_be() {
    let mut window = open(Host::new("partners", partners(&["Family Court"])));
    type_into(&mut window, "Add a partner", "family court");
    window.get_by_label("Family Court is on the list already");
}

#[test]
fn a_partner_is_opened_by_enter_and_edited_in_place() {
    let mut window = open(Host::new("partners", partners(&["Court", "Schools"])));
    window
        .get_by_role_and_label(Role::Table, "Partners")
        .focus();
    window.run();
    press(&mut window, Key::ArrowDown);
    let focus = window
        .state()
        .view
        .focus
        .expect("the first row is in focus");
    press(&mut window, Key::Enter);
    assert!(field(&window, "Name").is_focused());
    press(&mut window, Key::End);
    field(&window, "Name").type_text(" of the county");
    window.run();
    let plan = window.state().plan();
    assert_eq!(
        plan.get(focus).map(|p| p.name.as_str()),
        Some("Court of the county")
    );
    assert_eq!(window.state().next_undo(), "Rename to Court of the county");
    window
        .get_by_role_and_label(Role::RadioButton, "Status: At the table")
        .click();
    window.run();
    let plan = window.state().plan();
    assert_eq!(
        plan.get(focus).map(|p| p.status),
        Some(PartnerStatus::AtTable)
    );
    assert_eq!(
        window.state().next_undo(),
        "Edit status: Court of the county"
    );
}

#[test]
fn asking_for_a_partner_by_name_puts_the_keyboard_into_its_name() {
    let plan = partners(&["Court"]);
    let court = named(&plan, "Court").id;
    let mut host = Host::new("partners", plan);
    host.view.select_only(court);
    host.view.name_now = true;
    let window = open(host);
    assert!(field(&window, "Name").is_focused());
    assert!(!window.state().view.name_now);
}

/// Two partners, with everything that can hang on the first.
fn entangled() -> Plan {
    let plan = partners(&["Court", "Schools"]);
    let (court, schools) = (named(&plan, "Court").id, named(&plan, "Schools").id);
    let edit = Edit::named("Hang on")
        .put(Contact {
            partner: court,
            name: "Ana Whitfield".to_owned(),
            ..Contact::new(Id::new(101))
        })
        .put(Link {
            from: court,
            to: schools,
            ..Link::new(Id::new(102))
        })
        .put(LevelRating {
            partner: court,
            current: Some(Level::Cooperation),
            ..LevelRating::new(Id::new(103))
        })
        .put(Answer {
            item: "criteria.resources".to_owned(),
            partner: Belongs::to(court),
            choice: "yes".to_owned(),
            ..Answer::new(Id::new(104))
        })
        .put(Placement {
            partner: court,
            ..Placement::new(Id::new(105))
        });
    with(&plan, edit)
}

#[test]
fn deleting_a_partner_takes_all_of_it_and_undo_brings_all_back() {
    let plan = entangled();
    let mut window = open(Host::new("partners", plan.clone()));
    window
        .get_by_role_and_label(Role::Table, "Partners")
        .focus();
    window.run();
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Delete);
    let left = window.state().plan();
    assert_eq!(names(left), ["Schools"]);
    assert_eq!(
        left.len(),
        1,
        "contact, link, rating, answer and place went too"
    );
    assert_eq!(window.state().next_undo(), "Delete Court");
    assert_eq!(
        window.state().view.focus,
        Some(named(left, "Schools").id),
        "the next partner is in focus"
    );
    window.state_mut().undo();
    window.run();
    assert_eq!(*window.state().plan(), plan);
}

#[test]
fn several_partners_are_picked_and_deleted_as_one_step() {
    let mut window = open(Host::new("partners", partners(&["A", "B", "C", "D"])));
    window.get_by_role_and_label(Role::Row, "A").click();
    no_double_click(&mut window);
    window
        .get_by_role_and_label(Role::Row, "C")
        .click_modifiers(Modifiers::SHIFT);
    no_double_click(&mut window);
    assert_eq!(window.state().view.selected.len(), 3);
    window
        .get_by_role_and_label(Role::Row, "B")
        .click_modifiers(Modifiers::COMMAND);
    window.run();
    click(&mut window, "Delete 2 partners");
    assert_eq!(names(window.state().plan()), ["B", "D"]);
    assert_eq!(window.state().next_undo(), "Delete 2 partners");
}

#[test]
fn a_copy_has_the_contacts_and_not_the_links() {
    let mut host = Host::new("partners", entangled());
    host.view.focus = Some(named(host.plan(), "Court").id);
    let mut window = open(host);
    click(&mut window, "Duplicate this partner");
    let plan = window.state().plan();
    let copy = named(plan, "Court (copy)");
    assert_eq!(window.state().view.focus, Some(copy.id));
    assert_eq!(
        plan.contacts
            .iter()
            .filter(|c| c.partner == copy.id)
            .count(),
        1
    );
    assert_eq!(plan.links.len(), 1);
    assert!(field(&window, "Name").is_focused());
}

#[test]
fn the_list_is_narrowed_and_ordered() {
    let plan = partners(&["Court", "Schools", "Shelter"]);
    let schools = Partner {
        tags: "core".to_owned(),
        status: PartnerStatus::AtTable,
        ..named(&plan, "Schools")
    };
    let plan = with(&plan, Edit::named("Tag").put(schools));
    let mut window = open(Host::new("partners", plan));
    let rows = |window: &Window| -> Vec<String> {
        let mut rows: Vec<_> = window
            .query_all_by_role(Role::Row)
            .map(|n| {
                (
                    n.rect().top(),
                    n.accesskit_node().label().unwrap_or_default(),
                )
            })
            .collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.into_iter().map(|(_, name)| name).collect()
    };
    assert_eq!(rows(&window), ["Court", "Schools", "Shelter"]);
    click(&mut window, "Name, sorted ascending");
    assert_eq!(rows(&window), ["Shelter", "Schools", "Court"]);
    click(&mut window, "Sort by Status");
    assert_eq!(rows(&window), ["Court", "Shelter", "Schools"]);
    type_into(&mut window, "Filter by name or tag", "core");
    assert_eq!(rows(&window), ["Schools"]);
    window.get_by_label("3 partners · 2 prospects · 1 shown");
    click(&mut window, "Show all");
    assert_eq!(rows(&window).len(), 3);
}

/// The list beside the form of one partner, in a window tall enough to see all of it.
fn form_of(plan: Plan, name: &str) -> Window {
    let mut host = Host::new("partners", plan);
    let id = named(host.plan(), name).id;
    host.view.select_only(id);
    open_in(builder(vec2(1280.0, 4000.0), Theme::Light), host)
}

#[test]
fn contacts_are_added_named_and_only_one_is_called_first() {
    let mut window = form_of(partners(&["Court"]), "Court");
    click(&mut window, "Add contact");
    assert!(field(&window, "Contact name").is_focused());
    field(&window, "Contact name").type_text("Ana");
    window.run();
    assert_eq!(window.state().next_undo(), "Edit Ana");
    click(&mut window, "Add contact");
    let contacts = |window: &Window| -> Vec<(String, bool)> {
        let mut all: Vec<_> = window.state().plan().contacts.iter().cloned().collect();
        all.sort_by(|a, b| a.rank.total_cmp(&b.rank));
        all.into_iter()
            .map(|c| (c.name, c.primary_contact))
            .collect()
    };
    assert_eq!(
        contacts(&window),
        [("Ana".to_owned(), true), (String::new(), false)]
    );
    let boxes: Vec<_> = window.query_all_by_label("The first to call").collect();
    assert_eq!(boxes.len(), 2);
    assert_eq!(boxes[0].accesskit_node().toggled(), Some(Toggled::True));
    boxes[1].click();
    window.run();
    assert_eq!(
        contacts(&window),
        [("Ana".to_owned(), false), (String::new(), true)]
    );
    click(&mut window, "Move contact up");
    assert_eq!(
        contacts(&window),
        [(String::new(), true), ("Ana".to_owned(), false)]
    );
    click(&mut window, "Remove Ana");
    assert_eq!(contacts(&window).len(), 1);
}

#[test]
fn another_category_forgets_the_member_type() {
    let plan = partners(&["Court"]);
    let court = Partner {
        category: Category::Justice,
        member_type: "category.justice.courts".to_owned(),
        ..named(&plan, "Court")
    };
    let mut window = open_in(builder(vec2(1900.0, 900.0), Theme::Light), {
        let mut host = Host::new("partners", with(&plan, Edit::named("Place").put(court)));
        let court = named(host.plan(), "Court").id;
        host.view.select_only(court);
        host
    });
    window
        .get_by_role_and_label(Role::RadioButton, "Category: Community")
        .click();
    window.run();
    let court = named(window.state().plan(), "Court");
    assert_eq!(court.category, Category::Community);
    assert_eq!(court.member_type, "");
    assert_eq!(window.state().next_undo(), "Move Court to Community");
}

#[test]
fn a_link_is_picked_by_name_and_turned_round() {
    let mut window = form_of(partners(&["Court", "Schools"]), "Court");
    let court = named(window.state().plan(), "Court").id;
    window
        .get_by(|n| n.role() == Role::ComboBox && n.label().as_deref() == Some("Add a link with…"))
        .click();
    window.run();
    window.event(egui::Event::Text("scho".to_owned()));
    window.run();
    press(&mut window, Key::Enter);
    let link = |window: &Window| {
        let link = window.state().plan().links.iter().next();
        link.expect("there is a link").clone()
    };
    assert_eq!(link(&window).kind, LinkKind::Meets);
    assert_eq!(link(&window).direction, Direction::Both);
    assert_eq!(window.state().next_undo(), "Link with Schools");
    window
        .get_by_role_and_label(Role::RadioButton, "Which way it runs: To here")
        .click();
    window.run();
    assert_eq!(link(&window).direction, Direction::Forward);
    assert_eq!(link(&window).to, court);
    window
        .get_by_role_and_label(Role::RadioButton, "Which way it runs: From here")
        .click();
    window.run();
    assert_eq!(link(&window).from, court);
    click(&mut window, "Remove link with Schools");
    assert!(window.state().plan().links.is_empty());
}

#[test]
fn a_criterion_is_answered_about_the_partner_and_not_the_plan() {
    let item = catalogue()
        .items_under("criteria")
        .next()
        .expect("criteria");
    let mut window = form_of(partners(&["Court"]), "Court");
    button(
        &window,
        "Six questions to ask of anyone who might sit at the table",
    );
    click(&mut window, "Is it the right partner?");
    let partly = format!("{}: Partly", item.wording);
    window
        .get_by_role_and_label(Role::RadioButton, &partly)
        .click();
    window.run();
    let court = named(window.state().plan(), "Court").id;
    let kept = answer(window.state().plan(), &item.id).expect("answered");
    assert_eq!(kept.choice, "partly");
    assert_eq!(kept.partner, Belongs::to(court));
    assert_eq!(
        window.state().next_undo(),
        format!("Answer about Court: {}", item.short)
    );
    button(&window, "1 in part, 5 open");
}

#[test]
fn three_hundred_partners_cost_no_more_than_those_in_sight() {
    let all: Vec<String> = (0..300).map(|i| format!("Partner {i:03}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let mut window = open(Host::new("partners", partners(&all)));
    window.get_by_label("300 partners · 300 prospects");
    let drawn = window.query_all_by_role(Role::Row).count();
    assert!((5..40).contains(&drawn), "{drawn} rows drawn");
    window
        .get_by_role_and_label(Role::Table, "Partners")
        .focus();
    window.run();
    press(&mut window, Key::End);
    window.get_by_role_and_label(Role::Row, "Partner 299");
}

#[test]
fn names_of_any_length_and_script_leave_the_form_where_it_is() {
    let huge = "家庭裁判所 👩‍👩‍👧 מרכז ".repeat(1000);
    let mut place = Vec::new();
    for name in ["Court", huge.as_str()] {
        let plan = partners(&[name, "Schools"]);
        for step in ["partners", "levels"] {
            let mut host = Host::new(step, plan.clone());
            host.view.focus = plan.partners.iter().next().map(|p| p.id);
            let window = open(host);
            let right = window
                .query_all_by(|n| n.role() == Role::Button)
                .map(|n| n.rect().right())
                .fold(0.0, f32::max);
            assert!(right <= 1280.0, "{step} reaches out of the window: {right}");
            place.push((step, right));
        }
    }
    assert_eq!(place[0], place[2], "the buttons stay where they are");
}

#[test]
fn every_criterion_is_found_and_a_yes_to_a_conflict_of_interest_counts_against() {
    let mut window = form_of(partners(&["Court"]), "Court");
    click(&mut window, "Is it the right partner?");
    for item in catalogue().items_under("criteria") {
        let yes = format!("{}: Yes", item.wording);
        window
            .get_by_role_and_label(Role::RadioButton, &yes)
            .click();
        window.run();
        let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
        assert_eq!(said, Some("yes"), "{}", item.id);
    }
    button(&window, "5 for, 1 against");
    window.get_by_label("A yes counts against the partner");
}

#[test]
fn a_conversation_is_noted_with_the_person_to_call_and_told_from_then_on() {
    let plan = with(
        &partners(&["Court"]),
        Edit::named("Know").put(Contact {
            partner: named(&partners(&["Court"]), "Court").id,
            name: "Ana Whitfield".to_owned(),
            primary_contact: true,
            ..Contact::new(Id::new(101))
        }),
    );
    let mut window = form_of(plan, "Court");
    window.get_by_label("Nobody has noted a conversation yet");
    click(&mut window, "Note a conversation");
    assert!(field(&window, "What about").is_focused());
    field(&window, "What about").type_text("Wants a morning hearing");
    window.run();
    assert_eq!(window.state().next_undo(), "Edit conversation of May 12");
    let plan = window.state().plan();
    let one = plan.interactions.iter().next().expect("noted");
    assert_eq!(one.summary, "Wants a morning hearing");
    assert_eq!(one.contact, Some(Id::new(101)));
    assert_eq!(one.on, Some(TODAY));
    window.get_by_label("Last spoken with: Ana Whitfield, May 12, meeting");
    window
        .get_by_role_and_label(Role::RadioButton, "How you spoke: Call")
        .click();
    window.run();
    window.get_by_label("Last spoken with: Ana Whitfield, May 12, call");
    click(&mut window, "Delete conversation of May 12");
    window.get_by_label("Nobody has noted a conversation yet");
    window.state_mut().undo();
    window.run();
    assert_eq!(window.state().plan().interactions.len(), 1);
}

#[test]
fn what_a_partner_puts_in_is_added_edited_and_counted() {
    let mut window = form_of(partners(&["Court"]), "Court");
    window.get_by_label("It has not said yet what it brings and commits to");
    click(&mut window, "Add commitment");
    assert!(field(&window, "What it is").is_focused());
    field(&window, "What it is").type_text("A hearing within a day");
    window.run();
    window.get_by_label("0 resources, 1 commitment: 0 kept, 0 overdue");
    window
        .get_by_role_and_label(Role::CheckBox, "It was kept")
        .click();
    window.run();
    window.get_by_label("0 resources, 1 commitment: 1 kept, 0 overdue");
    click(&mut window, "Delete commitment: A hearing within a day");
    assert!(window.state().plan().contributions.is_empty());
}

#[test]
fn a_wide_list_tells_when_we_last_spoke_and_what_speaks_for_each() {
    let plan = entangled();
    let court = named(&plan, "Court").id;
    let talk = |id, on| Interaction {
        partner: court,
        on: Some(on),
        ..Interaction::new(Id::new(id))
    };
    let edit = Edit::named("Talk")
        .put(talk(301, Date::constant(2026, 3, 2)))
        .put(talk(302, Date::constant(2026, 4, 9)));
    let size = builder(vec2(1600.0, 800.0), Theme::Light);
    let mut window = open_in(size, Host::new("partners", with(&plan, edit)));
    window.get_by_label("April 9");
    window.get_by_label("1 for, 5 open");
    click(&mut window, "Sort by Last spoken");
    click(&mut window, "Last spoken, sorted ascending");
    window
        .get_by_role_and_label(Role::Table, "Partners")
        .focus();
    window.run();
    press(&mut window, Key::Home);
    assert_eq!(window.state().view.focus, Some(court), "the latest first");
}

#[test]
fn a_jump_to_a_criterion_unfolds_it() {
    let mut host = Host::new("partners", partners(&["Court"]));
    host.view.jump.item = Some("criteria.resources".to_owned());
    let window = open_in(builder(vec2(1280.0, 3000.0), Theme::Light), host);
    let item = catalogue().item("criteria.resources").expect("one of 6");
    window.get_by_role_and_label(Role::RadioButton, &format!("{}: Yes", item.wording));
}
