//! Paragraphs of a Word file and the words in them.
//! Must not know which block of a report they belong to.

use std::fmt::Write as _;

use crate::{
    exchange::document::xml::{escaped, lines},
    report::{Paragraph, Span, Style},
};

/// A paragraph's properties beside its style.
#[derive(Clone, Copy, Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about a paragraph, by itself"
)]
pub(super) struct Set {
    /// Whether it begins a page.
    pub(super) on_new_page: bool,
    /// Whether it stays on the page of what follows.
    pub(super) with_next: bool,
    /// The list that it is an entry of.
    pub(super) list: Option<usize>,
    /// Whether it runs from right to left.
    pub(super) from_right: bool,
    /// Whether it ends at the right side, as numbers do.
    pub(super) at_end: bool,
}

/// A paragraph with what is in it, already as XML.
pub(super) fn paragraph(style: &str, set: Set, inside: &str) -> String {
    let mut out = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
    if set.with_next {
        out.push_str("<w:keepNext/>");
    }
    if set.on_new_page {
        out.push_str("<w:pageBreakBefore/>");
    }
    if let Some(list) = set.list {
        let _ = write!(
            out,
            "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>"
        );
    }
    if set.from_right {
        out.push_str("<w:bidi/>");
    }
    if set.at_end {
        out.push_str("<w:jc w:val=\"right\"/>");
    }
    let _ = write!(out, "</w:pPr>{inside}</w:p>");
    out
}

/// Words in a style of letters, or in none.
pub(super) fn words(text: &str, style: &str) -> String {
    run(text, style, "")
}

/// A sign from a font that has it.
pub(super) fn sign(text: &str, fonts: &str) -> String {
    run(text, "", fonts)
}

fn run(text: &str, style: &str, fonts: &str) -> String {
    let mut out = String::from("<w:r>");
    let from_right = from_right(text);
    if !style.is_empty() || !fonts.is_empty() || from_right {
        out.push_str("<w:rPr>");
        if !style.is_empty() {
            let _ = write!(out, "<w:rStyle w:val=\"{style}\"/>");
        }
        out.push_str(fonts);
        if from_right {
            out.push_str("<w:rtl/>");
        }
        out.push_str("</w:rPr>");
    }
    for (at, line) in lines(text).enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        if !line.is_empty() {
            let _ = write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", escaped(&line));
        }
    }
    out.push_str("</w:r>");
    out
}

/// The words of a paragraph, each piece in its style.
pub(super) fn said(of: &Paragraph) -> String {
    let styled = |span: &Span| {
        let style = match span.style {
            Style::Plain => "",
            Style::Strong => "Strong",
            Style::Quiet => "Quiet",
            Style::Missing => "Missing",
        };
        words(&span.text, style)
    };
    of.iter().map(styled).collect()
}

/// Whether a paragraph runs from right to left.
pub(super) fn runs_from_right(of: &Paragraph) -> bool {
    let letters = of.iter().flat_map(|span| span.text.chars());
    first_strong(letters)
}

/// Whether a text runs from right to left: so does its first letter.
pub(super) fn from_right(text: &str) -> bool {
    first_strong(text.chars())
}

fn first_strong(mut letters: impl Iterator<Item = char>) -> bool {
    letters
        .find(|letter| letter.is_alphabetic())
        .is_some_and(|letter| {
            // The blocks that Unicode keeps for scripts from right to left.
            matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
        })
}

/// A field that programs fill in, with what it shows until then.
pub(super) fn field(code: &str, shown: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{shown}</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells_which_way_a_text_runs() {
        for (text, from_the_right) in [
            ("Court", false),
            ("12 – שלום", true),
            ("مرحبا Court", true),
            ("Court مرحبا", false),
            ("", false),
            ("1 2 3", false),
        ] {
            assert_eq!(from_right(text), from_the_right, "{text}");
        }
    }
}
