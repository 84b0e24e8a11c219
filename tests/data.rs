//! The files in data/: sound, complete in number, the same however they are laid out, and true to their schema.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::{embedded, file, json_file, project};
use leitlinie::check::{self, schema};
use leitlinie::grade::{AgoGrade, LevelOfEvidence};
use leitlinie::guideline::Guideline;
use serde_json::{Value, json};

const CHAPTER: &str = "data/ago_breast_2023_1e_sites_of_metastases.json";
const SCHEMA: &str = "data/schema.json";

#[expect(clippy::unnecessary_wraps, reason = "what reads a part of a guideline may fail")]
fn beside(part: &str) -> Result<String, String> {
    Ok(file(&format!("data/{part}")))
}

fn load(chapter: &Value) -> Guideline {
    check::load("chapter.json", &chapter.to_string(), &beside).unwrap()
}

/// The chapter as an object of its own, with its vocabulary and references in it.
fn self_contained() -> Value {
    let mut chapter = json_file(CHAPTER);
    chapter["vocabulary"] = json_file("data/vocabulary.json");
    chapter["references"] = json_file("data/references.json");
    chapter
}

#[test]
fn the_files_break_no_rule_and_are_those_that_are_embedded() {
    let violations = check::check(CHAPTER, &file(CHAPTER), &beside);
    assert!(violations.is_empty(), "{violations:#?}");
    assert_eq!(check::load(CHAPTER, &file(CHAPTER), &beside).unwrap().content_hash(), embedded().content_hash());
}

/// The numbers are those of the slides, counted by hand.
#[test]
fn the_graded_rows_are_complete_in_number() {
    let guideline = embedded();
    let rows = guideline.chapter().sections.iter().map(|section| (section.id.as_str(), section.recommendations.len()));
    let rows: Vec<_> = rows.filter(|(_, rows)| *rows > 0).collect();
    let expected = [
        ("general", 8),
        ("primary", 6),
        ("liver", 7),
        ("lung", 5),
        ("pleura", 7),
        ("ascites", 4),
        ("pericardium", 4),
        ("bone_marrow", 4),
        ("soft_tissue", 4),
    ];
    assert_eq!(rows, expected);
    let mut grades = BTreeMap::new();
    for recommendation in guideline.recommendations() {
        *grades.entry(recommendation.ago_grade).or_insert(0) += 1;
    }
    let expected = [(AgoGrade::Minus, 6), (AgoGrade::PlusMinus, 21), (AgoGrade::Plus, 7), (AgoGrade::PlusPlus, 15)];
    assert_eq!(grades, BTreeMap::from(expected));
    let bare = guideline.recommendations().iter().filter(|each| each.level_of_evidence == LevelOfEvidence::Level3);
    let bare: Vec<_> = bare.map(|each| (each.source.slide.as_str(), each.source.row)).collect();
    assert_eq!(bare, [("general", 1), ("general", 2)]);
}

/// Within a slide the rows are counted through, in their order.
#[test]
fn every_row_has_its_place() {
    for section in &embedded().chapter().sections {
        let places =
            section.recommendations.iter().map(|each| (each.source.slide.as_str(), usize::from(each.source.row)));
        let expected = (1..=section.recommendations.len()).map(|row| (section.slide.as_str(), row));
        assert!(places.eq(expected), "{}", section.id);
    }
}

#[test]
fn the_evidence_is_complete_in_number() {
    let guideline = embedded();
    let citations: usize = guideline.evidence().map(|heading| heading.references.len()).sum();
    assert_eq!((citations, guideline.references().len()), (134, 104));
    assert_eq!(guideline.trials().count(), 6);
    let consensus: Vec<_> = guideline.consensus().collect();
    assert_eq!(consensus.len(), 1);
    assert_eq!(
        (consensus[0].body.as_str(), consensus[0].level_of_evidence.as_str(), consensus[0].agreement_percent.get()),
        ("ABC6 2021", "expert opinion", 85.0)
    );
    assert_eq!(consensus[0].situations.len(), 2);
}

#[test]
fn written_out_and_read_again_it_is_the_same_guideline() {
    let text = serde_json::to_string(&embedded().self_contained()).unwrap();
    let nowhere = |_: &str| -> Result<String, String> { panic!("it needs no other file") };
    let again = check::load("<json>", &text, &nowhere).unwrap();
    assert_eq!(again, embedded());
    assert_eq!(again.content_hash(), embedded().content_hash());
    assert_eq!(again.chapter().sections, embedded().chapter().sections);
    assert_eq!(again.references(), embedded().references());
    assert_eq!(again.vocabulary(), embedded().vocabulary());
}

