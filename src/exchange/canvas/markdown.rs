//! A heading and named values as Markdown that looks right and reads back to the same text.
//! Must not know what the values are.

use std::fmt::Write as _;

/// A heading with its values, each of any text.
pub(super) fn write<'a>(name: &str, values: impl Iterator<Item = (&'a str, String)>) -> String {
    let mut out = format!("# {}", escaped(name));
    let mut first = true;
    for (title, value) in values {
        out.push_str(if first { "\n\n" } else { "\n" });
        first = false;
        out.push_str("- **");
        out.push_str(&escaped(title));
        out.push_str(":** ");
        for (number, line) in value.split('\n').enumerate() {
            if number > 0 {
                out.push_str("\n  ");
            }
            out.push_str(&escaped_line(line, number > 0));
        }
    }
    out
}

/// A text taken apart: the heading, the named values, and the other lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) name: String,
    pub(super) values: Vec<(String, String)>,
    pub(super) rest: String,
}

/// Takes a text apart, whoever wrote it: the first line with words is the name.
pub(super) fn read(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut lines = text.split('\n');
    for line in lines.by_ref() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            continue;
        }
        parts.name = heading(line);
        break;
    }
    let mut rest: Vec<&str> = Vec::new();
    let mut in_value = false;
    for line in lines {
        if let Some((title, value)) = named_value(line) {
            parts.values.push((title, plain(value)));
            in_value = true;
        } else if let Some(more) = line.strip_prefix("  ").filter(|_| in_value) {
            if let Some((_, value)) = parts.values.last_mut() {
                value.push('\n');
                value.push_str(&plain(more));
            }
        } else {
            in_value = false;
            rest.push(line.strip_suffix('\r').unwrap_or(line));
        }
    }
    rest.join("\n").trim().clone_into(&mut parts.rest);
    parts
}

/// A first line as a name: without the signs of a heading, a list, bold text or a link between notes.
fn heading(line: &str) -> String {
    if let Some(name) = line.strip_prefix("# ") {
        // Ours, or a plain heading: nothing else is taken away.
        if !name.starts_with("**") && !name.starts_with("[[") {
            return plain(name);
        }
    }
    let line = line.trim().trim_start_matches(['#', '-', '>', ' ']);
    let line = line
        .strip_prefix("**")
        .and_then(|line| line.strip_suffix("**"))
        .unwrap_or(line);
    let link = line
        .strip_prefix("[[")
        .and_then(|line| line.strip_suffix("]]"));
    // A link may show other words than the note's name.
    let line = link.map_or(line, |link| link.rsplit('|').next().unwrap_or(link));
    plain(line)
}

/// `- **Title:** value`.
fn named_value(line: &str) -> Option<(String, &str)> {
    let (title, value) = line.strip_prefix("- **")?.split_once(":**")?;
    Some((plain(title), value.strip_prefix(' ').unwrap_or(value)))
}

/// A line that shows as it is; `begins`: it stands at the beginning of a line.
fn escaped_line(line: &str, begins: bool) -> String {
    let text = escaped(line);
    if !begins {
        return text;
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (number, after) = text.split_at(digits);
    let lists = if digits == 0 { "-+" } else { ".)" };
    if after.starts_with(|c| lists.contains(c)) {
        format!("{number}\\{after}")
    } else {
        text
    }
}

/// A text without meaning in Markdown; what can't stand in a line becomes an entity.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '=' | '%'
            | '^' | '!' | '&' => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push(c),
            c if c.is_control() => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// The text that Markdown shows: without escapes and entities of characters.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '&']) {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let mut chars = tail.chars();
        let sign = chars.next();
        let escaped = chars.clone().next().filter(char::is_ascii_punctuation);
        if sign == Some('\\')
            && let Some(c) = escaped
        {
            out.push(c);
            chars.next();
            rest = chars.as_str();
        } else if let Some((c, after)) = entity(tail) {
            out.push(c);
            rest = after;
        } else {
            out.extend(sign);
            rest = chars.as_str();
        }
    }
    out.push_str(rest);
    out
}

/// `&#10;` and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let (digits, after) = text.strip_prefix("&#")?.split_once(';')?;
    let c = char::from_u32(digits.parse().ok()?)?;
    Some((c, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_reads_back_as_it_was() {
        for text in [
            "plain",
            "two\nlines",
            "\n\nblank lines\n",
            "- a list\n- and more\n1. numbered\n+ plus\n# heading",
            "*bold* _slanted_ `code` [[link]] <b> & &amp; &#10; \\ \\* $x$ ==y== %%z%% ^a",
            "  led by spaces\n    and more",
            "\r\n\0\u{1}\u{7}\t\u{2028}",
            "- **Title:** not a value\n- **Name:** x",
            "👩‍👩‍👧‍👦 בית العائلة",
        ] {
            let values = [("Notes", text.to_owned()), ("It: odd", text.to_owned())];
            let written = write(text, values.clone().into_iter());
            let parts = read(&written);
            assert_eq!(parts.name, text, "{written}");
            let back: Vec<_> = parts
                .values
                .iter()
                .map(|(t, v)| (t.as_str(), v.as_str()))
                .collect();
            assert_eq!(back, [("Notes", text), ("It: odd", text)], "{written}");
            assert_eq!(parts.rest, "");
        }
    }

    #[test]
    fn what_people_write_is_read_as_a_name_and_the_rest() {
        for (text, name, rest) in [
            ("Family Court", "Family Court", ""),
            (
                "\n## **Family Court**\r\nMeets monthly\r\n",
                "Family Court",
                "Meets monthly",
            ),
            (
                "[[partners/Court|Family Court]]\n\n- one\n- two",
                "Family Court",
                "- one\n- two",
            ),
            ("", "", ""),
        ] {
            let parts = read(text);
            assert_eq!((parts.name.as_str(), parts.rest.as_str()), (name, rest));
        }
    }
}
