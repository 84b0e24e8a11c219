//! Broken guidelines: a small edit each, and every violation that it makes, word for word and at its place.

mod common;

use std::collections::BTreeSet;

use common::{json_file, stands_at_its_path};
use leitlinie::check::{self, no_files};
use leitlinie::error::{Error, Violation};
use serde::Deserialize;
use serde_json::Value;

/// The name that a guideline has which is no file.
const NAME: &str = "<json>";

#[derive(Deserialize)]
struct Table {
    /// A guideline that breaks no rule; it is written with an indent of two.
    base: Value,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    edits: Vec<Edit>,
    violations: Vec<Told>,
}

/// What is done to the base: first to its values, at a JSON pointer, then to its text.
#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Edit {
    Set { set: String, value: Value },
    Remove { remove: String },
    Insert { insert: String, value: Value },
    Replace { replace: String, with: String },
    Cut { cut: String },
    Append { append: String },
    Text { text: String },
}

/// A violation without its file.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Told {
    line: usize,
    column: usize,
    path: String,
    message: String,
    expected: Option<String>,
    suggestion: Option<String>,
}

impl From<Violation> for Told {
    fn from(violation: Violation) -> Self {
        let Violation { file, line, column, path, message, expected, suggestion } = violation;
        assert_eq!(file, NAME);
        Self { line, column, path, message, expected, suggestion }
    }
}

fn table() -> Table {
    serde_json::from_value(json_file("tests/cases/broken_guidelines.json")).unwrap()
}

fn printed(value: &Value) -> String {
    format!("{value:#}")
}

