//! The free lens: places mean nothing, links matter. Partners who were never placed begin near others of their
//! category.
//! Must not know how a map is drawn or which partners there are.

use super::{Point, rings, slots};
use crate::model::Category;

/// How far from the middle a partner can be put: beyond it nobody would find it again.
pub const REACH: f32 = 20_000.0;

/// Distance between the first two places of a group.
const PITCH: f32 = 96.0;

/// Whether a place can be kept.
pub fn is_within(at: Point) -> bool {
    at.is_finite() && at.x.abs() <= REACH && at.y.abs() <= REACH
}

/// The nearest place that can be kept.
pub fn within(at: Point) -> Point {
    let near = |x: f32| {
        if x.is_finite() {
            x.clamp(-REACH, REACH)
        } else {
            0.0
        }
    };
    Point::new(near(at.x), near(at.y))
}

/// The middle of a category's group while the groups are small.
pub fn home(category: Category) -> Point {
    group(category, 1)
}

fn group(category: Category, crowd: usize) -> Point {
    // Six groups side by side on a circle that grows with them.
    let share = crowd as f32 / Category::ALL.len() as f32;
    let radius = 130.0 + PITCH * 0.62 * share.sqrt();
    let at = Point::polar(rings::sector_middle(category), radius);
    Point::new(at.x * 1.35, at.y)
}

/// Places of a group, the best first: a sunflower's seeds, so that none is near another.
pub(super) fn slots(category: Category, crowd: usize) -> slots::Slots {
    let middle = group(category, crowd);
    Box::new((0..crowd.max(1) * 2).map(move |seed| {
        let seed = seed as f32;
        let aside = Point::polar(seed * slots::GOLDEN_ANGLE, PITCH * 0.55 * seed.sqrt());
        Point::new(middle.x + aside.x * 1.35, middle.y + aside.y * 0.75)
    }))
}
