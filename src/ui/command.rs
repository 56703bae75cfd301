//! The one table of commands: menus, palette, shortcuts and the shortcut list all read it.
//! Must not know how a command is carried out (that is `app`).

use egui::{Context, Id, Key, KeyboardShortcut, Modifiers};

use crate::model::ReportKind;

/// Something a person can ask for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Make a new plan.
    NewPlan,
    /// Open a plan file.
    OpenPlan,
    /// Go to Home and close the plan.
    ClosePlan,
    /// Save a copy of the plan file under another name.
    SaveCopy,
    /// Try again to save.
    RetrySave,
    /// Import a JSON file as a new plan.
    ImportJson,
    /// Export the plan as JSON.
    ExportJson,
    /// Make a picture of the partner map.
    ExportPicture,
    /// Take in partners from another program's file.
    ImportPartners,
    /// Make a report of this kind.
    Report(ReportKind),
    /// Write all tables as a workbook.
    ExportWorkbook,
    /// Write all tables as CSV.
    ExportTables,
    /// Write the calendar.
    ExportCalendar,
    /// Write the contacts.
    ExportContacts,
    /// Export the map as JSON Canvas.
    ExportCanvas,
    /// Export the map as GraphML.
    ExportGraphml,
    /// Export the map for Kumu.
    ExportKumu,
    /// Take the last step back.
    Undo,
    /// Do the last undone step again.
    Redo,
    /// Find a page, a record or a command.
    Palette,
    /// Show or hide the Guide panel.
    ToggleGuide,
    /// Go to the step before.
    PreviousStep,
    /// Go to the next step.
    NextStep,
    /// Add a partner.
    AddPartner,
    /// Arrange the free map.
    ArrangeMap,
    /// Show the map to a room.
    Present,
    /// Keep the plan as it is under a name.
    TakeSnapshot,
    /// Light theme.
    ThemeLight,
    /// Dark theme.
    ThemeDark,
    /// As the system has it.
    ThemeSystem,
    /// Everything larger.
    ZoomIn,
    /// Everything smaller.
    ZoomOut,
    /// Normal size.
    ZoomReset,
    /// The list of shortcuts.
    Shortcuts,
    /// Leave the program.
    Quit,
}

/// The menu in which a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Files.
    Plan,
    /// What is handed out.
    Reports,
    /// Changes.
    Edit,
    /// What is shown.
    View,
    /// Help.
    Help,
}

impl Menu {
    /// All menus in order.
    pub const ALL: &'static [Self] = &[
        Self::Plan,
        Self::Reports,
        Self::Edit,
        Self::View,
        Self::Help,
    ];
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Plan => "Plan",
            Self::Reports => "Reports",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The command.
    pub command: Command,
    /// Its menu.
    pub menu: Menu,
    /// Its name: a verb first; `…` when more input follows.
    pub name: &'static str,
    /// What it does, for the tooltip.
    pub help: &'static str,
    /// Its shortcuts; the first is shown.
    pub keys: &'static [KeyboardShortcut],
    /// Whether it needs an open plan.
    pub needs_plan: bool,
}

const fn cmd(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}
const fn cmd_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}
const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}
const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn row(
    command: Command,
    menu: Menu,
    name: &'static str,
    help: &'static str,
    keys: &'static [KeyboardShortcut],
    needs_plan: bool,
) -> Row {
    Row {
        command,
        menu,
        name,
        help,
        keys,
        needs_plan,
    }
}

