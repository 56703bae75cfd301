//! A shape that is drawn many times, in many places and sizes.
//! Must not know what the shape stands for.

use egui::{Color32, Pos2, Vec2};

use super::paint::{Batch, outwards};

/// A convex polygon around the origin with what painting it needs, worked out once.
#[derive(Clone, Debug, Default)]
pub struct Stamp {
    /// Each corner, and the way outwards there, long enough that edges keep their distance.
    corners: Vec<(Vec2, Vec2)>,
}

impl Stamp {
    /// No shape at all.
    pub const NONE: Self = Self {
        corners: Vec::new(),
    };

    /// The shape with these corners; of more than `most` only some are kept, evenly all around.
    pub fn new(corners: &[[f32; 2]], most: usize) -> Self {
        let step = corners.len().div_ceil(most.max(3)).max(1);
        let kept = corners.iter().step_by(step);
        let kept: Vec<Pos2> = kept.map(|[x, y]| Pos2::new(*x, *y)).collect();
        let corners = outwards(&kept).map(|(at, out)| (at.to_vec2(), out));
        Self {
            corners: corners.collect(),
        }
    }

    /// Adds the shape to a batch, filled, with a soft edge.
    pub fn paint(&self, batch: &mut Batch, center: Pos2, size: f32, color: Color32) {
        let ring = self.corners.iter();
        batch.ring(ring.map(|(at, out)| (center + *at * size, *out)), color);
    }

    /// The same with hard edges: half of the work, for where so many lie that no edge is seen.
    pub fn paint_plainly(&self, batch: &mut Batch, center: Pos2, size: f32, color: Color32) {
        let corners = self.corners.iter();
        batch.fan(corners.map(|(at, _)| center + *at * size), color);
    }
}
