//! What a screen reader is told on every page of the sample plan.

use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roundtable::{exchange::sample, ui::screens::SCREENS};

use super::screen_host::{Host, open};

#[test]
fn no_page_tells_a_screen_reader_a_letter_of_the_icon_font() {
    let of_no_alphabet = |text: &Option<String>| {
        let icon = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
        text.as_ref().is_some_and(|text| text.chars().any(icon))
    };
    let plan = sample::sample();
    let mut told = Vec::new();
    for screen in SCREENS {
        let mut window = open(Host::new(screen.step.id, plan.clone()));
        window.run();
        let nodes = window.query_all_by(|node| !node.is_hidden());
        let nodes = nodes.filter(|node| {
            let node = node.accesskit_node();
            of_no_alphabet(&node.label()) || of_no_alphabet(&node.value())
        });
        let words = nodes.map(|node| {
            let node = node.accesskit_node();
            format!("{}: {:?} {:?}", screen.step.id, node.label(), node.value())
        });
        told.extend(words);
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
