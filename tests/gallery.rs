//! The looks: every widget, in light and dark, drawn without a graphics card and held against a picture.
//!
//! After a change that was meant: `UPDATE_SNAPSHOTS=1 cargo test --test gallery`, then look at the pictures.

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

use cpu_renderer::CpuRenderer;
use egui::{Frame, Margin, Theme, accessibility::is_input, accesskit::Role, vec2};
use egui_kittest::{Harness, SnapshotResults, kittest::NodeT as _};
use roundtable::{
    model::Date,
    ui::{
        gallery::{self, Gallery},
        tokens::{self, Contrast, Palette},
    },
};

const WIDTH: f32 = 560.0;

/// A part of the gallery in one theme; an empty `only` is all of it.
fn part(
    only: &'static str,
    theme: Theme,
    contrast: Contrast,
    height: f32,
) -> Harness<'static, Gallery> {
    let mut state = Gallery::new(Date::constant(2026, 5, 12));
    state.only = only;
    let mut harness = Harness::builder()
        .with_size(vec2(WIDTH, height))
        .with_theme(theme)
        .with_max_steps(20)
        .renderer(CpuRenderer::default())
        .with_context_setup(move |ctx| {
            tokens::install(ctx);
            tokens::set_contrast(ctx, contrast);
        })
        .build_ui_state(
            |ui, state| {
                let page = Palette::of(ui).paper;
                ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, page);
                Frame::new()
                    .inner_margin(Margin::symmetric(24, 0))
                    .show(ui, |ui| gallery::draw(ui, state));
            },
            state,
        );
    harness.run();
    harness
}

fn all_of_it() -> Harness<'static, Gallery> {
    part("", Theme::Light, Contrast::Normal, 5000.0)
}

#[test]
fn the_gallery_looks_as_it_did_in_light_and_dark() {
    let mut results = SnapshotResults::new();
    let mut compare = |only, theme, contrast, height, name: &str| {
        let mut harness = part(only, theme, contrast, height);
        harness.snapshot(format!("gallery-{name}"));
        results.extend_harness(&mut harness);
    };
    for (only, name, height) in [
        ("Text", "text", 700.0),
        ("Choices", "choices", 570.0),
        ("Numbers and days", "numbers", 610.0),
        ("Blocks", "blocks", 800.0),
        ("Plots", "plots", 830.0),
    ] {
        for (theme, suffix) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let name = format!("{name}-{suffix}");
            compare(only, theme, Contrast::Normal, height, &name);
        }
    }
    compare(
        "Choices",
        Theme::Dark,
        Contrast::High,
        570.0,
        "choices-dark-high",
    );
}

#[test]
fn drawing_the_same_thing_twice_gives_the_same_picture_to_the_last_bit() {
    let draw = || {
        part("Buttons", Theme::Light, Contrast::Normal, 400.0)
            .render()
            .unwrap()
    };
    assert!(draw() == draw());
}

#[test]
fn everything_that_can_be_worked_has_a_name_of_its_own() {
    let harness = all_of_it();
    let mut found = 0;
    let unnamed: Vec<_> = harness
        .root()
        .children_recursive()
        .filter(|node| is_input(node.accesskit_node().role()))
        .filter(|node| {
            found += 1;
            let name = node.accesskit_node().label().unwrap_or_default();
            // A name is words; an icon of the icon font is none.
            !name.chars().any(char::is_alphanumeric)
                || name.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c))
        })
        .map(|node| format!("{node:?}"))
        .collect();
    assert!(found > 80, "the gallery lost its widgets: {found}");
    assert!(unnamed.is_empty(), "{unnamed:#?}");
}

#[test]
fn no_widget_is_wider_than_the_page_even_with_ten_thousand_letters() {
    let harness = all_of_it();
    for node in harness.root().children_recursive() {
        if node.accesskit_node().role() == Role::TextRun {
            continue;
        }
        if let Some(bounds) = node.accesskit_node().bounding_box() {
            let width = bounds.x1 - bounds.x0;
            assert!(width <= f64::from(WIDTH), "{width} wide: {node:?}");
        }
    }
}
