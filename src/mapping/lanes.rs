//! The lanes lens: a column for each level, the loosest on the left. How high a place is means nothing.
//! Must not know how a map is drawn or which partners there are.

use super::{Area, Point, slots};
use crate::model::Level;

/// The lanes from left to right; `None` is for those without a level.
pub const LANES: [Option<Level>; 5] = [
    None,
    Some(Level::Networking),
    Some(Level::Cooperation),
    Some(Level::Collaboration),
    Some(Level::Integration),
];

/// Width of a lane.
pub const WIDTH: f32 = 216.0;

/// Height of the part in which partners lie.
pub const HEIGHT: f32 = 700.0;

/// Height of the head above it, with the lane's name.
pub const HEAD: f32 = 40.0;

/// How far from a lane's border the middle of a partner stays.
const OFF_BORDER: f32 = 16.0;

const LEFT: f32 = -0.5 * WIDTH * LANES.len() as f32;

/// The part of a lane in which partners lie.
pub fn area(level: Option<Level>) -> Area {
    let index = LANES.iter().position(|lane| *lane == level).unwrap_or(0);
    let x = LEFT + (index as f32 + 0.5) * WIDTH;
    Area::new(Point::new(x, 0.0), WIDTH, HEIGHT)
}

/// The level that a place means; beside the lanes: that of the nearest.
pub fn level_at(at: Point) -> Option<Level> {
    let index = ((at.x - LEFT) / WIDTH).max(0.0) as usize;
    LANES
        .get(index.min(LANES.len() - 1))
        .copied()
        .unwrap_or(None)
}

/// Whether a place means this level and lies in the lane.
pub fn means(at: Point, level: Option<Level>) -> bool {
    area(level).contains(at) && level_at(at) == level
}

/// The place in a lane that is nearest to `at`, a little off the lane's borders.
pub fn into_lane(at: Point, level: Option<Level>) -> Point {
    area(level).nearest(at, OFF_BORDER)
}

/// The lane one step looser (`-1`) or closer (`1`); the same where there is no further one.
pub fn step(level: Option<Level>, by: isize) -> Option<Level> {
    let here = LANES.iter().position(|lane| *lane == level).unwrap_or(0);
    let there = here.saturating_add_signed(by).min(LANES.len() - 1);
    LANES.get(there).copied().unwrap_or(None)
}

/// Places within a lane, the best first: from the top down, in its middle first.
pub(super) fn slots(level: Option<Level>, scale: f32) -> slots::Slots {
    slots::stacked(area(level), OFF_BORDER, scale)
}
