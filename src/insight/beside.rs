//! What stands beside the partner map: who holds the network together, who is alone, who bridges categories, who
//! is at the table, which levels are to change, and the figures of the network.
//!
//! Everything is told in lines, each with the partners that it is about, so that a reader can find them on the map.
//! Must not know how the map or a line is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    graph::Component,
    levels,
    network::{self, Network},
    text,
};
use crate::model::{Category, Id, Level, Link, Partner, PartnerStatus, Plan, Table};

/// All that is told of one revision of partners and links.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The parts, in order.
    pub parts: Vec<Part>,
    partners: Table<Partner>,
    links: Table<Link>,
}

/// One part: lines of the same sort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its title.
    pub title: &'static str,
    /// What was counted, and over how many.
    pub from: String,
    /// What the lines mean, and what is missing in them.
    pub meaning: String,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One thing that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// How it is defined and what it was counted from, where that differs from line to line; else empty.
    pub meaning: String,
    /// The partners that it is about; empty where it is about all or none.
    pub partners: Vec<Id<Partner>>,
}

impl Line {
    fn about(text: String, partners: Vec<Id<Partner>>) -> Self {
        Self {
            text,
            meaning: String::new(),
            partners,
        }
    }

    fn says(text: impl Into<String>) -> Self {
        Self::about(text.into(), Vec::new())
    }

    fn figure(title: &str, value: &str, meaning: String) -> Self {
        Self {
            text: format!("{title}: {value}"),
            meaning,
            partners: Vec::new(),
        }
    }
}

/// So many lines of a sort are told one by one; the rest in one line.
const MOST: usize = 8;

/// So many partners are named in a line.
const NAMED: usize = 4;

impl Beside {
    /// What the partners and links of a plan tell.
    pub fn of(plan: &Plan) -> Self {
        let teller = Teller {
            plan,
            network: &Network::of(plan),
        };
        Self {
            parts: vec![
                teller.together(),
                teller.pieces(),
                teller.bridges(),
                teller.central(),
                teller.table(),
                teller.levels(),
                teller.figures(),
            ],
            partners: plan.partners.clone(),
            links: plan.links.clone(),
        }
    }

    /// Whether it tells of the partners and links as they are now.
    pub fn is_of(&self, plan: &Plan) -> bool {
        self.partners.same(&plan.partners) && self.links.same(&plan.links)
    }
}

struct Teller<'a> {
    plan: &'a Plan,
    network: &'a Network,
}

