//! What the plan still lacks: findings, questions without an answer, steps that nobody has begun; private notes; and
//! how figures are counted.
//! Must not repeat what stands in another part.

use std::collections::BTreeMap;

use crate::{
    guidance::Kind as ItemKind,
    insight::{Finding, State, Subject, findings::Severity, journey, naming, text},
    model::{AnyRecord, Column, Key, Kind, Privacy, Value},
    report::{
        Block, Callout, Cell, Span, answers,
        grid::Grid,
        look::{Look, meeting_name},
        words::{self, blank, cell},
    },
};

/// So many findings of one weight are told one by one.
const FINDINGS: usize = 100;

/// Problems and warnings; hints are only counted.
pub(in crate::report) fn grave_findings(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = listed(look, &[Severity::Problem, Severity::Warning]);
    let hints = count(look, Severity::Hint);
    if hints > 0 {
        let words = format!("{} stand in the full plan.", Severity::Hint.counted(hints));
        let words = if hints == 1 {
            words.replace(" stand ", " stands ")
        } else {
            words
        };
        blocks.push(Block::Paragraph(vec![Span::quiet(words)]));
    }
    if blocks.is_empty() {
        blocks.push(Block::text(NOTHING_LACKS));
    }
    blocks
}

/// Rules that read what a shared edition leaves out: on a plan without it they would tell of gaps that are none.
const UNKNOWN_RULES: &[&str] = &["partner.no-contact", "competency.low"];

/// Steps whose answers a shared edition leaves out.
const UNKNOWN_STEPS: &[&str] = &["competencies"];

/// The open findings that can be told in this edition.
fn told<'l>(look: &'l Look<'_>) -> impl Iterator<Item = &'l Finding> {
    let all = look.findings().open.iter();
    all.filter(|f| look.is_full() || !UNKNOWN_RULES.contains(&f.rule.id))
}

/// How many findings of this weight can be told.
pub(in crate::report) fn count(look: &Look<'_>, severity: Severity) -> usize {
    told(look).filter(|f| f.rule.severity == severity).count()
}

/// The gravest of them.
pub(in crate::report) fn first<'l>(look: &'l Look<'_>) -> Option<&'l Finding> {
    told(look).next()
}

const NOTHING_LACKS: &str =
    "Nothing in the plan contradicts itself, and nothing that was begun is left half done.";

/// Findings, the gravest first, and those that the group left as they are.
pub(in crate::report) fn findings(look: &Look<'_>) -> Vec<Block> {
    let found = look.findings();
    let mut blocks = listed(look, Severity::ALL);
    let mut grid = Grid::new(
        "Left as it is, with the group’s reason",
        &[("What", 4.4), ("Why it is left", 4.4), ("Since", 1.8)],
    );
    for left in &found.left {
        grid.row([
            Cell::text(&left.finding.text),
            cell(&left.reason),
            words::on(left.on),
        ]);
    }
    blocks.extend(grid.block());
    if blocks.is_empty() {
        blocks.push(Block::text(NOTHING_LACKS));
    }
    blocks
}

fn listed(look: &Look<'_>, severities: &[Severity]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for severity in severities {
        let all: Vec<_> = told(look)
            .filter(|f| f.rule.severity == *severity)
            .collect();
        if all.is_empty() {
            continue;
        }
        let caption = format!("{} to look at", severity.counted(all.len()));
        let mut grid = Grid::new(caption, &[("What", 6.0), ("Where to mend it", 2.4)]);
        for finding in all.iter().take(FINDINGS) {
            let step = journey::STEPS.iter().find(|s| s.id == finding.rule.step);
            grid.row([
                Cell::text(&finding.text),
                Cell::text(step.map_or("", |s| s.title)),
            ]);
        }
        blocks.extend(grid.block());
        if all.len() > FINDINGS {
            let more = text::digits(all.len() - FINDINGS);
            blocks.push(Block::text(format!("And {more} more, listed in the app.")));
        }
    }
    blocks
}

