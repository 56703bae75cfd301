//! What explains a picture: categories, status, kinds of links, sizes, and what is left out.
//! Must not know colors or how it is drawn.

use crate::{
    insight::text,
    mapping::{
        Area, Point, Scene, SizeBy, label,
        print::Picture,
        scene::{Border, lower},
    },
    model::{Category, LinkKind, Plan},
};

/// Size of the letters of a row.
pub(super) const TEXT: f32 = 12.0;
/// Size of the letters of a heading.
pub(super) const HEAD: f32 = 12.0;
/// Height of a heading and of a row.
pub(super) const ROW: f32 = 20.0;
/// Where the text of a row begins.
pub(super) const TEXT_FROM: f32 = 42.0;
/// Air between sections.
const GAP: f32 = 14.0;
/// Air between columns of sections.
const COLUMN_GAP: f32 = 30.0;

/// What stands before the text of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    /// A category's mark.
    Mark(Category),
    /// A pill's border; whether its name is muted.
    Pill(Border),
    /// A line of a kind of link.
    Link(LinkKind),
    /// Lines from thin to thick.
    Widths,
    /// An arrow.
    Arrow,
    /// The outline of an intended level and the arrow to it.
    Ghost,
    /// A small and a large pill.
    Sizes,
    /// Nothing.
    None,
}

/// A row: a sample and what it means.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) sample: Sample,
    pub(super) text: String,
}

/// Rows under a heading.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Section {
    pub(super) head: &'static str,
    pub(super) rows: Vec<Row>,
    /// Its upper left corner within the legend.
    pub(super) at: Point,
}

impl Section {
    fn size(&self) -> [f32; 2] {
        let row = |row: &Row| {
            let from = if row.sample == Sample::None {
                0.0
            } else {
                TEXT_FROM
            };
            from + label::width(&row.text, TEXT)
        };
        let widest = self
            .rows
            .iter()
            .map(row)
            .fold(label::width(self.head, HEAD), f32::max);
        [widest, ROW * (self.rows.len() as f32 + 1.0)]
    }
}

/// The sections that a picture needs, not yet in their places.
pub(super) fn sections(plan: &Plan, scene: &Scene, picture: &Picture) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut add = |head, rows: Vec<Row>| {
        if !rows.is_empty() {
            let at = Point::default();
            sections.push(Section { head, rows, at });
        }
    };
    let row = |sample, text: &str| Row {
        sample,
        text: text.to_owned(),
    };
    let categories = Category::ALL.iter().filter_map(|category| {
        let count = scene
            .nodes
            .iter()
            .filter(|n| n.category == *category)
            .count();
        let text = format!("{} ({count})", category.label());
        (count > 0).then(|| row(Sample::Mark(*category), &text))
    });
    add("Partners", categories.collect());
    add("Status", status(plan, scene));
    let kinds = LinkKind::ALL
        .iter()
        .filter(|kind| scene.wires.iter().any(|wire| wire.kind == **kind));
    let mut links: Vec<Row> = kinds
        .map(|kind| row(Sample::Link(*kind), kind.label()))
        .collect();
    let weights = || scene.wires.iter().map(|wire| wire.weight);
    if weights().min() != weights().max() {
        links.push(row(Sample::Widths, "The thicker, the stronger"));
    }
    if scene.wires.iter().any(|wire| wire.arrow) {
        links.push(row(Sample::Arrow, "Runs one way"));
    }
    add("Links", links);
    let mut more = Vec::new();
    if picture.intended && !scene.ghosts.is_empty() {
        more.push(row(Sample::Ghost, "Level that is intended"));
    }
    match picture.look.size {
        SizeBy::Same => {}
        by => more.push(row(Sample::Sizes, by.label())),
    }
    add("Also", more);
    add("Left out", left_out(picture));
    sections
}

fn status(plan: &Plan, scene: &Scene) -> Vec<Row> {
    let mut rows = Vec::new();
    for border in [Border::Solid, Border::Dashed, Border::Dotted] {
        let mut words: Vec<String> = Vec::new();
        for status in crate::model::PartnerStatus::ALL {
            let is_there = |n: &crate::mapping::scene::Node| {
                plan.get(n.partner).is_some_and(|p| p.status == *status)
            };
            if Border::of(*status) == border && scene.nodes.iter().any(is_there) {
                let label = status.label();
                words.push(if words.is_empty() {
                    label.to_owned()
                } else {
                    lower(label)
                });
            }
        }
        if !words.is_empty() {
            rows.push(Row {
                sample: Sample::Pill(border),
                text: words.join(" or "),
            });
        }
    }
    rows
}

fn left_out(picture: &Picture) -> Vec<Row> {
    let look = &picture.look;
    let mut texts: Vec<String> = Vec::new();
    let mut add = |labels: Vec<&str>| {
        if !labels.is_empty() {
            texts.extend(label::wrap(&text::names(&labels), TEXT, 190.0, 3));
        }
    };
    add(look.no_categories.iter().map(|x| x.label()).collect());
    add(look.no_statuses.iter().map(|x| x.label()).collect());
    add(look.no_links.iter().map(|x| x.label()).collect());
    if look.only.is_some() {
        add(vec!["All but the partners in focus"]);
    }
    let row = |text| Row {
        sample: Sample::None,
        text,
    };
    texts.into_iter().map(row).collect()
}

/// Where a legend stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Right of the map.
    Beside,
    /// Below it.
    Below,
}

/// Puts the sections into their places; gives the width and height that they fill. `room` is the height beside
/// the map, or the width below it.
pub(super) fn arrange(sections: &mut [Section], place: Place, room: f32) -> [f32; 2] {
    match place {
        Place::Beside => columns(sections, room),
        Place::Below => rows(sections, room),
    }
}

/// From the top down, then into the next column.
fn columns(sections: &mut [Section], height: f32) -> [f32; 2] {
    let (mut at, mut widest, mut lowest) = (Point::default(), 0.0_f32, 0.0_f32);
    for section in sections {
        let [wide, high] = section.size();
        if at.y > 0.0 && at.y + high > height {
            at = Point::new(at.x + widest + COLUMN_GAP, 0.0);
            widest = 0.0;
        }
        section.at = at;
        widest = widest.max(wide);
        lowest = lowest.max(at.y + high);
        at.y += high + GAP;
    }
    [at.x + widest, lowest]
}

/// From left to right, then into the next row.
fn rows(sections: &mut [Section], width: f32) -> [f32; 2] {
    let (mut at, mut highest, mut right) = (Point::default(), 0.0_f32, 0.0_f32);
    for section in sections {
        let [wide, high] = section.size();
        if at.x > 0.0 && at.x + wide > width {
            at = Point::new(0.0, at.y + highest + GAP);
            highest = 0.0;
        }
        section.at = at;
        highest = highest.max(high);
        right = right.max(at.x + wide);
        at.x += wide + COLUMN_GAP;
    }
    [right, at.y + highest]
}

/// The rectangle of a legend at a place.
pub(super) fn area(at: Point, [width, height]: [f32; 2]) -> Area {
    let middle = Point::new(at.x + width * 0.5, at.y + height * 0.5);
    Area::new(middle, width, height)
}
