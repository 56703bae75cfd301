//! An open plan: the document, its file's writer, and what is derived from it once per revision.
//! Must not know the window.

use std::{path::PathBuf, sync::Arc, time::Duration};

use super::told::{Repaint, Teller, Told};
use crate::{
    edit::{Applied, Document, Edit, Mark, Refused, Step},
    insight::{Index, overview::InShort},
    model::Date,
    store::{Access, Opened, SaveState, StoreError, Writer},
    ui::{SaveLight, screens::SCREENS},
};

/// An open plan.
pub(super) struct Session {
    pub(super) document: Document,
    pub(super) index: Index,
    teller: Teller,
    pub(super) path: PathBuf,
    /// Shared with the job that writes a copy; `None` for a plan that can only be read.
    writer: Option<Arc<Writer>>,
    /// Why it can only be read; empty if it can be changed.
    read_only_because: String,
    /// Where the running gesture began.
    pub(super) mark: Option<Mark>,
}

impl Session {
    /// `background`: whether findings are worked out beside the thread that draws.
    pub(super) fn new(opened: Opened, today: Date, repaint: Repaint, background: bool) -> Self {
        let (writer, read_only_because) = match opened.access {
            Access::Write(writer) => {
                let repaint = Repaint::clone(&repaint);
                writer.on_change(Box::new(move || repaint()));
                (Some(Arc::new(writer)), String::new())
            }
            Access::ReadOnly(reason) => (None, reason),
        };
        let document = Document::new(opened.plan, opened.done, opened.undone, opened.last_number);
        let index = Index::new(document.plan());
        let now = (document.revision(), today);
        let teller = Teller::new(document.plan(), now, background.then_some(repaint));
        Self {
            document,
            index,
            teller,
            path: opened.path,
            writer,
            read_only_because,
            mark: None,
        }
    }

    /// Brings the look-ups up to the plan; progress and findings follow, see [`Teller`].
    pub(super) fn refresh(&mut self, today: Date) {
        self.index.refresh(self.document.plan());
        let now = (self.document.revision(), today);
        self.teller.refresh(&self.document.shared_plan(), now);
    }

    /// Progress and findings.
    pub(super) const fn told(&self) -> &Told {
        self.teller.told()
    }

    /// What the list of plans tells of it.
    pub(super) fn in_short(&self, today: Date) -> InShort {
        let steps = SCREENS.iter().map(|screen| screen.step);
        let told = steps.zip(self.told().progress.iter().copied());
        InShort::of(self.document.plan(), told, today)
    }

    pub(super) const fn read_only(&self) -> bool {
        self.writer.is_none()
    }

    pub(super) const fn writer(&self) -> Option<&Arc<Writer>> {
        self.writer.as_ref()
    }

    pub(super) fn save_light(&self) -> SaveLight {
        match &self.writer {
            None => SaveLight::ReadOnly(self.read_only_because.clone()),
            Some(writer) => match writer.state() {
                SaveState::Saved => SaveLight::Saved,
                SaveState::Saving => SaveLight::Saving,
                SaveState::Failed(reason) => SaveLight::NotSaved(reason),
            },
        }
    }

    /// The plan's title, or the file's name.
    pub(super) fn title(&self) -> String {
        let title = self
            .document
            .plan()
            .header
            .iter()
            .next()
            .map_or("", |h| h.title.trim());
        if title.is_empty() {
            let name = self.path.file_stem().unwrap_or_default();
            name.to_string_lossy().into_owned()
        } else {
            // Window titles and lists are one line of bounded length.
            title.chars().take(120).collect()
        }
    }

    /// Applies an edit and hands it to the writer. A read-only plan takes none.
    pub(super) fn apply(&mut self, edit: Edit) -> Result<(), Refused> {
        if self.read_only() {
            return Ok(());
        }
        if let Some(applied) = self.document.apply(edit)? {
            self.save(&applied);
        }
        Ok(())
    }

    /// Undoes or redoes until the step with this number is the last one done; gives how many steps forward
    /// that took, or back as a number below 0.
    pub(super) fn return_to(&mut self, number: i64) -> isize {
        let mut steps = 0;
        let is_after = |step: Option<&Step>| step.is_some_and(|step| step.number > number);
        let is_up_to = |step: Option<&Step>| step.is_some_and(|step| step.number <= number);
        while is_after(self.document.next_undo()) && self.undo().is_some() {
            steps -= 1;
        }
        while is_up_to(self.document.next_redo()) && self.redo().is_some() {
            steps += 1;
        }
        steps
    }

    /// Takes the last step back; gives its name.
    pub(super) fn undo(&mut self) -> Option<String> {
        if self.read_only() {
            return None;
        }
        let applied = self.document.undo()?;
        self.save(&applied);
        Some(applied.name)
    }

    /// Does the last undone step again; gives its name.
    pub(super) fn redo(&mut self) -> Option<String> {
        if self.read_only() {
            return None;
        }
        let applied = self.document.redo()?;
        self.save(&applied);
        Some(applied.name)
    }

    /// Takes back what the running gesture did.
    pub(super) fn bail(&mut self) {
        let Some(mark) = self.mark.take() else {
            return;
        };
        // A click within a field seals its step; what was typed before and after goes alike.
        while let Some(applied) = self.document.bail(mark) {
            self.save(&applied);
        }
    }

    fn save(&self, applied: &Applied) {
        if let Some(writer) = self.writer() {
            writer.save(applied);
        }
    }

    /// Waits until everything is in the file; on an error all is kept.
    pub(super) fn flush(&self) -> Result<(), StoreError> {
        self.writer.as_ref().map_or(Ok(()), |w| w.flush(CLOSING))
    }
}

/// How long closing waits for the disk.
const CLOSING: Duration = Duration::from_secs(5);
