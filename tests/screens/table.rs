//! Who's at the table: coverage, member types, and the way from nobody to a prospect.

use egui::{Key, Role, Theme, accesskit::Toggled, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{Category, Partner, PartnerStatus, Plan},
    ui::Request,
};

use super::{
    hand::{Window, answer, click, field, named, partners, press, with},
    screen_host::{Host, builder, open_in},
};

fn table_of(plan: Plan) -> Window {
    let tall = builder(vec2(1280.0, 12000.0), Theme::Light);
    open_in(tall, Host::new("table", plan))
}

/// Unfolds what is folded under this title, category by category.
fn unfold(window: &mut Window, title: &str) {
    for category in Category::ALL {
        let end = format!(", {}", category.label());
        window
            .get_by(|n| {
                n.role() == Role::Button
                    && n.label()
                        .is_some_and(|l| l.starts_with(title) && l.ends_with(&end))
            })
            .click();
        window.run();
    }
}

fn at_table(plan: &Plan, name: &str, category: Category, member_type: &str) -> Plan {
    let partner = Partner {
        category,
        member_type: member_type.to_owned(),
        status: PartnerStatus::AtTable,
        ..named(plan, name)
    };
    with(plan, Edit::named("Seat").put(partner))
}

#[test]
fn one_click_makes_a_prospect_and_the_next_field_names_it() {
    let mut window = table_of(Plan::default());
    unfold(&mut window, "Member types");
    click(&mut window, "Add as prospect: Youth");
    let added = named(window.state().plan(), "Youth");
    assert_eq!(added.status, PartnerStatus::Prospect);
    assert_eq!(added.category, Category::Family);
    assert_eq!(added.member_type, "category.family.youth");
    assert_eq!(
        added.current_level, None,
        "without a level it lies on the outer ring"
    );
    assert_eq!(window.state().next_undo(), "Add Youth as a prospect");
    let name = "Name of the new prospect";
    assert!(field(&window, name).is_focused());
    field(&window, name).type_text("Youth council");
    window.run();
    assert_eq!(
        window.state().plan().get(added.id).map(|p| p.name.as_str()),
        Some("Youth council"),
        "what is typed replaces the name that it was given"
    );
    assert_eq!(window.state().next_undo(), "Rename to Youth council");
    press(&mut window, Key::Enter);
    assert!(window.query_by_label(name).is_none(), "named");
    window.get_by_label("Prospect: Youth council");
    assert!(window.query_by_label("Add as prospect: Youth").is_none());
    window.state_mut().undo();
    window.state_mut().undo();
    window.run();
    assert!(window.state().plan().partners.is_empty());
    window.get_by_label("Add as prospect: Youth");
}

#[test]
fn a_missing_partner_of_a_type_becomes_the_prospect_instead_of_a_second_one() {
    let plan = at_table(
        &partners(&["Tribe"]),
        "Tribe",
        Category::Policy,
        "category.policy.tribes",
    );
    let missing = Partner {
        status: PartnerStatus::Missing,
        ..named(&plan, "Tribe")
    };
    let mut window = table_of(with(&plan, Edit::named("Miss").put(missing)));
    unfold(&mut window, "Member types");
    click(&mut window, "Make Tribe a prospect");
    let plan = window.state().plan();
    assert_eq!(plan.partners.len(), 1);
    assert_eq!(named(plan, "Tribe").status, PartnerStatus::Prospect);
}

#[test]
fn every_category_and_member_type_is_found_and_ticked() {
    let mut window = table_of(Plan::default());
    unfold(&mut window, "Member types");
    unfold(&mut window, "How to win and keep them");
    let items: Vec<_> = catalogue().items_under("category").collect();
    assert_eq!(items.len(), 6 + 48);
    for item in items {
        let found = window
            .query_all_by(|n| {
                n.role() == Role::CheckBox
                    && n.label().as_deref() == Some(item.wording.as_str())
                    && n.toggled() == Some(Toggled::False)
            })
            .next();
        found
            .unwrap_or_else(|| panic!("no box for {}", item.id))
            .click();
        window.run();
        let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
        assert_eq!(said, Some("yes"), "{}", item.id);
    }
}

#[test]
fn a_table_without_families_says_so_until_one_sits_there() {
    let plan = partners(&["Parent council"]);
    let window = table_of(plan.clone());
    window.get_by_label_contains("No family and no young person is at the table yet; 1 is waiting");
    window.get_by_label("0 of 6 categories and 0 of 48 member types have somebody at the table");
    let plan = at_table(
        &plan,
        "Parent council",
        Category::Family,
        "category.family.biological",
    );
    let window = table_of(plan);
    assert!(window.query_by_label_contains("No family").is_none());
    window.get_by_label("1 of 6 categories and 1 of 48 member types have somebody at the table");
    window.get_by_label(
        "Nobody at the table yet from: Policy makers, Human services, Courts and justice, Providers, Community",
    );
}

#[test]
fn a_chip_leads_to_the_partner() {
    let plan = partners(&["Parent council"]);
    let id = named(&plan, "Parent council").id;
    let mut window = table_of(plan);
    click(&mut window, "Open Parent council");
    assert_eq!(window.state().view.focus, Some(id));
    assert!(matches!(
        window.state().requests.as_slice(),
        [Request::Go(target)] if target.record.is_some_and(|key| key.id == id.raw())
    ));
}

#[test]
fn a_jump_to_a_member_type_unfolds_it() {
    let mut host = Host::new("table", Plan::default());
    host.view.jump.item = Some("category.justice.judges".to_owned());
    let window = open_in(builder(vec2(1280.0, 3000.0), Theme::Light), host);
    assert!(
        window
            .get_by_role_and_label(Role::CheckBox, "Judges")
            .is_focused()
    );
}
