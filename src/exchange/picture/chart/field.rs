//! Dots on two scales, each named beside it while there is room, else numbered with a list below.
//! Must not know what is rated.

use std::collections::BTreeMap;

use super::{
    LEADING, NAME, SMALL, WIDTH, Words, empty,
    scale::{self, Scale},
    sheet,
};
use crate::{
    exchange::picture::{
        inks,
        letters::Letters,
        pen::{Anchor, Pen, Stroke},
    },
    insight::text,
    mapping::{Area, Point, label},
    report::chart::{Axis, Dot, Field},
};

/// Height of the frame.
const HEIGHT: f32 = 250.0;

/// Dots keep off the frame.
const INSET: f32 = 12.0;

/// More names around dots hide what they name: then all are numbered.
const NAMED: usize = 25;

/// More dots are not drawn, only counted.
const MOST: usize = 300;

/// Half the size of a dot.
const RADIUS: f32 = 4.2;

/// The widest name beside a dot.
const WIDEST: f32 = 132.0;

/// How far from its dot a name may stand, nearest first; farther ones are led to by a thin line.
const OFFS: [f32; 5] = [3.0, 11.0, 20.0, 30.0, 42.0];

/// Where names stand around a dot, best first: to the right and down.
const AROUND: [(f32, f32); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (1.0, 1.0),
    (-1.0, -1.0),
    (-1.0, 1.0),
];

/// A dot in its place.
struct Placed<'a> {
    dot: &'a Dot,
    at: Point,
    /// What stands beside it.
    sign: String,
    /// What the list below says of it; empty: its name stands beside it.
    listed: String,
    name_at: Option<Area>,
}

/// A scale with what it measures.
struct Side<'a> {
    name: &'a str,
    scale: Scale,
    cut: Option<f64>,
}

impl<'a> Side<'a> {
    fn new(axis: &'a Axis, values: impl Iterator<Item = f64>) -> Option<Self> {
        let (low, high) = axis.range;
        let given = low.is_finite() && high.is_finite() && low < high;
        let scale = if given {
            Some(Scale { low, high })
        } else {
            Scale::around(values).map(Scale::opened)
        };
        scale.map(|scale| Self {
            name: axis.name.trim(),
            cut: axis.cut.filter(|cut| *cut > scale.low && *cut < scale.high),
            scale,
        })
    }

    /// Both ends and the cut.
    fn marks(&self) -> Vec<f64> {
        let ends = [self.scale.low, self.scale.high];
        ends.into_iter().chain(self.cut).collect()
    }
}

/// Where everything stands.
struct Layout<'a> {
    frame: Area,
    right: Side<'a>,
    up: Side<'a>,
    corners: Vec<(Area, String)>,
    dots: Vec<Placed<'a>>,
    more: usize,
    columns: usize,
}

/// A column of the list below is no narrower.
const COLUMN: f32 = 160.0;

/// Height of a row of the list below.
const ROW: f32 = 13.0;

impl<'a> Layout<'a> {
    /// None without a dot.
    fn new(field: &'a Field) -> Option<Self> {
        let sound = |dot: &&Dot| dot.at.0.is_finite() && dot.at.1.is_finite();
        let all: Vec<&Dot> = field.dots.iter().filter(sound).collect();
        let more = all.len().saturating_sub(MOST);
        let dots: Vec<&Dot> = all.into_iter().take(MOST).collect();
        if dots.is_empty() {
            return None;
        }
        let right = Side::new(&field.right, dots.iter().map(|dot| dot.at.0))?;
        let up = Side::new(&field.up, dots.iter().map(|dot| dot.at.1))?;
        let numbers = up.marks().into_iter().map(scale::number);
        let left = numbers
            .map(|number| label::width(&number, SMALL))
            .fold(0.0, f32::max)
            + 7.0;
        let width = WIDTH - left - 1.0;
        let top = LEADING + 6.0;
        let frame = Area::new(
            Point::new(left + width * 0.5, top + HEIGHT * 0.5),
            width,
            HEIGHT,
        );
        let mut layout = Self {
            frame,
            right,
            up,
            corners: Vec::new(),
            dots: Vec::new(),
            more,
            columns: (WIDTH / COLUMN) as usize,
        };
        layout.corners = layout.corners(&field.corners);
        layout.dots = layout.placed(&dots);
        layout.name();
        Some(layout)
    }

