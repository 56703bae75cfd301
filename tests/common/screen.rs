//! A real screen without a monitor: Xvfb shows the program's window, xdotool moves its mouse and types.
//!
//! The window has no window manager around it, as on a kiosk; it gets the keyboard by being given it.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::panic,
    reason = "shared by tests that use parts of it, and a test may fail loudly"
)]

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::wait;

/// How long anything in a real window may take, on a slow machine with a software renderer.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// The variable that turns a missing screen from a reason to skip into a failure.
const REQUIRED: &str = "ROUNDTABLE_WINDOW_TESTS";

/// A virtual screen with its own mouse and keyboard.
pub struct Screen {
    xvfb: Child,
    display: String,
}

impl Screen {
    /// Opens a screen; `None`, with one line why, where this machine has no virtual screen.
    pub fn open() -> Option<Self> {
        match Self::try_open() {
            Ok(screen) => Some(screen),
            Err(why) => {
                skip(&why);
                None
            }
        }
    }

    fn try_open() -> Result<Self, String> {
        let there = |program: &str, flag: &str| {
            let asked = Command::new(program)
                .arg(flag)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
            asked
                .map(|_| ())
                .map_err(|_| format!("{program} is not installed"))
        };
        there("xdotool", "version")?;
        there("Xvfb", "-help")?;
        // It picks a free display number itself and tells it once it is ready.
        let mut xvfb = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1000x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("Xvfb can't be started: {error}"))?;
        let mut number = String::new();
        let told = xvfb.stdout.take().expect("its output was asked for");
        let read = BufReader::new(told).read_line(&mut number);
        let screen = Self {
            xvfb,
            display: format!(":{}", number.trim()),
        };
        match read {
            Ok(1..) => Ok(screen),
            _ => Err("Xvfb ended before it was ready".to_owned()),
        }
    }

    /// Runs xdotool on this screen; `None` if it fails.
    fn xdotool<S: AsRef<std::ffi::OsStr>>(&self, args: &[S]) -> Option<String> {
        let output = Command::new("xdotool")
            .args(args)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool was there a moment ago");
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.xvfb.kill();
        let _ = self.xvfb.wait();
    }
}

/// Tells why a test did nothing, past the runner that hides what passing tests print.
fn skip(why: &str) {
    assert!(
        std::env::var(REQUIRED).as_deref() != Ok("required"),
        "a real window is required here, but {why}"
    );
    let _ = writeln!(std::io::stderr(), "real-window test skipped: {why}");
}

/// The program, running in a real window.
pub struct Window<'s> {
    screen: &'s Screen,
    program: Child,
    complaints: PathBuf,
    id: String,
}