/// The table. Order is the order in the menus.
pub const TABLE: &[Row] = &[
    row(
        Command::NewPlan,
        Menu::Plan,
        "New plan…",
        "Start a plan from nothing",
        &[cmd(Key::N)],
        false,
    ),
    row(
        Command::OpenPlan,
        Menu::Plan,
        "Open plan…",
        "Open a plan file",
        &[cmd(Key::O)],
        false,
    ),
    row(
        Command::SaveCopy,
        Menu::Plan,
        "Save a copy…",
        "Write the plan into another file as well",
        &[cmd_shift(Key::S)],
        true,
    ),
    row(
        Command::RetrySave,
        Menu::Plan,
        "Save now",
        "Write everything to disk now; the program does this by itself",
        &[cmd(Key::S)],
        true,
    ),
    row(
        Command::ImportJson,
        Menu::Plan,
        "Import JSON…",
        "Make a new plan from an exported JSON file",
        &[cmd_shift(Key::I)],
        false,
    ),
    row(
        Command::ImportPartners,
        Menu::Plan,
        "Import partners…",
        "Take in partners and links from a table or from another program's map",
        &[],
        true,
    ),
    row(
        Command::ClosePlan,
        Menu::Plan,
        "Close plan",
        "Go back to the list of plans",
        &[cmd(Key::W)],
        true,
    ),
    row(
        Command::Quit,
        Menu::Plan,
        "Quit",
        "Leave Roundtable; everything is saved first",
        &[cmd(Key::Q)],
        false,
    ),
    row(
        Command::Report(ReportKind::Summary),
        Menu::Reports,
        "One-page summary…",
        "Where the partnership stands, on one page",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::FullPlan),
        Menu::Reports,
        "Full plan…",
        "Everything that the group wrote, step by step, with the map and plots",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Workshop),
        Menu::Reports,
        "Workshop record…",
        "What happened in the room",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Quarterly),
        Menu::Reports,
        "Quarterly review…",
        "What has changed in a period, and what is due",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Agreement),
        Menu::Reports,
        "Agreement draft…",
        "A first text of an agreement, filled from the plan",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Partners),
        Menu::Reports,
        "Partner fact sheets…",
        "A page for each partner",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Actions),
        Menu::Reports,
        "Action list…",
        "Who does what by when, overdue first",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Minutes),
        Menu::Reports,
        "Minutes of a meeting…",
        "Who came, what was said and decided, who does what",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Map),
        Menu::Reports,
        "Map poster…",
        "The partner map as a page for the wall, with what it tells",
        &[],
        true,
    ),
    row(
        Command::Report(ReportKind::Blanks),
        Menu::Reports,
        "Blank forms and tally sheets…",
        "Empty forms to fill in by hand",
        &[],
        true,
    ),
    row(
        Command::ExportWorkbook,
        Menu::Reports,
        "Workbook…",
        "Write every table as a sheet of an Excel workbook, private notes too",
        &[],
        true,
    ),
    row(
        Command::ExportTables,
        Menu::Reports,
        "Folder of CSV tables…",
        "Write every table as a CSV file, private notes too",
        &[],
        true,
    ),
    row(
        Command::ExportCalendar,
        Menu::Reports,
        "Calendar…",
        "Write meetings, due days and reviews for any calendar",
        &[],
        true,
    ),
    row(
        Command::ExportContacts,
        Menu::Reports,
        "Contacts…",
        "Write the people of the plan for any address book",
        &[],
        true,
    ),
    row(
        Command::ExportJson,
        Menu::Reports,
        "Export JSON…",
        "Write the whole plan as JSON",
        &[cmd(Key::E)],
        true,
    ),
    row(
        Command::ExportPicture,
        Menu::Reports,
        "Export map as a picture…",
        "Write the partner map as SVG, PNG or PDF, also as a poster over several sheets",
        &[cmd_shift(Key::E)],
        true,
    ),
    row(
        Command::ExportCanvas,
        Menu::Reports,
        "Export map as JSON Canvas…",
        "Write the partner map for Obsidian and other canvas programs",
        &[],
        true,
    ),
    row(
        Command::ExportGraphml,
        Menu::Reports,
        "Export map as GraphML…",
        "Write the partner map for network programs such as Gephi or yEd",
        &[],
        true,
    ),
    row(
        Command::ExportKumu,
        Menu::Reports,
        "Export map for Kumu…",
        "Write the partner map as JSON that Kumu reads",
        &[],
        true,
    ),
    row(
        Command::Undo,
        Menu::Edit,
        "Undo",
        "Take the last step back",
        &[cmd(Key::Z)],
        true,
    ),
    row(
        Command::Redo,
        Menu::Edit,
        "Redo",
        "Do the last undone step again",
        &[cmd_shift(Key::Z), cmd(Key::Y)],
        true,
    ),
    row(
        Command::AddPartner,
        Menu::Edit,
        "Add partner",
        "Add a partner to the list",
        &[cmd_shift(Key::P)],
        true,
    ),
    row(
        Command::ArrangeMap,
        Menu::Edit,
        "Arrange the map",
        "Find places for all on the free map, so that who is linked lies near",
        &[],
        true,
    ),
    row(
        Command::TakeSnapshot,
        Menu::Edit,
        "Take a snapshot…",
        "Keep the plan as it is now under a name, to compare with later",
        &[],
        true,
    ),
    row(
        Command::Palette,
        Menu::View,
        "Find or do anything…",
        "Find a page, a partner, an answer or a command",
        &[cmd(Key::K)],
        false,
    ),
    row(
        Command::PreviousStep,
        Menu::View,
        "Previous step",
        "Go to the step before this one",
        &[alt(Key::ArrowUp)],
        true,
    ),
    row(
        Command::NextStep,
        Menu::View,
        "Next step",
        "Go to the step after this one",
        &[alt(Key::ArrowDown)],
        true,
    ),
    row(
        Command::ToggleGuide,
        Menu::View,
        "Show or hide the guide",
        "The panel on the right: why a step matters and how to run it",
        &[plain(Key::F2)],
        true,
    ),
    row(
        Command::Present,
        Menu::View,
        "Present the map",
        "The map on the full screen in large type, without notes and contacts",
        &[plain(Key::F5)],
        true,
    ),
    row(
        Command::ThemeLight,
        Menu::View,
        "Light theme",
        "Dark ink on light paper",
        &[],
        false,
    ),
    row(
        Command::ThemeDark,
        Menu::View,
        "Dark theme",
        "Light ink on dark paper",
        &[],
        false,
    ),
    row(
        Command::ThemeSystem,
        Menu::View,
        "Theme of the system",
        "Light or dark as the system has it",
        &[],
        false,
    ),
    row(
        Command::ZoomIn,
        Menu::View,
        "Larger",
        "Make everything larger",
        &[cmd(Key::Plus), cmd(Key::Equals)],
        false,
    ),
    row(
        Command::ZoomOut,
        Menu::View,
        "Smaller",
        "Make everything smaller",
        &[cmd(Key::Minus)],
        false,
    ),
    row(
        Command::ZoomReset,
        Menu::View,
        "Normal size",
        "Back to 100 %",
        &[cmd(Key::Num0)],
        false,
    ),
    row(
        Command::Shortcuts,
        Menu::Help,
        "Keyboard shortcuts",
        "Show all shortcuts",
        &[plain(Key::F1)],
        false,
    ),
];

