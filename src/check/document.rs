//! A JSON text with the place of every value in it.

use std::collections::HashMap;

use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, CommentCollectionStrategy, ParseOptions, parse_to_ast};
use serde_json::Value;

use crate::error::Violation;

static NOTHING: Value = Value::Null;

/// A JSON text with the place of every value in it.
pub struct Document {
    name: String,
    text: String,
    value: Value,
    offsets: HashMap<String, usize>,
    duplicates: Vec<String>,
}

/// A value of a document.
#[derive(Clone)]
pub struct Node<'a> {
    document: &'a Document,
    /// JSON pointer of the value.
    pub pointer: String,
    /// The value.
    pub value: &'a Value,
}

impl Document {
    /// Parses a text.
    ///
    /// # Errors
    ///
    /// The first violation of JSON's syntax: what follows it could only be guessed.
    pub fn parse(name: &str, text: &str) -> Result<Self, Box<Violation>> {
        let value = serde_json::from_str(text).map_err(|error| Box::new(syntax_violation(name, text, &error)))?;
        let mut document = Self {
            name: name.to_owned(),
            text: text.to_owned(),
            value,
            offsets: HashMap::new(),
            duplicates: Vec::new(),
        };
        let parsed =
            parse_to_ast(text, &CollectOptions { comments: CommentCollectionStrategy::Off, tokens: false }, &STRICT);
        if let Ok(Some(ast)) = parsed.as_ref().map(|result| result.value.as_ref()) {
            document.locate(String::new(), ast);
        }
        Ok(document)
    }

    /// Name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole document.
    pub fn root(&self) -> Node<'_> {
        Node { document: self, pointer: String::new(), value: &self.value }
    }

    /// Stands for a part that is not there.
    pub fn nothing(&self) -> Node<'_> {
        Node { document: self, pointer: String::new(), value: &NOTHING }
    }

    /// Pointers of keys that occur twice in their object.
    pub fn duplicates(&self) -> &[String] {
        &self.duplicates
    }

    /// A violation at a JSON pointer.
    pub fn violation(&self, pointer: &str, message: String) -> Violation {
        let offset = self.offsets.get(pointer).copied().unwrap_or_default();
        let (line, column) = line_and_column(&self.text, offset);
        Violation {
            file: self.name.clone(),
            line,
            column,
            path: json_path(pointer),
            message,
            expected: None,
            suggestion: None,
        }
    }

    fn locate(&mut self, pointer: String, ast: &Ast) {
        match ast {
            Ast::Object(object) => {
                for property in &object.properties {
                    let key = format!("{pointer}/{}", escape(property.name.as_str()));
                    if self.offsets.contains_key(&key) {
                        self.duplicates.push(key.clone());
                    }
                    self.locate(key, &property.value);
                }
            }
            Ast::Array(array) => {
                for (index, element) in array.elements.iter().enumerate() {
                    self.locate(format!("{pointer}/{index}"), element);
                }
            }
            _ => {}
        }
        self.offsets.insert(pointer, ast.range().start);
    }
}

impl<'a> Node<'a> {
    /// The value of a key; null is as good as none.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(Self { document: self.document, pointer: format!("{}/{}", self.pointer, escape(key)), value })
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.value.get(key)?.as_str()
    }

    /// The items of the array at a key; none where there is no array.
    pub fn items(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|array| array.elements()).unwrap_or_default()
    }

    /// The elements, if this is an array.
    pub fn elements(&self) -> Vec<Self> {
        let elements = self.value.as_array().into_iter().flatten().enumerate();
        elements
            .map(|(index, value)| Self { document: self.document, pointer: format!("{}/{index}", self.pointer), value })
            .collect()
    }

    /// The same document at another pointer, relative to this value.
    pub fn violation_at(&self, relative: &str, message: String) -> Violation {
        self.document.violation(&format!("{}{relative}", self.pointer), message)
    }

    /// A violation here.
    pub fn violation(&self, message: String) -> Violation {
        self.violation_at("", message)
    }
}

impl Violation {
    /// Whether it is at a path of a file, or inside.
    pub fn is_within(&self, file: &str, path: &str) -> bool {
        let inside = self.path.strip_prefix(path);
        self.file == file && inside.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// A violation of a file as a whole.
    pub fn of_file(file: &str, message: &str) -> Self {
        Self {
            file: file.to_owned(),
            line: 1,
            column: 1,
            path: "$".to_owned(),
            message: message.to_owned(),
            expected: None,
            suggestion: None,
        }
    }
}

/// JSON and nothing more: no comments, no trailing commas.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

fn syntax_violation(name: &str, text: &str, error: &serde_json::Error) -> Violation {
    let said = error.to_string();
    let message = match said.split(" at line ").next().unwrap_or(&said) {
        _ if text.trim().is_empty() => "the file is empty".to_owned(),
        "recursion limit exceeded" => "the values are nested too deeply".to_owned(),
        reason if reason.starts_with("EOF ") => "this is not JSON: the file ends too early".to_owned(),
        reason => format!("this is not JSON: {reason}"),
    };
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default().as_bytes();
    let before = String::from_utf8_lossy(&line[..error.column().min(line.len())]);
    let column = before.chars().count().max(1);
    let expected = (message == "the file is empty").then(|| "an object".to_owned());
    Violation { line: error.line().max(1), column, expected, ..Violation::of_file(name, &message) }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// `/sections/2/id` as `$.sections[2].id`.
fn json_path(pointer: &str) -> String {
    let mut path = "$".to_owned();
    for part in pointer.split('/').skip(1).map(|part| part.replace("~1", "/").replace("~0", "~")) {
        let index = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let name = part.chars().all(|c| c.is_alphanumeric() || c == '_') && !part.is_empty();
        let step = match (index, name) {
            (true, _) => format!("[{part}]"),
            (false, true) => format!(".{part}"),
            (false, false) => format!("[{}]", Value::from(part)),
        };
        path.push_str(&step);
    }
    path
}
