//! The plan file: what is saved is what is read, whatever is in it and whatever happens to it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets what it doesn't expect has failed"
)]

mod killing;
mod laws;
mod opening;
mod plans;
mod saving;
mod schema;