impl<'s> Window<'s> {
    /// Starts the program on a plan, with `home` as the person's own folder, and waits for its window.
    ///
    /// `None`, with one line why, where this machine can't open a window at all.
    pub fn start(screen: &'s Screen, home: &Path, plan: &Path) -> Option<Self> {
        let complaints = home.join("stderr.txt");
        let mut program = Command::new(env!("CARGO_BIN_EXE_roundtable"))
            .arg(plan)
            .env("DISPLAY", &screen.display)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("WINIT_X11_SCALE_FACTOR", "1")
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(&complaints).expect("the home folder is ours"))
            .spawn()
            .expect("the program was built for this test");
        let id = wait::until("the program's window", PATIENCE, || {
            if program.try_wait().expect("it can be asked").is_some() {
                return Some(None);
            }
            let found = screen.xdotool(&["search", "--onlyvisible", "--name", "Roundtable"])?;
            Some(Some(found.lines().next()?.to_owned()))
        });
        let Some(id) = id else {
            skip(&fs::read_to_string(&complaints).unwrap_or_default());
            return None;
        };
        let window = Self {
            screen,
            program,
            complaints,
            id,
        };
        wait::until("the keyboard", PATIENCE, || {
            screen.xdotool(&["windowfocus", &window.id])?;
            (screen.xdotool(&["getwindowfocus"])? == window.id).then_some(())
        });
        Some(window)
    }

    /// The words in its title bar.
    pub fn title(&self) -> String {
        self.screen
            .xdotool(&["getwindowname", &self.id])
            .unwrap_or_default()
    }

    /// Waits until its title bar says this.
    pub fn wait_for_title(&self, words: &str) {
        wait::until(&format!("the title “{words}”"), PATIENCE, || {
            self.title().contains(words).then_some(())
        });
    }

    /// Its width and height.
    pub fn size(&self) -> [f32; 2] {
        let told = self
            .screen
            .xdotool(&["getwindowgeometry", "--shell", &self.id]);
        let told = told.expect("a window has a size");
        ["WIDTH=", "HEIGHT="].map(|name| {
            let line = told.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|n| n.parse().ok()).expect("a number")
        })
    }

    /// Clicks at a place in the window.
    pub fn click(&self, at: [f32; 2]) {
        self.act(&[self.to(at), words("sleep 0.1 click 1")]);
    }

    /// Clicks twice at a place in the window.
    pub fn double_click(&self, at: [f32; 2]) {
        self.act(&[
            self.to(at),
            words("sleep 0.1 click --repeat 2 --delay 60 1"),
        ]);
    }

    /// Drags from one place to another as a hand does: on a way, not in a leap.
    pub fn drag(&self, from: [f32; 2], to: [f32; 2]) {
        const PLACES: u16 = 20;
        let mut hand = vec![self.to(from), words("sleep 0.1 mousedown 1")];
        for place in 1..=PLACES {
            let part = f32::from(place) / f32::from(PLACES);
            let at = [0, 1].map(|axis: usize| from[axis] + (to[axis] - from[axis]) * part);
            hand.extend([words("sleep 0.02"), self.to(at)]);
        }
        hand.push(words("sleep 0.1 mouseup 1"));
        self.act(&hand);
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        self.act(&[words("type --delay 30"), vec![text.to_owned()]]);
    }

    /// Presses a key, such as `Return` or `ctrl+z`.
    pub fn key(&self, key: &str) {
        self.act(&[words("key"), vec![key.to_owned()]]);
    }

    /// Waits until the program ends by itself; gives what it complained about.
    pub fn wait_until_it_ends(mut self) -> String {
        let program = &mut self.program;
        let ended = wait::until("the program to end", PATIENCE, || {
            program.try_wait().expect("it can be asked")
        });
        let complaints = fs::read_to_string(&self.complaints).unwrap_or_default();
        assert!(ended.success(), "it ended with {ended}: {complaints}");
        complaints
    }

    /// Ends the program on the spot: it gets no chance to save anything.
    pub fn kill(mut self) {
        self.program.kill().expect("it runs");
        self.program.wait().expect("it has ended");
    }

    fn to(&self, at: [f32; 2]) -> Vec<String> {
        let [x, y] = at.map(|n| format!("{n:.0}"));
        let mut args = words("mousemove --window");
        args.extend([self.id.clone(), x, y]);
        args
    }

    /// Acts as a person does: only when the program has come to rest after what was done before.
    fn act(&self, parts: &[Vec<String>]) {
        self.wait_until_quiet();
        let done = self.screen.xdotool(&parts.concat());
        assert!(done.is_some(), "xdotool failed: {parts:?}");
    }

    /// Waits until the program has drawn all there is to draw: for a while none of its threads does anything.
    fn wait_until_quiet(&self) {
        const BEATS: u32 = 10;
        let mut before = None;
        let mut quiet = 0;
        wait::until("the program to come to rest", PATIENCE, || {
            let now = work_done(self.program.id());
            quiet = if now.is_some() && now == before {
                quiet + 1
            } else {
                0
            };
            before = now;
            (quiet >= BEATS).then_some(())
        });
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

/// How much processor time each thread of a process has used; `None` while one of them runs.
fn work_done(process: u32) -> Option<Vec<String>> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).ok()?;
    threads
        .map(|thread| {
            let stat = fs::read_to_string(thread.ok()?.path().join("stat")).ok()?;
            // After the name, which is in brackets: the state first, the times from the twelfth on.
            let mut fields = stat.rsplit(')').next()?.split_whitespace();
            let asleep = fields.next()? == "S";
            let times: Vec<_> = fields.skip(10).take(2).collect();
            asleep.then(|| times.join(" "))
        })
        .collect()
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}
