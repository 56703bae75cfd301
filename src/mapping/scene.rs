//! The map as a display list: what lies where, with roles in place of colors, from back to front.
//!
//! The window paints it, and so do the writers of pictures, so that screen and print never differ.
//! Must not know pixels, fonts or colors.

use std::collections::HashMap;

use super::{Area, Point, label, rings, shape, slots};
use crate::model::{Category, Id, Lens, Level, Link, LinkKind, Partner, PartnerStatus, Plan};

/// Where partners lie in a cell in which nobody put them by hand; kept from one scene to the next so that
/// nobody moves because somebody else did, and an undo brings a partner back to where it was.
pub type Spots = HashMap<(Id<Partner>, Option<Level>, Category), Point>;

/// Height of a partner's pill at scale 1.
pub const PILL_HEIGHT: f32 = slots::PILL;

/// Room left of the mark, and the mark's radius, at scale 1.
pub const MARK: [f32; 2] = [10.0, 6.0];

/// Where the name begins, from the left end of the pill, at scale 1.
pub const NAME_FROM: f32 = 29.0;

/// Room right of the name, at scale 1.
pub const NAME_TO: f32 = 12.0;

/// A ring, filled; drawn from the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its outer radius.
    pub radius: f32,
    /// What it stands for.
    pub level: Option<Level>,
    /// 0 for the outermost, 1 for the innermost.
    pub depth: f32,
}

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// A ring.
    Ring(Option<Level>),
    /// A sector; drawn with the category's mark.
    Sector(Category),
}

/// A text on the map itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names.
    pub names: Names,
    /// What it says.
    pub text: String,
    /// Where its middle is.
    pub at: Point,
    /// Its width, with the mark if it has one.
    pub width: f32,
}

/// Our agency, in the middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Agency {
    /// Radius of its disc.
    pub radius: f32,
    /// Its name, in lines.
    pub lines: Vec<String>,
}

/// How a pill's border is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// At the table.
    Solid,
    /// Not at the table: prospect, invited or missing.
    Dashed,
}

/// A partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The partner.
    pub partner: Id<Partner>,
    /// The level that it is on.
    pub level: Option<Level>,
    /// Its middle.
    pub at: Point,
    /// Whether somebody put it exactly there.
    pub by_hand: bool,
    /// Its width; the height is [`PILL_HEIGHT`] times the scene's scale.
    pub width: f32,
    /// Its name as it is written on the pill.
    pub label: String,
    /// Its category: color and shape of the mark.
    pub category: Category,
    /// Its border.
    pub border: Border,
    /// Whether it is drawn in the muted role: not at the table, or ended.
    pub muted: bool,
    /// Name and place in words, for readers of all kinds.
    pub words: String,
}

/// A link between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wire {
    /// The link.
    pub link: Id<Link>,
    /// The nodes at its ends, as indexes of [`Scene::nodes`].
    pub ends: [usize; 2],
    /// How strong, 1 to 3.
    pub weight: u8,
    /// Whether it is dashed: informal.
    pub dashed: bool,
    /// Whether it runs one way and carries an arrow at its end.
    pub arrow: bool,
    /// How far aside it is moved because the two nodes have more than one link.
    pub aside: f32,
}

/// The place of a node's intended level, joined with the node by an arrow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ghost {
    /// The node, as an index of [`Scene::nodes`].
    pub node: usize,
    /// Its middle.
    pub at: Point,
    /// The level intended.
    pub level: Level,
}

