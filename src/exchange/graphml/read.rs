//! GraphML of any program: ours, yEd's with its drawings, networkx's, Gephi's.
//! The text is read event by event; entities of a document type are never expanded.

use std::collections::HashMap;

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::{
    exchange::{
        Problem, Problems,
        incoming::{Incoming, Row, Target, Tie, target},
        outgoing::our_id,
    },
    model::{Direction, Lens},
};

/// Deeper than any program nests groups.
const DEEPEST: usize = 200;

/// A declared key.
#[derive(Default)]
struct Declared {
    name: String,
    whose: String,
    default: Option<String>,
}

#[derive(Default)]
struct Node {
    id: String,
    cells: Vec<(String, String)>,
    /// What a drawing writes on it.
    drawn: String,
    /// Where a drawing puts its middle.
    at: Option<[f64; 2]>,
    /// The group that it lies in, as a position in the list of nodes.
    group: Option<usize>,
    is_group: bool,
}

#[derive(Default)]
struct Edge {
    id: String,
    from: String,
    to: String,
    directed: bool,
    cells: Vec<(String, String)>,
}

#[derive(Default)]
struct Document {
    keys: HashMap<String, Declared>,
    title: String,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    skipped: HashMap<&'static str, usize>,
    is_graphml: bool,
    // ---- where the reader is ----
    path: Vec<String>,
    /// The nodes that are open, innermost last.
    open_nodes: Vec<usize>,
    edge: Option<Edge>,
    key: Option<String>,
    /// The `key` whose default may follow.
    declaring: Option<String>,
    directed: Vec<bool>,
    text: String,
}

/// Reads the partners and links of a GraphML document.
///
/// # Errors
/// What is wrong, if it is none or breaks off.
pub fn read(text: &str) -> Result<Incoming, Vec<Problem>> {
    let mut reader = Reader::from_str(text);
    let mut document = Document::default();
    let at = |reader: &Reader<&[u8]>| {
        let before = text
            .get(..reader.buffer_position() as usize)
            .unwrap_or(text);
        format!("line {}", 1 + before.matches('\n').count())
    };
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if let Err(message) = document.take(event) {
                    return Err(vec![Problem::at(at(&reader), message)]);
                }
            }
            Err(_) => {
                return Err(vec![Problem::at(
                    at(&reader),
                    "this is not valid XML from here on, or part of it is missing; export the file again",
                )]);
            }
        }
    }
    if !document.path.is_empty() {
        return Err(vec![Problem::at(
            at(&reader),
            "the document breaks off here, so part of it is missing; export the file again",
        )]);
    }
    if !document.is_graphml {
        return Err(vec![Problem::whole(
            "This is XML but not GraphML; choose a file whose first element is graphml",
        )]);
    }
    Ok(document.incoming())
}

