//! Draws what egui tessellates, on the processor: pictures in tests need no graphics card, driver or display
//! and are the same to the last bit on every machine.
//!
//! Corners are snapped to 1/256 pixel and edges tested in whole numbers, so neighbouring triangles never
//! leave a gap nor draw a pixel twice. Blending is egui's own: premultiplied, in gamma space.

use std::collections::BTreeMap;

use egui::{
    ColorImage, Context, FullOutput, ImageData, Mesh, Pos2, TextureId, TexturesDelta,
    epaint::{Primitive, Vertex},
};
use egui_kittest::TestRenderer;

/// Parts of a pixel to which corners are snapped.
const SUB: i64 = 256;

/// A renderer for [`egui_kittest::HarnessBuilder::renderer`].
#[derive(Default)]
pub(crate) struct CpuRenderer {
    textures: BTreeMap<TextureId, ColorImage>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        // Textures don't touch each other, so their order, which a hash map doesn't keep, is of no account.
        let mut changed: Vec<_> = delta.set.drain().collect();
        changed.sort_unstable_by_key(|(id, _)| *id);
        for (id, patches) in changed {
            for patch in patches {
                let ImageData::Color(image) = &patch.image;
                match patch.pos {
                    None => {
                        self.textures.insert(id, (**image).clone());
                    }
                    Some(at) => {
                        if let Some(texture) = self.textures.get_mut(&id) {
                            paste(texture, image, at);
                        }
                    }
                }
            }
        }
        self.textures.retain(|id, _| !delta.free.contains(id));
        delta.free.clear();
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = (ctx.content_rect().size() * scale).round();
        let mut canvas = Canvas::new(size.x as i64, size.y as i64);
        for part in ctx.tessellate(output.shapes.clone(), scale) {
            let clip = part.clip_rect * scale;
            let clip = Clip {
                left: (clip.min.x.round() as i64).clamp(0, canvas.width),
                top: (clip.min.y.round() as i64).clamp(0, canvas.height),
                right: (clip.max.x.round() as i64).clamp(0, canvas.width),
                bottom: (clip.max.y.round() as i64).clamp(0, canvas.height),
            };
            if let Primitive::Mesh(mesh) = part.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                canvas.mesh(&mesh, texture, clip, scale);
            }
        }
        canvas.into_image()
    }
}

fn paste(texture: &mut ColorImage, patch: &ColorImage, [left, top]: [usize; 2]) {
    let [width, height] = patch.size;
    for y in 0..height {
        let from = y * width;
        let to = (top + y) * texture.size[0] + left;
        if let (Some(from), Some(to)) = (
            patch.pixels.get(from..from + width),
            texture.pixels.get_mut(to..to + width),
        ) {
            to.copy_from_slice(from);
        }
    }
}

#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// One side of a triangle: positive inside.
struct Edge {
    dx: i64,
    dy: i64,
    c: i64,
    /// Whether pixels exactly on it belong to this triangle rather than to its neighbour.
    owns: bool,
}

impl Edge {
    const fn new([ax, ay]: [i64; 2], [bx, by]: [i64; 2]) -> Self {
        let (dx, dy) = (bx - ax, by - ay);
        Self {
            dx,
            dy,
            c: dy * ax - dx * ay,
            owns: dy < 0 || (dy == 0 && dx > 0),
        }
    }

    const fn at(&self, x: i64, y: i64) -> i64 {
        self.dx * y - self.dy * x + self.c
    }
}

/// The picture in the making.
struct Canvas {
    width: i64,
    height: i64,
    pixels: Vec<[f32; 4]>,
}

