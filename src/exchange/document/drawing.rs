//! The figures of a document, drawn.
//! Must not know which format they are put into.

use crate::{
    exchange::picture::{self, GoesOn, NoPicture, letters::AnyFont},
    mapping::Spots,
    model::{Date, Plan},
    report::{Block, Picture, Report},
};

/// A figure drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing as SVG, a document of its own.
    pub svg: String,
}

/// Draws the figures of a report, in order; `spots` are the places of partners whom nobody put anywhere.
///
/// # Errors
/// It was stopped.
pub fn draw(
    report: &Report,
    plan: &Plan,
    spots: &Spots,
    day: Date,
    goes_on: GoesOn<'_>,
) -> Result<Vec<Option<Drawing>>, NoPicture> {
    let figures = report.blocks.iter().filter_map(|block| match block {
        Block::Figure(figure) => Some(&figure.picture),
        _ => None,
    });
    figures
        .map(|shown| {
            if !goes_on(0.3) {
                return Err(NoPicture::Stopped);
            }
            let svg = match shown {
                Picture::Map(map) => picture::map_svg(plan, map, spots, day, &mut AnyFont),
                Picture::Chart(chart) => picture::chart::draw(chart, &mut AnyFont),
            };
            Ok(Some(Drawing { svg }))
        })
        .collect()
}

impl Drawing {
    /// The drawing as a part of a page: every id begins with `prefix`, since a page must not hold one twice, and
    /// `attributes` stand in the place of its own, but for its measures.
    pub(super) fn inline(&self, prefix: &str, attributes: &str) -> Option<String> {
        let (_, from_svg) = self.svg.split_once("<svg")?;
        let (own, inside) = from_svg.split_once('>')?;
        let view = attribute(own, "viewBox")?;
        let inside = inside
            .replace(" id=\"", &format!(" id=\"{prefix}-"))
            .replace("url(#", &format!("url(#{prefix}-"))
            .replace("href=\"#", &format!("href=\"#{prefix}-"));
        let fonts = attribute(own, "font-family")
            .map_or_else(String::new, |fonts| format!(" font-family=\"{fonts}\""));
        let whole = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{view}\"{fonts} {attributes}>{inside}"
        );
        Some(whole)
    }
}

/// The value of an attribute in a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}
