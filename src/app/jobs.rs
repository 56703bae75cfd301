//! Work that may take long, off the thread that draws.
//! Must not touch the open plan; a job takes what it needs and gives one result back.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, AtomicU8, Ordering},
    mpsc::{Receiver, SyncSender, sync_channel},
};

use super::files::Done;
use crate::ui::shell::Busy;

/// Running jobs.
pub(super) struct Jobs {
    background: bool,
    sender: SyncSender<(u64, Done)>,
    results: Receiver<(u64, Done)>,
    running: Vec<Running>,
    next: u64,
}

struct Running {
    number: u64,
    work: Work,
    reins: Reins,
}

/// How a job is shown and what ends it.
#[derive(Clone, Copy, Default)]
pub(super) struct Work {
    /// Shown while it runs; empty: nothing is shown.
    pub(super) name: &'static str,
    /// It is about the open plan: once that is closed, nobody wants its result.
    pub(super) of_plan: bool,
    /// A person can stop it, and sees how far it is.
    pub(super) can_stop: bool,
    /// What is given if it falls over, where somebody waits for just this; else [`Done::FellOver`].
    pub(super) fallen: Option<fn() -> Done>,
}

impl Work {
    /// Work for the open plan that a person can stop.
    pub(super) const fn stoppable(name: &'static str) -> Self {
        Self {
            name,
            of_plan: true,
            can_stop: true,
            fallen: None,
        }
    }
}

/// What a job and those who wait for it tell each other while it runs.
#[derive(Clone, Default)]
pub(super) struct Reins {
    percent: Arc<AtomicU8>,
    /// What is being done just now; empty: the job doesn't say.
    stage: Arc<Mutex<&'static str>>,
    stopped: Arc<AtomicBool>,
}

impl Reins {
    /// Tells how far the job is, from 0 to 1; gives whether it is to go on.
    pub(super) fn goes_on(&self, done: f32) -> bool {
        self.percent
            .store((done.clamp(0.0, 1.0) * 100.0) as u8, Ordering::Relaxed);
        !self.stopped.load(Ordering::Relaxed)
    }

    /// Tells what the job does from here on, where nobody can say how far it is; gives whether it is to go on.
    pub(super) fn is_at(&self, stage: &'static str) -> bool {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = stage;
        !self.stopped.load(Ordering::Relaxed)
    }

    /// What the job does just now; empty if it doesn't say.
    pub(super) fn stage(&self) -> &'static str {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether nobody wants it any more.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Nobody wants it any more.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}

/// Gives the result of a job, also of one that fell over.
struct Giver {
    number: u64,
    sender: SyncSender<(u64, Done)>,
    ctx: egui::Context,
    fallen: Option<fn() -> Done>,
    given: bool,
}

impl Giver {
    fn give(mut self, done: Done) {
        self.given = true;
        // A closed channel means that the window is gone.
        let _ = self.sender.send((self.number, done));
        self.ctx.request_repaint();
    }
}

impl Drop for Giver {
    fn drop(&mut self) {
        if !self.given {
            let done = self.fallen.map_or(Done::FellOver, |fallen| fallen());
            let _ = self.sender.send((self.number, done));
            self.ctx.request_repaint();
        }
    }
}

impl Jobs {
    pub(super) fn new(background: bool) -> Self {
        // More than this many results can't wait: the window takes them every frame.
        let (sender, results) = sync_channel(64);
        Self {
            background,
            sender,
            results,
            running: Vec::new(),
            next: 0,
        }
    }

    /// What is being done, for people; `None` for what nobody waits for.
    pub(super) fn busy(&self) -> Option<Busy<'static>> {
        let shown = self.running.iter().find(|job| !job.work.name.is_empty())?;
        let percent = shown.reins.percent.load(Ordering::Relaxed);
        let stage = shown.reins.stage();
        let counts = shown.work.can_stop && stage.is_empty();
        Some(Busy {
            name: if stage.is_empty() {
                shown.work.name
            } else {
                stage
            },
            percent: counts.then_some(percent),
            can_stop: shown.work.can_stop,
        })
    }

    /// Starts a job. `name` is shown while it runs; empty: nothing is shown.
    pub(super) fn start(
        &mut self,
        ctx: &egui::Context,
        name: &'static str,
        work: impl FnOnce() -> Done + Send + 'static,
    ) {
        let shown = Work {
            name,
            ..Work::default()
        };
        self.start_with(ctx, shown, move |_| work());
    }

    /// Starts a job that tells how far it is and can be stopped; gives what it is told and tells by.
    pub(super) fn start_with(
        &mut self,
        ctx: &egui::Context,
        work: Work,
        job: impl FnOnce(&Reins) -> Done + Send + 'static,
    ) -> Reins {
        self.next += 1;
        let reins = Reins::default();
        self.running.push(Running {
            number: self.next,
            work,
            reins: reins.clone(),
        });
        let told = reins.clone();
        let giver = Giver {
            number: self.next,
            sender: self.sender.clone(),
            ctx: ctx.clone(),
            fallen: work.fallen,
            given: false,
        };
        let run = move || giver.give(job(&reins));
        if !self.background {
            run();
            return told;
        }
        let thread = std::thread::Builder::new().name(format!("job: {}", work.name));
        // A thread that can't be started drops the giver, which tells so.
        drop(thread.spawn(run));
        told
    }

