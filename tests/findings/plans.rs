//! Small plans, written as short as they can be read.

use roundtable::{
    guidance::catalogue,
    insight::{Findings, Index, Subject, findings::findings},
    model::{Answer, Belongs, Date, Id, Participant, Partner, PartnerStatus, Plan, Record},
};

/// The day on which all tests play.
pub const TODAY: Date = Date::constant(2026, 5, 12);

/// A plan in which a rule fires, and the least change after which it rests.
pub struct Case {
    /// The rule.
    pub rule: &'static str,
    /// Puts in what makes it fire.
    pub fires: fn(&mut Plan),
    /// Mends it.
    pub rests: fn(&mut Plan),
}

/// A record with some fields, put into a plan: `put!(plan, Action 1 { text: "Call".into() })`.
macro_rules! put {
    ($plan:expr, $Kind:ident $id:literal { $($field:ident : $value:expr),* $(,)? }) => {
        crate::plans::put_in($plan, $Kind { $($field: $value,)* ..$Kind::new(Id::new($id)) })
    };
}

/// One field of a record, changed: `set!(plan, Action 1 . due = None)`.
macro_rules! set {
    ($plan:expr, $Kind:ident $id:literal . $field:ident = $value:expr) => {{
        let found = $plan.get(Id::<$Kind>::new($id));
        let mut record = found.expect("the record is there").clone();
        record.$field = $value;
        crate::plans::put_in($plan, record);
    }};
}

pub(crate) use {put, set};

/// Puts a record in.
pub fn put_in<T: Record>(plan: &mut Plan, record: T) {
    plan.put_any(record.wrap());
}

/// The day so many days from today; negative: before it.
pub fn day(from_today: i64) -> Option<Date> {
    use roundtable::model::Date as D;
    let span = jiff::Span::new().days(from_today);
    D::checked_add(TODAY, span).ok()
}

/// A partner at the table.
pub fn partner(plan: &mut Plan, id: i64, name: &str) {
    let partner = Partner {
        name: name.to_owned(),
        status: PartnerStatus::AtTable,
        ..Partner::new(Id::new(id))
    };
    put_in(plan, partner);
}

/// A person of our agency.
pub fn person(plan: &mut Plan, id: i64, name: &str) {
    let person = Participant {
        name: name.to_owned(),
        ..Participant::new(Id::new(id))
    };
    put_in(plan, person);
}

/// A blank answer with the item's id, numbered by what was answered before.
fn blank(plan: &Plan, item: &str, about: Subject) -> Answer {
    let known = plan
        .answers
        .iter()
        .find(|a| a.item == item && a.on.is_none());
    let next = i64::try_from(plan.answers.len()).expect("few answers") + 1;
    Answer {
        item: item.to_owned(),
        partner: Belongs(about.partner),
        holder: Belongs(about.holder),
        ..Answer::new(known.map_or(Id::new(next), |a| a.id))
    }
}

/// Answers a question about the plan in words.
pub fn write(plan: &mut Plan, item: &str, text: &str) {
    let answer = Answer {
        text: text.to_owned(),
        ..blank(plan, item, Subject::PLAN)
    };
    put_in(plan, answer);
}

/// Answers a check, with a note.
pub fn check(plan: &mut Plan, item: &str, about: Subject, choice: &str, note: &str) {
    let answer = Answer {
        choice: choice.to_owned(),
        note: note.to_owned(),
        ..blank(plan, item, about)
    };
    put_in(plan, answer);
}

/// Rates an item, with a note.
pub fn rate(plan: &mut Plan, item: &str, about: Subject, rating: i64, note: &str) {
    let answer = Answer {
        rating: Some(rating),
        note: note.to_owned(),
        ..blank(plan, item, about)
    };
    put_in(plan, answer);
}

/// Rates an item on a day.
pub fn rate_on(plan: &mut Plan, item: &str, on: Option<Date>, rating: i64) {
    let answer = Answer {
        on,
        rating: Some(rating),
        ..blank(plan, item, Subject::PLAN)
    };
    put_in(plan, answer);
}

/// What is found in a plan today.
pub fn find(plan: &Plan) -> Findings {
    findings(plan, &Index::new(plan), catalogue(), TODAY)
}

/// The ids of the rules that fire, each once, in the order of the list.
pub fn rules_that_fire(plan: &Plan) -> Vec<&'static str> {
    let mut ids = Vec::new();
    for finding in &find(plan).open {
        if !ids.contains(&finding.rule.id) {
            ids.push(finding.rule.id);
        }
    }
    ids
}
