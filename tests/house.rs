//! The rules of the house, read from the sources: who may import whom, what a pure room must not touch,
//! what stands at the top of the repository, and what the table of commands must hold.
//!
//! The table of imports is the one in `src/ARCHITECTURE.md`; the strictest rules stand here as well, so that
//! an edit of the table alone can't loosen them.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/source.rs"]
mod source;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use egui::{Key, KeyboardShortcut, Modifiers};
use roundtable::{
    model::ReportKind,
    ui::{
        Command,
        command::{Menu, TABLE},
    },
};
use source::{Source, files_under, sources_under, top};

/// Rooms that compute and never look outside: the same plan and the same day always give the same result.
const PURE: &[&str] = &["model", "guidance", "insight", "edit", "mapping", "report"];

/// What the outside looks like in code.
const OUTSIDE: &[&[&str]] = &[
    &["egui"],
    &["eframe"],
    &["egui_extras"],
    &["rusqlite"],
    &["rfd"],
    &["directories"],
    &["tempfile"],
    &["std", "fs"],
    &["std", "env"],
    &["std", "io"],
    &["std", "process"],
    &["std", "thread"],
    &["SystemTime"],
    &["Instant"],
    &["Zoned", "now"],
    &["Timestamp", "now"],
];

/// What reaches over a network. Plans are confidential: nothing leaves the machine.
const NETWORK: &[&[&str]] = &[
    &["std", "net"],
    &["reqwest"],
    &["ureq"],
    &["hyper"],
    &["curl"],
];

/// What may stand at the top of the repository; names that begin with a dot may too.
const TOP_LEVEL: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "src",
    "assets",
    "tests",
    "README.md",
    "clippy.toml",
    "rustfmt.toml",
    "kittest.toml",
    // Where cargo builds; never checked in.
    "target",
];

// ---- imports ----

/// The rooms and what each may use, from the table in `src/ARCHITECTURE.md`.
fn table_of_imports(markdown: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut table: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for line in markdown.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let room = cells[1].trim_matches('`').to_owned();
        let may = cells[3];
        let may: BTreeSet<String> = if may == "all above" {
            table.keys().cloned().collect()
        } else {
            may.split(',')
                .map(|name| name.trim().trim_matches('`').to_owned())
                .filter(|name| name != "–")
                .collect()
        };
        table.insert(room, may);
    }
    table
}

fn architecture() -> BTreeMap<String, BTreeSet<String>> {
    table_of_imports(include_str!("../src/ARCHITECTURE.md"))
}

/// The rooms that stand under `src`: folders, and the command line.
fn rooms() -> BTreeSet<String> {
    fs::read_dir(top().join("src"))
        .expect("src can be listed")
        .map(|entry| entry.expect("src can be listed"))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "lib.rs" && name != "ARCHITECTURE.md")
        .collect()
}

/// Every import of a source that its room's row does not allow, as one line each.
fn forbidden_imports(source: &Source, table: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let room = source.room();
    let Some(allowed) = table.get(room) else {
        return Vec::new();
    };
    let list: Vec<_> = allowed.iter().map(|name| format!("`{name}`")).collect();
    let rule = match list.as_slice() {
        [] => format!("`{room}` uses no other room"),
        list => format!("`{room}` may use {} and nothing else", list.join(", ")),
    };
    let mut found: Vec<String> = source
        .own_paths()
        .into_iter()
        .filter_map(|path| {
            let other = path.segments.first()?.clone();
            let forbidden =
                other != room && table.contains_key(&other) && !allowed.contains(&other);
            let place = format!("{}:{}", source.name, path.line);
            forbidden.then(|| format!("{place} uses `{}`; rule: {rule}", path.segments.join("::")))
        })
        .collect();
    found.dedup();
    found
}

/// Every use of one of `banned` in a source, as one line each.
fn banned_uses(source: &Source, banned: &[&[&str]], rule: &str) -> Vec<String> {
    let mut found = Vec::new();
    for path in source.paths() {
        let names = |banned: &&[&str]| path.segments.windows(banned.len()).any(|w| w == *banned);
        if banned.iter().any(names) {
            let place = format!("{}:{}", source.name, path.line);
            found.push(format!(
                "{place} uses `{}`; {rule}",
                path.segments.join("::")
            ));
        }
    }
    found.dedup();
    found
}

