//! Purpose, outcomes and benefits.
//! Must not weigh benefits against one another.

use crate::{
    insight::{Subject, benefits, measures},
    report::{
        Block, Cell, answers,
        grid::Grid,
        look::{Look, ranked},
        parts::glance,
        words::{self, blank, cell},
    },
};

/// Purpose, outcomes, and how each is measured.
pub(in crate::report) fn purpose(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let mut blocks = answers::prompts(look, look.guidance.items_under("purpose"));
    let columns = [
        ("Shared outcome", 4.4),
        ("Who benefits", 2.6),
        ("Measured by", 3.4),
        ("Notes", 2.4),
    ];
    let mut grid = Grid::new("What will be different", &columns).titled();
    let all = ranked(plan.measures.iter(), |m| (m.rank, m.id.raw()));
    for outcome in ranked(plan.outcomes.iter(), |o| (o.rank, o.id.raw())) {
        let its = all.iter().filter(|m| m.outcome == Some(outcome.id));
        let names: Vec<&str> = its
            .map(|m| m.name.trim())
            .filter(|n| !n.is_empty())
            .collect();
        let names = if names.is_empty() {
            "No measure yet".to_owned()
        } else {
            names.join("\n")
        };
        grid.row([
            cell(&outcome.text),
            cell(&outcome.who_benefits),
            Cell::text(names),
            cell(&outcome.notes),
        ]);
    }
    blocks.extend(grid.block());
    blocks
}

/// Why we partner: the benefits, for the whole partnership and counted over partners.
pub(in crate::report) fn benefits(look: &Look<'_>) -> Vec<Block> {
    let all = benefits::Benefits::of(look.plan, look.index, look.guidance);
    let columns = [
        ("Benefit", 4.6),
        ("For the partnership", 2.0),
        ("Major for", 1.2),
        ("1 · 2 · 3 · 4", 1.6),
        ("Rated for", 1.2),
        ("Note", 2.6),
    ];
    let mut grid = Grid::new("What partnering brings", &columns).titled().defined(format!(
        "Rated from 1 (no benefit) to 4 (major benefit), for the partnership as a whole and for each of {} partners; the counts say for how many partners each step was given. No weights and no total.",
        all.partners
    ));
    for benefit in &all.all {
        let item = look.guidance.item(&benefit.item);
        let whole = look.index.answer(look.plan, &benefit.item, Subject::PLAN);
        if benefit.rated() == 0 && whole.is_none() {
            continue;
        }
        let rating = item
            .zip(whole)
            .map_or_else(String::new, |(i, a)| answers::choice(i, a));
        let counts: Vec<_> = benefit.counts.iter().map(usize::to_string).collect();
        let note = whole.map_or("", |a| a.note.trim());
        grid.row([
            Cell::text(item.map_or("", |i| i.wording.as_str())),
            cell(&rating),
            Cell::number(benefit.major().to_string()),
            Cell::text(counts.join(" · ")),
            Cell::number(benefit.rated().to_string()),
            cell(note),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    blocks.extend(benefit_notes(look));
    blocks
}

/// What was noted with a benefit of one partner.
fn benefit_notes(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Partner", 3.0),
        ("Benefit", 3.0),
        ("Rating", 2.4),
        ("Note", 4.6),
    ];
    let mut grid = Grid::new("What was noted about single partners", &columns);
    for item in look.guidance.items_under("benefit") {
        for (about, answer) in look.index.answered(look.plan, &item.id) {
            let Some(partner) = about.partner else {
                continue;
            };
            if blank(&answer.note) && blank(&answer.text) {
                continue;
            }
            grid.row([
                Cell::text(look.partner(partner)),
                Cell::text(&item.short),
                cell(&answers::choice(item, answer)),
                words::two(&answer.text, &answer.note),
            ]);
        }
    }
    grid.block()
}

/// Measures with where they began, where they are and where they should get.
pub(in crate::report) fn measures(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Measure", 3.4),
        ("Began", 1.3),
        ("Latest", 1.3),
        ("Target", 1.5),
        ("From target", 1.2),
        ("% of target", 1.2),
        ("Since start", 1.2),
        ("Trend", 1.9),
    ];
    let mut grid = Grid::new("Where each measure is", &columns).titled().defined(
        "From target is (latest − target) ÷ target; % of target is latest ÷ target; since start is (latest − first) ÷ first. Trend is how many periods in a row the value moved the same way. All over the values for everybody. A zero target or start has no figure (–)",
    );
    for measure in ranked(look.plan.measures.iter(), |m| (m.rank, m.id.raw())) {
        let figures = measures::of_groups(measure, look.groups(measure.id));
        let unit = &measure.unit;
        let by = measure
            .target_on
            .map_or_else(String::new, |on| format!("by {}", words::day(on)));
        let name = crate::report::figures::measure_name(measure);
        let percent = figures.percent_of_target;
        grid.row([
            Cell::text(name),
            Cell::number(words::value(measure.baseline, unit)),
            Cell::number(words::value(figures.latest, unit)),
            words::with_note(&words::value(measure.target, unit), &by),
            Cell::number(words::change(figures.variance)),
            Cell::number(percent.map_or_else(
                || words::DASH.to_owned(),
                |p| format!("{} %", words::number((10.0 * p).round() / 10.0)),
            )),
            Cell::number(words::change(figures.change_on_baseline)),
            Cell::text(glance::trend(measure, &figures)),
        ]);
    }
    grid.block()
}
