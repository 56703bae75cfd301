//! Structure: forms picked, bodies named, seats given, and who sits nowhere.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use roundtable::{
    edit::Edit,
    guidance::catalogue,
    model::{Id, Partner, PartnerStatus, Plan, Structure, StructureForm},
    ui::Request,
};

use super::{
    hand::{Window, answer, click, named, partners, press, type_into, with},
    screen_host::{Host, builder, open_in},
};

fn structure_of(host: Host) -> Window {
    open_in(builder(vec2(1280.0, 2600.0), Theme::Light), host)
}

/// Two partners at the table, and a board.
fn with_board() -> Plan {
    let plan = partners(&["Court", "Schools"]);
    let at_table = |name| Partner {
        status: PartnerStatus::AtTable,
        ..named(&plan, name)
    };
    let edit = Edit::named("Begin")
        .put(at_table("Court"))
        .put(at_table("Schools"))
        .put(Structure {
            name: "Steering board".to_owned(),
            form: StructureForm::Board,
            ..Structure::new(Id::new(80))
        });
    with(&plan, edit)
}

#[test]
fn each_form_is_found_with_its_reason_and_picked() {
    let mut window = structure_of(Host::new("structure", Plan::default()));
    let forms: Vec<_> = catalogue().items_under("structure").collect();
    assert_eq!(forms.len(), 6);
    for item in forms {
        window.get_by_label(&item.why);
        window
            .get_by_role_and_label(Role::CheckBox, &item.wording)
            .click();
        window.run();
        let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
        assert_eq!(said, Some("yes"), "{}", item.id);
    }
}

#[test]
fn a_structure_is_named_by_typing_it() {
    let mut window = structure_of(Host::new("structure", Plan::default()));
    type_into(&mut window, "Add a structure", "Steering board");
    press(&mut window, Key::Enter);
    let plan = window.state().plan();
    let names: Vec<_> = plan.structures.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Steering board"]);
}

#[test]
fn a_partner_gets_a_seat_and_is_off_the_list_of_those_without() {
    let mut host = Host::new("structure", with_board());
    host.view.jump.record = Some(roundtable::model::Key::of(Id::<Structure>::new(80)));
    let mut window = structure_of(host);
    window.get_by_label("0 of 2 partners at the table sit in a structure");
    window
        .get_by_role_and_label(Role::ComboBox, "Give a partner a seat")
        .click();
    window.run();
    window
        .get_by_role_and_label(Role::Button, "Schools")
        .click();
    window.run();
    let plan = window.state().plan();
    let member = plan.structure_members.iter().next().expect("a seat");
    assert_eq!(member.structure, Id::new(80));
    assert_eq!(member.partner.0, Some(named(plan, "Schools").id));
    assert_eq!(window.state().next_undo(), "Add a seat: Steering board");
    window.get_by_label("1 of 2 partners at the table sit in a structure");
    assert!(window.query_by_label("Open Schools").is_none());
    click(&mut window, "Open Court");
    assert!(matches!(
        window.state().requests.as_slice(),
        [Request::Go(_)]
    ));
}
