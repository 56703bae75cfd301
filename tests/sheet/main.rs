//! The tables that people work in: adding, editing in place, order, copying, pasting. By role and name, as a
//! screen reader and a keyboard would go.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod clipboard;
mod editing;
mod host;
mod order;
mod sight;
