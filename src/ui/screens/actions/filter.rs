//! Which actions are shown: overdue, unowned, never started; of one owner, partner or goal.
//! Must not know whether they are shown as a table or on a board.

use std::collections::BTreeMap;

use egui::Ui;

use crate::{
    insight::actions::{self, Counts},
    model::{Action, ActionStatus, Goal, Id, Participant, Partner, Plan},
    ui::{
        Ctx,
        screens::names,
        tokens::{self, space},
        widgets,
    },
};

/// What the actions are narrowed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Filter {
    overdue: bool,
    unowned: bool,
    never_started: bool,
    owner: Option<Id<Participant>>,
    partner: Option<Id<Partner>>,
    goal: Option<Id<Goal>>,
}

impl Filter {
    /// Whether it lets all through.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it lets an action through.
    pub(super) fn lets(&self, ctx: &Ctx<'_>, action: &Action) -> bool {
        (!self.overdue || actions::is_overdue(action, ctx.today))
            && (!self.unowned || actions::is_unowned(action))
            && (!self.never_started || actions::is_never_started(action, ctx.today))
            && self.of_someone(ctx.plan, action)
    }

    /// Whether it is of the owner, partner and goal picked.
    fn of_someone(&self, plan: &Plan, action: &Action) -> bool {
        let fits_goal = || {
            let objective = action.objective.and_then(|id| plan.get(id));
            objective.map(|objective| objective.goal) == self.goal
        };
        (self.owner.is_none() || action.owner == self.owner)
            && (self.partner.is_none() || action.partner == self.partner)
            && (self.goal.is_none() || fits_goal())
    }
}

/// What the filter lets through, worked out once per change of the plan or filter.
#[derive(Debug, Default)]
pub(super) struct Found {
    of: Option<(u64, jiff::civil::Date, Filter)>,
    /// The actions by status, the soonest due first; what is done, latest first.
    pub(super) columns: [Vec<Id<Action>>; 5],
    /// Counts over the actions of the owner, partner and goal picked.
    counts: Counts,
    owners: Vec<(Id<Participant>, String)>,
    partners: Vec<(Id<Partner>, String)>,
    goals: Vec<(Id<Goal>, String)>,
}

impl Found {
    /// Brings it up to date.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>, filter: &mut Filter) {
        // Undo and delete may have taken away whom it was narrowed to.
        filter.owner = filter
            .owner
            .filter(|id| ctx.plan.participants.contains(*id));
        filter.partner = filter.partner.filter(|id| ctx.plan.partners.contains(*id));
        filter.goal = filter.goal.filter(|id| ctx.plan.goals.contains(*id));
        let of = (ctx.revision, ctx.today, *filter);
        if self.of == Some(of) {
            return;
        }
        self.of = Some(of);
        let all = ctx.plan.actions.iter();
        let theirs = all.filter(|action| filter.of_someone(ctx.plan, action));
        self.counts = actions::counts(theirs, ctx.today);
        self.sort(ctx, filter);
        self.who(ctx);
    }

    fn sort(&mut self, ctx: &Ctx<'_>, filter: &Filter) {
        let mut columns: [Vec<&Action>; 5] = Default::default();
        for action in ctx.plan.actions.iter().filter(|a| filter.lets(ctx, a)) {
            if let Some(column) = columns.get_mut(place(action.status)) {
                column.push(action);
            }
        }
        self.columns = columns.map(|mut column| {
            column.sort_by(|a, b| {
                let later = |a: &Action| std::cmp::Reverse(a.done_on);
                later(a)
                    .cmp(&later(b))
                    .then_with(|| a.due.is_none().cmp(&b.due.is_none()))
                    .then_with(|| a.due.cmp(&b.due))
                    .then_with(|| a.rank.total_cmp(&b.rank))
                    .then_with(|| a.id.cmp(&b.id))
            });
            column.into_iter().map(|action| action.id).collect()
        });
    }

    /// Whom actions can be narrowed to: only those who have one.
    fn who(&mut self, ctx: &Ctx<'_>) {
        let plan = ctx.plan;
        let named = |name: &str| match name.trim() {
            "" => "No name yet".to_owned(),
            name => names::brief(name).into_owned(),
        };
        let mut owners = BTreeMap::new();
        let mut partners = BTreeMap::new();
        for action in plan.actions.iter() {
            if let Some(person) = action.owner.and_then(|id| plan.get(id)) {
                owners.entry(person.id).or_insert(person);
            }
            if let Some(partner) = action.partner.and_then(|id| plan.get(id)) {
                partners.entry(partner.id).or_insert(partner);
            }
        }
        self.owners = owners
            .into_iter()
            .map(|(id, person)| (id, named(&person.name)))
            .collect();
        self.owners
            .sort_by_cached_key(|(_, name)| name.to_lowercase());
        self.partners = partners
            .into_iter()
            .map(|(id, partner)| (id, named(&partner.name)))
            .collect();
        self.partners
            .sort_by_cached_key(|(_, name)| name.to_lowercase());
        let mut goals: Vec<&Goal> = plan.goals.iter().collect();
        goals.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
        self.goals = goals.into_iter().map(|g| (g.id, named(&g.text))).collect();
    }

    /// How many actions are shown.
    pub(super) fn shown(&self) -> usize {
        self.columns.iter().map(Vec::len).sum()
    }

    /// Where an action stands: column and row.
    pub(super) fn place_of(&self, id: Id<Action>) -> Option<(usize, usize)> {
        self.columns.iter().enumerate().find_map(|(column, ids)| {
            let row = ids.iter().position(|other| *other == id)?;
            Some((column, row))
        })
    }
}

