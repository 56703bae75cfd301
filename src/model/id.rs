//! Record ids: 63 bits, time-ordered plus random, so that two copies of a plan can be merged.
//! Must not know the clock: the time of day and the seed are passed in.

use std::{fmt, hash, marker::PhantomData};

/// The id of a record of kind `T`.
///
/// The raw number is positive and below 2^63; it is an `INTEGER PRIMARY KEY` in the plan file and a string
/// of decimal digits in JSON, because other programs round large numbers.
pub struct Id<T>(i64, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Wraps a raw number. No check: a plan refuses references to records that it does not hold.
    pub const fn new(raw: i64) -> Self {
        Self(raw, PhantomData)
    }

    /// The number as stored in the plan file.
    pub const fn raw(self) -> i64 {
        self.0
    }
}

// Written out because a derive would ask the same of `T`.
impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Makes new ids: milliseconds since 2020 in the upper 41 bits, random bits in the lower 22.
///
/// Ids made by one source always grow, even within a millisecond or when the clock is set back, so records
/// keep the order in which they were made.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
    now_ms: i64,
    last: i64,
}

/// 2020-01-01T00:00:00Z in milliseconds since 1970.
const EPOCH_MS: i64 = 1_577_836_800_000;
const RANDOM_BITS: u32 = 22;

impl IdSource {
    /// `seed`: any number that differs between two running programs; `now_ms`: milliseconds since 1970.
    pub const fn new(seed: u64, now_ms: i64) -> Self {
        Self {
            state: seed,
            now_ms,
            last: 0,
        }
    }

    /// Tells the source the time; called once per frame.
    pub const fn set_now(&mut self, now_ms: i64) {
        self.now_ms = now_ms;
    }

    /// A number that no other plan is likely to have, for calendars; no larger than JSON can hold.
    pub fn calendar_number(&mut self) -> i64 {
        (self.random() >> 12).cast_signed() + 1
    }

    /// A new id, larger than all that this source gave before.
    #[expect(
        clippy::should_implement_trait,
        reason = "the kind of the id is asked for at each call"
    )]
    pub fn next<T>(&mut self) -> Id<T> {
        // One millisecond short of the largest, so that even a clock set to the far future leaves four
        // million numbers to count up through.
        let ms = self.now_ms.saturating_sub(EPOCH_MS).clamp(1, (1 << 41) - 2);
        let random = (self.random() >> (64 - RANDOM_BITS)).cast_signed();
        let fresh = (ms << RANDOM_BITS) | random;
        self.last = fresh.max(self.last.saturating_add(1));
        Id::new(self.last)
    }

    /// One step of SplitMix64 (Steele, Lea and Flood 2014).
    const fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_and_stay_positive_even_when_the_clock_goes_back() {
        let mut source = IdSource::new(7, 1_790_000_000_000);
        let a: Id<()> = source.next();
        let b: Id<()> = source.next();
        source.set_now(0);
        let c: Id<()> = source.next();
        assert!(0 < a.raw() && a < b && b < c);
    }

    #[test]
    fn two_sources_at_the_same_moment_give_different_ids() {
        let mut one = IdSource::new(1, 1_790_000_000_000);
        let mut two = IdSource::new(2, 1_790_000_000_000);
        assert_ne!(one.next::<()>(), two.next::<()>());
    }
}
