//! The partner map: where partners lie around the table, and what that means.
//!
//! Placing is deciding: what a place means is in `mapping`, by lens; all drawing of the display list is in
//! [`paint`](self), all changes in `act`. Nothing changes while a drag is on: one drag is one edit, on release.
//! Must not know: how a plan is saved or exported, or any other screen.

mod act;
mod arrange;
mod distant;
mod far;
mod find;
mod form;
mod hand;
mod hover;
mod insights;
mod keys;
mod legend;
mod linking;
mod looking;
mod menu;
mod minimap;
mod naming;
mod outline;
mod overlay;
mod paint;
mod player;
pub mod present;
mod renaming;
mod side;
mod sight;
mod spoken;
mod stage;
mod then;
mod tray;

use std::{
    cell::{OnceCell, RefCell},
    rc::Rc,
};

use egui::{FocusDirection, Frame, Margin, Panel, Pos2, Role};

use crate::{
    canvas::{Camera, Flight, Gesture, LineGrid, PointGrid, Snap, TextCache},
    mapping::{Label, Look, Point, Scene, Spots, lens, scene::Node},
    model::{Category, Header, Id, Lens, Link, Partner, Placement, Plan, Table},
    ui::{
        Command, Ctx, Out, ViewState,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};
use overlay::Overlay;
use sight::Sight;

/// What a drag has in hand.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Held {
    /// A partner, and with it all that are selected.
    Partner(Id<Partner>),
    /// The ghost of a partner: its intended level.
    Intended(Id<Partner>),
    /// A link that starts at this partner.
    Rim(Id<Partner>),
    /// Nothing: a rubber band.
    Band,
}

/// What is being carried onto the map from outside it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Carried {
    /// A new partner of a category.
    New(Category),
    /// A partner from the list.
    Known(Id<Partner>),
}

/// What lies under a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// A partner's pill or mark.
    Partner(Id<Partner>),
    /// A link's line.
    Link(Id<Link>),
}

/// View state.
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that a person sets one by one"
)]
pub struct View {
    /// What places mean.
    lens: Lens,
    /// What is left out, and what size tells.
    look: Look,
    camera: Camera,
    /// Where the camera is flying.
    flight: Option<Flight>,
    find: find::Find,
    /// Whether somebody moved the camera; until then it fits the map into the window.
    touched: bool,
    /// The part of the screen that the canvas fills.
    rect: egui::Rect,
    shown: Shown,
    texts: TextCache,
    minimap: minimap::Minimap,
    gesture: Gesture<Held>,
    /// What the partners being dragged line up with.
    snap: Snap,
    hover: Option<Id<Partner>>,
    /// How long the pointer has been on the same thing.
    rest: hover::Rest,
    carried: Option<Carried>,
    overlay: Overlay,
    link: Option<Id<Link>>,
    /// The link whose form is open within its partner's.
    open_link: Option<Id<Link>>,
    /// Whether the signs are explained, if somebody decided that.
    legend: Option<bool>,
    /// The partner whose neighbors alone are shown.
    only_of: Option<Id<Partner>>,
    /// The partner in focus when this was last looked at.
    focus_seen: Option<Id<Partner>>,
    panel_open: bool,
    /// Whether the page is too narrow for the map and the panel side by side.
    is_narrow: bool,
    tab: usize,
    outline: outline::Outline,
    insights: insights::Insights,
    all_ghosts: bool,
    /// How large names are beside what the zoom makes them; more than 1 when a room looks on.
    type_size: f32,
    /// Nobody can act on this map: no handles are shown.
    only_looks: bool,
    /// Two moments side by side.
    then: then::Then,
    /// What is shown to a room.
    present: present::Present,
    /// Bring the selected partner into view.
    seek: bool,
    /// Whether keys, not the pointer, were used last: the focus is shown.
    by_keys: bool,
    /// Whether a finger, not the mouse, was used last.
    by_touch: bool,
    /// Whether what stands around the map is large enough for fingers.
    for_fingers: bool,
    /// Arrange everybody as soon as the free map is drawn.
    wants_arranging: bool,
    /// Give the keyboard back to the canvas.
    wants_keys: bool,
    /// Hand the keyboard on to what comes after the canvas, or before it.
    leaving: Option<FocusDirection>,
}

