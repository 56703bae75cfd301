//! What holds for every kind of report of every plan.

use std::time::{Duration, Instant};

use roundtable::{
    exchange::sample::{TOLD_ON, sample},
    guidance::catalogue,
    model::{Edition, Header, Id, Plan, Record, ReportKind},
    report::{Block, Marks, Picture, Report, Wanted, chart::Chart, make, parts},
};

use crate::{
    large_plan::{LARGE, large_plan},
    made, plain,
    random_plan::random_plan,
    report, shared,
};

fn named() -> Plan {
    let mut plan = Plan::default();
    plan.put_any(Header::new(Id::new(1)).wrap());
    plan
}

/// Whatever may be wrong with the shape of a report, in words.
fn faults(report: &Report) -> Vec<String> {
    let mut faults = Vec::new();
    let mut fault = |what: String| faults.push(format!("{}: {what}", report.title));
    if report.title.trim().is_empty() {
        fault("no title".to_owned());
    }
    if report.blocks.is_empty() {
        fault("says nothing".to_owned());
    }
    let mut level = 0;
    let mut after_heading: Option<(u8, String)> = None;
    for block in &report.blocks {
        if let Some((above, title)) = after_heading.take() {
            let (deeper, empty) = match block {
                Block::Heading { level, .. } => (*level > above, true),
                other => (false, matches!(other, Block::PageBreak)),
            };
            if empty && !deeper {
                fault(format!("nothing under “{title}”"));
            }
        }
        match block {
            Block::Heading { level: l, text } => {
                if *l == 0 || *l > 4 || *l > level + 1 {
                    fault(format!("“{text}” is on level {l} after {level}"));
                }
                if text.trim().is_empty() || text.contains('\n') || text.chars().count() > 160 {
                    fault(format!("no heading: {text:?}"));
                }
                level = *l;
                after_heading = Some((*l, text.clone()));
            }
            Block::Paragraph(paragraph) | Block::Callout(_, paragraph) => {
                if plain::words(paragraph).trim().is_empty() {
                    fault("a paragraph without words".to_owned());
                }
            }
            Block::List(list) => {
                if list.entries.is_empty()
                    || list
                        .entries
                        .iter()
                        .any(|e| plain::words(e).trim().is_empty())
                {
                    fault("a list without words".to_owned());
                }
                if let Marks::Boxes(ticks) = &list.marks
                    && ticks.len() != list.entries.len()
                {
                    fault("boxes without entries".to_owned());
                }
            }
            Block::Facts(facts) => {
                if facts.is_empty()
                    || facts
                        .iter()
                        .any(|f| f.name.is_empty() || plain::words(&f.is).trim().is_empty())
                {
                    fault("facts without words".to_owned());
                }
            }
            Block::Stats(stats) => {
                if stats
                    .iter()
                    .any(|s| s.value.is_empty() || s.label.is_empty() || s.definition.is_empty())
                {
                    fault("a figure that doesn't say what it counts".to_owned());
                }
            }
            Block::Table(table) => {
                let name = &table.caption;
                if name.trim().is_empty() || name.contains('\n') {
                    fault("a table without a caption".to_owned());
                }
                if table.rows.is_empty() {
                    fault(format!("table “{name}” is empty"));
                }
                if table.head.len() != table.widths.len() {
                    fault(format!("table “{name}” has other widths than columns"));
                }
                if table.widths.iter().any(|w| !w.is_finite() || *w <= 0.0) {
                    fault(format!("table “{name}” has a column without a width"));
                }
                if table.rows.iter().any(|row| row.len() != table.head.len()) {
                    fault(format!("table “{name}” has other cells than columns"));
                }
                if table.head.iter().any(|h| h.trim().is_empty()) {
                    fault(format!("table “{name}” has a column without a title"));
                }
                let empty =
                    |cell: &roundtable::report::Cell| plain::words(&cell.text).trim().is_empty();
                if !table.to_fill_in && table.rows.iter().flatten().any(empty) {
                    fault(format!("table “{name}” has an empty cell"));
                }
            }
            Block::Figure(figure) => {
                let name = &figure.caption;
                let legend = matches!(&figure.picture, Picture::Map(map) if map.legend);
                let explained = legend || !figure.definition.trim().is_empty();
                if !explained {
                    fault(format!("figure “{name}” doesn't say what it counts"));
                }
                for said in [&figure.caption, &figure.alt] {
                    if said.trim().is_empty() {
                        fault(format!("figure “{name}” lacks words"));
                    }
                }
                if let Picture::Chart(chart) = &figure.picture {
                    for wrong in chart_faults(chart) {
                        fault(format!("figure “{name}”: {wrong}"));
                    }
                }
            }
            Block::Signatures(all) if all.is_empty() => fault("nobody signs".to_owned()),
            Block::Lines { count, .. } if !(1..=30).contains(count) => {
                fault("too many lines".to_owned());
            }
            Block::Signatures(_) | Block::Lines { .. } | Block::PageBreak => {}
        }
    }
    if let Some((_, text)) = after_heading {
        faults.push(format!("{}: nothing under “{text}”", report.title));
    }
    faults
}

