//! A drawing on paper: fitted to one sheet, or over the sheets of a poster with marks to cut along.
//!
//! The file is tagged: the whole map is a figure whose words tell every partner and its place.
//! Must not know what is drawn.

use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    error::KrillaError,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::FillRule,
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Tag, TagGroup, TagTree},
};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use resvg::usvg::Tree;

use super::{
    GoesOn,
    inks::{LINE_STRONG, MUTED},
    letters::AnyFont,
    pen::{Anchor, Line, Pen, number},
};
use crate::mapping::{
    self,
    print::{MARGIN, OVERLAP, Sheets},
};

/// What is said about a drawing.
pub(super) struct Said<'a> {
    pub(super) title: &'a str,
    pub(super) description: &'a str,
    /// All of it in words.
    pub(super) words: &'a str,
}

/// A drawing on sheets of paper.
pub(super) struct Sheeted {
    pub(super) bytes: Vec<u8>,
    /// Whether it holds to the rules for readers of all kinds.
    pub(super) strict: bool,
}

/// The drawing on sheets of paper; nothing if it was stopped.
pub(super) fn write(
    tree: &Tree,
    sheets: Sheets,
    said: &Said<'_>,
    goes_on: GoesOn<'_>,
) -> Option<Result<Sheeted, KrillaError>> {
    let sheets = sheets.within_limits();
    let print = |strict| {
        let printed = print(tree, sheets, said, goes_on, strict)?;
        Some(printed.map(|bytes| Sheeted { bytes, strict }))
    };
    match print(true)? {
        // Rules for readers of all kinds forbid what a font may bring along; a file that breaks one is better
        // than none.
        Err(KrillaError::Validation(_)) => print(false),
        outcome => Some(outcome),
    }
}

fn print(
    tree: &Tree,
    sheets: Sheets,
    said: &Said<'_>,
    goes_on: GoesOn<'_>,
    strict: bool,
) -> Option<Result<Vec<u8>, KrillaError>> {
    let mut settings = SerializeSettings::default();
    let strictly = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    if let (true, Ok(strictly)) = (strict, strictly) {
        settings.configuration = strictly;
    }
    let mut document = Document::new_with(settings);
    let mut figure = TagGroup::new(Tag::Figure(Some(said.words.to_owned())));
    let mut outline = Outline::new();
    for (page_index, (row, column)) in sheets.each().enumerate() {
        let share = page_index as f32 / sheets.count() as f32;
        if !goes_on(0.4 + 0.5 * share) {
            return None;
        }
        let [width, height] = sheets.sheet();
        let mut page = document.start_page_with(PageSettings::from_wh(width, height)?);
        let mut surface = page.surface();
        let part = surface.start_tagged(ContentTag::Other);
        draw_part(&mut surface, tree, sheets, row, column)?;
        surface.end_tagged();
        figure.push(part);
        if sheets.is_poster() {
            draw_marks(&mut surface, tree, sheets, row, column)?;
        }
        surface.finish();
        page.finish();
        let name = if sheets.is_poster() {
            sheet_name(sheets, row, column)
        } else {
            said.title.to_owned()
        };
        let top = XyzDestination::new(page_index, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(name, top));
    }
    let mut tags = TagTree::new().with_lang(Some("en-US".to_owned()));
    tags.push(figure);
    document.set_tag_tree(tags);
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(said.title.to_owned())
            .description(said.description.to_owned())
            .language("en-US".to_owned())
            .creator("Roundtable".to_owned()),
    );
    Some(document.finish())
}

/// “Row 1, column 2 of 3 × 3”.
fn sheet_name(sheets: Sheets, row: u8, column: u8) -> String {
    let (down, across) = (sheets.down, sheets.across);
    format!(
        "Row {}, column {} of {down} × {across}",
        row + 1,
        column + 1
    )
}

fn rectangle(left: f32, top: f32, [width, height]: [f32; 2]) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(left, top, width, height)?);
    path.finish()
}

