//! What lasts: reviews and markers, measures, trust, wins, stories, improvement; and what it takes in our agency.
//! Must not print a story for which there is no consent.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    guidance::Item,
    insight::{Subject, measures, roles, text},
    model::{AgencyRole, Edition, Measure, Story, StoryConsent},
    report::{
        Block, Cell, Span, answers, figures,
        grid::Grid,
        look::{Look, ranked},
        parts::purpose,
        words::{self, blank, cell, on},
    },
};

/// Reviews, markers over time, and the questions on them.
pub(in crate::report) fn evaluation(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = answers::prompts(look, look.guidance.items_under("evaluation"));
    blocks.extend(answers::followed(
        look,
        "Markers of a strong partnership",
        "marker",
    ));
    blocks.extend(reviews(look));
    blocks
}

fn reviews(look: &Look<'_>) -> Option<Block> {
    let mut all: Vec<_> = look.plan.reviews.iter().collect();
    all.sort_by_key(|r| (std::cmp::Reverse(r.on), r.id));
    let columns = [
        ("Day", 1.6),
        ("About", 2.0),
        ("What works", 2.8),
        ("What doesn't", 2.8),
        ("What nobody intended", 2.4),
        ("What will change", 2.8),
    ];
    let mut grid = Grid::new("Looking back, latest first", &columns);
    for review in all {
        let about = review
            .partner
            .0
            .map_or_else(|| "The partnership".to_owned(), |id| look.partner(id));
        grid.row([
            on(review.on),
            Cell::text(about),
            cell(&review.working),
            cell(&review.not_working),
            cell(&review.unintended),
            cell(&review.change),
        ]);
    }
    grid.block()
}

/// Measures: the table, the charts, the groups, and how results are used.
pub(in crate::report) fn measures(look: &Look<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = purpose::measures(look).into_iter().collect();
    let all = ranked(look.plan.measures.iter(), |m| (m.rank, m.id.raw()));
    for measure in &all {
        blocks.extend(figures::measure(look, measure));
    }
    blocks.extend(disparities(look, &all));
    blocks.extend(about_measures(look, &all));
    blocks.extend(notes_on_values(look, &all));
    let impact = look.guidance.items_under("sustain.impact");
    blocks.extend(answers::table(look, "How results are used", impact));
    blocks
}

/// How groups compare.
pub(in crate::report) fn disparities(look: &Look<'_>, all: &[&Measure]) -> Option<Block> {
    let columns = [
        ("Measure", 3.4),
        ("Group", 2.0),
        ("Its value", 1.8),
        ("Compared with", 2.0),
        ("Its value there", 1.8),
        ("Ratio", 0.9),
    ];
    let mut grid = Grid::new("How groups compare", &columns).defined(
        "Ratio: the group's value ÷ the value of the group that it is compared with, on the latest day that both have. Cases, where told, stand in brackets",
    );
    for measure in all {
        for found in measures::disparities(look.groups(measure.id), &measure.reference) {
            let value = |dated: &measures::Dated| {
                let cases = dated
                    .cases
                    .map_or_else(String::new, |n| format!(" (n = {n})"));
                format!(
                    "{}{cases}\n{}",
                    words::value(Some(dated.value), &measure.unit),
                    words::day(dated.on)
                )
            };
            let reference = if found.reference.is_empty() {
                "Everybody"
            } else {
                &found.reference
            };
            grid.row([
                Cell::text(figures::measure_name(measure)),
                Cell::text(&found.group),
                Cell::text(value(&found.value)),
                Cell::text(reference),
                Cell::text(value(&found.reference_value)),
                Cell::number(words::value(found.ratio, "")),
            ]);
        }
    }
    grid.block()
}

fn about_measures(look: &Look<'_>, all: &[&Measure]) -> Option<Block> {
    let columns = [
        ("Measure", 3.4),
        ("Outcome", 3.4),
        ("Looked after by", 2.2),
        ("Source", 2.4),
        ("Read", 1.6),
        ("Notes", 2.6),
    ];
    let mut grid = Grid::new("Who looks after each measure", &columns).titled();
    for measure in all {
        let outcome = measure.outcome.and_then(|id| look.plan.get(id));
        let source = measure.source.and_then(|id| look.plan.get(id));
        grid.row([
            Cell::text(figures::measure_name(measure)),
            cell(outcome.map_or("", |o| &o.text)),
            cell(&look.person_if(measure.owner)),
            cell(source.map_or("", |s| &s.what)),
            cell(measure.cadence.map_or("", |c| c.label())),
            cell(&measure.notes),
        ]);
    }
    grid.block()
}

