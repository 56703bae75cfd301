//! Bars, one below the other, each made of pieces that add up.
//! Must not know what is counted.

use super::scale::Scale;
use super::{LEADING, NAME, SMALL, WIDTH, Words, empty, name_lines, scale, sheet, widest};
use crate::{
    exchange::picture::{
        inks::{self, Ink},
        letters::Letters,
        pen::{Anchor, Pen, Stroke},
    },
    insight::text,
    mapping::{Area, Point, label},
    report::chart::{Bar, Bars},
};

/// More bars are counted in a last line.
const MOST: usize = 40;

/// More names of pieces are counted behind the last.
const MOST_PIECES: usize = 12;

/// Height of a row with a name on one line.
const ROW: f32 = 18.0;

/// Height of a bar.
const THICK: f32 = 12.0;

/// The widest room for names.
const NAMES: f32 = 168.0;

/// Room for the mark of a category before a name.
const MARK: f32 = 12.0;

/// Air between names and bars, and between bars and totals.
const GAP: f32 = 7.0;

/// Height of the numbers below.
const AXIS: f32 = LEADING + 6.0;

/// A bar with the numbers that can be drawn.
struct Row<'a> {
    bar: &'a Bar,
    lines: Vec<String>,
    lengths: Vec<f64>,
    total: f64,
}

impl<'a> Row<'a> {
    fn new(bar: &'a Bar) -> Self {
        let sound = |length: &f64| {
            if length.is_finite() {
                length.max(0.0)
            } else {
                0.0
            }
        };
        let lengths: Vec<f64> = bar.lengths.iter().map(sound).collect();
        let mark = if bar.category.is_some() { MARK } else { 0.0 };
        Self {
            bar,
            lines: name_lines(&bar.name, NAMES - mark),
            total: lengths.iter().sum::<f64>().min(f64::MAX),
            lengths,
        }
    }

    fn height(&self) -> f32 {
        let more = self.lines.len().saturating_sub(1) as f32;
        ROW + more * LEADING
    }

    fn name_width(&self) -> f32 {
        let mark = if self.bar.category.is_some() {
            MARK
        } else {
            0.0
        };
        mark + widest(&self.lines, NAME)
    }

    fn color(&self) -> Ink {
        self.bar.category.map_or(inks::ACCENT, inks::category)
    }

    /// What the bar shows, in words.
    fn words(&self, pieces: &[String], unit: &str) -> String {
        let total = scale::number(self.total);
        let total = format!("{}: {total} {unit}", self.bar.name.trim());
        if pieces.len() < 2 {
            return total.trim_end().to_owned();
        }
        let parts: Vec<String> = pieces
            .iter()
            .zip(&self.lengths)
            .map(|(name, length)| format!("{name} {}", scale::number(*length)))
            .collect();
        format!("{} ({})", total.trim_end(), parts.join(", "))
    }
}

/// How much of a color is left in a piece: the first is darkest, the last lightest.
fn tint(color: Ink, at: usize, count: usize) -> Ink {
    const LIGHTEST: f32 = 0.86;
    let last = count.saturating_sub(1).max(1) as f32;
    color.towards(inks::SURFACE, LIGHTEST * (at as f32 / last).min(1.0))
}

/// The ink that can be read on a ground.
fn readable(ground: Ink) -> Ink {
    if contrast(ground, inks::SURFACE) >= contrast(ground, inks::TEXT) {
        inks::SURFACE
    } else {
        inks::TEXT
    }
}

