//! A drawing as a picture made of dots.
//! Must not know what is drawn.

use resvg::{
    tiny_skia::{Color, Paint, Pixmap, Rect, Transform},
    usvg::Tree,
};

use super::{inks::LINE_STRONG, pdf};
use crate::mapping::print::{MARGIN, OVERLAP, Sheets};

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

/// How much smaller something has to be to fit.
fn shrunk(size: [f32; 2], most: [f32; 2]) -> f32 {
    (most[0] / size[0]).min(most[1] / size[1])
}

/// As large as fits.
pub(super) fn within(tree: &Tree, most: [f32; 2]) -> Option<Pixmap> {
    let size = tree.size();
    let scale = shrunk([size.width(), size.height()], most);
    // Rounding up must not make it larger than it may be.
    dots(tree, scale * 0.998)
}

/// All sheets put together, with the lines where one ends and the next begins.
pub(super) fn on_sheets(tree: &Tree, sheets: Sheets, most: [f32; 2]) -> Option<Pixmap> {
    let whole = sheets.whole().map(|side| side + 2.0 * MARGIN);
    let scale = shrunk(whole, most);
    let [width, height] = whole.map(|side| (side * scale).max(1.0));
    let mut dots = Pixmap::new(width as u32, height as u32)?;
    dots.fill(Color::WHITE);
    let (place, size) = pdf::fitted(tree, sheets);
    let fit = size[0] / tree.size().width() * scale;
    let transform =
        Transform::from_translate((MARGIN + place.x) * scale, (MARGIN + place.y) * scale)
            .pre_scale(fit, fit);
    resvg::render(tree, transform, &mut dots.as_mut());
    let mut paint = Paint::default();
    let [red, green, blue] = LINE_STRONG.0;
    paint.set_color_rgba8(red, green, blue, 255);
    let mut line = |left: f32, top: f32, width: f32, height: f32| {
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            dots.fill_rect(rect, &paint, Transform::identity(), None);
        }
    };
    for column in 1..sheets.across {
        let part = sheets.part(0, column);
        let x = (MARGIN + part.left() + OVERLAP * 0.5) * scale;
        line(x, 0.0, 1.0, height);
    }
    for row in 1..sheets.down {
        let part = sheets.part(row, 0);
        let y = (MARGIN + part.top() + OVERLAP * 0.5) * scale;
        line(0.0, y, width, 1.0);
    }
    Some(dots)
}
