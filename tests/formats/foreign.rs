//! Files as other programs write them: Kumu's exports, yEd, networkx, Gephi, Obsidian.

use roundtable::model::{Category, Lens, LinkKind, Partner, Plan};

use super::{links, merged, partner, read, taken_in};

fn place(plan: &Plan, partner: &Partner) -> (f64, f64) {
    let mut found = plan.placements.iter().filter(|p| p.partner == partner.id);
    let place = found.next().expect("it has a place");
    assert_eq!(place.lens, Lens::Free, "places from elsewhere mean nothing");
    (place.x, place.y)
}

#[test]
fn a_kumu_blueprint_by_labels_makes_elements_of_the_ends_of_its_connections() {
    let (plan, lines) = taken_in(
        r#"{"elements": [{"label": "Family Court", "type": "Courts and justice"},
              {"label": "Schools", "type": "Education system", "tags": "core|youth", "City": "Reno"}],
            "connections": [{"from": "Family Court", "to": "Schools", "direction": "directed", "type": "Funds"},
              {"from": "Schools", "to": "Clinic"}]}"#,
    );
    assert_eq!(lines, <[String; 0]>::default());
    assert_eq!(partner(&plan, "Family Court").category, Category::Justice);
    let schools = partner(&plan, "Schools");
    assert_eq!(schools.category, Category::HumanServices);
    assert_eq!(schools.member_type, "category.human-services.education");
    assert_eq!(schools.tags, "core, youth");
    assert_eq!(schools.notes, "City: Reno");
    assert_eq!(
        links(&plan),
        [
            "Family Court -> Schools: funds",
            "Schools <-> Clinic: informal"
        ]
    );
}

#[test]
fn kumus_own_export_with_attributes_one_level_deeper_is_read() {
    let (plan, lines) = taken_in(
        r#"{"elements": [{"_id": "elem-1", "attributes": {"label": "A", "description": "Says", "Influence": 40}},
              {"_id": "elem-2", "attributes": {"label": "B", "tags": ["x", "y"]}}],
            "connections": [{"_id": "conn-1", "from": "elem-1", "to": "elem-2", "direction": "mutual",
              "attributes": {"connection type": "Refers clients", "strength": "2"}},
              {"from": "elem-1", "to": "elem-9"}]}"#,
    );
    assert_eq!(partner(&plan, "A").influence, Some(40.0));
    assert_eq!(partner(&plan, "A").notes, "Says");
    assert_eq!(partner(&plan, "B").tags, "x, y");
    assert_eq!(links(&plan), ["A <-> B: refers-clients"]);
    assert_eq!(plan.links.iter().next().unwrap().strength, Some(2));
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("elem-9"), "{lines:?}");
}

#[test]
fn a_drawing_of_yed_gives_labels_places_groups_and_arrows() {
    let (plan, lines) = taken_in(
        r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml" xmlns:yed="http://www.yworks.com/xml/yed/3">
  <!--Created by yEd 3.23-->
  <key attr.name="Description" attr.type="string" for="graph" id="d0"/>
  <key for="port" id="d1" yfiles.type="portgraphics"/>
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key attr.name="description" attr.type="string" for="node" id="d5"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <data key="d0"/>
    <node id="n0">
      <data key="d5"><![CDATA[The court]]></data>
      <data key="d6">
        <y:ShapeNode>
          <y:Geometry height="30.0" width="100.0" x="200.0" y="50.0"/>
          <y:Fill color="#FFCC00" transparent="false"/>
          <y:NodeLabel alignment="center" visible="true">Family &amp; Court<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
          <y:Shape type="rectangle"/>
        </y:ShapeNode>
      </data>
    </node>
    <node id="n1" yfiles.foldertype="group">
      <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
        <y:Geometry height="200.0" width="300.0" x="0.0" y="0.0"/>
        <y:NodeLabel>Providers</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
      <graph edgedefault="directed" id="n1:">
        <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Shelter</y:NodeLabel></y:ShapeNode></data></node>
      </graph>
    </node>
    <edge id="e0" source="n0" target="n1::n0">
      <data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>refers clients</y:EdgeLabel></y:PolyLineEdge></data>
    </edge>
    <edge id="e1" source="n0" target="n1::n0">
      <data key="d10"><y:PolyLineEdge><y:Arrows source="none" target="none"/></y:PolyLineEdge></data>
    </edge>
    <edge id="e2" source="n0" target="gone"/>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>"##,
    );
    let court = partner(&plan, "Family & Court");
    assert_eq!(court.notes, "The court");
    assert_eq!(place(&plan, court), (250.0, 65.0));
    assert_eq!(partner(&plan, "Shelter").category, Category::Providers);
    assert_eq!(plan.partners.len(), 2);
    assert_eq!(
        links(&plan),
        [
            "Family & Court -> Shelter: refers-clients",
            "Family & Court <-> Shelter: informal"
        ]
    );
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].starts_with("Edge n0 – gone"), "{lines:?}");
}

