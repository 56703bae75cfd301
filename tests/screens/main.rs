//! Journeys through the screens of the first round: where we stand, the partner list, the levels.
//! By role and name, as a screen reader and a keyboard would go.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod actions;
mod benefits;
mod boundaries;
mod communication;
mod competencies;
mod data;
mod evaluation;
mod findings;
mod governance;
mod hand;
mod history;
mod improvement;
mod jumps;
mod lasting;
mod levels;
mod measures;
mod meetings;
mod overview;
mod partners;
mod power;
mod purpose;
mod readiness;
mod report;
mod roles;
mod scan;
#[path = "../common/screen_host.rs"]
mod screen_host;
mod signs;
mod strategy;
mod structure;
mod table;
mod trust;
mod workshop;
