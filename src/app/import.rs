//! Partners of another program's file on their way into the open plan: read and compared in the background,
//! previewed, and taken in as one step.
//! Must not draw, nor know any format.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use super::{
    App,
    files::{Done, Trouble, shown_name},
    jobs::{Reins, Work},
    session::Session,
};
use crate::{
    edit::{Edit, Gesture},
    exchange::{
        file,
        incoming::{Choices, Incoming, Merged, Policy, Target, merge, target},
        sniff, text,
    },
    guidance::catalogue,
    model::{IdSource, Plan},
    ui::{
        Purpose,
        shell::{Import, ImportChoices, ImportColumn, ImportTold, Matched, Modal, Overlap, Tone},
    },
};

/// A file that was read, and what would become of it.
pub(super) struct Importing {
    file: String,
    incoming: Arc<Incoming>,
    choices: ImportChoices,
    merged: Merged,
    /// The plan that it was compared with.
    plan: Arc<Plan>,
    /// Whether the person made a choice before; the first look opens the preview.
    again: bool,
}

impl App {
    pub(super) fn ask_for_partners(&mut self, ctx: &egui::Context) {
        match &self.session {
            None => {}
            Some(session) if session.read_only() => self.tell(
                Tone::Failed,
                "This plan can only be read; save a copy and import into that",
            ),
            Some(_) => self.ask_for_path(ctx, Purpose::ImportPartners),
        }
    }

    pub(super) fn read_partners(&mut self, ctx: &egui::Context, path: PathBuf) {
        let Some((plan, ids)) = self.what_an_import_needs() else {
            return;
        };
        self.jobs.start_with(
            ctx,
            Work::stoppable("Reading…"),
            move |reins| match read(&path) {
                Ok(_) if !reins.goes_on(0.5) => Done::Stopped,
                Ok(incoming) => {
                    let choices = choices_of(&incoming.choices());
                    let file = shown_name(&path);
                    compare(plan, file, Arc::new(incoming), choices, ids, reins)
                }
                Err(trouble) => Done::Previewed(Err(trouble)),
            },
        );
    }

    /// Looks again at the file that is previewed.
    pub(super) fn preview_import(&mut self, ctx: &egui::Context, choices: ImportChoices) {
        let Some(importing) = &self.importing else {
            return;
        };
        let (file, incoming) = (importing.file.clone(), Arc::clone(&importing.incoming));
        let Some((plan, ids)) = self.what_an_import_needs() else {
            return;
        };
        let work = Work {
            of_plan: true,
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |reins| {
            let done = compare(plan, file, incoming, choices, ids, reins);
            match done {
                Done::Previewed(Ok(importing)) => Done::Previewed(Ok(Box::new(Importing {
                    again: true,
                    ..*importing
                }))),
                done => done,
            }
        });
    }

    fn what_an_import_needs(&mut self) -> Option<(Arc<Plan>, IdSource)> {
        let session = self.session.as_ref()?;
        let plan = session.document.shared_plan();
        // A source of its own, so that no other new record gets one of these ids.
        let seed = self.ids.next::<Plan>().raw().cast_unsigned();
        Some((plan, IdSource::new(seed, self.services.now_ms())))
    }

    pub(super) fn show_preview(&mut self, importing: Importing) {
        if self.session.is_none() {
            return;
        }
        let told = told_of(&importing.merged);
        match &mut self.shell.modal {
            // Answers to earlier choices may come in after later ones were made.
            Some(Modal::Import(import)) => {
                if import.choices == importing.choices {
                    import.told = told;
                    import.told_for.clone_from(&import.choices);
                    self.importing = Some(importing);
                }
            }
            // Left while it was worked out.
            _ if importing.again => {}
            modal => {
                *modal = Some(Modal::Import(Box::new(Import {
                    file: importing.file.clone(),
                    is_table: importing.incoming.is_table,
                    fields: fields(),
                    columns: columns_of(&importing.incoming),
                    choices: importing.choices.clone(),
                    told,
                    told_for: importing.choices.clone(),
                })));
                self.importing = Some(importing);
            }
        }
    }