/// The container that a pointer leads into, and the last step.
fn parent<'a>(value: &'a mut Value, pointer: &str) -> (&'a mut Value, String) {
    let (parent, step) = pointer.rsplit_once('/').unwrap();
    (value.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")), step.replace("~1", "/").replace("~0", "~"))
}

impl Edit {
    fn of_value(&self, value: &mut Value) {
        match self {
            Self::Set { set, value: new } => match parent(value, set) {
                (Value::Object(object), key) => drop(object.insert(key, new.clone())),
                (list, index) => list[index.parse::<usize>().unwrap()] = new.clone(),
            },
            Self::Remove { remove } => match parent(value, remove) {
                (Value::Object(object), key) => assert!(object.shift_remove(&key).is_some(), "{remove}"),
                (list, index) => drop(list.as_array_mut().unwrap().remove(index.parse().unwrap())),
            },
            Self::Insert { insert, value: new } => {
                let (list, index) = parent(value, insert);
                list.as_array_mut().unwrap().insert(index.parse().unwrap(), new.clone());
            }
            _ => {}
        }
    }

    fn of_text(&self, text: String) -> String {
        let once = |part: &str| assert_eq!(text.matches(part).count(), 1, "{part}");
        match self {
            Self::Replace { replace, with } => {
                once(replace);
                text.replace(replace, with)
            }
            Self::Cut { cut } => {
                once(cut);
                text.split(cut).next().unwrap_or_default().to_owned()
            }
            Self::Append { append } => text + append,
            Self::Text { text } => text.clone(),
            _ => text,
        }
    }
}

impl Case {
    fn text(&self, base: &Value) -> String {
        let mut value = base.clone();
        self.edits.iter().for_each(|edit| edit.of_value(&mut value));
        self.edits.iter().fold(printed(&value), |text, edit| edit.of_text(text))
    }
}

#[test]
fn the_base_breaks_no_rule() {
    let text = printed(&table().base);
    assert_eq!(check::check(NAME, &text, &no_files), []);
    check::load(NAME, &text, &no_files).unwrap();
}

#[test]
fn every_broken_guideline_is_told_all_that_is_wrong() {
    let Table { base, cases } = table();
    let names: BTreeSet<_> = cases.iter().map(|case| &case.name).collect();
    assert_eq!(names.len(), cases.len(), "a name stands twice");
    for case in &cases {
        let found: Vec<Told> = check::check(NAME, &case.text(&base), &no_files).into_iter().map(Told::from).collect();
        assert!(!found.is_empty(), "{}: nothing is wrong", case.name);
        assert_eq!(found, case.violations, "{}", case.name);
    }
}

/// Only where the text is no JSON is there nothing to say of what should stand there.
#[test]
fn a_violation_says_what_is_expected() {
    let Table { base, cases } = table();
    for case in &cases {
        for violation in check::check(NAME, &case.text(&base), &no_files) {
            let syntax = ["this is not JSON", "the values are nested too deeply"];
            let expected =
                violation.expected.is_some() || syntax.iter().any(|text| violation.message.starts_with(text));
            assert!(expected, "{}: {violation}", case.name);
        }
    }
}

#[test]
fn a_broken_guideline_is_not_loaded() {
    let Table { base, cases } = table();
    for case in &cases {
        let text = case.text(&base);
        match check::load(NAME, &text, &no_files) {
            Err(Error::Invalid(violations)) => {
                assert_eq!(violations, check::check(NAME, &text, &no_files), "{}", case.name);
            }
            other => panic!("{}: {other:?}", case.name),
        }
    }
}

/// At the line and column that are told stands the value that the path leads to.
#[test]
fn line_and_column_are_those_of_the_path() {
    let Table { base, cases } = table();
    let mut seen = 0;
    for case in &cases {
        let text = case.text(&base);
        for violation in check::check(NAME, &text, &no_files) {
            seen += usize::from(stands_at_its_path(&text, &violation).unwrap_or_default());
        }
    }
    assert!(seen > 100, "{seen} places");
}

/// A violation reads as one line: where, what, what is right, what was meant.
#[test]
fn a_violation_is_one_line() {
    let Table { base, cases } = table();
    let case = cases.iter().find(|case| case.name == "an AGO grade outside the scale").unwrap();
    let Err(error) = check::load(NAME, &case.text(&base), &no_files) else { panic!() };
    assert_eq!(
        error.to_string(),
        "<json>:245:24: $.sections[0].recommendations[0].ago_grade: `+-` is not allowed here; \
         expected one of --, -, +/-, +, ++; did you mean `+/-`?"
    );
}

/// One misspelt definition in the vocabulary is the first that is told; the places that name it are one line.
#[test]
fn a_misspelt_definition_comes_before_all_that_names_it() {
    let mut chapter = table().base;
    let mut vocabulary = std::mem::replace(&mut chapter["vocabulary"], "words.json".into());
    vocabulary["facts"][5]["id"] = "metastases_count".into();
    chapter["language"] = Value::Null;
    let read = |_: &str| Ok(printed(&vocabulary));
    let violations = check::check("chapter.json", &printed(&chapter), &read);
    let told: Vec<_> = violations.iter().map(|each| (each.file.as_str(), each.path.as_str())).collect();
    let expected = [
        ("words.json", "$.facts[5].id"),
        ("chapter.json", "$.language"),
        ("chapter.json", "$.sections[0].recommendations[0].selection.compare.fact"),
    ];
    assert_eq!(told, expected);
    assert!(
        violations[2].message.ends_with("and 2 more places name it: words.json, lines 57, 66"),
        "{}",
        violations[2]
    );
}

/// Parts in files of their own are told by their names, each with its own lines; the chapter comes first.
#[test]
fn violations_of_parts_name_their_file() {
    let mut chapter = table().base;
    chapter["language"] = Value::Null;
    let vocabulary = std::mem::replace(&mut chapter["vocabulary"], "words.json".into());
    let references = std::mem::replace(&mut chapter["references"], "works.json".into());
    let read = |path: &str| match path {
        "words.json" => Ok(printed(&vocabulary).replace("\"surgery\"", "\"operation\"")),
        "works.json" => Ok(printed(&references).replace("\"type\"", "\"kind\"")),
        _ => Err(format!("{path} was not asked for")),
    };
    let violations = check::check("chapter.json", &printed(&chapter), &read);
    let told: Vec<_> = violations.iter().map(|each| (each.file.as_str(), each.line, each.path.as_str())).collect();
    let expected = [
        ("chapter.json", 8, "$.language"),
        ("words.json", 111, "$.interventions[0].kind"),
        ("works.json", 2, "$[0]"),
        ("works.json", 4, "$[0].kind"),
        ("works.json", 21, "$[1]"),
        ("works.json", 23, "$[1].kind"),
    ];
    assert_eq!(told, expected);
}
