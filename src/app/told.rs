//! Progress and findings of an open plan, worked out beside the thread that draws.
//!
//! All rules over a large plan take longer than a letter typed may, so nobody waits for them: what is shown may be
//! one telling behind. As soon as a telling is done the window is drawn again, and the next one begins if the plan
//! or the day has moved on meanwhile. At rest nothing runs, and what is shown is of the plan as it is.
//! Must not know the window, nor change the plan.

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, TryRecvError, sync_channel},
    },
    thread,
};

use crate::{
    guidance::catalogue,
    insight::{Findings, Index, Progress, findings::findings, journey::Look},
    model::{Date, Plan},
    ui::screens::SCREENS,
};

/// Asks the window to be drawn again.
pub(super) type Repaint = Arc<dyn Fn() + Send + Sync>;

/// Progress and findings of one revision on one day.
pub(super) struct Told {
    /// Of each screen, in the order of the rail.
    pub(super) progress: Vec<Progress>,
    pub(super) findings: Findings,
    of: (u64, Date),
    /// Handed on from telling to telling. The window has look-ups of its own, which are never behind.
    index: Index,
}

impl Told {
    /// What a plan tells; `index` may be of an earlier revision.
    pub(super) fn new(plan: &Plan, mut index: Index, of: (u64, Date)) -> Self {
        index.refresh(plan);
        let guidance = catalogue();
        let look = Look {
            plan,
            index: &index,
            guidance,
        };
        let rules = SCREENS.iter().map(|screen| screen.step.progress);
        let progress = rules.map(|rule| rule(&look)).collect();
        Self {
            progress,
            findings: findings(plan, &index, guidance, of.1),
            of,
            index,
        }
    }
}

/// Tells again when the plan or the day has moved on.
pub(super) struct Teller {
    told: Told,
    under_way: Option<Receiver<Told>>,
    /// `None`: tell at once, on this thread.
    background: Option<Repaint>,
}

impl Teller {
    /// Tells of a plan that was just opened: its first frame shows all.
    pub(super) fn new(plan: &Plan, of: (u64, Date), background: Option<Repaint>) -> Self {
        Self {
            told: Told::new(plan, Index::default(), of),
            under_way: None,
            background,
        }
    }

    /// The last that was told.
    pub(super) const fn told(&self) -> &Told {
        &self.told
    }

    /// Takes what was told meanwhile, and begins anew if that is not of this revision and day.
    pub(super) fn refresh(&mut self, plan: &Arc<Plan>, of: (u64, Date)) {
        let mut fell_over = false;
        if let Some(telling) = &self.under_way {
            match telling.try_recv() {
                Ok(told) => self.told = told,
                Err(TryRecvError::Empty) => return,
                Err(TryRecvError::Disconnected) => fell_over = true,
            }
            self.under_way = None;
        }
        if self.told.of == of {
            return;
        }
        if let Some(repaint) = self.background.as_ref().filter(|_| !fell_over) {
            let index = std::mem::take(&mut self.told.index);
            self.under_way = tell_beside(Arc::clone(plan), index, of, Arc::clone(repaint));
        }
        // What can't be told beside is told here: nothing may stay out of date for good.
        if self.under_way.is_none() {
            let index = std::mem::take(&mut self.told.index);
            self.told = Told::new(plan, index, of);
        }
    }
}

/// Begins to tell on a thread of its own; `None` if there can be none.
fn tell_beside(
    plan: Arc<Plan>,
    index: Index,
    of: (u64, Date),
    repaint: Repaint,
) -> Option<Receiver<Told>> {
    let (sender, telling) = sync_channel(1);
    let tell = move || {
        let told = Told::new(&plan, index, of);
        // Let go of first, or the next edit would have to copy the list of tables.
        drop(plan);
        // A closed channel means that the plan was closed.
        let _ = sender.send(told);
        repaint();
    };
    let thread = thread::Builder::new().name("findings".to_owned());
    thread.spawn(tell).ok().map(|_| telling)
}
