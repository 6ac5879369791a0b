//! Prints the TypeScript face of the calls, `ui/src/backend/bindings.ts`.
//! `cargo xtask bindings` is the only caller.

fn main() {
    print!("{}", twin::bindings::typescript());
}
