//! Laid-out texts, kept between frames.
//! Must not know what the texts say.

use std::{collections::HashMap, sync::Arc};

use egui::{Align, Color32, FontId, Galley, Painter, Pos2, text::LayoutJob};

/// Rounds a font size to steps of about 8 %, so that zooming doesn't lay out every text anew in every frame.
pub fn font_step(size: f32) -> f32 {
    const STEPS_PER_DOUBLING: f32 = 9.0;
    let step = (size.max(1.0).log2() * STEPS_PER_DOUBLING).round() / STEPS_PER_DOUBLING;
    (step.exp2() * 4.0).round() / 4.0
}

/// A text to lay out, on one line.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// A number that tells it apart from all other texts of the canvas.
    pub key: u64,
    /// What it says.
    pub text: &'a str,
    /// Where it is, in points.
    pub at: Pos2,
    /// Which side of it `at` is: left, middle or right.
    pub align: Align,
    /// Its color.
    pub color: Color32,
}

/// The cache; cleared when the texts change.
#[derive(Default)]
pub struct TextCache {
    galleys: HashMap<(u64, u32), Arc<Galley>>,
    /// What the galleys were laid out for: scale, theme.
    made_for: (f32, bool),
    /// How full egui's picture of all letters was.
    atlas_fill: f32,
}

impl TextCache {
    /// Forgets all texts.
    pub fn clear(&mut self) {
        self.galleys.clear();
    }

    /// Called once per frame, before painting.
    ///
    /// A galley says where its letters lie in egui's picture of all letters. When egui draws that picture anew
    /// (another scale or theme, or it was full, and then it is emptier than before), old galleys show nothing.
    pub fn begin_frame(&mut self, ctx: &egui::Context) {
        const MANY: usize = 20_000;
        let made_for = (ctx.pixels_per_point(), ctx.theme() == egui::Theme::Dark);
        #[expect(
            clippy::redundant_closure_for_method_calls,
            reason = "the bare method holds for one lifetime only"
        )]
        let fill = ctx.fonts(|fonts| fonts.font_atlas_fill_ratio());
        if self.made_for != made_for || fill < self.atlas_fill || self.galleys.len() > MANY {
            self.made_for = made_for;
            self.galleys.clear();
        }
        self.atlas_fill = fill;
    }

    /// Paints a text, vertically centered, in a font and no wider than `width`.
    pub fn paint(&mut self, painter: &Painter, text: Text<'_>, font: &FontId, width: f32) {
        let size = (font.size * 4.0) as u32;
        let galley = self.galleys.entry((text.key, size)).or_insert_with(|| {
            let color = Color32::PLACEHOLDER;
            let mut job = LayoutJob::simple_singleline(text.text.to_owned(), font.clone(), color);
            job.wrap.max_width = width;
            job.wrap.max_rows = 1;
            job.wrap.break_anywhere = true;
            painter.layout_job(job)
        });
        let size = galley.size();
        let left = match text.align {
            Align::Min => text.at.x,
            Align::Center => text.at.x - size.x * 0.5,
            Align::Max => text.at.x - size.x,
        };
        let pos = Pos2::new(left, text.at.y - size.y * 0.5);
        painter.galley(pos, Arc::clone(galley), text.color);
    }
}
