//! An open plan: the document, its file's writer, and what is derived from it once per revision.
//! Must not know the window.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    edit::{Applied, Document, Edit, Mark, Refused, Step},
    guidance::catalogue,
    insight::{Findings, Index, Progress, findings::findings, journey::Look},
    model::Date,
    store::{Access, Opened, SaveState, StoreError, Writer},
    ui::{SaveLight, screens::SCREENS},
};

/// An open plan.
pub(super) struct Session {
    pub(super) document: Document,
    pub(super) index: Index,
    pub(super) progress: Vec<Progress>,
    pub(super) findings: Findings,
    pub(super) path: PathBuf,
    /// Shared with the job that writes a copy; `None` for a plan that can only be read.
    writer: Option<Arc<Writer>>,
    /// Why it can only be read; empty if it can be changed.
    read_only_because: String,
    /// Where the running gesture began.
    pub(super) mark: Option<Mark>,
    fresh_for: Option<(u64, Date)>,
}

impl Session {
    pub(super) fn new(
        opened: Opened,
        today: Date,
        repaint: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let (writer, read_only_because) = match opened.access {
            Access::Write(writer) => {
                writer.on_change(Box::new(repaint));
                (Some(Arc::new(writer)), String::new())
            }
            Access::ReadOnly(reason) => (None, reason),
        };
        let document = Document::new(opened.plan, opened.done, opened.undone, opened.last_number);
        let index = Index::new(document.plan());
        let mut session = Self {
            document,
            index,
            progress: Vec::new(),
            findings: Findings::default(),
            path: opened.path,
            writer,
            read_only_because,
            mark: None,
            fresh_for: None,
        };
        session.refresh(today);
        session
    }

    /// Brings look-ups, progress and findings up to the plan, once per revision and day.
    pub(super) fn refresh(&mut self, today: Date) {
        let now = (self.document.revision(), today);
        if self.fresh_for == Some(now) {
            return;
        }
        self.fresh_for = Some(now);
        let plan = self.document.plan();
        self.index.refresh(plan);
        let look = Look {
            plan,
            index: &self.index,
            guidance: catalogue(),
        };
        self.progress = SCREENS
            .iter()
            .map(|screen| (screen.step.progress)(&look))
            .collect();
        self.findings = findings(plan, &self.index, catalogue(), today);
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

    /// Undoes or redoes until the step with this number is the last one done; gives how many steps that took.
    pub(super) fn return_to(&mut self, number: i64) -> usize {
        let mut steps = 0;
        let is_after = |step: Option<&Step>| step.is_some_and(|step| step.number > number);
        let is_up_to = |step: Option<&Step>| step.is_some_and(|step| step.number <= number);
        while is_after(self.document.next_undo()) && self.undo().is_some() {
            steps += 1;
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