/// Steps that nobody has begun, and questions without an answer.
pub(in crate::report) fn unanswered(look: &Look<'_>) -> Vec<Block> {
    let journey = look.journey();
    let empty: Vec<String> = journey::STEPS
        .iter()
        .filter(|step| !step.rule.is_empty())
        .filter(|step| look.is_full() || !UNKNOWN_STEPS.contains(&step.id))
        .filter(|step| (step.progress)(&journey).state() == State::Empty)
        .map(|step| format!("{} ({})", step.title, text::lower(step.phase.label())))
        .collect();
    let mut blocks = Vec::new();
    if !empty.is_empty() {
        blocks.push(Block::text("Steps that nobody has begun:"));
        blocks.push(Block::dots(empty));
    }
    let mut grid = Grid::new(
        "Questions without an answer",
        &[("Step", 2.4), ("Questions", 7.0), ("How many", 1.0)],
    )
    .titled();
    for step in journey::STEPS {
        let items = look.guidance.items_of_step(step.id);
        let open: Vec<&str> = items
            .filter(|item| item.kind == ItemKind::Prompt)
            .filter(|item| {
                let answer = look.index.answer(look.plan, &item.id, Subject::PLAN);
                answer.is_none_or(|a| blank(&a.text))
            })
            .map(|item| item.wording.as_str())
            .collect();
        if !open.is_empty() {
            grid.row([
                Cell::text(step.title),
                Cell::text(open.join("\n")),
                Cell::number(open.len().to_string()),
            ]);
        }
    }
    blocks.extend(grid.block());
    if blocks.is_empty() {
        blocks.push(Block::text(
            "Every step is begun and every question is answered.",
        ));
    }
    blocks
}

/// Notes that are for the facilitator alone. None of them in a shared edition, whatever the plan still holds.
pub(in crate::report) fn private(look: &Look<'_>) -> Vec<Block> {
    if !look.is_full() {
        return Vec::new();
    }
    let mut grid = Grid::new("Private notes", &[("About", 3.4), ("Private note", 7.0)]);
    for kind in Kind::ALL {
        let private = |(_, column): &(usize, &Column)| {
            // A code tells two sheets of one hand; it says nothing by itself.
            column.privacy == Privacy::Private && column.name != "respondent"
        };
        let columns: Vec<_> = kind.columns().iter().enumerate().filter(private).collect();
        if columns.is_empty() {
            continue;
        }
        for record in look.plan.all_of(*kind) {
            for (at, column) in &columns {
                if let Some(Value::Text(note)) = record.value_at(*at)
                    && !blank(&note)
                {
                    let field = naming::field(*kind, column.name);
                    // The title of the column says what most of them are.
                    let field = if field.starts_with("Private note") {
                        ""
                    } else {
                        &field
                    };
                    grid.row([words::with_note(&about(look, &record), field), cell(&note)]);
                }
            }
        }
    }
    let Some(table) = grid.block() else {
        return Vec::new();
    };
    let words =
        "For the facilitator alone. Take these pages out before anybody else gets this report.";
    vec![
        Block::Callout(Callout::Warning, vec![Span::plain(words)]),
        table,
    ]
}

/// What a record is about, in a few words.
fn about(look: &Look<'_>, record: &AnyRecord) -> String {
    match record {
        AnyRecord::Header(_) => "The plan".to_owned(),
        AnyRecord::Answer(a) => {
            let item = look
                .guidance
                .item(&a.item)
                .map_or(a.item.as_str(), |i| i.short.as_str());
            match answers::subject(look, Subject::of(a)) {
                who if who.is_empty() => item.to_owned(),
                who => format!("{item}: {who}"),
            }
        }
        AnyRecord::Interaction(i) => {
            let on =
                i.on.map_or_else(String::new, |on| format!(", {}", words::day(on)));
            format!("Talk with {}{on}", look.partner(i.partner))
        }
        AnyRecord::SurveyResponse(r) => {
            let item = look.guidance.item(&r.item).map_or("", |i| i.short.as_str());
            let wave = look.plan.get(r.wave).map_or("", |w| w.name.trim());
            format!("{wave}: {item}")
        }
        AnyRecord::Contact(c) => {
            format!("{}, {}", words::or_dash(&c.name), look.partner(c.partner))
        }
        AnyRecord::Meeting(m) => {
            let on =
                m.on.map_or_else(String::new, |on| format!(", {}", words::day(on)));
            format!("{}{on}", meeting_name(m))
        }
        other => naming::name_of(look.plan, other),
    }
}

