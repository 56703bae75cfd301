//! Writes a drawing as SVG, element by element.
//! Must not know what is drawn, but for the marks of categories, which all drawings share.

use std::{borrow::Cow, fmt::Write as _};

use super::{
    inks::{self, Ink},
    letters::Letters,
};
use crate::{
    mapping::{Area, Point, scene::mark},
    model::Category,
};

/// The fonts of a drawing, the bundled one first; the others are about as wide.
const FAMILIES: &str = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

/// Where the baseline lies below the middle of a line, in sizes of its letters.
const BASELINE: f32 = 0.364;

/// A weight of letters.
pub(super) const REGULAR: u16 = 400;
pub(super) const MEDIUM: u16 = 500;
pub(super) const SEMIBOLD: u16 = 600;

/// Lengths of dashes and gaps as an attribute.
fn dash_array(dashes: &[f32]) -> String {
    let lengths: Vec<String> = dashes.iter().map(|length| number(*length)).collect();
    lengths.join(" ")
}

/// The attributes of a line.
pub(super) struct Stroke {
    ink: String,
    width: String,
    dashes: String,
}

impl Stroke {
    pub(super) fn new(ink: Ink, width: f32, dashes: &[f32]) -> Self {
        Self {
            ink: ink.to_string(),
            width: number(width),
            dashes: dash_array(dashes),
        }
    }

    /// A line of this width at scale 1, thinner with its pill on a crowded map.
    pub(super) fn scaled(ink: Ink, width: f32, dashes: &[f32], scale: f32) -> Self {
        let dashes: Vec<f32> = dashes.iter().map(|length| length * scale).collect();
        Self::new(ink, width * scale, &dashes)
    }

    pub(super) fn attributes(&self) -> Vec<(&str, &str)> {
        let mut all = vec![
            ("stroke", self.ink.as_str()),
            ("stroke-width", self.width.as_str()),
        ];
        if !self.dashes.is_empty() {
            all.push(("stroke-dasharray", self.dashes.as_str()));
        }
        all
    }
}

/// A drawing in the making.
pub(super) struct Pen<'a> {
    out: String,
    open: Vec<&'static str>,
    letters: &'a mut dyn Letters,
}

/// A text on one line.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// Its left end, middle or right end, and the middle of its height.
    pub(super) at: Point,
    pub(super) anchor: Anchor,
    pub(super) size: f32,
    pub(super) weight: u16,
    pub(super) ink: Ink,
}

