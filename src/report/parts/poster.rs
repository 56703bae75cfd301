//! The map as a poster, and what it tells.
//! Must not know on what paper it is printed.

use crate::{
    insight::Beside,
    mapping::print::{Output, Sheets},
    report::{Block, Span, figures, look::Look, make::nothing, words},
};

/// The map with its legend.
pub(in crate::report) fn map(look: &Look<'_>) -> Vec<Block> {
    let output = Output::Pdf(Sheets::default());
    let Some(mut map) = figures::map(look, look.wanted.lens, true, output) else {
        return nothing("No partner is in the plan yet, so there is no map");
    };
    // The legend explains it, and the page is all picture; what places mean is said with what it tells.
    if let Block::Figure(figure) = &mut map {
        figure.definition.clear();
    }
    vec![map]
}

/// What the map tells, in sentences.
pub(in crate::report) fn tells(look: &Look<'_>) -> Vec<Block> {
    if look.plan.partners.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::text(words::sentence(figures::places(
        look.wanted.lens,
    )))];
    for part in Beside::of(look.plan).parts {
        if part.lines.is_empty() {
            continue;
        }
        blocks.push(Block::heading(2, part.title));
        blocks.push(Block::dots(part.lines.iter().map(|line| {
            if line.meaning.is_empty() {
                line.text.clone()
            } else {
                format!("{} – {}", line.text, line.meaning)
            }
        })));
        let notes: Vec<String> = [part.from, part.meaning]
            .iter()
            .filter(|t| !t.trim().is_empty())
            .map(|t| words::sentence(t))
            .collect();
        if !notes.is_empty() {
            blocks.push(Block::Paragraph(vec![Span::quiet(notes.join(" "))]));
        }
    }
    blocks
}