/// The part of the drawing that is on one sheet.
fn draw_part(
    surface: &mut Surface<'_>,
    tree: &Tree,
    sheets: Sheets,
    row: u8,
    column: u8,
) -> Option<()> {
    let (place, size) = fitted(tree, sheets);
    let part = sheets.part(row, column);
    surface.push_clip_path(&rectangle(MARGIN, MARGIN, part.size)?, &FillRule::NonZero);
    surface.push_transform(&Transform::from_translate(
        MARGIN + place.x - part.left(),
        MARGIN + place.y - part.top(),
    ));
    let [width, height] = size;
    surface.draw_svg(tree, Size::from_wh(width, height)?, SvgSettings::default());
    surface.pop();
    surface.pop();
    Some(())
}

/// Where the drawing lies in the whole of the sheets and how large it is: as large as fits, in the middle.
pub(super) fn fitted(tree: &Tree, sheets: Sheets) -> (mapping::Point, [f32; 2]) {
    let [wide, high] = sheets.whole();
    let drawing = tree.size();
    let scale = (wide / drawing.width()).min(high / drawing.height());
    let size = [drawing.width() * scale, drawing.height() * scale];
    let place = mapping::Point::new((wide - size[0]) * 0.5, (high - size[1]) * 0.5);
    (place, size)
}

/// Marks to cut along and to put the sheets together by, and the sheet's place among them.
fn draw_marks(
    surface: &mut Surface<'_>,
    tree: &Tree,
    sheets: Sheets,
    row: u8,
    column: u8,
) -> Option<()> {
    let options = resvg::usvg::Options {
        fontdb: std::sync::Arc::clone(tree.fontdb()),
        ..Default::default()
    };
    let marks = Tree::from_str(&marks(sheets, row, column), &options).ok()?;
    let [width, height] = sheets.sheet();
    let artifact = Artifact::with_kind(ArtifactType::Page);
    surface.start_tagged(ContentTag::Artifact(artifact));
    surface.draw_svg(
        &marks,
        Size::from_wh(width, height)?,
        SvgSettings::default(),
    );
    surface.end_tagged();
    Some(())
}

fn marks(sheets: Sheets, row: u8, column: u8) -> String {
    /// A mark keeps this off the corner, and is so long.
    const OFF: f32 = 3.0;
    const LENGTH: f32 = 14.0;
    let [width, height] = sheets.sheet();
    let mut letters = AnyFont;
    let mut pen = Pen::new(mapping::Point::default(), [width, height], &mut letters);
    let ink = LINE_STRONG.to_string();
    let thickness = number(0.6);
    let cut = [("stroke", ink.as_str()), ("stroke-width", &thickness)];
    let dashed = [cut[0], cut[1], ("stroke-dasharray", "2 2")];
    let at = mapping::Point::new;
    let (right, bottom) = (width - MARGIN, height - MARGIN);
    // Each line stands in the blank margins at both its ends.
    let upright = |pen: &mut Pen<'_>, x: f32, attributes: &[(&str, &str)]| {
        for (from, to) in [
            (MARGIN - OFF, MARGIN - OFF - LENGTH),
            (bottom + OFF, bottom + OFF + LENGTH),
        ] {
            pen.line(at(x, from), at(x, to), attributes);
        }
    };
    let level = |pen: &mut Pen<'_>, y: f32, attributes: &[(&str, &str)]| {
        for (from, to) in [
            (MARGIN - OFF, MARGIN - OFF - LENGTH),
            (right + OFF, right + OFF + LENGTH),
        ] {
            pen.line(at(from, y), at(to, y), attributes);
        }
    };
    for x in [MARGIN, right] {
        upright(&mut pen, x, &cut);
    }
    for y in [MARGIN, bottom] {
        level(&mut pen, y, &cut);
    }
    if column > 0 {
        upright(&mut pen, MARGIN + OVERLAP, &dashed);
    }
    if row > 0 {
        level(&mut pen, MARGIN + OVERLAP, &dashed);
    }
    let name = sheet_name(sheets, row, column);
    let text =
        format!("{name} · cut along the corner marks, lay it up to the dashed marks of the next");
    pen.text(Line {
        text: &text,
        at: at(width * 0.5, height - MARGIN * 0.38),
        anchor: Anchor::Middle,
        size: 7.5,
        weight: 400,
        ink: MUTED,
    });
    pen.finish()
}
