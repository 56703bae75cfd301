//! Answers to the catalogue's questions: free answers under their questions, ticks and ratings in tables, ratings
//! day by day as lines.
//! Must not know which question belongs to which part.

use std::collections::BTreeSet;

use super::{
    Block, Cell, Figure, Paragraph, Picture, Span,
    chart::{Chart, Line, Lines},
    grid::Grid,
    look::Look,
    words::{self, blank, sentence},
};
use crate::{
    guidance::{Item, Kind},
    insight::{Subject, text},
    model::{Answer, Date},
};

/// The latest answer to an item about the whole plan.
pub(super) fn answer<'a>(look: &Look<'a>, item: &str) -> Option<&'a Answer> {
    look.index.answer(look.plan, item, Subject::PLAN)
}

/// The words answered to an item about the whole plan; empty where there are none.
pub(super) fn said<'a>(look: &Look<'a>, item: &str) -> &'a str {
    answer(look, item).map_or("", |a| a.text.trim())
}

/// What was ticked, picked or rated, in words: “Partly”, “4 of 5: Mostly true”; empty where nothing was.
pub(super) fn choice(item: &Item, answer: &Answer) -> String {
    let label = |id: &str| item.choices.iter().find(|c| c.id == id);
    if let Some(rating) = answer.rating {
        let step = rating.to_string();
        let most = item.choices.len();
        return label(&step).map_or_else(
            || step.clone(),
            |choice| format!("{step} of {most}: {}", choice.label),
        );
    }
    match label(&answer.choice) {
        Some(choice) => choice.label.clone(),
        None if answer.choice == "yes" => "Yes".to_owned(),
        None => answer.choice.clone(),
    }
}

/// The free answers to these items, each under its question; nothing for those without one.
pub(super) fn prompts<'i>(
    look: &Look<'_>,
    items: impl IntoIterator<Item = &'i Item>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for item in items.into_iter().filter(|item| item.kind == Kind::Prompt) {
        for (about, answer) in look.index.answered(look.plan, &item.id) {
            if blank(&answer.text) && blank(&answer.note) {
                continue;
            }
            let subject = subject(look, about);
            let question = if subject.is_empty() {
                item.wording.clone()
            } else {
                format!("{} ({subject})", item.wording)
            };
            blocks.push(Block::Paragraph(under(&question, answer)));
        }
    }
    blocks
}

fn under(question: &str, answer: &Answer) -> Paragraph {
    let mut paragraph = vec![Span::strong(question)];
    if !blank(&answer.text) {
        paragraph.push(Span::plain(format!("\n{}", answer.text.trim())));
    }
    if !blank(&answer.note) {
        let note = sentence(&answer.note);
        paragraph.push(Span::quiet(format!("\nNote: {note}")));
    }
    paragraph
}

/// Whom an answer is about; empty for the whole plan.
pub(super) fn subject(look: &Look<'_>, about: Subject) -> String {
    let holder = about.holder.and_then(|id| look.plan.get(id));
    let person = about.person.or(holder.and_then(|h| h.person));
    let names = [
        look.partner_if(about.partner),
        look.person_if(person),
        about
            .wave
            .and_then(|id| look.plan.get(id))
            .map_or_else(String::new, |wave| wave.name.clone()),
    ];
    let names: Vec<_> = names.into_iter().filter(|n| !n.is_empty()).collect();
    names.join(", ")
}

/// What was ticked, picked or rated about the whole plan, a row for each item with an answer.
pub(super) fn table<'i>(
    look: &Look<'_>,
    caption: &str,
    items: impl IntoIterator<Item = &'i Item>,
) -> Option<Block> {
    let columns = [("Statement", 5.0), ("Answer", 2.2), ("Note", 4.0)];
    let mut grid = Grid::new(caption, &columns);
    for item in items {
        if matches!(item.kind, Kind::Prompt | Kind::Read) {
            continue;
        }
        let Some(answer) = answer(look, &item.id) else {
            continue;
        };
        let chosen = choice(item, answer);
        if chosen.is_empty() && blank(&answer.note) && blank(&answer.text) {
            continue;
        }
        grid.row([
            Cell::text(&item.wording),
            words::cell(&chosen),
            words::two(&answer.text, &answer.note),
        ]);
    }
    grid.block()
}

