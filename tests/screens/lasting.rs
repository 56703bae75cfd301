//! Making it last: checks with their tally, and questions to think about.

use egui_kittest::kittest::Queryable as _;
use roundtable::{
    guidance::{Kind, catalogue},
    insight::{Index, journey},
    model::Plan,
};

use super::{
    hand::{answer, open_tall, type_into},
    screen_host::Host,
};

#[test]
fn every_check_and_question_is_answered_here_and_counted() {
    let mut window = open_tall(Host::new("lasting", Plan::default()));
    window.get_by_label("0 yes, 0 partly, 0 no, 6 open");
    let items = [
        "institution",
        "sustain.governance",
        "sustain.general",
        "sustain.reflection",
    ];
    let items: Vec<_> = items
        .iter()
        .flat_map(|prefix| catalogue().items_under(prefix))
        .collect();
    assert_eq!(items.len(), 19);
    for item in &items {
        if item.kind == Kind::Check {
            window
                .get_by_label(&format!("{}: Yes", item.wording))
                .click();
            window.run();
            assert_eq!(
                answer(window.state().plan(), &item.id)
                    .expect("answered")
                    .choice,
                "yes"
            );
        } else {
            type_into(&mut window, &item.wording, "as it is");
            assert_eq!(
                answer(window.state().plan(), &item.id)
                    .expect("answered")
                    .text,
                "as it is"
            );
        }
    }
    for tally in [
        "6 yes, 0 partly, 0 no, 0 open",
        "5 yes, 0 partly, 0 no, 0 open",
        "4 yes, 0 partly, 0 no, 0 open",
        "4 of 4 answered",
    ] {
        window.get_by_label(tally);
    }
    let plan = window.state().plan();
    let index = Index::new(plan);
    let progress = (journey::LASTING.progress)(&journey::Look {
        plan,
        index: &index,
        guidance: catalogue(),
    });
    assert_eq!((progress.done, progress.total), (19, 19));
}
