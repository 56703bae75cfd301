//! Work that may take long, off the thread that draws.
//! Must not touch the open plan; a job takes what it needs and gives one result back.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use super::files::Done;

/// Running jobs.
pub(super) struct Jobs {
    background: bool,
    sender: SyncSender<Done>,
    results: Receiver<Done>,
    running: Vec<&'static str>,
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
        }
    }

    /// What is being done, for people; `None` for what nobody waits for.
    pub(super) fn busy(&self) -> Option<&'static str> {
        self.running.iter().copied().find(|name| !name.is_empty())
    }

    /// Starts a job. `name` is shown while it runs; empty: nothing is shown.
    pub(super) fn start(
        &mut self,
        ctx: &egui::Context,
        name: &'static str,
        work: impl FnOnce() -> Done + Send + 'static,
    ) {
        self.running.push(name);
        let sender = self.sender.clone();
        let ctx = ctx.clone();
        let run = move || {
            // A closed channel means that the window is gone.
            let _ = sender.send(work());
            ctx.request_repaint();
        };
        if !self.background {
            run();
            return;
        }
        let spawned = std::thread::Builder::new()
            .name(format!("job: {name}"))
            .spawn(run);
        if spawned.is_err() {
            self.running.pop();
            let _ = self.sender.try_send(Done::CouldNotStart);
        }
    }

    /// The results that came in.
    pub(super) fn finished(&mut self) -> Vec<Done> {
        let done: Vec<_> = self.results.try_iter().collect();
        for _ in &done {
            if !self.running.is_empty() {
                self.running.remove(0);
            }
        }
        done
    }
}
