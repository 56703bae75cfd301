//! A report as the template reads it: JSON, and a file for each drawing.
//! Must not know how any of it looks.

use serde_json::{Value as Json, json};
use typst::{
    foundations::Bytes,
    visualize::{ExchangeFormat, RasterImage},
};

use crate::{
    exchange::picture::{
        self,
        letters::{Fonts, Letters as _},
    },
    insight::text,
    mapping::{Spots, label, print::Paper},
    model::{Edition, Plan},
    report::{
        Block, Callout, Cell, Fact, Figure, Marks, Paragraph, Picture, Report, Style, Table,
        chart::Chart,
    },
};

/// What the template reads.
pub(super) struct Content {
    data: Json,
    files: Vec<(String, Bytes)>,
}

/// A word without a gap that is longer than this may be broken anywhere.
const LONGEST_WORD: usize = 28;

/// A row of more letters may be parted by the end of a page.
const TALL_ROW: usize = 1200;

/// A table of few rows and few letters stands on one page.
const MOST_TOGETHER: usize = 7;
const LEAST_PARTED: usize = 900;

/// Left and right margin of a page together, and the largest letters of a table, as the template has them; in points.
const MARGINS: f32 = 102.1;
const LETTERS: f32 = 8.9;

/// The most letters of the names at the foot of each page.
const FOOT: usize = 48;

/// How a report becomes data.
struct Writer<'a> {
    plan: &'a Plan,
    report: &'a Report,
    spots: &'a Spots,
    fonts: &'a mut Fonts,
    files: Vec<(String, Bytes)>,
    level: u8,
    /// Width of the text of a page, in letters of a table.
    line: f32,
}

impl Content {
    pub(super) fn of(
        report: &Report,
        plan: &Plan,
        spots: &Spots,
        paper: Paper,
        fonts: &mut Fonts,
    ) -> Self {
        let mut writer = Writer {
            plan,
            report,
            spots,
            fonts,
            files: Vec::new(),
            level: 0,
            line: {
                let [narrow, long] = paper.size();
                let across = if report.landscape { long } else { narrow };
                (across - MARGINS) / LETTERS
            },
        };
        let logo = writer.logo();
        let mut blocks: Vec<Json> = Vec::with_capacity(report.blocks.len());
        let mut all = report.blocks.as_slice();
        while let [first, rest @ ..] = all {
            all = rest;
            // Two charts in a row that can be small stand beside each other.
            if let (Block::Figure(left), [Block::Figure(right), after @ ..]) = (first, rest)
                && let Some(pair) = writer.pair(left, right)
            {
                blocks.push(pair);
                all = after;
                continue;
            }
            blocks.push(writer.block(first));
        }
        let title = match writer.text(&report.title) {
            title if title.trim().is_empty() => "Report".to_owned(),
            title => title,
        };
        let edition = match report.edition {
            Edition::Full => "",
            Edition::Shared => Edition::Shared.label(),
        };
        let foot: Vec<_> = [title.as_str(), &report.agency, edition]
            .into_iter()
            .filter(|it| !it.trim().is_empty())
            .map(|it| writer.text(&at_word(it, FOOT)))
            .collect();
        let foot = foot.join(" · ");
        let data = json!({
            "title": title,
            "subtitle": writer.text(&report.subtitle),
            "agency": writer.text(&report.agency),
            "edition": edition,
            "foot": foot,
            "entries": report.blocks.iter().filter(|b| matches!(b, Block::Heading { level: 1..=2, .. })).count(),
            "day": text::day(report.on),
            "date": [report.on.year().max(1), report.on.month(), report.on.day()],
            "cover": report.cover,
            "contents": report.contents,
            "landscape": report.landscape,
            "paper": match paper {
                Paper::Letter => "us-letter",
                Paper::Tabloid => "us-tabloid",
                Paper::A4 => "a4",
                Paper::A3 => "a3",
            },
            "logo": logo,
            "size": 1.0,
            "blocks": blocks,
        });
        let files = writer.files;
        Self { data, files }
    }

    /// Sets how large letters are, against their usual size.
    pub(super) fn set_size(&mut self, size: f32) {
        if let Some(data) = self.data.as_object_mut() {
            data.insert("size".to_owned(), json!(size));
        }
    }

    /// The files with their paths.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, Bytes)> + '_ {
        let data = Bytes::from_string(self.data.to_string());
        let drawings = self.files.iter().cloned();
        std::iter::once(("/data.json".to_owned(), data)).chain(drawings)
    }
}

