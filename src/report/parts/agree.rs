//! How partners work together: rules, authority, who does what, agreements, communication, power, limits, data.
//! Must not judge an agreement: counsel does.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    insight::{
        agreements::{self, Standing},
        raci::{self, Holder},
    },
    model::{AgreementClause, Formality, Id, RaciLetter, RaciTask},
    report::{
        Block, Callout, Cell, Fact, Span, answers, figures,
        grid::Grid,
        look::{Look, ranked},
        words::{self, blank, cell, on},
    },
};

/// Ground rules, authority, who does what.
pub(in crate::report) fn governance(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = answers::prompts(look, look.guidance.items_under("governance"));
    blocks.extend(ground_rules(look));
    blocks.extend(authority(look));
    blocks.extend(who_does_what(look, true));
    blocks
}

/// The rules by which partners work together.
pub(in crate::report) fn ground_rules(look: &Look<'_>) -> Option<Block> {
    let mut grid = Grid::new(
        "The rules that we keep, and since when",
        &[("Rule", 6.0), ("Agreed on", 2.0)],
    );
    for rule in ranked(look.plan.ground_rules.iter(), |r| (r.rank, r.id.raw())) {
        grid.row([cell(&rule.text), on(rule.agreed_on)]);
    }
    grid.block()
}

/// The same as a part.
pub(in crate::report) fn ground_rules_part(look: &Look<'_>) -> Vec<Block> {
    ground_rules(look).into_iter().collect()
}

/// Who may decide what.
pub(in crate::report) fn authority(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Matter", 3.4),
        ("Who decides", 3.0),
        ("Where that ends", 4.0),
    ];
    let mut grid = Grid::new("Who may decide what", &columns).titled();
    for one in ranked(look.plan.authorities.iter(), |a| (a.rank, a.id.raw())) {
        let who = words::two(&look.person_if(one.person), &look.partner_if(one.partner));
        grid.row([cell(&one.matter), who, cell(&one.limits)]);
    }
    grid.block()
}

/// So many columns of the grid can be read on a page; more of them become a list.
const COLUMNS: usize = 8;

/// The responsibility grid, with its notes or without, and what is wrong with it.
pub(in crate::report) fn who_does_what(look: &Look<'_>, notes: bool) -> Vec<Block> {
    let plan = look.plan;
    let tasks = ranked(plan.raci_tasks.iter(), |t| (t.rank, t.id.raw()));
    if tasks.is_empty() {
        return Vec::new();
    }
    let mut letters: BTreeMap<(Id<RaciTask>, Holder), RaciLetter> = BTreeMap::new();
    let mut holders: BTreeSet<Holder> = BTreeSet::new();
    for column in plan.raci_columns.iter() {
        holders.insert(Holder::of_column(column));
    }
    for one in plan.raci_cells.iter() {
        letters.insert((one.task, Holder::of(one)), one.letter);
        holders.insert(Holder::of(one));
    }
    let caption = "Who does what";
    let definition = "R does it, A answers for it, C is asked before, I is told after. Each task needs exactly one A and at least one R";
    let notes = notes && tasks.iter().any(|t| !blank(&t.notes));
    let mut grid = Grid::new(caption, &[("Task", 3.4)])
        .titled()
        .defined(definition);
    let wide = holders.len() <= COLUMNS;
    if wide {
        for holder in &holders {
            grid.column(holder_name(look, *holder), 1.3);
        }
    } else {
        for title in [
            "Answers for it (A)",
            "Does it (R)",
            "Is asked (C)",
            "Is told (I)",
        ] {
            grid.column(title, 2.2);
        }
    }
    if notes {
        grid.column("Notes", 2.4);
    }
    for task in &tasks {
        let mut row = vec![cell(&task.task)];
        let letter = |holder: &Holder| letters.get(&(task.id, *holder)).copied();
        if wide {
            let letter = |h| Cell::text(letter(h).map_or(words::DASH, RaciLetter::word));
            row.extend(holders.iter().map(letter));
        } else {
            use RaciLetter::{
                Accountable, AccountableResponsible, Consulted, Informed, Responsible,
            };
            let sorts: [&[RaciLetter]; 4] = [
                &[Accountable, AccountableResponsible],
                &[Responsible, AccountableResponsible],
                &[Consulted],
                &[Informed],
            ];
            for sort in sorts {
                let holds = |h: &&Holder| letter(h).is_some_and(|l| sort.contains(&l));
                let names = holders.iter().filter(holds);
                let names: Vec<_> = names.map(|h| holder_name(look, *h)).collect();
                row.push(cell(&names.join(", ")));
            }
        }
        if notes {
            row.push(cell(&task.notes));
        }
        grid.row(row);
    }
    let mut blocks: Vec<Block> = grid.block().into_iter().collect();
    let wrong: Vec<_> = raci::problems(plan)
        .into_iter()
        .map(|problem| {
            let task = problem.task.and_then(|id| plan.get(id));
            let task = task.map_or_else(String::new, |t| format!("{}: ", t.task.trim()));
            format!("{task}{}", words::sentence(&problem.text))
        })
        .collect();
    if !wrong.is_empty() {
        blocks.push(Block::text("Worth a second look in this table:"));
        blocks.push(Block::dots(wrong));
    }
    blocks
}

