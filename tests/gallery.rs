//! The looks: every widget, in light and dark, drawn without a graphics card and held against a picture.

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

use cpu_renderer::CpuRenderer;
use egui::{Frame, Key, Margin, Modifiers, Role, Theme, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};
use roundtable::{
    model::Date,
    ui::{
        gallery::{self, Gallery},
        tokens::{self, Palette},
    },
};

/// One part of the gallery, in one theme, as high as it needs to be.
fn part(only: &'static str, theme: Theme, width: f32) -> Harness<'static, Gallery> {
    let mut state = Gallery::new(Date::constant(2026, 5, 12));
    state.only = only;
    let mut harness = Harness::builder()
        .with_size(vec2(width, 900.0))
        .with_theme(theme)
        .with_max_steps(20)
        .renderer(CpuRenderer::default())
        .with_context_setup(|ctx| tokens::install(ctx))
        .build_ui_state(
            |ui, state| {
                Frame::new()
                    .fill(Palette::of(ui).paper)
                    .inner_margin(Margin::symmetric(24, 8))
                    .show(ui, |ui| gallery::draw(ui, state));
            },
            state,
        );
    harness.run();
    harness
}

#[test]
fn look_at_it() {
    let dir = std::path::PathBuf::from("/tmp/shots");
    for (only, _) in gallery::PARTS {
        for theme in [Theme::Light, Theme::Dark] {
            let mut harness = part(only, theme, 720.0);
            harness.fit_contents();
            harness.run();
            let image = harness.render().unwrap();
            image
                .save(dir.join(format!("{only}-{theme:?}-1.png")))
                .unwrap();
        }
    }
}

fn shoot(harness: &mut Harness<'static, Gallery>, name: &str) {
    harness.run();
    let image = harness.render().unwrap();
    image.save(format!("/tmp/shots/state-{name}.png")).unwrap();
}

#[test]
fn look_at_states() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut h = part("Text", theme, 720.0);
        h.get_by_role_and_label(Role::TextInput, "Name").focus();
        shoot(&mut h, &format!("text-{theme:?}"));
        let mut h = part("Numbers and days", theme, 720.0);
        h.get_by_label("Calendar for At the table since").click();
        h.run();
        h.key_press(Key::ArrowDown);
        shoot(&mut h, &format!("cal-{theme:?}"));
        let mut h = part("Numbers and days", theme, 720.0);
        h.get_by_role_and_label(Role::TextInput, "At the table since")
            .focus();
        h.run();
        h.key_press_modifiers(Modifiers::COMMAND, Key::A);
        h.run();
        h.get_by_role_and_label(Role::TextInput, "At the table since")
            .type_text("5/12/26");
        h.run();
        h.get_by_label("How ready they are: 2 Little").click();
        shoot(&mut h, &format!("date-{theme:?}"));
        let mut h = part("Choices", theme, 720.0);
        h.get_by_label("Kind of link").click();
        h.run();
        h.key_press(Key::ArrowDown);
        shoot(&mut h, &format!("combo-{theme:?}"));
        let mut h = part("Lists to pick from", theme, 720.0);
        h.get_by_label("Speaks for").click();
        h.run();
        h.key_press(Key::ArrowDown);
        shoot(&mut h, &format!("pick-{theme:?}"));
        let mut h = part("Buttons", theme, 720.0);
        h.get_by_label("Export…").focus();
        h.get_by_label("Undo").hover();
        shoot(&mut h, &format!("buttons-{theme:?}"));
        let mut h = part("Table", theme, 720.0);
        h.get_by_label("Partners").focus();
        h.run();
        h.key_press(Key::ArrowDown);
        shoot(&mut h, &format!("table-{theme:?}"));
    }
}
