//! What becomes of another program's file before it is taken in: what is new, what is there already, what
//! changes, and where each column goes.
//! Must not know any format; whoever shows it fills it in, and fills it in again after each choice.

use egui::{Label, ScrollArea, Ui};

use super::modal::buttons;
use crate::{
    model::{Category, LinkKind, Word},
    ui::{
        Out, Request,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// The most columns, words, partners and lines that are shown one by one.
const SHOWN: usize = 60;

/// A file that waits to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Name of the file.
    pub file: String,
    /// Whether it is a table: then all columns are shown, else only those that the plan has no field for.
    pub is_table: bool,
    /// What a column can be put into, for people.
    pub fields: &'static [String],
    /// The columns of the file.
    pub columns: Vec<ImportColumn>,
    /// What the person decided.
    pub choices: ImportChoices,
    /// What becomes of it.
    pub told: ImportTold,
    /// The choices after which that was told.
    pub told_for: ImportChoices,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportColumn {
    /// Its name in the file.
    pub name: String,
    /// The first that it says.
    pub sample: String,
    /// How many rows say something in it.
    pub filled: usize,
    /// Whether the plan has a field for it, as far as its name tells.
    pub known: bool,
}

/// What becomes of partners that are in the plan already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlap {
    /// Only what is empty is filled.
    #[default]
    Fill,
    /// The file's words are taken.
    Replace,
    /// They stay as they are.
    Keep,
}

const OVERLAPS: [(Overlap, &str); 3] = [
    (Overlap::Fill, "Fill in what is empty"),
    (Overlap::Replace, "Take the file's words"),
    (Overlap::Keep, "Leave as they are"),
];

/// What the person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportChoices {
    /// For each column the position of its field in [`Import::fields`].
    pub targets: Vec<usize>,
    /// The category that each unknown word means.
    pub categories: Vec<(String, Category)>,
    /// The kind of link that each unknown word means.
    pub kinds: Vec<(String, LinkKind)>,
    /// What becomes of partners that are in the plan already.
    pub overlap: Overlap,
}

/// A partner of the plan that the file names too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Its name.
    pub name: String,
    /// What changes, one line each.
    pub changes: Vec<String>,
    /// How many of its fields say something else than the file and stay.
    pub kept: usize,
}

/// What becomes of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportTold {
    /// Name of the step, as on the button: “Import 12 partners and 20 links”.
    pub step: String,
    /// Whether anything would change at all.
    pub changes: bool,
    /// Names of the partners that are new.
    pub new: Vec<String>,
    /// The partners that are in the plan already.
    pub matched: Vec<Matched>,
    /// How many links are new.
    pub new_links: usize,
    /// How many links are in the plan already.
    pub matched_links: usize,
    /// How many contacts are new.
    pub contacts: usize,
    /// Words for categories that are none of ours: how many partners have it, and what it is taken for.
    pub categories: Vec<(String, usize, Category)>,
    /// Words for kinds of link that are none of ours.
    pub kinds: Vec<(String, usize, LinkKind)>,
    /// What can't be taken in, one line each.
    pub problems: Vec<String>,
}

