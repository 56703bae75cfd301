//! Readiness: what makes planning work, what each partner is willing to give, and the survey round by round.
//! Must not tell what one person answered in a small group, when it is shared.

use crate::{
    guidance::Item,
    insight::{Subject, survey, text},
    model::{SurveyWave, WaveTime},
    report::{
        Block, Callout, Cell, Span, answers,
        grid::Grid,
        look::Look,
        words::{self, blank},
    },
};

/// The page on readiness.
pub(in crate::report) fn readiness(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let under = |prefix: &'static str| look.guidance.items_under(prefix);
    blocks.extend(answers::table(
        look,
        "What makes planning work",
        under("prep.factor"),
    ));
    blocks.extend(answers::table(
        look,
        "What the workshop rests on",
        under("prep.support"),
    ));
    blocks.extend(about_partners(
        look,
        "What each partner is willing to give",
        "prep.commit",
    ));
    blocks.extend(survey(look));
    blocks
}

/// What was answered to some items about each partner, partner by partner.
pub(in crate::report) fn about_partners(
    look: &Look<'_>,
    caption: &str,
    prefix: &str,
) -> Option<Block> {
    let items: Vec<&Item> = look.guidance.items_under(prefix).collect();
    let mut grid = Grid::new(caption, &[("Partner", 3.0)]).titled();
    for item in &items {
        grid.column(&item.short, 1.6);
    }
    grid.column("Notes", 4.0);
    for partner in look.partners() {
        let about = Subject::partner(partner.id);
        let found: Vec<_> = items
            .iter()
            .map(|item| (*item, look.index.answer(look.plan, &item.id, about)))
            .collect();
        if found.iter().all(|(_, answer)| answer.is_none()) {
            continue;
        }
        let mut row = vec![Cell::text(look.partner(partner.id))];
        let chosen = |(item, answer): &(&Item, Option<&crate::model::Answer>)| {
            answer.map_or_else(String::new, |a| answers::choice(item, a))
        };
        row.extend(found.iter().map(|one| words::cell(&chosen(one))));
        let notes: Vec<String> = found
            .iter()
            .filter_map(|(item, answer)| {
                let answer = (*answer)?;
                let words = [answer.text.trim(), answer.note.trim()];
                let words: Vec<_> = words.into_iter().filter(|w| !blank(w)).collect();
                let said = words.join(" ");
                let alone = items.len() == 1;
                let told = if alone {
                    said
                } else {
                    format!("{}: {said}", item.short)
                };
                (!words.is_empty()).then_some(told)
            })
            .collect();
        row.push(words::cell(&notes.join("\n")));
        grid.row(row);
    }
    grid.block()
}

/// The anonymous survey: a table for each round, and what changed from before.
pub(in crate::report) fn survey(look: &Look<'_>) -> Vec<Block> {
    let all = survey::Survey::of(look.plan);
    let waves = survey::waves(look.plan);
    let asked: Vec<&&SurveyWave> = waves
        .iter()
        .filter(|wave| !all.sheets(wave.id).is_empty())
        .collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let first = asked.iter().find(|w| w.time == WaveTime::Before);
    let mut blocks = Vec::new();
    for wave in &asked {
        let sheets = all.sheets(wave.id).len();
        let caption = round_name(wave);
        let small = (1..survey::SMALL_GROUP as usize).contains(&sheets);
        if small && !look.is_full() {
            let words = format!(
                "{caption}: {} – too few to show without telling who said what",
                text::count(sheets, "sheet", "sheets")
            );
            blocks.push(Block::Callout(Callout::Note, vec![Span::plain(words)]));
            continue;
        }
        let before = first.filter(|f| f.id != wave.id && wave.time != WaveTime::Before);
        let explained = blocks.iter().any(|b| matches!(b, Block::Table(_)));
        blocks.extend(round(look, &all, wave, before, caption, explained));
    }
    blocks
}

fn round_name(wave: &SurveyWave) -> String {
    let name = match wave.name.trim() {
        "" => wave.time.label(),
        name => name,
    };
    match wave.on {
        Some(on) => format!("Survey: {name}, {}", words::day(on)),
        None => format!("Survey: {name}"),
    }
}

fn round(
    look: &Look<'_>,
    all: &survey::Survey,
    wave: &SurveyWave,
    before: Option<&&&SurveyWave>,
    caption: String,
    explained: bool,
) -> Option<Block> {
    let columns = [
        ("Statement", 4.4),
        ("Mean", 0.9),
        ("1 · 2 · 3 · 4 · 5", 1.9),
        ("Spread", 1.0),
        ("n", 0.6),
        ("Band", 1.2),
        ("Change on before", 1.8),
    ];
    let sheets = text::count(all.sheets(wave.id).len(), "sheet", "sheets");
    let notes = match wave.notes.trim() {
        "" => String::new(),
        notes => format!(" {}", words::sentence(notes)),
    };
    let counted = if explained {
        "Counted as in the round above."
    } else {
        "Mean of the answers from 1 (strongly disagree) to 5 (strongly agree), to one decimal; how many gave each answer; spread is the standard deviation over n − 1. Bands: 4.0 and more is a strength, 3.0 to 3.9 is worth talking about, below 3.0 is a concern. Change is after minus before, over pairs of sheets with the same code where there are any."
    };
    let mut grid = Grid::new(caption, &columns)
        .titled()
        .defined(format!("{sheets}. {counted}{notes}"));
    for item in look.guidance.items_under(survey::ITEMS) {
        let figures = all.figures(wave.id, &item.id);
        if figures.n() == 0 || figures.is_small() && !look.is_full() {
            continue;
        }
        let change = before.and_then(|b| all.change(b.id, wave.id, &item.id));
        let band = figures.band().map_or(words::DASH, |band| match band {
            survey::Band::Strength => "Strength",
            survey::Band::Discuss => "Discuss",
            survey::Band::Concern => "Concern",
        });
        let deviation = figures.deviation();
        let spread: Vec<_> = figures.spread.iter().map(u32::to_string).collect();
        grid.row([
            Cell::text(&item.wording),
            Cell::number(words::one_decimal(figures.mean())),
            Cell::text(spread.join(" · ")),
            Cell::number(deviation.map_or_else(|| words::DASH.to_owned(), |d| format!("{d:.2}"))),
            Cell::number(figures.n().to_string()),
            Cell::text(band),
            Cell::text(change.map_or_else(|| words::DASH.to_owned(), change_words)),
        ]);
    }
    grid.block()
}

fn change_words(change: survey::Change) -> String {
    let sign = if change.tenths > 0 { "+" } else { "" };
    let value = format!("{sign}{:.1}", change.value()).replace('-', "−");
    match change.pairs {
        Some(pairs) => format!("{value} ({})", text::count(pairs as usize, "pair", "pairs")),
        None => format!("{value} (no pairs)"),
    }
}