impl Canvas {
    fn new(width: i64, height: i64) -> Self {
        let count = usize::try_from(width * height).unwrap_or(0);
        Self {
            width,
            height,
            pixels: vec![[0.0; 4]; count],
        }
    }

    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, clip: Clip, scale: f32) {
        for corners in mesh.indices.chunks_exact(3) {
            let corner = |at: usize| {
                corners
                    .get(at)
                    .and_then(|index| mesh.vertices.get(*index as usize))
            };
            if let (Some(a), Some(b), Some(c)) = (corner(0), corner(1), corner(2)) {
                self.triangle([a, b, c], texture, clip, scale);
            }
        }
    }

    fn triangle(&mut self, corners: [&Vertex; 3], texture: &ColorImage, clip: Clip, scale: f32) {
        let snapped = corners.map(|corner| {
            [corner.pos.x, corner.pos.y]
                .map(|v| (f64::from(v) * f64::from(scale) * SUB as f64).round() as i64)
        });
        let [a, b, c] = snapped;
        let area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
        if area == 0 {
            return;
        }
        // All triangles are walked the same way round.
        let (corners, [a, b, c]) = if area > 0 {
            (corners, [a, b, c])
        } else {
            ([corners[0], corners[2], corners[1]], [a, c, b])
        };
        let area = area.abs() as f32;
        let edges = [Edge::new(b, c), Edge::new(c, a), Edge::new(a, b)];
        let range = |axis: usize, low: i64, high: i64| {
            let values = [a[axis], b[axis], c[axis]];
            let least = values.into_iter().min().unwrap_or(0).div_euclid(SUB);
            let most = values.into_iter().max().unwrap_or(0).div_euclid(SUB) + 1;
            least.max(low)..most.min(high)
        };
        let colors = corners.map(|corner| corner.color.to_array().map(f32::from));
        let uvs = corners.map(|corner| corner.uv);
        let flat = (uvs[0] == uvs[1] && uvs[1] == uvs[2]).then(|| sample(texture, uvs[0]));
        for y in range(1, clip.top, clip.bottom) {
            for x in range(0, clip.left, clip.right) {
                let (sx, sy) = (x * SUB + SUB / 2, y * SUB + SUB / 2);
                let weights = [
                    edges[0].at(sx, sy),
                    edges[1].at(sx, sy),
                    edges[2].at(sx, sy),
                ];
                let inside = weights
                    .iter()
                    .zip(&edges)
                    .all(|(weight, edge)| *weight > 0 || (*weight == 0 && edge.owns));
                if !inside {
                    continue;
                }
                let [wa, wb, wc] = weights.map(|weight| weight as f32 / area);
                let texel = flat.unwrap_or_else(|| {
                    let at = uvs[0].to_vec2() * wa + uvs[1].to_vec2() * wb + uvs[2].to_vec2() * wc;
                    sample(texture, at.to_pos2())
                });
                let source: [f32; 4] = std::array::from_fn(|k| {
                    let color = colors[0][k] * wa + colors[1][k] * wb + colors[2][k] * wc;
                    color * texel[k] / 255.0
                });
                self.blend(x, y, source);
            }
        }
    }

    fn blend(&mut self, x: i64, y: i64, source: [f32; 4]) {
        let at = usize::try_from(y * self.width + x).unwrap_or(usize::MAX);
        if let Some(pixel) = self.pixels.get_mut(at) {
            let through = 1.0 - source[3] / 255.0;
            for (under, over) in pixel.iter_mut().zip(source) {
                *under = over + *under * through;
            }
        }
    }

    fn into_image(self) -> Result<image::RgbaImage, String> {
        let bytes = self
            .pixels
            .iter()
            .flat_map(|pixel| pixel.map(|v| (v + 0.5).clamp(0.0, 255.0) as u8))
            .collect();
        image::RgbaImage::from_raw(self.width as u32, self.height as u32, bytes)
            .ok_or_else(|| "the picture has no size".to_owned())
    }
}

/// The texture at a place, between its four nearest texels.
fn sample(texture: &ColorImage, at: Pos2) -> [f32; 4] {
    let [width, height] = texture.size.map(|side| i64::try_from(side).unwrap_or(0));
    let (x, y) = (at.x * width as f32 - 0.5, at.y * height as f32 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (fx, fy) = (x - left, y - top);
    let texel = |x: i64, y: i64| {
        let at = y.clamp(0, height - 1) * width + x.clamp(0, width - 1);
        usize::try_from(at)
            .ok()
            .and_then(|at| texture.pixels.get(at))
            .map_or([0.0; 4], |color| color.to_array().map(f32::from))
    };
    let (left, top) = (left as i64, top as i64);
    let mix = |a: [f32; 4], b: [f32; 4], by: f32| -> [f32; 4] {
        std::array::from_fn(|k| a[k] + (b[k] - a[k]) * by)
    };
    let upper = mix(texel(left, top), texel(left + 1, top), fx);
    let lower = mix(texel(left, top + 1), texel(left + 1, top + 1), fx);
    mix(upper, lower, fy)
}
