//! Numbers as a picture, as data: what is drawn, with the names that explain it.
//! Must not know colors, fonts or how anything is drawn.

use crate::model::{Category, Date};

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Bars, one below the other; each made of pieces that add up.
    Bars(Bars),
    /// Values day by day.
    Lines(Lines),
    /// Dots on two scales.
    Field(Field),
}

/// Bars, one below the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// What the length counts, such as “partners”.
    pub unit: String,
    /// Names of the pieces, in order; one if bars are not parted.
    pub pieces: Vec<String>,
    /// The bars, from above.
    pub bars: Vec<Bar>,
    /// The length that fills the width; 0: the longest bar.
    pub full: f64,
}

/// One bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// The length of each piece, as many as pieces have names; none below 0.
    pub lengths: Vec<f64>,
    /// The category whose color and mark it has, if it is about one.
    pub category: Option<Category>,
}

/// Values day by day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lines {
    /// What the height counts, such as “days”.
    pub unit: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// Heights that are marked across, such as a target, with their names.
    pub marks: Vec<(String, f64)>,
    /// The least height and the greatest; none: from the values.
    pub range: Option<(f64, f64)>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// Its values, earliest first; all finite.
    pub values: Vec<(Date, f64)>,
}

/// Dots on two scales.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// What runs to the right.
    pub right: Axis,
    /// What runs up.
    pub up: Axis,
    /// The dots.
    pub dots: Vec<Dot>,
    /// What the four quarters are called where both scales are cut: above left, above right, below left, below
    /// right; empty where they have no names.
    pub corners: [String; 4],
}

/// A scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What it measures.
    pub name: String,
    /// The least and the greatest.
    pub range: (f64, f64),
    /// Where it is cut, if it is.
    pub cut: Option<f64>,
}

/// One dot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dot {
    /// Its name.
    pub name: String,
    /// How far to the right and how far up.
    pub at: (f64, f64),
    /// The category whose color and mark it has, if it is about one.
    pub category: Option<Category>,
}
