//! The partner map as a picture: SVG, PNG and PDF, all from the display list that the window paints. Charts of
//! reports are drawn with the same pen (`chart`).
//!
//! A picture is put together (`compose`, `legend`), drawn as SVG (`svg`, `pen`) and, for dots and paper, drawn
//! from that SVG (`png`, `pdf`), so that all formats look alike. `letters` finds fonts for all scripts.
//! Must not know: the window, files, or the clock.

pub(in crate::exchange) mod chart;
mod compose;
pub mod inks;
mod legend;
pub(in crate::exchange) mod letters;
pub mod logo;
mod pdf;
mod pen;
mod png;
mod svg;

use resvg::usvg::{Options, Tree};

use self::{
    compose::Composed,
    letters::{AnyFont, Fonts, Letters},
};
use crate::{
    insight::text,
    mapping::{
        Spots,
        print::{MOST_SCALE, Output, Picture},
    },
    model::{Date, Plan},
    report::chart::Chart,
};

/// Told how far the work is, from 0 to 1; gives whether to go on with it.
pub type GoesOn<'a> = &'a dyn Fn(f32) -> bool;

/// A picture made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What the person should know although all went well, one plain sentence each.
    pub notes: Vec<String>,
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoPicture {
    /// It was stopped.
    #[error("The export was stopped; nothing was written")]
    Stopped,
    /// It would have too many dots.
    #[error("The picture would be too large; choose a smaller scale, or PDF, which has no limit")]
    TooLarge,
    /// What makes the format failed.
    #[error("The picture could not be made ({0}); another format may do")]
    Failed(String),
}

/// Makes a picture of the map; `spots` are the places of partners whom nobody put anywhere, as shown so far.
pub fn make(
    plan: &Plan,
    picture: &Picture,
    spots: &Spots,
    day: Date,
    goes_on: GoesOn<'_>,
) -> Result<Made, NoPicture> {
    let composed = Composed::new(plan, picture, spots, day);
    let at = |share| {
        if goes_on(share) {
            Ok(())
        } else {
            Err(NoPicture::Stopped)
        }
    };
    at(0.1)?;
    let on_screen = !matches!(picture.output, Output::Pdf(_));
    if picture.output == Output::Svg {
        let text = svg::draw(&composed, on_screen, &mut AnyFont);
        return Ok(Made {
            bytes: text.into_bytes(),
            notes: Vec::new(),
        });
    }
    let (tree, mut notes) = tree(&composed, on_screen)?;
    at(0.4)?;
    let bytes = match picture.output {
        Output::Svg => Vec::new(),
        Output::Png { scale } => {
            let scale = f32::from(scale.clamp(1, MOST_SCALE));
            let dots = png::dots(&tree, scale).ok_or(NoPicture::TooLarge)?;
            at(0.8)?;
            dots.encode_png()
                .map_err(|error| NoPicture::Failed(error.to_string()))?
        }
        Output::Pdf(sheets) => {
            let words = composed.in_words();
            let said = pdf::Said {
                title: &letters::readable(&composed.name),
                description: &letters::readable(&composed.description),
                words: &words,
            };
            let written = pdf::write(&tree, sheets, &said, goes_on);
            at(0.9)?;
            let written = written
                .ok_or_else(|| NoPicture::Failed("the map has no size".to_owned()))?
                .map_err(|error| NoPicture::Failed(format!("{error:?}")))?;
            if !written.strict {
                notes.push(
                    "The file may not meet every rule for screen readers; the map as a web page does"
                        .to_owned(),
                );
            }
            written.bytes
        }
    };
    at(0.9)?;
    Ok(Made { bytes, notes })
}

/// A small picture of a picture, to be looked at before it is made.
pub struct Preview {
    /// Dots across and down.
    pub size: [usize; 2],
    /// The dots, four bytes each: red, green, blue, and how opaque.
    pub rgba: Vec<u8>,
    /// What [`make`] would note.
    pub notes: Vec<String>,
}

