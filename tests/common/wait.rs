//! Waiting for something to become true: the only place in the tests that lets time pass.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::panic,
    reason = "shared by tests that use parts of it, and a test may fail loudly"
)]

use std::time::{Duration, Instant};

/// How often to look.
const BEAT: Duration = Duration::from_millis(20);

/// Looks until there is something to see; fails with what was waited for when the time is up.
pub fn until<T>(what: &str, most: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + most;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "waited {most:?} for {what}");
        std::thread::sleep(BEAT);
    }
}

/// Lets a stretch of time pass whose length is part of what is told: “one second later”.
pub fn pass(time: Duration) {
    std::thread::sleep(time);
}