fn holder_name(look: &Look<'_>, holder: Holder) -> String {
    match holder.name(look.plan).trim() {
        "" if holder.key().is_none() => look.agency(),
        "" => "No name yet".to_owned(),
        name => name.to_owned(),
    }
}

/// All agreements and their clauses.
pub(in crate::report) fn agreements(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    let written = agreements::of_all(plan);
    let mut parties: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for party in plan.agreement_parties.iter() {
        let signed = if party.signed { "signed" } else { "not signed" };
        let of = parties.entry(party.agreement).or_default();
        of.push(format!("{} ({signed})", look.partner(party.partner)));
    }
    let mut clauses: BTreeMap<_, Vec<&AgreementClause>> = BTreeMap::new();
    for clause in ranked(plan.agreement_clauses.iter(), |c| (c.rank, c.id.raw())) {
        clauses.entry(clause.agreement).or_default().push(clause);
    }
    let mut blocks = Vec::new();
    for agreement in ranked(plan.agreements.iter(), |a| (a.rank, a.id.raw())) {
        let counted = written.get(&agreement.id).copied().unwrap_or_default();
        blocks.push(Block::heading(2, words::or_dash(&agreement.title)));
        let mut facts = vec![
            ("Kind", agreement.kind.label().to_owned()),
            ("What for", agreement.purpose.trim().to_owned()),
            (
                "Stands",
                Standing::of(agreement, look.today).label().to_owned(),
            ),
            ("Looked after by", look.person_if(agreement.owner)),
            (
                "Parties",
                parties
                    .get(&agreement.id)
                    .map_or_else(String::new, |p| p.join(", ")),
            ),
        ];
        let days = [
            ("Signed", agreement.signed_on),
            ("Next review", agreement.review_on),
            ("Ends", agreement.expires_on),
        ];
        facts.extend(days.map(|(name, on)| (name, on.map_or_else(String::new, words::day))));
        facts.push(("Notes", agreement.notes.trim().to_owned()));
        let known = facts.into_iter().filter(|(_, is)| !is.is_empty());
        blocks.push(Block::Facts(
            known
                .map(|(name, is)| Fact {
                    name: name.to_owned(),
                    is: vec![Span::plain(is)],
                })
                .collect(),
        ));
        let columns = [("Clause", 2.6), ("What it says", 5.6), ("Written", 1.4)];
        let mut grid = Grid::new(format!("Clauses of “{}”", agreement.title.trim()), &columns)
            .titled()
            .defined(completeness(counted));
        for clause in clauses.get(&agreement.id).into_iter().flatten() {
            grid.row([
                cell(&clause.title),
                cell(&clause.text),
                Cell::text(clause.state.label()),
            ]);
        }
        blocks.extend(grid.block());
    }
    blocks
}

/// How complete an agreement is, with what it was counted from.
pub(in crate::report) fn completeness(counted: agreements::Completeness) -> String {
    format!(
        "Completeness {}: (fully + ½ · partly) ÷ (all − not relevant) over {} clauses that count; {} fully, {} partly, {} not yet, {} not relevant",
        counted.percent(),
        counted.relevant(),
        counted.full,
        counted.partly,
        counted.none,
        counted.not_relevant
    )
}

/// Who hears what from us, what each shares about itself, grievances.
pub(in crate::report) fn communication(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = answers::prompts(look, look.guidance.items_under("communication"));
    blocks.extend(communication_plan(look));
    let columns = [
        ("Partner", 2.8),
        ("What it shares", 3.4),
        ("With whom and how", 3.4),
        ("Shared", 1.0),
    ];
    let mut grid = Grid::new("What each partner tells about itself", &columns);
    let mut shared = ranked(look.plan.shared_information.iter(), |s| {
        (s.rank, s.id.raw())
    });
    shared.sort_by_cached_key(|s| look.partner(s.partner).to_lowercase());
    for one in shared {
        grid.row([
            Cell::text(look.partner(one.partner)),
            cell(&one.what),
            cell(&one.how),
            Cell::text(if one.shared { "Yes" } else { "Not yet" }),
        ]);
    }
    blocks.extend(grid.block());
    blocks.extend(grievances(look));
    blocks
}

/// Who hears what from us.
pub(in crate::report) fn communication_plan(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Who hears it", 2.6),
        ("What", 3.4),
        ("How", 2.6),
        ("How often", 1.5),
        ("Who sees to it", 2.0),
    ];
    let mut grid = Grid::new("Communication plan", &columns).titled();
    for one in ranked(look.plan.communication_items.iter(), |c| {
        (c.rank, c.id.raw())
    }) {
        let formality = match one.formality {
            Formality::Formal => "Formal",
            Formality::Informal => "Informal",
        };
        grid.row([
            cell(&one.audience),
            words::with_note(&one.message, &one.notes),
            words::with_note(&one.channel, formality),
            cell(one.cadence.map_or("", |c| c.label())),
            cell(&look.person_if(one.owner)),
        ]);
    }
    grid.block()
}

