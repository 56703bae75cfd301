//! What people see: tokens, widgets, screens, the shell around them.
//!
//! A screen reads [`Ctx`], keeps its view state in [`ViewState`] and asks for changes through [`Out`]. It
//! can't change the plan.
//! Must not know: the plan file (`store`), formats (`exchange`), or how a command is carried out (`app`).

pub mod command;
mod ctx;
pub mod gallery;
pub mod moments;
mod out_file;
pub mod reports;
pub mod screens;
pub mod sheet;
pub mod shell;
pub mod tokens;
mod view_state;
pub mod widgets;

pub use command::Command;
pub use ctx::{Ctx, Out, Purpose, Request, SaveLight, Target};
pub use out_file::{OutFile, Reader};
pub use view_state::{GuidePanel, Jump, Route, ViewState};
