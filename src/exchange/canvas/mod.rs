//! JSON Canvas 1.0, for note-taking programs such as Obsidian.
//!
//! A partner is a text node at its place on the map; the node's Markdown tells its fields, because the format has
//! no other room for them. A link is an edge with its kind as the label. A canvas is a picture where every node
//! has a place: read back, each partner lies where its node lies, also where somebody moved it meanwhile.
//! Numbers are whole in this format, so the map is drawn larger, and a first node tells lens and scale.
//! Must not know the disk.

mod markdown;
mod read;
mod write;

pub use read::read;
pub use write::write;

/// Id of the node that tells what the canvas is.
const ABOUT: &str = "roundtable";
/// Id of the node of our agency.
const AGENCY: &str = "agency";
/// Between the parts of an edge's label.
const PART: &str = " · ";