fn grievances(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Grievance", 3.6),
        ("Raised by", 2.4),
        ("On", 1.8),
        ("How it was settled", 3.4),
        ("Stands", 1.2),
    ];
    let mut grid = Grid::new("Grievances", &columns);
    for one in look.plan.grievances.iter() {
        let settled = one.settled_on.map_or_else(String::new, words::day);
        grid.row([
            cell(&one.text),
            cell(&look.partner_if(one.partner)),
            on(one.raised_on),
            words::with_note(&one.settlement, &settled),
            Cell::text(one.status.label()),
        ]);
    }
    grid.block()
}

/// Who decides, and how power works.
pub(in crate::report) fn power(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = answers::prompts(look, look.guidance.items_under("power"));
    blocks.extend(figures::power(look));
    blocks.extend(quarters(look));
    blocks.extend(self_check(look));
    blocks
}

/// Who lies in which quarter.
fn quarters(look: &Look<'_>) -> Option<Block> {
    use crate::insight::power::standings;
    use crate::model::Quarter;
    let all = standings(look.plan);
    let columns = [
        ("Quarter", 2.4),
        ("What it says", 3.0),
        ("Partners, the most influence first", 6.0),
    ];
    let mut grid = Grid::new("Who lies in which quarter", &columns).titled();
    if all.rated.is_empty() {
        return None;
    }
    for quarter in Quarter::ALL {
        let here = all.rated.iter().filter(|s| s.quarter() == quarter);
        let names: Vec<_> = here
            .map(|s| {
                let (power, interest) = (words::number(s.influence), words::number(s.interest));
                format!("{} ({power}/{interest})", look.partner(s.partner))
            })
            .collect();
        grid.row([
            Cell::text(figures::quarter(look, quarter)),
            Cell::text(quarter.meaning()),
            cell(&names.join(", ")),
        ]);
    }
    grid.defined(
        "In brackets: influence and interest, each from 0 to 100; 50 and more counts as high",
    )
    .block()
}

/// What people said about themselves; personal, so in the full edition only.
fn self_check(look: &Look<'_>) -> Option<Block> {
    if !look.is_full() {
        return None;
    }
    let columns = [
        ("Person", 2.4),
        ("Statement", 4.0),
        ("Answer", 1.2),
        ("Note", 3.6),
    ];
    let mut grid = Grid::new("How we see ourselves", &columns);
    // Person by person, each in the order of the questions.
    let mut rows = Vec::new();
    for item in look.guidance.items_under("power.self") {
        for (about, answer) in look.index.answered(look.plan, &item.id) {
            let who = answers::subject(look, about);
            let row = [
                cell(&who),
                Cell::text(&item.wording),
                cell(&answers::choice(item, answer)),
                words::two(&answer.text, &answer.note),
            ];
            rows.push((who, row));
        }
    }
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    for (_, row) in rows {
        grid.row(row);
    }
    grid.block()
}

/// Healthy limits, and what nobody gives up.
pub(in crate::report) fn boundaries(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let items = look.guidance.items_under("boundary");
    blocks.extend(answers::table(look, "Healthy limits", items));
    let columns = [("Who", 2.6), ("What they won't give up", 4.4), ("Why", 4.0)];
    let mut grid = Grid::new("Non-negotiables", &columns);
    for one in ranked(look.plan.non_negotiables.iter(), |n| (n.rank, n.id.raw())) {
        let who = one
            .partner
            .0
            .map_or_else(|| look.agency(), |id| look.partner(id));
        grid.row([Cell::text(who), cell(&one.text), cell(&one.reason)]);
    }
    blocks.extend(grid.block());
    blocks
}

/// Where data come from, and what becomes of them.
pub(in crate::report) fn data(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = answers::prompts(look, look.guidance.items_under("data"));
    blocks.extend(data_sources(look));
    blocks
}

/// The sources of data.
pub(in crate::report) fn data_sources(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("What data", 2.4),
        ("From", 2.2),
        ("Renewed", 1.4),
        ("How kept", 2.0),
        ("Privacy", 2.6),
        ("Why, and how used", 2.8),
        ("Shared back", 2.2),
    ];
    let mut grid = Grid::new("Sources of data", &columns).titled();
    for one in ranked(look.plan.data_sources.iter(), |d| (d.rank, d.id.raw())) {
        grid.row([
            cell(&one.what),
            words::two(&look.partner_if(one.partner), &one.origin),
            cell(one.refresh.map_or("", |c| c.label())),
            cell(&one.storage),
            cell(&one.privacy),
            words::two(&one.purpose, &one.used_for),
            cell(&one.shared_back),
        ]);
    }
    grid.block()
}

/// A sentence that must be read.
pub(in crate::report) fn warning(text: &str) -> Block {
    Block::Callout(Callout::Warning, vec![Span::plain(text)])
}
