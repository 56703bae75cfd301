//! Draws a chart of a report as SVG, wide as the text of a page: bars, lines, or dots on two scales.
//!
//! Every drawing is [`WIDTH`] units wide, or [`HALF`] to stand beside another, and as high as it needs; the document around it says its title and what
//! it shows. Color is never alone: pieces have numbers, lines have dashes and marks, categories have marks.
//! Must not know: what is counted, the plan, or where a drawing goes.

mod bars;
mod field;
mod lines;
mod scale;

use super::{
    inks::{self, Ink},
    letters::Letters,
    pen::{Anchor, Line, MEDIUM, Pen, REGULAR, SEMIBOLD},
};
use crate::{
    mapping::{Point, label},
    report::chart::Chart,
};

/// Width of every chart; printed as wide as the text of a page, a unit is about a point.
const WIDTH: f32 = 520.0;

/// Width of a chart that stands beside another.
const HALF: f32 = 250.0;

/// Size of the letters of names.
const NAME: f32 = 9.5;

/// Size of the letters of numbers at scales and other quiet words.
const SMALL: f32 = 9.0;

/// Height of a line of letters.
const LEADING: f32 = 12.0;

/// Draws a chart.
pub(in crate::exchange) fn draw(chart: &Chart, letters: &mut dyn Letters) -> String {
    match chart {
        Chart::Bars(bars) => bars::draw(bars, letters),
        Chart::Lines(lines) => lines::draw(lines, lines::WIDE, letters),
        Chart::Field(field) => field::draw(field, letters),
    }
}

/// Draws a chart that is to stand beside another; none if a chart of its kind needs the whole width.
pub(in crate::exchange) fn draw_half(chart: &Chart, letters: &mut dyn Letters) -> Option<String> {
    match chart {
        // The names of more lines need more room than is left.
        Chart::Lines(lines) if lines.lines.len() == 1 => {
            Some(lines::draw(lines, lines::NARROW, letters))
        }
        _ => None,
    }
}

/// A drawing of this height, with what it is for those who can't see it.
fn sheet<'a>(kind: &str, size: [f32; 2], letters: &'a mut dyn Letters) -> Pen<'a> {
    let mut pen = Pen::new(Point::default(), size, letters);
    pen.words("title", &[("id", "title")], kind);
    pen.words(
        "desc",
        &[("id", "description")],
        "The document around this drawing says what it shows.",
    );
    pen
}

/// A drawing that says that there is nothing to draw.
fn empty(kind: &str, letters: &mut dyn Letters) -> String {
    let mut pen = sheet(kind, [WIDTH, 2.0 * LEADING], letters);
    let words = Words::quiet("No values", Point::new(0.0, LEADING));
    words.write(&mut pen);
    pen.finish()
}

/// Words on one line of a chart.
#[derive(Clone, Copy)]
struct Words<'t> {
    text: &'t str,
    at: Point,
    anchor: Anchor,
    size: f32,
    weight: u16,
    ink: Ink,
}

impl<'t> Words<'t> {
    const fn name(text: &'t str, at: Point) -> Self {
        Self {
            text,
            at,
            anchor: Anchor::Start,
            size: NAME,
            weight: REGULAR,
            ink: inks::TEXT,
        }
    }

    const fn quiet(text: &'t str, at: Point) -> Self {
        Self {
            size: SMALL,
            ink: inks::MUTED,
            ..Self::name(text, at)
        }
    }

    const fn strong(self) -> Self {
        Self {
            weight: SEMIBOLD,
            ..self
        }
    }

    const fn medium(self) -> Self {
        Self {
            weight: MEDIUM,
            ..self
        }
    }

    const fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    fn write(&self, pen: &mut Pen<'_>) {
        pen.text(Line {
            text: self.text,
            at: self.at,
            anchor: self.anchor,
            size: self.size,
            weight: self.weight,
            ink: self.ink,
        });
    }
}

/// A name on up to two lines no wider than `most`; one that is blank has none.
fn name_lines(name: &str, most: f32) -> Vec<String> {
    label::wrap(name, NAME, most, 2)
}

/// The widest of some lines.
fn widest<'t>(lines: impl IntoIterator<Item = &'t String>, size: f32) -> f32 {
    lines
        .into_iter()
        .map(|line| label::width(line, size))
        .fold(0.0, f32::max)
}