fn nothing_of(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_room_stands_in_the_architecture_and_every_row_is_a_room() {
    let named: BTreeSet<String> = architecture().into_keys().collect();
    assert_eq!(named, rooms());
}

#[test]
fn imports_run_one_way_as_the_architecture_says() {
    let table = architecture();
    nothing_of(
        sources_under("src")
            .iter()
            .flat_map(|source| forbidden_imports(source, &table)),
    );
}

#[test]
fn the_architecture_itself_keeps_the_rules_that_never_change() {
    let table = architecture();
    let uses = |room: &str, other: &str| table[room].contains(other);
    for room in ["model", "guidance", "canvas"] {
        assert!(table[room].is_empty(), "`{room}` uses no other room");
    }
    for room in PURE {
        for outside in ["store", "exchange", "canvas", "ui", "app"] {
            assert!(
                !uses(room, outside),
                "`{room}` is pure and can't use `{outside}`"
            );
        }
    }
    for kept_apart in ["store", "exchange", "app"] {
        assert!(!uses("ui", kept_apart), "`ui` never uses `{kept_apart}`");
    }
    // No circle: rooms can be taken away one by one, each using only what is gone already.
    let mut left = table.clone();
    while !left.is_empty() {
        let free = left
            .iter()
            .find(|(_, may)| may.iter().all(|name| !left.contains_key(name)))
            .map(|(room, _)| room.clone());
        let free = free.expect("the table of imports has no circle");
        left.remove(&free);
    }
}

#[test]
fn pure_rooms_touch_neither_window_nor_files_nor_clock() {
    let rule = "rule: a pure room knows no window, no database, no files, no clock";
    nothing_of(
        sources_under("src")
            .iter()
            .filter(|source| PURE.contains(&source.room()))
            .flat_map(|source| banned_uses(source, OUTSIDE, rule)),
    );
}

#[test]
fn only_the_store_speaks_to_the_database() {
    let rule = "rule: only `store` uses rusqlite";
    nothing_of(
        sources_under("src")
            .iter()
            .filter(|source| source.room() != "store")
            .flat_map(|source| banned_uses(source, &[&["rusqlite"]], rule)),
    );
}

#[test]
fn nothing_reaches_for_a_network() {
    let rule = "rule: nothing leaves the machine";
    nothing_of(
        sources_under("src")
            .iter()
            .flat_map(|source| banned_uses(source, NETWORK, rule)),
    );
}

#[test]
fn every_module_begins_with_what_it_is_for() {
    let silent = sources_under("src")
        .into_iter()
        .chain(sources_under("tests"))
        .filter(|source| {
            !source.text.starts_with("//!") && !source.text.starts_with("#![doc = include_str!")
        })
        .map(|source| format!("{} does not begin with `//!`", source.name));
    nothing_of(silent);
}

// ---- the repository ----

#[test]
fn the_top_of_the_repository_holds_only_what_was_agreed() {
    let strangers = fs::read_dir(top())
        .expect("the repository can be listed")
        .map(|entry| entry.expect("the repository can be listed").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !TOP_LEVEL.contains(&name.as_str()))
        .map(|name| format!("{name} does not belong at the top of the repository"));
    nothing_of(strangers);
}

#[test]
fn everything_that_the_readme_points_at_is_there() {
    let readme = include_str!("../README.md");
    let targets = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let missing = targets
        .filter(|target| !target.starts_with("https://") && !top().join(target).exists())
        .map(|target| format!("README.md points at {target}, which is not there"));
    nothing_of(missing);
}

/// Words that promise work instead of doing it, in code or in comments.
fn leftovers(source: &Source) -> Vec<String> {
    let in_code = ["todo!", "unimplemented!", "dbg!", "#[ignore"];
    let anywhere = ["FIXME", "TODO", "XXX"];
    let mut found = Vec::new();
    for (number, (code, text)) in source.code.lines().zip(source.text.lines()).enumerate() {
        let words = in_code.iter().filter(|word| code.contains(**word));
        let notes = anywhere.iter().filter(|word| text.contains(**word));
        for word in words.chain(notes) {
            found.push(format!("{}:{} still says {word}", source.name, number + 1));
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    nothing_of(
        sources_under("src")
            .into_iter()
            .chain(sources_under("tests"))
            // This file names the words that it looks for.
            .filter(|source| source.name != "tests/house.rs")
            .flat_map(|source| leftovers(&source)),
    );
}

#[test]
fn tests_wait_for_something_and_never_for_a_time() {
    nothing_of(
        sources_under("tests")
            .iter()
            // The one place that polls, with a deadline.
            .filter(|source| source.name != "tests/common/wait.rs")
            .flat_map(|source| {
                let rule = "rule: poll with `common::wait`";
                banned_uses(source, &[&["thread", "sleep"]], rule)
            }),
    );
}

/// Three dots in a text, where people should see `…`.
fn three_dots(source: &Source) -> Vec<String> {
    let bad = source
        .strings
        .iter()
        .filter(|(_, text)| text.contains("..."));
    bad.map(|(line, text)| format!("{}:{line} “{text}”: write … for three dots", source.name))
        .collect()
}

/// Names of months and weekdays asked for, where `insight::days` should be.
fn days_written_here(source: &Source) -> Vec<String> {
    let forms = ["%B", "%b", "%A", "%a", "January", "Wednesday"];
    let asks = |text: &str| forms.iter().any(|form| text.contains(form));
    let bad = source.strings.iter().filter(|(_, text)| asks(text));
    bad.map(|(line, text)| {
        format!(
            "{}:{line} “{text}”: let `insight::days` write it",
            source.name
        )
    })
    .collect()
}

#[test]
fn days_are_written_in_one_place() {
    nothing_of(
        sources_under("src")
            .iter()
            .filter(|source| source.name != "src/insight/days.rs")
            .flat_map(days_written_here),
    );
}

#[test]
fn texts_use_the_ellipsis() {
    let mut found: Vec<String> = sources_under("src").iter().flat_map(three_dots).collect();
    for name in files_under("assets/guidance") {
        let text = fs::read_to_string(top().join(&name)).expect("the catalogue is text");
        for (number, _) in text.lines().enumerate().filter(|(_, l)| l.contains("...")) {
            found.push(format!("{name}:{}: write … for three dots", number + 1));
        }
    }
    nothing_of(found);
}

#[test]
fn the_program_keeps_the_order_and_the_bits_of_json_even_outside_of_tests() {
    // Packages used only by tests may switch these on for test builds; the program must ask for itself.
    let manifest = include_str!("../Cargo.toml");
    let dependencies = manifest
        .split("[dependencies]")
        .nth(1)
        .and_then(|rest| rest.split("\n[").next())
        .expect("the manifest has dependencies");
    let line = dependencies
        .lines()
        .find(|line| line.starts_with("serde_json"))
        .expect("serde_json is a dependency");
    for feature in ["float_roundtrip", "preserve_order"] {
        assert!(line.contains(feature), "serde_json needs {feature}: {line}");
    }
}

// ---- commands ----

/// The variants of `Command`, from its source: the compiler has no list of them.
fn command_variants(source: &Source) -> Vec<String> {
    let body = source
        .code
        .split("pub enum Command {")
        .nth(1)
        .and_then(|rest| rest.split('}').next())
        .expect("`Command` is declared in ui::command");
    body.split(',')
        .map(|variant| variant.trim().to_owned())
        .filter(|variant| !variant.is_empty())
        .collect()
}

/// Whether someone who types needs this shortcut: it writes a character, moves the caret, or is copy and paste.
fn needed_for_typing(shortcut: KeyboardShortcut) -> bool {
    let KeyboardShortcut {
        modifiers,
        logical_key: key,
    } = shortcut;
    let function_key = Key::F1 <= key && key <= Key::F35;
    let clipboard = [Key::A, Key::C, Key::X, Key::V].contains(&key);
    let undo = [Key::Z, Key::Y].contains(&key);
    let up_or_down = [Key::ArrowUp, Key::ArrowDown].contains(&key);
    if function_key || (modifiers == Modifiers::ALT && up_or_down) {
        return false;
    }
    shortcut.conflicts_with_text_editing()
        || modifiers == Modifiers::SHIFT
        || (modifiers.command && (clipboard || undo))
}

#[test]
fn every_command_has_exactly_one_row() {
    let source = fs::read_to_string(top().join("src/ui/command.rs")).expect("readable");
    let mut declared = command_variants(&Source::new("src/ui/command.rs", &source));
    // A command with a word in it has a row for each word.
    let mut rows: Vec<String> = Vec::new();
    for row in TABLE {
        match row.command {
            Command::Report(_) => {}
            other => rows.push(format!("{other:?}")),
        }
    }
    for kind in ReportKind::ALL {
        let of_kind = TABLE.iter().filter(|r| r.command == Command::Report(*kind));
        assert_eq!(of_kind.count(), 1, "{kind:?}");
    }
    rows.push("Report(ReportKind)".to_owned());
    declared.sort();
    rows.sort();
    assert_eq!(rows, declared);
    for row in TABLE {
        assert_eq!(row.command.row().command, row.command);
    }
}

#[test]
fn commands_have_names_of_their_own_and_say_what_they_do() {
    let names: BTreeSet<&str> = TABLE.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), TABLE.len(), "two commands share a name");
    for row in TABLE {
        assert!(!row.help.trim().is_empty(), "{} has no help", row.name);
        assert!(
            !row.help.ends_with('.'),
            "{}: no dot after one sentence",
            row.name
        );
        assert!(
            row.name.starts_with(char::is_uppercase),
            "{}: sentence case",
            row.name
        );
        assert!(Menu::ALL.contains(&row.menu));
    }
}

#[test]
fn no_two_commands_share_a_shortcut() {
    let mut seen: Vec<(KeyboardShortcut, Command)> = Vec::new();
    for row in TABLE {
        for keys in row.keys {
            let other = seen.iter().find(|(k, _)| k == keys);
            assert!(
                other.is_none(),
                "{:?} and {:?} share {keys:?}",
                other.map(|(_, command)| command),
                row.command
            );
            seen.push((*keys, row.command));
        }
    }
}

#[test]
fn no_shortcut_takes_a_key_from_someone_who_types() {
    for row in TABLE {
        // The app leaves these two to a text field that has the keyboard.
        if [Command::Undo, Command::Redo].contains(&row.command) {
            continue;
        }
        for keys in row.keys {
            assert!(
                !needed_for_typing(*keys),
                "{:?} takes {keys:?}",
                row.command
            );
        }
    }
}

// ---- the checkers themselves ----

#[test]
fn the_import_checker_sees_every_way_to_write_an_import() {
    let table = table_of_imports(
        "| room | what | may use |\n| --- | --- | --- |\n| `model` | x | – |\n| `store` | x | `model` |\n\
         | `ui` | x | `model` |\n| `app` | x | all above |\n",
    );
    let offences =
        |name: &str, text: &str| forbidden_imports(&Source::new(name, text), &table).len();
    for bad in [
        "use crate::store::Store;",
        "use crate::{model::Plan, store::{self, Store}};",
        "use crate::{\n    model::{Plan, Id},\n    store,\n};",
        "use roundtable::store as kept;",
        "fn f() { crate::store::open(); }",
        "fn f(x: &crate::store::Store) {}",
        "use super::super::super::store::Store;",
        "use crate::store::*;",
        "fn f() { let _ = '\"'; crate::store::open(\"\") }",
    ] {
        assert_eq!(offences("src/ui/screens/map.rs", bad).min(1), 1, "{bad}");
    }
    for good in [
        "use crate::model::Plan;",
        "use super::widgets;",
        "// use crate::store::Store;",
        "/* crate::store /* nested */ crate::store */",
        "const S: &str = \"crate::store::Store\";",
        "const S: &str = r#\"a \" crate::store::x\"#;",
        "pub(crate) struct Store;",
        "use crate::ui::store;",
    ] {
        assert_eq!(offences("src/ui/screens/map.rs", good), 0, "{good}");
    }
    assert_eq!(offences("src/app/mod.rs", "use crate::{ui, store};"), 0);
    let found = forbidden_imports(
        &Source::new("src/ui/a.rs", "\n\nuse crate::store::X;"),
        &table,
    );
    assert_eq!(
        found,
        ["src/ui/a.rs:3 uses `store::X`; rule: `ui` may use `model` and nothing else"]
    );
}

#[test]
fn the_purity_checker_sees_the_outside_however_it_is_named() {
    let offences =
        |text: &str| banned_uses(&Source::new("src/model/a.rs", text), OUTSIDE, "").len();
    for bad in [
        "use std::fs;",
        "use std::{collections::BTreeMap, fs::File};",
        "use egui;",
        "fn f() { std::time::Instant::now(); }",
        "use std::time::{Duration, SystemTime};",
        "use jiff::Zoned;\nfn f() { Zoned::now(); }",
        "fn f() { jiff::Timestamp::now(); }",
    ] {
        assert_eq!(offences(bad), 1, "{bad}");
    }
    for good in [
        "use std::{fmt, time::Duration};",
        "use jiff::civil::Date;",
        "//! egui::Ui",
        "fn f() { self.zoned.now(); }",
    ] {
        assert_eq!(offences(good), 0, "{good}");
    }
}

#[test]
fn the_checkers_of_texts_see_what_they_look_for() {
    let source = Source::new(
        "src/a.rs",
        "// FIXME\nfn f() { todo!() }\nconst A: &str = \"Wait...\";\nlet r = 0..=9; // ...\n",
    );
    assert_eq!(leftovers(&source).len(), 2);
    assert_eq!(
        three_dots(&source),
        ["src/a.rs:3 “Wait...”: write … for three dots"]
    );
    let none = Source::new(
        "src/a.rs",
        "const A: &str = \"todo! later…\";\nlet x = &v[..];\n",
    );
    assert_eq!(leftovers(&none), <[String; 0]>::default());
    assert_eq!(three_dots(&none), <[String; 0]>::default());
}

#[test]
fn the_checker_of_shortcuts_knows_what_typing_needs() {
    let needed = |modifiers, key| needed_for_typing(KeyboardShortcut::new(modifiers, key));
    assert!(needed(Modifiers::NONE, Key::A));
    assert!(needed(Modifiers::SHIFT, Key::A));
    assert!(needed(Modifiers::COMMAND, Key::V));
    assert!(needed(Modifiers::COMMAND, Key::Z));
    assert!(needed(Modifiers::COMMAND, Key::ArrowLeft));
    assert!(!needed(Modifiers::NONE, Key::F1));
    assert!(!needed(Modifiers::COMMAND, Key::K));
    assert!(!needed(Modifiers::ALT, Key::ArrowUp));
}
