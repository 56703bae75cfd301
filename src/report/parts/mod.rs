//! The parts of reports: each file says what it knows about one subject, and [`super::kinds`] puts them together.

pub(super) mod act;
pub(super) mod agree;
pub(super) mod blanks;
pub(super) mod draft;
pub(super) mod front;
pub(super) mod glance;
pub(super) mod meet;
pub(super) mod minutes;
pub(super) mod open;
pub(super) mod partners;
pub(super) mod poster;
pub(super) mod purpose;
pub(super) mod quarter;
pub(super) mod readiness;
pub(super) mod sheets;
pub(super) mod sustain;
pub(super) mod todo;
pub(super) mod understand;
pub(super) mod workshop;
