//! The map as a JSON Canvas.

use serde_json::{Map, Value as Json, json};

use super::{ABOUT, AGENCY, PART, markdown};
use crate::{
    exchange::outgoing::{NO_NAME, Outgoing, link_key, partner_key, scene},
    guidance::Catalogue,
    mapping::{
        Area, Point, Scene,
        ground::{Form, Names},
    },
    model::{Category, Direction, Lens, Link, Plan, Record as _},
};

/// How much larger than on our map things are: a node has to hold some lines of text.
const LARGER: f32 = 4.0;

/// The map under a lens as a JSON Canvas.
pub fn write(plan: &Plan, guidance: &Catalogue, lens: Lens) -> String {
    let outgoing = Outgoing::new(plan, guidance);
    let scene = scene(plan, lens);
    let sheet = Sheet {
        larger: LARGER / scene.scale.max(0.01),
        scene: &scene,
    };
    let mut nodes = sheet.around(plan, lens);
    for node in &scene.nodes {
        let Some(partner) = plan.get(node.partner) else {
            continue;
        };
        let values = outgoing
            .attributes(partner)
            .into_iter()
            .filter(|attribute| !Outgoing::is_place(attribute.named.target))
            .map(|attribute| (attribute.named.title.as_str(), attribute.said.to_string()));
        let name = if partner.name.is_empty() {
            NO_NAME
        } else {
            &partner.name
        };
        let mut object = sheet.text_node(
            &partner_key(partner.id),
            &markdown::write(name, values),
            node.at,
            [node.width, node.height(scene.scale)],
        );
        object.insert("color".to_owned(), color(partner.category).into());
        nodes.push(Json::Object(object));
    }
    let edges: Vec<Json> = outgoing
        .links()
        .map(|link| sheet.edge(&outgoing, link))
        .collect();
    let document = json!({ "nodes": nodes, "edges": edges });
    format!("{document:#}\n")
}

struct Sheet<'a> {
    larger: f32,
    scene: &'a Scene,
}

impl Sheet<'_> {
    /// What the canvas is, and our agency.
    fn around(&self, plan: &Plan, lens: Lens) -> Vec<Json> {
        let header = plan.header.iter().next();
        let title = header.map_or("", |h| h.title.as_str());
        let title = if title.trim().is_empty() {
            "Partner map"
        } else {
            title
        };
        let about = [
            ("Lens", lens.label().to_owned()),
            ("Scale", self.larger.to_string()),
        ];
        let text = markdown::write(title, about.into_iter());
        let [width, height] = self.scene.bounds.size;
        let middle = self.scene.bounds.center;
        let size = [110.0_f32, 32.0].map(|x| x * self.scene.scale);
        let corner = Point::new(
            middle.x - width * 0.5 + size[0] * 0.5,
            middle.y - height * 0.5 - size[1],
        );
        // Lanes and the field of power are rectangles, as groups are; rings are not.
        let mut nodes: Vec<Json> = self
            .scene
            .ground
            .iter()
            .filter_map(|piece| match piece.form {
                Form::Block(area) => Some(area),
                Form::Disc { .. } | Form::Line(_) => None,
            })
            .enumerate()
            .map(|(number, area)| self.group(number, area))
            .collect();
        nodes.push(Json::Object(self.text_node(ABOUT, &text, corner, size)));
        if let Some(agency) = &self.scene.agency {
            let side = agency.radius * 1.4;
            let text = markdown::write(&agency.lines.join(" "), std::iter::empty());
            let middle = Point::new(0.0, 0.0);
            nodes.push(Json::Object(self.text_node(
                AGENCY,
                &text,
                middle,
                [side, side],
            )));
        }
        nodes
    }

    /// A part of the ground, with the name that lies on it.
    fn group(&self, number: usize, area: Area) -> Json {
        let id = format!("ground-{}", number + 1);
        let mut object = self.text_node(&id, "", area.center, area.size);
        object.remove("text");
        object.insert("type".to_owned(), "group".into());
        let names = self.scene.labels.iter().find(|label| {
            let touch = Area::new(label.at, 0.0, 0.0).clearance(&area) < 1.0;
            touch && matches!(label.names, Names::Level(_) | Names::Quarter(_))
        });
        if let Some(label) = names {
            object.insert("label".to_owned(), label.text.as_str().into());
        }
        Json::Object(object)
    }

    fn text_node(&self, id: &str, text: &str, at: Point, size: [f32; 2]) -> Map<String, Json> {
        // Even sizes, so that the middle is whole too.
        let [width, height] = size.map(|x| ((x * self.larger * 0.5).floor() as i64).max(1) * 2);
        let [x, y] = [at.x, at.y].map(|x| (x * self.larger).round() as i64);
        let mut object = Map::new();
        object.insert("id".to_owned(), id.into());
        object.insert("type".to_owned(), "text".into());
        object.insert("x".to_owned(), (x - width / 2).into());
        object.insert("y".to_owned(), (y - height / 2).into());
        object.insert("width".to_owned(), width.into());
        object.insert("height".to_owned(), height.into());
        object.insert("text".to_owned(), text.into());
        object
    }

    fn edge(&self, outgoing: &Outgoing<'_>, link: &Link) -> Json {
        let place = |partner| {
            let node = self.scene.node_of(partner)?;
            self.scene.nodes.get(node).map(|node| node.at)
        };
        let record = link.clone().wrap();
        let said = |field| outgoing.said(&record, field).map(|said| said.to_string());
        let mut label = link.kind.label().to_owned();
        let (strength, note) = (said("strength"), said("note"));
        if strength.is_some()
            || note
                .as_ref()
                .is_some_and(|note| note.starts_with("strength"))
        {
            label.push_str(PART);
            label.push_str("strength ");
            label.push_str(strength.as_deref().unwrap_or("–"));
        }
        if let Some(note) = note {
            label.push_str(PART);
            label.push_str(&note);
        }
        let mut object = Map::new();
        let mut put = |name: &str, value: &str| object.insert(name.to_owned(), value.into());
        put("id", &link_key(link.id));
        put("fromNode", &partner_key(link.from));
        if let (Some(from), Some(to)) = (place(link.from), place(link.to)) {
            let [here, there] = sides(from, to);
            put("fromSide", here);
            put("toSide", there);
        }
        put("toNode", &partner_key(link.to));
        // An arrow is what the format assumes; a link that runs both ways has none.
        if link.direction == Direction::Both {
            put("toEnd", "none");
        }
        put("label", &label);
        Json::Object(object)
    }
}

/// The sides of two nodes that face each other.
fn sides(from: Point, to: Point) -> [&'static str; 2] {
    let (x, y) = (to.x - from.x, to.y - from.y);
    // Nodes are wider than high, so a way up or down is the shorter one sooner.
    match (x.abs() > y.abs() * 2.0, x >= 0.0, y >= 0.0) {
        (true, true, _) => ["right", "left"],
        (true, false, _) => ["left", "right"],
        (false, _, true) => ["bottom", "top"],
        (false, _, false) => ["top", "bottom"],
    }
}

/// The color of a category, as on our map in the light theme.
const fn color(category: Category) -> &'static str {
    match category {
        Category::Family => "#D55E00",
        Category::Policy => "#0072B2",
        Category::HumanServices => "#009E73",
        Category::Justice => "#9A5BA5",
        Category::Providers => "#B27D00",
        Category::Community => "#2E86B8",
    }
}
