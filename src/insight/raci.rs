//! The rules of the responsibility grid: exactly one accountable, at least one responsible, and what is worth
//! a second look.
//! Must not know how the grid is drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::text;
use crate::model::{
    Id, Key, Participant, Partner, PartnerStatus, Plan, RaciCell, RaciColumn, RaciLetter, RaciTask,
};

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
    /// The rule.
    pub rule: Rule,
    /// The columns whose letters make it; empty where a letter is missing.
    pub holders: Vec<Holder>,
    /// What is wrong, in plain words.
    pub text: String,
}

impl Problem {
    /// The one partner or person that the problem is about, if it is about one.
    pub fn about(&self) -> Option<Key> {
        let one = matches!(self.rule, Rule::Overloaded | Rule::Departed);
        self.holders.first().filter(|_| one)?.key()
    }
}

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// Our agency: a cell that names neither partner nor person.
    Agency,
    /// A partner.
    Partner(Id<Partner>),
    /// A person.
    Person(Id<Participant>),
}

impl Holder {
    /// Whose cell it is.
    pub fn of(cell: &RaciCell) -> Self {
        let partner = cell.partner.0.map(Self::Partner);
        partner
            .or(cell.person.0.map(Self::Person))
            .unwrap_or(Self::Agency)
    }

    /// Who a column asked for is about.
    pub fn of_column(column: &RaciColumn) -> Self {
        let partner = column.partner.0.map(Self::Partner);
        partner
            .or(column.person.0.map(Self::Person))
            .unwrap_or(Self::Agency)
    }

    /// The record of a partner or person.
    pub const fn key(self) -> Option<Key> {
        match self {
            Self::Agency => None,
            Self::Partner(id) => Some(Key::of(id)),
            Self::Person(id) => Some(Key::of(id)),
        }
    }

    /// What it is called; empty for a partner or person without a name.
    pub fn name(self, plan: &Plan) -> String {
        match self {
            Self::Agency => {
                let header = plan.header.iter().next();
                let named = |name: &str| (!name.trim().is_empty()).then(|| name.trim().to_owned());
                header
                    .and_then(|h| named(&h.agency_short).or_else(|| named(&h.agency)))
                    .unwrap_or_else(|| "Our agency".to_owned())
            }
            Self::Partner(id) => plan.get(id).map(|p| p.name.clone()).unwrap_or_default(),
            Self::Person(id) => plan.get(id).map(|p| p.name.clone()).unwrap_or_default(),
        }
    }

    /// Whether it is a partner that has left.
    pub fn has_left(self, plan: &Plan) -> bool {
        let Self::Partner(id) = self else {
            return false;
        };
        plan.get(id)
            .is_some_and(|p| p.status == PartnerStatus::Ended)
    }
}

/// From so many tasks on, most of them in one hand are too many.
const MANY_TASKS: usize = 4;

/// The problems of the grid, row by row in the grid's order, then column by column.
pub fn problems(plan: &Plan) -> Vec<Problem> {
    let mut cells: BTreeMap<Id<RaciTask>, BTreeSet<(Holder, RaciLetter)>> = BTreeMap::new();
    let mut columns: BTreeSet<Holder> = BTreeSet::new();
    for cell in plan.raci_cells.iter() {
        let holder = Holder::of(cell);
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
            let name = holder.name(plan);
            let who = text::brief(&name);
            let text = format!(
                "{who} is accountable or responsible for {count} of {} tasks",
                tasks.len()
            );
            found.push(Problem {
                task: None,
                rule: Rule::Overloaded,
                holders: vec![holder],
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
    let mut tell = |rule, holders: Vec<Holder>, text: String| {
        found.push(Problem {
            task: Some(task.id),
            rule,
            holders,
            text,
        });
    };
    let list = |holders: &BTreeSet<Holder>| holders.iter().copied().collect::<Vec<_>>();
    let accountable = with(row, &[A, AR]);
    match accountable.len() {
        0 => tell(
            Rule::NoAccountable,
            Vec::new(),
            "Nobody is accountable".to_owned(),
        ),
        1 => {}
        many => tell(
            Rule::ManyAccountable,
            list(&accountable),
            format!(
                "{} are accountable, and only one should be: {}",
                capital(&text::number(many)),
                names(plan, &accountable)
            ),
        ),
    }
    let responsible = with(row, &[R, AR]);
    match responsible.len() {
        0 => tell(
            Rule::NoResponsible,
            Vec::new(),
            "Nobody is responsible".to_owned(),
        ),
        1 | 2 => {}
        many => tell(
            Rule::ManyResponsible,
            list(&responsible),
            format!(
                "{} are responsible: {}",
                capital(&text::number(many)),
                names(plan, &responsible)
            ),
        ),
    }
    let consulted = with(row, &[C]);
    if consulted.len() * 2 > columns {
        let text = format!(
            "{} of {columns} are consulted: {}",
            consulted.len(),
            names(plan, &consulted)
        );
        tell(Rule::ManyConsulted, list(&consulted), text);
    }
    if !row.is_empty() && with(row, &[I]).is_empty() {
        tell(
            Rule::NobodyInformed,
            Vec::new(),
            "Nobody is informed".to_owned(),
        );
    }
    let holders: BTreeSet<_> = row.iter().map(|(holder, _)| *holder).collect();
    for holder in holders.into_iter().filter(|h| h.has_left(plan)) {
        let text = format!(
            "{} has left but still holds a letter",
            text::brief(&holder.name(plan))
        );
        tell(Rule::Departed, vec![holder], text);
    }
}

fn names(plan: &Plan, holders: &BTreeSet<Holder>) -> String {
    let names: Vec<_> = holders
        .iter()
        .map(|h| text::brief(&h.name(plan)).into_owned())
        .collect();
    text::names(&names)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}