/// The column of a status.
pub(super) fn place(status: ActionStatus) -> usize {
    ActionStatus::ALL
        .iter()
        .position(|s| *s == status)
        .unwrap_or_default()
}

/// The chips and lists to narrow by.
pub(super) fn draw(ui: &mut Ui, filter: &mut Filter, found: &Found) {
    const PICK: f32 = 138.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
        let counts = found.counts;
        chip(
            ui,
            "Overdue",
            counts.overdue,
            "Open, and their day has passed",
            &mut filter.overdue,
        );
        chip(
            ui,
            "Unowned",
            counts.unowned,
            "Open, and neither a person nor a partner has it in hand",
            &mut filter.unowned,
        );
        chip(
            ui,
            "Never started",
            counts.never_started,
            "At “To do”, and the day has passed or nothing of it is done",
            &mut filter.never_started,
        );
        one_of(ui, "Any owner", "Owner", PICK, &found.owners, &mut filter.owner);
        one_of(
            ui,
            "Any partner",
            "Partner",
            PICK,
            &found.partners,
            &mut filter.partner,
        );
        one_of(ui, "Any goal", "Goal", PICK, &found.goals, &mut filter.goal);
        let all = names::plural(counts.total, "action", "actions");
        let words = format!("{} of {all} shown", found.shown());
        let meaning = format!(
            "{} open, {} done, {} dropped. Open is neither done nor dropped. The numbers on the chips count the actions of the owner, partner and goal picked",
            counts.open, counts.done, counts.dropped
        );
        widgets::figure(ui, &words, &meaning);
        if !filter.is_open() && widgets::link_button(ui, "Show all").clicked() {
            *filter = Filter::default();
        }
    });
}

fn chip(ui: &mut Ui, words: &str, count: usize, meaning: &str, on: &mut bool) {
    let chip = widgets::chip(ui, &format!("{words} {count}"), *on);
    if chip.on_hover_text(meaning).clicked() {
        *on = !*on;
    }
}

fn one_of<T>(
    ui: &mut Ui,
    none: &str,
    name: &str,
    width: f32,
    options: &[(Id<T>, String)],
    value: &mut Option<Id<T>>,
) {
    let labels: Vec<&str> = options.iter().map(|(_, name)| name.as_str()).collect();
    let mut at = value.and_then(|value| options.iter().position(|(id, _)| *id == value));
    ui.allocate_ui(egui::vec2(width, tokens::CONTROL_HEIGHT), |ui| {
        let name = format!("Show actions of one {}", name.to_lowercase());
        widgets::dropdown(ui, &name, width, Some(none), &labels, &mut at);
    });
    *value = at.and_then(|at| options.get(at)).map(|(id, _)| *id);
}
