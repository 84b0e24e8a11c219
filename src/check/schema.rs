//! The JSON Schemas of the files, generated from the types that read them.

use jsonschema::Validator;
use once_cell::sync::Lazy;
use schemars::{JsonSchema, Schema as Schemars, generate::SchemaSettings, transform::RecursiveTransform};
use serde_json::{Value, json};

use crate::chapter::Chapter;
use crate::evidence::Reference;
use crate::sequence::Sequence;
use crate::vocabulary::Vocabulary;

/// A schema with its compiled validator.
pub struct Schema {
    /// The schema.
    pub json: Value,
    /// Its validator; `None` only if the schema itself were broken.
    pub validator: Option<Validator>,
}

static CHAPTER: Lazy<Schema> = Lazy::new(|| compile(parts_apart(generate::<Chapter>("A chapter of a guideline"))));
static VOCABULARY: Lazy<Schema> =
    Lazy::new(|| compile(generate::<Vocabulary>("A vocabulary of facts, parameters and interventions")));
static REFERENCES: Lazy<Schema> = Lazy::new(|| compile(generate::<Sequence<Reference>>("References in CSL-JSON")));

/// Schema of a chapter's file.
pub fn chapter() -> &'static Schema {
    &CHAPTER
}

/// Schema of a vocabulary's file.
pub fn vocabulary() -> &'static Schema {
    &VOCABULARY
}

/// Schema of a file of references.
pub fn references() -> &'static Schema {
    &REFERENCES
}

/// The schema of the three files in one document, as it stands beside the data.
pub fn document() -> Value {
    let mut schema = generate::<Chapter>("A chapter of a guideline");
    schema["description"] =
        json!("The file of a chapter; `$defs` also holds Vocabulary and Reference, for the files that it names.");
    schema
}

fn generate<T: JsonSchema>(title: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_examples));
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}

/// The examples in the documentation of a type are for Python; the schema is the same without the bindings.
fn without_examples(schema: &mut Schemars) {
    let description = schema.get("description").and_then(Value::as_str);
    let Some((text, _)) = description.and_then(|text| text.split_once("\nExamples\n")) else { return };
    let text = text.trim_end().to_owned();
    schema.insert("description".to_owned(), text.into());
}

/// The parts are checked against schemas of their own, so that their messages are not those of an alternative.
fn parts_apart(mut schema: Value) -> Value {
    schema["properties"]["vocabulary"] = json!({ "type": ["string", "object"] });
    schema["properties"]["references"] = json!({ "type": ["string", "array"] });
    schema
}

fn compile(json: Value) -> Schema {
    let validator = jsonschema::options().build(&json).ok();
    Schema { json, validator }
}
