//! From bytes to text, and a parser's complaint as a plain line.
//! Must not know what the document should hold.

use serde_json::error::Category;

use super::{super::Problem, MOST_BYTES};
use crate::model::json::shortened;

/// The text of a document: size, encoding, byte order mark.
pub(super) fn text_of(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Problem::whole(format!(
            "The file is larger than {} MB, more than a plan can be; choose a JSON file that Roundtable exported",
            MOST_BYTES / 1024 / 1024
        )));
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Err(Problem::whole(
            "This is a plan file or another database, not JSON; open it instead of importing it",
        ));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Problem::whole(
            "The file is written in UTF-16; save it as UTF-8 and import it again",
        ));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = before.split(|b| *b == b'\n').count();
        Problem::at(
            format!("line {line}, byte {}", error.valid_up_to() + 1),
            "the file is not UTF-8 text from here on; save it as UTF-8 or export the plan again",
        )
    })?;
    if text.trim().is_empty() {
        return Err(Problem::whole(
            "The file is empty; choose a JSON file that Roundtable exported",
        ));
    }
    Ok(text)
}

/// Puts a parser's error into words; `path` tells where in the document it was met, if known.
pub(super) fn explain(text: &str, error: &serde_json::Error, path: &str) -> Problem {
    let offset = offset_of(text, error.line(), error.column());
    let mut place = place_of(text, error.line(), offset);
    if !path.is_empty() {
        place = format!("{place} ({path})");
    }
    if error.classify() == Category::Eof {
        return Problem::at(
            place,
            "the document breaks off here, so part of it is missing; export the plan again or fetch the whole file",
        );
    }
    Problem::at(place, complaint(word_at(text, offset), &error.to_string()))
}

/// The sentence for a parser's error, from the word where it stopped and what it says.
fn complaint(word: &str, said: &str) -> String {
    // What the parser says is only looked at to choose a sentence; new wordings of it fall through to the last.
    let says = |part: &str| said.starts_with(part);
    if is_not_a_number(word) {
        return format!("“{word}” is not a number in JSON; write a number, or null for none");
    }
    if says("number out of range") {
        return format!("{} is too large for a number; correct it", shortened(word));
    }
    if says("lone leading surrogate") || says("unexpected end of hex") || says("invalid unicode") {
        return "a \\u escape stands for half a character; write the character itself or both halves".to_owned();
    }
    if says("invalid escape") {
        return "a backslash must begin an escape such as \\n or \\u00e9; write a backslash itself as \\\\".to_owned();
    }
    if says("control character") {
        return "a line break or another control character stands inside a text; write it as an escape such as \\n"
            .to_owned();
    }
    if says("trailing comma") {
        return "there is a comma with nothing after it; take it out".to_owned();
    }
    if says("trailing characters") {
        return "the document ends before this, yet more follows; keep one document in the file"
            .to_owned();
    }
    if says("key must be a string") {
        return "the name of a field must stand in double quotes here".to_owned();
    }
    if says("expected `:`") {
        return "a colon is missing after the name of a field; put it in".to_owned();
    }
    if says("expected `,`") {
        return "a comma or a closing bracket is missing before this; put it in".to_owned();
    }
    if word.is_empty() {
        return "this is not valid JSON; correct it or export the plan again".to_owned();
    }
    format!(
        "“{}” is not valid JSON here; correct it or export the plan again",
        shortened(word)
    )
}

fn is_not_a_number(word: &str) -> bool {
    let word = word.trim_start_matches(['+', '-']);
    ["nan", "inf", "infinity"]
        .iter()
        .any(|name| word.eq_ignore_ascii_case(name))
}

/// Byte offset of the last character that the parser looked at.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let start = if line <= 1 {
        0
    } else {
        text.match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1)
    };
    let mut offset = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Line and column as an editor counts them: characters, not bytes.
fn place_of(text: &str, line: usize, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = 1 + before.get(start..).unwrap_or_default().chars().count();
    format!("line {}, column {column}", line.max(1))
}

/// The bare word or number around an offset; empty if there is none.
fn word_at(text: &str, offset: usize) -> &str {
    const LONGEST: usize = 400;
    let part = |b: &u8| b.is_ascii_alphanumeric() || b"+-._".contains(b);
    let bytes = text.as_bytes();
    let before = bytes.get(..offset).unwrap_or_default();
    let after = bytes.get(offset..).unwrap_or_default();
    let start = offset
        - before
            .iter()
            .rev()
            .take(LONGEST)
            .take_while(|b| part(b))
            .count();
    let end = offset + after.iter().take(LONGEST).take_while(|b| part(b)).count();
    text.get(start..end).unwrap_or_default()
}