fn notes_on_values(look: &Look<'_>, all: &[&Measure]) -> Option<Block> {
    let names: BTreeMap<_, _> = all
        .iter()
        .map(|m| (m.id, figures::measure_name(m)))
        .collect();
    let mut noted: Vec<_> = look
        .plan
        .observations
        .iter()
        .filter(|o| !blank(&o.note))
        .collect();
    noted.sort_by_key(|o| (std::cmp::Reverse(o.on), o.id));
    let columns = [
        ("Day", 1.8),
        ("Measure", 3.6),
        ("Group", 1.8),
        ("Value", 1.4),
        ("Note", 4.4),
    ];
    let mut grid = Grid::new("Notes on single values", &columns);
    for one in noted {
        let unit = look.plan.get(one.measure).map_or("", |m| m.unit.as_str());
        grid.row([
            Cell::text(words::day(one.on)),
            cell(names.get(&one.measure).map_or("", String::as_str)),
            cell(if blank(&one.subgroup) {
                "Everybody"
            } else {
                &one.subgroup
            }),
            Cell::number(words::value(Some(one.value), unit)),
            cell(&one.note),
        ]);
    }
    grid.block()
}

/// Trust, wins, stories, conflicts, the vision, and news spread.
pub(in crate::report) fn trust(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let mut blocks = answers::followed(look, "Trust between us", "sustain.trust");
    blocks.extend(wins(look, plan.wins.iter()));
    let told = stories(look, plan.stories.iter());
    if !told.is_empty() {
        blocks.push(Block::heading(2, "Stories"));
        blocks.extend(told);
    }
    let columns = [
        ("Disagreement", 3.6),
        ("Between", 2.6),
        ("Since", 1.7),
        ("How it was resolved", 3.6),
        ("Stands", 1.2),
    ];
    let mut grid = Grid::new("Disagreements and how they were resolved", &columns);
    for one in plan.conflicts.iter() {
        let settled = one.settled_on.map_or_else(String::new, words::day);
        grid.row([
            cell(&one.text),
            words::two(
                &look.partner_if(one.partner),
                &look.partner_if(one.other_partner),
            ),
            on(one.raised_on),
            words::with_note(&one.resolution, &settled),
            Cell::text(one.status.label()),
        ]);
    }
    blocks.extend(grid.block());
    let mut grid = Grid::new(
        "When the vision was looked at again",
        &[("Day", 1.8), ("What changed", 4.4), ("What stays", 4.4)],
    );
    for one in plan.vision_reviews.iter() {
        grid.row([on(one.on), cell(&one.changed), cell(&one.stays)]);
    }
    blocks.extend(grid.block());
    let columns = [
        ("What", 3.4),
        ("To whom", 2.6),
        ("How", 2.2),
        ("Day", 1.8),
        ("What came back", 3.4),
    ];
    let mut grid = Grid::new("News that we spread", &columns);
    for one in plan.disseminations.iter() {
        grid.row([
            cell(&one.what),
            cell(&one.audience),
            cell(&one.channel),
            on(one.on),
            cell(&one.response),
        ]);
    }
    blocks.extend(grid.block());
    blocks
}

/// Small wins, newest first.
pub(in crate::report) fn wins<'w>(
    look: &Look<'_>,
    all: impl Iterator<Item = &'w crate::model::Win>,
) -> Option<Block> {
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|w| (std::cmp::Reverse(w.on), w.id));
    let columns = [
        ("Win", 4.6),
        ("Day", 1.8),
        ("Thanks to", 2.6),
        ("How it was celebrated", 3.0),
    ];
    let mut grid = Grid::new("Small wins", &columns);
    for win in all {
        grid.row([
            cell(&win.text),
            on(win.on),
            cell(&look.partner_if(win.partner)),
            cell(&win.celebrated),
        ]);
    }
    grid.block()
}

/// Whether a story may be printed in this edition.
pub(in crate::report) fn may_be_told(look: &Look<'_>, story: &Story) -> bool {
    match look.wanted.edition {
        Edition::Full => matches!(story.consent, StoryConsent::Public | StoryConsent::Internal),
        Edition::Shared => story.consent == StoryConsent::Public,
    }
}

