//! Many shapes as one mesh.
//!
//! egui tessellates each shape of a frame anew; a mesh written directly costs a tenth of that with thousands
//! of nodes and links.
//! Must not know what the shapes stand for.

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

    fn vertex(&mut self, pos: Pos2, color: Color32) -> u32 {
        let index = self.mesh.vertices.len() as u32;
        self.mesh.vertices.push(Vertex {
            pos,
            uv: WHITE_UV,
            color,
        });
        index
    }

    /// A straight line with soft edges.
    pub fn line(&mut self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        let along = (to - from).normalized();
        if along == Vec2::ZERO || color == Color32::TRANSPARENT {
            return;
        }
        let across = vec2(-along.y, along.x);
        // A hairline keeps its width and gets paler.
        let (width, color) = if width < SOFT {
            (SOFT, color.gamma_multiply(width / SOFT))
        } else {
            (width, color)
        };
        let outer = across * (width + SOFT) * 0.5;
        if width <= SOFT {
            // Nothing lies between the soft edges, so three corners at each end are enough.
            let [a, b] = [from, to].map(|at| {
                [
                    self.vertex(at + outer, Color32::TRANSPARENT),
                    self.vertex(at, color),
                    self.vertex(at - outer, Color32::TRANSPARENT),
                ]
            });
            for (low, high) in [(0, 1), (1, 2)] {
                self.mesh.add_triangle(a[low], b[low], b[high]);
                self.mesh.add_triangle(a[low], b[high], a[high]);
            }
            return;
        }
        let inner = across * (width - SOFT) * 0.5;
        let mut ends = [[0; 4]; 2];
        for (end, at) in ends.iter_mut().zip([from, to]) {
            *end = [
                self.vertex(at + outer, Color32::TRANSPARENT),
                self.vertex(at + inner, color),
                self.vertex(at - inner, color),
                self.vertex(at - outer, Color32::TRANSPARENT),
            ];
        }
        let [a, b] = ends;
        for (low, high) in [(0, 1), (1, 2), (2, 3)] {
            self.mesh.add_triangle(a[low], b[low], b[high]);
            self.mesh.add_triangle(a[low], b[high], a[high]);
        }
    }

    /// A broken line along a path; `pattern` has the lengths of dashes and gaps in turn.
    pub fn dashes(&mut self, path: &[Pos2], pattern: &[f32], width: f32, color: Color32) {
        for [from, to] in dashes(path, pattern) {
            self.line(from, to, width, color);
        }
    }

    /// A convex polygon, filled, with a soft edge.
    pub fn convex(&mut self, corners: &[Pos2], color: Color32) {
        if corners.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        let ring: Vec<[u32; 2]> = each_corner(corners)
            .map(|(corner, normal)| {
                [
                    self.vertex(corner - normal * SOFT * 0.5, color),
                    self.vertex(corner + normal * SOFT * 0.5, Color32::TRANSPARENT),
                ]
            })
            .collect();
        let Some([first, _]) = ring.first().copied() else {
            return;
        };
        for pair in ring.windows(2).skip(1) {
            if let [[a, _], [b, _]] = pair {
                self.mesh.add_triangle(first, *a, *b);
            }
        }
        for (here, next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            self.mesh.add_triangle(here[0], here[1], next[1]);
            self.mesh.add_triangle(here[0], next[1], next[0]);
        }
    }

    /// The outline of a convex polygon, centered on its edge.
    pub fn outline(&mut self, corners: &[Pos2], width: f32, color: Color32) {
        if corners.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        let (inner, outer) = ((width - SOFT).max(0.0) * 0.5, (width + SOFT) * 0.5);
        let color = color.gamma_multiply((width / SOFT).min(1.0));
        let ring: Vec<[u32; 4]> = each_corner(corners)
            .map(|(corner, normal)| {
                [
                    self.vertex(corner + normal * outer, Color32::TRANSPARENT),
                    self.vertex(corner + normal * inner, color),
                    self.vertex(corner - normal * inner, color),
                    self.vertex(corner - normal * outer, Color32::TRANSPARENT),
                ]
            })
            .collect();
        for (here, next) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            for (low, high) in [(0, 1), (1, 2), (2, 3)] {
                self.mesh.add_triangle(here[low], next[low], next[high]);
                self.mesh.add_triangle(here[low], next[high], here[high]);
            }
        }
    }

    /// The band between two paths of equally many points.
    pub fn strip(&mut self, one: &[Pos2], other: &[Pos2], color: Color32) {
        let rungs: Vec<[u32; 2]> = one
            .iter()
            .zip(other)
            .map(|(a, b)| [self.vertex(*a, color), self.vertex(*b, color)])
            .collect();
        for pair in rungs.windows(2) {
            if let [[a, b], [c, d]] = pair {
                self.mesh.add_triangle(*a, *b, *d);
                self.mesh.add_triangle(*a, *d, *c);
            }
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

/// Each corner of a closed polygon with the outward direction there, long enough that edges keep their distance.
fn each_corner(corners: &[Pos2]) -> impl Iterator<Item = (Pos2, Vec2)> {
    let doubled_area: f32 = corners
        .iter()
        .zip(corners.iter().cycle().skip(1))
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    let turn = doubled_area.signum();
    let before = corners.iter().cycle().skip(corners.len() - 1);
    let after = corners.iter().cycle().skip(1);
    corners
        .iter()
        .zip(before)
        .zip(after)
        .map(move |((here, before), after)| {
            let normal = |from: &Pos2, to: &Pos2| {
                let along = (*to - *from).normalized();
                vec2(along.y, -along.x) * turn
            };
            let (one, two) = (normal(before, here), normal(here, after));
            let middle = (one + two) * 0.5;
            // Sharp corners would shoot out; four times is far enough.
            (*here, middle / middle.length_sq().max(0.25))
        })
}

/// The outline of a rectangle with half circles at its left and right ends.
pub fn capsule(rect: Rect) -> Vec<Pos2> {
    let radius = rect.height().min(rect.width()) * 0.5;
    let steps = if radius > 6.0 { 8_u16 } else { 5 };
    let arc = |center: Pos2, from: f32| {
        (0..=steps).map(move |step| {
            let angle = from + std::f32::consts::PI * f32::from(step) / f32::from(steps);
            center + radius * Vec2::angled(angle)
        })
    };
    let right = pos2(rect.right() - radius, rect.center().y);
    let left = pos2(rect.left() + radius, rect.center().y);
    let quarter = std::f32::consts::FRAC_PI_2;
    arc(right, -quarter).chain(arc(left, quarter)).collect()
}

/// Cuts a path into dashes; `pattern` has the lengths of dashes and gaps in turn. Without a pattern, whole.
pub fn dashes(path: &[Pos2], pattern: &[f32]) -> Vec<[Pos2; 2]> {
    const MOST: usize = 20_000;
    const SHORTEST: f32 = 0.5;
    let mut dashes = Vec::new();
    let mut lengths = pattern.iter().map(|length| length.max(SHORTEST)).cycle();
    let (mut drawing, mut left) = (true, lengths.next().unwrap_or(f32::INFINITY));
    for pair in path.windows(2) {
        let [from, to] = pair else { continue };
        let along = (*to - *from).normalized();
        let mut done = 0.0;
        let length = from.distance(*to);
        // A path that is no path (not finite) has no dashes.
        while done < length && dashes.len() < MOST {
            let step = left.min(length - done);
            if drawing {
                dashes.push([*from + along * done, *from + along * (done + step)]);
            }
            done += step;
            left -= step;
            if left <= 1e-3 {
                drawing = !drawing;
                left = lengths.next().unwrap_or(f32::INFINITY);
            }
        }
    }
    dashes
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