/// The map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Size of pills and names; 1 while few share the table.
    pub scale: f32,
    /// All that is drawn lies in here.
    pub bounds: Area,
    /// The rings, outermost first.
    pub discs: Vec<Disc>,
    /// The borders between sectors.
    pub spokes: Vec<[Point; 2]>,
    /// Names of rings and sectors.
    pub labels: Vec<Label>,
    /// Our agency.
    pub agency: Option<Agency>,
    /// Links, behind the nodes.
    pub wires: Vec<Wire>,
    /// Intended levels.
    pub ghosts: Vec<Ghost>,
    /// Partners, in the order in which they are drawn.
    pub nodes: Vec<Node>,
    /// The nodes in reading order: by sector clockwise from the top, from the middle outwards.
    pub reading: Vec<usize>,
    index: HashMap<Id<Partner>, usize>,
}

impl Scene {
    /// The rings lens over a plan; `before` holds the spots of the scenes before it, if there were any.
    pub fn rings(plan: &Plan, before: &Spots) -> Self {
        let scale = scale_for(plan.partners.len());
        let labels = labels();
        let nodes = nodes(plan, before, scale, &labels);
        let index: HashMap<_, _> = nodes
            .iter()
            .enumerate()
            .map(|(i, n)| (n.partner, i))
            .collect();
        let agency = plan.header.iter().next().map_or("", |header| {
            if header.agency_short.trim().is_empty() {
                header.agency.as_str()
            } else {
                header.agency_short.as_str()
            }
        });
        let agency = if agency.trim().is_empty() {
            "Our agency"
        } else {
            agency
        };
        let mut scene = Self {
            scale,
            bounds: bounds(&labels),
            discs: discs(),
            spokes: spokes(),
            labels,
            agency: Some(Agency {
                radius: rings::AGENCY,
                lines: label::wrap(agency, 12.5, rings::AGENCY * 1.75, 3),
            }),
            wires: wires(plan, &index),
            ghosts: Vec::new(),
            reading: Vec::new(),
            nodes,
            index,
        };
        scene.ghosts = scene.find_ghosts(plan);
        scene.reading = scene.find_reading_order();
        scene
    }

    /// The node of a partner.
    pub fn node_of(&self, partner: Id<Partner>) -> Option<usize> {
        self.index.get(&partner).copied()
    }

    /// Notes where partners lie whom nobody put there by hand.
    pub fn remember(&self, spots: &mut Spots) {
        for node in self.nodes.iter().filter(|n| !n.by_hand) {
            spots.insert((node.partner, node.level, node.category), node.at);
        }
    }

    /// The ghost of a node.
    pub fn ghost_of(&self, node: usize) -> Option<&Ghost> {
        self.ghosts.iter().find(|ghost| ghost.node == node)
    }

    /// Height of the pills.
    pub fn pill_height(&self) -> f32 {
        PILL_HEIGHT * self.scale
    }

    /// A place for one more partner.
    pub fn free_place(&self, level: Option<Level>, category: Category) -> Point {
        const USUAL: f32 = 120.0;
        let mut taken = furniture(&self.labels);
        let height = self.pill_height();
        taken.extend(self.nodes.iter().map(|n| Area::new(n.at, n.width, height)));
        slots::free_slot(level, category, USUAL * self.scale, self.scale, &taken)
    }

    fn find_ghosts(&self, plan: &Plan) -> Vec<Ghost> {
        let ghost = |(node, n): (usize, &Node)| {
            let partner = plan.get(n.partner)?;
            let level = partner.intended_level?;
            (partner.current_level != Some(level)).then(|| Ghost {
                node,
                at: rings::ghost_place(n.at, level, partner.category),
                level,
            })
        };
        self.nodes.iter().enumerate().filter_map(ghost).collect()
    }

    fn find_reading_order(&self) -> Vec<usize> {
        let place = |i: &usize| {
            self.nodes.get(*i).map_or((0, 0, 0), |n| {
                let ring = rings::RINGS.iter().position(|r| n.at.radius() < r.to);
                let turn = (n.at.angle() + 2.0 * std::f32::consts::PI / 3.0)
                    .rem_euclid(std::f32::consts::TAU);
                (n.category as usize, ring.unwrap_or(5), (turn * 1e4) as i32)
            })
        };
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(place);
        order
    }
}

