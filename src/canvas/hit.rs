//! What lies under a point or within a rectangle.
//! Must not know how things are drawn; it asks for their shapes.

use std::collections::HashMap;

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Points in square cells, so that a question about a small part of the world looks at few of them.
///
/// Things larger than a point are found by asking for a rectangle grown by half of the largest size.
#[derive(Clone, Debug, Default)]
pub struct PointGrid {
    cell: f32,
    cells: HashMap<(i32, i32), Vec<u32>>,
    low: (i32, i32),
    high: (i32, i32),
}

impl PointGrid {
    /// Sorts points into cells of this edge length.
    pub fn new(points: impl IntoIterator<Item = Pos2>, cell: f32) -> Self {
        let mut grid = Self {
            cell: cell.max(f32::EPSILON),
            cells: HashMap::new(),
            low: (i32::MAX, i32::MAX),
            high: (i32::MIN, i32::MIN),
        };
        for (index, point) in points.into_iter().enumerate() {
            grid.add(index as u32, point);
        }
        grid
    }

    /// Adds a point under an index of the caller's choice.
    pub fn add(&mut self, index: u32, point: Pos2) {
        let key = self.key(point);
        self.cells.entry(key).or_default().push(index);
        self.low = (self.low.0.min(key.0), self.low.1.min(key.1));
        self.high = (self.high.0.max(key.0), self.high.1.max(key.1));
    }

    fn key(&self, point: Pos2) -> (i32, i32) {
        let cell = |x: f32| (x / self.cell).floor() as i32;
        (cell(point.x), cell(point.y))
    }

    /// The indexes of all points in the cells that a rectangle touches, in rising order.
    ///
    /// A superset of the points within the rectangle: the caller tests exactly.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        let (from, to) = (self.key(rect.min), self.key(rect.max));
        let columns = from.0.max(self.low.0)..=to.0.min(self.high.0);
        let mut found = Vec::new();
        for x in columns {
            for y in from.1.max(self.low.1)..=to.1.min(self.high.1) {
                if let Some(cell) = self.cells.get(&(x, y)) {
                    found.extend(cell.iter().map(|i| *i as usize));
                }
            }
        }
        found.sort_unstable();
        found
    }
}

/// The thing drawn last of those that lie under `at`.
///
/// `reach` is half of the largest thing's size, in the units of the grid.
pub fn topmost(
    grid: &PointGrid,
    at: Pos2,
    reach: Vec2,
    rect_of: impl Fn(usize) -> Rect,
) -> Option<usize> {
    let near = grid.near(Rect::from_center_size(at, reach * 2.0));
    near.into_iter().rev().find(|i| rect_of(*i).contains(at))
}

/// How far a point is from the line between two others.
pub fn distance_to_segment(at: Pos2, from: Pos2, to: Pos2) -> f32 {
    let along = to - from;
    let length = along.length_sq();
    if length == 0.0 {
        return at.distance(from);
    }
    let share = ((at - from).dot(along) / length).clamp(0.0, 1.0);
    at.distance(from + along * share)
}

/// Whether a line between two points touches a rectangle.
pub fn segment_meets_rect(rect: Rect, from: Pos2, to: Pos2) -> bool {
    if !rect.intersects(Rect::from_two_pos(from, to)) {
        return false;
    }
    // The line misses the rectangle when all four corners lie on one side of it.
    let along = to - from;
    let across = vec2(-along.y, along.x);
    let side = |corner: Pos2| across.dot(corner - from);
    let sides = [
        side(rect.min),
        side(rect.max),
        side(pos2(rect.min.x, rect.max.y)),
        side(pos2(rect.max.x, rect.min.y)),
    ];
    sides.iter().any(|s| *s >= 0.0) && sides.iter().any(|s| *s <= 0.0)
}
