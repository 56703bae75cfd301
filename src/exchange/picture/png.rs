//! A drawing as a picture made of dots.
//! Must not know what is drawn.

use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::Tree,
};

/// The most dots on a side, and in all: beyond them a picture fits into no memory or viewer.
const MOST_ON_A_SIDE: f32 = 20_000.0;
const MOST: f32 = 120e6;

/// Draws with so many dots for each unit; nothing if the picture would be too large.
pub(super) fn dots(tree: &Tree, scale: f32) -> Option<Pixmap> {
    let size = tree.size();
    let (width, height) = (
        (size.width() * scale).ceil(),
        (size.height() * scale).ceil(),
    );
    if !(width <= MOST_ON_A_SIDE && height <= MOST_ON_A_SIDE && width * height <= MOST) {
        return None;
    }
    let mut dots = Pixmap::new(width as u32, height as u32)?;
    dots.fill(Color::WHITE);
    let transform = Transform::from_scale(scale, scale);
    resvg::render(tree, transform, &mut dots.as_mut());
    Some(dots)
}
