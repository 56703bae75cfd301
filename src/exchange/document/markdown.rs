//! A report as Markdown, with the tables and boxes of GitHub's dialect; figures stand in it as their words.
//! Must not know what a report says.

use std::{collections::BTreeMap, fmt::Write as _};

use super::{Document, LISTED, called, xml::lines};
use crate::report::{Block, Cell, List, Marks, Paragraph, Span, Stat, Style, Table};

/// The report as Markdown.
pub fn write(document: &Document<'_>) -> String {
    let report = document.report;
    let mut page = Page(String::with_capacity(16 * 1024));
    page.part(&format!("# {}", heading(&report.title)));
    let mut under = Vec::new();
    for (words, strong) in [(&report.subtitle, true), (&report.agency, false)] {
        let words = inline(words, "\\\n");
        if !words.is_empty() {
            under.push(if strong {
                format!("**{words}**")
            } else {
                words
            });
        }
    }
    under.push(inline(&document.made_on(), " "));
    page.part(&under.join("\\\n"));
    if report.contents {
        page.contents(document);
    }
    for block in &report.blocks {
        page.block(block);
    }
    page.0
}

struct Page(String);

impl Page {
    /// A block of its own.
    fn part(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn contents(&mut self, document: &Document<'_>) {
        let mut anchors = Anchors::default();
        anchors.of(&document.report.title);
        let mut list = String::new();
        for (level, words) in document.headings() {
            let anchor = anchors.of(words);
            if level <= LISTED {
                let set_in = "  ".repeat(usize::from(level.saturating_sub(1)));
                let _ = writeln!(list, "{set_in}- [{}](#{anchor})", heading(words));
            }
        }
        self.part(list.trim_end());
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let marks = "#".repeat(usize::from((*level).clamp(1, 4)) + 1);
                self.part(&format!("{marks} {}", heading(text)));
            }
            Block::Paragraph(said) => self.part(&paragraph(said, "\\\n")),
            Block::List(list) => self.list(list),
            Block::Facts(facts) => {
                let entry = |fact: &crate::report::Fact| {
                    let (name, is) = (inline(&fact.name, " "), paragraph(&fact.is, "\\\n  "));
                    format!("- **{name}:** {is}")
                };
                let all: Vec<String> = facts.iter().map(entry).collect();
                self.part(&all.join("\n"));
            }
            Block::Stats(stats) => {
                let all: Vec<String> = stats.iter().map(stat).collect();
                self.part(&all.join("\n"));
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => {
                self.part(&format!("**Figure: {}**", inline(&figure.caption, " ")));
                self.part(&inline(&figure.alt, "\\\n"));
                self.quiet(&figure.definition);
            }
            Block::Callout(callout, said) => {
                let said = paragraph(said, "\\\n> ");
                self.part(&format!("> **{}:** {said}", called(*callout)));
            }
            Block::Signatures(all) => {
                for one in all {
                    let signed = if one.signed { " ☑ Has signed" } else { "" };
                    self.part(&format!("**{}**{signed}", inline(&one.party, " ")));
                    self.part("Signature ____________________ Name and title ____________________ Date ____________");
                }
            }
            Block::Lines { label, count } => {
                self.part(&inline(label, "\\\n"));
                for _ in 0..*count {
                    // Shown as a line across the page.
                    self.part("____________________");
                }
            }
            // A text without pages; what begins a page has a heading.
            Block::PageBreak => {}
        }
    }

    fn quiet(&mut self, words: &str) {
        if !words.is_empty() {
            self.part(&paragraph(&vec![Span::quiet(words)], "\\\n"));
        }
    }

    fn list(&mut self, list: &List) {
        let mut out = String::new();
        for (at, entry) in list.entries.iter().enumerate() {
            let mark = match &list.marks {
                Marks::Dots => "- ".to_owned(),
                Marks::Numbers => format!("{}. ", at + 1),
                Marks::Boxes(ticks) if ticks.get(at).copied().unwrap_or(false) => {
                    "- [x] ".to_owned()
                }
                Marks::Boxes(_) => "- [ ] ".to_owned(),
            };
            let set_in = match list.marks {
                Marks::Numbers => " ".repeat(mark.len()),
                Marks::Dots | Marks::Boxes(_) => "  ".to_owned(),
            };
            let said = paragraph(entry, &format!("\\\n{set_in}"));
            let _ = writeln!(out, "{mark}{said}");
        }
        self.part(out.trim_end());
    }

