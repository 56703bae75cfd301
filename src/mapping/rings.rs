//! The rings lens: our agency in the middle, a ring for each level, a sector for each category.
//!
//! A place means a level (its ring) and a category (its sector). A *cell* is one ring within one sector.
//! Must not know how a map is drawn or which partners there are.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    f32::consts::{FRAC_PI_2, PI, TAU},
};

use super::{Point, slots};
use crate::model::{Category, Level};

/// A ring around our agency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ring {
    /// Its level; `None` is the outer ring of those without a level.
    pub level: Option<Level>,
    /// Its inner radius.
    pub from: f32,
    /// Its outer radius.
    pub to: f32,
    /// The radius at which a partner lies who was never placed by hand.
    pub home: f32,
    /// How far its partners are turned from the sector's middle, so that those of several rings don't stand in
    /// a row that hides their links.
    pub tilt: f32,
}

/// Radius of our agency in the middle.
pub const AGENCY: f32 = 38.0;

/// Radius of the whole table.
pub const EDGE: f32 = 368.0;

/// The rings, innermost first.
pub const RINGS: [Ring; 5] = [
    // Wider than the others: its inner part is hidden by the agency, and six pills have to lie around it.
    ring(Some(Level::Integration), AGENCY, 122.0, 90.0, 0.0),
    ring(Some(Level::Collaboration), 122.0, 188.0, 155.0, -0.2),
    ring(Some(Level::Cooperation), 188.0, 250.0, 219.0, 0.2),
    ring(Some(Level::Networking), 250.0, 310.0, 280.0, -0.2),
    ring(None, 310.0, EDGE, 338.0, 0.14),
];

const fn ring(level: Option<Level>, from: f32, to: f32, home: f32, tilt: f32) -> Ring {
    Ring {
        level,
        from,
        to,
        home,
        tilt,
    }
}

/// What people read for a ring.
pub const fn ring_name(level: Option<Level>) -> &'static str {
    match level {
        Some(level) => level.label(),
        None => "Prospects",
    }
}

/// The ring of a level.
pub const fn ring_of(level: Option<Level>) -> &'static Ring {
    match level {
        Some(Level::Integration) => &RINGS[0],
        Some(Level::Collaboration) => &RINGS[1],
        Some(Level::Cooperation) => &RINGS[2],
        Some(Level::Networking) => &RINGS[3],
        None => &RINGS[4],
    }
}

/// The level that a place means. In our agency: the innermost ring; off the table: the outer one.
pub fn level_at(at: Point) -> Option<Level> {
    let radius = at.radius();
    RINGS
        .iter()
        .find(|ring| radius < ring.to)
        .and_then(|ring| ring.level)
}

/// The level one ring inwards (`-1`) or outwards (`1`); it stays where there is no further ring.
pub fn step(level: Option<Level>, by: i32) -> Option<Level> {
    let here = RINGS.iter().position(|r| r.level == level).unwrap_or(0);
    let there = here.saturating_add_signed(by as isize);
    RINGS
        .get(there.min(RINGS.len() - 1))
        .and_then(|ring| ring.level)
}

/// Half of the width of a sector, in radians.
const HALF_SECTOR: f32 = PI / 6.0;

/// The direction of the middle of a category's sector: families at the top, the others clockwise.
pub fn sector_middle(category: Category) -> f32 {
    let index = Category::ALL.iter().position(|c| *c == category);
    index.unwrap_or(0) as f32 * 2.0 * HALF_SECTOR - FRAC_PI_2
}

/// The category that a place means.
pub fn category_at(at: Point) -> Category {
    let from_first = (at.angle() + FRAC_PI_2 + HALF_SECTOR).rem_euclid(TAU);
    let index = (from_first / (2.0 * HALF_SECTOR)) as usize;
    *Category::ALL.get(index).unwrap_or(&Category::Family)
}

/// The place in a cell that is nearest to `at` by angle and radius, a little off the cell's borders.
pub fn into_cell(at: Point, level: Option<Level>, category: Category) -> Point {
    let middle = sector_middle(category);
    let turn = (at.angle() - middle + PI).rem_euclid(TAU) - PI;
    let [radius, turn] = ring_of(level).inside([at.radius(), turn]);
    Point::polar(middle + turn, radius)
}

