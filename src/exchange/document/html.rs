//! A report as one HTML file that needs nothing else: to read, to print, and to hear read out.
//!
//! It is well-formed XML too, so that a machine can check it.
//! Must not know what a report says, nor how figures are drawn.

use std::{collections::BTreeMap, fmt::Write as _};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::{
    Document, LISTED, called,
    xml::{escaped, lines},
};
use crate::report::{
    Block, Callout, Cell, Fact, Figure, List, Marks, Paragraph, Signature, Stat, Style, Table,
};

const LOOK: &str = include_str!("html.css");

/// The report as HTML.
pub fn write(document: &Document<'_>) -> String {
    let mut page = Page {
        document,
        out: String::with_capacity(64 * 1024),
        headings: 0,
        figures: 0,
        named: BTreeMap::new(),
    };
    page.begin();
    for block in &document.report.blocks {
        page.block(block);
    }
    page.out.push_str("</main>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    document: &'a Document<'a>,
    out: String,
    headings: usize,
    figures: usize,
    /// How often each name was given to a part that one can go to.
    named: BTreeMap<String, usize>,
}

/// Text of several lines.
fn text(of: &str) -> String {
    let all: Vec<String> = lines(of).map(|line| escaped(&line).into_owned()).collect();
    all.join("<br/>")
}

fn paragraph(of: &Paragraph) -> String {
    let said = |span: &crate::report::Span| {
        let words = text(&span.text);
        match span.style {
            Style::Plain => words,
            Style::Strong => format!("<strong>{words}</strong>"),
            Style::Quiet => format!("<span class=\"quiet\">{words}</span>"),
            Style::Missing => format!("<mark>{words}</mark>"),
        }
    };
    of.iter().map(said).collect()
}

/// The words of a paragraph without its line ends, to tell whether there are any.
fn is_empty(of: &Paragraph) -> bool {
    of.iter().all(|span| span.text.trim().is_empty())
}

impl Page<'_> {
    fn line(&mut self, html: &str) {
        self.out.push_str(html);
        self.out.push('\n');
    }

    fn begin(&mut self) {
        let report = self.document.report;
        let title = escaped(&report.title);
        let subtitle = escaped(&report.subtitle);
        let name = if subtitle.is_empty() {
            title.to_string()
        } else {
            format!("{title} – {subtitle}")
        };
        let paper = self.document.paper.word();
        let side = if report.landscape { " landscape" } else { "" };
        let margin = if report.one_page {
            " margin: 10mm 13mm 13mm;"
        } else {
            ""
        };
        let _ = write!(
            self.out,
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\" xml:lang=\"en\">\n<head>\n\
             <meta charset=\"utf-8\"/>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
             <meta name=\"generator\" content=\"Roundtable\"/>\n\
             <title>{name}</title>\n\
             <style>\n{LOOK}@page {{ size: {paper}{side};{margin} }}\n</style>\n</head>\n\
             <body class=\"{}\">\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n<main>\n",
            match (report.landscape, report.one_page) {
                (true, _) => "wide",
                (false, true) => "one-page",
                (false, false) => "upright",
            }
        );
        self.line(if report.cover {
            "<header class=\"cover\">"
        } else {
            "<header>"
        });
        if let Some(logo) = &report.logo {
            let data = STANDARD.encode(&logo.data.0);
            let (media_type, alt) = (escaped(&logo.media_type), escaped(&logo.alt));
            let _ = writeln!(
                self.out,
                "<img class=\"logo\" src=\"data:{media_type};base64,{data}\" alt=\"{alt}\"/>"
            );
        }
        if !report.agency.is_empty() {
            let _ = writeln!(
                self.out,
                "<p class=\"agency\" dir=\"auto\">{}</p>",
                text(&report.agency)
            );
        }
        let _ = writeln!(self.out, "<h1 dir=\"auto\">{title}</h1>");
        if !subtitle.is_empty() {
            let _ = writeln!(
                self.out,
                "<p class=\"subtitle\" dir=\"auto\">{subtitle}</p>"
            );
        }
        let made_on = self.document.made_on();
        let _ = writeln!(
            self.out,
            "<p class=\"made\">{}</p>\n</header>",
            escaped(&made_on)
        );
        if report.contents {
            self.contents();
        }
        self.line("<div id=\"text\"></div>");
    }

    /// The headings as a list in a list.
    fn contents(&mut self) {
        let headings = self.document.headings().enumerate();
        let listed: Vec<(usize, u8, &str)> = headings
            .filter(|(_, (level, _))| *level <= LISTED)
            .map(|(at, (level, words))| (at + 1, level, words))
            .collect();
        if listed.is_empty() {
            return;
        }
        self.line("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">Contents</h2>");
        let mut depth = 0;
        for (at, level, words) in listed {
            if level > depth {
                while depth < level {
                    self.out.push_str("<ol>\n<li>");
                    depth += 1;
                }
            } else {
                self.line("</li>");
                while depth > level {
                    self.line("</ol>\n</li>");
                    depth -= 1;
                }
                self.out.push_str("<li>");
            }
            let _ = write!(
                self.out,
                "<a href=\"#s{at}\" dir=\"auto\">{}</a>",
                escaped(words)
            );
        }
        for _ in 0..depth {
            self.out.push_str("</li>\n</ol>\n");
        }
        self.line("</nav>");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text: words } => {
                self.headings += 1;
                // The title of the whole has the first level for itself.
                let level = level.clamp(&1, &4) + 1;
                let _ = writeln!(
                    self.out,
                    "<h{level} id=\"s{}\" dir=\"auto\">{}</h{level}>",
                    self.headings,
                    text(words)
                );
            }
            Block::Paragraph(said) => {
                let _ = writeln!(self.out, "<p dir=\"auto\">{}</p>", paragraph(said));
            }
            Block::List(list) => self.list(list),
            Block::Facts(facts) => self.facts(facts),
            Block::Stats(stats) => self.stats(stats),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Callout(callout, said) => self.callout(*callout, said),
            Block::Signatures(all) => self.signatures(all),
            Block::Lines { label, count } => self.lines_to_fill(label, *count),
            Block::PageBreak => self.line("<div class=\"page\"></div>"),
        }
    }

    fn list(&mut self, list: &List) {
        let (tag, class) = match list.marks {
            Marks::Dots => ("ul", ""),
            Marks::Numbers => ("ol", ""),
            Marks::Boxes(_) => ("ul", " class=\"boxes\""),
        };
        let _ = writeln!(self.out, "<{tag}{class}>");
        for (at, entry) in list.entries.iter().enumerate() {
            let mark = match &list.marks {
                Marks::Boxes(ticks) => boxed(ticks.get(at).copied().unwrap_or(false)),
                Marks::Dots | Marks::Numbers => String::new(),
            };
            let _ = writeln!(self.out, "<li dir=\"auto\">{mark}{}</li>", paragraph(entry));
        }
        let _ = writeln!(self.out, "</{tag}>");
    }

    fn facts(&mut self, facts: &[Fact]) {
        self.line("<dl class=\"facts\">");
        for fact in facts {
            let _ = writeln!(
                self.out,
                "<div><dt dir=\"auto\">{}</dt><dd dir=\"auto\">{}</dd></div>",
                text(&fact.name),
                paragraph(&fact.is)
            );
        }
        self.line("</dl>");
    }

    fn stats(&mut self, stats: &[Stat]) {
        self.line("<dl class=\"stats\">");
        for stat in stats {
            let _ = write!(
                self.out,
                "<div><dt dir=\"auto\">{}</dt><dd class=\"value\" dir=\"auto\">{}</dd>",
                text(&stat.label),
                text(&stat.value)
            );
            if !stat.definition.is_empty() {
                let _ = write!(
                    self.out,
                    "<dd class=\"quiet\" dir=\"auto\">{}</dd>",
                    text(&stat.definition)
                );
            }
            self.line("</div>");
        }
        self.line("</dl>");
    }

    fn definition(&mut self, words: &str) {
        if !words.is_empty() {
            let _ = writeln!(
                self.out,
                "<p class=\"definition\" dir=\"auto\">{}</p>",
                text(words)
            );
        }
    }

    /// What a part that one can go to is called; no two are called the same.
    fn name(&mut self, caption: &str) -> String {
        let times = self.named.entry(caption.to_owned()).or_default();
        *times += 1;
        if *times == 1 {
            escaped(caption).into_owned()
        } else {
            format!("{} ({times})", escaped(caption))
        }
    }

    fn table(&mut self, table: &Table) {
        let fill = if table.to_fill_in { " fill" } else { "" };
        let crowd = if table.head.len() > 4 { " crowd" } else { "" };
        let name = self.name(&table.caption);
        let _ = writeln!(
            self.out,
            "<div class=\"table{crowd}\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\">\n\
             <table class=\"rows{fill}\">\n<caption dir=\"auto\">{}</caption>",
            text(&table.caption)
        );
        self.widths(table);
        if table.head.iter().any(|title| !title.is_empty()) {
            self.out.push_str("<thead>\n<tr>");
            for (at, title) in table.head.iter().enumerate() {
                let number = table
                    .rows
                    .iter()
                    .all(|row| row.get(at).is_some_and(|cell| cell.number));
                let class = if number && !table.rows.is_empty() {
                    " class=\"number\""
                } else {
                    ""
                };
                // A title without words would be read out as one.
                if title.is_empty() {
                    self.out.push_str("<td></td>");
                } else {
                    let _ = write!(
                        self.out,
                        "<th scope=\"col\"{class} dir=\"auto\">{}</th>",
                        text(title)
                    );
                }
            }
            self.line("</tr>\n</thead>");
        }
        self.line("<tbody>");
        for row in &table.rows {
            self.out.push_str("<tr>");
            for (at, cell) in row.iter().enumerate() {
                self.cell(cell, at == 0 && table.row_titles);
            }
            self.line("</tr>");
        }
        self.line("</tbody>\n</table>\n</div>");
        self.definition(&table.definition);
    }

    fn widths(&mut self, table: &Table) {
        let sound = |weight: &f32| weight.is_finite() && *weight > 0.0;
        let all: f32 = table.widths.iter().filter(|weight| sound(weight)).sum();
        if table.widths.len() != table.head.len() || !table.widths.iter().all(sound) {
            return;
        }
        self.out.push_str("<colgroup>");
        for weight in &table.widths {
            let share = 100.0 * weight / all;
            let _ = write!(self.out, "<col style=\"width:{share:.1}%\"/>");
        }
        self.line("</colgroup>");
    }

    fn cell(&mut self, cell: &Cell, title: bool) {
        let said = paragraph(&cell.text);
        let class = if cell.number { " class=\"number\"" } else { "" };
        if title && !is_empty(&cell.text) {
            let _ = write!(
                self.out,
                "<th scope=\"row\"{class} dir=\"auto\">{said}</th>"
            );
        } else {
            let _ = write!(self.out, "<td{class} dir=\"auto\">{said}</td>");
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let drawing = self.document.drawings.get(self.figures);
        self.figures += 1;
        let prefix = format!("f{}", self.figures);
        let drawn = drawing.and_then(Option::as_ref).and_then(|drawing| {
            let named = format!(
                "role=\"img\" aria-labelledby=\"{prefix}-name\" aria-describedby=\"{prefix}-words\""
            );
            let svg = drawing.inline(&prefix, &named)?;
            let (start, inside) = svg.split_once('>')?;
            let (name, alt) = (escaped(&figure.caption), escaped(&figure.alt));
            Some(format!(
                "{start}>\n<title id=\"{prefix}-name\">{name}</title>\n<desc id=\"{prefix}-words\">{alt}</desc>{inside}"
            ))
        });
        self.line("<figure>");
        match drawn {
            Some(svg) => {
                let _ = writeln!(
                    self.out,
                    "<div class=\"picture\" role=\"group\" aria-label=\"{}\" tabindex=\"0\">{}</div>",
                    escaped(&figure.caption),
                    svg.trim_end()
                );
            }
            None => {
                let _ = writeln!(self.out, "<p dir=\"auto\">{}</p>", text(&figure.alt));
            }
        }
        let _ = writeln!(
            self.out,
            "<figcaption dir=\"auto\">{}</figcaption>",
            text(&figure.caption)
        );
        self.definition(&figure.definition);
        self.line("</figure>");
    }

    fn callout(&mut self, callout: Callout, said: &Paragraph) {
        let class = match callout {
            Callout::Note => "note",
            Callout::Missing => "missing",
            Callout::Warning => "warning",
        };
        let _ = writeln!(
            self.out,
            "<aside role=\"note\" class=\"{class}\"><p dir=\"auto\"><strong class=\"sort\">{}</strong> {}</p></aside>",
            called(callout),
            paragraph(said)
        );
    }

    fn signatures(&mut self, all: &[Signature]) {
        self.line("<ul class=\"signatures\">");
        for signature in all {
            let signed = if signature.signed {
                "<p class=\"quiet\">☑ Has signed</p>"
            } else {
                ""
            };
            let _ = writeln!(
                self.out,
                "<li><p class=\"party\" dir=\"auto\">{}</p>{signed}\
                 <p class=\"sign\"><span>Signature</span><span>Name and title</span><span>Date</span></p></li>",
                text(&signature.party)
            );
        }
        self.line("</ul>");
    }

    fn lines_to_fill(&mut self, label: &str, count: u8) {
        self.line("<div class=\"lines\">");
        if !label.is_empty() {
            let _ = writeln!(self.out, "<p dir=\"auto\">{}</p>", text(label));
        }
        for _ in 0..count {
            self.line("<div class=\"line\"></div>");
        }
        self.line("</div>");
    }
}

/// A box, ticked or not, said in a word to those who can't see it.
fn boxed(ticked: bool) -> String {
    let (mark, word) = if ticked {
        ("☑", "Ticked")
    } else {
        ("☐", "Not ticked")
    };
    format!("<span class=\"box\" role=\"img\" aria-label=\"{word}\">{mark}</span> ")
}
