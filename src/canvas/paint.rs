//! Many shapes as one mesh.
//!
//! egui tessellates each shape of a frame anew; a mesh written directly costs a tenth of that with thousands
//! of nodes and links.
//! Must not know what the shapes stand for.

use std::{f32::consts::PI, sync::LazyLock};

use egui::{
    Color32, Mesh, Painter, Pos2, Rect, Shape, Vec2,
    epaint::{Vertex, WHITE_UV},
    pos2, vec2,
};

/// Width of the soft edge, in points.
const SOFT: f32 = 1.0;

/// A mesh in the making.
#[derive(Default)]
pub struct Batch {
    mesh: Mesh,
}

impl Batch {
    /// Hands the mesh to a painter and begins a new one.
    pub fn flush(&mut self, painter: &Painter) {
        if !self.mesh.is_empty() {
            painter.add(Shape::mesh(std::mem::take(&mut self.mesh)));
        }
    }

    /// Gives the mesh away, to be kept, and begins a new one.
    pub fn take(&mut self) -> Mesh {
        std::mem::take(&mut self.mesh)
    }

    /// Makes room for so many lines or marks to come, so that the mesh needn't grow bit by bit.
    pub fn reserve(&mut self, shapes: usize) {
        const CORNERS: usize = 6;
        self.mesh.vertices.reserve(shapes * CORNERS);
        self.mesh.indices.reserve(shapes * 2 * CORNERS);
    }

    /// Adds corners; gives back the index of the first.
    fn corners(&mut self, corners: impl IntoIterator<Item = (Pos2, Color32)>) -> u32 {
        let first = self.mesh.vertices.len() as u32;
        let vertex = |(pos, color)| Vertex {
            pos,
            uv: WHITE_UV,
            color,
        };
        self.mesh.vertices.extend(corners.into_iter().map(vertex));
        first
    }

