//! GraphML, for programs that draw and count networks: Gephi, yEd, Cytoscape, networkx.
//!
//! Each field of a partner is a data key of its own; `x` and `y` are where the map shows it. A partner's and a
//! link's id is its id in the plan, so that the file can be merged again. Characters that XML can't hold are
//! left out. A graph whose links all run both ways is undirected; else it is directed, as no program reads both
//! at once, and `direction` tells which links run both ways.
//! Must not know the disk.

mod read;
mod write;

pub use read::read;
pub use write::write;