impl Ring {
    /// The same for a radius and a turn from the middle of any sector.
    fn inside(&self, [radius, turn]: [f32; 2]) -> [f32; 2] {
        // A pill may lean over the border, its middle must not touch it.
        const OFF_BORDER: f32 = 9.0;
        const OFF_AGENCY: f32 = 26.0;
        const OFF_SPOKE: f32 = 0.03;
        let inner = if self.from <= AGENCY {
            self.from + OFF_AGENCY
        } else {
            self.from + OFF_BORDER
        };
        let limit = HALF_SECTOR - OFF_SPOKE;
        [
            radius.clamp(inner, self.to - OFF_BORDER),
            turn.clamp(-limit, limit),
        ]
    }
}

/// The middle of a cell.
pub fn home(level: Option<Level>, category: Category) -> Point {
    Point::polar(sector_middle(category), ring_of(level).home)
}

/// Whether a place means this level and category and lies on the table.
pub fn means(at: Point, level: Option<Level>, category: Category) -> bool {
    at.is_finite() && at.radius() < EDGE && level_at(at) == level && category_at(at) == category
}

/// Where a stored place puts a partner: there, if it means what the partner is; else at the same angle on the
/// ring that it belongs on; nowhere, if it lies in another sector.
pub fn stored_place(at: Point, level: Option<Level>, category: Category) -> Option<Point> {
    if means(at, level, category) {
        return Some(at);
    }
    let same_sector = at.is_finite() && category_at(at) == category;
    same_sector.then(|| {
        into_cell(
            Point::polar(at.angle(), ring_of(level).home),
            level,
            category,
        )
    })
}

/// Where the ghost of a partner lies that intends this level: the same angle, on that ring.
pub fn ghost_place(at: Point, intended: Level, category: Category) -> Point {
    let ring = ring_of(Some(intended));
    into_cell(Point::polar(at.angle(), ring.home), ring.level, category)
}

/// Places within a cell, the best first: close to its middle.
pub(super) fn slots(level: Option<Level>, category: Category, scale: f32) -> slots::Slots {
    const ROW: f32 = 11.0;
    const COLUMN: f32 = 14.0;
    let ring = ring_of(level);
    let middle = sector_middle(category);
    let rows = ((ring.to - ring.from) / (ROW * scale)) as i32 + 1;
    let radius = move |row: i32| ring.home + row as f32 * ROW * scale;
    let columns = move |row: i32| {
        let arc = radius(row) * (PI / 6.0 + ring.tilt.abs());
        (arc / (COLUMN * scale)) as i32
    };
    // Leaving the ring's middle costs more than going along it; the right side comes before the left.
    let cost = |row: i32, column: i32| {
        (row as f32 * ROW).abs() * 2.2
            + (column as f32 * COLUMN).abs()
            + if column < 0 { 0.5 } else { 0.0 }
    };
    // The next place of each row, the cheapest on top: no cost is below zero, so its bits are in its order.
    let next = move |row, column| Reverse((cost(row, column).to_bits(), row, column));
    let of_ring = |row: &i32| (ring.from..=ring.to).contains(&radius(*row));
    let rows = (-rows..=rows).filter(of_ring);
    let mut rows: BinaryHeap<_> = rows.map(|row| next(row, 0)).collect();
    Box::new(std::iter::from_fn(move || {
        loop {
            let Reverse((_, row, column)) = rows.pop()?;
            // From the middle to both sides in turn: 0, 1, -1, 2, -2 …
            let further = if column > 0 { -column } else { 1 - column };
            if further.abs() <= columns(row) {
                rows.push(next(row, further));
            }
            let radius = radius(row);
            let turn = ring.tilt + column as f32 * COLUMN * scale / radius;
            let inside = ring.inside([radius, turn]);
            let off = [inside[0] - radius, (inside[1] - turn) * radius];
            if off[0].hypot(off[1]) <= 0.5 {
                return Some(Point::polar(middle + turn, radius));
            }
        }
    }))
}
