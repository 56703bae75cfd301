//! A kit for canvases: camera, hit test, gestures, and batched painting.
//!
//! A canvas lives in two spaces: the *world*, in which things lie, and the *screen*, in points. [`View`] turns
//! one into the other. All else asks for indexes and positions, so the kit serves any kind of thing.
//! Must not know: a plan, its records, or what a place means; it imports nothing but egui.

mod camera;
mod gesture;
pub mod guides;
mod hit;
mod paint;
mod room;
mod stamp;
mod text;

pub use camera::{Camera, Flight, View, ZOOM_RANGE};
pub use gesture::{Drag, Gesture, Happened, Pick, by_touch};
pub use guides::{Line, Snap};
pub use hit::{LineGrid, PointGrid, distance_to_segment, segment_meets_rect};
pub use paint::{Batch, capsule, clip, dashes, leave_rect};
pub use room::{Thing, room_for};
pub use stamp::Stamp;
pub use text::{Text, TextCache, font_step};