    /// Takes in what was previewed, as one step.
    pub(super) fn import_previewed(&mut self) {
        let (Some(importing), Some(session)) = (self.importing.take(), &mut self.session) else {
            return;
        };
        if !Arc::ptr_eq(&importing.plan, &session.document.shared_plan()) {
            let text = "The plan has changed since the file was read; import it again";
            self.tell(Tone::Failed, text);
            return;
        }
        let merged = importing.merged;
        let done = merged.name.clone();
        let edit = Edit {
            name: merged.name,
            gesture: Gesture::Single,
            put: merged.put,
            remove: Vec::new(),
        };
        match Session::apply(session, edit) {
            Ok(()) => self.tell(Tone::Done, format!("{done}: done; one Undo takes it back")),
            Err(refused) => self.tell(Tone::Failed, refused.to_string()),
        }
    }
}

fn read(path: &Path) -> Result<Incoming, Trouble> {
    let name = shown_name(path);
    let bytes = file::read(path, text::MOST_BYTES).map_err(|error| Trouble {
        title: format!("{name} could not be read"),
        lines: vec![file::why_not_read(path, &error)],
    })?;
    sniff::read(&bytes).map_err(|problems| Trouble {
        title: format!("{name} could not be imported"),
        lines: problems.iter().map(ToString::to_string).collect(),
    })
}

fn compare(
    plan: Arc<Plan>,
    file: String,
    incoming: Arc<Incoming>,
    choices: ImportChoices,
    mut ids: IdSource,
    reins: &Reins,
) -> Done {
    let merged = merge(&plan, &incoming, &decided(&choices), &mut ids, catalogue());
    if !reins.goes_on(0.9) {
        return Done::Stopped;
    }
    Done::Previewed(Ok(Box::new(Importing {
        file,
        incoming,
        choices,
        merged,
        plan,
        again: false,
    })))
}

/// What a column can be put into, for people.
fn fields() -> &'static [String] {
    static FIELDS: OnceLock<Vec<String>> = OnceLock::new();
    FIELDS.get_or_init(|| target::all().iter().map(|n| n.title.clone()).collect())
}

fn position_of(target: Target) -> usize {
    let all = target::all();
    all.iter()
        .position(|n| n.target == target)
        .unwrap_or(all.len() - 1)
}

fn choices_of(choices: &Choices) -> ImportChoices {
    ImportChoices {
        targets: choices.targets.iter().map(|t| position_of(*t)).collect(),
        ..ImportChoices::default()
    }
}

fn decided(choices: &ImportChoices) -> Choices {
    let target = |at: &usize| target::all().get(*at).map_or(Target::Skip, |n| n.target);
    Choices {
        targets: choices.targets.iter().map(target).collect(),
        categories: choices.categories.clone(),
        kinds: choices.kinds.clone(),
        policy: match choices.overlap {
            Overlap::Fill => Policy::Fill,
            Overlap::Replace => Policy::Replace,
            Overlap::Keep => Policy::Keep,
        },
    }
}

fn columns_of(incoming: &Incoming) -> Vec<ImportColumn> {
    let column = |column: &crate::exchange::incoming::Column| ImportColumn {
        name: column.name.clone(),
        sample: column.sample.clone(),
        filled: column.filled,
        known: column.guess != Target::Note,
    };
    incoming.columns.iter().map(column).collect()
}

fn told_of(merged: &Merged) -> ImportTold {
    ImportTold {
        step: merged.name.clone(),
        changes: !merged.put.is_empty(),
        new: merged.new.clone(),
        matched: merged
            .matched
            .iter()
            .map(|matched| Matched {
                name: matched.name.clone(),
                changes: matched.changes.clone(),
                kept: matched.kept,
            })
            .collect(),
        new_links: merged.new_links,
        matched_links: merged.matched_links,
        contacts: merged.contacts,
        categories: merged.categories.clone(),
        kinds: merged.kinds.clone(),
        problems: merged.problems.iter().map(ToString::to_string).collect(),
    }
}