impl Default for View {
    fn default() -> Self {
        Self {
            lens: Lens::Rings,
            look: Look::default(),
            camera: Camera::default(),
            flight: None,
            find: find::Find::default(),
            touched: false,
            rect: egui::Rect::NOTHING,
            shown: Shown::default(),
            texts: TextCache::default(),
            minimap: minimap::Minimap::default(),
            gesture: Gesture::default(),
            snap: Snap::default(),
            hover: None,
            rest: hover::Rest::default(),
            carried: None,
            overlay: Overlay::None,
            link: None,
            open_link: None,
            legend: None,
            only_of: None,
            focus_seen: None,
            panel_open: true,
            is_narrow: false,
            tab: 0,
            outline: outline::Outline::default(),
            insights: insights::Insights::default(),
            all_ghosts: true,
            type_size: 1.0,
            only_looks: false,
            then: then::Then::default(),
            present: present::Present::default(),
            seek: false,
            by_keys: false,
            by_touch: false,
            for_fingers: false,
            wants_arranging: false,
            wants_keys: false,
            leaving: None,
        }
    }
}

/// A zoom, the size of a pill, and whether each node has room for its pill then.
type WithRoom = (f32, f32, Rc<[bool]>);

/// The scene with what it was made of, so that it is made anew only when one of these changed.
#[derive(Default)]
struct Shown {
    scene: Scene,
    /// How many of its nodes are drawn; the others are there for the ends of links.
    drawn: usize,
    /// What another layer has on the ground below this one: names keep off it as well.
    below: Vec<Label>,
    /// Counts the scenes, for pictures that are kept.
    turn: u64,
    lens: Option<Lens>,
    look: Look,
    spots: Spots,
    /// The middles of all nodes.
    grid: PointGrid,
    /// The links, once somebody asked for them.
    lines: OnceCell<LineGrid>,
    /// Which nodes have room for their pills, as last worked out.
    with_room: RefCell<Option<WithRoom>>,
    /// Names beside marks, as last worked out.
    far_names: distant::Names,
    /// The nodes that made room for others on the same spot.
    made_room: Vec<usize>,
    partners: Table<Partner>,
    links: Table<Link>,
    placements: Table<Placement>,
    header: Table<Header>,
    counts: legend::Counts,
    gone: Vec<Node>,
    /// When those went, once that was drawn.
    gone_since: Option<f64>,
}

impl Shown {
    /// Brings the scene up to the plan; tells whether it changed.
    fn refresh(&mut self, plan: &Plan, lens: Lens, look: &Look) -> bool {
        if self.lens == Some(lens)
            && self.look == *look
            && self.partners.same(&plan.partners)
            && self.links.same(&plan.links)
            && self.placements.same(&plan.placements)
            && self.header.same(&plan.header)
        {
            return false;
        }
        let scene = Scene::of(plan, lens, look, &self.spots);
        self.gone.clear();
        if self.lens == Some(lens) && self.look != *look {
            let gone = |node: &Node| scene.node_of(node.partner).is_none();
            self.gone.extend(self.scene.nodes.drain(..).filter(gone));
            self.gone_since = None;
        }
        let drawn = scene.nodes.len();
        self.put(scene, drawn);
        self.counts = legend::Counts::of(plan);
        self.scene.remember(&mut self.spots);
        self.partners = plan.partners.clone();
        self.links = plan.links.clone();
        self.placements = plan.placements.clone();
        self.header = plan.header.clone();
        self.lens = Some(lens);
        self.look.clone_from(look);
        true
    }

