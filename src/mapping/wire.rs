//! Links as lines: which nodes they join, how they are drawn, and how several between two partners stay apart.
//! Must not know where nodes lie.

use std::collections::HashMap;

use super::Look;
use crate::model::{Direction, Id, Link, LinkKind, Partner, Plan};

/// A link between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wire {
    /// The link.
    pub link: Id<Link>,
    /// The nodes at its ends, as indexes of the scene's nodes.
    pub ends: [usize; 2],
    /// What the partners do with each other: tells the line's dashes.
    pub kind: LinkKind,
    /// How strong, 1 to 3: tells the line's width.
    pub weight: u8,
    /// Whether it runs one way and carries an arrow at its end.
    pub arrow: bool,
    /// How far aside it is moved because the two nodes have more than one link.
    pub aside: f32,
}

/// A link in words, for readers of all kinds: “Link: Family Court shares data with Schools, strength 2”.
pub fn words(link: &Link, from: &Partner, to: &Partner) -> String {
    let does = match link.kind {
        LinkKind::SharesData => "shares data with",
        LinkKind::RefersClients => "refers clients to",
        LinkKind::Funds => "funds",
        LinkKind::Contract => "has a contract with",
        LinkKind::Mou => "has a memorandum of understanding with",
        LinkKind::Meets => "meets",
        LinkKind::Informal => "works informally with",
    };
    let [from, to] = [from, to].map(|partner| {
        let name = partner.name.trim();
        if name.is_empty() {
            "unnamed partner"
        } else {
            name
        }
    });
    let strength = link
        .strength
        .map_or_else(String::new, |strength| format!(", strength {strength}"));
    let both = match link.direction {
        Direction::Both => ", both ways",
        Direction::Forward => "",
    };
    format!("Link: {from} {does} {to}{strength}{both}")
}

/// Lengths of dashes and gaps in turn, in points at 100 %; empty for an unbroken line.
pub const fn dashes(kind: LinkKind) -> &'static [f32] {
    match kind {
        LinkKind::RefersClients => &[],
        LinkKind::Meets => &[7.0, 4.0],
        LinkKind::SharesData => &[1.8, 4.0],
        LinkKind::Funds => &[15.0, 4.0],
        LinkKind::Contract => &[11.0, 4.0, 2.0, 4.0],
        LinkKind::Mou => &[11.0, 4.0, 2.0, 4.0, 2.0, 4.0],
        LinkKind::Informal => &[3.0, 7.0],
    }
}

/// Width of a link's line at 100 %.
pub fn width(weight: u8) -> f32 {
    f32::from(weight) * 0.75 + 0.35
}

/// The lines of all links shown between nodes.
pub(super) fn wires(plan: &Plan, look: &Look, index: &HashMap<Id<Partner>, usize>) -> Vec<Wire> {
    const APART: f32 = 8.0;
    let pair = |link: &Link| (link.from.min(link.to), link.from.max(link.to));
    let shown = || plan.links.iter().filter(|link| look.shows_link(link));
    let mut count: HashMap<_, (u16, u16)> = HashMap::new();
    for link in shown() {
        count.entry(pair(link)).or_default().0 += 1;
    }
    let mut wires = Vec::with_capacity(plan.links.len());
    for link in shown() {
        let (Some(from), Some(to)) = (index.get(&link.from), index.get(&link.to)) else {
            continue;
        };
        if from == to {
            continue;
        }
        let (all, seen) = count.entry(pair(link)).or_default();
        let step = f32::from(*seen) - f32::from(all.saturating_sub(1)) * 0.5;
        *seen += 1;
        // “Aside” is measured along the direction of the pair, whichever way this link runs.
        let turned = if link.from <= link.to { 1.0 } else { -1.0 };
        wires.push(Wire {
            link: link.id,
            ends: [*from, *to],
            kind: link.kind,
            weight: link.strength.unwrap_or(1).clamp(1, 3) as u8,
            arrow: link.direction == Direction::Forward,
            aside: step * APART * turned,
        });
    }
    wires
}

/// How far aside one of the lines is moved at most.
pub(super) fn widest_aside(wires: &[Wire]) -> f32 {
    wires.iter().map(|w| w.aside.abs()).fold(0.0, f32::max)
}

/// With how many others each partner is linked.
pub(super) fn degrees(plan: &Plan) -> HashMap<Id<Partner>, usize> {
    let mut pairs: Vec<_> = plan
        .links
        .iter()
        .filter(|link| link.from != link.to)
        .map(|link| (link.from.min(link.to), link.from.max(link.to)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut degrees = HashMap::new();
    for (a, b) in pairs {
        *degrees.entry(a).or_default() += 1;
        *degrees.entry(b).or_default() += 1;
    }
    degrees
}