impl Document {
    fn take(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Start(tag) => {
                self.open(&tag)?;
                self.path.push(tag.local_name().as_ref().to_owned());
                if self.path.len() > DEEPEST {
                    return Err(
                        "elements are nested too deep here; export the file again".to_owned()
                    );
                }
            }
            Event::Empty(tag) => {
                self.open(&tag)?;
                let name = tag.local_name().as_ref().to_owned();
                self.close(&name);
            }
            Event::End(tag) => {
                self.path.pop();
                let name = tag.local_name().as_ref().to_owned();
                self.close(&name);
            }
            Event::Text(text) => self.text.push_str(&text.xml10_content()),
            Event::CData(text) => self.text.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let c = match &*entity {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => entity.resolve_char_ref().ok().flatten(),
                };
                self.text.push(c.ok_or_else(|| {
                    let name: String = entity.chars().take(40).collect();
                    format!("“&{name};” stands for something that is not in the file; write it out")
                })?);
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), String> {
        let mut attributes: HashMap<String, String> = HashMap::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|_| {
                "an attribute is not written as XML asks for; export the file again".to_owned()
            })?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| {
                    "an attribute holds an escape that XML does not know; export the file again"
                        .to_owned()
                })?;
            attributes.insert(
                attribute.key.local_name().as_ref().to_owned(),
                value.into_owned(),
            );
        }
        let mut take = |name: &str| attributes.remove(name).unwrap_or_default();
        let in_data = self.key.is_some();
        match tag.local_name().as_ref() {
            "graphml" if self.path.is_empty() => self.is_graphml = true,
            "key" if !in_data => {
                let id = take("id");
                let declared = Declared {
                    name: take("attr.name"),
                    whose: take("for"),
                    default: None,
                };
                self.keys.insert(id.clone(), declared);
                self.declaring = Some(id);
            }
            "default" | "NodeLabel" | "EdgeLabel" => self.text.clear(),
            "graph" if !in_data => {
                if let Some(node) = self
                    .open_nodes
                    .last()
                    .and_then(|at| self.nodes.get_mut(*at))
                {
                    node.is_group = true;
                }
                self.directed.push(take("edgedefault") == "directed");
            }
            "node" if !in_data => {
                self.nodes.push(Node {
                    id: take("id"),
                    group: self.open_nodes.last().copied(),
                    ..Node::default()
                });
                self.open_nodes.push(self.nodes.len() - 1);
            }
            "edge" if !in_data => {
                let directed = match take("directed").as_str() {
                    "true" => true,
                    "false" => false,
                    _ => self.directed.last().copied().unwrap_or_default(),
                };
                self.edge = Some(Edge {
                    id: take("id"),
                    from: take("source"),
                    to: take("target"),
                    directed,
                    cells: Vec::new(),
                });
            }
            "hyperedge" if !in_data => *self.skipped.entry("hyperedge").or_default() += 1,
            "data" if !in_data => {
                self.key = Some(take("key"));
                self.text.clear();
            }
            "Geometry" => {
                let number = |text: String| text.parse::<f64>().ok().filter(|x| x.is_finite());
                let place = [take("x"), take("y"), take("width"), take("height")].map(number);
                if let Some(node) = self
                    .open_nodes
                    .last()
                    .and_then(|at| self.nodes.get_mut(*at))
                    && let [Some(x), Some(y), width, height] = place
                {
                    node.at = Some([
                        x + width.unwrap_or_default() / 2.0,
                        y + height.unwrap_or_default() / 2.0,
                    ]);
                }
            }
            "Arrows" => {
                if let Some(edge) = &mut self.edge {
                    let is_arrow = |end: &str| !matches!(end, "" | "none");
                    let (source, end) = (is_arrow(&take("source")), is_arrow(&take("target")));
                    if source && !end {
                        std::mem::swap(&mut edge.from, &mut edge.to);
                    }
                    edge.directed = source != end;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "key" if self.key.is_none() => self.declaring = None,
            "default" => {
                let text = std::mem::take(&mut self.text);
                let key = self.declaring.as_ref().and_then(|id| self.keys.get_mut(id));
                if let Some(key) = key {
                    key.default = Some(text);
                }
            }
            "graph" if self.key.is_none() => {
                self.directed.pop();
            }
            "node" if self.key.is_none() => {
                self.open_nodes.pop();
            }
            "edge" if self.key.is_none() => self.edges.extend(self.edge.take()),
            "NodeLabel" => {
                let text = std::mem::take(&mut self.text);
                if let Some(node) = self
                    .open_nodes
                    .last()
                    .and_then(|at| self.nodes.get_mut(*at))
                    && node.drawn.is_empty()
                {
                    text.trim().clone_into(&mut node.drawn);
                }
            }
            "EdgeLabel" => {
                let text = std::mem::take(&mut self.text);
                if let Some(edge) = &mut self.edge
                    && !text.trim().is_empty()
                {
                    edge.cells
                        .push(("label".to_owned(), text.trim().to_owned()));
                }
            }
            // Drawings hold elements of any name; only the outermost `data` ends the value.
            "data" if !self.path.iter().any(|part| part == "data") => self.data_ends(),
            _ => {}
        }
    }

    fn data_ends(&mut self) {
        let (Some(key), text) = (self.key.take(), std::mem::take(&mut self.text)) else {
            return;
        };
        let name = match self.keys.get(&key) {
            Some(key) if !key.name.is_empty() => key.name.clone(),
            // A drawing: what is of use in it was taken out by its elements.
            Some(_) => return,
            None => key,
        };
        if let Some(edge) = &mut self.edge {
            edge.cells.push((name, text));
        } else if let Some(node) = self
            .open_nodes
            .last()
            .and_then(|at| self.nodes.get_mut(*at))
        {
            node.cells.push((name, text));
        } else if name == "title" {
            self.title = text;
        }
    }

    fn incoming(self) -> Incoming {
        let mut incoming = Incoming {
            title: self.title.clone(),
            ..Incoming::default()
        };
        let mut problems = Problems::default();
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let defaults = |whose: &str| -> Vec<(&str, &str)> {
            let mut found: Vec<_> = self
                .keys
                .values()
                .filter(|key| key.whose == whose || key.whose == "all" || key.whose.is_empty())
                .filter_map(|key| Some((key.name.as_str(), key.default.as_deref()?)))
                .collect();
            found.sort_unstable();
            found
        };
        let of_nodes = defaults("node");
        for node in &self.nodes {
            if node.is_group {
                continue;
            }
            let row = self.row(node, &of_nodes, &mut incoming);
            if positions.contains_key(node.id.as_str()) {
                problems.add(|| {
                    Problem::at(
                        &row.place,
                        "another node has the same id, so this one was left out",
                    )
                });
                continue;
            }
            let at = incoming.partner(row);
            positions.insert(&node.id, at);
        }
        let of_edges = defaults("edge");
        for edge in &self.edges {
            let place = format!("Edge {} – {}", short(&edge.from), short(&edge.to));
            let ends = [&edge.from, &edge.to].map(|id| positions.get(id.as_str()).copied());
            let [Some(from), Some(to)] = ends else {
                problems.add(|| {
                    Problem::at(
                        place,
                        "a node at its end is not in the file, so it was left out",
                    )
                });
                continue;
            };
            let mut cells = edge.cells.clone();
            for (name, text) in &of_edges {
                if !cells.iter().any(|(known, _)| known == name) {
                    cells.push(((*name).to_owned(), (*text).to_owned()));
                }
            }
            incoming.links.push(Tie {
                place,
                id: our_id("link", &edge.id),
                ends: [from, to],
                direction: Some(if edge.directed {
                    Direction::Forward
                } else {
                    Direction::Both
                }),
                cells,
            });
        }
        if let Some(count) = self.skipped.get("hyperedge") {
            problems.add(|| {
                Problem::whole(format!(
                    "{count} hyperedges join more than two nodes, which a link can't, so they were left out"
                ))
            });
        }
        incoming.noted(problems);
        incoming
    }

    fn row(&self, node: &Node, defaults: &[(&str, &str)], incoming: &mut Incoming) -> Row {
        let mut row = Row {
            place: format!("Node {}", short(&node.id)),
            id: our_id("partner", &node.id),
            cells: Vec::new(),
        };
        let ours = row.id.is_some();
        let given = node
            .cells
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let missing = defaults
            .iter()
            .copied()
            .filter(|(name, _)| !node.cells.iter().any(|(known, _)| known == name));
        let mut has_name = ours;
        for (name, text) in given.chain(missing) {
            // Where the map shows it; the places that were given to it have names of their own.
            if ours && matches!(name, "x" | "y") {
                continue;
            }
            let at = incoming.column(name);
            let guess = incoming.columns.get(at).map(|c| c.guess);
            has_name |= guess == Some(Target::Partner("name")) && !text.trim().is_empty();
            row.cells.push((at, text.to_owned()));
        }
        if !has_name {
            let name = if node.drawn.is_empty() {
                &node.id
            } else {
                &node.drawn
            };
            let at = incoming.column_meaning("label", Target::Partner("name"));
            row.cells.push((at, name.clone()));
        }
        if let Some(place) = node.at {
            for (axis, number) in ["x", "y"].into_iter().zip(place) {
                let target = Target::Place(Lens::Free, axis);
                let at = incoming.column_meaning(&target::named(target).title, target);
                row.cells.push((at, number.to_string()));
            }
        }
        if let Some(group) = node.group.and_then(|at| self.nodes.get(at)) {
            let name = if group.drawn.is_empty() {
                &group.id
            } else {
                &group.drawn
            };
            let at = incoming.column_meaning("Group", Target::Partner("category"));
            row.cells.push((at, name.clone()));
        }
        row
    }
}

/// An id as it is told.
fn short(id: &str) -> String {
    super::super::incoming::one_line(id, 40)
}
