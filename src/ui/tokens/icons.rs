//! The icons that the program uses, by our own names, all from one font.
//! Must not know what they stand beside.

use egui_material_icons::icons as material;

macro_rules! icons {
    ($($(#[$doc:meta])* $ours:ident = $theirs:ident;)*) => {
        $($(#[$doc])* pub const $ours: &str = material::$theirs.codepoint;)*
        /// All of them with their names, for the gallery.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($ours), $ours)),*];
    };
}

icons! {
    /// Take back.
    UNDO = ICON_UNDO;
    /// Do again.
    REDO = ICON_REDO;
    /// Add one.
    ADD = ICON_ADD;
    /// One less.
    REMOVE = ICON_REMOVE;
    /// Delete.
    DELETE = ICON_DELETE;
    /// Close, clear.
    CLOSE = ICON_CLOSE;
    /// Picked, done.
    CHECK = ICON_CHECK;
    /// Find.
    SEARCH = ICON_SEARCH;
    /// Settings.
    SETTINGS = ICON_SETTINGS;
    /// Help.
    HELP = ICON_HELP;
    /// A hint.
    INFO = ICON_INFO;
    /// A warning.
    WARNING = ICON_WARNING;
    /// An error.
    ERROR = ICON_ERROR;
    /// Good news.
    GOOD = ICON_CHECK_CIRCLE;
    /// Back.
    BACK = ICON_ARROW_BACK;
    /// Forward.
    FORWARD = ICON_ARROW_FORWARD;
    /// Up; sorted from small to large.
    UP = ICON_ARROW_UPWARD;
    /// Down; sorted from large to small.
    DOWN = ICON_ARROW_DOWNWARD;
    /// To the left in a row of pages.
    PREVIOUS = ICON_CHEVRON_LEFT;
    /// To the right in a row of pages.
    NEXT = ICON_CHEVRON_RIGHT;
    /// Open below.
    EXPAND = ICON_EXPAND_MORE;
    /// Shut.
    COLLAPSE = ICON_EXPAND_LESS;
    /// A date.
    CALENDAR = ICON_CALENDAR_TODAY;
    /// Edit.
    EDIT = ICON_EDIT;
    /// Copy.
    COPY = ICON_CONTENT_COPY;
    /// Open a file.
    OPEN = ICON_FOLDER_OPEN;
    /// A new file.
    NEW_FILE = ICON_NOTE_ADD;
    /// Export.
    EXPORT = ICON_DOWNLOAD;
    /// Import.
    IMPORT = ICON_UPLOAD;
    /// Save.
    SAVE = ICON_SAVE;
    /// Several people, partners.
    GROUPS = ICON_GROUPS;
    /// One person.
    PERSON = ICON_PERSON;
    /// Add a person or partner.
    PERSON_ADD = ICON_PERSON_ADD;
    /// The partner map.
    MAP = ICON_HUB;
    /// Light theme.
    LIGHT = ICON_LIGHT_MODE;
    /// Dark theme.
    DARK = ICON_DARK_MODE;
    /// High contrast.
    CONTRAST = ICON_CONTRAST;
    /// A menu.
    MENU = ICON_MENU;
    /// More commands.
    MORE = ICON_MORE_HORIZ;
    /// Nearer.
    ZOOM_IN = ICON_ZOOM_IN;
    /// Farther.
    ZOOM_OUT = ICON_ZOOM_OUT;
    /// Everything in sight.
    FIT = ICON_FIT_SCREEN;
    /// Locked, read-only, private.
    LOCK = ICON_LOCK;
    /// Shown.
    SHOW = ICON_VISIBILITY;
    /// Hidden.
    HIDE = ICON_VISIBILITY_OFF;
    /// Filter.
    FILTER = ICON_FILTER_LIST;
    /// Find places by itself.
    ARRANGE = ICON_AUTO_FIX_HIGH;
    /// Stays in its place.
    PIN = ICON_KEEP;
    /// Both ways.
    BOTH_WAYS = ICON_SYNC_ALT;
    /// A link.
    LINK = ICON_LINK;
    /// A list.
    LIST = ICON_LIST;
    /// A tree, an outline.
    OUTLINE = ICON_ACCOUNT_TREE;
    /// Drag to move.
    DRAG = ICON_DRAG_INDICATOR;
    /// Show to the room.
    PRESENT = ICON_SLIDESHOW;
    /// What was done when.
    HISTORY = ICON_HISTORY;
    /// The Guide.
    GUIDE = ICON_MENU_BOOK;
    /// An idea, an example.
    IDEA = ICON_LIGHTBULB;
    /// Time.
    TIME = ICON_SCHEDULE;
    /// Go there.
    GO = ICON_NORTH_EAST;
    /// Home.
    HOME = ICON_HOME;
    /// Do it over.
    REFRESH = ICON_REFRESH;
    /// A flag.
    FLAG = ICON_FLAG;
    /// Levels, a table.
    TABLE = ICON_TABLE_ROWS;
    /// Answers, a list to work off.
    CHECKLIST = ICON_CHECKLIST;
    /// Nothing here yet.
    INBOX = ICON_INBOX;
}
