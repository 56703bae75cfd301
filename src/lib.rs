#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod canvas;
pub mod cli;
pub mod edit;
pub mod exchange;
pub mod fonts;
pub mod guidance;
pub mod insight;
pub mod mapping;
pub mod model;
pub mod report;
pub mod store;
pub mod ui;