    /// Stops what a person can stop; its result is not wanted any more.
    pub(super) fn stop(&mut self) {
        self.forget(|work| work.can_stop);
    }

    /// Stops what is about the plan that is being closed.
    pub(super) fn close_plan(&mut self) {
        self.forget(|work| work.of_plan);
    }

    fn forget(&mut self, which: impl Fn(Work) -> bool) {
        self.running.retain(|job| {
            let goes = which(job.work);
            if goes {
                job.reins.stop();
            }
            !goes
        });
    }

    /// The results that came in and are still wanted.
    pub(super) fn finished(&mut self) -> Vec<Done> {
        let mut wanted = Vec::new();
        for (number, done) in self.results.try_iter() {
            let place = self.running.iter().position(|job| job.number == number);
            if let Some(place) = place {
                self.running.remove(place);
                wanted.push(done);
            }
        }
        wanted
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    /// Waits until a result came in.
    fn result(jobs: &Jobs) -> (u64, Done) {
        jobs.results.recv_timeout(LONG).expect("a result in time")
    }

    #[test]
    fn a_job_that_is_stopped_ends_soon_and_its_result_is_not_taken() {
        let mut jobs = Jobs::new(true);
        let (tell, ended) = sync_channel(1);
        let work = Work {
            name: "Counting",
            ..Work::stoppable("")
        };
        jobs.start_with(&egui::Context::default(), work, move |reins| {
            while reins.goes_on(0.4) {
                std::thread::yield_now();
            }
            let _ = tell.send(());
            Done::Found(Vec::new())
        });
        while jobs.busy().and_then(|busy| busy.percent) != Some(40) {
            std::thread::yield_now();
        }
        jobs.stop();
        assert!(jobs.busy().is_none());
        ended.recv_timeout(LONG).expect("it was told to end");
        let (number, done) = result(&jobs);
        jobs.sender.send((number, done)).expect("there is room");
        assert!(jobs.finished().is_empty());
    }

    #[test]
    fn a_job_that_says_what_it_does_is_not_counted_and_can_be_stopped() {
        let mut jobs = Jobs::new(true);
        let (go, wait) = sync_channel::<()>(1);
        let work = Work::stoppable("Exporting…");
        let reins = jobs.start_with(&egui::Context::default(), work, move |reins| {
            reins.is_at("Setting the pages…");
            let _ = wait.recv_timeout(LONG);
            Done::Found(Vec::new())
        });
        while reins.stage().is_empty() {
            std::thread::yield_now();
        }
        let busy = Busy {
            name: "Setting the pages…",
            percent: None,
            can_stop: true,
        };
        assert_eq!(jobs.busy(), Some(busy));
        jobs.stop();
        assert!(!reins.is_at("Writing the file…"));
        go.send(()).expect("it waits");
    }

    #[test]
    fn a_job_that_falls_over_is_told_and_does_not_seem_to_run_for_ever() {
        let mut jobs = Jobs::new(true);
        jobs.start(&egui::Context::default(), "Counting", || {
            panic!("on purpose")
        });
        let told = result(&jobs);
        jobs.sender.send(told).expect("there is room");
        assert!(matches!(jobs.finished().as_slice(), [Done::FellOver]));
        assert!(jobs.busy().is_none());
    }

    #[test]
    fn who_waits_for_a_job_is_told_that_just_this_one_fell_over() {
        let mut jobs = Jobs::new(true);
        let work = Work {
            fallen: Some(|| Done::NotToldBeside),
            ..Work::default()
        };
        jobs.start_with(&egui::Context::default(), work, |_| {
            panic!("as a job that falls over does")
        });
        let told = result(&jobs);
        jobs.sender.send(told).expect("there is room");
        assert!(matches!(jobs.finished().as_slice(), [Done::NotToldBeside]));
    }

    #[test]
    fn results_end_the_job_that_they_are_of() {
        let mut jobs = Jobs::new(true);
        let (go, wait) = sync_channel::<()>(1);
        jobs.start(&egui::Context::default(), "Opening…", move || {
            let _ = wait.recv_timeout(LONG);
            Done::Found(Vec::new())
        });
        jobs.start(&egui::Context::default(), "Exporting…", || {
            Done::Found(Vec::new())
        });
        let second = result(&jobs);
        jobs.sender.send(second).expect("there is room");
        assert_eq!(jobs.finished().len(), 1);
        assert_eq!(jobs.busy().map(|busy| busy.name), Some("Opening…"));
        go.send(()).expect("the first waits");
    }
}
