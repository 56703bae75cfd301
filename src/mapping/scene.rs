//! The map as a display list: what lies where, with roles in place of colors, from back to front.
//!
//! The window paints it, and so do the writers of pictures, so that screen and print never differ.
//! Must not know pixels, fonts or colors.

use std::collections::HashMap;

use super::{
    Area, Cell, Label, Look, Piece, Point, Wire,
    between::Tie,
    ground::{self, Side},
    label, lens, power, rings, shape, slots, wire,
};
use crate::model::{Category, Id, Lens, Level, Partner, PartnerStatus, Plan};

/// Where partners lie in a cell in which nobody put them by hand; kept from one scene to the next so that
/// nobody moves because somebody else did, and an undo brings a partner back to where it was.
pub type Spots = HashMap<(Id<Partner>, Cell), Point>;

/// Height of a partner's pill at scale 1.
pub const PILL_HEIGHT: f32 = slots::PILL;

/// Room left of the mark, and the mark's radius, at scale 1.
pub const MARK: [f32; 2] = [10.0, 6.0];

/// Where the name begins, from the left end of the pill, at scale 1.
pub const NAME_FROM: f32 = 29.0;

/// Room right of the name, at scale 1.
pub const NAME_TO: f32 = 12.0;

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
    /// Invited, or a prospect.
    Dashed,
    /// Missing, or ended.
    Dotted,
}

impl Border {
    /// The border of a partner of this status.
    pub const fn of(status: PartnerStatus) -> Self {
        match status {
            PartnerStatus::AtTable => Self::Solid,
            PartnerStatus::Invited | PartnerStatus::Prospect => Self::Dashed,
            PartnerStatus::Missing | PartnerStatus::Ended => Self::Dotted,
        }
    }

    /// Lengths of dashes and gaps in turn, at scale 1; empty for an unbroken line.
    pub const fn dashes(self) -> &'static [f32] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[4.0, 3.0],
            Self::Dotted => &[1.6, 3.0],
        }
    }
}

/// A partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The partner.
    pub partner: Id<Partner>,
    /// Where it belongs.
    pub cell: Cell,
    /// Its middle.
    pub at: Point,
    /// Where it should lie if it had to make room for another on the same spot.
    pub aside_of: Option<Point>,
    /// Whether somebody put it exactly there.
    pub by_hand: bool,
    /// Whether auto-layout leaves it where it is.
    pub pinned: bool,
    /// Its size beside that of others, 1 being the usual one.
    pub size: f32,
    /// Its width; the height is [`Node::height`].
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

impl Node {
    /// Its height in a scene of this scale.
    pub fn height(&self, scale: f32) -> f32 {
        PILL_HEIGHT * scale * self.size
    }
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
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// What places mean.
    pub lens: Lens,
    /// Size of pills and names; 1 while few share the table.
    pub scale: f32,
    /// All that is drawn lies in here.
    pub bounds: Area,
    /// What lies below the partners, from back to front.
    pub ground: Vec<Piece>,
    /// Names of rings, sectors, lanes, quarters.
    pub labels: Vec<Label>,
    /// Our agency.
    pub agency: Option<Agency>,
    /// Links, behind the nodes.
    pub wires: Vec<Wire>,
    /// How far aside one of them is moved at most.
    pub widest_aside: f32,
    /// Intended levels.
    pub ghosts: Vec<Ghost>,
    /// Partners, in the order in which they are drawn.
    pub nodes: Vec<Node>,
    /// The nodes in reading order.
    pub reading: Vec<usize>,
    index: HashMap<Id<Partner>, usize>,
}

impl Default for Scene {
    fn default() -> Self {
        Self::of(
            &Plan::default(),
            Lens::Rings,
            &Look::default(),
            &Spots::new(),
        )
    }
}