    /// A straight line with soft edges.
    pub fn line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        const NONE: Color32 = Color32::TRANSPARENT;
        let Some(across) = across(from, to).filter(|_| color != NONE) else {
            return;
        };
        // A hairline keeps its width and gets paler.
        let (width, color) = if width < SOFT {
            (SOFT, color.gamma_multiply(width / SOFT))
        } else {
            (width, color)
        };
        let outer = across * (width + SOFT) * 0.5;
        if width <= SOFT {
            // Nothing lies between the soft edges, so three corners at each end are enough.
            let end = |at: Pos2| [(at + outer, NONE), (at, color), (at - outer, NONE)];
            let first = self.corners([end(from), end(to)].into_iter().flatten());
            let triangles = [0, 3, 4, 0, 4, 1, 1, 4, 5, 1, 5, 2];
            self.mesh.indices.extend(triangles.map(|i: u32| first + i));
            return;
        }
        let inner = across * (width - SOFT) * 0.5;
        let end = |at: Pos2| {
            [
                (at + outer, NONE),
                (at + inner, color),
                (at - inner, color),
                (at - outer, NONE),
            ]
        };
        let first = self.corners([end(from), end(to)].into_iter().flatten());
        let triangles = [0, 4, 5, 0, 5, 1, 1, 5, 6, 1, 6, 2, 2, 6, 7, 2, 7, 3];
        self.mesh.indices.extend(triangles.map(|i: u32| first + i));
    }

    /// A straight line with hard edges: half of the work, for where so many lie that no edge is seen.
    pub fn plain_line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        if let Some(across) = across(from, to) {
            let half = across * width * 0.5;
            self.fan([from + half, from - half, to - half, to + half], color);
        }
    }

    /// A convex polygon, filled, with hard edges.
    pub(super) fn fan(&mut self, corners: impl IntoIterator<Item = Pos2>, color: Color32) {
        let first = self.corners(corners.into_iter().map(|at| (at, color)));
        for second in first + 1..(self.mesh.vertices.len() as u32).saturating_sub(1) {
            self.mesh.add_triangle(first, second, second + 1);
        }
    }

    /// A convex polygon, filled, with a soft edge: each corner with the way outwards there.
    pub(super) fn ring(&mut self, corners: impl Iterator<Item = (Pos2, Vec2)>, color: Color32) {
        let pair = |(at, out): (Pos2, Vec2)| {
            let half = out * SOFT * 0.5;
            [(at - half, color), (at + half, Color32::TRANSPARENT)]
        };
        let first = self.corners(corners.flat_map(pair));
        let end = self.mesh.vertices.len() as u32;
        // Within: a fan of the inner corners. Around: a band from each corner to the next.
        for inner in (first + 2..end.saturating_sub(2)).step_by(2) {
            self.mesh.add_triangle(first, inner, inner + 2);
        }
        for inner in (first..end).step_by(2) {
            let next = if inner + 2 < end { inner + 2 } else { first };
            self.mesh.add_triangle(inner, inner + 1, next + 1);
            self.mesh.add_triangle(inner, next + 1, next);
        }
    }

    /// A broken line along a path; `pattern` has the lengths of dashes and gaps in turn.
    pub fn dashes(&mut self, path: &[Pos2], pattern: &[f32], width: f32, color: Color32) {
        each_dash(path, pattern, 0.0, |[from, to]| {
            self.line(from, to, width, color);
        });
    }

    /// The part of a broken straight line that is seen in a rectangle: of a link from afar that may be little.
    pub fn dashes_within(
        &mut self,
        seen: Rect,
        line: [Pos2; 2],
        pattern: &[f32],
        width: f32,
        color: Color32,
    ) {
        if let Some(part) = clip(seen.expand(width), line) {
            // Where the dashes are must not depend on what is seen of them.
            let skipped = line[0].distance(part[0]);
            each_dash(&part, pattern, skipped, |[from, to]| {
                self.line(from, to, width, color);
            });
        }
    }

    /// A convex polygon, filled, with a soft edge.
    pub fn convex(&mut self, corners: &[Pos2], color: Color32) {
        if corners.len() >= 3 && color != Color32::TRANSPARENT {
            self.ring(outwards(corners), color);
        }
    }

    /// The outline of a convex polygon, centered on its edge.
    pub fn outline(&mut self, corners: &[Pos2], width: f32, color: Color32) {
        if corners.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        let (inner, outer) = ((width - SOFT).max(0.0) * 0.5, (width + SOFT) * 0.5);
        let color = color.gamma_multiply((width / SOFT).min(1.0));
        let around = |(corner, out): (Pos2, Vec2)| {
            [
                (corner + out * outer, Color32::TRANSPARENT),
                (corner + out * inner, color),
                (corner - out * inner, color),
                (corner - out * outer, Color32::TRANSPARENT),
            ]
        };
        let first = self.corners(outwards(corners).flat_map(around));
        let end = self.mesh.vertices.len() as u32;
        for here in (first..end).step_by(4) {
            let next = if here + 4 < end { here + 4 } else { first };
            for low in 0..3 {
                self.mesh
                    .add_triangle(here + low, next + low, next + low + 1);
                self.mesh
                    .add_triangle(here + low, next + low + 1, here + low + 1);
            }
        }
    }

    /// The band between two paths of equally many points.
    pub fn strip(&mut self, one: &[Pos2], other: &[Pos2], color: Color32) {
        let rungs = one.iter().zip(other);
        let first = self.corners(rungs.flat_map(|(a, b)| [(*a, color), (*b, color)]));
        let end = self.mesh.vertices.len() as u32;
        for rung in (first..end.saturating_sub(2)).step_by(2) {
            self.mesh.add_triangle(rung, rung + 1, rung + 3);
            self.mesh.add_triangle(rung, rung + 3, rung + 2);
        }
    }

    /// A triangle whose tip is at `tip`, pointing along `along`.
    pub fn arrow_head(&mut self, tip: Pos2, along: Vec2, size: f32, color: Color32) {
        let along = along.normalized();
        let across = vec2(-along.y, along.x);
        let foot = tip - along * size;
        self.convex(
            &[tip, foot + across * size * 0.5, foot - across * size * 0.5],
            color,
        );
    }
}

/// The direction across a line, one long; none if the line has no length.
fn across(from: Pos2, to: Pos2) -> Option<Vec2> {
    // Not `Vec2::normalized`: that guards against overflow, which screens don't have, and takes several times as long.
    let along = to - from;
    let length = along.length_sq().sqrt();
    (length > 0.0).then(|| vec2(-along.y, along.x) / length)
}

