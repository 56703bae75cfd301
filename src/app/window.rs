//! Opens the window. Must not know what is in it.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{App, Services};
use crate::ui::tokens;

/// What the window shows first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// Home.
    #[default]
    Home,
    /// A plan file.
    Plan(PathBuf),
    /// A fresh copy of the sample plan.
    Sample,
}

/// What a machine without a window system needs, told in one line.
const NO_WINDOW: &str = "Roundtable could not open a window on this system. On Linux it needs a \
    desktop session and these packages: libx11-6 libxcursor1 libxi6 libxkbcommon-x11-0 libgl1. \
    Plans can still be exported and checked from the command line (roundtable --help)";

/// Opens the window and returns when it is closed.
///
/// # Errors
/// One plain line, when no window can be opened.
pub fn run(start: Start) -> Result<(), String> {
    run_app("Roundtable", move |cc| {
        let mut app = App::new(&cc.egui_ctx, Services::of_this_machine());
        match start {
            Start::Home => {}
            Start::Plan(path) => app.open(&cc.egui_ctx, path),
            Start::Sample => app.open_sample(&cc.egui_ctx, true),
        }
        Box::new(app)
    })
}

/// Opens a window with the given app in it.
///
/// # Errors
/// One plain line, when no window can be opened.
pub fn run_app(
    title: &str,
    make: impl FnOnce(&eframe::CreationContext<'_>) -> Box<dyn eframe::App> + Send + 'static,
) -> Result<(), String> {
    let mut viewport = egui::ViewportBuilder::default()
        .with_title(title)
        .with_app_id("roundtable")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 480.0]);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(tokens::app_icon()) {
        viewport = viewport.with_icon(icon);
    }
    let options = eframe::NativeOptions {
        viewport,
        ..eframe::NativeOptions::default()
    };
    // A missing library makes the window system panic instead of failing (libxkbcommon-x11 does).
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let title = title.to_owned();
    let opened = Arc::new(AtomicBool::new(false));
    let open = Arc::clone(&opened);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(move || {
        eframe::run_native(
            &title,
            options,
            Box::new(move |cc| {
                // The window is there: from here on a panic is ours and is told as such.
                std::panic::set_hook(hook);
                open.store(true, Ordering::Relaxed);
                Ok(make(cc))
            }),
        )
    }));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Err(panic) if opened.load(Ordering::Relaxed) => std::panic::resume_unwind(panic),
        // What winit and glutin say names their own sources, which helps nobody here.
        Ok(Err(_)) | Err(_) => Err(NO_WINDOW.to_owned()),
    }
}
