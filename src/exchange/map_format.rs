//! The formats that hold the partner map, by the endings of their files.
//! Must not know how a format is written.

use std::path::Path;

use super::{canvas, graphml, kumu};
use crate::{
    guidance::Catalogue,
    model::{Lens, Plan},
};

/// A format that holds partners and links for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapFormat {
    /// JSON Canvas.
    Canvas,
    /// GraphML.
    Graphml,
    /// Kumu's JSON.
    Kumu,
}

impl MapFormat {
    /// The format that a file's name asks for.
    pub fn of_name(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let ending = |ending: &str| name.len() > ending.len() && name.ends_with(ending);
        if ending(".canvas") {
            Some(Self::Canvas)
        } else if ending(".graphml") {
            Some(Self::Graphml)
        } else if ending(".kumu.json") {
            Some(Self::Kumu)
        } else {
            None
        }
    }

    /// Whether a name asks for our own JSON of the whole plan.
    pub fn is_named_like_a_plan(path: &Path) -> bool {
        let is_json = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("json"));
        is_json && Self::of_name(path).is_none()
    }

    /// The ending of its files, without the first dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Canvas => "canvas",
            Self::Graphml => "graphml",
            Self::Kumu => "kumu.json",
        }
    }

    /// The map in this format; places are those of the lens, where the format shows places.
    pub fn write(self, plan: &Plan, guidance: &Catalogue, lens: Lens) -> Vec<u8> {
        match self {
            Self::Canvas => canvas::write(plan, guidance, lens),
            Self::Graphml => graphml::write(plan, guidance, lens),
            Self::Kumu => kumu::write(plan, guidance),
        }
        .into_bytes()
    }
}
