//! Checking a guideline's files: every violation at once, each with its place.

mod cascade;
mod chapter;
mod document;
mod integrity;
pub mod schema;
mod vocabulary;
mod wording;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::chapter::{Chapter, Part};
use crate::data::{EMBEDDED, REFERENCES, VOCABULARY};
use crate::error::{Error, Violation};
use crate::evaluation::compile::CompileError;
use crate::evidence::Reference;
use crate::guideline::Guideline;
use crate::sequence::Sequence;
use crate::vocabulary::Vocabulary;

use document::{Document, Node};
use integrity::Findings;

/// Reads the text of a file that a chapter names, by its path relative to the chapter's.
pub type ReadPart<'a> = &'a dyn Fn(&str) -> Result<String, String>;

/// For a text that stands in no folder: it writes its parts out, or names the embedded ones.
///
/// # Errors
///
/// Whatever the path.
pub fn no_files(_: &str) -> Result<String, String> {
    Err("there is no folder to look in".to_owned())
}

/// Loads a guideline.
///
/// # Errors
///
/// [`Error::Invalid`] with every violation of the chapter's file and of the files that it names.
pub fn load(name: &str, text: &str, read_part: ReadPart) -> Result<Guideline, Error> {
    let violations = findings(name, text, read_part);
    if !violations.is_empty() {
        return Err(Error::Invalid(violations));
    }
    assemble(text, read_part).map_err(|reason| Error::Invalid(vec![unreadable(name, text, &reason)]))
}

/// Every violation of a chapter's file and of the files that it names.
pub fn check(name: &str, text: &str, read_part: ReadPart) -> Vec<Violation> {
    match load(name, text, read_part) {
        Err(Error::Invalid(violations)) => violations,
        _ => Vec::new(),
    }
}

/// For what the types refuse and the schema lets pass, such as a whole number that is written as `2.0`.
fn unreadable(name: &str, text: &str, reason: &str) -> Violation {
    let error = serde_json::from_str::<Chapter>(text).err();
    let (line, column) = error.map_or((1, 1), |error| (error.line().max(1), error.column().max(1)));
    let expected = reason.contains("floating point").then(|| "a whole number, written without a point".to_owned());
    Violation { line, column, expected, ..Violation::of_file(name, &format!("this cannot be read: {reason}")) }
}

/// Makes a guideline of files that are known to be sound.
///
/// # Errors
///
/// If a file does not parse, or a condition does not fit the vocabulary.
pub fn assemble(text: &str, read_part: ReadPart) -> Result<Guideline, String> {
    let chapter: Chapter = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let vocabulary: Vocabulary = part(&chapter.vocabulary, VOCABULARY, read_part)?;
    let mut references: Sequence<Reference> = part(&chapter.references, REFERENCES, read_part)?;
    if is_embedded(&chapter.references) {
        let cited: BTreeSet<_> = chapter.citations().collect();
        references = references.iter().filter(|each| cited.contains(&each.id)).cloned().collect();
    }
    Guideline::new(chapter, vocabulary, references).map_err(|error: CompileError| error.to_string())
}

fn is_embedded<T>(part: &Part<T>) -> bool {
    matches!(part, Part::File(path) if path == EMBEDDED)
}

fn part<T: Clone + DeserializeOwned>(part: &Part<T>, embedded: &str, read_part: ReadPart) -> Result<T, String> {
    let parse = |text: &str| serde_json::from_str(text).map_err(|error| error.to_string());
    match part {
        Part::Inline(part) => Ok(part.clone()),
        Part::File(_) if is_embedded(part) => parse(embedded),
        Part::File(path) => parse(&read_part(path)?),
    }
}

/// Collects violations: of syntax, then of the schema, then of what a schema cannot say.
///
/// The types alone would let pass what the schema refuses, such as a list in the place of an object.
fn findings(name: &str, text: &str, read_part: ReadPart) -> Vec<Violation> {
    let main = match Document::parse(name, text) {
        Ok(document) => document,
        Err(violation) => return vec![*violation],
    };
    let mut findings = Findings::default();
    let vocabulary_file = part_file(&main, "vocabulary", VOCABULARY, read_part, &mut findings);
    let references_file = part_file(&main, "references", REFERENCES, read_part, &mut findings);
    let vocabulary = part_node(&main, vocabulary_file.as_ref(), "vocabulary");
    let references = part_node(&main, references_file.as_ref(), "references");
    let documents: Vec<_> =
        [Some(&main), vocabulary_file.as_ref(), references_file.as_ref()].into_iter().flatten().collect();
    for document in &documents {
        findings.duplicate_keys(document);
    }
    findings.schema(schema::chapter(), &main.root());
    for (schema, part) in [(schema::vocabulary(), &vocabulary), (schema::references(), &references)] {
        if !part.value.is_null() {
            findings.schema(schema, part);
        }
    }
    let lexicon = vocabulary::check(&vocabulary, &mut findings);
    let parts = chapter::Parts { vocabulary: &vocabulary, lexicon: lexicon.as_ref(), references: &references };
    chapter::check(&main.root(), &parts, &mut findings);
    findings.finish(&documents.into_iter().map(Document::name).collect::<Vec<_>>())
}

fn part_file(
    main: &Document,
    key: &str,
    embedded: &str,
    read_part: ReadPart,
    findings: &mut Findings,
) -> Option<Document> {
    let node = main.root().get(key)?;
    let path = node.value.as_str()?;
    let text = if path == EMBEDDED { Ok(embedded.to_owned()) } else { read_part(path) };
    match text.map(|text| Document::parse(path, &text)) {
        Ok(document) => document.map_err(|violation| findings.push(*violation)).ok(),
        Err(reason) => {
            let message = format!("the file `{path}` cannot be read: {reason}");
            findings.expect(&node, message, format!("a file beside this one, the {key} written out, or `{EMBEDDED}`"));
            None
        }
    }
}

/// A part that is not there, or is of a kind that the chapter's schema refuses, is nothing.
fn part_node<'a>(main: &'a Document, file: Option<&'a Document>, key: &str) -> Node<'a> {
    let fits = |node: &Node| if key == "vocabulary" { node.value.is_object() } else { node.value.is_array() };
    match file {
        Some(file) => file.root(),
        None => main.root().get(key).filter(fits).unwrap_or_else(|| main.nothing()),
    }
}