/// Draws the preview; true when it is answered.
pub(super) fn draw(ui: &mut Ui, import: &mut Import, out: &mut Out<'_>) -> bool {
    ui.add(
        Label::new(tokens::title(format!(
            "Import partners from {}",
            import.file
        )))
        .truncate(),
    );
    ui.add(Label::new(tokens::body(in_short(&import.told))).wrap());
    ui.add_space(space::S);
    let before = import.choices.clone();
    let height = ui.ctx().content_rect().height() - 230.0;
    ScrollArea::vertical()
        .max_height(height.max(160.0))
        // A question is as high as it needs at once, not only after it was drawn small.
        .min_scrolled_height(height.max(160.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            // Room for the bar, so that no field lies below it.
            ui.set_width(ui.available_width() - space::L);
            problems(ui, &import.told.problems);
            columns(ui, import);
            words(ui, import);
            matched(ui, import);
            new_ones(ui, &import.told);
        });
    if import.choices != before {
        let choices = import.choices.clone();
        out.requests.push(Request::PreviewImport(choices));
    }
    ui.add_space(space::L);
    let mut done = false;
    buttons(ui, |ui| {
        let ready = import.told.changes && import.told_for == import.choices;
        let name = if import.told.changes {
            import.told.step.as_str()
        } else {
            "Nothing to import"
        };
        let button = ui.add_enabled_ui(ready, |ui| widgets::primary_button(ui, name));
        if button.inner.clicked() {
            out.requests.push(Request::ImportPreviewed);
            done = true;
        }
        if widgets::button(ui, "Cancel").clicked() {
            out.requests.push(Request::DropImport);
            done = true;
        }
    });
    done
}

/// The whole in a sentence or two.
fn in_short(told: &ImportTold) -> String {
    let mut parts = Vec::new();
    let mut add = |count: usize, one: &str, many: &str| {
        if count > 0 {
            let what = if count == 1 { one } else { many };
            parts.push(format!("{count} {what}"));
        }
    };
    add(told.new.len(), "new partner", "new partners");
    add(
        told.matched.len(),
        "partner that is in the plan already",
        "partners that are in the plan already",
    );
    add(told.new_links, "new link", "new links");
    add(
        told.matched_links,
        "link that is in the plan already",
        "links that are in the plan already",
    );
    add(told.contacts, "new contact", "new contacts");
    let found = if parts.is_empty() {
        "Nothing that could be taken in".to_owned()
    } else {
        parts.join(", ")
    };
    format!("{found}. Nothing is changed yet, and one Undo takes all of it back")
}

fn problems(ui: &mut Ui, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let help = "The rest is taken in without it";
    widgets::section(ui, "What can't be taken in", help, |ui| {
        listed(ui, lines.iter().map(String::as_str), lines.len());
    });
}

fn columns(ui: &mut Ui, import: &mut Import) {
    let shown: Vec<usize> = (0..import.columns.len())
        .filter(|at| {
            let column = import.columns.get(*at);
            column.is_some_and(|c| c.filled > 0 && (import.is_table || !c.known))
        })
        .collect();
    if shown.is_empty() {
        return;
    }
    let (title, help) = if import.is_table {
        ("Columns", "Where each column of the table goes")
    } else {
        (
            "Fields that the plan does not have",
            "Each can be kept as a line of the notes, put into a field, or left out",
        )
    };
    widgets::section(ui, title, help, |ui| {
        let few = shown.get(..SHOWN.min(shown.len())).unwrap_or_default();
        for pair in few.chunks(2) {
            ui.columns(2, |sides| {
                for (ui, at) in sides.iter_mut().zip(pair) {
                    let column = import.columns.get(*at);
                    let target = import.choices.targets.get_mut(*at);
                    if let (Some(column), Some(target)) = (column, target) {
                        let sample = format!("“{}”, {}", column.sample, rows(column.filled));
                        let picked = pick(ui, &column.name, &sample, import.fields, *target);
                        *target = picked.unwrap_or(*target);
                    }
                }
            });
        }
        more(ui, shown.len(), "columns");
    });
}

fn rows(count: usize) -> String {
    match count {
        1 => "in 1 row".to_owned(),
        count => format!("in {count} rows"),
    }
}

/// A line with a name, an example and a list to pick from.
fn pick(ui: &mut Ui, name: &str, sample: &str, options: &[String], at: usize) -> Option<usize> {
    let value = i64::try_from(at).ok();
    let lists = widgets::Lists {
        clearable: false,
        creates: false,
    };
    let shown = options.get(at).map(String::as_str);
    let (_, picked) = widgets::pick_from(ui, name, shown, value, lists, || {
        (0..).zip(options.iter().cloned()).collect()
    });
    ui.add(Label::new(tokens::small(sample).color(Palette::of(ui).muted)).truncate());
    ui.add_space(space::S);
    match picked {
        Some(widgets::Picked::One(at)) => usize::try_from(at).ok(),
        _ => None,
    }
}

