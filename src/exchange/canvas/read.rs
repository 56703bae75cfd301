//! A JSON Canvas of any origin: ours, or one that was drawn by hand.

use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::{ABOUT, AGENCY, PART, markdown};
use crate::{
    exchange::{
        Problem, Problems,
        incoming::{Incoming, Row, Target, Tie, one_line, target},
        outgoing::{NO_NAME, our_id},
    },
    model::{Direction, Id, Lens, Link, json::sort_of},
};

/// A group: its name and the rectangle that it covers.
struct Group {
    label: String,
    area: [f64; 4],
}

/// What the canvas says of itself, if it is one of ours.
struct About {
    lens: Lens,
    scale: f64,
}

/// Reads the nodes and edges of a document.
///
/// # Errors
/// What is wrong, if it is no canvas.
pub fn read(document: &Json) -> Result<Incoming, Vec<Problem>> {
    let mut problems = Problems::default();
    let nodes = list(document, "nodes")?;
    let edges = list(document, "edges")?;
    let mut incoming = Incoming::default();
    let mut about = None;
    let mut groups = Vec::new();
    for node in nodes.iter().filter_map(Json::as_object) {
        if text(node, "id") == ABOUT && text(node, "type") == "text" {
            let parts = markdown::read(text(node, "text"));
            about = about_of(&parts);
            if about.is_some() {
                incoming.title = parts.name;
            }
        } else if text(node, "type") == "group"
            && let Some(area) = area(node)
        {
            let label = text(node, "label").trim().to_owned();
            groups.push(Group { label, area });
        }
    }
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for (number, node) in nodes.iter().enumerate() {
        let place = format!("Node {}", number + 1);
        let Some(object) = node.as_object() else {
            problems.add(|| {
                let found = sort_of(node);
                Problem::at(
                    place,
                    format!("expected an object, found {found}; it was left out"),
                )
            });
            continue;
        };
        let id = text(object, "id");
        if text(object, "type") == "group" || (about.is_some() && [ABOUT, AGENCY].contains(&id)) {
            continue;
        }
        let Some(row) = row(
            object,
            place,
            about.as_ref(),
            &groups,
            &mut incoming,
            &mut problems,
        ) else {
            continue;
        };
        if positions.contains_key(id) {
            problems.add(|| {
                Problem::at(
                    &row.place,
                    "another node has the same id, so this one was left out",
                )
            });
            continue;
        }
        let at = incoming.partner(row);
        positions.insert(id, at);
    }
    for (number, edge) in edges.iter().enumerate() {
        let place = format!("Edge {}", number + 1);
        let Some(object) = edge.as_object() else {
            problems.add(|| {
                let found = sort_of(edge);
                Problem::at(
                    place,
                    format!("expected an object, found {found}; it was left out"),
                )
            });
            continue;
        };
        let ends = ["fromNode", "toNode"].map(|key| positions.get(text(object, key)).copied());
        let [Some(from), Some(to)] = ends else {
            problems.add(|| {
                Problem::at(
                    place,
                    "a node at its end is no partner of this file, so it was left out",
                )
            });
            continue;
        };
        let arrow = |key, usual| match text(object, key) {
            "arrow" => true,
            "none" => false,
            _ => usual,
        };
        let (back, forth) = (arrow("fromEnd", false), arrow("toEnd", true));
        let id = our_id("link", text(object, "id"));
        incoming.links.push(Tie {
            place,
            id,
            ends: if back && !forth {
                [to, from]
            } else {
                [from, to]
            },
            direction: Some(if back == forth {
                Direction::Both
            } else {
                Direction::Forward
            }),
            cells: label_parts(id, text(object, "label")),
        });
    }
    incoming.noted(problems);
    Ok(incoming)
}

fn about_of(parts: &markdown::Parts) -> Option<About> {
    let value = |title: &str| {
        let found = parts.values.iter().find(|(name, _)| name == title);
        found.map(|(_, value)| value.as_str())
    };
    let lens = value("Lens")?;
    let lens = Lens::ALL.iter().find(|l| l.label() == lens).copied()?;
    let scale: f64 = value("Scale")?.parse().ok()?;
    (scale.is_finite() && scale > 0.0).then_some(About { lens, scale })
}