/// Pills and names get smaller in steps once the table is full, and larger again when one zooms in.
fn scale_for(partners: usize) -> f32 {
    const FULL_TABLE: f32 = 40.0;
    let crowd = partners as f32 / FULL_TABLE;
    if crowd <= 1.0 {
        1.0
    } else {
        // Half the area for twice the number, in steps of a quarter power of two.
        (-(crowd.log2() * 2.0).ceil() / 4.0).exp2()
    }
}

fn discs() -> Vec<Disc> {
    let last = rings::RINGS.len() - 1;
    let disc = |(i, ring): (usize, &rings::Ring)| Disc {
        radius: ring.to,
        level: ring.level,
        depth: (last - i) as f32 / last as f32,
    };
    rings::RINGS.iter().enumerate().rev().map(disc).collect()
}

fn spokes() -> Vec<[Point; 2]> {
    let border = |category: &Category| {
        let angle = rings::sector_middle(*category) + std::f32::consts::PI / 6.0;
        [
            Point::polar(angle, rings::AGENCY),
            Point::polar(angle, rings::EDGE),
        ]
    };
    Category::ALL.iter().map(border).collect()
}

fn labels() -> Vec<Label> {
    const RING_NAME: f32 = 11.0;
    const FROM_EDGE: f32 = 11.0;
    const RIM: f32 = 24.0;
    const MARK_ROOM: f32 = 22.0;
    let ring = |ring: &rings::Ring| {
        let text = rings::ring_name(ring.level).to_owned();
        Label {
            names: Names::Ring(ring.level),
            width: label::width(&text, RING_NAME),
            text,
            at: Point::new(0.0, FROM_EDGE - ring.to),
        }
    };
    let sector = |category: &Category| {
        let text = category.label().to_owned();
        let width = label::width(&text, label::TEXT_SIZE) + MARK_ROOM;
        let rim = Point::polar(rings::sector_middle(*category), rings::EDGE + RIM);
        // Beside the table a name begins or ends at the rim; above and below it is centered.
        let aside = if rim.x.abs() < 1.0 {
            0.0
        } else {
            rim.x.signum() * width * 0.5
        };
        Label {
            names: Names::Sector(*category),
            text,
            at: Point::new(rim.x + aside, rim.y),
            width,
        }
    };
    let rings = rings::RINGS.iter().map(ring);
    rings.chain(Category::ALL.iter().map(sector)).collect()
}

fn bounds(labels: &[Label]) -> Area {
    const AIR: f32 = 14.0;
    let right = labels
        .iter()
        .map(|l| l.at.x.abs() + l.width * 0.5)
        .fold(rings::EDGE, f32::max);
    let down = labels.iter().map(|l| l.at.y.abs()).fold(0.0, f32::max) + AIR;
    Area::new(Point::default(), 2.0 * right, 2.0 * down)
}

fn nodes(plan: &Plan, before: &Spots, scale: f32, labels: &[Label]) -> Vec<Node> {
    let stored: HashMap<Id<Partner>, Point> = plan
        .placements
        .iter()
        .filter(|p| p.lens == Lens::Rings)
        .map(|p| (p.partner, Point::new(p.x as f32, p.y as f32)))
        .collect();
    let pills: Vec<(&Partner, String, f32)> = plan
        .partners
        .iter()
        .map(|partner| {
            let name = label::cut(shown(partner), label::TEXT_SIZE, label::WIDEST);
            let width = NAME_FROM + label::width(&name, label::TEXT_SIZE) + NAME_TO;
            (partner, name, width * scale)
        })
        .collect();
    let wants: Vec<slots::Want> = pills
        .iter()
        .map(|(partner, _, width)| {
            let (level, category) = (partner.current_level, partner.category);
            let put = stored.get(&partner.id).copied();
            let same_cell = |at: &Point| rings::means(*at, level, category);
            slots::Want {
                level,
                category,
                width: *width,
                stored: put.and_then(|at| rings::stored_place(at, level, category)),
                exact: put.is_some_and(|at| same_cell(&at)),
                before: before
                    .get(&(partner.id, level, category))
                    .copied()
                    .filter(same_cell),
            }
        })
        .collect();
    let places = slots::place_all(&wants, scale, &furniture(labels));
    pills
        .into_iter()
        .zip(wants.iter().zip(places))
        .map(|((partner, label, width), (want, at))| {
            let away = matches!(
                partner.status,
                PartnerStatus::Prospect | PartnerStatus::Invited | PartnerStatus::Missing
            );
            Node {
                partner: partner.id,
                level: partner.current_level,
                at,
                by_hand: want.exact,
                width,
                label,
                category: partner.category,
                border: if away { Border::Dashed } else { Border::Solid },
                muted: away || partner.status == PartnerStatus::Ended,
                words: words(partner),
            }
        })
        .collect()
}

