//! What a person looks at: page, selection, open panels. Not part of the plan, never undone.
//! Must not know anything that belongs into the plan file.

use std::collections::BTreeSet;

use super::{moments::Moments, screens};
use crate::model::{Id, Key, Kind, Partner};

/// A page of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of plans.
    #[default]
    Home,
    /// A step of the journey, by its id.
    Step(&'static str),
}

/// When the Guide panel is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct GuidePanel {
    /// Whether it is open on pages that leave room for it.
    pub open: bool,
    /// Whether it is open on pages that could use its room.
    pub open_without_room: bool,
    /// Whether the page leaves room for it; told by the shell.
    pub has_room: bool,
}

/// All view state, kept per open plan.
#[derive(Default)]
pub struct ViewState {
    /// The page.
    pub route: Route,
    /// The Guide panel.
    pub guide: GuidePanel,
    /// The partners selected, on every screen alike; the last one picked is `focus`.
    pub selected: BTreeSet<Id<Partner>>,
    /// The partner whose details are shown.
    pub focus: Option<Id<Partner>>,
    /// Where a jump leads on the page.
    pub jump: Jump,
    /// Put the keyboard into the name field of the focused partner, after adding one.
    pub name_now: bool,
    /// The plans of the snapshots that were looked at.
    pub moments: Moments,
    /// Workshop.
    pub workshop: screens::workshop::View,
    /// Readiness.
    pub readiness: screens::readiness::View,
    /// Where we stand.
    pub strategy: screens::strategy::View,
    /// Environmental scan.
    pub scan: screens::scan::View,
    /// Purpose and outcomes.
    pub purpose: screens::purpose::View,
    /// Benefits.
    pub benefits: screens::benefits::View,
    /// Partner list.
    pub partners: screens::partners::View,
    /// Who's at the table.
    pub table: screens::table::View,
    /// Partner map.
    pub map: screens::map::View,
    /// Levels.
    pub levels: screens::levels::View,
    /// Structure.
    pub structure: screens::structure::View,
    /// Governance.
    pub governance: screens::governance::View,
    /// Communication.
    pub communication: screens::communication::View,
    /// Decisions and power.
    pub power: screens::power::View,
    /// Boundaries.
    pub boundaries: screens::boundaries::View,
    /// Data.
    pub data: screens::data::View,
    /// Priorities and actions.
    pub actions: screens::actions::View,
    /// Meetings and decisions.
    pub meetings: screens::meetings::View,
    /// Evaluation and markers.
    pub evaluation: screens::evaluation::View,
    /// Measures.
    pub measures: screens::measures::View,
    /// Trust, wins and stories.
    pub trust: screens::trust::View,
    /// Improvement.
    pub improvement: screens::improvement::View,
    /// Roles.
    pub roles: screens::roles::View,
    /// Competencies.
    pub competencies: screens::competencies::View,
    /// Making it last.
    pub lasting: screens::lasting::View,
    /// Overview.
    pub overview: screens::overview::View,
    /// Report and exports.
    pub report: screens::report::View,
    /// History.
    pub history: screens::history::View,
}

/// What a jump leads to: the page that shows it scrolls there, puts the keyboard there, and takes it off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jump {
    /// The catalogue item.
    pub item: Option<String>,
    /// The record.
    pub record: Option<Key>,
}

impl Jump {
    /// Whether this item is jumped to; asked once.
    pub fn takes_item(&mut self, item: &str) -> bool {
        self.item.take_if(|to| to == item).is_some()
    }

    /// The record of this kind that is jumped to, if one is; asked once.
    pub fn takes_record(&mut self, kind: Kind) -> Option<i64> {
        self.record
            .take_if(|key| key.kind == kind)
            .map(|key| key.id)
    }
}

impl ViewState {
    /// Takes off a jump to a partner and selects it, on a page that shows the partner selected.
    pub fn take_partner(&mut self) {
        if let Some(id) = self.jump.takes_record(Kind::Partner) {
            self.select_only(Id::new(id));
        }
    }

    /// Selects one partner and shows its details.
    pub fn select_only(&mut self, partner: Id<Partner>) {
        self.selected.clear();
        self.selected.insert(partner);
        self.focus = Some(partner);
    }
}
