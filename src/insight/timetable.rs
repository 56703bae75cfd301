//! The timetable of the workshop: when each block of the agenda begins and ends.
//! Must not know what a block is about.

use crate::model::{AgendaBlock, Id, Plan};

/// When a block begins and ends, in minutes from the start of the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The block.
    pub block: Id<AgendaBlock>,
    /// Minutes of the blocks before it.
    pub from: i64,
    /// With its own.
    pub to: i64,
}

/// The blocks in the order of the agenda.
pub fn slots(plan: &Plan) -> Vec<Slot> {
    let mut blocks: Vec<_> = plan.agenda_blocks.iter().collect();
    blocks.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    let mut end = 0_i64;
    let slots = blocks.into_iter().map(|block| {
        let from = end;
        end = end.saturating_add(block.minutes.max(0));
        Slot {
            block: block.id,
            from,
            to: end,
        }
    });
    slots.collect()
}

/// The time of day so many minutes after the workshop began, as “9:20”; `None` if no start is kept. After
/// midnight it goes on with the hours of the next day.
pub fn time_of_day(starts_at: &str, minutes: i64) -> Option<String> {
    let (hour, minute) = starts_at.split_once(':')?;
    let start = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    let time = start.checked_add(minutes)?.rem_euclid(24 * 60);
    Some(format!("{}:{:02}", time / 60, time % 60))
}

/// “45 min”, “2 h”, “6 h 25 min”.
pub fn length(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_begins_when_the_one_before_ends() {
        assert_eq!(time_of_day("09:00", 0).as_deref(), Some("9:00"));
        assert_eq!(time_of_day("09:50", 75).as_deref(), Some("11:05"));
        assert_eq!(time_of_day("23:30", 45).as_deref(), Some("0:15"));
        assert_eq!(time_of_day("", 45), None);
        assert_eq!(time_of_day("soon", 45), None);
    }

    #[test]
    fn a_length_is_told_in_hours_once_there_is_one() {
        for (minutes, told) in [
            (0, "0 min"),
            (45, "45 min"),
            (120, "2 h"),
            (385, "6 h 25 min"),
        ] {
            assert_eq!(length(minutes), told);
        }
    }
}