    /// Shows a scene, of whose nodes the first so many are drawn; sorts what has to be found quickly in a frame.
    fn put(&mut self, scene: Scene, drawn: usize) {
        const SQUARE: f32 = 64.0;
        let nodes = || scene.nodes.iter().take(drawn);
        let made_room = nodes().enumerate().filter(|(_, n)| n.aside_of.is_some());
        self.made_room = made_room.map(|(index, _)| index).collect();
        self.grid = PointGrid::new(nodes().map(|n| sight::pos(n.at)), SQUARE);
        self.lines = OnceCell::new();
        self.with_room = RefCell::default();
        self.far_names = distant::Names::default();
        self.scene = scene;
        self.drawn = drawn;
        self.turn += 1;
    }

    /// Which nodes have room for their pills. Pushing the map around changes nothing about that.
    fn with_room(&self, sight: &Sight<'_>) -> Rc<[bool]> {
        let zoom = sight.view.camera.zoom;
        let mut known = self.with_room.borrow_mut();
        if let Some((of_zoom, of_pill, room)) = &*known
            && (*of_zoom, *of_pill) == (zoom, sight.pill)
        {
            return Rc::clone(room);
        }
        let room = sight.find_room();
        *known = Some((zoom, sight.pill, Rc::clone(&room)));
        room
    }

    /// The links from middle to middle.
    fn lines(&self) -> &LineGrid {
        self.lines.get_or_init(|| {
            let nodes = &self.scene.nodes;
            let middle = |node: usize| nodes.get(node).map_or(Pos2::ZERO, |n| sight::pos(n.at));
            let wires = self.scene.wires.iter();
            LineGrid::new(wires.map(|wire| wire.ends.map(middle)).collect())
        })
    }
}

/// Width of the panel beside the map.
const PANEL: f32 = 320.0;

/// Draws the screen.
pub fn draw(ui: &mut egui::Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let page = ui.available_width();
    view.map.mind_the_room(page);
    if view.map.then.is_open() {
        then::show(ui, ctx, view, out);
        return;
    }
    find::heed(ui, &mut view.map);
    bring_up(ctx, view);
    arrange::heed(ctx, view, out);
    if view.name_now {
        view.map.panel_open = true;
        view.map.tab = 0;
    }
    if ui.input(|i| !i.pointer.any_down()) {
        // Not between a press and its release: what is pressed would move away.
        view.map.for_fingers = view.map.by_touch;
    }
    let palette = Palette::of(ui);
    // Where there is little room, details take all that the map itself does not need.
    let crowded = view.map.is_narrow && view.map.panel_open;
    if view.map.panel_open {
        let frame = Frame::new()
            .fill(palette.surface)
            .stroke(ui.visuals().widgets.noninteractive.bg_stroke)
            .corner_radius(tokens::CARD_RADIUS)
            .inner_margin(Margin::symmetric(16, 12));
        // A fixed width: with the panel the map would move while one drags on it.
        Panel::right("map details")
            .exact_size(PANEL)
            .resizable(false)
            .show_separator_line(false)
            .frame(frame)
            .show(ui, |ui| {
                widgets::region(ui, Role::Complementary, "Beside the map");
                side::show(ui, ctx, view, out);
            });
    }
    let mut frame = Frame::new();
    frame.inner_margin.right = 12;
    if !crowded {
        Panel::bottom("map tray")
            .frame(frame)
            .resizable(false)
            .show_separator_line(false)
            .show(ui, |ui| {
                widgets::region(ui, Role::Group, "New partners");
                view.map.make_room_for_fingers(ui);
                tray::show(ui, ctx, view);
            });
    }
    Panel::top("map tools")
        .frame(frame)
        .resizable(false)
        .show_separator_line(false)
        .show(ui, |ui| {
            widgets::region(ui, Role::Toolbar, "Tools of the map");
            view.map.make_room_for_fingers(ui);
            tools(ui, ctx, view, out);
            ui.add_space(space::XS);
            if !crowded {
                looking::show(ui, ctx, view, out, page);
            }
        });
    if view.map.shows_legend(page) {
        Panel::left("map legend")
            .exact_size(legend::WIDTH)
            .resizable(false)
            .show_separator_line(false)
            .frame(Frame::new())
            .show(ui, |ui| {
                widgets::region(ui, Role::Group, "Signs of the map");
                view.map.make_room_for_fingers(ui);
                legend::show(ui, &mut view.map);
            });
    }
    egui::CentralPanel::default()
        .frame(frame)
        .show(ui, |ui| stage::show(ui, ctx, view, out));
}

