//! The rows of the outline: categories, in each its partners by name, under each partner its links.
//! Must not know how a row is drawn, nor the keyboard.

use std::collections::BTreeSet;

use crate::{
    mapping::Look,
    model::{Category, Id, Link, Partner, Plan, Table},
    ui::Ctx,
};

/// What a row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Of {
    /// A category.
    Category(Category),
    /// A partner of it that is about to be named.
    New(Category),
    /// A partner.
    Partner(Id<Partner>),
    /// A link, under one of its two partners.
    Link(Id<Partner>, Id<Link>),
}

/// A row that can be come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    /// What it stands for.
    pub of: Of,
    /// Where it begins, from the top of the outline.
    pub top: f32,
    /// The row that it lies under; its own number for a category.
    pub under: usize,
    /// Its place among those that lie under the same row, from 0.
    pub place: usize,
    /// How many lie under it, whether they are shown or not.
    pub holds: usize,
    /// Whether what lies under it is shown.
    pub open: bool,
}

impl Row {
    /// How deep it lies: 1 for a category.
    pub(super) const fn level(&self) -> usize {
        match self.of {
            Of::Category(_) => 1,
            Of::New(_) | Of::Partner(_) => 2,
            Of::Link(..) => 3,
        }
    }

    /// Its height.
    pub(super) const fn height(&self) -> f32 {
        match self.of {
            Of::Category(_) => 32.0,
            Of::New(_) | Of::Partner(_) => 42.0,
            Of::Link(..) => 26.0,
        }
    }

    /// The category or partner that it stands for can be folded.
    pub(super) const fn folds(&self) -> bool {
        self.holds > 0
    }
}

/// What is folded, as somebody decided it: categories are open at first, partners shut.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Folds {
    shut: BTreeSet<Category>,
    open: BTreeSet<Id<Partner>>,
}

impl Folds {
    /// Opens or shuts what a row stands for.
    pub(super) fn set(&mut self, of: Of, open: bool) {
        match (of, open) {
            (Of::Category(category) | Of::New(category), true) => {
                self.shut.remove(&category);
            }
            (Of::Category(category) | Of::New(category), false) => {
                self.shut.insert(category);
            }
            (Of::Partner(partner) | Of::Link(partner, _), true) => {
                self.open.insert(partner);
            }
            (Of::Partner(partner) | Of::Link(partner, _), false) => {
                self.open.remove(&partner);
            }
        }
    }
}

/// What rows are made of besides the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// What is folded.
    pub folds: Folds,
    /// What is left out, as on the map.
    pub look: Look,
    /// Only partners with this in their name or category, in small letters; empty: all.
    pub wanted: String,
    /// The category that gets a new partner.
    pub new: Option<Category>,
}

/// All rows, made anew when the plan's partners or links change or something else is asked for.
#[derive(Default)]
pub(super) struct Rows {
    all: Vec<Row>,
    /// The partners of each category by name, whether their rows are shown or not.
    order: Vec<(Category, Vec<Id<Partner>>)>,
    /// How many partners are left out as on the map.
    left_out: usize,
    asked: Asked,
    partners: Table<Partner>,
    links: Table<Link>,
    made: bool,
}

impl Rows {
    /// Brings the rows up to the plan and to what is asked for.
    pub(super) fn refresh(&mut self, ctx: &Ctx<'_>, asked: &Asked) {
        let plan = ctx.plan;
        let same = self.partners.same(&plan.partners) && self.links.same(&plan.links);
        if self.made && same && self.asked == *asked {
            return;
        }
        self.made = true;
        self.asked.clone_from(asked);
        self.partners = plan.partners.clone();
        self.links = plan.links.clone();
        self.order = order(plan, asked);
        let shown = plan.partners.iter().filter(|p| asked.look.shows(p)).count();
        self.left_out = plan.partners.len() - shown;
        self.all.clear();
        for at in 0..self.order.len() {
            self.lay_out(ctx, at);
        }
    }

