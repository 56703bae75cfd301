//! What a small plan looks like in each format, to the letter: what others read must not change unseen.

use roundtable::model::{
    Category, Direction, Header, Id, Lens, Level, Link, LinkKind, Partner, PartnerStatus,
    Placement, Plan, Record as _,
};

use super::WRITERS;

const KEPT: [(&str, &str); 3] = [
    ("canvas", include_str!("../golden/map.canvas")),
    ("graphml", include_str!("../golden/map.graphml")),
    ("kumu.json", include_str!("../golden/map.kumu.json")),
];

fn small_plan() -> Plan {
    let mut plan = Plan::default();
    plan.put_any(
        Header {
            title: "Safe at Home & more".to_owned(),
            agency: "County".to_owned(),
            ..Header::new(Id::new(1))
        }
        .wrap(),
    );
    plan.put_any(
        Partner {
            name: "Family “Court” <1>".to_owned(),
            short: "FC".to_owned(),
            category: Category::Justice,
            member_type: "category.justice.courts".to_owned(),
            status: PartnerStatus::AtTable,
            current_level: Some(Level::Cooperation),
            intended_level: Some(Level::Integration),
            influence: Some(80.5),
            trust: Some(4),
            tags: "courts, core".to_owned(),
            notes: "First line\n- second & last".to_owned(),
            private_notes: "never".to_owned(),
            ..Partner::new(Id::new(11))
        }
        .wrap(),
    );
    plan.put_any(
        Partner {
            name: "Schools".to_owned(),
            category: Category::HumanServices,
            ..Partner::new(Id::new(12))
        }
        .wrap(),
    );
    for (id, partner, lens, x, y, pinned) in [
        (21, 12, Lens::Power, 1.5, -2.0, true),
        (22, 11, Lens::Rings, 10.0, 219.0, false),
        (23, 12, Lens::Rings, 293.0, 169.0, false),
    ] {
        plan.put_any(
            Placement {
                partner: Id::new(partner),
                lens,
                x,
                y,
                pinned,
                ..Placement::new(Id::new(id))
            }
            .wrap(),
        );
    }
    for (id, kind, direction, strength, note) in [
        (
            31,
            LinkKind::RefersClients,
            Direction::Forward,
            Some(3),
            "weekly",
        ),
        (32, LinkKind::Meets, Direction::Both, None, ""),
    ] {
        plan.put_any(
            Link {
                from: Id::new(11),
                to: Id::new(12),
                kind,
                direction,
                strength,
                note: note.to_owned(),
                ..Link::new(Id::new(id))
            }
            .wrap(),
        );
    }
    plan
}

#[test]
fn a_small_plan_is_written_to_the_letter() {
    for (format, write) in WRITERS {
        let written = write(&small_plan());
        let (_, kept) = KEPT.iter().find(|(name, _)| *name == format).expect("kept");
        assert!(written == *kept, "{format} is now\n{written}");
    }
}
