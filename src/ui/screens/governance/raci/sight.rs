//! What the grid shows: columns, rows, letters and problems, looked up once per revision of the plan.
//! Must not know how a cell is drawn.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    insight::raci::{Holder, problems},
    model::{Category, Id, PartnerStatus, RaciCell, RaciLetter, RaciTask},
    ui::{Ctx, screens::names, widgets::Severity},
};

/// A column.
pub(super) struct Column {
    pub(super) holder: Holder,
    pub(super) name: String,
    pub(super) category: Option<Category>,
    /// How many letters stand in it.
    pub(super) letters: usize,
    /// It was asked for, so that it stays without letters.
    pub(super) kept: bool,
    /// What is worth a second look, in plain words.
    pub(super) problems: Vec<String>,
}

/// One problem of a row.
pub(super) struct Flaw {
    pub(super) severity: Severity,
    pub(super) text: String,
    pub(super) holders: Vec<Holder>,
}

/// A row.
pub(super) struct Row {
    pub(super) task: Id<RaciTask>,
    pub(super) name: String,
    pub(super) flaws: Vec<Flaw>,
    /// Who makes it pass: their columns may be out of sight.
    pub(super) held_by: String,
}

impl Row {
    /// The worst of its problems, and all of them in one line; `None` when all is well.
    pub(super) fn told(&self) -> Option<(Severity, String)> {
        let worst = self.flaws.iter().map(|flaw| flaw.severity).max()?;
        let texts: Vec<&str> = self.flaws.iter().map(|flaw| flaw.text.as_str()).collect();
        Some((worst, texts.join(" · ")))
    }

    /// The worst problem that the letter of this column has a part in.
    pub(super) fn concerns(&self, holder: Holder) -> Option<&Flaw> {
        let here = self.flaws.iter().filter(|f| f.holders.contains(&holder));
        here.max_by_key(|flaw| flaw.severity)
    }
}

/// The grid of one revision.
#[derive(Default)]
pub(super) struct Sight {
    key: Option<(u64, bool)>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// How many tasks there are, shown or not.
    pub(super) tasks: usize,
    /// How many tasks have a problem that breaks the rules.
    pub(super) broken: usize,
    letters: HashMap<(Id<RaciTask>, Holder), (Id<RaciCell>, RaciLetter)>,
    /// Who can still become a column.
    pub(super) others: Vec<(Holder, String)>,
}

