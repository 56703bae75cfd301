//! What an anonymous survey tells, round by round: mean, spread and band of each item, and the change between
//! two rounds.
//!
//! Means are kept as a sum over a count, so that rounding is the decimal one that people do by hand: 2.95
//! becomes 3.0, and only then is the band looked up.
//! Must not know how a sheet is typed in or shown.

use std::collections::{BTreeMap, HashMap};

use crate::model::{Id, Plan, SurveyResponse, SurveyWave, WaveTime};

/// The items of the survey, by the beginning of their ids.
pub const ITEMS: &str = "prep.outcome";

/// With fewer answers than this, people can be recognized by what they answered.
pub const SMALL_GROUP: u32 = 5;

/// What a mean says about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// 4.0 and more.
    Strength,
    /// 3.0 to 3.9.
    Discuss,
    /// Below 3.0.
    Concern,
}

impl Band {
    /// The word in `roundtable insight`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Discuss => "discuss",
            Self::Concern => "concern",
        }
    }

    /// Of a mean in tenths, already rounded.
    pub const fn of_tenths(tenths: i64) -> Self {
        match tenths {
            40.. => Self::Strength,
            30..=39 => Self::Discuss,
            _ => Self::Concern,
        }
    }
}

/// Tenths, rounded half away from zero, of a fraction; `None` when nothing was counted.
fn tenths(sum: i64, count: i64) -> Option<i64> {
    if count <= 0 {
        return None;
    }
    let twice = (20 * sum.abs() + count) / (2 * count);
    Some(twice * sum.signum())
}

/// What one item got in one round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many gave 1, 2, 3, 4, 5.
    pub spread: [u32; 5],
}

impl Figures {
    fn add(&mut self, rating: i64) {
        let at = usize::try_from(rating - 1).ok();
        if let Some(count) = at.and_then(|at| self.spread.get_mut(at)) {
            *count += 1;
        }
    }

    /// Number of ratings.
    pub fn n(&self) -> u32 {
        self.spread.iter().sum()
    }

    fn sum(&self) -> i64 {
        let weighed = (1..).zip(self.spread).map(|(step, n)| step * i64::from(n));
        weighed.sum()
    }

    /// The mean in tenths, rounded half up.
    pub fn mean_tenths(&self) -> Option<i64> {
        tenths(self.sum(), self.n().into())
    }

    /// The mean to one decimal.
    pub fn mean(&self) -> Option<f64> {
        self.mean_tenths().map(|tenths| tenths as f64 / 10.0)
    }

    /// What the rounded mean says.
    pub fn band(&self) -> Option<Band> {
        self.mean_tenths().map(Band::of_tenths)
    }

    /// Standard deviation with n − 1; needs two ratings.
    pub fn deviation(&self) -> Option<f64> {
        let n = self.n();
        if n < 2 {
            return None;
        }
        let mean = self.sum() as f64 / f64::from(n);
        let squares = (1..).zip(self.spread).map(|(step, count)| {
            let off = f64::from(step) - mean;
            off * off * f64::from(count)
        });
        Some((squares.sum::<f64>() / f64::from(n - 1)).sqrt())
    }

    /// Whether so few answered that people can be recognized.
    pub fn is_small(&self) -> bool {
        (1..SMALL_GROUP).contains(&self.n())
    }
}

/// The change of one item from one round to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// After minus before, in tenths, rounded half away from zero.
    pub tenths: i64,
    /// Sheets that carry the same code in both rounds, if it was computed over these; `None`: the difference
    /// of the two means, since no code stands in both rounds.
    pub pairs: Option<u32>,
    /// Ratings of both rounds that have no counterpart; 0 where nothing was paired.
    pub unpaired: u32,
}

impl Change {
    /// To one decimal.
    pub fn value(self) -> f64 {
        self.tenths as f64 / 10.0
    }
}

/// One sheet of paper: all that one person answered in one round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Number or code on the sheet; may be empty.
    pub code: String,
    /// The response to each item answered.
    pub responses: BTreeMap<String, Id<SurveyResponse>>,
}

impl Sheet {
    /// A name that stays the same while the code is typed: its first response.
    pub fn first(&self) -> Option<Id<SurveyResponse>> {
        self.responses.values().min().copied()
    }
}

/// A round, a code, and the how-manieth sheet of that code.
type Seat = (Id<SurveyWave>, String, usize);

/// All rounds of a plan's survey.
#[derive(Debug, Default)]
pub struct Survey {
    sheets: BTreeMap<Id<SurveyWave>, Vec<Sheet>>,
    figures: HashMap<(Id<SurveyWave>, String), Figures>,
    /// By item and code; a code that stands twice in a round says nothing about who answered.
    by_code: HashMap<(Id<SurveyWave>, String), HashMap<String, Option<i64>>>,
}