#[test]
fn a_graph_of_networkx_has_its_names_as_ids() {
    let (plan, lines) = taken_in(
        r#"<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="d1" for="edge" attr.name="weight" attr.type="long" />
  <key id="d0" for="node" attr.name="influence" attr.type="long"><default>30</default></key>
  <graph edgedefault="undirected">
    <node id="Court"><data key="d0">80</data></node>
    <node id="School" />
    <edge source="Court" target="School"><data key="d1">2</data></edge>
  </graph>
</graphml>"#,
    );
    assert_eq!(lines, <[String; 0]>::default());
    assert_eq!(partner(&plan, "Court").influence, Some(80.0));
    assert_eq!(partner(&plan, "School").influence, Some(30.0));
    assert_eq!(links(&plan), ["Court <-> School: informal"]);
    assert_eq!(plan.links.iter().next().unwrap().note, "weight: 2");
}

#[test]
fn a_graph_of_gephi_keeps_labels_and_places_and_leaves_colors_out() {
    let (plan, _) = taken_in(
        r#"<?xml version="1.0" encoding="UTF-8"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<key attr.name="x" attr.type="float" for="node" id="x"/><key attr.name="y" attr.type="float" for="node" id="y"/>
<key attr.name="size" attr.type="float" for="node" id="size"/>
<graph edgedefault="directed"><node id="0"><data key="label">Court</data><data key="size">10.0</data>
<data key="r">153</data><data key="x">-12.5</data><data key="y">3e1</data></node></graph></graphml>"#,
    );
    let court = partner(&plan, "Court");
    assert_eq!(court.notes, "");
    assert_eq!(place(&plan, court), (-12.5, 30.0));
}

#[test]
fn an_obsidian_canvas_gives_cards_and_files_as_partners_and_groups_as_categories() {
    let text = r###"{"nodes": [
        {"id": "g1", "type": "group", "x": -50, "y": -50, "width": 500, "height": 300, "label": "Courts and justice", "color": "4"},
        {"id": "a", "type": "text", "x": 0, "y": 0, "width": 200, "height": 60, "text": "## **Family Court**\nMeets *monthly*"},
        {"id": "b", "type": "file", "x": 600, "y": 0, "width": 200, "height": 60, "file": "People/Open Door.md", "subpath": "#Now"},
        {"id": "c", "type": "link", "x": 0, "y": 400, "width": 200, "height": 60, "url": "https://example.org"},
        {"id": "d", "type": "sticker", "x": 0, "y": 400, "width": 200, "height": 60}],
      "edges": [{"id": "1", "fromNode": "a", "fromSide": "right", "toNode": "b", "toSide": "left", "label": "sends families to"},
        {"id": "2", "fromNode": "a", "toNode": "b", "toEnd": "none", "label": "meets"},
        {"id": "3", "fromNode": "a", "toNode": "b", "fromEnd": "arrow", "toEnd": "none", "label": "Funds"},
        {"id": "4", "fromNode": "a", "toNode": "g1"}]}"###;
    let (plan, lines) = taken_in(text);
    let court = partner(&plan, "Family Court");
    assert_eq!(court.category, Category::Justice);
    assert_eq!(court.notes, "Meets *monthly*");
    assert_eq!(place(&plan, court), (100.0, 30.0));
    assert_eq!(
        partner(&plan, "Open Door").notes,
        "File: People/Open Door.md"
    );
    assert_eq!(
        links(&plan),
        [
            "Family Court -> Open Door: informal",
            "Family Court <-> Open Door: meets",
            "Open Door -> Family Court: funds"
        ]
    );
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[0].contains("https://example.org"));
    assert!(lines[1].contains("sticker"));
    assert!(lines[2].starts_with("Edge 4"));
    // Words that are none of ours are asked about, with a guess.
    let merged = merged(&Plan::default(), &read(text));
    let word = ("sends families to".to_owned(), 1, LinkKind::Informal);
    assert_eq!(merged.kinds, [word]);
}