impl Sight {
    /// Brings it up to the plan.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>, only_flawed: bool) {
        let key = (ctx.revision, only_flawed);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let mut counts: BTreeMap<Holder, usize> = BTreeMap::new();
        counts.insert(Holder::Agency, 0);
        let asked_for = ctx.plan.raci_columns.iter().map(Holder::of_column);
        let kept: BTreeSet<Holder> = asked_for.collect();
        counts.extend(kept.iter().map(|holder| (*holder, 0)));
        self.letters.clear();
        for cell in ctx.plan.raci_cells.iter() {
            let holder = Holder::of(cell);
            *counts.entry(holder).or_default() += 1;
            self.letters
                .insert((cell.task, holder), (cell.id, cell.letter));
        }
        let mut letters: HashMap<Id<RaciTask>, Vec<(Holder, RaciLetter)>> = HashMap::new();
        for cell in ctx.plan.raci_cells.iter() {
            let row = letters.entry(cell.task).or_default();
            row.push((Holder::of(cell), cell.letter));
        }
        let mut of_row: HashMap<Id<RaciTask>, Vec<Flaw>> = HashMap::new();
        let mut of_column: HashMap<Holder, Vec<String>> = HashMap::new();
        for problem in problems(ctx.plan) {
            if let Some(task) = problem.task {
                let severity = if problem.rule.is_error() {
                    Severity::Problem
                } else {
                    Severity::Warning
                };
                of_row.entry(task).or_default().push(Flaw {
                    severity,
                    text: problem.text,
                    holders: problem.holders,
                });
            } else {
                for holder in problem.holders {
                    let told = of_column.entry(holder).or_default();
                    told.push(problem.text.clone());
                }
            }
        }
        self.columns = counts
            .into_iter()
            .map(|(holder, letters)| {
                let mut problems = of_column.remove(&holder).unwrap_or_default();
                let name = shown_name(ctx, holder);
                if holder.has_left(ctx.plan) {
                    problems.push(format!("{name} has left"));
                }
                Column {
                    holder,
                    name,
                    category: category(ctx, holder),
                    letters,
                    kept: kept.contains(&holder),
                    problems,
                }
            })
            .collect();
        // Our agency first, then partners, then people, each by name.
        self.columns
            .sort_by_cached_key(|c| (class(c.holder), c.name.to_lowercase(), c.holder));
        let mut tasks: Vec<_> = ctx.plan.raci_tasks.iter().collect();
        tasks.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        self.tasks = tasks.len();
        let rows = tasks.into_iter().map(|task| Row {
            task: task.id,
            name: if task.task.trim().is_empty() {
                "Unnamed task".to_owned()
            } else {
                names::brief(&task.task).into_owned()
            },
            flaws: of_row.remove(&task.id).unwrap_or_default(),
            held_by: held_by(ctx, letters.get(&task.id).map_or(&[], Vec::as_slice)),
        });
        self.rows = rows.collect();
        let is_broken = |row: &&Row| row.flaws.iter().any(|f| f.severity == Severity::Problem);
        self.broken = self.rows.iter().filter(is_broken).count();
        if only_flawed {
            self.rows.retain(|row| !row.flaws.is_empty());
        }
        self.others = self.find_others(ctx);
    }

    fn find_others(&self, ctx: &Ctx<'_>) -> Vec<(Holder, String)> {
        let there: BTreeSet<Holder> = self.columns.iter().map(|c| c.holder).collect();
        let partners = ctx.plan.partners.iter();
        let partners = partners
            .filter(|p| p.status != PartnerStatus::Ended)
            .map(|p| (Holder::Partner(p.id), names::partner(p).to_owned()));
        let people = ctx.plan.participants.iter();
        let people = people.map(|p| (Holder::Person(p.id), person_with_role(&p.name, &p.role)));
        let mut others: Vec<_> = partners
            .chain(people)
            .filter(|(holder, _)| !there.contains(holder))
            .collect();
        others.sort_by_cached_key(|(holder, name)| (class(*holder), name.to_lowercase(), *holder));
        others
    }

    /// The letter where a task and a column meet.
    pub(super) fn letter(
        &self,
        task: Id<RaciTask>,
        holder: Holder,
    ) -> Option<(Id<RaciCell>, RaciLetter)> {
        self.letters.get(&(task, holder)).copied()
    }

    /// Position of a task among the rows shown.
    pub(super) fn row_of(&self, task: Id<RaciTask>) -> Option<usize> {
        self.rows.iter().position(|row| row.task == task)
    }

    /// Position of a column.
    pub(super) fn column_of(&self, holder: Holder) -> Option<usize> {
        self.columns.iter().position(|c| c.holder == holder)
    }

    /// The whole grid as text for a spreadsheet.
    pub(super) fn as_text(&self) -> String {
        let mut text = String::from("Task");
        for column in &self.columns {
            text.push('\t');
            text.push_str(&column.name);
        }
        for row in &self.rows {
            text.push('\n');
            text.push_str(&row.name);
            for column in &self.columns {
                text.push('\t');
                if let Some((_, letter)) = self.letter(row.task, column.holder) {
                    text.push_str(letter.word());
                }
            }
        }
        text
    }
}

/// “A: Dana Reyes · R: Court, Safe Harbor”.
fn held_by(ctx: &Ctx<'_>, letters: &[(Holder, RaciLetter)]) -> String {
    use RaciLetter::{Accountable, AccountableResponsible, Responsible};
    let told = [
        (AccountableResponsible, "A and R"),
        (Accountable, "A"),
        (Responsible, "R"),
    ]
    .into_iter()
    .filter_map(|(wanted, words)| {
        let here = letters.iter().filter(|(_, letter)| *letter == wanted);
        let mut names: Vec<String> = here.map(|(holder, _)| shown_name(ctx, *holder)).collect();
        names.sort();
        (!names.is_empty()).then(|| format!("{words}: {}", names.join(", ")))
    });
    told.collect::<Vec<_>>().join(" · ")
}

fn class(holder: Holder) -> u8 {
    match holder {
        Holder::Agency => 0,
        Holder::Partner(_) => 1,
        Holder::Person(_) => 2,
    }
}

fn category(ctx: &Ctx<'_>, holder: Holder) -> Option<Category> {
    match holder {
        Holder::Partner(id) => ctx.plan.get(id).map(|p| p.category),
        Holder::Agency | Holder::Person(_) => None,
    }
}

fn shown_name(ctx: &Ctx<'_>, holder: Holder) -> String {
    let name = holder.name(ctx.plan);
    match holder {
        Holder::Partner(id) if name.trim().is_empty() => {
            let partner = ctx.plan.get(id);
            partner.map_or_else(String::new, |p| names::partner(p).to_owned())
        }
        Holder::Person(_) if name.trim().is_empty() => "Unnamed person".to_owned(),
        _ => names::brief(&name).into_owned(),
    }
}

fn person_with_role(name: &str, role: &str) -> String {
    let name = match name.trim() {
        "" => "Unnamed person",
        name => name,
    };
    match role.trim() {
        "" => format!("{name} (person)"),
        role => format!("{name} ({role})"),
    }
}
