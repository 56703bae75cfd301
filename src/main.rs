//! Roundtable: opens the window or carries out a command; see [`roundtable::cli`].

use std::process::ExitCode;

/// Plans are many small texts; the system's allocator is slow at those on some systems.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    roundtable::cli::main()
}
