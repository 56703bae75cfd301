//! What a place on the map means, and the map as a display list that every renderer draws alike.
//!
//! [`rings`] turns a place into a level and a category and back; [`scene`] is the display list: what lies where,
//! with roles in place of colors.
//! Pure. Must not know: egui, SQLite, files, the clock, or colors on screen (it names roles, `ui::tokens` colors them).

pub mod label;
mod point;
pub mod rings;
pub mod scene;
pub mod shape;
mod slots;

pub use point::{Area, Point};
pub use scene::{Scene, Spots};
