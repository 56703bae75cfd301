//! The shape that tells a category apart without its color.
//! Must not know colors or sizes in pixels.

use crate::model::Category;

/// The outline of a category's mark as a polygon around the origin, clockwise, within a circle of radius 1.
/// The circle of families comes as a polygon of 32 corners, so that every renderer draws the same.
pub fn outline(category: Category) -> Vec<[f32; 2]> {
    match category {
        Category::Family => regular(32, 0.0, 0.95),
        Category::Policy => regular(4, 0.0, 1.0),
        Category::HumanServices => regular(6, 0.0, 1.0),
        // A square looks larger than its corners' circle suggests.
        Category::Justice => regular(4, 0.125, 1.1),
        Category::Providers => regular(5, -0.25, 1.0),
        Category::Community => regular(3, -0.25, 1.05),
    }
}

/// A regular polygon; `turn` in full turns, 0 puts the first corner to the right.
fn regular(corners: u16, turn: f32, radius: f32) -> Vec<[f32; 2]> {
    (0..corners)
        .map(|i| {
            let angle = std::f32::consts::TAU * (f32::from(i) / f32::from(corners) + turn);
            [radius * angle.cos(), radius * angle.sin()]
        })
        .collect()
}