/// Words of the file that are none of ours, each with what it means.
fn words(ui: &mut Ui, import: &mut Import) {
    let told = &import.told;
    let help = "Words of the file that the plan does not know, and what they are taken for";
    if !told.categories.is_empty() {
        widgets::section(ui, "Categories", help, |ui| {
            let what = ("partner", "No category given");
            meanings(ui, &told.categories, &mut import.choices.categories, what);
        });
    }
    if !told.kinds.is_empty() {
        widgets::section(ui, "Kinds of link", help, |ui| {
            let what = ("link", "No kind given");
            meanings(ui, &told.kinds, &mut import.choices.kinds, what);
        });
    }
}

fn meanings<W: Word>(
    ui: &mut Ui,
    words: &[(String, usize, W)],
    chosen: &mut Vec<(String, W)>,
    (what, none): (&str, &str),
) {
    for (said, count, taken_for) in words.iter().take(SHOWN) {
        let many = if *count == 1 { "" } else { "s" };
        let label = if said.is_empty() {
            format!("{none}: {count} {what}{many}")
        } else {
            format!("“{said}”: {count} {what}{many}")
        };
        let now = chosen.iter().find(|(word, _)| word == said);
        let mut value = now.map_or(*taken_for, |(_, value)| *value);
        ui.push_id(said, |ui| {
            if widgets::choice(ui, &label, &mut value).changed() {
                chosen.retain(|(word, _)| word != said);
                chosen.push((said.clone(), value));
            }
        });
        ui.add_space(space::S);
    }
    more(ui, words.len(), "words");
}

fn matched(ui: &mut Ui, import: &mut Import) {
    if import.told.matched.is_empty() {
        return;
    }
    let help = "Found by name, short name, or as the same partner of an earlier export";
    widgets::section(ui, "Partners that are in the plan already", help, |ui| {
        let labels = OVERLAPS.map(|(_, label)| label);
        let now = import.choices.overlap;
        let mut at = OVERLAPS.iter().position(|(o, _)| *o == now).unwrap_or(0);
        widgets::segments(ui, "What becomes of them", &labels, &mut at);
        if let Some((overlap, _)) = OVERLAPS.get(at) {
            import.choices.overlap = *overlap;
        }
        ui.add_space(space::S);
        let lines: Vec<String> = import.told.matched.iter().map(line).collect();
        listed(ui, lines.iter().map(String::as_str), lines.len());
    });
}

/// A partner of the plan and what changes in it, in a line.
fn line(matched: &Matched) -> String {
    let mut parts = matched.changes.clone();
    match matched.kept {
        0 if parts.is_empty() => parts.push("nothing changes".to_owned()),
        0 => {}
        1 => parts.push("1 field differs and stays as it is".to_owned()),
        kept => parts.push(format!("{kept} fields differ and stay as they are")),
    }
    format!("{} – {}", matched.name, parts.join("; "))
}

fn new_ones(ui: &mut Ui, told: &ImportTold) {
    if told.new.is_empty() {
        return;
    }
    widgets::section(ui, "New partners", "", |ui| {
        listed(ui, told.new.iter().map(String::as_str), told.new.len());
    });
}

fn listed<'a>(ui: &mut Ui, lines: impl Iterator<Item = &'a str>, count: usize) {
    for line in lines.take(SHOWN) {
        ui.add(Label::new(tokens::body(line)).wrap());
    }
    more(ui, count, "lines");
}

fn more(ui: &mut Ui, count: usize, what: &str) {
    if count > SHOWN {
        let words = format!("and {} more {what}", count - SHOWN);
        ui.label(tokens::muted(words));
    }
}