/// So many days of a rating stand in the table; the chart has them all.
const DAYS_IN_TABLE: usize = 5;

/// Ratings that are given again and again: a line for each item, and the latest of them as a table.
pub(super) fn followed(look: &Look<'_>, caption: &str, prefix: &str) -> Vec<Block> {
    let items: Vec<&Item> = look.guidance.items_under(prefix).collect();
    let rated = |item: &Item| -> Vec<(Option<Date>, &Answer)> {
        let all = look.index.answers(look.plan, &item.id, Subject::PLAN);
        all.filter(|a| a.rating.is_some())
            .map(|a| (a.on, a))
            .collect()
    };
    let all: Vec<(&Item, Vec<_>)> = items
        .into_iter()
        .map(|item| (item, rated(item)))
        .filter(|(_, ratings)| !ratings.is_empty())
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let days: BTreeSet<Date> = all
        .iter()
        .flat_map(|(_, ratings)| ratings.iter().filter_map(|(on, _)| *on))
        .collect();
    let most = all.iter().map(|(item, _)| item.choices.len()).max();
    let most = most.unwrap_or(5).max(2);
    let definition = format!(
        "Rated by the group from 1 to {most}. A rating is an opinion on its day, not a measurement; no mean is taken."
    );
    let mut blocks = Vec::new();
    if days.len() > 1 {
        blocks.push(lines(caption, &all, most, &definition));
    }
    let shown: Vec<Date> = days.into_iter().rev().take(DAYS_IN_TABLE).collect();
    let mut grid = Grid::new(caption, &[("Statement", 5.0)]).titled();
    for day in shown.iter().rev() {
        grid.column(words::day(*day), 1.4);
    }
    let undated = shown.is_empty();
    if undated {
        grid.column("Rating", 1.4);
    }
    let mut notes = Vec::new();
    for (item, ratings) in &all {
        let mut row = vec![Cell::text(&item.wording)];
        let on = |day: Option<Date>| {
            let found = ratings.iter().rev().find(|(on, _)| *on == day);
            let rating = found.and_then(|(_, a)| a.rating);
            Cell::number(rating.map_or_else(|| words::DASH.to_owned(), |r| r.to_string()))
        };
        if undated {
            row.push(on(None));
        }
        row.extend(shown.iter().rev().map(|day| on(Some(*day))));
        grid.row(row);
        for (on, answer) in ratings.iter().filter(|(_, a)| !blank(&a.note)) {
            let day = on.map_or_else(String::new, |on| format!(", {}", words::day(on)));
            notes.push(format!("{}{day}: {}", item.short, sentence(&answer.note)));
        }
    }
    blocks.extend(grid.defined(definition).block());
    if !notes.is_empty() {
        blocks.push(Block::dots(notes));
    }
    blocks
}

type Ratings<'a> = Vec<(Option<Date>, &'a Answer)>;

fn lines(caption: &str, all: &[(&Item, Ratings<'_>)], most: usize, definition: &str) -> Block {
    let line = |(item, ratings): &(&Item, Ratings<'_>)| Line {
        name: item.short.clone(),
        values: ratings
            .iter()
            .filter_map(|(on, a)| Some(((*on)?, a.rating? as f64)))
            .collect(),
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let told = lines.iter().map(|line| {
        let values = line.values.iter();
        let values: Vec<_> = values
            .map(|(on, value)| format!("{value} on {}", words::day(*on)))
            .collect();
        format!("{}: {}", line.name, text::names(&values))
    });
    let alt = format!("{}. {}.", caption, told.collect::<Vec<_>>().join(". "));
    Block::Figure(Box::new(Figure {
        caption: format!("{caption}, day by day"),
        alt,
        definition: definition.to_owned(),
        picture: Picture::Chart(Chart::Lines(Lines {
            unit: format!("Rating, 1 to {most}"),
            lines,
            marks: Vec::new(),
            range: Some((1.0, most as f64)),
        })),
    }))
}
