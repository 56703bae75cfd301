//! Reads Rust sources as text: without comments and literals, the paths in them, the literals by themselves.
//!
//! Not a parser: it knows as much Rust as the rules of the house need, and its own tests hold that much.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    reason = "shared by tests that use parts of it"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// One source file, taken apart.
pub struct Source {
    /// Path from the top of the repository, with `/`.
    pub name: String,
    /// The file as it is.
    pub text: String,
    /// The file with comments, strings and characters blanked out; lines keep their numbers.
    pub code: String,
    /// The string literals, with the line on which each begins.
    pub strings: Vec<(usize, String)>,
}

/// A path such as `crate::model::Plan`, by its segments, and the line it stands on.
#[derive(Debug, PartialEq, Eq)]
pub struct UsedPath {
    pub line: usize,
    pub segments: Vec<String>,
}

impl Source {
    pub fn new(name: &str, text: &str) -> Self {
        let (code, strings) = taken_apart(text);
        Self {
            name: name.to_owned(),
            text: text.to_owned(),
            code,
            strings,
        }
    }

    /// The room under `src` that it belongs to; for a file right under `src` its own name.
    pub fn room(&self) -> &str {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name);
        inside.split('/').next().unwrap_or(inside)
    }

    /// Its module path from the crate's root: `src/ui/screens/map.rs` is `ui`, `screens`, `map`.
    fn module(&self) -> Vec<String> {
        let inside = self.name.strip_prefix("src/").unwrap_or(&self.name);
        let inside = inside.strip_suffix(".rs").unwrap_or(inside);
        let mut module: Vec<String> = inside.split('/').map(str::to_owned).collect();
        if module
            .last()
            .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
        {
            module.pop();
        }
        module
    }

    /// Every path used in it, nested groups of `use` unfolded.
    pub fn paths(&self) -> Vec<UsedPath> {
        paths(&tokens(&self.code))
    }

    /// What it uses of this crate, as paths from the root: `crate::`, `roundtable::` and `super::` alike.
    pub fn own_paths(&self) -> Vec<UsedPath> {
        let module = self.module();
        let resolve = |used: UsedPath| {
            let first = used.segments.first()?.as_str();
            let segments = match first {
                "crate" | "roundtable" => used.segments.get(1..)?.to_vec(),
                "self" | "super" => {
                    let rest: Vec<_> = used
                        .segments
                        .iter()
                        .skip_while(|s| *s == "self" || *s == "super")
                        .cloned()
                        .collect();
                    let up = used.segments.iter().filter(|s| *s == "super").count();
                    let kept = module.len().checked_sub(up)?;
                    [module.get(..kept)?.to_vec(), rest].concat()
                }
                _ => return None,
            };
            Some(UsedPath {
                line: used.line,
                segments,
            })
        };
        self.paths().into_iter().filter_map(resolve).collect()
    }
}

/// The top of the repository.
pub fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file under a folder of the repository, in order of name.
pub fn sources_under(folder: &str) -> Vec<Source> {
    files_under(folder)
        .into_iter()
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "rs")
        })
        .map(|name| {
            let text = fs::read_to_string(top().join(&name)).expect("a source is readable text");
            Source::new(&name, &text)
        })
        .collect()
}

/// Every file under a folder of the repository, as paths from the top with `/`, in order.
pub fn files_under(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![top().join(folder)];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(top()).expect("a file of the repository");
                let parts: Vec<_> = name
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect();
                found.push(parts.join("/"));
            }
        }
    }
    found.sort();
    found
}