impl Teller<'_> {
    fn name(&self, node: usize) -> &str {
        let id = self.network.partners.get(node);
        id.and_then(|id| self.plan.get(*id)).map_or("", named)
    }

    fn ids(&self, nodes: impl IntoIterator<Item = usize>) -> Vec<Id<Partner>> {
        let ids = nodes.into_iter();
        ids.filter_map(|node| self.network.partners.get(node).copied())
            .collect()
    }

    fn names(&self, nodes: &[usize]) -> String {
        // No more are looked up than are named.
        let shown = nodes.iter().take(NAMED + 1);
        let names: Vec<&str> = shown.map(|node| self.name(*node)).collect();
        some(&names, nodes.len())
    }

    /// “24 partners, 31 linked pairs”.
    fn all(&self) -> String {
        let f = &self.network.figures;
        format!(
            "{}, {}",
            text::count(f.nodes, "partner", "partners"),
            text::count(f.ties, "linked pair", "linked pairs")
        )
    }

    fn together(&self) -> Part {
        let f = &self.network.figures;
        let mut cuts = f.cut_vertices.clone();
        cuts.sort_by_key(|(node, cut_off)| (std::cmp::Reverse(*cut_off), *node));
        let mut lines: Vec<Line> = Vec::new();
        let (told, rest) = cuts.split_at(cuts.len().min(MOST));
        for (node, cut_off) in told {
            let text = network::cut_in_words(self.name(*node), *cut_off);
            let nodes = [*node].into_iter().chain(self.network.cut_off(*node));
            lines.push(Line::about(text, self.ids(nodes)));
        }
        if !rest.is_empty() {
            let nodes: Vec<usize> = rest.iter().map(|(node, _)| *node).collect();
            let text = format!(
                "{} without whom somebody is cut off: {}",
                text::count(nodes.len(), "more partner", "more partners"),
                self.names(&nodes)
            );
            lines.push(Line::about(text, self.ids(nodes)));
        }
        if lines.is_empty() {
            lines.push(Line::says(if f.ties == 0 {
                "Nobody yet: there are no links"
            } else {
                "No single partner: whoever leaves, the others stay linked"
            }));
        }
        Part {
            title: "Who holds it together",
            from: self.all(),
            meaning: "A partner stands here if those that links lead between would fall apart \
                      without it. Cut off are all but the largest part that is left. Each link \
                      counts, whatever its kind, strength or direction, and each partner, \
                      whatever its status. A link that nobody drew is missing here"
                .to_owned(),
            lines,
        }
    }

    fn pieces(&self) -> Part {
        let f = &self.network.figures;
        let pieces: Vec<&Component> = f
            .components
            .iter()
            .filter(|c| c.members.len() > 1)
            .collect();
        let mut lines: Vec<Line> = Vec::new();
        if pieces.len() == 1 && f.isolates.is_empty() {
            lines.push(Line::says("One piece: links lead from each to each"));
        } else {
            for piece in pieces.iter().take(MOST) {
                let text = format!(
                    "{} in one piece: {}",
                    text::count(piece.members.len(), "partner", "partners"),
                    self.names(&piece.members)
                );
                lines.push(Line::about(text, self.ids(piece.members.iter().copied())));
            }
            if let Some(rest) = pieces.get(MOST..).filter(|rest| !rest.is_empty()) {
                let members = || rest.iter().flat_map(|c| c.members.iter().copied());
                let text = format!(
                    "{} in {}",
                    text::count(members().count(), "partner", "partners"),
                    text::count(rest.len(), "smaller piece", "smaller pieces")
                );
                lines.push(Line::about(text, self.ids(members())));
            }
        }
        if !f.isolates.is_empty() {
            let text = format!(
                "{} without a link: {}",
                text::count(f.isolates.len(), "partner", "partners"),
                self.names(&f.isolates)
            );
            let alone = f.isolates.iter().copied();
            lines.push(Line::about(text, self.ids(alone)));
        }
        if lines.is_empty() {
            lines.push(Line::says("No partners yet"));
        }
        Part {
            title: "Pieces, and who is alone",
            from: format!(
                "{}, {}",
                text::count(pieces.len(), "piece", "pieces"),
                text::count(f.isolates.len(), "partner alone", "partners alone")
            ),
            meaning: "A piece is a set of partners that links lead between, directly or through \
                      others. A link that nobody drew is missing here: ask those who are alone \
                      whom they work with"
                .to_owned(),
            lines,
        }
    }

    fn bridges(&self) -> Part {
        let all = &self.network.bridges;
        let mut lines: Vec<Line> = all
            .iter()
            .take(MOST)
            .map(|bridge| {
                let text = format!(
                    "{} links with {}, {}",
                    self.name(bridge.node),
                    text::count(bridge.categories, "other category", "other categories"),
                    text::count(bridge.partners, "partner there", "partners there")
                );
                Line::about(text, self.ids([bridge.node]))
            })
            .collect();
        if let Some(rest) = all.get(MOST..).filter(|rest| !rest.is_empty()) {
            let nodes: Vec<usize> = rest.iter().map(|bridge| bridge.node).collect();
            let text = format!(
                "{} with fewer: {}",
                text::count(nodes.len(), "partner", "partners"),
                self.names(&nodes)
            );
            lines.push(Line::about(text, self.ids(nodes)));
        }
        let lead_out: BTreeSet<_> = self.ids(all.iter().map(|b| b.node)).into_iter().collect();
        for category in Category::ALL {
            let of = self
                .plan
                .partners
                .iter()
                .filter(|p| p.category == *category);
            let ids: BTreeSet<_> = of.map(|p| p.id).collect();
            if !ids.is_empty() && ids.is_disjoint(&lead_out) {
                let ids = ids.into_iter().collect();
                let text = format!("No link leads out of {}", text::lower(category.label()));
                lines.push(Line::about(text, ids));
            }
        }
        if lines.is_empty() {
            lines.push(Line::says("No partners yet"));
        }
        Part {
            title: "Who bridges categories",
            from: format!(
                "{} of {} between categories",
                self.network.across,
                text::count(self.network.figures.ties, "linked pair", "linked pairs")
            ),
            meaning: "With how many of the five other categories a partner is linked; of equals \
                      first who is linked with more partners there. Parallel links count once. A \
                      link that nobody drew is missing here"
                .to_owned(),
            lines,
        }
    }

    fn central(&self) -> Part {
        const TOLD: usize = 3;
        let f = &self.network.figures;
        let line = |title: &str, meaning: &str, figure: &dyn Fn(usize) -> Option<(f64, String)>| {
            let mut all: Vec<(f64, String, usize)> = (0..f.nodes)
                .filter_map(|node| figure(node).map(|(value, shown)| (value, shown, node)))
                .filter(|(value, ..)| *value > 0.0)
                .collect();
            all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
            all.truncate(TOLD);
            let names: Vec<String> = all
                .iter()
                .map(|(_, shown, node)| format!("{} ({shown})", self.name(*node)))
                .collect();
            let names = if names.is_empty() {
                "–".to_owned()
            } else {
                text::names(&names)
            };
            Line {
                text: format!("{title}: {names}"),
                meaning: meaning.to_owned(),
                partners: self.ids(all.iter().map(|(.., node)| *node)),
            }
        };
        let of = |node: usize| f.by_node.get(node);
        let lines = vec![
            line(
                "Most linked",
                "The number of partners that each is linked with",
                &|node| of(node).map(|n| (n.degree as f64, n.degree.to_string())),
            ),
            line(
                "Most in between",
                "Betweenness: of all pairs of other partners, the share whose shortest ways lead \
                 through this one, from 0 to 1",
                &|node| of(node)?.betweenness.map(|b| (b, decimals(Some(b)))),
            ),
            line(
                "Closest to all",
                "Harmonic closeness: the mean of 1 divided by the steps to each other partner, \
                 from 0 to 1; who can’t be reached adds nothing",
                &|node| of(node)?.harmonic_closeness.map(|c| (c, decimals(Some(c)))),
            ),
        ];
        Part {
            title: "Who is in the middle",
            from: self.all(),
            meaning: "The first three by each count; of equals those made first. Being in the \
                      middle is neither good nor bad: it is much to carry. A link that nobody \
                      drew is missing here"
                .to_owned(),
            lines,
        }
    }

    fn table(&self) -> Part {
        let partners = || self.plan.partners.iter();
        let seated = |p: &&Partner| p.status == PartnerStatus::AtTable;
        let lines = Category::ALL.iter().map(|category| {
            let of = || partners().filter(|p| p.category == *category);
            let (all, here) = (of().count(), of().filter(seated).count());
            let words = match (here, all) {
                (_, 0) => "nobody".to_owned(),
                (here, all) => format!("{here} of {all}"),
            };
            let text = format!("{}: {words}", category.label());
            Line::about(text, of().map(|p| p.id).collect())
        });
        Part {
            title: "Who is at the table",
            from: format!(
                "{} of {} at the table",
                partners().filter(seated).count(),
                text::count(partners().count(), "partner", "partners")
            ),
            meaning: "Partners with the status “At the table”, of all partners of the category, \
                      whatever their status. Whom nobody put on the list is missing here; the \
                      page “Who’s at the table” tells the kinds of members to look for"
                .to_owned(),
            lines: lines.collect(),
        }
    }

    fn levels(&self) -> Part {
        let mut moves: BTreeMap<(Level, Level), Vec<&Partner>> = BTreeMap::new();
        let mut lacking: Vec<&Partner> = Vec::new();
        for partner in self.plan.partners.iter() {
            match (partner.current_level, partner.intended_level) {
                (Some(now), Some(then)) => moves.entry((now, then)).or_default().push(partner),
                _ => lacking.push(partner),
            }
        }
        let line = |what: String, of: &[&Partner]| {
            let shown = of.iter().take(NAMED + 1);
            let names: Vec<&str> = shown.map(|p| named(p)).collect();
            let text = format!(
                "{} {what}: {}",
                text::count(of.len(), "partner", "partners"),
                some(&names, of.len())
            );
            Line::about(text, of.iter().map(|p| p.id).collect())
        };
        let gap = |now: Level, then: Level| levels::rank(then) - levels::rank(now);
        let mut groups: Vec<_> = moves.iter().filter(|((a, b), _)| a != b).collect();
        // Those first that are to come closer, by the widest gap.
        groups.sort_by_key(|((now, then), _)| std::cmp::Reverse(gap(*now, *then)));
        let mut lines: Vec<Line> = groups
            .into_iter()
            .map(|((now, then), of)| {
                let (now, then) = (text::lower(now.label()), text::lower(then.label()));
                line(format!("from {now} to {then}"), of)
            })
            .collect();
        let stay = moves.iter().filter(|((a, b), _)| a == b);
        let stay: Vec<&Partner> = stay.flat_map(|(_, of)| of.iter().copied()).collect();
        if !stay.is_empty() {
            lines.push(line("as intended".to_owned(), &stay));
        }
        let all = self.plan.partners.len();
        let both = all - lacking.len();
        if !lacking.is_empty() {
            lines.push(line("without both levels".to_owned(), &lacking));
        }
        if lines.is_empty() {
            lines.push(Line::says("No partners yet"));
        }
        Part {
            title: "Levels today and intended",
            from: format!(
                "{both} of {} with both levels",
                text::count(all, "partner", "partners")
            ),
            meaning: "The overall level of each partner today and the one intended, as the map \
                      has them. No level is better than another, and to come apart can be what \
                      is wanted. Without both levels nothing can be told of a partner"
                .to_owned(),
            lines,
        }
    }

    fn figures(&self) -> Part {
        let network = self.network;
        let f = &network.figures;
        let (n, m) = (f.nodes, f.ties);
        let pairs = n * n.saturating_sub(1) / 2;
        let too_few = |least: usize| match (least, n) {
            (2, 0..2) => " It needs two partners",
            (3, 0..3) => " It needs three partners",
            _ => "",
        };
        let wedges: usize = f
            .by_node
            .iter()
            .map(|v| v.degree * v.degree.saturating_sub(1) / 2)
            .sum();
        // A way between pieces does not exist; what the largest piece has can still be told.
        let of_largest = |shown: &str| match f.components.as_slice() {
            [] | [_] => too_few(2).to_owned(),
            [largest, ..] => format!(
                " It has no meaning for a network in {} pieces; in the largest, of {}, it is {shown}",
                f.components.len(),
                text::count(largest.members.len(), "partner", "partners"),
            ),
        };
        let largest = f.components.first();
        let lines = vec![
            Line::figure(
                "Density",
                &decimals(f.density),
                format!(
                    "Linked pairs out of all pairs of partners: {m} of {pairs}.{}",
                    too_few(2)
                ),
            ),
            Line::figure(
                "Linked partners each",
                &decimals(f.mean_degree),
                format!(
                    "Mean degree: with how many others a partner is linked on average, twice {m} \
                     linked pairs over {}",
                    text::count(n, "partner", "partners")
                ),
            ),
            Line::figure(
                "One has all the links",
                &decimals(f.degree_centralization),
                format!(
                    "Degree centralization (Freeman): 0 when all have equally many links, 1 when \
                     one is linked with all and they with nobody else. Over {}.{}",
                    text::count(n, "partner", "partners"),
                    too_few(3)
                ),
            ),
            Line::figure(
                "All ways lead through one",
                &decimals(f.betweenness_centralization),
                format!(
                    "Betweenness centralization (Freeman): 0 when shortest ways lead through all \
                     alike, 1 when all lead through one. Over {}.{}",
                    text::count(n, "partner", "partners"),
                    too_few(3)
                ),
            ),
            Line::figure(
                "Closed triangles",
                &decimals(f.transitivity),
                format!(
                    "Transitivity: where two partners are both linked with a third, how often \
                     they are linked with each other. Over {}{}",
                    text::count(wedges, "such case", "such cases"),
                    if wedges == 0 {
                        ", so there is no figure"
                    } else {
                        ""
                    }
                ),
            ),
            Line::figure(
                "Partners’ partners know each other",
                &decimals(f.average_clustering),
                format!(
                    "Average clustering: for each partner, how many pairs of those linked with it \
                     are linked too, on average over {}; fewer than two count 0",
                    text::count(n, "partner", "partners")
                ),
            ),
            Line::figure(
                "Longest way",
                &whole(f.diameter()),
                format!(
                    "Diameter: steps between the two partners farthest apart, by the shortest \
                     way.{}",
                    of_largest(&whole(largest.and_then(|c| c.diameter)))
                ),
            ),
            Line::figure(
                "Mean way",
                &decimals(f.mean_path()),
                format!(
                    "Mean path: steps between two partners by the shortest way, on average over \
                     all pairs.{}",
                    of_largest(&decimals(largest.and_then(|c| c.mean_path)))
                ),
            ),
            Line::figure(
                "Density by direction",
                &decimals(network.directed_density),
                format!(
                    "Links by direction out of all that could be, a link both ways counted \
                     twice: {} of {}.{}",
                    network.arcs,
                    pairs * 2,
                    too_few(2)
                ),
            ),
            Line::figure(
                "Returned",
                &decimals(network.reciprocity),
                format!(
                    "Reciprocity: how many of the links by direction are returned. Over {}{}",
                    text::count(network.arcs, "link", "links"),
                    if network.arcs == 0 {
                        ", so there is no figure"
                    } else {
                        ""
                    }
                ),
            ),
        ];
        Part {
            title: "Figures of the network",
            from: self.all(),
            meaning: "Partners of every status count, also those without a link. Links of \
                      different kinds between the same two count once. A link that nobody drew is \
                      missing in every figure; “–” stands where a figure has no meaning"
                .to_owned(),
            lines,
        }
    }
}

/// What a partner is called on the map: its short name if it has one.
fn named(partner: &Partner) -> &str {
    [&partner.short, &partner.name]
        .into_iter()
        .map(|name| name.trim())
        .find(|name| !name.is_empty())
        .unwrap_or("an unnamed partner")
}

/// The first names of so many.
fn some(names: &[&str], all: usize) -> String {
    if all <= NAMED {
        return text::names(names);
    }
    let mut shown: Vec<String> = names
        .iter()
        .take(NAMED - 1)
        .map(|n| (*n).to_owned())
        .collect();
    shown.push(format!("{} more", all - shown.len()));
    text::names(&shown)
}

fn decimals(figure: Option<f64>) -> String {
    figure.map_or_else(|| "–".to_owned(), |f| format!("{f:.2}"))
}

fn whole(figure: Option<usize>) -> String {
    figure.map_or_else(|| "–".to_owned(), |f| f.to_string())
}