/// Each corner of a closed polygon with the way outwards there, long enough that edges keep their distance.
pub(super) fn outwards(corners: &[Pos2]) -> impl Iterator<Item = (Pos2, Vec2)> {
    let next = || corners.iter().skip(1).chain(corners.first());
    let pairs = corners.iter().zip(next());
    let doubled_area: f32 = pairs.map(|(a, b)| a.x * b.y - b.x * a.y).sum();
    let turn = doubled_area.signum();
    let normal = move |from: &Pos2, to: &Pos2| -across(*from, *to).unwrap_or_default() * turn;
    let closing = corners.last().zip(corners.first());
    let mut before = closing.map_or(Vec2::ZERO, |(last, first)| normal(last, first));
    corners.iter().zip(next()).map(move |(here, next)| {
        let after = normal(here, next);
        let middle = (before + after) * 0.5;
        before = after;
        // Sharp corners would shoot out; four times is far enough.
        (*here, middle / middle.length_sq().max(0.25))
    })
}

/// The outline of a rectangle with half circles at its left and right ends.
pub fn capsule(rect: Rect) -> Vec<Pos2> {
    /// The right half of a circle, from the top: in few steps for small ones, in more for large ones.
    static ARCS: LazyLock<[Vec<Vec2>; 2]> = LazyLock::new(|| {
        [5_u16, 8].map(|steps| {
            let share = |step| PI * (f32::from(step) / f32::from(steps) - 0.5);
            (0..=steps).map(|step| Vec2::angled(share(step))).collect()
        })
    });
    let radius = rect.height().min(rect.width()) * 0.5;
    let [few, more] = &*ARCS;
    let arc = if radius > 6.0 { more } else { few };
    let right = pos2(rect.right() - radius, rect.center().y);
    let left = pos2(rect.left() + radius, rect.center().y);
    let to_the_right = arc.iter().map(|way| right + radius * *way);
    let to_the_left = arc.iter().map(|way| left - radius * *way);
    to_the_right.chain(to_the_left).collect()
}

/// Cuts a path into dashes; `pattern` has the lengths of dashes and gaps in turn. Without a pattern, whole.
pub fn dashes(path: &[Pos2], pattern: &[f32]) -> Vec<[Pos2; 2]> {
    let mut dashes = Vec::new();
    each_dash(path, pattern, 0.0, |dash| dashes.push(dash));
    dashes
}

/// The dashes of a path in front of which so much of the pattern was used up.
fn each_dash(path: &[Pos2], pattern: &[f32], skipped: f32, mut put: impl FnMut([Pos2; 2])) {
    const MOST: usize = 20_000;
    const SHORTEST: f32 = 0.5;
    let lengths = pattern.iter().map(|length| length.max(SHORTEST));
    let whole: f32 = lengths.clone().sum();
    let mut lengths = lengths.cycle();
    let (mut drawing, mut left) = (true, lengths.next().unwrap_or(f32::INFINITY));
    if whole > 0.0 {
        // An odd number of lengths draws the second time what it left out the first time.
        let mut over = skipped % (2.0 * whole);
        while over >= left {
            over -= left;
            drawing = !drawing;
            left = lengths.next().unwrap_or(f32::INFINITY);
        }
        left -= over;
    }
    let mut count = 0;
    for pair in path.windows(2) {
        let [from, to] = pair else { continue };
        let along = (*to - *from).normalized();
        let mut done = 0.0;
        let length = from.distance(*to);
        // A path that is no path (not finite) has no dashes.
        while done < length && count < MOST {
            let step = left.min(length - done);
            if drawing {
                count += 1;
                put([*from + along * done, *from + along * (done + step)]);
            }
            done += step;
            left -= step;
            if left <= 1e-3 {
                drawing = !drawing;
                left = lengths.next().unwrap_or(f32::INFINITY);
            }
        }
    }
}

