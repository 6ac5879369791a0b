//! The TypeScript face of the calls: every type that crosses, the map from a
//! call's name to its request and answer, and the areas that calls read and
//! touch.
//!
//! It writes text and no file. The program `bindings` prints it, and
//! `cargo xtask bindings` puts it where the UI expects it.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use device::api::{self, ApiError, Area, CallKind, Signature};
use ts_rs::{Config, TS, TypeVisitor};

mod declaration;

const HEADER: &str = "// Written by `cargo xtask bindings` from the list of calls. Do not edit.\n";

/// The whole file. The same list gives the same text, byte for byte.
pub fn typescript() -> String {
    let calls = api::signatures(&Config::new());
    let mut text = String::from(HEADER);
    for declaration in declarations() {
        text += "\n";
        text += &declaration;
    }
    text += "\n";
    text += &map_of_calls(&calls);
    text += &areas_of(CallKind::Read, &calls);
    text += &areas_of(CallKind::Write, &calls);
    text
}

/// Every type that crosses, by name: the order in which ts-rs visits the parts
/// of a type is another one in every compilation.
fn declarations() -> Vec<String> {
    let mut types = Types::default();
    api::visit_types(&mut types);
    types.visit::<ApiError>();
    types.visit::<Area>();
    types.declarations.into_values().collect()
}

/// Follows types into their parts, each once.
#[derive(Default)]
struct Types {
    seen: HashSet<TypeId>,
    /// By the name of the type.
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Lists, options and numbers have no declaration, but may hold what has.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let plain = T::decl(&Config::new());
            let text = declaration::written_out(&docs, &plain);
            self.declarations.insert(T::ident(&Config::new()), text);
        }
        T::visit_dependencies(self);
    }
}

fn map_of_calls(calls: &[Signature]) -> String {
    let lines: String = calls
        .iter()
        .map(|call| format!("  {}: [{}, {}];\n", call.name, call.request, call.answer))
        .collect();
    format!("/** Each call's request and answer. */\nexport type Calls = {{\n{lines}}};\n")
}

/// The calls of one kind: the union of their names, and the areas of each.
fn areas_of(kind: CallKind, calls: &[Signature]) -> String {
    let (constant, names, docs) = match kind {
        CallKind::Read => ("reads", "ReadName", "What each read depends on."),
        CallKind::Write => ("writes", "WriteName", "What each write touches."),
    };
    let calls = || calls.iter().filter(|call| call.kind == kind);
    let union: String = calls()
        .map(|call| format!("\n  | \"{}\"", call.name))
        .collect();
    let lines: String = calls()
        .map(|call| format!("  {}: [{}],\n", call.name, quoted(call.areas)))
        .collect();
    format!(
        "\nexport type {names} ={union};\n\n/** {docs} */\n\
         export const {constant}: {{ [name in {names}]: Area[] }} = {{\n{lines}}};\n"
    )
}

fn quoted(areas: &[Area]) -> String {
    let quoted = areas
        .iter()
        .map(|area| serde_json::to_string(area).expect("a variant without fields is a string"));
    quoted.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_has_its_line_in_the_map() {
        let text = typescript();
        for call in api::signatures(&Config::new()) {
            let line = format!("  {}: [{}, {}];", call.name, call.request, call.answer);
            assert!(text.contains(&line), "{line}");
        }
    }

    #[test]
    fn every_type_that_is_named_is_declared_once() {
        let text = typescript();
        for name in [
            "Set",
            "Record",
            "MassUnit",
            "Code",
            "ApiError",
            "Area",
            "NameChoice",
        ] {
            let declared = text.matches(&format!("export type {name} =")).count();
            assert_eq!(declared, 1, "{name}");
        }
    }

    #[test]
    fn a_call_is_either_a_read_or_a_write() {
        let text = typescript();
        let (before, writes) = text.split_once("export const writes").unwrap();
        let (_, reads) = before.split_once("export const reads").unwrap();
        assert!(reads.contains(r#"  today: ["workouts", "exercises", "settings"],"#));
        assert!(writes.contains(r#"  log_sets: ["workouts"],"#));
        assert!(!reads.contains("log_sets:") && !writes.contains("today:"));
    }

    #[test]
    fn numbers_never_become_what_json_cannot_carry() {
        assert!(!typescript().contains("bigint"));
    }

    #[test]
    fn what_may_be_left_out_of_a_request_is_optional() {
        let text = typescript();
        assert!(text.contains("  finish?: boolean;"));
        assert!(text.contains("  day?: string | null;"));
    }
}
