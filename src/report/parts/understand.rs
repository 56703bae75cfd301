//! Where we stand, and what is around us.
//! Must not judge what was answered.

use std::collections::BTreeMap;

use crate::{
    model::{Id, ScanFactor},
    report::{
        Block, Cell, answers, figures,
        grid::Grid,
        look::{Look, ranked},
        parts::readiness::about_partners,
        words::{self, cell},
    },
};

/// Where we stand: the twelve questions.
pub(in crate::report) fn strategy(look: &Look<'_>) -> Vec<Block> {
    answers::prompts(look, look.guidance.items_under("strategy"))
}

/// The environmental scan.
pub(in crate::report) fn scan(look: &Look<'_>) -> Vec<Block> {
    let factors = ranked(look.plan.scan_factors.iter(), |f| (f.rank, f.id.raw()));
    let mut concerned: BTreeMap<Id<ScanFactor>, Vec<String>> = BTreeMap::new();
    for one in look.plan.scan_partners.iter() {
        let of_factor = concerned.entry(one.factor).or_default();
        of_factor.push(look.partner(one.partner));
    }
    let columns = [
        ("No.", 0.7),
        ("Factor", 3.4),
        ("Kind", 1.7),
        ("Strong", 0.9),
        ("Likely", 0.9),
        ("What it means for us", 3.2),
        ("Partners", 2.6),
    ];
    let mut grid = Grid::new("Factors that help or hinder partnering", &columns)
        .defined("How strong and how likely: rated by the group from 1 to 5");
    for (at, factor) in factors.iter().enumerate() {
        let kind = figures::helps(factor.kind);
        let category = factor.category.map_or("", |c| c.label());
        let partners = concerned
            .get(&factor.id)
            .map_or_else(String::new, |p| p.join(", "));
        let rating = |r: Option<i64>| r.map_or_else(|| words::DASH.to_owned(), |r| r.to_string());
        grid.row([
            Cell::number((at + 1).to_string()),
            cell(&factor.factor),
            words::with_note(
                &format!("{kind}, {}", factor.side.label().to_lowercase()),
                category,
            ),
            Cell::number(rating(factor.strength)),
            Cell::number(rating(factor.likelihood)),
            words::with_note(&factor.meaning, &factor.notes),
            cell(&partners),
        ]);
    }
    let mut blocks: Vec<Block> = figures::scan(look, &factors).into_iter().collect();
    blocks.extend(grid.block());
    let under = |prefix: &'static str| look.guidance.items_under(prefix);
    blocks.extend(answers::table(
        look,
        "Which kinds of change matter here",
        under("scan.category"),
    ));
    blocks.extend(answers::table(
        look,
        "What limits us",
        under("scan.constraint"),
    ));
    blocks.extend(about_partners(
        look,
        "How ready each partner is",
        "scan.readiness",
    ));
    blocks
}