    /// The rows of one category.
    fn lay_out(&mut self, ctx: &Ctx<'_>, at: usize) {
        let Some((category, partners)) = self.order.get_mut(at) else {
            return;
        };
        let (category, partners) = (*category, std::mem::take(partners));
        let searched = !self.asked.wanted.is_empty();
        let open = searched || !self.asked.folds.shut.contains(&category);
        let head = self.all.len();
        let new = self.asked.new == Some(category);
        let holds = partners.len() + usize::from(new);
        self.push(Of::Category(category), head, at, holds, open);
        if open {
            if new {
                self.push(Of::New(category), head, 0, 0, false);
            }
            for (place, partner) in partners.iter().enumerate() {
                let links: Vec<Id<Link>> = self.links_of(ctx, *partner).collect();
                let open = !links.is_empty() && self.asked.folds.open.contains(partner);
                let here = self.all.len();
                let place = place + usize::from(new);
                self.push(Of::Partner(*partner), head, place, links.len(), open);
                if open {
                    for (place, link) in links.into_iter().enumerate() {
                        self.push(Of::Link(*partner, link), here, place, 0, false);
                    }
                }
            }
        }
        if let Some((_, kept)) = self.order.get_mut(at) {
            *kept = partners;
        }
    }

    /// The links of a partner that the map shows as well.
    fn links_of<'a>(
        &'a self,
        ctx: &'a Ctx<'_>,
        partner: Id<Partner>,
    ) -> impl Iterator<Item = Id<Link>> + 'a {
        let look = &self.asked.look;
        let seen = move |id: Id<Partner>| ctx.plan.get(id).is_some_and(|p| look.shows(p));
        ctx.index
            .links(ctx.plan, partner)
            .filter(move |link| look.shows_link(link) && link.from != link.to)
            .filter(move |link| seen(other_end(link, partner)))
            .map(|link| link.id)
    }

    fn push(&mut self, of: Of, under: usize, place: usize, holds: usize, open: bool) {
        let top = self.height();
        self.all.push(Row {
            of,
            top,
            under,
            place,
            holds,
            open,
        });
    }

    /// All of them, from the top.
    pub(super) fn all(&self) -> &[Row] {
        &self.all
    }

    /// One of them.
    pub(super) fn get(&self, at: usize) -> Option<&Row> {
        self.all.get(at)
    }

    /// The row that stands for this.
    pub(super) fn find(&self, of: Of) -> Option<usize> {
        self.all.iter().position(|row| row.of == of)
    }

    /// Their height together.
    pub(super) fn height(&self) -> f32 {
        self.all.last().map_or(0.0, |row| row.top + row.height())
    }

    /// The rows that reach into this stretch.
    pub(super) fn between(&self, from: f32, to: f32) -> std::ops::Range<usize> {
        let first = self
            .all
            .partition_point(|row| row.top + row.height() <= from);
        let last = self.all.partition_point(|row| row.top < to);
        first..last.max(first)
    }

    /// All partners asked for, by category and name, whether their rows are shown or not.
    pub(super) fn partners(&self) -> impl Iterator<Item = Id<Partner>> + Clone {
        self.order.iter().flat_map(|(_, ids)| ids.iter().copied())
    }

    /// How many partners are left out as on the map.
    pub(super) const fn left_out(&self) -> usize {
        self.left_out
    }

    /// How many categories have rows.
    pub(super) const fn categories(&self) -> usize {
        self.order.len()
    }
}

/// The partner at the other end of a link.
pub(super) fn other_end(link: &Link, partner: Id<Partner>) -> Id<Partner> {
    if link.from == partner {
        link.to
    } else {
        link.from
    }
}

/// The partners asked for, category by category, by name.
fn order(plan: &Plan, asked: &Asked) -> Vec<(Category, Vec<Id<Partner>>)> {
    let wanted = asked.wanted.as_str();
    let meant = |p: &&Partner| {
        wanted.is_empty()
            || p.name.to_lowercase().contains(wanted)
            || p.short.to_lowercase().contains(wanted)
            || p.category.label().to_lowercase().contains(wanted)
    };
    let mut partners: Vec<(Category, String, Id<Partner>)> = plan
        .partners
        .iter()
        .filter(|p| asked.look.shows(p))
        .filter(meant)
        .map(|p| (p.category, super::act::called(p).to_lowercase(), p.id))
        .collect();
    partners.sort();
    let of = |category: &Category| {
        let all = partners.iter().filter(|(of, ..)| of == category);
        (*category, all.map(|(.., id)| *id).collect::<Vec<_>>())
    };
    Category::ALL
        .iter()
        .map(of)
        .filter(|(category, ids)| {
            wanted.is_empty() || !ids.is_empty() || asked.new == Some(*category)
        })
        .collect()
}