/// Which part of a text is at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl<'a> Pen<'a> {
    /// A drawing of this width and height in which the place `from` is the upper left corner.
    pub(super) fn new(from: Point, size: [f32; 2], letters: &'a mut dyn Letters) -> Self {
        let [width, height] = size.map(number);
        let (left, top) = (number(from.x), number(from.y));
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"{left} {top} {width} {height}\" xml:lang=\"en\" font-family=\"{FAMILIES}\" \
             role=\"graphics-document document\" aria-labelledby=\"title\" aria-describedby=\"description\""
        );
        let mut pen = Self {
            out,
            open: vec!["svg"],
            letters,
        };
        pen.end_tag();
        pen
    }

    /// The whole drawing.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn end_tag(&mut self) {
        self.out.push_str(">\n");
    }

    fn attributes(&mut self, attributes: &[(&str, &str)]) {
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"{}\"", escaped(value));
        }
    }

    /// Opens a group.
    pub(super) fn open(&mut self, attributes: &[(&str, &str)]) {
        self.out.push_str("<g");
        self.attributes(attributes);
        self.end_tag();
        self.open.push("g");
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = writeln!(self.out, "</{name}>");
        }
    }

    /// A group with the words that say what it shows.
    pub(super) fn open_said(&mut self, attributes: &[(&str, &str)], words: &str) {
        self.open(attributes);
        self.words("title", &[], words);
    }

    /// Words about the drawing, that are read but not seen.
    pub(super) fn words(&mut self, tag: &str, attributes: &[(&str, &str)], words: &str) {
        let _ = write!(self.out, "<{tag}");
        self.attributes(attributes);
        let _ = writeln!(self.out, ">{}</{tag}>", escaped(words));
    }

    /// A form without content.
    pub(super) fn form(&mut self, tag: &str, numbers: &[(&str, f32)], attributes: &[(&str, &str)]) {
        let _ = write!(self.out, "<{tag}");
        for (name, value) in numbers {
            let _ = write!(self.out, " {name}=\"{}\"", number(*value));
        }
        self.attributes(attributes);
        self.out.push_str("/>\n");
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: Point, to: Point, attributes: &[(&str, &str)]) {
        let ends = [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)];
        self.form("line", &ends, attributes);
    }

    /// A filled polygon.
    pub(super) fn polygon(&mut self, corners: &[Point], attributes: &[(&str, &str)]) {
        self.through("polygon", corners, attributes);
    }

    /// Straight lines from place to place.
    pub(super) fn way(&mut self, places: &[Point], attributes: &[(&str, &str)]) {
        let open = [("fill", "none"), ("stroke-linejoin", "round")];
        let attributes: Vec<_> = attributes.iter().copied().chain(open).collect();
        self.through("polyline", places, &attributes);
    }

    fn through(&mut self, tag: &str, places: &[Point], attributes: &[(&str, &str)]) {
        let mut path = String::new();
        for place in places {
            let gap = if path.is_empty() { "" } else { " " };
            let _ = write!(path, "{gap}{},{}", number(place.x), number(place.y));
        }
        let _ = write!(self.out, "<{tag}");
        self.attributes(&[("points", &path)]);
        self.attributes(attributes);
        self.out.push_str("/>\n");
    }

    /// A rectangle, its corners rounded.
    pub(super) fn block(&mut self, area: &Area, radius: f32, attributes: &[(&str, &str)]) {
        let [width, height] = area.size;
        let mut numbers = vec![
            ("x", area.left()),
            ("y", area.top()),
            ("width", width),
            ("height", height),
        ];
        if radius > 0.0 {
            numbers.push(("rx", radius));
        }
        self.form("rect", &numbers, attributes);
    }

    /// The mark of a category.
    pub(super) fn mark(&mut self, category: Category, center: Point, radius: f32, opacity: &str) {
        let fill = inks::category(category).to_string();
        let mut attributes = vec![("fill", fill.as_str())];
        if opacity != "1" {
            attributes.push(("fill-opacity", opacity));
        }
        if category == Category::Family {
            // The list has this circle as a polygon; a drawing can have the circle itself.
            let [x, _] = mark(category).first().copied().unwrap_or([1.0, 0.0]);
            let numbers = [("cx", center.x), ("cy", center.y), ("r", x * radius)];
            self.form("circle", &numbers, &attributes);
            return;
        }
        let corners: Vec<Point> = mark(category)
            .into_iter()
            .map(|[x, y]| Point::new(center.x + x * radius, center.y + y * radius))
            .collect();
        self.polygon(&corners, &attributes);
    }

    /// A text on one line.
    pub(super) fn text(&mut self, line: Line<'_>) {
        let y = line.at.y + BASELINE * line.size;
        let _ = write!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\"",
            number(line.at.x),
            number(y),
            number(line.size),
            line.weight,
            line.ink
        );
        match line.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attributes(&[("text-anchor", "middle")]),
            Anchor::End => self.attributes(&[("text-anchor", "end")]),
        }
        self.out.push('>');
        for run in self.letters.runs(line.text) {
            match run.family {
                None => self.out.push_str(&escaped(&run.text)),
                Some(family) => {
                    // No font's name may end the quotes around it.
                    let family = family.replace(['\'', '\\'], "");
                    let _ = write!(
                        self.out,
                        "<tspan font-family=\"'{}'\">{}</tspan>",
                        escaped(&family),
                        escaped(&run.text)
                    );
                }
            }
        }
        self.out.push_str("</text>\n");
    }
}

/// A number with two decimals at most; what is no number is 0.
pub(super) fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

/// Text as it may stand in an element or an attribute; characters that XML has no place for are left out.
fn escaped(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '"' | '\u{fffe}' | '\u{ffff}') || c.is_control();
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c if special(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_always_numbers() {
        assert_eq!(number(1.0), "1");
        assert_eq!(number(-0.001), "0");
        assert_eq!(number(12.345_6), "12.35");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(f32::NAN), "0");
    }

    #[test]
    fn what_xml_has_no_place_for_is_left_out_and_the_rest_is_kept() {
        assert_eq!(escaped("Family Court"), "Family Court");
        assert_eq!(
            escaped("<A&B>\u{0}\u{8}\u{ffff}\n\"c\""),
            "&lt;A&amp;B&gt; &quot;c&quot;"
        );
        assert_eq!(escaped("Ελλάδα 日本 😀"), "Ελλάδα 日本 😀");
    }
}
