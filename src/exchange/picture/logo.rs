//! An agency's logo: which files can be one, and how it looks small.
//!
//! A drawing is kept as plain shapes, with its letters as outlines and nothing that points elsewhere, so that it
//! looks alike in every format and no writer stumbles over it.
//! Must not know: files, the window, or where a logo is put.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};
use resvg::usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

use super::{
    letters::{Fonts, Letters as _},
    png,
};
use crate::insight::text;

/// The most bytes of a file that is chosen as a logo.
pub const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The most dots along a side: more than any paper shows at the size of a logo.
const MOST_DOTS: u32 = 5_000;

const PNG: &str = "image/png";
const JPEG: &str = "image/jpeg";
const SVG: &str = "image/svg+xml";

/// A picture that can be a logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its media type, such as image/png.
    pub media_type: &'static str,
    /// The file to keep.
    pub data: Vec<u8>,
}

/// Why a file can't be a logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLogo {
    /// It is a picture of another kind, or none at all.
    #[error(
        "It is no PNG, JPEG or SVG picture; save the logo as one of these and choose that file"
    )]
    OtherKind,
    /// It has too many dots.
    #[error(
        "It is {0} by {1} dots, and a logo may have {most} at most on each side; save a smaller picture and choose that",
        most = text::digits(MOST_DOTS as usize)
    )]
    TooLarge(String, String),
    /// It begins as one, but can't be read.
    #[error(
        "The picture in it can't be read, it may be damaged; open it in another program, save it again and choose that file"
    )]
    Broken,
    /// There is nothing in it to see.
    #[error("There is nothing to see in it; choose a picture with something in it")]
    Empty,
}

/// Looks whether a file can be a logo, and gives what is to be kept of it.
///
/// # Errors
/// Why it can't be one, with what to do.
pub fn read(data: Vec<u8>) -> Result<Logo, NoLogo> {
    let media_type = match image::guess_format(&data) {
        Ok(ImageFormat::Png) => PNG,
        Ok(ImageFormat::Jpeg) => JPEG,
        Ok(_) => return Err(NoLogo::OtherKind),
        Err(_) => return drawing(&data),
    };
    decoded(&data)?;
    Ok(Logo { media_type, data })
}

fn drawing(data: &[u8]) -> Result<Logo, NoLogo> {
    let svg = std::str::from_utf8(data).map_err(|_| NoLogo::OtherKind)?;
    if !svg.contains("<svg") {
        return Err(NoLogo::OtherKind);
    }
    let tree = shapes(svg).ok_or(NoLogo::Broken)?;
    if !tree.root().has_children() {
        return Err(NoLogo::Empty);
    }
    Ok(Logo {
        media_type: SVG,
        data: tree.to_string(&WriteOptions::default()).into_bytes(),
    })
}

/// A drawing as plain shapes; nothing if it is none, or if nothing is in it.
pub(in crate::exchange) fn plain_svg(data: &[u8]) -> Option<Vec<u8>> {
    drawing(data).ok().map(|logo| logo.data)
}

fn shapes(svg: &str) -> Option<Tree> {
    let mut fonts = Fonts::new();
    // Tells which fonts its letters need.
    fonts.runs(svg);
    let options = Options {
        fontdb: fonts.database(),
        font_family: "Inter".to_owned(),
        image_href_resolver: ImageHrefResolver {
            // What lies in other files stays there.
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).ok()
}

fn decoded(data: &[u8]) -> Result<image::DynamicImage, NoLogo> {
    let reader = || {
        let reader = ImageReader::new(Cursor::new(data)).with_guessed_format();
        reader.map_err(|_| NoLogo::Broken)
    };
    // Asked first, since a small file can hold a picture that fills the memory.
    let (wide, high) = reader()?.into_dimensions().map_err(|_| NoLogo::Broken)?;
    if wide > MOST_DOTS || high > MOST_DOTS {
        let digits = |side| text::digits(side as usize);
        return Err(NoLogo::TooLarge(digits(wide), digits(high)));
    }
    let mut reader = reader()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_DOTS);
    limits.max_image_height = Some(MOST_DOTS);
    reader.limits(limits);
    reader.decode().map_err(|_| NoLogo::Broken)
}

/// A logo as dots, to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Small {
    /// Dots across and down.
    pub size: [usize; 2],
    /// The dots, four bytes each: red, green, blue, and how opaque.
    pub rgba: Vec<u8>,
}

/// Draws a logo with no more dots across and down than `most`; nothing if it can't be drawn.
pub fn small(media_type: &str, data: &[u8], most: [u32; 2]) -> Option<Small> {
    if media_type == SVG {
        let tree = shapes(std::str::from_utf8(data).ok()?)?;
        let dots = png::within(&tree, most.map(|side| side as f32))?;
        return Some(Small {
            size: [dots.width() as usize, dots.height() as usize],
            rgba: dots.take(),
        });
    }
    let whole = decoded(data).ok()?;
    let [wide, high] = most;
    let small = if whole.width() <= wide && whole.height() <= high {
        whole
    } else {
        whole.thumbnail(wide, high)
    };
    let small = small.into_rgba8();
    Some(Small {
        size: [small.width() as usize, small.height() as usize],
        rgba: small.into_raw(),
    })
}
