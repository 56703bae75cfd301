//! A report as plain text, for tests that read it.

use roundtable::report::{
    Block, Callout, Marks, Paragraph, Picture, Report, Style, Table,
    chart::{Bars, Chart, Field, Lines},
};

/// All of it, block by block.
pub fn text(report: &Report) -> String {
    let mut out = format!("{}\n{}\n", report.title, report.subtitle);
    for block in &report.blocks {
        out.push_str(&block_text(block));
        out.push('\n');
    }
    out
}

/// The words of a paragraph; what is missing stands in brackets.
pub fn words(paragraph: &Paragraph) -> String {
    paragraph
        .iter()
        .map(|span| match span.style {
            Style::Missing => format!("[{}]", span.text),
            _ => span.text.clone(),
        })
        .collect()
}

/// One block.
pub fn block_text(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("{} {text}", "#".repeat((*level).into())),
        Block::Paragraph(paragraph) => words(paragraph),
        Block::List(list) => {
            let mark = |at: usize| match &list.marks {
                Marks::Dots => "- ".to_owned(),
                Marks::Numbers => format!("{}. ", at + 1),
                Marks::Boxes(ticks) => {
                    let tick = ticks.get(at).copied().unwrap_or(false);
                    format!("[{}] ", if tick { "x" } else { " " })
                }
            };
            let entries = list.entries.iter().enumerate();
            let lines = entries.map(|(at, entry)| mark(at) + &words(entry));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Facts(facts) => {
            let lines = facts
                .iter()
                .map(|f| format!("{}: {}", f.name, words(&f.is)));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Stats(stats) => {
            let lines = stats
                .iter()
                .map(|s| format!("{} {} ({})", s.value, s.label, s.definition));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Table(table) => table_text(table),
        Block::Figure(figure) => {
            let picture = match &figure.picture {
                Picture::Map(_) => "map".to_owned(),
                Picture::Chart(chart) => chart_text(chart),
            };
            format!(
                "<{picture}> {}\n{}\n{}",
                figure.caption, figure.alt, figure.definition
            )
        }
        Block::Callout(callout, paragraph) => {
            let mark = match callout {
                Callout::Note => "Note",
                Callout::Missing => "Missing",
                Callout::Warning => "Warning",
            };
            format!("! {mark}: {}", words(paragraph))
        }
        Block::Signatures(all) => {
            let lines = all
                .iter()
                .map(|s| format!("______ {} {}", s.party, s.signed));
            lines.collect::<Vec<_>>().join("\n")
        }
        Block::Lines { label, count } => format!("{label} {}", "_".repeat((*count).into())),
        Block::PageBreak => "---".to_owned(),
    }
}

fn table_text(table: &Table) -> String {
    let mut out = format!("{}\n| {} |", table.caption, table.head.join(" | "));
    for row in &table.rows {
        let cells: Vec<_> = row.iter().map(|cell| words(&cell.text)).collect();
        out = format!("{out}\n| {} |", cells.join(" | "));
    }
    if !table.definition.is_empty() {
        out = format!("{out}\n{}", table.definition);
    }
    out
}

fn chart_text(chart: &Chart) -> String {
    match chart {
        Chart::Bars(Bars { pieces, bars, .. }) => {
            let bars = bars.iter().map(|b| format!("{} {:?}", b.name, b.lengths));
            format!("bars {pieces:?} {}", bars.collect::<Vec<_>>().join(" "))
        }
        Chart::Lines(Lines { lines, .. }) => {
            let lines = lines
                .iter()
                .map(|l| format!("{} {}", l.name, l.values.len()));
            format!("lines {}", lines.collect::<Vec<_>>().join(" "))
        }
        Chart::Field(Field { dots, .. }) => {
            let dots = dots.iter().map(|d| format!("{} {:?}", d.name, d.at));
            format!("field {}", dots.collect::<Vec<_>>().join(" "))
        }
    }
}