    fn table(&mut self, table: &Table) {
        self.part(&format!("**{}**", inline(&table.caption, " ")));
        let mut out = String::from("|");
        for title in &table.head {
            let _ = write!(out, " {} |", inline(title, "<br>"));
        }
        out.push_str("\n|");
        for at in 0..table.head.len() {
            let number = |row: &Vec<Cell>| row.get(at).is_some_and(|cell| cell.number);
            let numbers = !table.rows.is_empty() && table.rows.iter().all(number);
            out.push_str(if numbers { " ---: |" } else { " --- |" });
        }
        for row in &table.rows {
            out.push_str("\n|");
            for (at, cell) in row.iter().enumerate() {
                let said = paragraph(&cell.text, "<br>");
                if at == 0 && table.row_titles && is_plain(&cell.text) && !said.is_empty() {
                    let _ = write!(out, " **{said}** |");
                } else {
                    let _ = write!(out, " {said} |");
                }
            }
        }
        self.part(&out);
        self.quiet(&table.definition);
    }
}

/// Whether emphasis may be put around all of it.
fn is_plain(said: &Paragraph) -> bool {
    let one_line = |span: &Span| span.style == Style::Plain && lines(&span.text).count() == 1;
    said.iter().all(one_line)
}

fn stat(stat: &Stat) -> String {
    let (value, label) = (inline(&stat.value, " "), inline(&stat.label, " "));
    let mut out = format!("- **{value}** {label}");
    if !stat.definition.is_empty() {
        let _ = write!(
            out,
            "\\\n  {}",
            paragraph(&vec![Span::quiet(stat.definition.as_str())], "\\\n  ")
        );
    }
    out
}

/// The words of a heading, on one line.
fn heading(words: &str) -> String {
    inline(words, " ")
}

/// Text in which nothing is taken for a mark; `end` stands between its lines.
fn inline(text: &str, end: &str) -> String {
    let all: Vec<String> = lines(text)
        .map(|line| escaped(line.trim()))
        .filter(|line| !line.is_empty())
        .collect();
    all.join(end)
}

/// Pieces in their styles; `end` stands between lines.
fn paragraph(said: &Paragraph, end: &str) -> String {
    // Emphasis may not run across lines, so all lines are parted first.
    let mut whole: Vec<Vec<(String, Style)>> = vec![Vec::new()];
    for span in said {
        for (at, line) in lines(&span.text).enumerate() {
            if at > 0 {
                whole.push(Vec::new());
            }
            if let Some(last) = whole.last_mut().filter(|_| !line.is_empty()) {
                last.push((line, span.style));
            }
        }
    }
    let lines: Vec<String> = whole.iter().map(|line| styled(line)).collect();
    let filled: Vec<&str> = lines
        .iter()
        .map(|l| l.trim())
        .filter(|l| !l.is_empty())
        .collect();
    filled.join(end)
}

/// The pieces of one line in their styles.
fn styled(pieces: &[(String, Style)]) -> String {
    let mut out = String::new();
    for (at, (text, style)) in pieces.iter().enumerate() {
        let words = text.trim();
        let begins_line = out.trim().is_empty();
        let before = text.len() - text.trim_start().len();
        let (lead, tail) = (
            text.get(..before).unwrap_or_default(),
            text.get(before + words.len()..).unwrap_or_default(),
        );
        let mark = match style {
            Style::Plain => "",
            Style::Strong | Style::Missing => "**",
            Style::Quiet => "*",
        };
        // Marks hold only where they do not touch another word.
        let touches = |c: Option<char>| {
            c.is_some_and(|c| c == '*' || !(c.is_whitespace() || c.is_ascii_punctuation()))
        };
        let after = match tail.chars().next() {
            Some(c) => Some(c),
            None => pieces.get(at + 1).and_then(|(next, _)| next.chars().next()),
        };
        let free = !touches(lead.chars().next_back().or_else(|| out.chars().next_back()))
            && !touches(after);
        let mark = if free && !words.is_empty() { mark } else { "" };
        let said = if begins_line && mark.is_empty() {
            escaped(words)
        } else {
            escaped_within(words)
        };
        let _ = write!(out, "{}{mark}{said}{mark}{}", space(lead), space(tail));
    }
    out
}

