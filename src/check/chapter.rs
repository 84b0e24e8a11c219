//! What the schema cannot say of a chapter: that its ids are unique and lead somewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::EMBEDDED;
use crate::evaluation::lexicon::Lexicon;
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::label::Label;

use super::document::Node;
use super::integrity::Findings;
use super::vocabulary::{condition, depth};

/// Kinds of notes that no row needs to carry.
const FREE_NOTES: [&str; 3] = ["abbreviation", "legend", "unexplained"];

/// What a chapter speaks of.
pub struct Parts<'a> {
    /// The vocabulary.
    pub vocabulary: &'a Node<'a>,
    /// The vocabulary made ready for matching, if it is sound.
    pub lexicon: Option<&'a Lexicon>,
    /// The references.
    pub references: &'a Node<'a>,
}

/// Checks a chapter against its vocabulary and references.
pub fn check(chapter: &Node, parts: &Parts, findings: &mut Findings) {
    let Parts { vocabulary, references, .. } = parts;
    let slides = chapter.items("slides");
    let sections = chapter.items("sections");
    let abbreviations = chapter.items("abbreviations");
    let known = Known {
        slides: texts(&slides, "id"),
        evidence: texts(&each(&sections, "evidence"), "id"),
        references: references.value.is_array().then(|| texts(&references.elements(), "id")),
        interventions: vocabulary.value.is_object().then(|| texts(&vocabulary.items("interventions"), "id")),
        abbreviations: texts(&abbreviations, "abbreviation"),
    };
    unique_ids(&slides, &sections, &abbreviations, references, findings);
    for section in &sections {
        check_section(section, &known, parts, findings);
    }
    for abbreviation in &abbreviations {
        all_known(&abbreviation.items("slides"), "slide", &known.slides[..], findings);
        all_known(&abbreviation.items("same_as"), "abbreviation", &known.abbreviations[..], findings);
    }
    if chapter.text("references") != Some(EMBEDDED) {
        cited(&sections, references, findings);
    }
    grading(chapter, &sections, findings);
}

/// What ids can lead to; nothing is known of a part that is not there, and its absence is reported once.
struct Known<'a> {
    slides: Vec<&'a str>,
    evidence: Vec<&'a str>,
    references: Option<Vec<&'a str>>,
    interventions: Option<Vec<&'a str>>,
    abbreviations: Vec<&'a str>,
}

fn texts<'a>(nodes: &[Node<'a>], key: &str) -> Vec<&'a str> {
    nodes.iter().filter_map(|node| node.text(key)).collect()
}

fn id<'a>(nodes: &[Node<'a>], key: &str) -> Vec<Node<'a>> {
    nodes.iter().filter_map(|node| node.get(key)).collect()
}

fn each<'a>(sections: &[Node<'a>], key: &str) -> Vec<Node<'a>> {
    sections.iter().flat_map(|section| section.items(key)).collect()
}

fn all_known<'a>(nodes: &[Node], kind: &str, known: impl Into<Option<&'a [&'a str]>>, findings: &mut Findings) {
    let Some(known) = known.into() else { return };
    for node in nodes {
        findings.known(node, kind, known);
    }
}

fn unique_ids(slides: &[Node], sections: &[Node], abbreviations: &[Node], references: &Node, findings: &mut Findings) {
    findings.definitions("slide", slides);
    findings.definitions("section", sections);
    findings.unique("abbreviation", id(abbreviations, "abbreviation"));
    findings.definitions("reference", &references.elements());
    for (kind, list) in [
        ("note", "notes"),
        ("heading", "evidence"),
        ("recommendation", "recommendations"),
        ("trial", "trials"),
        ("consensus statement", "consensus"),
    ] {
        findings.definitions(kind, &each(sections, list));
    }
    for consensus in each(sections, "consensus") {
        findings.unique("situation", id(&consensus.items("situations"), "id"));
    }
}

fn check_section(section: &Node, known: &Known, parts: &Parts, findings: &mut Findings) {
    if let Some(slide) = section.get("slide") {
        findings.known(&slide, "slide", &known.slides);
    }
    for heading in section.items("evidence") {
        all_known(&heading.items("references"), "reference", known.references.as_deref(), findings);
    }
    let recommendations = section.items("recommendations");
    for recommendation in &recommendations {
        dotted(section, recommendation, findings);
        all_known(&recommendation.items("interventions"), "intervention", known.interventions.as_deref(), findings);
        for part in ["population", "selection"].iter().filter_map(|key| recommendation.get(key)) {
            check_condition(&part, parts, findings);
        }
    }
    let trials = section.items("trials");
    for trial in &trials {
        all_known(&trial.items("references"), "reference", known.references.as_deref(), findings);
    }
    let consensus = section.items("consensus");
    for situation in consensus.iter().flat_map(|statement| statement.items("situations")) {
        if let Some(population) = situation.get("population") {
            check_condition(&population, parts, findings);
        }
    }
    for row in recommendations.iter().chain(&consensus) {
        all_known(&row.items("evidence"), "heading", &known.evidence[..], findings);
    }
    for rows in [&recommendations, &trials, &consensus] {
        places(rows, section.text("slide"), known, findings);
    }
    notes(section, &[recommendations, trials].concat(), findings);
}

fn check_condition(part: &Node, parts: &Parts, findings: &mut Findings) {
    condition(part, parts.vocabulary, findings);
    if let Some(lexicon) = parts.lexicon {
        depth(part, lexicon, findings);
    }
}