/// The records that are part of the plan but of no page: files, snapshots.
pub(in crate::report) fn kept(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut grid = Grid::new("The plan as it was", &[("Snapshot", 5.0), ("Day", 2.0)]);
    for snapshot in look.plan.snapshots.iter() {
        grid.row([cell(&snapshot.name), words::on(snapshot.on)]);
    }
    blocks.extend(grid.block());
    let mut of: BTreeMap<Key, String> = BTreeMap::new();
    for agreement in look.plan.agreements.iter() {
        of.insert(Key::of(agreement.id), agreement.title.trim().to_owned());
    }
    let mut grid = Grid::new(
        "Files kept in the plan",
        &[("File", 4.0), ("Belongs to", 4.0)],
    );
    for file in look.plan.attachments.iter() {
        let agreement = file.agreement.and_then(|id| of.get(&Key::of(id)).cloned());
        let meeting = file
            .meeting
            .and_then(|id| look.plan.get(id))
            .map(meeting_name);
        let belongs = agreement.or(meeting).unwrap_or_default();
        grid.row([cell(&file.name), cell(&belongs)]);
    }
    blocks.extend(grid.block());
    blocks
}

/// How figures are counted, for those who want to check one.
pub(in crate::report) fn definitions(_: &Look<'_>) -> Vec<Block> {
    const ALL: &[(&str, &str)] = &[
        (
            "Levels of partnership",
            "Four levels in order: networking, cooperation, collaboration, integration. They are ordered, not measured: the middle of several is told (the lower of two), never a mean. A gap is intended minus today, from −3 to +3; 0 is what was intended. No level is better than another.",
        ),
        (
            "The network",
            "Partners are points, links are lines; several kinds of link between the same two count once. Density is 2m ÷ (n(n − 1)). Degree centralization is Σ(most − each) ÷ ((n − 1)(n − 2)). Betweenness is divided by (n − 1)(n − 2) ÷ 2. Transitivity is 3 × triangles ÷ pairs of links that meet.",
        ),
        (
            "Surveys",
            "Answers from 1 to 5; mean to one decimal, rounded by hand (2.95 becomes 3.0); standard deviation over n − 1. With fewer than five sheets, nothing is shown item by item in a shared edition.",
        ),
        (
            "Agreement in the room",
            "Fist to five: a fist blocks; consensus in the first round when every hand shows 3 or more. Later rounds may relax the rule, and the rule in force stands beside the count. Gradients: the spread, never a mean; one veto means not agreed; to abstain is not to support. Dots: equal dots share a rank.",
        ),
        (
            "Who does what",
            "Each task has exactly one who answers for it (A) and at least one who does it (R); one may be both.",
        ),
        (
            "Agreements",
            "Completeness is (fully + ½ · partly) ÷ (all − not relevant) over the clauses.",
        ),
        (
            "Measures",
            "From target is (latest − target) ÷ target; since start is (latest − first) ÷ first; a trend is a run of periods in one direction, which a flat period ends. Lower is better changes how a figure is judged, not the figure. The ratio of two groups is one value ÷ the other.",
        ),
        (
            "Power and interest",
            "Each rated from 0 to 100; 50 and more counts as high.",
        ),
        (
            "Actions",
            "Open is neither done nor dropped; overdue is open with a day before today. Dropped actions count nowhere else.",
        ),
        (
            "–",
            "A dash stands for what is not known or can't be counted. It is never nought.",
        ),
    ];
    let mut grid = Grid::new(
        "Definitions",
        &[("Figure", 2.4), ("How it is counted", 7.6)],
    )
    .titled();
    for (name, is) in ALL {
        grid.row([Cell::text(*name), Cell::text(*is)]);
    }
    grid.block().into_iter().collect()
}
