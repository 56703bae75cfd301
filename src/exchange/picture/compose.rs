//! A picture put together: the map, its title and its legend, each in its place, and all of it in words.
//! Must not know colors or formats.

use super::legend::{self, Place, Section};
use crate::{
    insight::text,
    mapping::{Area, Point, Scene, Spots, label, lens, print::Picture},
    model::{Date, Lens, Plan},
};

/// Size of the letters of the title.
pub(super) const TITLE: f32 = 22.0;
/// Size of the letters below the title.
pub(super) const SUBTITLE: f32 = 12.5;
/// Height of a line, in sizes of its letters.
pub(super) const LINE: f32 = 1.35;
/// Air around everything.
const AIR: f32 = 22.0;
/// Air between title, map and legend.
const GAP: f32 = 18.0;
/// However narrow a map is, its title can be read.
const NARROWEST: f32 = 420.0;

/// A picture put together. Its places are those of the map.
pub(super) struct Composed {
    pub(super) scene: Scene,
    /// Whether intended levels are on it.
    pub(super) intended: bool,
    /// The name of the plan.
    pub(super) name: String,
    /// The title, in lines.
    pub(super) title: Vec<String>,
    /// What stands below it, in lines.
    pub(super) subtitle: Vec<String>,
    /// Where the title begins.
    pub(super) title_at: Point,
    pub(super) sections: Vec<Section>,
    /// Where the legend begins.
    pub(super) legend_at: Point,
    /// All of it.
    pub(super) frame: Area,
    /// What is on it, in a sentence or two.
    pub(super) description: String,
}

impl Composed {
    pub(super) fn new(plan: &Plan, picture: &Picture, spots: &Spots, day: Date) -> Self {
        let scene = Scene::of(plan, picture.lens, &picture.look, spots);
        let map = extent(&scene, picture.intended);
        let mut sections = if picture.legend {
            legend::sections(plan, &scene, picture)
        } else {
            Vec::new()
        };
        let name = name(plan);
        let subtitle = subtitle(plan, &scene, day);
        let laid = [Place::Beside, Place::Below].map(|place| {
            let above = if picture.title {
                [name.as_str(), subtitle.as_str()]
            } else {
                [""; 2]
            };
            let laid = Laid::new(&map, above, &mut sections, place);
            let [width, height] = laid.frame.size;
            // The larger the map is where it is put, the better.
            (laid, (picture.output.aspect() / width).min(1.0 / height))
        });
        let [(beside, large), (below, larger)] = laid;
        let place = if larger > large {
            Place::Below
        } else {
            Place::Beside
        };
        let laid = if larger > large { below } else { beside };
        // The sections are where the last try put them.
        legend::arrange(&mut sections, place, room(&map, place));
        let description = description(&scene, picture, &subtitle);
        Self {
            scene,
            intended: picture.intended,
            name,
            title: laid.title,
            subtitle: laid.subtitle,
            title_at: laid.title_at,
            sections,
            legend_at: laid.legend_at,
            frame: laid.frame,
            description,
        }
    }

    /// All of it in words, partner by partner in reading order.
    pub(super) fn in_words(&self) -> String {
        let mut words = self.description.clone();
        let nodes = &self.scene.nodes;
        for node in self.scene.reading.iter().filter_map(|i| nodes.get(*i)) {
            words.push('\n');
            words.push_str(&node.words);
        }
        words
    }
}

/// The room that a legend has beside or below a map.
fn room(map: &Area, place: Place) -> f32 {
    match place {
        Place::Beside => map.size[1],
        Place::Below => map.size[0].max(NARROWEST),
    }
}

/// One way to put everything in its place.
struct Laid {
    title: Vec<String>,
    subtitle: Vec<String>,
    title_at: Point,
    legend_at: Point,
    frame: Area,
}

impl Laid {
    fn new(map: &Area, above: [&str; 2], sections: &mut [Section], place: Place) -> Self {
        let size = legend::arrange(sections, place, room(map, place));
        let legend_at = match place {
            Place::Beside => Point::new(map.right() + GAP, map.top()),
            Place::Below => Point::new(map.left(), map.bottom() + GAP),
        };
        let mut all = *map;
        if !sections.is_empty() {
            all = all.union(&legend::area(legend_at, size));
        }
        let width = all.size[0].max(NARROWEST);
        let [name, subtitle] = above;
        let title = label::wrap(name, TITLE, width, 2);
        let subtitle = label::wrap(subtitle, SUBTITLE, width, 3);
        let title_height =
            title.len() as f32 * TITLE * LINE + subtitle.len() as f32 * SUBTITLE * LINE;
        let title_at = Point::new(all.left(), all.top() - GAP - title_height);
        let all = all.union(&legend::area(title_at, [width, title_height]));
        Self {
            title,
            subtitle,
            title_at,
            legend_at,
            frame: Area::new(all.center, all.size[0] + 2.0 * AIR, all.size[1] + 2.0 * AIR),
        }
    }
}

/// The scene's bounds with every pill and ghost in them.
fn extent(scene: &Scene, intended: bool) -> Area {
    let pill = |node: &crate::mapping::scene::Node, at| {
        Area::new(at, node.width, node.height(scene.scale))
    };
    let pills = scene.nodes.iter().map(|node| pill(node, node.at));
    let ghosts = scene
        .ghosts
        .iter()
        .filter(|_| intended)
        .filter_map(|ghost| {
            let node = scene.nodes.get(ghost.node)?;
            Some(pill(node, ghost.at))
        });
    pills
        .chain(ghosts)
        .fold(scene.bounds, |all, one| all.union(&one))
}

fn name(plan: &Plan) -> String {
    let title = plan
        .header
        .iter()
        .next()
        .map_or("", |header| header.title.trim());
    if title.is_empty() {
        "Partner map"
    } else {
        title
    }
    .to_owned()
}

/// “Hope County Human Services · Rings · 23 partners, 31 links · November 22, 2026”.
fn subtitle(plan: &Plan, scene: &Scene, day: Date) -> String {
    let agency = plan
        .header
        .iter()
        .next()
        .map_or("", |header| header.agency.trim());
    let mut parts = vec![
        meaning(scene.lens).to_owned(),
        format!(
            "{}, {}",
            text::count(scene.nodes.len(), "partner", "partners"),
            text::count(scene.wires.len(), "link", "links")
        ),
        text::day(day),
    ];
    if !agency.is_empty() {
        parts.insert(0, agency.to_owned());
    }
    parts.join(" · ")
}

const fn meaning(lens: Lens) -> &'static str {
    match lens {
        Lens::Rings => "Rings: the closer to the middle, the closer the partnership",
        Lens::Power => "Power and interest",
        Lens::Lanes => "Lanes: one for each level",
        Lens::Free => "Free: links matter, places mean nothing",
    }
}

fn description(scene: &Scene, picture: &Picture, subtitle: &str) -> String {
    let mut words = format!("Partner map. {subtitle}");
    if picture.intended && lens::shows_levels(scene.lens) && !scene.ghosts.is_empty() {
        let many = text::count(
            scene.ghosts.len(),
            "arrow shows a level that is intended",
            "arrows show levels that are intended",
        );
        words.push_str(". ");
        words.push_str(&many);
    }
    if picture.look.leaves_out() {
        words.push_str(". Some partners or links are left out");
    }
    words
}
