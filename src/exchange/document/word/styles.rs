//! How a Word file looks: its styles, its numbered lists and its settings.
//!
//! Programs leave out a whole table if a style that it names does not exist, so all are here and tests ask for each.
//! The order of elements within another is the format's own and must be kept.
//! Must not know what a report says.

use std::fmt::Write as _;

use super::package::XML;

pub(super) const SPACE: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

const TEXT: &str = "1E2430";
const MUTED: &str = "5E6673";
const LINE: &str = "D5CFC4";
const STRONG_LINE: &str = "8F8A80";
const ACCENT: &str = "17635F";
const TINT: &str = "EEF4F3";
const MISSING: &str = "8A3200";
const MISSING_TINT: &str = "FDF1E7";
const WARNING: &str = "8A1C2C";
const WARNING_TINT: &str = "FBECEE";

/// Signs that the usual font of the text lacks.
pub(super) const SIGNS: &str = "<w:rFonts w:ascii=\"Segoe UI Symbol\" w:hAnsi=\"Segoe UI Symbol\" \
                                w:eastAsia=\"Segoe UI Symbol\" w:cs=\"Segoe UI Symbol\"/>";

/// The sheet of paper, in twentieths of a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) margin: i32,
}

impl Sheet {
    /// The width of a line.
    pub(super) const fn text_width(self) -> i32 {
        self.width - 2 * self.margin
    }
}

/// A style of paragraphs: its id, its name, and the properties of its paragraphs and of its letters in the format's
/// order.
struct Look(&'static str, &'static str, String, String);

const BOLD: &str = "<w:b/><w:bCs/>";
const NEXT: &str = "<w:keepNext/>";
const KEEP: &str = "<w:keepNext/><w:keepLines/>";
const WHOLE: &str = "<w:keepLines/>";

/// How large letters are and how much room there is between paragraphs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The height of letters, in half points.
    pub(super) letters: u16,
    /// The room, in percent of what a text of many pages has.
    pub(super) room: u16,
}

impl Measure {
    fn room(self, of: u16) -> u16 {
        (u32::from(of) * u32::from(self.room) / 100) as u16
    }

    /// Room before and after a paragraph.
    fn spacing(self, before: u16, after: u16) -> String {
        let [before, after] = [before, after].map(|of| self.room(of));
        format!("<w:spacing w:before=\"{before}\" w:after=\"{after}\"/>")
    }

    /// The same, with lines no further apart than their letters need.
    fn tight(self, before: u16, after: u16) -> String {
        let [before, after] = [before, after].map(|of| self.room(of));
        format!(
            "<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"240\" w:lineRule=\"auto\"/>"
        )
    }
}

/// Lines this far apart, whatever stands on them.
fn apart(line: u16) -> String {
    format!("<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"{line}\" w:lineRule=\"exact\"/>")
}

/// How far lines to write on are apart: what a pen needs.
const LINE_HEIGHT: u16 = 400;

/// Letters so many half points high.
fn size(half_points: u16) -> String {
    format!("<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/>")
}

fn color(of: &str) -> String {
    format!("<w:color w:val=\"{of}\"/>")
}

fn shade(color: &str) -> String {
    format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{color}\"/>")
}

/// A line on a side; its width is in eighths of a point.
fn border(side: &str, width: u8, space: u8, color: &str) -> String {
    format!("<w:{side} w:val=\"single\" w:sz=\"{width}\" w:space=\"{space}\" w:color=\"{color}\"/>")
}

