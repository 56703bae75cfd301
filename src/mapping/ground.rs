//! What lies below the partners under each lens: rings, lanes, the field of power and interest, and their names.
//! Must not know partners, nor colors (it names roles).

use std::f32::consts::{PI, TAU};

use super::{Area, Point, label, lanes, lens, power, rings};
use crate::model::{Category, Header, Lens, Level, Quarter};

/// The form of a piece of ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// A disc around a place.
    Disc {
        /// Its middle.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// A rectangle.
    Block(Area),
    /// A straight line.
    Line([Point; 2]),
}

/// What a piece of ground is drawn with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tint {
    /// The ground's fill, with a thin border: 0 is the palest, 1 stands out most.
    Depth(f32),
    /// A thin line.
    Thin,
    /// A line that divides, dashed.
    Divide,
}

/// A piece of ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its form.
    pub form: Form,
    /// How it is drawn.
    pub tint: Tint,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A ring or a lane.
    Level(Option<Level>),
    /// A sector; drawn with the category's mark.
    Sector(Category),
    /// A quarter of the field of power and interest.
    Quarter(Quarter),
    /// An axis, or an end of one.
    Axis,
    /// Who lies beside the field.
    Strip,
}

/// Which side of a label its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It begins there.
    Left,
    /// Its middle is there.
    Middle,
    /// It ends there.
    Right,
}

/// A text on the map itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub names: Names,
    /// What it says.
    pub text: String,
    /// Where it is.
    pub at: Point,
    /// Which side of it that is.
    pub side: Side,
    /// Size of its letters at scale 1.
    pub size: f32,
    /// Whether it is drawn as a heading.
    pub strong: bool,
    /// The depth of the ground on which it lies, if links are to pass below it.
    pub ground: Option<f32>,
}

/// Room for a category's mark before its name, in sizes of its letters.
pub const MARK_ROOM: f32 = 1.7;

impl Label {
    /// Its width at scale 1, with the mark if it has one.
    pub fn width(&self) -> f32 {
        let mark = if matches!(self.names, Names::Sector(_)) {
            MARK_ROOM * self.size
        } else {
            0.0
        };
        label::width(&self.text, self.size) + mark
    }

    /// The rectangle that it fills at scale 1.
    pub fn area(&self) -> Area {
        let width = self.width();
        let aside = match self.side {
            Side::Left => 0.5,
            Side::Middle => 0.0,
            Side::Right => -0.5,
        };
        let center = Point::new(self.at.x + aside * width, self.at.y);
        Area::new(center, width, self.size * 1.3)
    }
}

/// The ground under a lens, from back to front, and its names, as the plan with this header has them.
pub fn ground(lens: Lens, header: Option<&Header>) -> (Vec<Piece>, Vec<Label>) {
    match lens {
        Lens::Rings => rings_ground(),
        Lens::Lanes => lanes_ground(),
        Lens::Power => power_ground(header),
        Lens::Free => (Vec::new(), Vec::new()),
    }
}

const fn fill(form: Form, depth: f32) -> Piece {
    Piece {
        form,
        tint: Tint::Depth(depth),
    }
}

fn rings_ground() -> (Vec<Piece>, Vec<Label>) {
    const FROM_EDGE: f32 = 11.0;
    const RIM: f32 = 24.0;
    let last = rings::RINGS.len() - 1;
    let depth = |i: usize| (last - i) as f32 / last as f32;
    let discs = rings::RINGS.iter().enumerate().rev().map(|(i, ring)| {
        let center = Point::default();
        let radius = ring.to;
        fill(Form::Disc { center, radius }, depth(i))
    });
    let spokes = Category::ALL.iter().map(|category| {
        let angle = rings::sector_middle(*category) + PI / 6.0;
        let ends = [rings::AGENCY, rings::EDGE].map(|radius| Point::polar(angle, radius));
        Piece {
            form: Form::Line(ends),
            tint: Tint::Thin,
        }
    });
    let names = rings::RINGS.iter().enumerate().map(|(i, ring)| Label {
        names: Names::Level(ring.level),
        text: rings::ring_name(ring.level).to_owned(),
        at: Point::new(0.0, FROM_EDGE - ring.to),
        side: Side::Middle,
        size: 11.0,
        strong: false,
        ground: Some(depth(i)),
    });
    let sectors = Category::ALL.iter().map(|category| {
        let at = Point::polar(rings::sector_middle(*category), rings::EDGE + RIM);
        Label {
            names: Names::Sector(*category),
            text: category.label().to_owned(),
            at,
            // Beside the table a name begins or ends at the rim; above and below it is centered.
            side: if at.x.abs() < 1.0 {
                Side::Middle
            } else if at.x > 0.0 {
                Side::Left
            } else {
                Side::Right
            },
            size: label::TEXT_SIZE,
            strong: true,
            ground: None,
        }
    });
    (
        discs.chain(spokes).collect(),
        names.chain(sectors).collect(),
    )
}

fn lanes_ground() -> (Vec<Piece>, Vec<Label>) {
    let last = lanes::LANES.len() - 1;
    let blocks = lanes::LANES.iter().enumerate().map(|(i, level)| {
        let mut area = lanes::area(*level);
        // The head belongs to the lane.
        area.center.y -= lanes::HEAD * 0.5;
        area.size[1] += lanes::HEAD;
        fill(Form::Block(area), i as f32 / last as f32)
    });
    let names = lanes::LANES.iter().map(|level| {
        let area = lanes::area(*level);
        Label {
            names: Names::Level(*level),
            text: lens::lane_name(*level).to_owned(),
            at: Point::new(area.center.x, area.top() - lanes::HEAD * 0.5),
            side: Side::Middle,
            size: label::TEXT_SIZE,
            strong: true,
            ground: None,
        }
    });
    (blocks.collect(), names.collect())
}