impl Scene {
    /// A plan seen through a lens; `before` holds the spots of the scenes before it, if there were any.
    pub fn of(plan: &Plan, lens: Lens, look: &Look, before: &Spots) -> Self {
        let partners: Vec<&Partner> = plan.partners.iter().filter(|p| look.shows(p)).collect();
        // A filter must not make the others grow, nor move.
        let scale = scale_for(lens, plan.partners.len());
        let (pieces, labels) = ground::ground(lens, plan.header.iter().next());
        let agency = (lens == Lens::Rings).then(|| agency(plan));
        let nodes = nodes(plan, &partners, lens, look, before, scale, &labels);
        let index: HashMap<_, _> = nodes
            .iter()
            .enumerate()
            .map(|(i, n)| (n.partner, i))
            .collect();
        let wires = wire::wires(plan, look, &index);
        let mut scene = Self {
            lens,
            scale,
            bounds: bounds(&pieces, &labels, &nodes, scale),
            ground: pieces,
            labels,
            agency,
            widest_aside: wire::widest_aside(&wires),
            wires,
            ghosts: Vec::new(),
            reading: Vec::new(),
            nodes,
            index,
        };
        scene.ghosts = scene.find_ghosts(plan);
        scene.reading = scene.find_reading_order();
        scene
    }

    /// Other partners and links, these with the partners at their ends; on this ground, or on none.
    pub(super) fn with(&self, nodes: Vec<Node>, wires: &[(Tie, Wire)], on_ground: bool) -> Self {
        let all = nodes.iter().enumerate();
        let index: HashMap<_, _> = all.map(|(i, n)| (n.partner, i)).collect();
        let wire = |((_, ends), wire): &(Tie, Wire)| {
            let [from, to] = ends.map(|end| index.get(&end).copied());
            Some(Wire {
                ends: [from?, to?],
                ..*wire
            })
        };
        let wires = wires.iter().filter_map(wire).collect();
        let (ground, labels) = if on_ground {
            (self.ground.clone(), self.labels.clone())
        } else {
            (Vec::new(), Vec::new())
        };
        let mut scene = Self {
            lens: self.lens,
            scale: self.scale,
            bounds: self.bounds,
            ground,
            labels,
            agency: self.agency.clone().filter(|_| on_ground),
            wires,
            widest_aside: self.widest_aside,
            ghosts: Vec::new(),
            reading: Vec::new(),
            nodes,
            index,
        };
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
            spots.insert((node.partner, node.cell), node.at);
        }
    }

    /// The ghost of a node.
    pub fn ghost_of(&self, node: usize) -> Option<&Ghost> {
        // Ghosts are made in the order of their nodes.
        let at = self.ghosts.binary_search_by_key(&node, |ghost| ghost.node);
        self.ghosts.get(at.ok()?)
    }

    /// A place for one more partner in a cell.
    pub fn free_place(&self, cell: Cell) -> Point {
        const USUAL: f32 = 120.0;
        let mut taken = furniture(self.lens, &self.labels);
        let height = |n: &Node| n.height(self.scale);
        taken.extend(
            self.nodes
                .iter()
                .map(|n| Area::new(n.at, n.width, height(n))),
        );
        let size = [USUAL * self.scale, PILL_HEIGHT * self.scale];
        slots::free_slot(cell, size, self.scale, &taken)
    }

    fn find_ghosts(&self, plan: &Plan) -> Vec<Ghost> {
        let ghost = |(node, n): (usize, &Node)| {
            let partner = plan.get(n.partner)?;
            let level = partner.intended_level?;
            let at = lens::ghost_place(self.lens, n.at, level, partner.category)?;
            (partner.current_level != Some(level)).then_some(Ghost { node, at, level })
        };
        self.nodes.iter().enumerate().filter_map(ghost).collect()
    }

    /// Rings: by sector clockwise from the top, from the middle outwards. Lanes: lane by lane, from the top.
    /// Power and interest: the most influence first. Free: from the top, row by row.
    fn find_reading_order(&self) -> Vec<usize> {
        const ROW: f32 = 40.0;
        let tenths = |x: f32| (x * 10.0) as i64;
        let place = |i: &usize| {
            self.nodes.get(*i).map_or((0, 0, 0), |n| match n.cell {
                Cell::Ring(..) => {
                    let ring = rings::RINGS.iter().position(|r| n.at.radius() < r.to);
                    let turn = (n.at.angle() + 2.0 * std::f32::consts::PI / 3.0)
                        .rem_euclid(std::f32::consts::TAU);
                    let ring = ring.and_then(|ring| i64::try_from(ring).ok());
                    let ring = ring.unwrap_or(i64::MAX);
                    (n.category as i64, ring, (turn * 1e4) as i64)
                }
                Cell::Lane(level) => (
                    level.map_or(-1, |level| level as i64),
                    tenths(n.at.y),
                    tenths(n.at.x),
                ),
                Cell::Rated => (0, tenths(n.at.y), -tenths(n.at.x)),
                Cell::Unrated => (1, tenths(n.at.y), tenths(n.at.x)),
                Cell::Anywhere(_) => (0, (n.at.y / ROW).round() as i64, tenths(n.at.x)),
            })
        };
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_cached_key(place);
        order
    }
}

