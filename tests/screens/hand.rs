//! The hand on mouse and keyboard, and the plans that it starts from.

use egui::{Key, Modifiers, Role};
use egui_kittest::{Harness, Node, kittest::Queryable as _};
use roundtable::{
    edit::{Document, Edit},
    guidance::{Kind, catalogue},
    insight::{Index, State, journey},
    model::{Answer, IdSource, Partner, Plan},
};

use super::screen_host::{Host, builder, open, open_in};

pub(super) type Window = Harness<'static, Host>;

/// The screen in a window so high that nothing of it has to be scrolled to.
pub(super) fn open_tall(host: Host) -> Window {
    open_in(
        builder(egui::vec2(1280.0, 4000.0), egui::Theme::Light),
        host,
    )
}

/// Partners by these names, in this order.
pub(super) fn partners(names: &[&str]) -> Plan {
    let mut ids = IdSource::new(5, 1_770_000_000_000);
    let mut edit = Edit::named("Begin");
    for name in names {
        edit = edit.put(Partner {
            name: (*name).to_owned(),
            ..Partner::new(ids.next())
        });
    }
    plan_of(edit)
}

pub(super) fn plan_of(edit: Edit) -> Plan {
    let mut document = Document::default();
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

pub(super) fn with(plan: &Plan, edit: Edit) -> Plan {
    let mut document = Document::new(plan.clone(), Vec::new(), Vec::new(), 0);
    document.apply(edit).expect("the plan is sound");
    document.plan().clone()
}

pub(super) fn named(plan: &Plan, name: &str) -> Partner {
    let found = plan.partners.iter().find(|p| p.name == name);
    found.unwrap_or_else(|| panic!("no partner {name}")).clone()
}

pub(super) fn names(plan: &Plan) -> Vec<&str> {
    plan.partners.iter().map(|p| p.name.as_str()).collect()
}

pub(super) fn answer<'p>(plan: &'p Plan, item: &str) -> Option<&'p Answer> {
    plan.answers.iter().find(|a| a.item == item)
}

pub(super) fn field<'h>(window: &'h Window, label: &'h str) -> Node<'h> {
    window
        .query_by(|n| {
            matches!(n.role(), Role::TextInput | Role::MultilineTextInput)
                && n.label().as_deref() == Some(label)
        })
        .unwrap_or_else(|| panic!("no field {label}"))
}

pub(super) fn button<'h>(window: &'h Window, label: &'h str) -> Node<'h> {
    window.get_by_role_and_label(Role::Button, label)
}

pub(super) fn type_into(window: &mut Window, label: &str, text: &str) {
    field(window, label).focus();
    window.run();
    field(window, label).type_text(text);
    window.run();
}

pub(super) fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

pub(super) fn press_with(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Lets the time pass within which the next click would count as the second of a double click.
pub(super) fn no_double_click(window: &mut Window) {
    window.run();
    window.run_steps(4);
}

pub(super) fn click(window: &mut Window, label: &str) {
    button(window, label).click();
    window.run();
}

/// Jumps to every item of a step: the keyboard is on it, and what is typed or picked there is kept under its id.
pub(super) fn answers_every_item(step: &'static str) {
    for item in catalogue().items_of_step(step) {
        let mut window = open(Host::new(step, Plan::default()));
        window.state_mut().view.jump.item = Some(item.id.clone());
        window.run();
        window.get_all_by_label(&item.wording).next();
        match item.kind {
            Kind::Prompt => {
                assert!(field(&window, &item.wording).is_focused(), "{}", item.id);
                field(&window, &item.wording).type_text("As we say");
                window.run();
                let said = answer(window.state().plan(), &item.id).map(|a| a.text.as_str());
                assert_eq!(said, Some("As we say"), "{}", item.id);
            }
            Kind::Check => {
                let yes = format!("{}: Yes", item.wording);
                window
                    .get_by_role_and_label(Role::RadioButton, &yes)
                    .click();
                window.run();
                let said = answer(window.state().plan(), &item.id).map(|a| a.choice.as_str());
                assert_eq!(said, Some("yes"), "{}", item.id);
            }
            Kind::Table => {
                let why = format!("Why ask this?: {}", item.short);
                assert!(button(&window, &why).is_focused(), "{}", item.id);
            }
            Kind::Rate | Kind::Pick | Kind::Read => {}
        }
        assert_eq!(window.state().view.jump.item, None, "{}", item.id);
    }
}

/// How far a step has come: done, total, state.
pub(super) fn progress(window: &Window, step: &str) -> (usize, usize, State) {
    let plan = window.state().plan();
    let step = journey::STEPS.iter().find(|s| s.id == step);
    let progress = (step.expect("a step").progress)(&journey::Look {
        plan,
        index: &Index::new(plan),
        guidance: catalogue(),
    });
    (progress.done, progress.total, progress.state())
}

/// What stands in a cell of a table, by its column and row: “Agreed on, Be kind”.
pub(super) fn cell_value(window: &Window, label: &str) -> String {
    let cell = window.get_by_role_and_label(Role::Cell, label);
    cell.value().unwrap_or_default()
}

/// Clicks a cell of a table, types, and presses Enter.
pub(super) fn type_into_cell(window: &mut Window, label: &str, text: &str) {
    window
        .get_by_role_and_label(Role::Cell, label)
        .scroll_to_me();
    window.run();
    window.get_by_role_and_label(Role::Cell, label).click();
    window.run();
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
    press(window, Key::Enter);
}
