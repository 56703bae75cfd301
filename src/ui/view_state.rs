//! What a person looks at: page, selection, open panels. Not part of the plan, never undone.
//! Must not know anything that belongs into the plan file.

use std::collections::BTreeSet;

use super::screens;
use crate::model::{Id, Partner};

/// A page of the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The list of plans.
    #[default]
    Home,
    /// A step of the journey, by its id.
    Step(&'static str),
}

/// All view state, kept per open plan.
#[derive(Default)]
pub struct ViewState {
    /// The page.
    pub route: Route,
    /// Whether the Guide panel is open beside forms.
    pub guide_open: bool,
    /// Whether the Guide panel is open beside screens that fill the window.
    pub guide_on_wide_screens: bool,
    /// The partners selected, on every screen alike; the last one picked is `focus`.
    pub selected: BTreeSet<Id<Partner>>,
    /// The partner whose details are shown.
    pub focus: Option<Id<Partner>>,
    /// The catalogue item to scroll to and focus, after a jump.
    pub jump_to_item: Option<String>,
    /// Put the keyboard into the name field of the focused partner, after adding one.
    pub name_now: bool,
    /// Partner list.
    pub partners: screens::partners::View,
    /// Partner map.
    pub map: screens::map::View,
    /// Levels.
    pub levels: screens::levels::View,
    /// Where we stand.
    pub strategy: screens::strategy::View,
}

impl ViewState {
    /// Selects one partner and shows its details.
    pub fn select_only(&mut self, partner: Id<Partner>) {
        self.selected.clear();
        self.selected.insert(partner);
        self.focus = Some(partner);
    }
}