/// Every object with its keys the other way round.
fn turned(value: &Value) -> Value {
    match value {
        Value::Object(object) => object
            .iter()
            .rev()
            .map(|(key, value)| (key.clone(), turned(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(turned).collect(),
        _ => value.clone(),
    }
}

#[test]
fn the_content_hash_is_that_of_the_content_and_not_of_its_layout() {
    let whole = self_contained();
    let hash = embedded().content_hash().to_owned();
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{hash}");
    assert_eq!(load(&whole).content_hash(), hash, "one file instead of three");
    assert_eq!(load(&turned(&whole)).content_hash(), hash, "the keys in another order");
    let spread = format!("{whole:#}\n");
    assert_eq!(check::load("chapter.json", &spread, &beside).unwrap().content_hash(), hash, "other white space");

    let changes: [(&str, Value); 6] = [
        ("/sections/1/recommendations/0/ago_grade", json!("+")),
        ("/sections/1/recommendations/0/level_of_evidence", json!("3a")),
        ("/sections/1/recommendations/0/statement", json!("Otherwise.")),
        ("/vocabulary/facts/0/maximum", json!(120)),
        ("/references/0/title", json!("Another title")),
        ("/edition", json!("2024.1E")),
    ];
    for (pointer, value) in changes {
        let mut other = whole.clone();
        let old = std::mem::replace(other.pointer_mut(pointer).unwrap(), value);
        assert_ne!(Some(&old), other.pointer(pointer), "{pointer}");
        let other = load(&other);
        assert_ne!(other.content_hash(), hash, "{pointer}");
        assert_ne!(other, embedded(), "{pointer}");
    }
}

/// What stands behind a row is reached from it: interventions, notes, headings, references.
#[test]
fn every_row_leads_to_what_it_names() {
    let guideline = embedded();
    for recommendation in guideline.recommendations() {
        let section = guideline.section_of(recommendation).unwrap();
        assert!(recommendation.interventions.iter().all(|id| guideline.intervention(id).is_some()));
        assert!(recommendation.notes.iter().all(|id| section.notes.iter().any(|note| note.id == *id)));
        let headings = guideline.evidence().filter(|heading| recommendation.evidence.contains(&heading.id));
        let cited: BTreeSet<_> = headings.flat_map(|heading| heading.references.to_vec()).collect();
        let reached = guideline.references_of(recommendation).into_iter().map(|reference| reference.id.clone());
        assert!(reached.collect::<BTreeSet<_>>() == cited, "{}", recommendation.id);
    }
}

/// The schema's file; with `LEITLINIE_WRITE=1` it is written first.
fn committed() -> &'static str {
    static COMMITTED: LazyLock<String> = LazyLock::new(|| {
        if std::env::var_os("LEITLINIE_WRITE").is_some_and(|write| write == "1") {
            std::fs::write(project().join(SCHEMA), generated()).unwrap();
        }
        file(SCHEMA)
    });
    &COMMITTED
}

fn generated() -> String {
    format!("{:#}\n", schema::document())
}

#[test]
fn the_committed_schema_is_that_of_the_types() {
    assert!(committed() == generated(), "{SCHEMA} is out of date: run `make schema`");
}

/// The part of the committed schema that a file is to keep to.
fn validator(part: Option<&Value>) -> jsonschema::Validator {
    let mut whole: Value = serde_json::from_str(committed()).unwrap();
    if let Some(part) = part {
        whole = json!({ "$schema": whole["$schema"], "$defs": whole["$defs"], "allOf": [part] });
    }
    jsonschema::validator_for(&whole).unwrap()
}

fn assert_valid(validator: &jsonschema::Validator, path: &str) {
    let errors: Vec<_> = validator
        .iter_errors(&json_file(path))
        .map(|error| format!("{path} at {}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn the_files_keep_to_the_schema() {
    assert_valid(&validator(None), CHAPTER);
    assert_valid(&validator(Some(&json!({ "$ref": "#/$defs/Vocabulary" }))), "data/vocabulary.json");
    let references = json!({ "type": "array", "items": { "$ref": "#/$defs/Reference" } });
    assert_valid(&validator(Some(&references)), "data/references.json");
}

/// The schema is no empty promise: it refuses what it should.
#[test]
fn the_schema_refuses_what_breaks_it() {
    let chapter = json_file(CHAPTER);
    let whole = validator(None);
    assert!(whole.is_valid(&chapter));
    let row = "/sections/1/recommendations/0";
    let changes = [
        (format!("{row}/ago_grade"), json!("+/–")),
        (format!("{row}/level_of_evidence"), json!("3c")),
        (format!("{row}/source/row"), json!(1.5)),
        (format!("{row}/population"), json!({ "hold": "distant_metastases" })),
        (format!("{row}/interventions"), json!("histology")),
        ("/vocabulary".to_owned(), json!(1)),
    ];
    for (pointer, value) in changes {
        let mut broken = chapter.clone();
        *broken.pointer_mut(&pointer).unwrap() = value;
        assert!(!whole.is_valid(&broken), "{pointer}");
    }
}