    fn inner(&self) -> Area {
        let [width, height] = self.frame.size;
        Area::new(self.frame.center, width - 2.0 * INSET, height - 2.0 * INSET)
    }

    fn x(&self, value: f64) -> f32 {
        let inner = self.inner();
        inner.left() + inner.size[0] * self.right.scale.share(value)
    }

    fn y(&self, value: f64) -> f32 {
        let inner = self.inner();
        inner.bottom() - inner.size[1] * self.up.scale.share(value)
    }

    /// Names of the quarters, each in its corner of the frame; none unless both scales are cut.
    fn corners(&self, names: &[String; 4]) -> Vec<(Area, String)> {
        let (Some(cut), Some(_)) = (self.right.cut, self.up.cut) else {
            return Vec::new();
        };
        let cut = self.x(cut);
        const OFF: f32 = 6.0;
        let (left, right) = (self.frame.left() + OFF, self.frame.right() - OFF);
        let (top, bottom) = (self.frame.top() + OFF, self.frame.bottom() - OFF);
        let corner = |(at, name): (usize, &String)| {
            let is_left = at % 2 == 0;
            let room = if is_left { cut - left } else { right - cut };
            let text = label::cut(name.trim(), NAME, room - OFF);
            if text.is_empty() || room < 4.0 * NAME {
                return None;
            }
            let width = label::width(&text, NAME);
            let x = if is_left {
                left + width * 0.5
            } else {
                right - width * 0.5
            };
            let y = if at < 2 {
                top + LEADING * 0.5
            } else {
                bottom - LEADING * 0.5
            };
            Some((Area::new(Point::new(x, y), width, LEADING), text))
        };
        names.iter().enumerate().filter_map(corner).collect()
    }

    /// The dots where they belong; those at the same place around it.
    fn placed(&self, dots: &[&'a Dot]) -> Vec<Placed<'a>> {
        let mut here: BTreeMap<(i32, i32), usize> = BTreeMap::new();
        let inner = self.inner();
        let place = |dot: &&'a Dot| {
            let spot = Point::new(self.x(dot.at.0), self.y(dot.at.1));
            let before = here
                .entry((spot.x.round() as i32, spot.y.round() as i32))
                .or_default();
            // The golden angle leaves no two dots in the same direction.
            let away = Point::polar(*before as f32 * 2.4, 2.2 * RADIUS * (*before as f32).sqrt());
            *before += 1;
            let at = Point::new(spot.x + away.x, spot.y + away.y);
            Placed {
                dot,
                at: inner.nearest(at, -(INSET - RADIUS - 1.0)),
                sign: String::new(),
                listed: String::new(),
                name_at: None,
            }
        };
        dots.iter().map(place).collect()
    }

    /// Puts names beside dots; numbers where they have no room, if there are too many, or to the rest.
    fn name(&mut self) {
        let mut taken: Vec<Area> = self.corners.iter().map(|(area, _)| *area).collect();
        let dots = self.dots.iter();
        taken.extend(dots.map(|dot| Area::new(dot.at, 2.0 * RADIUS + 1.0, 2.0 * RADIUS + 1.0)));
        let crowded = self.dots.len() > NAMED;
        let frame = self.frame;
        let own_numbers = self
            .dots
            .iter()
            .all(|dot| numbered(&dot.dot.name).is_some());
        for (at, placed) in self.dots.iter_mut().enumerate() {
            let name = placed.dot.name.trim();
            if !crowded {
                let text = label::cut(name, NAME, WIDEST);
                placed.name_at = room(&frame, &taken, placed.at, label::width(&text, NAME));
                placed.sign = text;
            }
            if placed.name_at.is_none() && !name.is_empty() {
                let own = numbered(name).filter(|_| own_numbers);
                let (number, rest) = own.map_or_else(
                    || ((at + 1).to_string(), name),
                    |(number, rest)| (number.to_owned(), rest),
                );
                let width = label::width(&number, SMALL);
                let beside = || beside(placed.at, width, (1.0, 0.0), 0.0);
                let found = room(&frame, &taken, placed.at, width);
                placed.name_at = Some(found.unwrap_or_else(beside));
                placed.sign = number;
                rest.clone_into(&mut placed.listed);
            }
            taken.extend(placed.name_at);
        }
    }

    fn listed(&self) -> impl Iterator<Item = &Placed<'a>> {
        self.dots.iter().filter(|dot| !dot.listed.is_empty())
    }

