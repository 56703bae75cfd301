//! The rows of the tree, in order: worked out once per change of the plan or of what is folded.
//! Must not know how a row is drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    insight::actions::{Rollup, Rollups, rollups},
    model::{Action, Goal, Id, Key, Kind, Objective},
    ui::Ctx,
};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// A goal.
    Goal(Id<Goal>),
    /// An objective.
    Objective(Id<Objective>),
    /// An action.
    Action(Id<Action>),
    /// The head of the actions that serve no objective.
    Loose,
    /// The line that adds an action to an objective, or to none.
    AddAction(Option<Id<Objective>>),
    /// The line that adds an objective to a goal.
    AddObjective(Id<Goal>),
    /// The line that adds a goal.
    AddGoal,
}

impl Node {
    /// The record that it is about.
    pub(super) const fn key(self) -> Option<Key> {
        match self {
            Self::Goal(id) => Some(Key::of(id)),
            Self::Objective(id) => Some(Key::of(id)),
            Self::Action(id) => Some(Key::of(id)),
            _ => None,
        }
    }
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// What it is about.
    pub(super) node: Node,
    /// How far it is moved in.
    pub(super) depth: usize,
    /// Its number, such as 1.2.3; empty for lines that add.
    pub(super) number: String,
    /// How far it has come, for goals and objectives that have actions.
    pub(super) rollup: Option<Rollup>,
    /// Whether what stands below it is folded away; `None` where nothing can.
    pub(super) folded: Option<bool>,
}

/// The tree as it is shown.
#[derive(Debug)]
pub(super) struct Tree {
    of: Option<u64>,
    folded: BTreeSet<Key>,
    /// Actions without an objective are folded away until they are asked for.
    loose_folded: bool,
    pub(super) rows: Vec<Line>,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            of: None,
            folded: BTreeSet::new(),
            loose_folded: true,
            rows: Vec::new(),
        }
    }
}

impl Tree {
    /// Brings the rows up to date.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>) {
        if self.of == Some(ctx.revision) {
            return;
        }
        self.of = Some(ctx.revision);
        let rollups = rollups(ctx.plan);
        let mut objectives: BTreeMap<Id<Goal>, Vec<&Objective>> = BTreeMap::new();
        for objective in ctx.plan.objectives.iter() {
            objectives
                .entry(objective.goal)
                .or_default()
                .push(objective);
        }
        let mut actions: BTreeMap<Option<Id<Objective>>, Vec<&Action>> = BTreeMap::new();
        for action in ctx.plan.actions.iter() {
            actions.entry(action.objective).or_default().push(action);
        }
        for list in objectives.values_mut() {
            list.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        }
        for list in actions.values_mut() {
            list.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        }
        let mut rows = Rows {
            tree: &*self,
            rollups: &rollups,
            objectives: &objectives,
            actions: &actions,
            lines: Vec::new(),
        };
        let mut goals: Vec<&Goal> = ctx.plan.goals.iter().collect();
        goals.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        for (number, goal) in (1..).zip(goals) {
            rows.goal(number, goal);
        }
        rows.push(Node::AddGoal, 0, String::new(), None, None);
        rows.loose();
        self.rows = rows.lines;
    }

    /// Where the row of a record stands.
    pub(super) fn position(&self, key: Key) -> Option<usize> {
        self.rows.iter().position(|row| row.node.key() == Some(key))
    }

    /// Folds or unfolds what stands below a row.
    pub(super) fn turn(&mut self, node: Node) {
        self.of = None;
        match node.key() {
            Some(key) => {
                if !self.folded.remove(&key) {
                    self.folded.insert(key);
                }
            }
            None => self.loose_folded = !self.loose_folded,
        }
    }

    /// Leaves only the goals.
    pub(super) fn fold_all(&mut self, ctx: &Ctx<'_>) {
        self.of = None;
        self.loose_folded = true;
        let goals = ctx.plan.goals.iter().map(|goal| Key::of(goal.id));
        let objectives = ctx.plan.objectives.iter().map(|o| Key::of(o.id));
        self.folded = goals.chain(objectives).collect();
    }

    /// Shows everything.
    pub(super) fn unfold_all(&mut self) {
        self.of = None;
        self.loose_folded = false;
        self.folded.clear();
    }

    /// Unfolds what a record is under.
    pub(super) fn unfold_to(&mut self, ctx: &Ctx<'_>, key: Key) {
        self.of = None;
        let action = key.typed::<Action>().and_then(|id| ctx.plan.get(id));
        let of_action = action.and_then(|action| action.objective);
        if action.is_some() && of_action.is_none() {
            self.loose_folded = false;
        }
        let objective = key.typed::<Objective>().or(of_action);
        if let Some(objective) = objective.and_then(|id| ctx.plan.get(id)) {
            if of_action.is_some() {
                self.folded.remove(&Key::of(objective.id));
            }
            self.folded.remove(&Key::of(objective.goal));
        }
    }
}