/// All styles.
pub(super) fn styles(by: Measure, sheet: Sheet) -> String {
    let mut out = format!(
        "{XML}<w:styles {SPACE}><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\" w:eastAsia=\"Calibri\" w:cs=\"Arial\"/>{}{}\
         <w:lang w:val=\"en-US\" w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"{}\" w:line=\"{}\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>",
        color(TEXT),
        size(by.letters),
        by.room(120),
        240 + by.room(24)
    );
    let looks = [of_titles(by), of_text(by, sheet), of_tables(by)];
    for Look(id, name, paragraph, letters) in looks.iter().flatten() {
        let _ = write!(
            out,
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             <w:basedOn w:val=\"Normal\"/>"
        );
        if id.starts_with("Heading") || *id == "Title" {
            out.push_str("<w:next w:val=\"Normal\"/>");
        }
        let _ = write!(
            out,
            "<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        );
    }
    letters_styles(&mut out);
    table_styles(&mut out);
    out.push_str("</w:styles>");
    out
}

fn of_titles(by: Measure) -> Vec<Look> {
    let base = by.letters;
    let accent = color(ACCENT);
    let muted = color(MUTED);
    let heading = |level: u8, before, after| {
        let spacing = by.spacing(before, after);
        format!("{KEEP}{spacing}<w:outlineLvl w:val=\"{level}\"/>")
    };
    let made_on = format!(
        "<w:pBdr>{}</w:pBdr>{}",
        border("bottom", 24, 10, ACCENT),
        by.spacing(0, 320)
    );
    let bold = |of: &str, half_points: u16| format!("{BOLD}{of}{}", size(half_points));
    let kept = |before, after| format!("{NEXT}{}", by.spacing(before, after));
    vec![
        Look(
            "CoverSpace",
            "Cover Space",
            by.spacing(2800, 0),
            String::new(),
        ),
        Look("Logo", "Logo", kept(0, 240), String::new()),
        Look("Agency", "Agency", kept(0, 60), bold(&accent, base)),
        Look(
            "Title",
            "Title",
            format!("{KEEP}{}", by.tight(0, 60)),
            bold("", base * 11 / 5),
        ),
        Look(
            "Subtitle",
            "Subtitle",
            by.spacing(0, 60),
            size(base * 13 / 10),
        ),
        Look("MadeOn", "Made On", made_on, muted.clone()),
        Look(
            "Heading1",
            "heading 1",
            heading(0, 400, 120),
            bold("", base * 8 / 5),
        ),
        Look(
            "Heading2",
            "heading 2",
            heading(1, 320, 100),
            bold(&accent, base * 13 / 10),
        ),
        Look(
            "Heading3",
            "heading 3",
            heading(2, 240, 80),
            bold("", base * 11 / 10),
        ),
        Look(
            "Heading4",
            "heading 4",
            heading(3, 200, 60),
            bold(&muted, base),
        ),
        Look(
            "TOCHeading",
            "TOC Heading",
            kept(0, 120),
            bold("", base * 13 / 10),
        ),
    ]
}

fn of_text(by: Measure, sheet: Sheet) -> Vec<Look> {
    let base = by.letters;
    let width = sheet.text_width();
    let dotted =
        format!("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{width}\"/></w:tabs>");
    let bold = format!("{BOLD}{}", size(base * 9 / 10));
    let quiet = format!("{}{}", color(MUTED), size(base * 17 / 20));
    let callout = |id, name, line: &str, tint: &str| {
        let sides = [
            border("top", 4, 5, tint),
            border("left", 24, 7, line),
            border("bottom", 4, 5, tint),
            border("right", 4, 5, tint),
        ];
        let paragraph = format!(
            "{WHOLE}<w:pBdr>{}</w:pBdr>{}{}<w:ind w:left=\"200\" w:right=\"120\"/>",
            sides.concat(),
            shade(tint),
            by.spacing(160, 200)
        );
        Look(id, name, paragraph, String::new())
    };
    let plain = |id, name, paragraph: String| Look(id, name, paragraph, String::new());
    // The style holds its list, so that it makes one of whatever it is given to.
    let listed = |list: usize| {
        let room = by.spacing(0, 60);
        format!(
            "<w:numPr><w:numId w:val=\"{list}\"/></w:numPr>{room}<w:ind w:left=\"400\" w:hanging=\"300\"/>"
        )
    };
    let to_write_on = format!(
        "<w:pBdr>{}{}</w:pBdr>{}",
        border("bottom", 4, 0, STRONG_LINE),
        border("between", 4, 0, STRONG_LINE),
        apart(LINE_HEIGHT)
    );
    let foot = format!(
        "<w:pBdr>{}</w:pBdr><w:tabs><w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs>{}",
        border("top", 4, 6, LINE),
        by.spacing(0, 0)
    );
    vec![
        Look(
            "TOC1",
            "toc 1",
            format!("{dotted}{}", by.tight(70, 20)),
            format!("{BOLD}{}", size(base * 9 / 10)),
        ),
        Look(
            "TOC2",
            "toc 2",
            format!("{dotted}{}<w:ind w:left=\"280\"/>", by.tight(0, 0)),
            size(base * 9 / 10),
        ),
        plain("ListBullet", "List Bullet", listed(DOTS)),
        plain("ListNumber", "List Number", listed(numbers(0))),
        plain(
            "ListBox",
            "List Box",
            format!(
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"400\"/></w:tabs>{}<w:ind w:left=\"400\" w:hanging=\"400\"/>",
                by.spacing(0, 60)
            ),
        ),
        Look(
            "Caption",
            "caption",
            format!("{KEEP}{}", by.spacing(240, 80)),
            bold,
        ),
        plain("Figure", "Figure", format!("{NEXT}{}", by.tight(40, 60))),
        Look(
            "Definition",
            "Definition",
            format!("{WHOLE}{}", by.spacing(60, 200)),
            quiet,
        ),
        callout("CalloutNote", "Callout Note", ACCENT, TINT),
        callout("CalloutMissing", "Callout Missing", MISSING, MISSING_TINT),
        callout("CalloutWarning", "Callout Warning", WARNING, WARNING_TINT),
        plain(
            "LinesLabel",
            "Lines Label",
            format!("{NEXT}{}", by.spacing(100, 0)),
        ),
        plain("Line", "Line to Write On", to_write_on),
        Look("Gap", "Gap", apart(by.room(120)), size(8)),
        Look(
            "Footer",
            "footer",
            foot,
            format!("{}{}", color(MUTED), size(17)),
        ),
    ]
}

fn of_tables(by: Measure) -> Vec<Look> {
    let base = by.letters;
    let small = size(base * 9 / 10);
    let muted = color(MUTED);
    let quiet = format!("{muted}{}", size(base * 17 / 20));
    let value = format!("{BOLD}{}{}", color(ACCENT), size(base * 17 / 10));
    let to_sign = format!(
        "{NEXT}<w:pBdr>{}</w:pBdr>{}",
        border("bottom", 6, 0, STRONG_LINE),
        apart(560)
    );
    let bold = BOLD.to_owned();
    let kept = |room: String| format!("{NEXT}{room}");
    vec![
        Look("CellText", "Cell Text", by.tight(40, 40), small.clone()),
        Look(
            "CellHead",
            "Cell Head",
            kept(by.tight(40, 40)),
            format!("{BOLD}{small}"),
        ),
        Look(
            "CellTitle",
            "Cell Title",
            by.tight(40, 40),
            format!("{BOLD}{small}"),
        ),
        Look("FactName", "Fact Name", by.tight(40, 40), muted.clone()),
        Look("FactText", "Fact Text", by.tight(40, 40), String::new()),
        Look("StatValue", "Stat Value", kept(by.tight(80, 0)), value),
        Look("StatLabel", "Stat Label", by.tight(0, 60), bold.clone()),
        Look("StatNote", "Stat Note", by.tight(0, 80), quiet.clone()),
        Look("Party", "Party", kept(by.spacing(160, 0)), bold),
        Look(
            "Signed",
            "Signed",
            kept(by.spacing(0, 0)),
            format!("{muted}{small}"),
        ),
        Look("SignLine", "Line to Sign On", to_sign, String::new()),
        Look("SignLabel", "Line Label", by.spacing(20, 0), quiet),
    ]
}

fn letters_styles(out: &mut String) {
    let word = |of: &str| format!("{BOLD}{}", color(of));
    let lacking = format!("{}{}", color(MISSING), shade(MISSING_TINT));
    for (id, name, letters) in [
        ("Strong", "Strong", BOLD.to_owned()),
        ("Quiet", "Quiet", color(MUTED)),
        ("Missing", "Missing", lacking),
        ("WordNote", "Word Note", word(ACCENT)),
        ("WordMissing", "Word Missing", word(MISSING)),
        ("WordWarning", "Word Warning", word(WARNING)),
    ] {
        let _ = write!(
            out,
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:qFormat/>\
             <w:rPr>{letters}</w:rPr></w:style>"
        );
    }
}

fn table_styles(out: &mut String) {
    let lines = |sides: &[(&str, u8, &str)]| -> String {
        let all = sides
            .iter()
            .map(|(side, width, color)| border(side, *width, 0, color));
        format!("<w:tblBorders>{}</w:tblBorders>", all.collect::<String>())
    };
    let rows = lines(&[
        ("top", 8, STRONG_LINE),
        ("bottom", 4, LINE),
        ("insideH", 4, LINE),
    ]);
    let all_sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let grid = lines(&all_sides.map(|side| (side, 4, STRONG_LINE)));
    let facts = lines(&[("bottom", 4, LINE), ("insideH", 4, LINE)]);
    let tiles = lines(&[("insideH", 48, "FFFFFF"), ("insideV", 48, "FFFFFF")]);
    for (id, borders, side) in [
        ("Rows", rows, 80),
        ("Grid", grid, 80),
        ("Facts", facts, 60),
        ("Tiles", tiles, 160),
        ("Signatures", String::new(), 200),
    ] {
        let _ = write!(
            out,
            "<w:style w:type=\"table\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:qFormat/><w:tblPr>{borders}\
             <w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"{side}\" w:type=\"dxa\"/>\
             <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        );
    }
}

/// The shade of a tile.
pub(super) fn tile_shade() -> String {
    shade(TINT)
}

/// The shade of the titles of columns.
pub(super) fn head_shade() -> String {
    shade("F4F1EB")
}

/// The number of the list with dots.
pub(super) const DOTS: usize = 1;

/// The number of a list with numbers, of which there may be several; each begins at 1.
pub(super) const fn numbers(at: usize) -> usize {
    DOTS + 1 + at
}

/// The lists: one with dots, and so many with numbers.
pub(super) fn numbering(with_numbers: usize) -> String {
    let level = |form: &str, mark: &str| {
        format!(
            "<w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"{form}\"/><w:lvlText w:val=\"{mark}\"/><w:lvlJc w:val=\"left\"/>\
             <w:pPr><w:ind w:left=\"400\" w:hanging=\"300\"/></w:pPr><w:rPr>{}</w:rPr></w:lvl>",
            color(ACCENT)
        )
    };
    let mut out = format!(
        "{XML}<w:numbering {SPACE}><w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"{DOTS}\"><w:abstractNumId w:val=\"0\"/></w:num>",
        level("bullet", "•"),
        level("decimal", "%1.")
    );
    // The style of lists with numbers names the first.
    for at in 0..with_numbers.max(1) {
        let _ = write!(
            out,
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
            numbers(at)
        );
    }
    out.push_str("</w:numbering>");
    out
}

/// The settings: the layout of today's Word, and the language.
pub(super) fn settings() -> String {
    format!(
        "{XML}<w:settings {SPACE}><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:compatSetting \
         w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"en-US\"/><w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>"
    )
}
