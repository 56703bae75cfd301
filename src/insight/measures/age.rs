//! How old the latest value of a measure is, against how often it should be read.
//! Must not know the clock: today is passed in.

use jiff::Span;

use super::super::text;
use crate::model::{Cadence, Date};

/// How old a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// Days since it was read; negative for a day ahead.
    pub days: i64,
    /// The day by which the next one is due; `None` where no rhythm is set.
    pub due: Option<Date>,
    /// Whether that day has passed.
    pub late: bool,
}

/// The age of a value read on a day.
pub fn age(on: Date, cadence: Option<Cadence>, today: Date) -> Age {
    let due = cadence.and_then(|cadence| due_after(on, cadence));
    Age {
        days: text::days_between(on, today),
        due,
        late: due.is_some_and(|due| due < today),
    }
}

/// The day on which a value read on `on` is to be read again.
fn due_after(on: Date, cadence: Cadence) -> Option<Date> {
    let span = match cadence {
        Cadence::Weekly => Span::new().days(7),
        Cadence::Fortnightly => Span::new().days(14),
        Cadence::Monthly => Span::new().months(1),
        Cadence::Quarterly => Span::new().months(3),
        Cadence::HalfYearly => Span::new().months(6),
        Cadence::Yearly => Span::new().years(1),
        Cadence::Once | Cadence::AsNeeded => return None,
    };
    on.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_late_the_day_after_the_next_was_due() {
        let on = Date::constant(2026, 1, 31);
        let of = |today| age(on, Some(Cadence::Monthly), today);
        assert_eq!(
            of(Date::constant(2026, 2, 28)).due,
            Some(Date::constant(2026, 2, 28))
        );
        assert!(!of(Date::constant(2026, 2, 28)).late);
        assert!(of(Date::constant(2026, 3, 1)).late);
        assert_eq!(of(Date::constant(2026, 2, 1)).days, 1);
    }

    #[test]
    fn without_a_rhythm_nothing_is_late() {
        let ages = [None, Some(Cadence::AsNeeded)]
            .map(|c| age(Date::constant(1999, 1, 1), c, Date::constant(2026, 1, 1)));
        assert!(ages.iter().all(|age| !age.late && age.due.is_none()));
    }
}