/// The rows while they are put together.
struct Rows<'a> {
    tree: &'a Tree,
    rollups: &'a Rollups,
    objectives: &'a BTreeMap<Id<Goal>, Vec<&'a Objective>>,
    actions: &'a BTreeMap<Option<Id<Objective>>, Vec<&'a Action>>,
    lines: Vec<Line>,
}

impl Rows<'_> {
    fn push(
        &mut self,
        node: Node,
        depth: usize,
        number: String,
        rollup: Option<Rollup>,
        folded: Option<bool>,
    ) {
        self.lines.push(Line {
            node,
            depth,
            number,
            rollup,
            folded,
        });
    }

    fn goal(&mut self, number: usize, goal: &Goal) {
        let folded = self.tree.folded.contains(&Key::of(goal.id));
        let rollup = self.rollups.goals.get(&goal.id).copied();
        let number = number.to_string();
        let node = Node::Goal(goal.id);
        self.push(node, 0, number.clone(), rollup, Some(folded));
        if folded {
            return;
        }
        let objectives = self.objectives.get(&goal.id).into_iter().flatten();
        for (place, objective) in (1..).zip(objectives) {
            self.objective(&format!("{number}.{place}"), objective);
        }
        self.push(Node::AddObjective(goal.id), 1, String::new(), None, None);
    }

    fn objective(&mut self, number: &str, objective: &Objective) {
        let folded = self.tree.folded.contains(&Key::of(objective.id));
        let rollup = self.rollups.objectives.get(&objective.id).copied();
        let node = Node::Objective(objective.id);
        self.push(node, 1, number.to_owned(), rollup, Some(folded));
        if !folded {
            self.actions(Some(objective.id), 2, &format!("{number}."));
        }
    }

    fn actions(&mut self, of: Option<Id<Objective>>, depth: usize, number: &str) {
        let actions = self.actions.get(&of).into_iter().flatten();
        for (place, action) in (1..).zip(actions) {
            let number = format!("{number}{place}");
            self.push(Node::Action(action.id), depth, number, None, None);
        }
        self.push(Node::AddAction(of), depth, String::new(), None, None);
    }

    fn loose(&mut self) {
        let folded = self.tree.loose_folded;
        let count = self.actions.get(&None).map_or(0, Vec::len);
        self.push(Node::Loose, 0, count.to_string(), None, Some(folded));
        if !folded {
            self.actions(None, 1, "–.");
        }
    }
}

/// The words of a record of the tree.
pub(super) fn text<'p>(ctx: &Ctx<'p>, key: Key) -> &'p str {
    let plan = ctx.plan;
    match key.kind {
        Kind::Goal => key
            .typed()
            .and_then(|id| plan.get::<Goal>(id))
            .map(|g| g.text.as_str()),
        Kind::Objective => key
            .typed()
            .and_then(|id| plan.get::<Objective>(id))
            .map(|o| o.text.as_str()),
        _ => key
            .typed()
            .and_then(|id| plan.get::<Action>(id))
            .map(|a| a.text.as_str()),
    }
    .unwrap_or_default()
}