impl Writer<'_> {
    /// A text in letters that some font has, with long words made breakable.
    fn text(&mut self, text: &str) -> String {
        // A new line at the end of a piece counts: what follows begins on a line of its own.
        let lines = text.split('\n').map(|line| {
            let runs = self.fonts.runs(line);
            runs.iter().map(|run| run.text.as_ref()).collect::<String>()
        });
        breakable(&lines.collect::<Vec<_>>().join("\n"))
    }

    fn logo(&mut self) -> Json {
        let Some(logo) = &self.report.logo else {
            return Json::Null;
        };
        let kind = logo.media_type.as_str();
        let drawing = kind == "image/svg+xml";
        let bytes = if drawing {
            picture::logo::plain_svg(&logo.data.0)
        } else {
            Some(logo.data.0.clone())
        };
        let Some(bytes) = bytes.map(Bytes::new) else {
            return Json::Null;
        };
        let format = match kind {
            "image/png" => ExchangeFormat::Png,
            _ => ExchangeFormat::Jpg,
        };
        // One that can't be read would keep the whole report from being set.
        if !drawing && RasterImage::plain(bytes.clone(), format).is_err() {
            return Json::Null;
        }
        let path = if drawing { "/logo.svg" } else { "/logo" };
        self.files.push((path.to_owned(), bytes));
        json!({ "path": path, "alt": self.alt(&logo.alt, "Logo") })
    }

    /// Words for those who can't see something; never empty.
    fn alt(&mut self, words: &str, instead: &str) -> String {
        match self.text(words) {
            words if words.trim().is_empty() => instead.to_owned(),
            words => words,
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) -> Vec<Json> {
        let spans = paragraph.iter().filter(|span| !span.text.is_empty());
        spans
            .map(|span| {
                let style = match span.style {
                    Style::Plain => "plain",
                    Style::Strong => "strong",
                    Style::Quiet => "quiet",
                    Style::Missing => "missing",
                };
                json!({ "t": self.text(&span.text), "s": style })
            })
            .collect()
    }

    fn block(&mut self, block: &Block) -> Json {
        match block {
            Block::Heading { level, text } => {
                // A heading may not lie two levels below the one before.
                self.level = (*level).clamp(1, self.level + 1).min(4);
                let words = self.alt(text, "–");
                json!({ "kind": "heading", "level": self.level, "text": words })
            }
            Block::Paragraph(words) => self.running(words),
            Block::List(list) => {
                let entries: Vec<_> = list.entries.iter().map(|e| self.paragraph(e)).collect();
                let (marks, ticked) = match &list.marks {
                    Marks::Dots => ("dots", Vec::new()),
                    Marks::Numbers => ("numbers", Vec::new()),
                    Marks::Boxes(ticked) => {
                        let at = |i| ticked.get(i).copied().unwrap_or(false);
                        ("boxes", (0..entries.len()).map(at).collect())
                    }
                };
                json!({ "kind": "list", "marks": marks, "ticked": ticked, "entries": entries })
            }
            Block::Facts(facts) => {
                let facts = facts.iter().map(
                    |fact| json!({ "name": self.text(&fact.name), "is": self.paragraph(&fact.is), "short": is_short(fact) }),
                );
                json!({ "kind": "facts", "facts": facts.collect::<Vec<_>>() })
            }
            Block::Stats(stats) => {
                let stats = stats.iter().map(|stat| {
                    json!({
                        "value": self.text(&stat.value),
                        "label": self.text(&stat.label),
                        "definition": self.text(&stat.definition),
                    })
                });
                json!({ "kind": "stats", "stats": stats.collect::<Vec<_>>() })
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Callout(why, words) => {
                let (why, word) = match why {
                    Callout::Note => ("note", "Note"),
                    Callout::Missing => ("missing", "Missing"),
                    Callout::Warning => ("warning", "Important"),
                };
                json!({ "kind": "callout", "why": why, "word": word, "text": self.paragraph(words) })
            }
            Block::Signatures(all) => {
                let all = all
                    .iter()
                    .map(|one| json!({ "party": self.text(&one.party), "signed": one.signed }));
                json!({ "kind": "signatures", "all": all.collect::<Vec<_>>() })
            }
            Block::Lines { label, count } => {
                json!({ "kind": "lines", "label": self.text(label), "count": (*count).clamp(1, 30) })
            }
            Block::PageBreak => json!({ "kind": "break" }),
        }
    }

    /// Running text; a question with its answer below it can stand beside it.
    fn running(&mut self, words: &Paragraph) -> Json {
        if let [asked, said @ ..] = words.as_slice()
            && asked.style == Style::Strong
            && said.first().is_some_and(|span| span.text.starts_with('\n'))
        {
            let mut said = said.to_vec();
            if let Some(first) = said.first_mut() {
                first.text.remove(0);
            }
            let (asked, said) = (self.text(&asked.text), self.paragraph(&said));
            return json!({ "kind": "asked", "asked": asked, "text": said });
        }
        let leads = words
            .last()
            .is_some_and(|span| span.text.trim_end().ends_with(':'));
        json!({ "kind": "text", "text": self.paragraph(words), "leads": leads })
    }

    /// Whether each column is as wide as its longest word, so that none has to be parted.
    fn holds_words(&self, table: &Table) -> bool {
        let all: f32 = table.widths.iter().sum();
        if table.to_fill_in || table.widths.len() != table.head.len() || !all.is_normal() {
            return false;
        }
        let most = |at: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(at));
            let words = cells
                .flat_map(|cell| &cell.text)
                .flat_map(|span| span.text.split_whitespace());
            words
                .map(|word| label::width(word, 1.0))
                .fold(0.0, f32::max)
        };
        table.widths.iter().enumerate().all(|(at, width)| {
            // Titles of rows are bolder, and cells have air around their words.
            most(at) * 1.05 + 1.0 <= width / all * self.line
        })
    }

    fn table(&mut self, table: &Table) -> Json {
        let columns = table.head.len().max(1);
        let head: Vec<_> = (0..columns)
            .map(|at| self.text(table.head.get(at).map_or("", String::as_str)))
            .collect();
        let widths: Vec<f32> = (0..columns)
            .map(|at| {
                let width = table.widths.get(at).copied().unwrap_or(1.0);
                if width.is_finite() {
                    width.clamp(0.1, 100.0)
                } else {
                    1.0
                }
            })
            .collect();
        let none = Cell::default();
        let rows: Vec<Vec<Json>> = table
            .rows
            .iter()
            .map(|row| {
                let cells = (0..columns).map(|at| row.get(at).unwrap_or(&none));
                cells
                    .map(|cell| json!({ "t": self.paragraph(&cell.text), "n": cell.number }))
                    .collect()
            })
            .collect();
        json!({
            "kind": "table",
            "caption": self.alt(&table.caption, "Table"),
            "head": head,
            "widths": widths,
            "rows": rows,
            "titles": table.row_titles,
            "fill": table.to_fill_in,
            "part": !self.holds_words(table),
            "long": table.rows.iter().map(|row| letters(row) > TALL_ROW).collect::<Vec<_>>(),
            "together": table.rows.len() <= MOST_TOGETHER && table.rows.iter().map(|row| letters(row)).sum::<usize>() < LEAST_PARTED,
            "definition": self.text(&table.definition),
        })
    }

    /// Two charts beside each other, if both can be half as wide.
    fn pair(&mut self, left: &Figure, right: &Figure) -> Option<Json> {
        let mut half = |figure: &Figure| match &figure.picture {
            Picture::Chart(chart) => picture::chart::draw_half(chart, self.fonts),
            Picture::Map(_) => None,
        };
        let (first, second) = (half(left)?, half(right)?);
        let both = [self.drawn(left, first), self.drawn(right, second)];
        Some(json!({ "kind": "pair", "both": both }))
    }

    fn figure(&mut self, figure: &Figure) -> Json {
        let svg = match &figure.picture {
            Picture::Map(map) => {
                picture::map_svg(self.plan, map, self.spots, self.report.on, self.fonts)
            }
            Picture::Chart(chart) => picture::chart::draw(chart, self.fonts),
        };
        self.drawn(figure, svg)
    }

    fn drawn(&mut self, figure: &Figure, svg: String) -> Json {
        let path = format!("/figure-{}.svg", self.files.len());
        self.files.push((path.clone(), Bytes::from_string(svg)));
        let large = match &figure.picture {
            Picture::Map(_) | Picture::Chart(Chart::Field(_)) => true,
            Picture::Chart(_) => false,
        };
        json!({
            "kind": "figure",
            "large": large,
            "path": path,
            "caption": self.alt(&figure.caption, "Figure"),
            "alt": self.alt(&figure.alt, "A picture that nobody put into words"),
            "definition": self.text(&figure.definition),
        })
    }
}

