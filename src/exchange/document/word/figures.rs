//! Pictures in a Word file: as dots, which every program can show, and as lines beside them for those that can.
//! Must not know what they show.

use std::fmt::Write as _;

use super::{
    body::Body,
    package::{Media, picture},
    words::Set,
};
use crate::{
    exchange::{document::xml::escaped, picture::svg_dots},
    report::{Block, Figure, Logo},
};

/// A twentieth of a point in the format's measure of pictures.
const TWENTIETH: f32 = 635.0;
/// A dot of a screen in twentieths of a point.
const DOT: f32 = 15.0;
/// Dots for each unit of a drawing.
const SCALE: f32 = 2.0;
/// How much of a page's height a figure may take, so that its caption stays with it.
const SHARE: f32 = 0.78;
/// The same for one that stands below the title.
const SHARE_BELOW_TITLE: f32 = 0.66;
/// The most that a sign takes, in twentieths of a point.
const LOGO: [f32; 2] = [3_600.0, 1_300.0];

/// A picture that can be put into a file.
struct Shown {
    media: Media,
    svg: Option<String>,
    /// Width and height in dots of a screen.
    size: [f32; 2],
}

impl Body<'_> {
    pub(super) fn figure(&mut self, figure: &Figure) {
        let drawing = self.document.drawings.get(self.figures);
        self.figures += 1;
        let shown = drawing
            .and_then(Option::as_ref)
            .and_then(|drawing| of_svg(&drawing.svg));
        self.caption("Figure", self.figures, &figure.caption);
        match shown {
            Some(shown) => {
                let report = self.document.report;
                let begins = matches!(report.blocks.first(), Some(Block::Figure(_)));
                let below_title = begins && self.figures == 1 && !report.cover;
                let share = if below_title {
                    SHARE_BELOW_TITLE
                } else {
                    SHARE
                };
                let most = [
                    self.sheet.text_width() as f32,
                    (self.sheet.height - 2 * self.sheet.margin) as f32 * share,
                ];
                // A drawing is made larger too: it has all the width that there is.
                self.show(shown, "Figure", &figure.alt, most, f32::INFINITY);
            }
            None => self.line("Normal", &figure.alt),
        }
        self.definition(&figure.definition);
    }

    /// The agency's sign; one that is no picture after all is left out.
    pub(super) fn logo(&mut self, logo: &Logo) {
        let data = &logo.data.0;
        let shown = match logo.media_type.as_str() {
            "image/svg+xml" => std::str::from_utf8(data).ok().and_then(of_svg),
            "image/png" => png_size(data).map(|size| of_dots("png", data, size)),
            "image/jpeg" | "image/jpg" => jpeg_size(data).map(|size| of_dots("jpeg", data, size)),
            _ => None,
        };
        if let Some(shown) = shown {
            let alt = if logo.alt.is_empty() {
                "Logo"
            } else {
                &logo.alt
            };
            self.show(shown, "Logo", alt, LOGO, 1.0);
        }
    }

    /// Puts a picture into a paragraph of its own, as large as fits, but enlarged no more than `grow`.
    fn show(&mut self, shown: Shown, style: &str, alt: &str, most: [f32; 2], grow: f32) {
        let [width, height] = shown.size.map(|side| side * DOT);
        let fit = (most[0] / width).min(most[1] / height).min(grow);
        let [across, down] = [width, height].map(|side| (side * fit * TWENTIETH).max(1.0) as i64);
        let dots = picture(self.media.len());
        self.media.push(shown.media);
        let lines = shown.svg.map_or_else(String::new, |svg| {
            let id = picture(self.media.len());
            self.media.push(Media {
                ending: "svg",
                data: svg.into_bytes(),
            });
            format!(
                "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
                 xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{id}\"/></a:ext></a:extLst>"
            )
        });
        self.pictures += 1;
        let (at, alt) = (self.pictures, escaped(alt));
        let mut inside = String::new();
        let _ = write!(
            inside,
            "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
             <wp:extent cx=\"{across}\" cy=\"{down}\"/><wp:docPr id=\"{at}\" name=\"Picture {at}\" descr=\"{alt}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{at}\" name=\"Picture {at}\" descr=\"{alt}\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"{dots}\">{lines}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{across}\" cy=\"{down}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r>"
        );
        self.put(style, Set::default(), &inside);
    }
}

fn of_svg(svg: &str) -> Option<Shown> {
    let dots = svg_dots(svg, SCALE)?;
    Some(Shown {
        media: Media {
            ending: "png",
            data: dots.png,
        },
        svg: Some(svg.to_owned()),
        size: dots.size,
    })
}

fn of_dots(ending: &'static str, data: &[u8], size: [f32; 2]) -> Shown {
    Shown {
        media: Media {
            ending,
            data: data.to_vec(),
        },
        svg: None,
        size,
    }
}

/// Two bytes as a number.
fn pair(data: &[u8], at: usize) -> Option<u16> {
    let bytes = data.get(at..at + 2)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

fn sized(width: f32, height: f32) -> Option<[f32; 2]> {
    (width >= 1.0 && height >= 1.0).then_some([width, height])
}

/// Width and height of a PNG, which stand at its beginning.
fn png_size(data: &[u8]) -> Option<[f32; 2]> {
    if !data.starts_with(b"\x89PNG\r\n\x1a\n") || data.get(12..16)? != b"IHDR" {
        return None;
    }
    let side = |at: usize| -> Option<f32> {
        let bytes = data.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?) as f32)
    };
    sized(side(16)?, side(20)?)
}

/// Width and height of a JPEG, which stand in the part that begins its picture.
fn jpeg_size(data: &[u8]) -> Option<[f32; 2]> {
    if !data.starts_with(&[0xff, 0xd8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let [mark, sort] = *data.get(at..at + 2)? else {
            return None;
        };
        if mark != 0xff {
            return None;
        }
        match sort {
            // Filling between parts.
            0xff => at += 1,
            // Of these marks, these three begin something else.
            0xc0..=0xcf if !matches!(sort, 0xc4 | 0xc8 | 0xcc) => {
                let (height, width) = (pair(data, at + 5)?, pair(data, at + 7)?);
                return sized(f32::from(width), f32::from(height));
            }
            _ => at += 2 + usize::from(pair(data, at + 2)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_breaks_off_is_no_picture() {
        let jpeg: &[u8] = &[
            0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 40,
        ];
        assert_eq!(jpeg_size(jpeg), Some([40.0, 20.0]));
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x28\0\0\0\x14";
        assert_eq!(png_size(png), Some([40.0, 20.0]));
        for end in 0..jpeg.len() {
            assert_eq!(jpeg_size(&jpeg[..end]), None);
        }
        for end in 0..png.len() {
            assert_eq!(png_size(&png[..end]), None);
        }
    }
}