/// Draws a picture small: no more dots across and down than `most`; paper with the edges of its sheets.
pub fn preview(
    plan: &Plan,
    picture: &Picture,
    spots: &Spots,
    day: Date,
    most: [f32; 2],
) -> Result<Preview, NoPicture> {
    let composed = Composed::new(plan, picture, spots, day);
    let sheets = match picture.output {
        Output::Pdf(sheets) => Some(sheets.within_limits()),
        Output::Svg | Output::Png { .. } => None,
    };
    let (tree, notes) = tree(&composed, sheets.is_none())?;
    let dots = match sheets {
        None => png::within(&tree, most),
        Some(sheets) => png::on_sheets(&tree, sheets, most),
    };
    let dots = dots.ok_or(NoPicture::TooLarge)?;
    Ok(Preview {
        size: [dots.width() as usize, dots.height() as usize],
        // Nothing in it is see-through, so that its bytes are what they seem.
        rgba: dots.take(),
        notes,
    })
}

/// Draws a chart of a report as SVG; whoever opens it finds the fonts.
pub fn chart_svg(chart: &Chart) -> String {
    chart::draw(chart, &mut AnyFont)
}

/// A chart drawn by itself to stand beside another, where its kind allows it.
pub fn half_chart_svg(chart: &Chart) -> Option<String> {
    chart::draw_half(chart, &mut AnyFont)
}

/// A drawing as dots.
pub(in crate::exchange) struct Dots {
    /// The dots as PNG.
    pub(in crate::exchange) png: Vec<u8>,
    /// Width and height of the drawing in its own units.
    pub(in crate::exchange) size: [f32; 2],
}

/// An SVG as dots, `scale` for each unit, fewer if there would be too many; nothing if it is no drawing.
pub(in crate::exchange) fn svg_dots(svg: &str, scale: f32) -> Option<Dots> {
    let mut fonts = Fonts::new();
    // Tells which fonts its letters need.
    fonts.runs(svg);
    let options = Options {
        fontdb: fonts.database(),
        font_family: "Inter".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).ok()?;
    let dots = png::dots(&tree, scale).or_else(|| png::within(&tree, [4_000.0; 2]))?;
    Some(Dots {
        png: dots.encode_png().ok()?,
        size: [tree.size().width(), tree.size().height()],
    })
}

/// The drawing with a font found for every letter, and a note of letters that no font has.
fn tree(composed: &Composed, paper: bool) -> Result<(Tree, Vec<String>), NoPicture> {
    let mut fonts = Fonts::new();
    let text = svg::draw(composed, paper, &mut fonts);
    let options = Options {
        fontdb: fonts.database(),
        font_family: "Inter".to_owned(),
        ..Options::default()
    };
    let tree =
        Tree::from_str(&text, &options).map_err(|error| NoPicture::Failed(error.to_string()))?;
    Ok((tree, unknown(&fonts.lacking(), "")))
}

/// The map as a part of a document, in these letters; what the document says about it stands in its words.
pub(in crate::exchange) fn map_svg(
    plan: &Plan,
    picture: &Picture,
    spots: &Spots,
    day: Date,
    letters: &mut dyn Letters,
) -> String {
    let untitled = Picture {
        title: false,
        ..picture.clone()
    };
    svg::draw(&Composed::new(plan, &untitled, spots, day), false, letters)
}

/// Letters without a font, in a sentence that says where they are: “on page 2”, or nothing where that is plain.
pub(in crate::exchange) fn unknown(letters: &[char], place: &str) -> Vec<String> {
    const NAMED: usize = 12;
    if letters.is_empty() {
        return Vec::new();
    }
    let named: Vec<String> = letters
        .iter()
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    let many = text::count(letters.len(), "character", "characters");
    let (have, stand) = if letters.len() == 1 {
        ("has", "stands")
    } else {
        ("have", "stand")
    };
    let place = if place.is_empty() {
        String::new()
    } else {
        format!(" {place}")
    };
    let names = text::some_names(&named, NAMED);
    vec![format!(
        "{many}{place} {have} no font on this machine and {stand} as □: {names}"
    )]
}