/// Brings what is shown up to the plan.
fn bring_up(ctx: &Ctx<'_>, view: &mut ViewState) {
    let map = &mut view.map;
    if map.shown.lens != Some(map.lens) {
        // Another lens has another extent.
        map.fit_again();
    }
    view.take_partner();
    forget_the_deleted(ctx.plan, view);
    looking::show_focus(ctx.plan, view);
    let map = &mut view.map;
    if map.shown.refresh(ctx.plan, map.lens, &map.look) {
        map.texts.clear();
        map.find.forget();
        looking::let_go_of_the_unseen(view);
    }
}

/// Selections outlive the records that they name: an undo may take these away.
fn forget_the_deleted(plan: &Plan, view: &mut ViewState) {
    view.selected.retain(|id| plan.partners.contains(*id));
    view.focus = view.focus.filter(|id| plan.partners.contains(*id));
    view.map.link = view.map.link.filter(|id| plan.links.contains(*id));
    if view
        .map
        .only_of
        .is_some_and(|id| !plan.partners.contains(id))
    {
        view.map.look.only = None;
        view.map.only_of = None;
    }
    view.map.overlay.forget_the_deleted(plan);
}

/// What stands above the map: what places mean, and how it is looked at. Where one line has no room for the lenses
/// side by side they become a list, and where it has no room for that either, there are two lines.
fn tools(ui: &mut egui::Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    const SIDE_BY_SIDE: f32 = 640.0;
    const ONE_LINE: f32 = 460.0;
    let from_right = egui::Layout::right_to_left(egui::Align::Center);
    let labels: Vec<&str> = Lens::ALL.iter().map(|lens| lens.label()).collect();
    let mut picked = Lens::ALL.iter().position(|lens| *lens == view.map.lens);
    ui.spacing_mut().item_spacing.x = space::XS;
    let room = ui.available_width();
    if room >= SIDE_BY_SIDE {
        ui.horizontal(|ui| {
            let mut segment = picked.unwrap_or(0);
            widgets::segments(ui, LENS, &labels, &mut segment);
            picked = Some(segment);
            ui.with_layout(from_right, |ui| {
                beside_tools(ui, &mut view.map, out);
                camera_tools(ui, ctx, view, out);
            });
        });
    } else {
        ui.horizontal(|ui| {
            ui.with_layout(from_right, |ui| {
                beside_tools(ui, &mut view.map, out);
                if room >= ONE_LINE {
                    camera_tools(ui, ctx, view, out);
                }
                let room = ui.available_width();
                widgets::dropdown(ui, LENS, room, None, &labels, &mut picked);
            });
        });
        if room < ONE_LINE {
            ui.horizontal(|ui| {
                ui.with_layout(from_right, |ui| camera_tools(ui, ctx, view, out));
            });
        }
    }
    if let Some(lens) = picked.and_then(|at| Lens::ALL.get(at)) {
        view.map.look_through(*lens);
    }
}

/// What the choice of a lens is called.
const LENS: &str = "What a place means";

/// From the right: the panel, the keys, a picture.
fn beside_tools(ui: &mut egui::Ui, map: &mut View, out: &mut Out<'_>) {
    let (icon, name) = if map.panel_open {
        (icons::NEXT, "Hide details")
    } else {
        (icons::PREVIOUS, "Show details")
    };
    if widgets::icon_button(ui, icon, name).clicked() {
        map.panel_open = !map.panel_open;
    }
    if widgets::icon_button(ui, icons::HELP, "Keys").clicked() {
        map.overlay.toggle_keys(overlay::Keys::Map);
    }
    let picture = widgets::icon_button(ui, icons::EXPORT, "Save a picture…");
    if picture.clicked() {
        out.run(Command::ExportPicture);
    }
}

