//! What stands at the front of each kind of report: title, cover, contents, shape of the page.
//! Must not know its parts.

use crate::{
    model::ReportKind,
    report::{
        Block,
        look::Look,
        parts::{draft, minutes},
        words,
    },
};

/// The front of a report.
#[expect(
    clippy::struct_excessive_bools,
    reason = "as in the report that it becomes"
)]
pub(in crate::report) struct Front {
    pub(in crate::report) title: String,
    pub(in crate::report) subtitle: String,
    pub(in crate::report) cover: bool,
    pub(in crate::report) contents: bool,
    pub(in crate::report) landscape: bool,
    pub(in crate::report) one_page: bool,
    /// What stands before the first part, whatever is left out.
    pub(in crate::report) before: Vec<Block>,
}

/// The front of the report that is wanted.
pub(in crate::report) fn front(look: &Look<'_>) -> Front {
    let kind = look.wanted.kind;
    let plain = Front {
        title: title(kind).to_owned(),
        subtitle: look.title(),
        cover: false,
        contents: false,
        landscape: false,
        one_page: false,
        before: Vec::new(),
    };
    match kind {
        ReportKind::Summary => Front {
            title: look.title(),
            subtitle: "One-page summary".to_owned(),
            one_page: true,
            ..plain
        },
        ReportKind::FullPlan => Front {
            title: look.title(),
            subtitle: "Full plan".to_owned(),
            cover: true,
            contents: true,
            ..plain
        },
        ReportKind::Workshop => {
            let on = look.header().workshop_on;
            let on = on.map_or_else(String::new, |on| format!(", {}", words::day(on)));
            Front {
                subtitle: format!("{}{on}", look.title()),
                ..plain
            }
        }
        ReportKind::Quarterly => {
            let (from, to) = look.wanted.days(look.today);
            Front {
                subtitle: format!("{}, {}", look.title(), words::days(from, to)),
                ..plain
            }
        }
        ReportKind::Agreement => draft::front(look, plain),
        ReportKind::Minutes => minutes::front(look, plain),
        ReportKind::Map => Front {
            landscape: true,
            ..plain
        },
        ReportKind::Partners | ReportKind::Actions | ReportKind::Blanks => plain,
    }
}

const fn title(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Summary => "One-page summary",
        ReportKind::FullPlan => "Partnership plan",
        ReportKind::Workshop => "Workshop record",
        ReportKind::Quarterly => "Quarterly review",
        ReportKind::Agreement => "Agreement draft",
        ReportKind::Partners => "Partner fact sheets",
        ReportKind::Actions => "Action list",
        ReportKind::Minutes => "Minutes",
        ReportKind::Map => "Partner map",
        ReportKind::Blanks => "Blank forms and tally sheets",
    }
}