/// What lies on the table already: names of rings are no place for a partner who can be anywhere.
fn furniture(labels: &[Label]) -> Vec<Area> {
    let agency = Area::new(Point::default(), rings::AGENCY * 1.6, rings::AGENCY * 1.6);
    labels
        .iter()
        .map(|l| Area::new(l.at, l.width, 14.0))
        .chain([agency])
        .collect()
}

/// The name that a partner has on the map: its short name if it has one.
pub fn shown(partner: &Partner) -> &str {
    [&partner.short, &partner.name]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or("Unnamed", |name| name.trim())
}

/// A partner's name and place in words: “Family Court, courts and justice, cooperation, intended collaboration”.
pub fn words(partner: &Partner) -> String {
    let mut words = if partner.name.trim().is_empty() {
        "Unnamed partner".to_owned()
    } else {
        partner.name.trim().to_owned()
    };
    let mut add = |word: &str| {
        words.push_str(", ");
        words.push_str(word);
    };
    add(&lower(partner.category.label()));
    add(&partner
        .current_level
        .map_or_else(|| "no level yet".to_owned(), |level| lower(level.label())));
    if partner.status != PartnerStatus::AtTable {
        add(&lower(partner.status.label()));
    }
    if let Some(level) = partner.intended_level {
        add(&format!("intended {}", lower(level.label())));
    }
    words
}

/// A label within a sentence: “Courts and justice” becomes “courts and justice”.
pub fn lower(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

fn wires(plan: &Plan, index: &HashMap<Id<Partner>, usize>) -> Vec<Wire> {
    const APART: f32 = 8.0;
    let pair = |link: &Link| {
        let (a, b) = (link.from.min(link.to), link.from.max(link.to));
        (a, b)
    };
    let mut count: HashMap<_, (u16, u16)> = HashMap::new();
    for link in plan.links.iter() {
        count.entry(pair(link)).or_default().0 += 1;
    }
    let mut wires = Vec::with_capacity(plan.links.len());
    for link in plan.links.iter() {
        let (Some(from), Some(to)) = (index.get(&link.from), index.get(&link.to)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let (all, seen) = count.entry(pair(link)).or_default();
        let step = f32::from(*seen) - f32::from(*all - 1) * 0.5;
        *seen += 1;
        // “Aside” is measured along the direction of the pair, whichever way this link runs.
        let turned = if link.from <= link.to { 1.0 } else { -1.0 };
        wires.push(Wire {
            link: link.id,
            ends: [*from, *to],
            weight: link.strength.unwrap_or(1).clamp(1, 3) as u8,
            dashed: link.kind == LinkKind::Informal,
            arrow: link.direction == crate::model::Direction::Forward,
            aside: step * APART * turned,
        });
    }
    wires
}

/// The outline of a category's mark, as every renderer draws it.
pub fn mark(category: Category) -> Vec<[f32; 2]> {
    shape::outline(category)
}