/// The first words of a line that has no room for more.
fn at_word(line: &str, most: usize) -> String {
    let brief = text::brief_to(line, most);
    match brief
        .strip_suffix('…')
        .and_then(|kept| kept.rsplit_once(' '))
    {
        Some((words, _)) => format!("{} …", words.trim_end_matches([',', '.', ' '])),
        None => brief.into_owned(),
    }
}

/// How many letters a row has.
fn letters(row: &[Cell]) -> usize {
    let spans = row.iter().flat_map(|cell| &cell.text);
    spans.map(|span| span.text.len()).sum()
}

/// Whether a fact leaves room for another beside it.
fn is_short(fact: &Fact) -> bool {
    let is: usize = fact.is.iter().map(|span| span.text.chars().count()).sum();
    is <= 30 && fact.name.chars().count() <= 24 && !fact.is.iter().any(|s| s.text.contains('\n'))
}

/// The same words, the very long of them with places to break.
fn breakable(text: &str) -> String {
    const ROOM: char = '\u{200b}';
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars() {
        run = if letter.is_whitespace() || letter == '-' {
            0
        } else {
            run + 1
        };
        out.push(letter);
        if run >= LONGEST_WORD && run % 12 == 0 {
            out.push(ROOM);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::breakable;

    #[test]
    fn only_words_that_no_line_holds_get_places_to_break() {
        assert_eq!(
            breakable("Family Court of Alder County"),
            "Family Court of Alder County"
        );
        let long = "x".repeat(100);
        let broken = breakable(&long);
        assert!(broken.split('\u{200b}').all(|part| part.len() <= 36));
        assert_eq!(broken.replace('\u{200b}', ""), long);
    }
}
