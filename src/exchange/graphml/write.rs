//! The plan's partners and links as GraphML text.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    exchange::{
        incoming::value::Said,
        outgoing::{Outgoing, link_key, partner_key, scene},
    },
    guidance::Catalogue,
    model::{Direction, Lens, Plan, Record as _},
};

/// What is told of a link, in order.
const LINK: [&str; 4] = ["kind", "direction", "strength", "note"];

/// The map as GraphML; places are those of the lens.
pub fn write(plan: &Plan, guidance: &Catalogue, lens: Lens) -> String {
    let outgoing = Outgoing::new(plan, guidance);
    let scene = scene(plan, lens);
    // The keys that are used, in the order of the fields.
    let mut keys: BTreeMap<usize, (String, &str)> = BTreeMap::new();
    let mut nodes = String::new();
    for partner in plan.partners.iter() {
        let _ = writeln!(nodes, "    <node id=\"{}\">", partner_key(partner.id));
        if !partner.name.is_empty() {
            data(&mut nodes, "label", &Said::Text(partner.name.clone()));
        }
        for attribute in outgoing.attributes(partner) {
            let all = crate::exchange::incoming::target::all();
            let position = all.iter().position(|n| n.target == attribute.named.target);
            let key = (attribute.named.key.clone(), type_of(&attribute.said));
            keys.entry(position.unwrap_or(all.len())).or_insert(key);
            data(&mut nodes, &attribute.named.key, &attribute.said);
        }
        if let Some(node) = scene.node_of(partner.id).and_then(|at| scene.nodes.get(at)) {
            for (axis, number) in [("x", node.at.x), ("y", node.at.y)] {
                let number = (f64::from(number) * 100.0).round() / 100.0;
                data(&mut nodes, axis, &Said::Number(number));
            }
        }
        nodes.push_str("    </node>\n");
    }
    let undirected = outgoing.links().all(|l| l.direction == Direction::Both);
    let mut edges = String::new();
    let mut used = [false; LINK.len()];
    for link in outgoing.links() {
        let _ = writeln!(
            edges,
            "    <edge id=\"{}\" source=\"{}\" target=\"{}\">",
            link_key(link.id),
            partner_key(link.from),
            partner_key(link.to)
        );
        let record = link.clone().wrap();
        for (field, used) in LINK.iter().zip(&mut used) {
            if let Some(said) = outgoing.said(&record, field) {
                *used = true;
                edge_data(&mut edges, field, &said);
            }
        }
        edges.push_str("    </edge>\n");
    }

    let mut out = String::with_capacity(nodes.len() + edges.len() + 4096);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    declare(&mut out, "graph", "title", "title", "string");
    declare(&mut out, "graph", "lens", "lens", "string");
    declare(&mut out, "node", "label", "label", "string");
    for (key, sort) in keys.values() {
        declare(&mut out, "node", key, key, sort);
    }
    declare(&mut out, "node", "x", "x", "double");
    declare(&mut out, "node", "y", "y", "double");
    for (field, used) in LINK.iter().zip(used) {
        if used {
            let sort = if *field == "strength" {
                "int"
            } else {
                "string"
            };
            declare(&mut out, "edge", &format!("link_{field}"), field, sort);
        }
    }
    let sort = if undirected { "undirected" } else { "directed" };
    let _ = writeln!(out, "  <graph id=\"roundtable\" edgedefault=\"{sort}\">");
    let title = plan.header.iter().next().map_or("", |h| h.title.as_str());
    if !title.is_empty() {
        let _ = writeln!(out, "    <data key=\"title\">{}</data>", Escaped(title));
    }
    let _ = writeln!(out, "    <data key=\"lens\">{}</data>", lens.word());
    out.push_str(&nodes);
    out.push_str(&edges);
    out.push_str("  </graph>\n</graphml>\n");
    out
}

const fn type_of(said: &Said) -> &'static str {
    match said {
        Said::Text(_) => "string",
        Said::Number(_) => "double",
        Said::Whole(_) => "int",
        Said::Truth(_) => "boolean",
    }
}

fn declare(out: &mut String, whose: &str, id: &str, name: &str, sort: &str) {
    let _ = writeln!(
        out,
        "  <key id=\"{id}\" for=\"{whose}\" attr.name=\"{name}\" attr.type=\"{sort}\"/>"
    );
}

fn data(out: &mut String, key: &str, said: &Said) {
    let _ = match said {
        Said::Truth(truth) => writeln!(out, "      <data key=\"{key}\">{truth}</data>"),
        said => writeln!(
            out,
            "      <data key=\"{key}\">{}</data>",
            Escaped(&said.to_string())
        ),
    };
}

/// Ids of keys are shared by nodes and edges, so those of links have a name of their own.
fn edge_data(out: &mut String, field: &str, said: &Said) {
    data(out, &format!("link_{field}"), said);
}

/// A text as XML: markup escaped, and nothing that XML can't hold.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // A reader would make a plain one a line break.
                '\r' => f.write_str("&#13;")?,
                '\n' | '\t' => f.write_char(c)?,
                '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => {}
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}