/// Stories: those with consent are told; of the others the full edition names the title alone.
pub(in crate::report) fn stories<'s>(
    look: &Look<'_>,
    all: impl Iterator<Item = &'s Story>,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut kept_back = Vec::new();
    for story in all {
        let title = words::or_dash(&story.title);
        if !may_be_told(look, story) {
            kept_back.push(format!(
                "{title} – consent: {}",
                text::lower(story.consent.label())
            ));
            continue;
        }
        let consent = match story.consent_on {
            Some(on) => format!("{}, {}", story.consent.label(), words::day(on)),
            None => story.consent.label().to_owned(),
        };
        let facts = [
            ("Told by", story.told_by.trim().to_owned()),
            ("Day", story.on.map_or_else(String::new, words::day)),
            ("Consent", consent),
        ];
        let known = facts.into_iter().filter(|(_, is)| !is.is_empty());
        let known: Vec<_> = known.map(|(name, is)| format!("{name}: {is}")).collect();
        blocks.push(Block::Paragraph(vec![
            Span::strong(title),
            Span::plain(format!("\n{}", story.text.trim())),
            Span::quiet(format!("\n{}", known.join(" · "))),
        ]));
    }
    if look.is_full() && !kept_back.is_empty() {
        blocks.push(Block::text(
            "Stories that are not printed, since there is no consent for it:",
        ));
        blocks.push(Block::dots(kept_back));
    }
    blocks
}

/// Service gaps and rounds of plan, do, check, act.
pub(in crate::report) fn improvement(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let mut blocks = Vec::new();
    let items = look.guidance.items_under("improvement");
    blocks.extend(answers::table(look, "How we learn", items));
    let columns = [
        ("Gap", 3.6),
        ("Team", 2.6),
        ("What they do", 3.8),
        ("Stands", 1.2),
    ];
    let mut grid = Grid::new("Gaps in services", &columns);
    for gap in ranked(plan.service_gaps.iter(), |g| (g.rank, g.id.raw())) {
        grid.row([
            cell(&gap.gap),
            cell(&gap.team),
            cell(&gap.action),
            Cell::text(gap.status.label()),
        ]);
    }
    blocks.extend(grid.block());
    let columns = [
        ("What is to improve", 2.6),
        ("Stage", 1.2),
        ("Plan", 2.6),
        ("Do", 2.6),
        ("Check", 2.6),
        ("Act", 2.6),
        ("From, to", 1.8),
    ];
    let mut grid = Grid::new("Rounds of plan, do, check, act", &columns).titled();
    for cycle in ranked(plan.improvement_cycles.iter(), |c| (c.rank, c.id.raw())) {
        let days =
            [cycle.started_on, cycle.ended_on].map(|on| on.map_or_else(String::new, words::day));
        grid.row([
            cell(&cycle.aim),
            Cell::text(cycle.stage.label()),
            cell(&cycle.plan),
            cell(&cycle.done),
            cell(&cycle.checked),
            cell(&cycle.acted),
            words::two(&days[0], &days[1]),
        ]);
    }
    blocks.extend(grid.block());
    blocks
}

/// Who of our agency holds which role.
pub(in crate::report) fn roles(look: &Look<'_>) -> Vec<Block> {
    let columns = [
        ("Role", 2.4),
        ("Person", 2.4),
        ("For the partnership with", 3.4),
        ("Since", 1.8),
        ("Notes", 3.0),
    ];
    let held = roles::Roles::of(look.plan);
    let covered: Vec<String> = AgencyRole::ALL
        .iter()
        .map(|role| {
            let of = words::of(held.covered(*role), held.at_table.len());
            format!("{} {of}", text::lower(role.label()))
        })
        .collect();
    let mut grid = Grid::new("Who of our agency holds which role", &columns).defined(format!(
        "Partnerships at the table in which somebody holds the role: {}",
        covered.join("; ")
    ));
    let mut all: Vec<_> = look.plan.role_holders.iter().collect();
    all.sort_by_key(|h| (AgencyRole::ALL.iter().position(|r| *r == h.role), h.id));
    for holder in all {
        let partner = holder
            .partner
            .0
            .map_or_else(|| "All".to_owned(), |id| look.partner(id));
        grid.row([
            Cell::text(holder.role.label()),
            cell(&look.person_if(holder.person)),
            Cell::text(partner),
            on(holder.since),
            cell(&holder.notes),
        ]);
    }
    grid.block().into_iter().collect()
}