impl Command {
    /// Its row; every command has one (a test holds this).
    pub fn row(self) -> &'static Row {
        TABLE
            .iter()
            .find(|row| row.command == self)
            .unwrap_or(&TABLE[0])
    }
}

/// The keys that what has the keyboard answers itself, instead of the program.
#[derive(Clone, Copy)]
struct Left {
    to: Id,
    keys: &'static [(Modifiers, Key)],
}

/// Leaves these keys to `to` for as long as it has the keyboard; asked for in each pass.
pub fn leave_to(ctx: &Context, to: Id, keys: &'static [(Modifiers, Key)]) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("keys left"), Left { to, keys }));
}

/// Whether these keys are left to what has the keyboard.
pub fn is_left(ctx: &Context, keys: &KeyboardShortcut) -> bool {
    let left = ctx.data(|data| data.get_temp::<Left>(Id::unique("keys left")));
    left.is_some_and(|left| {
        ctx.memory(|memory| memory.has_focus(left.to))
            && left.keys.contains(&(keys.modifiers, keys.logical_key))
    })
}

/// Says that undo is the plan's although this field has the keyboard, because the field is empty; asked for in
/// each pass.
pub fn undo_is_the_plans(ctx: &Context, field: Id) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("undo is the plan's"), field));
}

/// Whether undo belongs to the field with the keyboard, and not to the plan.
pub fn undo_is_the_fields(ctx: &Context) -> bool {
    let plans = ctx.data(|data| data.get_temp::<Id>(Id::unique("undo is the plan's")));
    ctx.text_edit_focused() && (plans.is_none() || ctx.memory(egui::Memory::focused) != plans)
}
