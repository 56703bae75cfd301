//! Draws a composed picture as SVG: the display list of the map as the window paints it, in the light theme.
//! Must not know how a picture is put together.

use super::{
    compose::{Composed, LINE, SUBTITLE, TITLE},
    inks::{self, Ink},
    legend::{HEAD, ROW, Row, Sample, TEXT, TEXT_FROM},
    letters::Letters,
    pen::{Anchor, Line, MEDIUM, Pen, REGULAR, SEMIBOLD, Stroke, number},
};
use crate::mapping::{
    Area, Point, Wire,
    ground::{Form, Label, MARK_ROOM, Names, Side, Tint},
    label,
    scene::{Border, Ghost, MARK, NAME_FROM, Node},
    wire,
};

/// The picture as SVG; `paper`: whether it has a ground of its own.
pub(super) fn draw(picture: &Composed, paper: bool, letters: &mut dyn Letters) -> String {
    let frame = &picture.frame;
    let mut pen = Pen::new(Point::new(frame.left(), frame.top()), frame.size, letters);
    pen.words("title", &[("id", "title")], &picture.name);
    pen.words("desc", &[("id", "description")], &picture.description);
    let scale = picture.scene.scale;
    let mut brush = Brush {
        pen,
        picture,
        scale,
    };
    if paper {
        brush.pen.block(
            frame,
            0.0,
            &[("id", "paper"), ("fill", &inks::PAPER.to_string())],
        );
    }
    brush.titles();
    brush.ground();
    brush.wires();
    brush.labels();
    brush.agency();
    brush.leaders();
    if picture.intended {
        brush.ghosts();
    }
    brush.nodes();
    brush.legend();
    brush.pen.finish()
}

struct Brush<'a> {
    pen: Pen<'a>,
    picture: &'a Composed,
    /// Size of pills and names, and of all lines at them.
    scale: f32,
}

/// The direction from one place to another, of length 1; none between the same places.
fn along(from: Point, to: Point) -> Option<Point> {
    let distance = from.distance(to);
    (distance > 1e-3).then(|| Point::new((to.x - from.x) / distance, (to.y - from.y) / distance))
}

fn moved(at: Point, by: Point, times: f32) -> Point {
    Point::new(at.x + by.x * times, at.y + by.y * times)
}

/// A triangle whose tip is at `tip`.
fn arrow_head(tip: Point, along: Point, size: f32) -> [Point; 3] {
    let across = Point::new(-along.y, along.x);
    let foot = moved(tip, along, -size);
    [
        tip,
        moved(foot, across, size * 0.5),
        moved(foot, across, -size * 0.5),
    ]
}

