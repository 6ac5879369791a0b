//! One declaration as `ts-rs` prints it, written out the way a person would:
//! a field a line, its words above it, no quotes that are not needed.
//!
//! It knows the few shapes that the calls use, and no TypeScript beyond them.

/// Columns that a line may have.
const WIDTH: usize = 100;

/// The exported declaration with its words above it, ending in a newline.
pub(super) fn written_out(docs: &str, plain: &str) -> String {
    let words = spoken(docs);
    let above = if words.is_empty() {
        String::new()
    } else {
        format!("/** {words} */\n")
    };
    format!("{above}export {}\n", body(plain))
}

fn body(plain: &str) -> String {
    match plain.split_once(" = { \n") {
        Some((head, fields)) if !head.contains('=') => {
            format!("{head} = {{\n{}}};", members(fields))
        }
        _ => folded(&in_one_line(plain)),
    }
}

/// The fields of an object, each with its words; the text ends in `, };`.
fn members(fields: &str) -> String {
    let mut written = String::new();
    let mut words = Vec::new();
    for line in fields.lines().map(str::trim) {
        if let Some(word) = comment(line) {
            words.extend((!word.is_empty()).then_some(word));
            continue;
        }
        if !words.is_empty() {
            written += &format!("  /** {} */\n", words.join(" "));
            words.clear();
        }
        let field = line.trim_end_matches("};").trim_end().trim_end_matches(',');
        written += &format!("  {field};\n");
    }
    written
}

/// A union or an alias; the words of its variants' fields have no place there.
fn in_one_line(plain: &str) -> String {
    let code = plain
        .lines()
        .map(str::trim)
        .filter(|line| comment(line).is_none());
    let line = code.collect::<Vec<_>>().join(" ");
    ["kind", "id"]
        .iter()
        .fold(line, |line, key| {
            line.replace(&format!("\"{key}\":"), &format!("{key}:"))
        })
        .replace(", }", " }")
}

/// A long union, a variant a line.
fn folded(line: &str) -> String {
    if line.len() <= WIDTH {
        return line.to_owned();
    }
    line.replacen(" = ", " = | ", 1)
        .replace(" | ", "\n  | ")
        .replace("= \n", "=\n")
}

/// What a line of a comment says; none where the line is code.
fn comment(line: &str) -> Option<&str> {
    match line {
        "/**" | "*/" => Some(""),
        _ => line.strip_prefix('*').map(str::trim),
    }
}

fn spoken(docs: &str) -> String {
    let words = docs.lines().filter_map(|line| comment(line.trim()));
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_has_a_field_a_line_and_its_words_above() {
        let plain = "type Load = { \n/**\n * How\n * far.\n */\nform: Form, \n/**\n * Both.\n */\nmass?: Array<Amount>, };";
        assert_eq!(
            written_out("/**\n * A load.\n */\n", plain),
            "/** A load. */\nexport type Load = {\n  /** How far. */\n  form: Form;\n  \
             /** Both. */\n  mass?: Array<Amount>;\n};\n"
        );
    }

    #[test]
    fn a_short_union_stays_in_one_line() {
        let plain = "type Record = { \"kind\": \"e1rm\" } | { \"kind\": \"for_reps\", \n/**\n * How many.\n */\nreps: number, };";
        assert_eq!(
            written_out("", plain),
            "export type Record = { kind: \"e1rm\" } | { kind: \"for_reps\", reps: number };\n"
        );
    }

    #[test]
    fn a_long_union_has_a_variant_a_line() {
        let [one, two] = ["first", "second"].map(|word| word.repeat(9));
        assert_eq!(
            written_out("", &format!("type Code = \"{one}\" | \"{two}\";")),
            format!("export type Code =\n  | \"{one}\"\n  | \"{two}\";\n")
        );
    }
}