/// From the right: what is shown, how near, and how it is arranged.
fn camera_tools(ui: &mut egui::Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let map = &mut view.map;
    let (icon, name) = if map.all_ghosts {
        (icons::SHOW, "Show intended levels of the selected only")
    } else {
        (icons::HIDE, "Show all intended levels")
    };
    // Other lenses know no levels, and need the room for what they alone have.
    if lens::shows_levels(map.lens) && widgets::icon_button(ui, icon, name).clicked() {
        map.all_ghosts = !map.all_ghosts;
    }
    if widgets::icon_button(ui, icons::FIT, "Fit").clicked() {
        map.fit_again();
    }
    if widgets::icon_button(ui, icons::ZOOM_IN, "Nearer").clicked() {
        map.zoom_by(1.25);
    }
    let percent = format!("{:.0} %", map.camera.zoom * 100.0);
    let shown = widgets::quiet_button(ui, &percent).on_hover_text("Zoom to 100 %");
    if shown.accessible_name("Zoom to 100 %").clicked() {
        map.camera.zoom = 1.0;
        map.touched = true;
    }
    if widgets::icon_button(ui, icons::ZOOM_OUT, "Farther").clicked() {
        map.zoom_by(0.8);
    }
    arrange::button(ui, ctx, view, out);
}

impl View {
    /// Where a place of the map is on the screen, as last drawn.
    pub fn to_screen(&self, at: Point) -> Pos2 {
        self.camera.view(self.rect).to_screen(sight::pos(at))
    }

    /// What is drawn.
    pub const fn scene(&self) -> &Scene {
        &self.shown.scene
    }

    /// What lies under a place on the screen, as last drawn.
    pub fn under(&self, at: Pos2) -> Option<Under> {
        let sight = Sight::new(self, self.camera.view(self.rect), &[]);
        let node = sight.hit(self, at, &[]).and_then(|i| sight.partner(i));
        let link = || Some(Under::Link(sight.hit_wire(self, at)?.link));
        node.map(Under::Partner).or_else(link)
    }

    /// What is left out, and what size tells.
    pub const fn look(&self) -> &Look {
        &self.look
    }

    /// Where partners lie whom nobody put anywhere, under the lenses looked through so far.
    pub const fn spots(&self) -> &Spots {
        &self.shown.spots
    }

    /// Buttons get as high as a finger needs, once fingers are at work.
    fn make_room_for_fingers(&self, ui: &mut egui::Ui) {
        const HIGH: f32 = 44.0;
        if self.for_fingers {
            ui.spacing_mut().interact_size.y = HIGH;
        }
    }

    /// Whether the intended levels of all are shown.
    pub const fn shows_intended(&self) -> bool {
        self.all_ghosts
    }

    /// What places mean, as last looked at.
    pub const fn lens(&self) -> Lens {
        self.lens
    }

    /// Changes what places mean. The selection stays.
    pub fn look_through(&mut self, lens: Lens) {
        if self.lens != lens {
            self.lens = lens;
            self.overlay = Overlay::None;
        }
    }

    /// On a narrow page the panel is shut at first, on others open; what somebody decides holds until the page
    /// becomes narrow or wide.
    fn mind_the_room(&mut self, page: f32) {
        const NARROW: f32 = 700.0;
        let narrow = page < NARROW;
        if self.is_narrow != narrow {
            self.is_narrow = narrow;
            self.panel_open = !narrow;
        }
    }

    /// Shows the outline and puts the keyboard there.
    fn open_outline(&mut self) {
        self.panel_open = true;
        self.tab = side::OUTLINE;
        self.outline.take_keys();
    }

    /// Partners were arranged: shows them all.
    pub const fn arranged(&mut self) {
        self.fit_again();
    }

    /// Shows the whole table, and goes on doing so when the window's size changes.
    const fn fit_again(&mut self) {
        self.touched = false;
        self.flight = None;
        self.rect = egui::Rect::NOTHING;
    }

    /// Zooms around the middle of the view.
    fn zoom_by(&mut self, factor: f32) {
        let range = crate::canvas::ZOOM_RANGE;
        self.camera.zoom = (self.camera.zoom * factor).clamp(*range.start(), *range.end());
        self.touched = true;
    }
}