fn row(
    node: &Map<String, Json>,
    place: String,
    about: Option<&About>,
    groups: &[Group],
    incoming: &mut Incoming,
    problems: &mut Problems,
) -> Option<Row> {
    let mut row = Row {
        place,
        id: our_id("partner", text(node, "id")),
        cells: Vec::new(),
    };
    let is_ours = row.id.is_some();
    match text(node, "type") {
        "text" => {
            let parts = markdown::read(text(node, "text"));
            if !(is_ours && parts.name == NO_NAME) {
                put(
                    &mut row,
                    incoming,
                    "Name",
                    Target::Partner("name"),
                    parts.name,
                );
            }
            if !parts.rest.is_empty() {
                put(
                    &mut row,
                    incoming,
                    "Text",
                    Target::Partner("notes"),
                    parts.rest,
                );
            }
            for (title, value) in parts.values {
                let at = incoming.column(&title);
                row.cells.push((at, value));
            }
        }
        "file" => {
            let file = text(node, "file");
            let name = file.rsplit('/').next().unwrap_or(file);
            let name = name.strip_suffix(".md").unwrap_or(name).to_owned();
            put(&mut row, incoming, "Name", Target::Partner("name"), name);
            put(&mut row, incoming, "File", Target::Note, file.to_owned());
        }
        "link" => {
            problems.add(|| {
                let url = one_line(text(node, "url"), 60);
                Problem::at(
                    &row.place,
                    format!("a link to {url} is no partner, so it was left out"),
                )
            });
            return None;
        }
        other => {
            problems.add(|| {
                let other = one_line(other, 40);
                Problem::at(
                    &row.place,
                    format!(
                        "“{other}” is no kind of node that can be a partner, so it was left out"
                    ),
                )
            });
            return None;
        }
    }
    if let Some([x, y, width, height]) = area(node) {
        let middle = [x + width / 2.0, y + height / 2.0];
        let (lens, scale) = match about {
            Some(about) if is_ours => (about.lens, about.scale),
            _ => (Lens::Free, 1.0),
        };
        for (axis, number) in ["x", "y"].into_iter().zip(middle) {
            let target = Target::Place(lens, axis);
            let name = &target::named(target).title;
            put(
                &mut row,
                incoming,
                name,
                target,
                (number / scale).to_string(),
            );
        }
        let mut around: Vec<&Group> = groups
            .iter()
            .filter(|g| !g.label.is_empty() && holds(g.area, middle))
            .collect();
        around.sort_by(|a, b| (a.area[2] * a.area[3]).total_cmp(&(b.area[2] * b.area[3])));
        if let Some(group) = around.first().filter(|_| !is_ours) {
            put(
                &mut row,
                incoming,
                "Group",
                Target::Partner("category"),
                group.label.clone(),
            );
        }
    } else {
        problems.add(|| {
            Problem::at(
                &row.place,
                "its place is not given in numbers, so it has none",
            )
        });
    }
    Some(row)
}

/// Adds what a column says.
fn put(row: &mut Row, incoming: &mut Incoming, name: &str, target: Target, words: String) {
    let at = incoming.column_meaning(name, target);
    row.cells.push((at, words));
}

/// Kind, strength and note of one of our edges; else the whole label.
fn label_parts(id: Option<Id<Link>>, label: &str) -> Vec<(String, String)> {
    let cell = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    if id.is_none() {
        return vec![cell("label", label)];
    }
    let (kind, rest) = label.split_once(PART).unwrap_or((label, ""));
    let mut cells = vec![cell("kind", kind)];
    let strength = rest.strip_prefix("strength ");
    let (strength, note) = strength.map_or(("", rest), |after| {
        after.split_once(PART).unwrap_or((after, ""))
    });
    cells.push(cell("strength", strength));
    cells.push(cell("note", note));
    cells
}

fn holds([x, y, width, height]: [f64; 4], at: [f64; 2]) -> bool {
    (x..=x + width).contains(&at[0]) && (y..=y + height).contains(&at[1])
}

fn area(node: &Map<String, Json>) -> Option<[f64; 4]> {
    let number = |key| node.get(key).and_then(Json::as_f64);
    let [x, y] = [number("x")?, number("y")?];
    let [width, height] = ["width", "height"].map(|key| number(key).unwrap_or_default());
    Some([x, y, width, height])
}

fn text<'a>(object: &'a Map<String, Json>, key: &str) -> &'a str {
    object.get(key).and_then(Json::as_str).unwrap_or_default()
}

/// A list that may be missing.
fn list<'a>(document: &'a Json, name: &str) -> Result<&'a [Json], Vec<Problem>> {
    match document.get(name) {
        None => Ok(&[]),
        Some(Json::Array(list)) => Ok(list),
        Some(found) => Err(vec![Problem::at(
            name,
            format!(
                "expected a list, found {}; save the canvas again",
                sort_of(found)
            ),
        )]),
    }
}
