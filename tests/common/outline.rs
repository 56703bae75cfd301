//! The outline beside the map, as somebody reads and drives it who doesn't see the picture.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly, and not every test uses all"
)]

use egui::{Key, Pos2, accesskit::Role};
use egui_kittest::{
    Node,
    kittest::{NodeT as _, Queryable as _},
};

use crate::map_host::Map;

/// A row as a screen reader tells it.
#[derive(Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) words: String,
    /// How deep it lies, from 1.
    pub(crate) level: usize,
    /// Its place among its siblings, from 1.
    pub(crate) place: usize,
    pub(crate) open: Option<bool>,
    pub(crate) selected: bool,
}

/// Opens the outline.
pub(crate) fn open(map: &mut Map) {
    map.pick("Panel: Partners");
}

fn rows(map: &Map) -> impl Iterator<Item = Node<'_>> {
    map.window
        .query_all_by(|node| node.role() == Role::TreeItem && !node.is_hidden())
}

/// All rows that a screen reader is told of, from the top.
pub(crate) fn told(map: &Map) -> Vec<Row> {
    let mut rows: Vec<_> = rows(map).collect();
    rows.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    let row = |node: Node<'_>| {
        let told = node.accesskit_node();
        Row {
            words: told.label().unwrap_or_default(),
            level: told.level().unwrap_or_default(),
            place: told.position_in_set().map_or(0, |place| place + 1),
            open: told.data().is_expanded(),
            selected: told.is_selected().unwrap_or_default(),
        }
    };
    rows.into_iter().map(row).collect()
}

/// The words of all rows.
pub(crate) fn words(map: &Map) -> Vec<String> {
    told(map).into_iter().map(|row| row.words).collect()
}

/// The one row whose words begin like this.
fn row<'m>(map: &'m Map, begins: &str) -> Node<'m> {
    let begins = begins.to_owned();
    map.window.get_by(move |node| {
        node.role() == Role::TreeItem
            && node.label().is_some_and(|label| label.starts_with(&begins))
    })
}

/// Whether there is such a row.
pub(crate) fn has(map: &Map, begins: &str) -> bool {
    words(map).iter().any(|words| words.starts_with(begins))
}

/// What the row says.
pub(crate) fn says(map: &Map, begins: &str) -> Row {
    let mut found = told(map)
        .into_iter()
        .filter(|r| r.words.starts_with(begins));
    let row = found.next().unwrap_or_else(|| panic!("no row {begins}"));
    assert!(found.next().is_none(), "several rows begin with {begins}");
    row
}

/// The middle of a row.
pub(crate) fn at(map: &Map, begins: &str) -> Pos2 {
    row(map, begins).rect().center()
}

/// Clicks on a row.
pub(crate) fn click(map: &mut Map, begins: &str) {
    let at = at(map, begins);
    map.click(at, egui::Modifiers::NONE);
    // Long enough for the map to fly there, and that what is clicked next is no double click.
    map.window.run_steps(40);
}

/// Puts the keyboard onto a row, as a screen reader does.
pub(crate) fn focus(map: &mut Map, begins: &str) {
    row(map, begins).focus();
    map.window.run();
    assert!(map.focused().starts_with(begins), "{}", map.focused());
}

/// The row that has the keyboard, up to its first comma.
pub(crate) fn here(map: &Map) -> String {
    let focused = map.focused();
    let role = map
        .window
        .query_by(|node| node.is_focused() && node.role() == Role::TreeItem);
    assert!(role.is_some(), "the keyboard is elsewhere: {focused:?}");
    focused.split(", ").next().unwrap_or_default().to_owned()
}

/// Presses keys one after the other.
pub(crate) fn keys(map: &mut Map, keys: &[Key]) {
    for key in keys {
        map.key(*key);
    }
}

/// Asks a row for something, as a screen reader does.
pub(crate) fn ask(map: &mut Map, begins: &str, action: egui::accesskit::Action) {
    let (target_node, target_tree) = row(map, begins).accesskit_node().locate();
    map.window.event(egui::Event::AccessKitActionRequest(
        egui::accesskit::ActionRequest {
            action,
            target_tree,
            target_node,
            data: None,
        },
    ));
    map.window.run();
}
