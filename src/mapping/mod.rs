//! What a place on the map means, and the map as a display list that every renderer draws alike.
//!
//! Pure. Must not know: egui, SQLite, files, the clock, or colors on screen (it names roles, `ui::tokens` colors them).

pub mod shape;