fn power_ground(header: Option<&Header>) -> (Vec<Piece>, Vec<Label>) {
    const FROM_SIDE: f32 = 12.0;
    let field = power::FIELD;
    let [width, height] = field.size;
    let quarter = |quarter: Quarter| {
        let (right, up) = match quarter {
            Quarter::WorkClosely => (true, true),
            Quarter::KeepSatisfied => (false, true),
            Quarter::KeepInformed => (true, false),
            Quarter::Watch => (false, false),
        };
        let depth = match (right, up) {
            (true, true) => 1.0,
            (false, false) => 0.15,
            _ => 0.55,
        };
        let x = field.center.x + if right { 0.25 } else { -0.25 } * width;
        let y = field.center.y + if up { -0.25 } else { 0.25 } * height;
        let block = Area::new(Point::new(x, y), width * 0.5, height * 0.5);
        let label = Label {
            names: Names::Quarter(quarter),
            // A group's own words may be long; they stay in their quarter.
            text: label::cut(
                quarter.name(header),
                label::TEXT_SIZE,
                width * 0.5 - 2.0 * FROM_SIDE,
            ),
            at: Point::new(
                if right {
                    field.right() - FROM_SIDE
                } else {
                    field.left() + FROM_SIDE
                },
                if up {
                    field.top() + 16.0
                } else {
                    field.bottom() - 16.0
                },
            ),
            side: if right { Side::Right } else { Side::Left },
            size: label::TEXT_SIZE,
            strong: true,
            ground: None,
        };
        (fill(Form::Block(block), depth), label)
    };
    let (mut pieces, mut labels): (Vec<_>, Vec<_>) =
        Quarter::ALL.iter().copied().map(quarter).unzip();
    let divide = |from, to| Piece {
        form: Form::Line([from, to]),
        tint: Tint::Divide,
    };
    let middle = field.center;
    pieces.push(divide(
        Point::new(middle.x, field.top()),
        Point::new(middle.x, field.bottom()),
    ));
    pieces.push(divide(
        Point::new(field.left(), middle.y),
        Point::new(field.right(), middle.y),
    ));
    pieces.push(fill(Form::Block(power::STRIP), 0.0));
    let mut say = |names, text: &str, x: f32, y: f32, side| {
        labels.push(Label {
            names,
            text: text.to_owned(),
            at: Point::new(x, y),
            side,
            size: 11.5,
            strong: names == Names::Strip,
            ground: None,
        });
    };
    let (above, below) = (field.top() - 16.0, field.bottom() + 18.0);
    say(
        Names::Strip,
        "Not rated yet",
        power::STRIP.center.x,
        above,
        Side::Middle,
    );
    say(
        Names::Axis,
        "Influence, 100 at the top ↑",
        field.left(),
        above,
        Side::Left,
    );
    say(
        Names::Axis,
        "Interest, 100 on the right →",
        field.right(),
        below,
        Side::Right,
    );
    say(Names::Axis, "0", field.left(), below, Side::Left);
    say(
        Names::Axis,
        "50 and more is high",
        middle.x,
        below,
        Side::Middle,
    );
    (pieces, labels)
}

/// A part of the map, as the band between two paths of equally many points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Region {
    /// One border.
    pub one: Vec<Point>,
    /// The other.
    pub other: Vec<Point>,
}

/// What a drop at a place means, to be lit up: a ring's sector, a lane, a quarter; with `level_only` the whole
/// ring. Nothing where places mean nothing.
pub fn region(lens: Lens, at: Point, level_only: bool) -> Option<Region> {
    match lens {
        Lens::Rings => {
            const STEPS: u16 = 48;
            let ring = rings::ring_of(rings::level_at(at));
            let (from, to) = if level_only {
                (0.0, TAU)
            } else {
                let middle = rings::sector_middle(rings::category_at(at));
                (middle - PI / 6.0, middle + PI / 6.0)
            };
            let arc = |radius: f32| {
                let turn = |step| from + (to - from) * f32::from(step) / f32::from(STEPS);
                (0..=STEPS)
                    .map(|step| Point::polar(turn(step), radius))
                    .collect()
            };
            Some(Region {
                one: arc(ring.from),
                other: arc(ring.to),
            })
        }
        Lens::Lanes => Some(block(&lanes::area(lanes::level_at(at)))),
        Lens::Power => {
            let Some((influence, interest)) = power::ratings(at) else {
                return Some(block(&power::STRIP));
            };
            let field = power::FIELD;
            let quarter = Quarter::of(influence, interest);
            let right = matches!(quarter, Quarter::WorkClosely | Quarter::KeepInformed);
            let up = matches!(quarter, Quarter::WorkClosely | Quarter::KeepSatisfied);
            let [width, height] = field.size;
            let x = field.center.x + if right { 0.25 } else { -0.25 } * width;
            let y = field.center.y + if up { -0.25 } else { 0.25 } * height;
            Some(block(&Area::new(
                Point::new(x, y),
                width * 0.5,
                height * 0.5,
            )))
        }
        Lens::Free => None,
    }
}

fn block(area: &Area) -> Region {
    let corner = |x: f32, y: f32| Point::new(x, y);
    Region {
        one: vec![
            corner(area.left(), area.top()),
            corner(area.left(), area.bottom()),
        ],
        other: vec![
            corner(area.right(), area.top()),
            corner(area.right(), area.bottom()),
        ],
    }
}