/// Competencies: how many stand on which step; in the full edition also who, and what was noted.
pub(in crate::report) fn competencies(look: &Look<'_>) -> Vec<Block> {
    let items: Vec<&Item> = look.guidance.items_under("competency").collect();
    let ids: Vec<&str> = items.iter().map(|i| i.id.as_str()).collect();
    let rated = roles::rated(look.plan, look.index, &ids);
    let latest = |item: &Item, about: Subject| {
        let answer = look.index.answer(look.plan, &item.id, about)?;
        Some((answer, answer.rating?))
    };
    let columns = [
        ("Competency", 5.4),
        ("1 · 2 · 3 · 4 · 5", 2.0),
        ("Rated", 1.0),
    ];
    let mut grid = Grid::new("Competencies: how many stand on each step", &columns).titled().defined(
        "Latest rating of each person in each role: 1 new to this, 2 still learning, 3 can do it with help, 4 can do it alone, 5 can coach others. No mean is taken",
    );
    for item in &items {
        let mut counts = [0_usize; 5];
        for one in &rated {
            let step = latest(item, one.subject()).and_then(|(_, r)| usize::try_from(r - 1).ok());
            if let Some(count) = step.and_then(|at| counts.get_mut(at)) {
                *count += 1;
            }
        }
        let n: usize = counts.iter().sum();
        let small = (1..crate::insight::survey::SMALL_GROUP as usize).contains(&n);
        if n == 0 {
            continue;
        }
        let spread = if small && !look.is_full() {
            "Fewer than 5 rated".to_owned()
        } else {
            counts.map(|c| c.to_string()).join(" · ")
        };
        grid.row([
            Cell::text(&item.wording),
            Cell::text(spread),
            Cell::number(n.to_string()),
        ]);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    if !look.is_full() {
        return blocks;
    }
    blocks.extend(by_person(look, &items, &rated));
    blocks.extend(earlier_notes(look, &items));
    blocks
}

/// Who stands where, person by person; their notes beside it.
fn by_person(look: &Look<'_>, items: &[&Item], rated: &[roles::Rated]) -> Option<Block> {
    let columns = [("Who", 2.4), ("Latest ratings, 1 to 5", 9.0)];
    let mut grid = Grid::new("Competencies, person by person", &columns).titled();
    for one in rated {
        let about = one.subject();
        let mut ratings = Vec::new();
        let mut notes = Vec::new();
        let mut days = BTreeSet::new();
        for item in items {
            let Some(answer) = look.index.answer(look.plan, &item.id, about) else {
                continue;
            };
            if let Some(rating) = answer.rating {
                ratings.push(format!("{} {rating}", text::lower(&item.short)));
                days.extend(answer.on);
            }
            let said = [answer.text.trim(), answer.note.trim()];
            for said in said.into_iter().filter(|t| !blank(t)) {
                notes.push(format!(
                    "{}: {}",
                    text::lower(&item.short),
                    words::sentence(said)
                ));
            }
        }
        let days: Vec<_> = days.into_iter().map(words::day).collect();
        let who = words::or_dash(&answers::subject(look, about)).to_owned();
        let lines = [
            ("Rated", ratings.join(", ")),
            ("On", text::some_names(&days, 4)),
            ("Notes", notes.join(" ")),
        ];
        grid.lines(&who, lines);
    }
    grid.block()
}

/// What was noted with an earlier rating: the latest stand in the tables above.
fn earlier_notes(look: &Look<'_>, items: &[&Item]) -> Option<Block> {
    let columns = [
        ("Who", 2.6),
        ("Competency", 2.6),
        ("Day", 1.8),
        ("Rating", 2.4),
        ("Note", 3.6),
    ];
    let mut grid = Grid::new("Notes on earlier ratings", &columns);
    for item in items {
        for (about, last) in look.index.answered(look.plan, &item.id) {
            for answer in look.index.answers(look.plan, &item.id, about) {
                if answer.id == last.id || blank(&answer.note) && blank(&answer.text) {
                    continue;
                }
                grid.row([
                    cell(&answers::subject(look, about)),
                    Cell::text(&item.short),
                    on(answer.on),
                    cell(&answers::choice(item, answer)),
                    words::two(&answer.text, &answer.note),
                ]);
            }
        }
    }
    grid.block()
}

/// What makes partnerships last.
pub(in crate::report) fn lasting(look: &Look<'_>) -> Vec<Block> {
    let under = |prefix: &'static str| look.guidance.items_under(prefix);
    let mut blocks = Vec::new();
    blocks.extend(answers::table(
        look,
        "Governance that lasts",
        under("sustain.governance"),
    ));
    blocks.extend(answers::table(
        look,
        "Ways that last",
        under("sustain.general"),
    ));
    blocks.extend(answers::table(
        look,
        "Partnering inside our agency",
        under("institution"),
    ));
    blocks.extend(answers::prompts(look, under("sustain.reflection")));
    blocks
}
