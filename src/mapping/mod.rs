//! What a place on the map means, and the map as a display list that every renderer draws alike.
//!
//! A lens turns a place into what a partner is and back: [`lens`] dispatches, [`rings`], [`power`], [`lanes`] and
//! [`free`] have the geometry of each. [`Scene`] is the display list: what lies where, with roles in place of
//! colors. [`Look`] says what is left out of it and what size tells. [`layout`] finds
//! places where a place means nothing.
//! Pure. Must not know: egui, SQLite, files, the clock, or colors on screen (it names roles, `ui::tokens` colors them).

mod between;
mod cell;
pub mod free;
pub mod ground;
pub mod label;
pub mod lanes;
pub mod layout;
pub mod lens;
pub mod look;
mod point;
pub mod power;
pub mod print;
pub mod rings;
pub mod scene;
pub mod shape;
mod slots;
pub mod wire;

pub use between::{Between, Layer, Mix, Way};
pub use cell::Cell;
pub use ground::{Label, Piece};
pub use lens::Landing;
pub use look::{Look, SizeBy};
pub use point::{Area, Point};
pub use scene::{Scene, Spots};
pub use wire::Wire;