impl Survey {
    /// Reads a plan's responses once.
    pub fn of(plan: &Plan) -> Self {
        let mut survey = Self::default();
        // A sheet without a code is the next to answer each item: the first nameless answer to every item is
        // the first nameless sheet. The same holds for a code that was given twice.
        let mut seats: BTreeMap<Seat, Sheet> = BTreeMap::new();
        let mut seen: HashMap<(Id<SurveyWave>, &str, &str), usize> = HashMap::new();
        for response in plan.survey_responses.iter() {
            let code = response.respondent.trim();
            let count = seen
                .entry((response.wave, code, response.item.as_str()))
                .or_default();
            let seat = (response.wave, code.to_owned(), *count);
            *count += 1;
            let sheet = seats.entry(seat).or_insert_with(|| Sheet {
                code: code.to_owned(),
                responses: BTreeMap::new(),
            });
            sheet.responses.insert(response.item.clone(), response.id);
            let Some(rating) = response.rating else {
                continue;
            };
            let key = (response.wave, response.item.clone());
            survey.figures.entry(key.clone()).or_default().add(rating);
            if !code.is_empty() {
                let codes = survey.by_code.entry(key).or_default();
                codes
                    .entry(code.to_owned())
                    .and_modify(|twice| *twice = None)
                    .or_insert(Some(rating));
            }
        }
        for ((wave, _, _), sheet) in seats {
            survey.sheets.entry(wave).or_default().push(sheet);
        }
        for sheets in survey.sheets.values_mut() {
            sheets.sort_by_key(Sheet::first);
        }
        survey
    }

    /// The sheets of a round, in the order in which they were typed in.
    pub fn sheets(&self, wave: Id<SurveyWave>) -> &[Sheet] {
        self.sheets.get(&wave).map_or(&[], Vec::as_slice)
    }

    /// What an item got in a round.
    pub fn figures(&self, wave: Id<SurveyWave>, item: &str) -> Figures {
        let key = (wave, item.to_owned());
        self.figures.get(&key).cloned().unwrap_or_default()
    }

    /// The change of an item from one round to another; `None` while one of them has no rating.
    pub fn change(
        &self,
        before: Id<SurveyWave>,
        after: Id<SurveyWave>,
        item: &str,
    ) -> Option<Change> {
        let (then, now) = (self.figures(before, item), self.figures(after, item));
        if then.n() == 0 || now.n() == 0 {
            return None;
        }
        let codes = |wave| self.by_code.get(&(wave, item.to_owned()));
        let both = codes(before).zip(codes(after));
        let pairs = both.into_iter().flat_map(|(then, now)| {
            then.iter().filter_map(|(code, rating)| {
                let later = now.get(code).copied().flatten()?;
                Some(later - (*rating)?)
            })
        });
        let (sum, count) = pairs.fold((0, 0_u32), |(sum, count), by| (sum + by, count + 1));
        if count == 0 {
            // The exact difference of two means, over their common denominator.
            let (a, b) = (i64::from(then.n()), i64::from(now.n()));
            return Some(Change {
                tenths: tenths(now.sum() * a - then.sum() * b, a * b)?,
                pairs: None,
                unpaired: 0,
            });
        }
        Some(Change {
            tenths: tenths(sum, count.into())?,
            pairs: Some(count),
            unpaired: then.n() + now.n() - 2 * count,
        })
    }
}

/// The rounds of a plan: before, after, follow-up, each by its day.
pub fn waves(plan: &Plan) -> Vec<&SurveyWave> {
    let mut waves: Vec<_> = plan.survey_waves.iter().collect();
    let order = |time| match time {
        WaveTime::Before => 0,
        WaveTime::After => 1,
        WaveTime::FollowUp => 2,
    };
    // Days decide; a round without one stands where its time in the workshop's life puts it.
    waves.sort_by_key(|w| (order(w.time), w.on, w.id));
    waves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(ratings: &[i64]) -> Figures {
        let mut figures = Figures::default();
        for rating in ratings {
            figures.add(*rating);
        }
        figures
    }

    /// 59 over 20 sheets: exactly 2.95.
    fn two_ninety_five() -> Figures {
        let ratings = [[3; 19].as_slice(), &[2]].concat();
        figures(&ratings)
    }

    #[test]
    fn a_mean_is_rounded_by_hand_and_then_banded() {
        let f = two_ninety_five();
        assert_eq!((f.sum(), f.n()), (59, 20));
        assert_eq!(f.mean(), Some(3.0));
        assert_eq!(f.band(), Some(Band::Discuss));
        assert_eq!(Band::of_tenths(29), Band::Concern);
        assert_eq!(Band::of_tenths(39), Band::Discuss);
        assert_eq!(Band::of_tenths(40), Band::Strength);
        // 3.949… is 3.9 although it is nearly 4.
        let just_below = figures(&[[4; 37].as_slice(), &[3, 3]].concat());
        assert_eq!(just_below.mean(), Some(3.9));
    }

    #[test]
    fn the_deviation_divides_by_one_less_than_the_ratings() {
        // The tally of the methods: {5,4,4,3,3,2} has the deviation 1.0488.
        let f = figures(&[5, 4, 4, 3, 3, 2]);
        assert_eq!(f.mean(), Some(3.5));
        let deviation = f.deviation().unwrap_or_default();
        assert!((deviation - 1.0488).abs() < 0.00005, "{deviation}");
        assert_eq!(f.spread, [0, 1, 2, 2, 1]);
        assert_eq!(figures(&[4]).deviation(), None);
        assert_eq!(figures(&[]).mean(), None);
        assert_eq!(figures(&[]).band(), None);
    }

    #[test]
    fn fewer_than_five_are_a_small_group_and_nobody_is_none() {
        assert!(figures(&[1, 2, 3, 4]).is_small());
        assert!(!figures(&[1, 2, 3, 4, 5]).is_small());
        assert!(!figures(&[]).is_small());
    }
}