impl Brush<'_> {
    fn titles(&mut self) {
        let mut at = self.picture.title_at;
        self.pen.open(&[("id", "titles")]);
        let sizes = [
            (&self.picture.title, TITLE, SEMIBOLD, inks::TEXT),
            (&self.picture.subtitle, SUBTITLE, REGULAR, inks::MUTED),
        ];
        for (lines, size, weight, ink) in sizes {
            for text in lines {
                let middle = Point::new(at.x, at.y + size * LINE * 0.5);
                self.line_of_text(text, middle, Anchor::Start, size, weight, ink);
                at.y += size * LINE;
            }
        }
        self.pen.close();
    }

    fn line_of_text(
        &mut self,
        text: &str,
        at: Point,
        anchor: Anchor,
        size: f32,
        weight: u16,
        ink: Ink,
    ) {
        self.pen.text(Line {
            text,
            at,
            anchor,
            size,
            weight,
            ink,
        });
    }

    fn ground(&mut self) {
        self.pen.open(&[("id", "ground")]);
        let thin = Stroke::new(inks::LINE, 1.0, &[]);
        let divide = Stroke::new(inks::LINE_STRONG, 1.2, &[6.0, 5.0]);
        for piece in &self.picture.scene.ground {
            let fill = match piece.tint {
                Tint::Depth(depth) => inks::ground(depth).to_string(),
                Tint::Thin | Tint::Divide => "none".to_owned(),
            };
            let stroke = if piece.tint == Tint::Divide {
                &divide
            } else {
                &thin
            };
            let mut attributes = stroke.attributes();
            attributes.push(("fill", &fill));
            match piece.form {
                Form::Disc { center, radius } => {
                    let numbers = [("cx", center.x), ("cy", center.y), ("r", radius)];
                    self.pen.form("circle", &numbers, &attributes);
                }
                Form::Block(area) => self.pen.block(&area, 0.0, &attributes),
                Form::Line([from, to]) => self.pen.line(from, to, &attributes),
            }
        }
        self.pen.close();
    }

    fn labels(&mut self) {
        self.pen.open(&[("id", "names")]);
        for label in &self.picture.scene.labels {
            self.label(label);
        }
        self.pen.close();
    }

    fn label(&mut self, label: &Label) {
        let area = label.area();
        if let Some(depth) = label.ground {
            // Links pass below the names of rings.
            let [width, height] = area.size;
            let behind = Area::new(area.center, width + 8.0, height);
            let fill = inks::ground(depth).to_string();
            self.pen
                .block(&behind, 4.0, &[("fill", &fill), ("fill-opacity", "0.85")]);
        }
        let (weight, ink) = match label.names {
            Names::Quarter(_) => (SEMIBOLD, inks::MUTED),
            _ if label.strong => (SEMIBOLD, inks::TEXT),
            _ => (MEDIUM, inks::MUTED),
        };
        let (at, anchor) = if let Names::Sector(category) = label.names {
            let mark = Point::new(area.left() + label.size * 0.54, label.at.y);
            self.pen.mark(category, mark, label.size * 0.5, "1");
            (
                Point::new(area.left() + label.size * MARK_ROOM, label.at.y),
                Anchor::Start,
            )
        } else {
            let anchor = match label.side {
                Side::Left => Anchor::Start,
                Side::Middle => Anchor::Middle,
                Side::Right => Anchor::End,
            };
            (label.at, anchor)
        };
        self.line_of_text(&label.text, at, anchor, label.size, weight, ink);
    }

    fn node(&self, index: usize) -> Option<(&Node, Area)> {
        let node = self.picture.scene.nodes.get(index)?;
        Some((node, self.area(node)))
    }

    fn area(&self, node: &Node) -> Area {
        Area::new(node.at, node.width, node.height(self.scale))
    }

    fn wires(&mut self) {
        let scene = &self.picture.scene;
        // The more links, the paler each, so that partners stay in front.
        let crowd = (120.0 / scene.wires.len().max(1) as f32).clamp(0.3, 1.0);
        let ink = inks::LINE.towards(inks::MUTED, 0.5);
        let opacity = number(crowd);
        self.pen.open(&[
            ("id", "links"),
            ("stroke-opacity", &opacity),
            ("fill-opacity", &opacity),
        ]);
        for link in &scene.wires {
            self.wire(link, crowd, ink);
        }
        self.pen.close();
    }

    fn wire(&mut self, link: &Wire, crowd: f32, ink: Ink) {
        let [from, to] = link.ends;
        let (Some((from, _)), Some((to, goal))) = (self.node(from), self.node(to)) else {
            return;
        };
        let Some(way) = along(from.at, to.at) else {
            return;
        };
        let aside = Point::new(-way.y, way.x);
        let off = link.aside * self.scale;
        let ends = [from.at, to.at].map(|end| moved(end, aside, off));
        let [start, end] = ends;
        let arrow = if link.arrow { "→" } else { "–" };
        let words = format!("{} {arrow} {}: {}", from.label, to.label, link.kind.label());
        let width = wire::width(link.weight) * crowd.max(0.6);
        let stroke = Stroke::scaled(ink, width, wire::dashes(link.kind), self.scale);
        let goal = Area {
            center: moved(goal.center, aside, off),
            ..goal
        };
        self.pen.open_said(&[], &words);
        self.pen.line(start, end, &stroke.attributes());
        if link.arrow {
            let size = (5.0 + width * 1.6) * self.scale;
            let head = arrow_head(goal.leave(start), way, size);
            self.pen.polygon(&head, &[("fill", &ink.to_string())]);
        }
        self.pen.close();
    }

    fn agency(&mut self) {
        const SIZE: f32 = 12.5;
        let Some(agency) = &self.picture.scene.agency else {
            return;
        };
        self.pen.open_said(
            &[("id", "agency"), ("role", "graphics-symbol img")],
            &agency.lines.join(" "),
        );
        let numbers = [("cx", 0.0), ("cy", 0.0), ("r", agency.radius)];
        self.pen
            .form("circle", &numbers, &[("fill", &inks::ACCENT.to_string())]);
        let line = SIZE * 1.25;
        let top = -line * (agency.lines.len() as f32 - 1.0) * 0.5;
        for (i, words) in agency.lines.iter().enumerate() {
            let at = Point::new(0.0, top + line * i as f32);
            self.line_of_text(words, at, Anchor::Middle, SIZE, SEMIBOLD, inks::ON_ACCENT);
        }
        self.pen.close();
    }

    /// A thin line leads from who made room for others to where it belongs.
    fn leaders(&mut self) {
        let scene = &self.picture.scene;
        let spots = scene.nodes.iter();
        let spots: Vec<_> = spots.filter_map(|n| Some((n.at, n.aside_of?))).collect();
        if spots.is_empty() {
            return;
        }
        let stroke = Stroke::scaled(inks::MUTED, 1.0, &[], self.scale);
        let dot = 5.0 * self.scale;
        let ink = inks::MUTED.to_string();
        self.pen.open(&[("id", "places"), ("opacity", "0.7")]);
        for (at, spot) in spots {
            self.pen.line(at, spot, &stroke.attributes());
            let dot = Area::new(spot, dot, dot);
            self.pen.block(&dot, dot.size[0] * 0.5, &[("fill", &ink)]);
        }
        self.pen.close();
    }

    fn ghosts(&mut self) {
        self.pen.open(&[("id", "intended")]);
        for ghost in &self.picture.scene.ghosts {
            self.ghost(ghost);
        }
        self.pen.close();
    }

    fn ghost(&mut self, ghost: &Ghost) {
        let scale = self.scale;
        let Some((node, own)) = self.node(ghost.node) else {
            return;
        };
        let ink = inks::category(node.category);
        let words = format!("{}: {} intended", node.label, ghost.level.label());
        let area = Area::new(ghost.at, 26.0 * scale, 16.0 * scale);
        self.pen.open_said(
            &[("stroke-opacity", "0.55"), ("fill-opacity", "0.55")],
            &words,
        );
        let apart = own.clearance(&area) > 1.0;
        let (start, tip) = (own.leave(ghost.at), area.leave(own.center));
        if let Some(way) = along(start, tip)
            && apart
            && start.distance(tip) > 8.0 * scale
        {
            self.arrow(start, tip, way, ink, scale);
        }
        self.ghost_outline(&area, ink, scale);
        self.pen.close();
    }

    fn arrow(&mut self, start: Point, tip: Point, way: Point, ink: Ink, scale: f32) {
        let stroke = Stroke::scaled(ink, 1.4, &[4.0, 3.0], scale);
        self.pen
            .line(start, moved(tip, way, -6.0 * scale), &stroke.attributes());
        let head = arrow_head(tip, way, 7.0 * scale);
        self.pen.polygon(&head, &[("fill", &ink.to_string())]);
    }

    fn ghost_outline(&mut self, area: &Area, ink: Ink, scale: f32) {
        let stroke = Stroke::scaled(ink, 1.4, &[4.0, 3.0], scale);
        let surface = inks::SURFACE.to_string();
        let mut attributes = stroke.attributes();
        attributes.push(("fill", &surface));
        self.pen.block(area, area.size[1] * 0.5, &attributes);
    }

    fn nodes(&mut self) {
        self.pen.open(&[("id", "partners")]);
        let scene = &self.picture.scene;
        for node in &scene.nodes {
            self.pill(node);
        }
        self.pen.close();
    }

    /// A partner, around a place of its own, so that its place stands in the drawing.
    fn pill(&mut self, node: &Node) {
        let place = format!("translate({} {})", number(node.at.x), number(node.at.y));
        let id = format!("partner-{}", node.partner.raw());
        self.pen.open_said(
            &[
                ("id", &id),
                ("transform", &place),
                ("role", "graphics-symbol img"),
            ],
            &node.words,
        );
        let area = Area {
            center: Point::default(),
            ..self.area(node)
        };
        let shadow = Area {
            center: Point::new(0.0, 1.5 * self.scale),
            size: area.size.map(|side| side + self.scale),
        };
        let black = [("fill", "#000000"), ("fill-opacity", "0.06")];
        self.pen.block(&shadow, shadow.size[1] * 0.5, &black);
        self.pill_outline(&area, node.border, self.scale);
        let k = self.scale * node.size;
        let mark = Point::new(area.left() + (MARK[0] + MARK[1]) * k, 0.0);
        let opacity = if node.muted { "0.75" } else { "1" };
        self.pen.mark(node.category, mark, MARK[1] * k, opacity);
        let at = Point::new(area.left() + NAME_FROM * k, 0.0);
        let ink = if node.muted { inks::MUTED } else { inks::TEXT };
        let size = label::TEXT_SIZE * k;
        self.line_of_text(&node.label, at, Anchor::Start, size, MEDIUM, ink);
        self.pen.close();
    }

    fn pill_outline(&mut self, area: &Area, border: Border, scale: f32) {
        let dashes = border.dashes();
        let stroke = if dashes.is_empty() {
            Stroke::scaled(inks::LINE_STRONG, 1.0, &[], scale)
        } else {
            Stroke::scaled(inks::MUTED, 1.2, dashes, scale)
        };
        let surface = inks::SURFACE.to_string();
        let mut attributes = stroke.attributes();
        attributes.push(("fill", &surface));
        self.pen.block(area, area.size[1] * 0.5, &attributes);
    }

    fn legend(&mut self) {
        let picture = self.picture;
        if picture.sections.is_empty() {
            return;
        }
        self.pen.open_said(
            &[("id", "legend"), ("role", "graphics-object group")],
            "Legend",
        );
        for section in &picture.sections {
            let left = picture.legend_at.x + section.at.x;
            let mut middle = picture.legend_at.y + section.at.y + ROW * 0.5;
            let head = Point::new(left, middle);
            self.line_of_text(
                section.head,
                head,
                Anchor::Start,
                HEAD,
                SEMIBOLD,
                inks::MUTED,
            );
            for row in &section.rows {
                middle += ROW;
                self.row(row, Point::new(left, middle));
            }
        }
        self.pen.close();
    }

    fn row(&mut self, row: &Row, at: Point) {
        self.sample(row.sample, at);
        let from = if row.sample == Sample::None {
            0.0
        } else {
            TEXT_FROM
        };
        let place = Point::new(at.x + from, at.y);
        self.line_of_text(&row.text, place, Anchor::Start, TEXT, REGULAR, inks::TEXT);
    }

    fn sample(&mut self, sample: Sample, at: Point) {
        const WIDTH: f32 = 32.0;
        let middle = Point::new(at.x + WIDTH * 0.5, at.y);
        let end = Point::new(at.x + WIDTH, at.y);
        let ink = inks::LINE.towards(inks::MUTED, 0.75);
        match sample {
            Sample::Mark(category) => self.pen.mark(category, middle, MARK[1], "1"),
            Sample::Pill(border) => self.pill_outline(&Area::new(middle, WIDTH, 14.0), border, 1.0),
            Sample::Link(kind) => {
                let stroke = Stroke::new(ink, 1.6, wire::dashes(kind));
                self.pen.line(at, end, &stroke.attributes());
            }
            Sample::Widths => {
                for weight in 1..=3_u8 {
                    let y = at.y + 5.0 * (f32::from(weight) - 2.0);
                    let stroke = Stroke::new(ink, wire::width(weight), &[]);
                    let ends = [Point::new(at.x, y), Point::new(end.x, y)];
                    self.pen.line(ends[0], ends[1], &stroke.attributes());
                }
            }
            Sample::Arrow => {
                let stroke = Stroke::new(ink, 1.6, &[]);
                self.pen.line(at, end, &stroke.attributes());
                let head = arrow_head(end, Point::new(1.0, 0.0), 7.5);
                self.pen.polygon(&head, &[("fill", &ink.to_string())]);
            }
            Sample::Ghost => {
                let to = Area::new(Point::new(end.x - 8.0, at.y), 16.0, 12.0);
                let tip = Point::new(to.left(), at.y);
                self.arrow(at, tip, Point::new(1.0, 0.0), inks::MUTED, 1.0);
                self.ghost_outline(&to, inks::MUTED, 1.0);
            }
            Sample::Sizes => {
                let small = Area::new(Point::new(at.x + 5.0, at.y), 10.0, 7.0);
                let large = Area::new(Point::new(at.x + 23.0, at.y), 18.0, 14.0);
                self.pill_outline(&small, Border::Solid, 1.0);
                self.pill_outline(&large, Border::Solid, 1.0);
            }
            Sample::None => {}
        }
    }
}
