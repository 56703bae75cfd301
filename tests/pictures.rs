//! A few whole windows, held against pictures: what no test by words would notice.
//!
//! After a change of looks that was meant: `UPDATE_SNAPSHOTS=1 cargo test --test pictures`, then look at them.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "common/app.rs"]
mod app;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "common/wait.rs"]
mod wait;

use app::{Opening, Room};
use cpu_renderer::CpuRenderer;
use egui::Theme;
use egui_kittest::SnapshotResults;
use roundtable::{exchange::sample, store};

/// The sample plan on one page, at rest.
fn sample_on(page: &str, theme: Theme) -> Room {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.roundtable");
    store::create(&path, &sample::sample()).unwrap();
    let opening = Opening {
        theme,
        plan: Some(path),
        renderer: Some(Box::new(CpuRenderer::default())),
        ..Opening::default()
    };
    let mut room = Room::open(opening, folder);
    room.go(page);
    room.wait_until_saved();
    room.harness().remove_cursor();
    room.settle();
    room
}

#[test]
fn the_map_and_a_form_look_as_they_did() {
    let mut results = SnapshotResults::new();
    for (page, theme, name) in [
        ("Partner map", Theme::Light, "map-light"),
        ("Partner map", Theme::Dark, "map-dark"),
        ("Where we stand", Theme::Light, "form-light"),
        ("Partner list", Theme::Dark, "list-dark"),
    ] {
        let mut room = sample_on(page, theme);
        room.harness().snapshot(name);
        results.extend_harness(room.harness());
    }
}
