//! Kumu's JSON (“blueprint”): elements and connections, each with any attributes.
//!
//! A partner is an element: its name the label, its category the type, its notes the description; all else are
//! attributes under the names that people read. Ends of connections are ids, as Kumu asks for where ids are used.
//! Kumu keeps places itself: those of the plan travel as attributes.
//! Must not know the disk.

mod read;
mod write;

pub use read::read;
pub use write::write;
