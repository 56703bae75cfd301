//! What a menu on the map offers, in words; nothing that can't be done is on it.
//! Must not know how it is drawn nor carried out.

use super::{super::act, About, deeds::Deed};
use crate::{
    mapping::lens,
    model::{
        Category, Direction, Id, Lens, Level, Link, LinkKind, Partner, PartnerStatus, Quarter,
    },
    ui::{Ctx, ViewState, tokens::icons},
};

/// One row.
pub(super) struct Offer {
    /// What it says.
    pub words: String,
    /// Its sign.
    pub icon: &'static str,
    /// The keys that do the same.
    pub keys: &'static str,
    /// Whether this is how it is now.
    pub on: bool,
    /// Whether a line parts it from the row above.
    pub apart: bool,
    /// Whether something is gone afterwards.
    pub danger: bool,
    /// What it leads to.
    pub what: What,
}

/// What a row leads to.
pub(super) enum What {
    /// Something is done.
    Deed(Deed),
    /// More rows.
    List(Vec<Offer>),
}

impl Offer {
    fn row(icon: &'static str, words: impl Into<String>, what: What) -> Self {
        Self {
            words: words.into(),
            icon,
            keys: "",
            on: false,
            apart: false,
            danger: false,
            what,
        }
    }

    fn deed(icon: &'static str, words: impl Into<String>, deed: Deed) -> Self {
        Self::row(icon, words, What::Deed(deed))
    }

    fn list(icon: &'static str, words: &str, rows: Vec<Self>) -> Self {
        Self::row(icon, words, What::List(rows))
    }

    const fn keys(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }

    const fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    const fn danger(mut self) -> Self {
        self.danger = true;
        self
    }
}

/// What a screen reader says of the menu.
pub(super) fn title(ctx: &Ctx<'_>, view: &ViewState, about: About) -> String {
    match about {
        About::Partner(id) => ctx.plan.get(id).map(act::called).unwrap_or_default(),
        About::Several => format!("{} partners", view.selected.len()),
        About::Link(id) => match ctx.plan.get(id) {
            Some(link) => act::link_words(ctx, link),
            None => String::new(),
        },
        About::Ground => "The map".to_owned(),
    }
}

/// The rows.
pub(super) fn of(ctx: &Ctx<'_>, view: &ViewState, about: About) -> Vec<Offer> {
    match about {
        About::Partner(id) => ctx
            .plan
            .get(id)
            .map(|partner| for_partner(ctx, view, partner))
            .unwrap_or_default(),
        About::Several => for_several(ctx, view),
        About::Link(id) => ctx
            .plan
            .get(id)
            .map(|link| for_link(ctx, link))
            .unwrap_or_default(),
        About::Ground => for_ground(ctx, view),
    }
}

fn for_partner(ctx: &Ctx<'_>, view: &ViewState, partner: &Partner) -> Vec<Offer> {
    let mut rows = vec![Offer::deed(icons::PERSON, "Open the form", Deed::Open).keys("Enter")];
    if !ctx.read_only {
        rows.push(Offer::deed(icons::EDIT, "Rename", Deed::Rename).keys("R"));
        rows.extend(values(&[partner]));
        rows.push(
            Offer::deed(icons::LINK, "Link with…", Deed::LinkWith)
                .keys("L")
                .apart(),
        );
    }
    let neighbors = if view.map.look.only.is_some() {
        "Show all again"
    } else {
        "Show only its neighbors"
    };
    rows.push(Offer::deed(icons::MAP, neighbors, Deed::Neighbors).keys("G"));
    if ctx.read_only {
        return rows;
    }
    rows.extend(pinning(ctx, view, &[partner.id]));
    let scene = &view.map.shown.scene;
    let node = scene.node_of(partner.id).and_then(|n| scene.nodes.get(n));
    if node.is_some_and(|node| node.by_hand && !node.pinned) && lens::keeps_places(scene.lens) {
        rows.push(Offer::deed(
            icons::ARRANGE,
            "Let the map place it",
            Deed::Unplace,
        ));
    }
    rows.push(
        Offer::deed(icons::COPY, "Duplicate", Deed::Duplicate)
            .keys("Ctrl+D")
            .apart(),
    );
    rows.push(
        Offer::deed(icons::DELETE, "Delete partner", Deed::Delete)
            .keys("Delete")
            .danger(),
    );
    rows
}

fn for_several(ctx: &Ctx<'_>, view: &ViewState) -> Vec<Offer> {
    let ids: Vec<Id<Partner>> = view.selected.iter().copied().collect();
    let partners: Vec<&Partner> = ids.iter().filter_map(|id| ctx.plan.get(*id)).collect();
    let mut rows = Vec::new();
    if !ctx.read_only {
        rows.extend(values(&partners));
        if !partners.iter().all(|p| p.status == PartnerStatus::AtTable) {
            let words = "All are at the table";
            rows.push(Offer::deed(icons::GROUPS, words, Deed::Seat));
        }
        if lens::keeps_places(view.map.lens) {
            let lines = act::LINES
                .iter()
                .map(|(words, line)| Offer::deed("", *words, Deed::LineUp(*line)));
            rows.push(Offer::list(icons::LIST, "Line up", lines.collect()).apart());
        }
        rows.extend(pinning(ctx, view, &ids));
        rows.push(
            Offer::deed(icons::COPY, "Duplicate", Deed::Duplicate)
                .keys("Ctrl+D")
                .apart(),
        );
        let delete = format!("Delete {} partners", ids.len());
        rows.push(
            Offer::deed(icons::DELETE, delete, Deed::Delete)
                .keys("Delete")
                .danger(),
        );
    }
    if rows.is_empty() {
        rows.push(Offer::deed(icons::FIT, "Fit", Deed::Fit).keys("F"));
    }
    rows
}