/// The part of a straight line that lies in a rectangle.
pub fn clip(rect: Rect, [from, to]: [Pos2; 2]) -> Option<[Pos2; 2]> {
    let along = to - from;
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for axis in 0..2 {
        let [low, high] = [rect.min, rect.max].map(|edge| edge[axis] - from[axis]);
        if along[axis] == 0.0 {
            if low > 0.0 || high < 0.0 {
                return None;
            }
            continue;
        }
        let [one, other] = [low / along[axis], high / along[axis]];
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    (enters <= leaves).then(|| [from + along * enters, from + along * leaves])
}

/// Where a line from the middle of a rectangle towards `to` leaves it.
pub fn leave_rect(rect: Rect, to: Pos2) -> Pos2 {
    let center = rect.center();
    let along = to - center;
    let share = (rect.width() * 0.5 / along.x.abs()).min(rect.height() * 0.5 / along.y.abs());
    if share.is_finite() && share < 1.0 {
        center + along * share
    } else {
        center
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_that_are_seen_lie_where_they_lie_when_all_is_seen() {
        let seen = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 100.0));
        let pattern = [11.0, 4.0, 2.0];
        for line in [
            [pos2(-900.0, -300.0), pos2(700.0, 350.0)],
            [pos2(50.0, -4000.0), pos2(50.0, 30.0)],
            [pos2(10.0, 10.0), pos2(190.0, 90.0)],
        ] {
            let part = clip(seen, line).expect("it runs through");
            assert!(part.iter().all(|at| seen.expand(0.1).contains(*at)));
            let mut seen_dashes = Vec::new();
            let skipped = line[0].distance(part[0]);
            each_dash(&part, &pattern, skipped, |dash| seen_dashes.push(dash));
            assert!(!seen_dashes.is_empty());
            let all = dashes(&line, &pattern);
            let inked = |dashes: &[[Pos2; 2]], at: Pos2, margin: f32| {
                dashes.iter().any(|[from, to]| {
                    let reach = from.distance(*to) - margin;
                    from.distance(at) < reach && to.distance(at) < reach
                })
            };
            let length = part[0].distance(part[1]);
            let steps = (length * 4.0) as usize;
            for step in 0..steps {
                let at = part[0].lerp(part[1], step as f32 / steps as f32);
                if inked(&all, at, 0.1) {
                    assert!(inked(&seen_dashes, at, -0.1), "ink is missing at {at:?}");
                }
                if inked(&seen_dashes, at, 0.1) {
                    assert!(inked(&all, at, -0.1), "ink too much at {at:?}");
                }
            }
        }
    }

    #[test]
    fn of_a_line_that_misses_the_view_nothing_is_left() {
        let seen = Rect::from_min_max(pos2(0.0, 0.0), pos2(200.0, 100.0));
        for line in [
            [pos2(-10.0, 50.0), pos2(-5.0, -50.0)],
            [pos2(-100.0, 40.0), pos2(60.0, -90.0)],
            [pos2(10.0, 101.0), pos2(90.0, 101.0)],
        ] {
            assert_eq!(clip(seen, line), None);
        }
        let inside = [pos2(5.0, 5.0), pos2(5.0, 5.0)];
        assert_eq!(clip(seen, inside), Some(inside));
    }

    #[test]
    fn every_shape_is_made_of_its_own_corners() {
        let mut batch = Batch::default();
        let corners = [pos2(0.0, 0.0), pos2(9.0, 0.0), pos2(9.0, 9.0)];
        let ink = Color32::BLACK;
        batch.line(corners[0], corners[1], 0.5, ink);
        batch.line(corners[0], corners[1], 3.0, ink);
        batch.plain_line(corners[0], corners[2], 3.0, ink);
        batch.line(corners[0], corners[0], 3.0, ink);
        batch.plain_line(corners[0], corners[0], 3.0, ink);
        batch.convex(&corners, ink);
        batch.convex(&corners[..2], ink);
        batch.outline(&corners, 2.0, ink);
        batch.strip(&corners, &corners, ink);
        batch.ring([].into_iter(), ink);
        batch.fan([], ink);
        assert!(batch.mesh.is_valid());
        // Two lines with 3 and 4 corners to an end, a plain one, a triangle, its outline, a strip of three rungs.
        let counts = [6, 8, 4, 6, 12, 6];
        assert_eq!(batch.mesh.vertices.len(), counts.iter().sum::<usize>());
        let triangles = [4, 6, 2, 1 + 6, 18, 4];
        assert_eq!(
            batch.mesh.indices.len(),
            3 * triangles.iter().sum::<usize>()
        );
    }
}
