//! Files of the project and beside it, and places in them.

use std::io::Write;
use std::path::PathBuf;

use leitlinie::error::Violation;
use serde_json::Value;

/// The project's folder.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project.
pub fn file(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A JSON file of the project.
pub fn json_file(path: &str) -> Value {
    serde_json::from_str(&file(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A file beside the project, unless the folder is absent: then a test that needs it says so and skips.
pub fn shared(path: &str) -> Option<String> {
    let folder = project().join("../shared");
    if !folder.is_dir() {
        // Written past the harness, which keeps to itself what a test prints that does not fail.
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(std::io::stderr(), "skipped, for want of the folder ../shared: {test}");
        return None;
    }
    Some(std::fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}")))
}

/// Whether at the line and column of a violation stands the value that its path leads to.
/// Where a text is not JSON, or only a type refuses it, there is nothing to compare.
pub fn stands_at_its_path(text: &str, violation: &Violation) -> Option<bool> {
    let whole: Value = serde_json::from_str(text).ok()?;
    if violation.message.starts_with("this cannot be read") {
        return None;
    }
    let lines: Vec<_> = text.split('\n').skip(violation.line - 1).collect();
    let from: String = lines.join("\n").chars().skip(violation.column - 1).collect();
    let there = serde_json::Deserializer::from_str(&from).into_iter::<Value>().next();
    let expected = at_path(&whole, &violation.path);
    let stands = there.and_then(Result::ok).as_ref() == expected && expected.is_some();
    assert!(stands, "{violation}\n{text}");
    Some(stands)
}

/// What a path such as `$.sections[2]["see also"]` leads to.
fn at_path<'a>(mut value: &'a Value, path: &str) -> Option<&'a Value> {
    let mut rest = path.strip_prefix('$')?;
    while !rest.is_empty() {
        let end = |from: &str| from.find(['.', '[']).unwrap_or(from.len());
        if let Some(name) = rest.strip_prefix('.') {
            let (name, after) = name.split_at(end(name));
            (value, rest) = (value.get(name)?, after);
        } else {
            let inside = rest.strip_prefix('[')?;
            let mut steps = serde_json::Deserializer::from_str(inside).into_iter::<Value>();
            let step = steps.next()?.ok()?;
            let after = inside[steps.byte_offset()..].strip_prefix(']')?;
            value = match step {
                Value::String(name) => value.get(name)?,
                index => {
                    let position = index.as_u64().and_then(|index| usize::try_from(index).ok());
                    position.and_then(|position| value.get(position)).or_else(|| value.get(index.to_string()))?
                }
            };
            rest = after;
        }
    }
    Some(value)
}
