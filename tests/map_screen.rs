//! The partner map in a window: what pointer and keyboard do to the plan.

#[path = "common/map_host.rs"]
mod map_host;

use map_host::{Map, partner};
use roundtable::{
    mapping::rings,
    model::{Category, Level},
};

fn court() -> Vec<roundtable::model::Partner> {
    vec![
        partner(
            1,
            "Family Court",
            Category::Justice,
            Some(Level::Networking),
        ),
        partner(
            2,
            "Safe Harbor",
            Category::Providers,
            Some(Level::Cooperation),
        ),
        partner(
            3,
            "Schools",
            Category::HumanServices,
            Some(Level::Collaboration),
        ),
    ]
}

#[test]
fn dragging_a_partner_to_another_ring_changes_its_level_in_one_named_step_and_undo_brings_it_back()
{
    let mut map = Map::with(court());
    let before = map.plan().clone();
    let home = rings::home(Some(Level::Collaboration), Category::Justice);
    map.drag_to("Family Court", home);
    assert_eq!(
        map.partner("Family Court").current_level,
        Some(Level::Collaboration)
    );
    assert_eq!(map.steps(), ["Move Family Court to collaboration"]);
    map.has("Family Court, courts and justice, collaboration");
    map.undo();
    assert_eq!(map.plan(), &before);
    map.has("Family Court, courts and justice, networking");
}
