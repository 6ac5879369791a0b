//! The program that `cargo xtask fuzz` runs: libFuzzer on the target that
//! `CHALKBOOK_FUZZ` names. Its arguments are libFuzzer's own.

#![cfg_attr(target_os = "linux", no_main)]

#[cfg(target_os = "linux")]
mod engine {
    use std::sync::LazyLock;

    use fuzz::Target;

    static TARGET: LazyLock<&Target> = LazyLock::new(|| {
        let name = std::env::var("CHALKBOOK_FUZZ").unwrap_or_default();
        fuzz::target(&name).unwrap_or_else(|| {
            let all = fuzz::TARGETS.map(|target| target.name).join(" ");
            eprintln!("CHALKBOOK_FUZZ has to name one of: {all}");
            std::process::exit(2)
        })
    });

    libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("only Linux has the engine; `cargo test -p fuzz` plays what it found");
}