/// Pills and names get smaller in steps once the table is full, and larger again when one zooms in. The free
/// lens has room without end.
fn scale_for(lens: Lens, partners: usize) -> f32 {
    const FULL_TABLE: f32 = 40.0;
    let crowd = partners as f32 / FULL_TABLE;
    if crowd <= 1.0 || lens == Lens::Free {
        1.0
    } else {
        // Half the area for twice the number, in steps of a quarter power of two.
        (-(crowd.log2() * 2.0).ceil() / 4.0).exp2()
    }
}

fn agency(plan: &Plan) -> Agency {
    let name = plan.header.iter().next().map_or("", |header| {
        if header.agency_short.trim().is_empty() {
            header.agency.as_str()
        } else {
            header.agency_short.as_str()
        }
    });
    let name = if name.trim().is_empty() {
        "Our agency"
    } else {
        name
    };
    Agency {
        radius: rings::AGENCY,
        lines: label::wrap(name, 12.5, rings::AGENCY * 1.75, 3),
    }
}

fn bounds(pieces: &[Piece], labels: &[Label], nodes: &[Node], scale: f32) -> Area {
    const AIR: f32 = 8.0;
    /// An empty plane is still a plane.
    const LEAST: Area = Area::new(Point::new(0.0, 0.0), 700.0, 500.0);
    let ground = pieces.iter().map(|piece| match piece.form {
        ground::Form::Disc { center, radius } => Area::new(center, 2.0 * radius, 2.0 * radius),
        ground::Form::Block(area) => area,
        ground::Form::Line([a, b]) => Area::new(
            Point::new(f32::midpoint(a.x, b.x), f32::midpoint(a.y, b.y)),
            (a.x - b.x).abs(),
            (a.y - b.y).abs(),
        ),
    });
    // Names don't shrink as far as the map does: from the rim they reach farther out then.
    let names = labels.iter().map(|label| {
        const GROWN: f32 = 1.4;
        let whole = label.area();
        let by = whole.size[0] * (GROWN - 1.0);
        let aside = match label.side {
            Side::Left => by * 0.5,
            Side::Middle => 0.0,
            Side::Right => by * -0.5,
        };
        let center = Point::new(whole.center.x + aside, whole.center.y);
        Area::new(center, whole.size[0] + by, whole.size[1])
    });
    // On a ground no pill reaches far beyond it.
    let free = if pieces.is_empty() { nodes } else { &[] };
    let pills = free
        .iter()
        .map(|n| Area::new(n.at, n.width, n.height(scale)));
    let all = ground.chain(names).chain(pills);
    let all = all.reduce(|a, b| a.union(&b)).unwrap_or(LEAST);
    let [width, height] = all.size;
    let least = |x: f32, least: f32| if pieces.is_empty() { x.max(least) } else { x };
    Area::new(
        all.center,
        least(width, LEAST.size[0]) + 2.0 * AIR,
        least(height, LEAST.size[1]) + 2.0 * AIR,
    )
}

