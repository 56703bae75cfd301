//! A map as a picture: what is on it, and on what it is put, paper or screen.
//! Must not know how a format is written, nor fonts, nor colors.

use super::{Area, Look, Point};
use crate::model::Lens;

/// Points (1/72 inch) in a millimeter.
const MM: f32 = 72.0 / 25.4;

/// Blank paper around what is printed, in points: most printers need it, and the marks stand in it.
pub const MARGIN: f32 = 12.0 * MM;

/// How much neighboring sheets of a poster show alike, in points: room to glue.
pub const OVERLAP: f32 = 10.0 * MM;

/// The most sheets of a poster, across and down.
pub const MOST_SHEETS: u8 = 6;

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 8.5 × 11 inches.
    #[default]
    Letter,
    /// 11 × 17 inches.
    Tabloid,
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Paper {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Letter, Self::Tabloid, Self::A4, Self::A3];

    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Letter => "Letter",
            Self::Tabloid => "Tabloid",
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Tabloid => "tabloid",
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// The paper of this name.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.word() == word)
    }

    /// Width and height upright, in points.
    pub const fn size(self) -> [f32; 2] {
        match self {
            Self::Letter => [612.0, 792.0],
            Self::Tabloid => [792.0, 1224.0],
            Self::A4 => [210.0 * MM, 297.0 * MM],
            Self::A3 => [297.0 * MM, 420.0 * MM],
        }
    }
}

/// The sheets of paper on which a map is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheets {
    /// The paper.
    pub paper: Paper,
    /// Whether the longer side is upright.
    pub upright: bool,
    /// Sheets side by side, 1 to [`MOST_SHEETS`].
    pub across: u8,
    /// Sheets one below the other, 1 to [`MOST_SHEETS`].
    pub down: u8,
}

impl Default for Sheets {
    fn default() -> Self {
        Self {
            paper: Paper::default(),
            upright: false,
            across: 1,
            down: 1,
        }
    }
}

impl Sheets {
    /// The same with as many sheets as there may be.
    #[must_use]
    pub fn within_limits(self) -> Self {
        Self {
            across: self.across.clamp(1, MOST_SHEETS),
            down: self.down.clamp(1, MOST_SHEETS),
            ..self
        }
    }

    /// How many sheets there are.
    pub const fn count(self) -> usize {
        self.across as usize * self.down as usize
    }

    /// Whether they have to be put together.
    pub const fn is_poster(self) -> bool {
        self.count() > 1
    }

    /// Width and height of a sheet, in points.
    pub const fn sheet(self) -> [f32; 2] {
        let [narrow, long] = self.paper.size();
        if self.upright {
            [narrow, long]
        } else {
            [long, narrow]
        }
    }

    /// Width and height of what is printed on one sheet, in points.
    pub fn inner(self) -> [f32; 2] {
        self.sheet().map(|side| side - 2.0 * MARGIN)
    }

    /// Width and height of all that is printed, in points, with the sheets put together.
    pub fn whole(self) -> [f32; 2] {
        let [width, height] = self.inner();
        let together = |side: f32, count: u8| {
            side * f32::from(count) - OVERLAP * f32::from(count.saturating_sub(1))
        };
        let all = self.within_limits();
        [together(width, all.across), together(height, all.down)]
    }

    /// The part of the whole that is printed on a sheet, counted from 0.
    pub fn part(self, row: u8, column: u8) -> Area {
        let [width, height] = self.inner();
        let left = f32::from(column) * (width - OVERLAP);
        let top = f32::from(row) * (height - OVERLAP);
        Area::new(
            Point::new(left + width * 0.5, top + height * 0.5),
            width,
            height,
        )
    }

    /// Row and column of each sheet, counted from 0, in reading order.
    pub fn each(self) -> impl Iterator<Item = (u8, u8)> {
        let all = self.within_limits();
        (0..all.down).flat_map(move |row| (0..all.across).map(move |column| (row, column)))
    }
}

/// Sharpness of a picture made of dots: dots per map unit, 1 to [`MOST_SCALE`].
pub const MOST_SCALE: u8 = 4;

/// Sharp enough for a slide.
pub const USUAL_SCALE: u8 = 2;

/// What a map is put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// A drawing that other programs can change.
    Svg,
    /// A picture made of dots.
    Png {
        /// Dots per map unit.
        scale: u8,
    },
    /// Paper.
    Pdf(Sheets),
}

impl Output {
    /// The ending of its files, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png { .. } => "png",
            Self::Pdf(_) => "pdf",
        }
    }

    /// Width by height of the room that a map has, for the best use of it.
    pub fn aspect(self) -> f32 {
        match self {
            Self::Svg | Self::Png { .. } => 4.0 / 3.0,
            Self::Pdf(sheets) => {
                let [width, height] = sheets.whole();
                width / height
            }
        }
    }
}

/// A picture to be made of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What places mean.
    pub lens: Lens,
    /// What is left out, and what size tells.
    pub look: Look,
    /// Whether intended levels are on it.
    pub intended: bool,
    /// Whether it explains its marks and lines.
    pub legend: bool,
    /// Whether the plan's name and what the picture shows stand above it.
    pub title: bool,
    /// What it is put on.
    pub output: Output,
}

impl Picture {
    /// All partners and links with a legend.
    pub fn new(lens: Lens, output: Output) -> Self {
        Self {
            lens,
            look: Look::default(),
            intended: true,
            legend: true,
            title: true,
            output,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_of_a_poster_overlap_and_fill_the_whole() {
        for paper in Paper::ALL {
            for upright in [false, true] {
                let sheets = Sheets {
                    paper,
                    upright,
                    across: 3,
                    down: 2,
                };
                let [width, height] = sheets.whole();
                let first = sheets.part(0, 0);
                let next = sheets.part(0, 1);
                let last = sheets.part(1, 2);
                assert!((first.right() - next.left() - OVERLAP).abs() < 0.01);
                assert!((last.right() - width).abs() < 0.01);
                assert!((last.bottom() - height).abs() < 0.01);
                assert_eq!(sheets.each().count(), 6);
            }
        }
    }

    #[test]
    fn one_sheet_is_all_that_is_printed() {
        let sheets = Sheets::default();
        assert_eq!(sheets.whole(), sheets.inner());
        assert!(!sheets.is_poster());
    }

    #[test]
    fn a_poster_of_no_sheets_is_one_sheet() {
        let none = Sheets {
            across: 0,
            down: 200,
            ..Sheets::default()
        };
        let some = none.within_limits();
        assert_eq!((some.across, some.down), (1, MOST_SHEETS));
        assert!(
            none.whole()
                .iter()
                .all(|side| side.is_finite() && *side > 0.0)
        );
    }
}