/// A space where there was any.
const fn space(of: &str) -> &'static str {
    if of.is_empty() { "" } else { " " }
}

/// A line in which nothing is taken for a mark, be it at its beginning or within.
fn escaped(line: &str) -> String {
    let within = escaped_within(line);
    let mut chars = line.chars();
    let first = chars.next();
    // These begin a list only before a space or alone.
    let ends = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut after_digits = line.chars().skip(digits);
    match first {
        Some('#' | '=' | ':') => format!("\\{within}"),
        Some('+') if ends(chars.next()) => format!("\\{within}"),
        Some('-') if matches!(chars.next(), None | Some('-' | ' ' | '\t')) => format!("\\{within}"),
        Some('0'..='9')
            if matches!(after_digits.next(), Some('.' | ')')) && ends(after_digits.next()) =>
        {
            // Digits are one byte each.
            let (number, rest) = within.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ => within,
    }
}

fn escaped_within(line: &str) -> String {
    let all: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| all.get(at));
        let after = all.get(at + 1);
        let in_word = [before, after]
            .iter()
            .all(|c| c.is_some_and(|c| c.is_alphanumeric()));
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' => true,
            '_' => !in_word,
            '&' => after.is_some_and(|c| c.is_alphanumeric() || *c == '#'),
            _ => false,
        };
        match c {
            '\t' => out.push(' '),
            c => {
                if special {
                    out.push('\\');
                }
                out.push(*c);
            }
        }
    }
    out
}

/// The names under which headings can be reached, as most readers of Markdown make them.
#[derive(Default)]
struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    fn of(&mut self, words: &str) -> String {
        let name: String = words
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(|c| match c {
                ' ' => Some('-'),
                c if c.is_alphanumeric() || matches!(c, '-' | '_') => Some(c),
                _ => None,
            })
            .collect();
        let seen = self.0.entry(name.clone()).or_insert(0);
        *seen += 1;
        match *seen {
            1 => name,
            more => format!("{name}-{}", more - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_taken_for_marks() {
        for (said, written) in [
            ("a*b_c", "a\\*b_c"),
            ("_so_ [x](y) <b>", "\\_so\\_ \\[x\\](y) \\<b\\>"),
            ("# one", "\\# one"),
            ("1. one", "1\\. one"),
            ("3 | 4 ~ `5`", "3 \\| 4 \\~ \\`5\\`"),
            ("- no", "\\- no"),
            ("18.5 %", "18.5 %"),
            ("2)", "2\\)"),
            ("-15 % and +8", "-15 % and +8"),
            ("---", "\\---"),
            ("AT&amp;T & R&D", "AT\\&amp;T & R\\&D"),
            ("C:\\x", "C:\\\\x"),
        ] {
            assert_eq!(inline(said, " "), written);
        }
    }

    #[test]
    fn emphasis_stands_around_words_and_never_around_spaces_or_line_ends() {
        let said = vec![
            Span::strong("Lead: "),
            Span::plain("Ana"),
            Span::quiet("\nsince May \n"),
            Span::missing("no day"),
        ];
        assert_eq!(
            paragraph(&said, "<br>"),
            "**Lead:** Ana<br>*since May*<br>**no day**"
        );
        let close = vec![Span::plain("un"), Span::strong("do"), Span::plain("ne")];
        assert_eq!(paragraph(&close, " "), "undone");
    }

    #[test]
    fn two_headings_alike_have_names_of_their_own() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.of("Who does what?"), "who-does-what");
        assert_eq!(anchors.of("Who does what?"), "who-does-what-1");
    }
}