    fn list_rows(&self) -> usize {
        self.listed().count().div_ceil(self.columns.max(1))
    }

    fn list_top(&self) -> f32 {
        self.frame.bottom() + LEADING + 8.0
    }

    fn height(&self) -> f32 {
        let rows = self.list_rows() as f32 * ROW;
        let list = if rows > 0.0 { rows + 6.0 } else { 0.0 };
        let more = if self.more > 0 { ROW } else { 0.0 };
        self.list_top() + list + more
    }

    fn ground(&self, pen: &mut Pen<'_>) {
        let frame = &self.frame;
        let edge = Stroke::new(inks::LINE_STRONG, 0.8, &[]);
        let mut attributes = edge.attributes();
        attributes.push(("fill", "none"));
        pen.block(frame, 0.0, &attributes);
        let cut = Stroke::new(inks::LINE_STRONG, 1.0, &[5.0, 4.0]);
        if let Some(x) = self.right.cut.map(|value| self.x(value)) {
            let ends = [Point::new(x, frame.top()), Point::new(x, frame.bottom())];
            pen.line(ends[0], ends[1], &cut.attributes());
        }
        if let Some(y) = self.up.cut.map(|value| self.y(value)) {
            let ends = [Point::new(frame.left(), y), Point::new(frame.right(), y)];
            pen.line(ends[0], ends[1], &cut.attributes());
        }
        for (area, name) in &self.corners {
            Words::name(name, area.center)
                .anchor(Anchor::Middle)
                .ink(inks::MUTED)
                .strong()
                .write(pen);
        }
        self.axes(pen);
    }

    fn axes(&self, pen: &mut Pen<'_>) {
        let frame = &self.frame;
        let up = label::cut(self.up.name, SMALL, WIDTH - 2.0 * NAME);
        let up = format!("{up} ↑");
        let at = Point::new(0.0, LEADING * 0.5);
        Words::quiet(up.trim_start(), at).medium().write(pen);
        for value in self.up.marks() {
            let at = Point::new(frame.left() - 5.0, self.y(value));
            let text = scale::number(value);
            Words::quiet(&text, at).anchor(Anchor::End).write(pen);
        }
        let below = frame.bottom() + 3.0 + LEADING * 0.5;
        let mut free = frame.left();
        for value in self.right.marks() {
            let text = scale::number(value);
            // Below its mark, but for a long number at an end.
            let half = label::width(&text, SMALL) * 0.5;
            let x = self.x(value).min(WIDTH - half).max(half);
            let at = Point::new(x, below);
            Words::quiet(&text, at).anchor(Anchor::Middle).write(pen);
            if value < self.right.scale.high {
                free = free.max(at.x + label::width(&text, SMALL) * 0.5);
            }
        }
        // Between the numbers, right before the last.
        let last = label::width(&scale::number(self.right.scale.high), SMALL);
        let middle = self.x(self.right.scale.high).min(WIDTH - last * 0.5);
        let end = middle - last * 0.5 - 8.0;
        let name = label::cut(self.right.name, SMALL, end - free - 8.0 - 2.0 * NAME);
        let name = format!("{name} →");
        Words::quiet(name.trim_start(), Point::new(end, below))
            .anchor(Anchor::End)
            .medium()
            .write(pen);
    }

    fn dots(&self, pen: &mut Pen<'_>) {
        let thin = Stroke::new(inks::LINE_STRONG, 0.6, &[]);
        for placed in &self.dots {
            let Some(area) = &placed.name_at else {
                continue;
            };
            let near = area.nearest(placed.at, 0.0);
            if near.distance(placed.at) > RADIUS + 5.0 {
                pen.line(placed.at, near, &thin.attributes());
            }
        }
        for placed in &self.dots {
            pen.open_said(&[], placed.dot.name.trim());
            if let Some(area) = &placed.name_at {
                // Dashed lines and lines that lead to other dots pass below names.
                let white = inks::SURFACE.to_string();
                pen.block(area, 2.0, &[("fill", &white), ("fill-opacity", "0.8")]);
                let start = Point::new(area.left(), area.center.y);
                if placed.listed.is_empty() {
                    Words::name(&placed.sign, start).write(pen);
                } else {
                    Words::quiet(&placed.sign, start).ink(inks::TEXT).write(pen);
                }
            }
            dot(pen, placed.dot, placed.at, RADIUS);
            pen.close();
        }
    }

