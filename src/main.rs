//! The command line; opens the window.

fn main() -> std::process::ExitCode {
    let start = std::env::args_os()
        .nth(1)
        .map_or(roundtable::app::Start::Home, |path| {
            roundtable::app::Start::Plan(path.into())
        });
    match roundtable::app::run(start) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(line) => {
            eprintln!("{line}");
            std::process::ExitCode::FAILURE
        }
    }
}