fn chart_faults(chart: &Chart) -> Vec<&'static str> {
    let mut faults = Vec::new();
    match chart {
        Chart::Bars(bars) => {
            if bars
                .bars
                .iter()
                .any(|b| b.lengths.len() != bars.pieces.len())
            {
                faults.push("other lengths than pieces");
            }
            let all = bars.bars.iter().flat_map(|b| &b.lengths);
            if all.clone().any(|l| !l.is_finite() || *l < 0.0) {
                faults.push("a length that can't be drawn");
            }
        }
        Chart::Lines(lines) => {
            if lines
                .lines
                .iter()
                .any(|l| !l.values.is_sorted_by_key(|(on, _)| *on))
            {
                faults.push("days out of order");
            }
            if lines.lines.iter().all(|l| l.values.is_empty()) {
                faults.push("no line");
            }
        }
        Chart::Field(field) => {
            let inside = |range: (f64, f64), at: f64| (range.0..=range.1).contains(&at);
            if field
                .dots
                .iter()
                .any(|d| !inside(field.right.range, d.at.0) || !inside(field.up.range, d.at.1))
            {
                faults.push("a dot beside the field");
            }
        }
    }
    faults
}

#[test]
fn every_kind_makes_a_sound_report_of_every_plan() {
    for plan in [Plan::default(), named(), sample(), large_plan(LARGE)] {
        for kind in ReportKind::ALL {
            for report in [report(&plan, *kind), shared(&plan, *kind)] {
                assert_eq!(faults(&report), Vec::<String>::new(), "{kind:?}");
            }
        }
    }
}

#[test]
fn whatever_was_pasted_into_a_plan_its_reports_are_sound() {
    for seed in 0..12 {
        let plan = random_plan(seed, 150);
        for kind in ReportKind::ALL {
            for edition in [Edition::Full, Edition::Shared] {
                let wanted = Wanted {
                    edition,
                    ..Wanted::new(*kind)
                };
                // Its snapshots hold no plan, so nothing is told of changes.
                let report = make(&plan, catalogue(), &wanted, TOLD_ON);
                assert_eq!(
                    faults(&report),
                    Vec::<String>::new(),
                    "{kind:?}, seed {seed}"
                );
            }
        }
    }
}

#[test]
fn every_part_can_be_left_out_and_only_that_part_goes() {
    let plan = sample();
    for kind in ReportKind::ALL {
        for part in parts(*kind) {
            let mut wanted = Wanted::new(*kind);
            wanted.left_out.insert(part.id.to_owned());
            let without = made(&plan, wanted);
            assert_eq!(faults(&without), Vec::<String>::new(), "{}", part.id);
            let whole = report(&plan, *kind);
            assert!(without.blocks.len() <= whole.blocks.len(), "{}", part.id);
        }
        let mut wanted = Wanted::new(*kind);
        wanted.left_out = parts(*kind).iter().map(|p| p.id.to_owned()).collect();
        assert_eq!(faults(&made(&plan, wanted)), Vec::<String>::new());
    }
}

#[test]
fn parts_have_ids_and_titles_of_their_own() {
    for kind in ReportKind::ALL {
        let parts = parts(*kind);
        assert!(parts.len() >= 2, "{kind:?}");
        for part in &parts {
            assert!(!part.title.is_empty() && !part.id.contains(char::is_whitespace));
        }
        let mut ids: Vec<_> = parts.iter().map(|p| p.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), parts.len(), "{kind:?}");
        let mut titles: Vec<_> = parts.iter().map(|p| p.title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), parts.len(), "{kind:?}");
    }
}

#[test]
fn every_part_says_something_of_the_sample() {
    let plan = sample();
    for kind in ReportKind::ALL {
        let whole = report(&plan, *kind).blocks.len();
        for part in parts(*kind) {
            let mut wanted = Wanted::new(*kind);
            wanted.left_out.insert(part.id.to_owned());
            if part.id == "draft.other" {
                // Every clause of the sample has its section.
                continue;
            }
            let without = made(&plan, wanted).blocks.len();
            assert!(without < whole, "{kind:?}: {} says nothing", part.id);
        }
    }
}

#[test]
fn a_large_plan_is_told_quickly() {
    let plan = large_plan(LARGE);
    for kind in ReportKind::ALL {
        let begun = Instant::now();
        let report = report(&plan, *kind);
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(4), "{kind:?} took {took:?}");
        assert!(!report.blocks.is_empty());
    }
}
