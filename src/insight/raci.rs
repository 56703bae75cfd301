//! The rules of the responsibility grid: exactly one accountable, at least one responsible, and what is worth
//! a second look.
//! Must not know how the grid is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use crate::model::{Id, Key, Participant, Partner, PartnerStatus, Plan, RaciLetter, RaciTask};

/// What is wrong with a row or a column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Nobody is accountable.
    NoAccountable,
    /// More than one is accountable.
    ManyAccountable,
    /// Nobody is responsible.
    NoResponsible,
    /// More than two are responsible.
    ManyResponsible,
    /// More than half of the columns are consulted.
    ManyConsulted,
    /// Nobody is informed.
    NobodyInformed,
    /// One column is accountable or responsible for most tasks.
    Overloaded,
    /// A partner with a letter has left.
    Departed,
}

impl Rule {
    /// Its id in `roundtable insight`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoAccountable => "raci.no-accountable",
            Self::ManyAccountable => "raci.many-accountable",
            Self::NoResponsible => "raci.no-responsible",
            Self::ManyResponsible => "raci.many-responsible",
            Self::ManyConsulted => "raci.many-consulted",
            Self::NobodyInformed => "raci.nobody-informed",
            Self::Overloaded => "raci.overloaded",
            Self::Departed => "raci.departed",
        }
    }

    /// Whether the grid contradicts its own rules; otherwise it is only worth a second look.
    pub const fn is_error(self) -> bool {
        matches!(
            self,
            Self::NoAccountable | Self::ManyAccountable | Self::NoResponsible
        )
    }
}

/// One problem of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The row; `None` for a problem of a column.
    pub task: Option<Id<RaciTask>>,
    /// The partner or person of the column, for a problem that names one.
    pub holder: Option<Key>,
    /// The rule.
    pub rule: Rule,
    /// What is wrong, in plain words.
    pub text: String,
}

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Holder {
    Partner(Id<Partner>),
    Person(Id<Participant>),
}

impl Holder {
    const fn key(self) -> Key {
        match self {
            Self::Partner(id) => Key::of(id),
            Self::Person(id) => Key::of(id),
        }
    }
}

/// From so many tasks on, most of them in one hand are too many.
const MANY_TASKS: usize = 4;

/// The problems of the grid, row by row in the grid's order, then column by column.
pub fn problems(plan: &Plan) -> Vec<Problem> {
    let mut cells: BTreeMap<Id<RaciTask>, BTreeSet<(Holder, RaciLetter)>> = BTreeMap::new();
    let mut columns: BTreeSet<Holder> = BTreeSet::new();
    for cell in plan.raci_cells.iter() {
        let partner = cell.partner.0.map(Holder::Partner);
        let Some(holder) = partner.or(cell.person.0.map(Holder::Person)) else {
            continue;
        };
        columns.insert(holder);
        let row = cells.entry(cell.task).or_default();
        row.insert((holder, cell.letter));
    }
    let mut tasks: Vec<_> = plan.raci_tasks.iter().collect();
    tasks.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));

    let mut found = Vec::new();
    let mut load: BTreeMap<Holder, usize> = BTreeMap::new();
    let nothing = BTreeSet::new();
    for task in &tasks {
        let row = cells.get(&task.id).unwrap_or(&nothing);
        row_problems(plan, task, row, columns.len(), &mut found);
        for holder in with(row, &[A, R, AR]) {
            *load.entry(holder).or_default() += 1;
        }
    }
    for (holder, count) in load {
        if tasks.len() >= MANY_TASKS && count * 2 > tasks.len() {
            let who = name(plan, holder);
            let text = format!(
                "{who} is accountable or responsible for {count} of {} tasks",
                tasks.len()
            );
            found.push(Problem {
                task: None,
                holder: Some(holder.key()),
                rule: Rule::Overloaded,
                text,
            });
        }
    }
    found
}

use RaciLetter::{
    Accountable as A, AccountableResponsible as AR, Consulted as C, Informed as I, Responsible as R,
};

fn with(row: &BTreeSet<(Holder, RaciLetter)>, letters: &[RaciLetter]) -> BTreeSet<Holder> {
    row.iter()
        .filter(|(_, letter)| letters.contains(letter))
        .map(|(holder, _)| *holder)
        .collect()
}

fn row_problems(
    plan: &Plan,
    task: &RaciTask,
    row: &BTreeSet<(Holder, RaciLetter)>,
    columns: usize,
    found: &mut Vec<Problem>,
) {
    let mut tell_of = |holder: Option<Holder>, rule, text: String| {
        found.push(Problem {
            task: Some(task.id),
            holder: holder.map(Holder::key),
            rule,
            text,
        });
    };
    let mut tell = |rule, text| tell_of(None, rule, text);
    let accountable = with(row, &[A, AR]);
    match accountable.len() {
        0 => tell(Rule::NoAccountable, "Nobody is accountable".to_owned()),
        1 => {}
        many => tell(
            Rule::ManyAccountable,
            format!(
                "{} are accountable, and only one should be: {}",
                capital(&text::number(many)),
                names(plan, &accountable)
            ),
        ),
    }
    let responsible = with(row, &[R, AR]);
    match responsible.len() {
        0 => tell(Rule::NoResponsible, "Nobody is responsible".to_owned()),
        1 | 2 => {}
        many => tell(
            Rule::ManyResponsible,
            format!(
                "{} are responsible: {}",
                capital(&text::number(many)),
                names(plan, &responsible)
            ),
        ),
    }
    let consulted = with(row, &[C]);
    if consulted.len() * 2 > columns {
        let text = format!("{} of {columns} are consulted", consulted.len());
        tell(Rule::ManyConsulted, text);
    }
    if !row.is_empty() && with(row, &[I]).is_empty() {
        tell(Rule::NobodyInformed, "Nobody is informed".to_owned());
    }
    let holders: BTreeSet<_> = row.iter().map(|(holder, _)| *holder).collect();
    for holder in holders {
        let Holder::Partner(id) = holder else {
            continue;
        };
        if plan
            .get(id)
            .is_some_and(|p| p.status == PartnerStatus::Ended)
        {
            let text = format!("{} has left but still holds a letter", name(plan, holder));
            tell_of(Some(holder), Rule::Departed, text);
        }
    }
}

fn names(plan: &Plan, holders: &BTreeSet<Holder>) -> String {
    let names: Vec<_> = holders.iter().map(|h| name(plan, *h)).collect();
    text::names(&names)
}

fn name(plan: &Plan, holder: Holder) -> String {
    match holder {
        Holder::Partner(id) => plan.get(id).map(|p| p.name.clone()),
        Holder::Person(id) => plan.get(id).map(|p| p.name.clone()),
    }
    .unwrap_or_default()
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