/// The text with comments, strings and characters as blanks; and the strings.
fn taken_apart(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut strings = Vec::new();
    let mut line = 1;
    let mut i = 0;
    // Copies or blanks up to `end`, counting lines.
    let blank = |code: &mut String, line: &mut usize, from: usize, end: usize| {
        for c in chars.get(from..end.min(chars.len())).unwrap_or_default() {
            code.push(if *c == '\n' { '\n' } else { ' ' });
            *line += usize::from(*c == '\n');
        }
    };
    while i < chars.len() {
        let c = at(i);
        if c == '/' && at(i + 1) == '/' {
            let end = (i..chars.len())
                .find(|k| at(*k) == '\n')
                .unwrap_or(chars.len());
            blank(&mut code, &mut line, i, end);
            i = end;
        } else if c == '/' && at(i + 1) == '*' {
            let (mut depth, mut end) = (1, i + 2);
            while depth > 0 && end < chars.len() {
                match (at(end), at(end + 1)) {
                    ('/', '*') => (depth, end) = (depth + 1, end + 2),
                    ('*', '/') => (depth, end) = (depth - 1, end + 2),
                    _ => end += 1,
                }
            }
            blank(&mut code, &mut line, i, end);
            i = end;
        } else if let Some((open, hashes)) = raw_string_at(&chars, i) {
            let mut end = open;
            let closes = |k: usize| at(k) == '"' && (1..=hashes).all(|h| at(k + h) == '#');
            while end < chars.len() && !closes(end) {
                end += 1;
            }
            strings.push((line, chars[open..end.min(chars.len())].iter().collect()));
            blank(&mut code, &mut line, i, end + 1 + hashes);
            i = end + 1 + hashes;
        } else if c == '"' {
            let mut end = i + 1;
            while end < chars.len() && at(end) != '"' {
                end += if at(end) == '\\' { 2 } else { 1 };
            }
            strings.push((line, chars[i + 1..end.min(chars.len())].iter().collect()));
            blank(&mut code, &mut line, i, end + 1);
            i = end + 1;
        } else if c == '\'' && (at(i + 1) == '\\' || at(i + 2) == '\'') {
            // A character, not a lifetime.
            let from = if at(i + 1) == '\\' { i + 3 } else { i + 2 };
            let end = (from..chars.len())
                .find(|k| at(*k) == '\'')
                .unwrap_or(chars.len());
            blank(&mut code, &mut line, i, end + 1);
            i = end + 1;
        } else {
            line += usize::from(c == '\n');
            code.push(c);
            i += 1;
        }
    }
    (code, strings)
}

/// Where the content of a raw string that starts at `i` begins, and how many hashes close it.
fn raw_string_at(chars: &[char], i: usize) -> Option<(usize, usize)> {
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if i > 0 && is_word(at(i - 1)) {
        return None;
    }
    let r = match (at(i), at(i + 1)) {
        ('r', _) => i,
        ('b' | 'c', 'r') => i + 1,
        _ => return None,
    };
    let hashes = (r + 1..chars.len()).take_while(|k| at(*k) == '#').count();
    (at(r + 1 + hashes) == '"').then_some((r + 2 + hashes, hashes))
}

#[derive(Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    PathSep,
    Other(char),
}

fn tokens(code: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut chars = code.chars().peekable();
    let mut line = 1;
    while let Some(c) = chars.next() {
        if c == '\n' {
            line += 1;
        } else if c.is_alphabetic() || c == '_' {
            let mut word = String::from(c);
            while let Some(more) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                word.push(more);
            }
            tokens.push((line, Token::Word(word)));
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            tokens.push((line, Token::PathSep));
        } else if !c.is_whitespace() {
            tokens.push((line, Token::Other(c)));
        }
    }
    tokens
}

fn paths(tokens: &[(usize, Token)]) -> Vec<UsedPath> {
    let mut found = Vec::new();
    let mut i = 0;
    while let Some((line, token)) = tokens.get(i) {
        let Token::Word(word) = token else {
            i += 1;
            continue;
        };
        let after_use = i > 0 && matches!(&tokens[i - 1].1, Token::Word(w) if w == "use");
        let goes_on = matches!(tokens.get(i + 1), Some((_, Token::PathSep)));
        if word != "use" && (after_use || goes_on) {
            i = path_from(tokens, i + 1, *line, vec![word.clone()], &mut found);
        } else {
            i += 1;
        }
    }
    found
}

/// Reads on after the segments `so_far`; gives the position after the path.
fn path_from(
    tokens: &[(usize, Token)],
    mut i: usize,
    line: usize,
    mut so_far: Vec<String>,
    found: &mut Vec<UsedPath>,
) -> usize {
    while matches!(tokens.get(i), Some((_, Token::PathSep))) {
        match tokens.get(i + 1) {
            Some((_, Token::Word(word))) => {
                so_far.push(word.clone());
                i += 2;
            }
            Some((_, Token::Other('{'))) => return group(tokens, i + 2, &so_far, found),
            // A glob, or the type arguments of a call.
            _ => break,
        }
    }
    found.push(UsedPath {
        line,
        segments: so_far,
    });
    i
}

/// Reads the group of a `use`, the opening brace read already; gives the position after its end.
fn group(
    tokens: &[(usize, Token)],
    mut i: usize,
    prefix: &[String],
    found: &mut Vec<UsedPath>,
) -> usize {
    while let Some((line, token)) = tokens.get(i) {
        match token {
            Token::Other('}') => return i + 1,
            Token::Word(word) if word == "as" => i += 2,
            Token::Word(word) => {
                let mut segments = prefix.to_vec();
                if word != "self" {
                    segments.push(word.clone());
                }
                i = path_from(tokens, i + 1, *line, segments, found);
            }
            Token::Other('*') => {
                found.push(UsedPath {
                    line: *line,
                    segments: prefix.to_vec(),
                });
                i += 1;
            }
            _ => i += 1,
        }
    }
    i
}
