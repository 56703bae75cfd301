//! The screens of the journey: one file per step, and the one list that makes a screen part of the program.
//!
//! A screen that stands in [`SCREENS`] gets its place in the rail, progress, search, Guide panel, undo, the
//! snapshot test and the naming test for nothing.
//! Must not know: the plan file, formats, or each other.

pub mod home;
pub mod items;
pub mod levels;
pub mod map;
pub mod names;
pub mod partners;
pub mod strategy;

use super::{Ctx, Out, ViewState};
use crate::insight::{Step, journey};

/// A step and how it is drawn.
pub struct Screen {
    /// The step: id, phase, title, progress rule; its guide text is in the catalogue under the id.
    pub step: &'static Step,
    /// Whether it fills the window (map, wide tables) or scrolls at a readable width (forms).
    pub layout: Layout,
    /// Draws it.
    pub draw: fn(&mut egui::Ui, &Ctx<'_>, &mut ViewState, &mut Out<'_>),
}

/// How the shell gives a screen its room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Scrolled by the shell, readable width, title drawn by the shell.
    Page,
    /// The whole middle, not scrolled by the shell, title drawn by the shell.
    Full,
}

/// All screens in the order of the rail.
pub const SCREENS: &[Screen] = &[
    Screen {
        step: &journey::STRATEGY,
        layout: Layout::Page,
        draw: strategy::draw,
    },
    Screen {
        step: &journey::PARTNERS,
        layout: Layout::Full,
        draw: partners::draw,
    },
    Screen {
        step: &journey::MAP,
        layout: Layout::Full,
        draw: map::draw,
    },
    Screen {
        step: &journey::LEVELS,
        layout: Layout::Full,
        draw: levels::draw,
    },
];

/// The screen of a step.
pub fn screen(step: &str) -> Option<&'static Screen> {
    SCREENS.iter().find(|screen| screen.step.id == step)
}
