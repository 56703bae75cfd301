//! What lies under a point or within a rectangle.
//! Must not know how things are drawn; it asks for their shapes.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// A rectangle of the world cut into squares, each with the indexes of what lies in it.
///
/// All in two lists, so that it is made quickly: the squares row by row, and what lies in them one after another.
#[derive(Clone, Debug, Default)]
struct Squares {
    low: Pos2,
    edge: f32,
    columns: usize,
    rows: usize,
    /// Where each square's items begin in `items`; one more at the end.
    begins: Vec<u32>,
    items: Vec<u32>,
}

impl Squares {
    /// Squares over `bounds` with edges no shorter than `edge`, and not many more of them than `things`.
    fn over(bounds: Rect, edge: f32, things: usize) -> Self {
        const PER_THING: f32 = 4.0;
        let size = if bounds.is_finite() {
            bounds.size()
        } else {
            Vec2::ZERO
        };
        let most = things.max(1) as f32 * PER_THING;
        let edge = edge
            .max((size.x * size.y / most).sqrt())
            .max(size.max_elem() / most)
            .max(f32::EPSILON);
        let count = |length: f32| (length / edge) as usize + 1;
        Self {
            low: bounds.min,
            edge,
            columns: count(size.x),
            rows: count(size.y),
            begins: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Sorts things into the squares; `each` names all squares of all things, and is asked twice.
    fn fill(&mut self, each: impl Fn(&Self, &mut dyn FnMut(usize, u32))) {
        let mut begins = vec![0; self.columns * self.rows + 1];
        each(self, &mut |square, _| {
            if let Some(count) = begins.get_mut(square) {
                *count += 1;
            }
        });
        let mut sum = 0;
        for begin in &mut begins {
            sum += std::mem::replace(begin, sum);
        }
        let mut items = vec![0; sum as usize];
        let mut next = begins.clone();
        each(self, &mut |square, thing| {
            if let Some(at) = next.get_mut(square) {
                if let Some(item) = items.get_mut(*at as usize) {
                    *item = thing;
                }
                *at += 1;
            }
        });
        (self.begins, self.items) = (begins, items);
    }

    fn column(&self, x: f32) -> usize {
        (((x - self.low.x) / self.edge) as usize).min(self.columns.saturating_sub(1))
    }

    fn row(&self, y: f32) -> usize {
        (((y - self.low.y) / self.edge) as usize).min(self.rows.saturating_sub(1))
    }

    /// Names the squares that a line runs through, and at most a few beside it.
    fn along(&self, [from, to]: [Pos2; 2], put: &mut dyn FnMut(usize)) {
        let (left, right) = if from.x <= to.x {
            (from, to)
        } else {
            (to, from)
        };
        let run = right.x - left.x;
        let rise = if run > 0.0 {
            (right.y - left.y) / run
        } else {
            0.0
        };
        let columns = self.column(left.x)..=self.column(right.x);
        let last = *columns.end();
        for column in columns {
            // How high the line is where it comes into this column and where it leaves it.
            let edge = |column: usize| self.low.x + column as f32 * self.edge;
            let height = |x: f32| left.y + (x.clamp(left.x, right.x) - left.x) * rise;
            let here = height(edge(column));
            let there = if column == last {
                right.y
            } else {
                height(edge(column + 1))
            };
            // A hair's breadth more, for what rounding takes away.
            let hair = self.edge * 1e-3;
            let rows = self.row(here.min(there) - hair)..=self.row(here.max(there) + hair);
            for row in rows {
                put(row * self.columns + column);
            }
        }
    }

    /// What lies in the squares that a rectangle touches; what lies in several of them comes several times.
    fn within(&self, rect: Rect) -> impl Iterator<Item = u32> {
        let (from, to) = (self.column(rect.min.x), self.column(rect.max.x));
        let rows = self.row(rect.min.y)..=self.row(rect.max.y);
        rows.flat_map(move |row| {
            // The squares of a row lie beside each other in the list as well.
            let begin = |column: usize| self.begins.get(row * self.columns + column).copied();
            let ends = begin(from).zip(begin(to + 1)).unwrap_or_default();
            let items = self.items.get(ends.0 as usize..ends.1 as usize);
            items.unwrap_or_default().iter().copied()
        })
    }
}

/// Points in squares, so that a question about a small part of the world looks at few of them.
///
/// Things larger than a point are found by asking for a rectangle grown by half of the largest size.
#[derive(Clone, Debug, Default)]
pub struct PointGrid {
    squares: Squares,
    bounds: Option<Rect>,
}

impl PointGrid {
    /// Sorts points into squares of this edge length, or a longer one if the points are few or far apart.
    pub fn new(points: impl IntoIterator<Item = Pos2>, edge: f32) -> Self {
        let points: Vec<Pos2> = points.into_iter().collect();
        let bounds = Rect::from_points(&points);
        let mut squares = Squares::over(bounds, edge, points.len());
        squares.fill(|squares, put| {
            for (index, point) in points.iter().enumerate() {
                let square = squares.row(point.y) * squares.columns + squares.column(point.x);
                put(square, index as u32);
            }
        });
        Self {
            squares,
            bounds: (!points.is_empty()).then_some(bounds),
        }
    }

    /// The indexes of all points in the squares that a rectangle touches, in rising order.
    ///
    /// A superset of the points within the rectangle: the caller tests exactly.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        let Some(bounds) = self.bounds.filter(|bounds| bounds.intersects(rect)) else {
            return Vec::new();
        };
        if rect.contains_rect(bounds) {
            return (0..self.squares.items.len()).collect();
        }
        let mut found: Vec<usize> = self.squares.within(rect).map(|i| i as usize).collect();
        found.sort_unstable();
        found
    }
}

/// Straight lines in the squares that they run through, so that few are looked at near a place.
#[derive(Clone, Debug, Default)]
pub struct LineGrid {
    lines: Vec<[Pos2; 2]>,
    squares: Squares,
    bounds: Option<Rect>,
}

impl LineGrid {
    /// Sorts lines, each from one point to another, into squares.
    pub fn new(lines: Vec<[Pos2; 2]>) -> Self {
        /// A long line runs through many squares, so these are not made smaller than so many to a side.
        const TO_A_SIDE: f32 = 64.0;
        let bounds = Rect::from_points(lines.as_flattened());
        let edge = bounds.size().max_elem() / TO_A_SIDE;
        let mut squares = Squares::over(bounds, edge, lines.len());
        squares.fill(|squares, put| {
            for (index, line) in lines.iter().enumerate() {
                squares.along(*line, &mut |square| put(square, index as u32));
            }
        });
        Self {
            squares,
            bounds: (!lines.is_empty()).then_some(bounds),
            lines,
        }
    }

    /// The indexes of the lines that meet a rectangle, in rising order.
    pub fn near(&self, rect: Rect) -> Vec<usize> {
        if !self.bounds.is_some_and(|bounds| bounds.intersects(rect)) {
            return Vec::new();
        }
        let meets = |index: &usize| {
            let line = self.lines.get(*index);
            line.is_some_and(|[from, to]| segment_meets_rect(rect, *from, *to))
        };
        let around = self.squares.within(rect).map(|index| index as usize);
        let mut found: Vec<usize> = around.filter(meets).collect();
        // A line comes once for each square.
        found.sort_unstable();
        found.dedup();
        found
    }
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
