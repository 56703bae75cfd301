//! The screens of the journey: one file per step, and the one list that makes a screen part of the program.
//!
//! A screen that stands in [`SCREENS`] gets its place in the rail, progress, search, Guide panel, undo, the
//! snapshot test and the naming test for nothing.
//! Must not know: the plan file, formats, or each other.

mod action_status;
pub mod actions;
pub mod benefits;
pub mod boundaries;
pub mod cards;
pub mod chips;
pub mod communication;
pub mod competencies;
pub mod data;
pub mod evaluation;
pub mod findings;
pub mod governance;
pub mod history;
pub mod home;
pub mod improvement;
pub mod items;
pub mod lasting;
pub mod levels;
pub mod map;
pub mod measures;
pub mod meetings;
pub mod names;
pub mod over_time;
pub mod overview;
mod parking;
pub mod partner_side;
pub mod partners;
pub mod power;
pub mod purpose;
pub mod readiness;
pub mod report;
pub mod roles;
pub mod scan;
mod snapshots;
pub mod strategy;
pub mod structure;
pub mod table;
pub mod trust;
pub mod workshop;

use super::{Ctx, Out, ViewState, tokens};
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
    /// Like a page, but as wide as tables need; text in it keeps the readable width by [`readable`].
    Wide,
    /// The whole middle, not scrolled by the shell, title drawn by the shell.
    Full,
}

/// All screens in the order of the rail.
pub const SCREENS: &[Screen] = &[
    Screen {
        step: &journey::WORKSHOP,
        layout: Layout::Wide,
        draw: workshop::draw,
    },
    Screen {
        step: &journey::READINESS,
        layout: Layout::Wide,
        draw: readiness::draw,
    },
    Screen {
        step: &journey::STRATEGY,
        layout: Layout::Page,
        draw: strategy::draw,
    },
    Screen {
        step: &journey::SCAN,
        layout: Layout::Wide,
        draw: scan::draw,
    },
    Screen {
        step: &journey::PURPOSE,
        layout: Layout::Wide,
        draw: purpose::draw,
    },
    Screen {
        step: &journey::BENEFITS,
        layout: Layout::Full,
        draw: benefits::draw,
    },
    Screen {
        step: &journey::PARTNERS,
        layout: Layout::Full,
        draw: partners::draw,
    },
    Screen {
        step: &journey::TABLE,
        layout: Layout::Wide,
        draw: table::draw,
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
    Screen {
        step: &journey::STRUCTURE,
        layout: Layout::Wide,
        draw: structure::draw,
    },
    Screen {
        step: &journey::GOVERNANCE,
        layout: Layout::Wide,
        draw: governance::draw,
    },
    Screen {
        step: &journey::COMMUNICATION,
        layout: Layout::Wide,
        draw: communication::draw,
    },
    Screen {
        step: &journey::POWER,
        layout: Layout::Wide,
        draw: power::draw,
    },
    Screen {
        step: &journey::BOUNDARIES,
        layout: Layout::Wide,
        draw: boundaries::draw,
    },
    Screen {
        step: &journey::DATA,
        layout: Layout::Wide,
        draw: data::draw,
    },
    Screen {
        step: &journey::ACTIONS,
        layout: Layout::Full,
        draw: actions::draw,
    },
    Screen {
        step: &journey::MEETINGS,
        layout: Layout::Full,
        draw: meetings::draw,
    },
    Screen {
        step: &journey::EVALUATION,
        layout: Layout::Wide,
        draw: evaluation::draw,
    },
    Screen {
        step: &journey::MEASURES,
        layout: Layout::Wide,
        draw: measures::draw,
    },
    Screen {
        step: &journey::TRUST,
        layout: Layout::Wide,
        draw: trust::draw,
    },
    Screen {
        step: &journey::IMPROVEMENT,
        layout: Layout::Wide,
        draw: improvement::draw,
    },
    Screen {
        step: &journey::ROLES,
        layout: Layout::Wide,
        draw: roles::draw,
    },
    Screen {
        step: &journey::COMPETENCIES,
        layout: Layout::Wide,
        draw: competencies::draw,
    },
    Screen {
        step: &journey::LASTING,
        layout: Layout::Page,
        draw: lasting::draw,
    },
    Screen {
        step: &journey::OVERVIEW,
        layout: Layout::Wide,
        draw: overview::draw,
    },
    Screen {
        step: &journey::REPORT,
        layout: Layout::Full,
        draw: report::draw,
    },
    Screen {
        step: &journey::HISTORY,
        layout: Layout::Page,
        draw: history::draw,
    },
];

/// The screen of a step.
pub fn screen(step: &str) -> Option<&'static Screen> {
    SCREENS.iter().find(|screen| screen.step.id == step)
}

/// A part of a wide page at the width at which text is read well.
pub fn readable<R>(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    ui.vertical(|ui| {
        ui.set_max_width(tokens::PAGE_WIDTH.min(ui.available_width()));
        add(ui)
    })
    .inner
}