/// Contrast of two colors as the accessibility guidelines count it.
fn contrast(one: Ink, other: Ink) -> f32 {
    let light = |ink: Ink| {
        let channel = |value: u8| {
            let value = f32::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = ink.0.map(channel);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Where everything stands.
struct Layout<'a> {
    rows: Vec<Row<'a>>,
    /// Says how many bars are left out; none if none are.
    more: Option<String>,
    pieces: &'a [String],
    /// What is counted; stands below the names, beside the numbers.
    unit: String,
    scale: Scale,
    marks: Vec<f64>,
    /// Left and right end of a bar of full length.
    ends: [f32; 2],
    key: Key,
}

/// Names of the pieces, line by line: where each begins and which it is.
struct Key {
    places: Vec<(Point, String, Option<usize>)>,
    height: f32,
}

impl Key {
    const SAMPLE: f32 = 10.0;
    const APART: f32 = 14.0;

    fn new(pieces: &[String]) -> Self {
        let mut key = Self {
            places: Vec::new(),
            height: 0.0,
        };
        if pieces.len() < 2 {
            return key;
        }
        let named = pieces.iter().take(MOST_PIECES).enumerate();
        let named = named.map(|(at, name)| (name.trim().to_owned(), Some(at)));
        let more = pieces.len().saturating_sub(MOST_PIECES);
        let more = (more > 0).then(|| (format!("and {more} more"), None));
        let mut at = Point::new(0.0, LEADING * 0.5);
        for (name, piece) in named.chain(more) {
            let sample = if piece.is_some() {
                Self::SAMPLE + 5.0
            } else {
                0.0
            };
            let name = label::cut(&name, SMALL, WIDTH - sample);
            let width = sample + label::width(&name, SMALL);
            if at.x > 0.0 && at.x + width > WIDTH {
                at = Point::new(0.0, at.y + LEADING + 3.0);
            }
            key.places.push((at, name, piece));
            at.x += width + Self::APART;
        }
        key.height = at.y + LEADING * 0.5 + 8.0;
        key
    }
}

impl<'a> Layout<'a> {
    fn new(bars: &'a Bars) -> Self {
        let rows: Vec<Row<'_>> = bars.bars.iter().take(MOST).map(Row::new).collect();
        let longest = rows.iter().map(|row| row.total).fold(0.0, f64::max);
        let full = if bars.full.is_finite() {
            bars.full
        } else {
            0.0
        };
        let high = full.max(longest);
        let scale = Scale {
            low: 0.0,
            high: if high > 0.0 { high } else { 1.0 },
        };
        let whole = rows.iter().flat_map(|row| &row.lengths);
        let whole = whole.chain([&full]).all(|length| length.fract() == 0.0);
        let marks = if high > 0.0 {
            scale.counted(whole)
        } else {
            vec![0.0]
        };
        let names = rows.iter().map(Row::name_width).fold(0.0, f32::max);
        let totals = rows.iter().map(|row| scale::number(row.total));
        let totals = totals
            .map(|total| label::width(&total, NAME))
            .fold(label::width("0", NAME), f32::max);
        let unit = label::cut(bars.unit.trim(), SMALL, NAMES);
        let more = bars.bars.len().saturating_sub(MOST);
        let more = (more > 0).then(|| format!("and {} more", text::digits(more)));
        let others = label::width(&unit, SMALL).max(widest(&more, NAME));
        let left = GAP + names.max(others);
        Self {
            ends: [left, WIDTH - totals - GAP - 2.0],
            key: Key::new(&bars.pieces),
            more,
            pieces: &bars.pieces,
            unit,
            rows,
            scale,
            marks,
        }
    }

    fn height(&self) -> f32 {
        let rows: f32 = self.rows.iter().map(Row::height).sum();
        let more = if self.more.is_some() { ROW } else { 0.0 };
        self.key.height + rows + more + AXIS
    }

    fn x(&self, number: f64) -> f32 {
        let [left, right] = self.ends;
        left + (right - left) * self.scale.share(number)
    }

    fn key(&self, pen: &mut Pen<'_>) {
        // Where bars have colors of their own, tints of gray stand for tints of all of them.
        let own = self.rows.iter().any(|row| row.bar.category.is_some());
        let color = if own { inks::TEXT } else { inks::ACCENT };
        for (at, name, piece) in &self.key.places {
            let mut text = *at;
            if let Some(piece) = piece {
                let middle = Point::new(at.x + Key::SAMPLE * 0.5, at.y);
                let area = Area::new(middle, Key::SAMPLE, Key::SAMPLE);
                self.piece(pen, &area, color, *piece);
                text.x += Key::SAMPLE + 5.0;
            }
            Words::quiet(name, text).ink(inks::TEXT).write(pen);
        }
    }

    /// One piece; an edge in full color, so that the lightest is seen on white.
    fn piece(&self, pen: &mut Pen<'_>, area: &Area, color: Ink, at: usize) -> Ink {
        let fill = tint(color, at, self.pieces.len());
        let edge = Stroke::new(color, 0.6, &[]);
        let ground = fill.to_string();
        let mut attributes = edge.attributes();
        attributes.push(("fill", &ground));
        pen.block(area, 0.0, &attributes);
        fill
    }

    /// The round numbers below and thin lines up from them.
    fn axis(&self, pen: &mut Pen<'_>, top: f32, bottom: f32) {
        let thin = Stroke::new(inks::LINE, 0.8, &[]);
        let strong = Stroke::new(inks::LINE_STRONG, 0.8, &[]);
        let y = bottom + LEADING * 0.5 + 3.0;
        for mark in &self.marks {
            let x = self.x(*mark);
            let stroke = if *mark == 0.0 { &strong } else { &thin };
            let ends = [Point::new(x, top), Point::new(x, bottom)];
            pen.line(ends[0], ends[1], &stroke.attributes());
            let text = scale::number(*mark);
            let at = Point::new(x, y);
            Words::quiet(&text, at).anchor(Anchor::Middle).write(pen);
        }
        let at = Point::new(self.ends[0] - GAP, y);
        Words::quiet(&self.unit, at).anchor(Anchor::End).write(pen);
    }

    fn row(&self, pen: &mut Pen<'_>, row: &Row<'_>, top: f32) {
        let middle = top + row.height() * 0.5;
        pen.open_said(&[], &row.words(self.pieces, &self.unit));
        let color = row.color();
        let right = self.ends[0] - GAP;
        let first = middle - (row.lines.len() as f32 - 1.0) * 0.5 * LEADING;
        for (at, line) in row.lines.iter().enumerate() {
            let at = Point::new(right, first + at as f32 * LEADING);
            Words::name(line, at).anchor(Anchor::End).write(pen);
        }
        if let Some(category) = row.bar.category {
            let x = right - widest(&row.lines, NAME) - MARK + 5.0;
            pen.mark(category, Point::new(x, first), 4.5, "1");
        }
        let mut from = 0.0;
        for (at, length) in row.lengths.iter().enumerate() {
            if *length <= 0.0 {
                continue;
            }
            let to = (from + length).min(f64::MAX);
            let (left, end) = (self.x(from), self.x(to));
            from = to;
            let area = Area::new(Point::new((left + end) * 0.5, middle), end - left, THICK);
            let ground = self.piece(pen, &area, color, at);
            let text = scale::number(*length);
            let room = end - left - 4.0;
            if self.pieces.len() > 1 && label::width(&text, SMALL) <= room {
                Words::quiet(&text, area.center)
                    .anchor(Anchor::Middle)
                    .ink(readable(ground))
                    .medium()
                    .write(pen);
            }
        }
        let at = Point::new(self.x(from) + 5.0, middle);
        let total = scale::number(row.total);
        Words::name(&total, at).strong().write(pen);
        pen.close();
    }
}

/// Draws bars.
pub(super) fn draw(bars: &Bars, letters: &mut dyn Letters) -> String {
    const KIND: &str = "Bar chart";
    if bars.bars.is_empty() {
        return empty(KIND, letters);
    }
    let layout = Layout::new(bars);
    let mut pen = sheet(KIND, [WIDTH, layout.height()], letters);
    layout.key(&mut pen);
    let top = layout.key.height;
    layout.axis(&mut pen, top, layout.height() - AXIS);
    let mut at = top;
    for row in &layout.rows {
        layout.row(&mut pen, row, at);
        at += row.height();
    }
    if let Some(text) = &layout.more {
        let place = Point::new(layout.ends[0] - GAP, at + ROW * 0.5);
        Words::name(text, place).anchor(Anchor::End).write(&mut pen);
    }
    pen.finish()
}