/// The id of a recommendation begins with its section's; that it has two parts is for the schema to say.
fn dotted(section: &Node, recommendation: &Node, findings: &mut Findings) {
    let (Some(id), Some(section)) = (recommendation.get("id"), section.text("id")) else { return };
    let begins_with = id.value.as_str().and_then(|id| id.split_once('.')).map(|(section, _)| section);
    if begins_with.is_some_and(|begins_with| begins_with != section) {
        findings.expect(&id, "the id does not begin with its section", format!("`{section}.…`"));
    }
}

/// Every row has a place of its own on its section's slide.
fn places(rows: &[Node], of_section: Option<&str>, known: &Known, findings: &mut Findings) {
    let mut taken = BTreeMap::new();
    for source in rows.iter().filter_map(|row| row.get("source")) {
        if let Some(slide) = source.get("slide") {
            findings.known(&slide, "slide", &known.slides);
            on_its_slide(&slide, of_section, known, findings);
        }
        let row = source.value.get("row").and_then(serde_json::Value::as_u64);
        let Some(place) = source.text("slide").zip(row) else { continue };
        let line = source.violation(String::new()).line;
        if let Some(first) = taken.get(&place) {
            let message = format!("slide `{}`, row {} stands already in line {first}", place.0, place.1);
            findings.expect(&source, message, "a row of its own");
        } else {
            taken.insert(place, line);
        }
    }
}

/// A slide that does not exist is reported once.
fn on_its_slide(slide: &Node, of_section: Option<&str>, known: &Known, findings: &mut Findings) {
    let (Some(found), Some(expected)) = (slide.value.as_str(), of_section) else { return };
    if found != expected && known.slides.contains(&found) && known.slides.contains(&expected) {
        let message = format!("this stands on the slide `{found}`, and its section on `{expected}`");
        findings.expect(slide, message, format!("`{expected}`, or another section"));
    }
}

/// Marks lead to notes, notes exist, and a footnote is carried by some row.
fn notes(section: &Node, rows: &[Node], findings: &mut Findings) {
    let notes = section.items("notes");
    let ids = texts(&notes, "id");
    for row in rows {
        let carried = row.items("notes");
        all_known(&carried, "note", &ids[..], findings);
        let carried: Vec<_> = carried.iter().filter_map(|note| note.value.as_str()).collect();
        let with_note = |note: &&Node| note.text("id").is_some_and(|id| carried.contains(&id));
        let explained: Vec<_> = notes.iter().filter(with_note).filter_map(|note| note.text("mark")).collect();
        for mark in
            row.items("marks").iter().filter(|mark| mark.value.as_str().is_some_and(|mark| !explained.contains(&mark)))
        {
            let message = format!("the mark `{}` has no note", mark.value.as_str().unwrap_or_default());
            findings.expect(mark, message, "a note of this row with the same mark");
        }
    }
    for note in notes.iter().filter(|note| note.text("kind").is_some_and(|kind| !FREE_NOTES.contains(&kind))) {
        let id = note.text("id");
        let is_carried = rows.iter().any(|row| row.items("notes").iter().any(|carried| carried.value.as_str() == id));
        if !is_carried {
            let expected = format!("a row with this note, or one of the kinds {}", FREE_NOTES.join(", "));
            findings.expect(note, "no row carries this note", expected);
        }
    }
}

/// Every reference is cited somewhere; of the embedded ones, a chapter takes those that it cites.
fn cited(sections: &[Node], references: &Node, findings: &mut Findings) {
    let citing = [each(sections, "evidence"), each(sections, "trials")].concat();
    let lists: Vec<_> = citing.iter().flat_map(|list| list.items("references")).collect();
    let cited: BTreeSet<_> = lists.iter().filter_map(|id| id.value.as_str()).collect();
    for id in references.elements().iter().filter_map(|reference| reference.get("id")) {
        if let Some(text) = id.value.as_str().filter(|id| !cited.contains(id)) {
            findings.expect(&id, format!("nobody cites the reference `{text}`"), "a heading or a trial that cites it");
        }
    }
}

/// The scales explain grades that exist, each once, and every grade that a row has.
fn grading(chapter: &Node, sections: &[Node], findings: &mut Findings) {
    scale::<LevelOfEvidence>(chapter, sections, "level_of_evidence", findings);
    scale::<GradeOfRecommendation>(chapter, sections, "grade_of_recommendation", findings);
    scale::<AgoGrade>(chapter, sections, "ago_grade", findings);
}

fn scale<L: Label>(chapter: &Node, sections: &[Node], key: &str, findings: &mut Findings) {
    let Some(scale) = chapter.get("grading").and_then(|grading| grading.get(key)) else { return };
    let values: Vec<_> = scale.items("meanings").iter().filter_map(|meaning| meaning.get("value")).collect();
    let labels: Vec<_> = L::MEMBERS.iter().map(|member| member.label()).collect();
    all_known(&values, L::KIND, &labels[..], findings);
    let explained: Vec<_> = values.iter().filter_map(|value| value.value.as_str()).collect();
    findings.unique("grade", values.iter().cloned());
    for grade in each(sections, "recommendations").iter().filter_map(|row| row.get(key)) {
        let unexplained = |text: &&str| labels.contains(text) && !explained.contains(text);
        if let Some(text) = grade.value.as_str().filter(unexplained) {
            let expected = format!("a meaning of `{text}` in the scale, or one of {}", explained.join(", "));
            findings.expect(&grade, format!("the scale `{key}` does not explain `{text}`"), expected);
        }
    }
}