/// What partners have in common, and what else it could be.
fn values(partners: &[&Partner]) -> Vec<Offer> {
    fn shared<T: PartialEq + Copy>(all: &[&Partner], of: fn(&Partner) -> T) -> Option<T> {
        let first = all.first().map(|p| of(p))?;
        all.iter().all(|p| of(p) == first).then_some(first)
    }
    let levels = |now: Option<Option<Level>>, deed: fn(Option<Level>) -> Deed, none: &str| {
        let none = Offer {
            on: now == Some(None),
            ..Offer::deed("", none, deed(None))
        };
        let levels = Level::ALL.iter().map(|level| Offer {
            on: now == Some(Some(*level)),
            ..Offer::deed("", level.label(), deed(Some(*level)))
        });
        std::iter::once(none).chain(levels).collect()
    };
    let now = shared(partners, |p| p.current_level);
    let intended = shared(partners, |p| p.intended_level);
    let category = shared(partners, |p| p.category);
    let categories = Category::ALL.iter().map(|other| Offer {
        on: category == Some(*other),
        ..Offer::deed("", other.label(), Deed::Category(*other))
    });
    vec![
        Offer::list(
            icons::TABLE,
            "Level today",
            levels(now, Deed::Level, "No level yet"),
        )
        .apart(),
        Offer::list(
            icons::FLAG,
            "Intended level",
            levels(intended, Deed::Intend, "None intended"),
        ),
        Offer::list(icons::GROUPS, "Category", categories.collect()),
    ]
}

fn pinning(ctx: &Ctx<'_>, view: &ViewState, ids: &[Id<Partner>]) -> Option<Offer> {
    (view.map.lens == Lens::Free).then(|| {
        let words = if super::super::arrange::all_pinned(ctx, ids) {
            "Unpin"
        } else {
            "Pin"
        };
        Offer::deed(icons::PIN, words, Deed::Pin).keys("P")
    })
}

/// Words for the strength of a link.
const STRENGTHS: [(&str, Option<i64>); 4] = [
    ("Not said", None),
    ("Weak", Some(1)),
    ("Steady", Some(2)),
    ("Strong", Some(3)),
];

fn for_link(ctx: &Ctx<'_>, link: &Link) -> Vec<Offer> {
    let mut rows = vec![Offer::deed(icons::LINK, "Open the form", Deed::Open)];
    if ctx.read_only {
        return rows;
    }
    let kinds = LinkKind::ALL.iter().map(|kind| Offer {
        on: link.kind == *kind,
        ..Offer::deed("", kind.label(), Deed::Kind(*kind))
    });
    let ways = Direction::ALL.iter().map(|way| Offer {
        on: link.direction == *way,
        ..Offer::deed("", way.label(), Deed::Direction(*way))
    });
    let strengths = STRENGTHS.iter().map(|(words, strength)| Offer {
        on: link.strength == *strength,
        ..Offer::deed("", *words, Deed::Strength(*strength))
    });
    rows.extend([
        Offer::list(icons::LIST, "What they do", kinds.collect()).apart(),
        Offer::list(icons::FORWARD, "Direction", ways.collect()),
        Offer::list(icons::TABLE, "Strength", strengths.collect()),
        Offer::deed(icons::REFRESH, "Turn round", Deed::TurnRound),
        Offer::deed(icons::DELETE, "Delete link", Deed::DeleteLink)
            .keys("Delete")
            .apart()
            .danger(),
    ]);
    rows
}

fn for_ground(ctx: &Ctx<'_>, view: &ViewState) -> Vec<Offer> {
    let map = &view.map;
    let mut rows = Vec::new();
    if !ctx.read_only {
        rows.push(Offer::deed(icons::ADD, "New partner here", Deed::New));
    }
    if !map.shown.scene.nodes.is_empty() {
        rows.push(Offer::deed(icons::CHECKLIST, "Select all", Deed::SelectAll).keys("Ctrl+A"));
    }
    if map.look.leaves_out() {
        rows.push(Offer::deed(icons::SHOW, "Show all again", Deed::ShowAll));
    }
    if map.lens == Lens::Free && !ctx.read_only && !map.shown.scene.nodes.is_empty() {
        rows.push(Offer::deed(icons::ARRANGE, "Arrange", Deed::Arrange));
    }
    if map.lens == Lens::Power && !ctx.read_only {
        let corners = Quarter::ALL
            .into_iter()
            .map(|quarter| Offer::deed("", quarter.name(ctx.header()), Deed::Corner(quarter)));
        rows.push(Offer::list(
            icons::EDIT,
            "Name the corners",
            corners.collect(),
        ));
    }
    let lenses = Lens::ALL.iter().map(|lens| Offer {
        on: map.lens == *lens,
        ..Offer::deed("", lens.label(), Deed::Lens(*lens))
    });
    rows.extend([
        Offer::list(icons::MAP, "What a place means", lenses.collect()).apart(),
        Offer::deed(icons::FIT, "Fit", Deed::Fit).keys("F"),
        Offer {
            on: !map.minimap.hidden,
            ..Offer::deed(icons::HIDE, "Small map when near", Deed::Minimap).keys("M")
        },
        Offer::deed(icons::EXPORT, "Save a picture…", Deed::Picture).apart(),
    ]);
    rows
}