    /// What the numbers mean, column by column.
    fn list(&self, pen: &mut Pen<'_>) {
        let rows = self.list_rows().max(1);
        let width = WIDTH / self.columns.max(1) as f32;
        let number = label::width("000", SMALL);
        for (at, placed) in self.listed().enumerate() {
            let left = width * (at / rows) as f32;
            let y = self.list_top() + 6.0 + ROW * ((at % rows) as f32 + 0.5);
            let end = Point::new(left + number, y);
            Words::quiet(&placed.sign, end)
                .anchor(Anchor::End)
                .write(pen);
            dot(pen, placed.dot, Point::new(end.x + 9.0, y), RADIUS - 0.4);
            let from = number + 18.0;
            let name = label::cut(&placed.listed, NAME, width - from - 8.0);
            Words::name(&name, Point::new(left + from, y)).write(pen);
        }
        if self.more > 0 {
            let text = format!("and {} more", text::digits(self.more));
            let at = Point::new(0.0, self.height() - ROW * 0.5);
            Words::quiet(&text, at).write(pen);
        }
    }
}

/// The mark of a dot with a thin white edge, so that dots that touch can be told apart.
fn dot(pen: &mut Pen<'_>, dot: &Dot, at: Point, radius: f32) {
    if let Some(category) = dot.category {
        pen.mark(category, at, radius + 0.6, "1");
        return;
    }
    let edge = Stroke::new(inks::SURFACE, 0.8, &[]);
    let fill = inks::ACCENT.to_string();
    let mut attributes = edge.attributes();
    attributes.push(("fill", &fill));
    let numbers = [("cx", at.x), ("cy", at.y), ("r", radius - 0.4)];
    pen.form("circle", &numbers, &attributes);
}

/// A name that begins with a number of its own: the number and the rest.
fn numbered(name: &str) -> Option<(&str, &str)> {
    let (number, rest) = name.trim().split_once(' ')?;
    let is_number = number.len() <= 3 && number.bytes().all(|digit| digit.is_ascii_digit());
    is_number.then_some((number, rest))
}

/// A place near a dot for words of this width that nothing has taken.
fn room(frame: &Area, taken: &[Area], dot: Point, width: f32) -> Option<Area> {
    let free = |area: &Area| {
        let inside = area.left() >= frame.left() + 2.0
            && area.right() <= frame.right() - 2.0
            && area.top() >= frame.top() + 1.0
            && area.bottom() <= frame.bottom() - 1.0;
        inside && taken.iter().all(|other| other.clearance(area) > 1.0)
    };
    OFFS.iter().find_map(|off| {
        let places = AROUND.iter().map(|way| beside(dot, width, *way, *off));
        places.into_iter().find(free)
    })
}

/// The place for words of this width that far from a dot, to the right and down.
fn beside(dot: Point, width: f32, (right, down): (f32, f32), off: f32) -> Area {
    // Aslant, words come as near as those beside or below.
    let aslant = right != 0.0 && down != 0.0;
    let off = if aslant { off * 0.7 } else { off };
    let x = dot.x + right * (RADIUS + off + width * 0.5);
    let y = dot.y + down * (RADIUS + off + LEADING * 0.5 - 2.0);
    Area::new(Point::new(x, y), width, LEADING - 2.0)
}

/// Draws dots on two scales.
pub(super) fn draw(field: &Field, letters: &mut dyn Letters) -> String {
    const KIND: &str = "Dots on two scales";
    let Some(layout) = Layout::new(field) else {
        return empty(KIND, letters);
    };
    let mut pen = sheet(KIND, [WIDTH, layout.height()], letters);
    layout.ground(&mut pen);
    layout.dots(&mut pen);
    layout.list(&mut pen);
    pen.finish()
}