fn nodes(
    plan: &Plan,
    partners: &[&Partner],
    lens: Lens,
    look: &Look,
    before: &Spots,
    scale: f32,
    labels: &[Label],
) -> Vec<Node> {
    let stored: HashMap<Id<Partner>, (Point, bool)> = plan
        .placements
        .iter()
        .filter(|p| p.lens == lens)
        .map(|p| (p.partner, (Point::new(p.x as f32, p.y as f32), p.pinned)))
        .collect();
    let degrees = wire::degrees(plan);
    let most = degrees.values().copied().max().unwrap_or(0);
    let degree = |partner: &Partner| degrees.get(&partner.id).copied().unwrap_or(0);
    let (pills, wants): (Vec<(String, f32)>, Vec<slots::Want>) = partners
        .iter()
        .map(|partner| {
            let size = look.size.size(partner, degree(partner), most);
            let name = label::cut(shown(partner), label::TEXT_SIZE, label::WIDEST);
            let width = NAME_FROM + label::width(&name, label::TEXT_SIZE) + NAME_TO;
            let cell = Cell::of(lens, partner);
            let put = if cell == Cell::Rated {
                power::place_of(partner)
            } else {
                stored.get(&partner.id).map(|(at, _)| *at)
            };
            let kept = put.and_then(|at| lens::stored_place(lens, partner, at));
            let want = slots::Want {
                cell,
                size: [width * size * scale, PILL_HEIGHT * size * scale],
                stored: kept,
                exact: put.is_some() && put == kept,
                before: before
                    .get(&(partner.id, cell))
                    .copied()
                    .filter(|at| cell.holds(*at)),
            };
            ((name, size), want)
        })
        .unzip();
    let places = slots::place_all(&wants, scale, &furniture(lens, labels));
    partners
        .iter()
        .zip(pills)
        .zip(wants.iter().zip(places))
        .map(|((partner, (label, size)), (want, at))| {
            let aside_of = want
                .stored
                .filter(|spot| want.exact && spot.distance(at) > 0.5);
            let mut words = words(partner, lens, degree(partner));
            if aside_of.is_some() {
                words.push_str(", beside its place, where others lie");
            }
            let pinned =
                lens == Lens::Free && stored.get(&partner.id).is_some_and(|(_, pinned)| *pinned);
            if pinned {
                words.push_str(", pinned");
            }
            Node {
                partner: partner.id,
                cell: want.cell,
                at,
                aside_of,
                by_hand: want.exact,
                pinned,
                size,
                width: want.size[0],
                label,
                category: partner.category,
                border: Border::of(partner.status),
                muted: partner.status != PartnerStatus::AtTable,
                words,
            }
        })
        .collect()
}

/// What lies on the table already: names of rings are no place for a partner who can be anywhere.
fn furniture(lens: Lens, labels: &[Label]) -> Vec<Area> {
    let agency = Area::new(Point::default(), rings::AGENCY * 1.6, rings::AGENCY * 1.6);
    let agency = (lens == Lens::Rings).then_some(agency);
    labels.iter().map(Label::area).chain(agency).collect()
}

/// The name that a partner has on the map: its short name if it has one.
pub fn shown(partner: &Partner) -> &str {
    [&partner.short, &partner.name]
        .into_iter()
        .find(|name| !name.trim().is_empty())
        .map_or("Unnamed", |name| name.trim())
}

/// A partner's name and place in words:
/// “Family Court, courts and justice, ring 3 of 5: cooperation, intended collaboration”.
pub fn words(partner: &Partner, lens: Lens, degree: usize) -> String {
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
    add(&lens::place_words(lens, partner, degree));
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

/// The outline of a category's mark, as every renderer draws it.
pub fn mark(category: Category) -> Vec<[f32; 2]> {
    shape::outline(category)
}
