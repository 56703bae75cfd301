//! The partner map as a picture: SVG, PNG and PDF, all from the display list that the window paints.
//!
//! A picture is put together (`compose`, `legend`), drawn as SVG (`svg`, `pen`) and, for dots and paper, drawn
//! from that SVG (`png`, `pdf`), so that all formats look alike. `letters` finds fonts for all scripts.
//! Must not know: the window, files, or the clock.

mod compose;
pub mod inks;
mod legend;
mod letters;
mod pdf;
mod pen;
mod png;
mod svg;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use resvg::usvg::{Options, Tree};

use self::{
    compose::Composed,
    letters::{AnyFont, Fonts},
};
use crate::{
    insight::text,
    mapping::{
        Spots,
        print::{MOST_SCALE, Output, Picture},
    },
    model::{Date, Plan},
};

/// A way to stop the making of a picture from elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

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
    stop: &Stop,
) -> Result<Made, NoPicture> {
    let composed = Composed::new(plan, picture, spots, day);
    let going = || {
        if stop.is_asked() {
            Err(NoPicture::Stopped)
        } else {
            Ok(())
        }
    };
    going()?;
    let on_screen = !matches!(picture.output, Output::Pdf(_));
    if picture.output == Output::Svg {
        let text = svg::draw(&composed, on_screen, &mut AnyFont);
        return Ok(Made {
            bytes: text.into_bytes(),
            notes: Vec::new(),
        });
    }
    let (tree, notes) = tree(&composed, on_screen)?;
    going()?;
    let bytes = match picture.output {
        Output::Svg => Vec::new(),
        Output::Png { scale } => {
            let scale = f32::from(scale.clamp(1, MOST_SCALE));
            let dots = png::dots(&tree, scale).ok_or(NoPicture::TooLarge)?;
            going()?;
            dots.encode_png()
                .map_err(|error| NoPicture::Failed(error.to_string()))?
        }
        Output::Pdf(sheets) => {
            let words = composed.in_words();
            let said = pdf::Said {
                title: &composed.name,
                description: &composed.description,
                words: &words,
            };
            let written = pdf::write(&tree, sheets, &said, stop);
            going()?;
            written
                .ok_or_else(|| NoPicture::Failed("the map has no size".to_owned()))?
                .map_err(|error| NoPicture::Failed(format!("{error:?}")))?
        }
    };
    going()?;
    Ok(Made { bytes, notes })
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
    Ok((tree, unknown(&fonts.lacking())))
}

/// Letters without a font, in a sentence.
fn unknown(letters: &[char]) -> Vec<String> {
    const NAMED: usize = 12;
    if letters.is_empty() {
        return Vec::new();
    }
    let named: Vec<String> = letters
        .iter()
        .map(|letter| format!("{letter} (U+{:04X})", u32::from(*letter)))
        .collect();
    let many = text::count(letters.len(), "character has", "characters have");
    let names = text::some_names(&named, NAMED);
    vec![format!(
        "{many} no font on this machine and stand as □ in the picture: {names}"
    )]
}
