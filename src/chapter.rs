//! A guideline chapter as its file states it: sections, recommendations, footnotes, abbreviations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::condition::{Condition, Measured, UnitOf, measured};
use crate::evidence::{Evidence, Reference, SourcePlace, Trial};
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::home::{Home, Housed, at_home};
use crate::label::labels;
use crate::number::Number;
use crate::pattern;
use crate::sequence::Sequence;
use crate::vocabulary::{Vocabulary, is_empty};

/// A chapter of a guideline.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Id of the chapter in its edition.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// Title of the chapter.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub title: String,
    /// Name of the guideline that the chapter belongs to.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub guideline: String,
    /// Edition of the guideline.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub edition: String,
    /// Who publishes it.
    pub organisation: String,
    /// Where it is published.
    pub url: String,
    /// Language of the edition, as a BCP 47 tag.
    pub language: String,
    /// The vocabulary: a file beside this one, the vocabulary itself, or `embedded` for the one that comes with the
    /// package.
    pub vocabulary: Part<Vocabulary>,
    /// The references: a file beside this one, the references themselves, or `embedded` for those that come with the
    /// package, as far as they are cited.
    pub references: Part<Sequence<Reference>>,
    /// Who wrote which version.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub authorship: Sequence<Authorship>,
    /// The chapter's own list of topics.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub topics: Sequence<String>,
    /// Chapters that it points to.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub see_also: Sequence<String>,
    /// What the grades mean.
    pub grading: Grading,
    /// The slides, in order.
    pub slides: Sequence<Slide>,
    /// The sections, in order.
    pub sections: Sequence<Section>,
    /// The abbreviations that the slides define.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub abbreviations: Sequence<Abbreviation>,
}

impl Chapter {
    /// Ids of the references that are cited, as often as they are.
    pub fn citations(&self) -> impl Iterator<Item = &String> {
        let headings = self.sections.iter().flat_map(|section| &section.evidence).flat_map(|each| &each.references);
        let trials = self.sections.iter().flat_map(|section| &section.trials).flat_map(|each| &each.references);
        headings.chain(trials)
    }
}

/// A part of a chapter: in a file of its own, written out, or the embedded one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Part<T> {
    /// Path of the file, relative to the chapter's; or `embedded`.
    File(String),
    /// The part itself.
    Inline(T),
}

/// Who wrote a version.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorship {
    /// Version, or span of versions.
    pub version: String,
    /// Family names, as printed.
    pub authors: Sequence<String>,
}

/// What the grades of the three scales mean.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// Oxford levels of evidence.
    pub level_of_evidence: Scale,
    /// Oxford grades of recommendation.
    pub grade_of_recommendation: Scale,
    /// AGO grades.
    pub ago_grade: Scale,
}

/// A grading scale.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Name of the scale.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub label: String,
    /// Where the scale is published.
    pub source: String,
    /// Its grades.
    pub meanings: Sequence<Meaning>,
}

/// What one grade means.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    /// The grade as printed.
    pub value: String,
    /// What it means.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub meaning: String,
}

/// A slide of the source.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slide {
    /// Id of the slide.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// Position in the chapter, counted from 1.
    #[schemars(range(min = 1))]
    pub number: u16,
    /// Title.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub title: String,
    /// Second line of the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
}

/// A section: one slide with what stands on it and in its notes.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> [row.id for row in ll.load()["ascites"].recommendations if row.ago_grade == ll.AgoGrade("-")]
['ascites.local_chemotherapy']
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Id of the section, `snake_case`.
    #[schemars(regex(pattern = pattern::NAME))]
    pub id: String,
    /// Title of the section.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub title: String,
    /// Id of the slide.
    pub slide: String,
    /// Footnotes and legends.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub notes: Sequence<Note>,
    /// Headings with references.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub evidence: Sequence<Evidence>,
    /// Graded rows.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub recommendations: Sequence<Recommendation>,
    /// Trials.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub trials: Sequence<Trial>,
    /// Consensus statements.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub consensus: Sequence<Consensus>,
    #[serde(skip)]
    _home: Home,
}

impl Housed for Chapter {
    fn housed(self, home: &Home, unit_of: &UnitOf) -> Self {
        Self { sections: self.sections.housed(home, unit_of), ..self }
    }
}

impl Housed for Section {
    fn housed(self, home: &Home, unit_of: &UnitOf) -> Self {
        Self {
            evidence: self.evidence.housed(home, unit_of),
            recommendations: self.recommendations.housed(home, unit_of),
            trials: self.trials.housed(home, unit_of),
            consensus: self.consensus.housed(home, unit_of),
            _home: home.clone(),
            ..self
        }
    }
}

impl Housed for Recommendation {
    fn housed(self, home: &Home, unit_of: &UnitOf) -> Self {
        Self { _home: home.clone(), ..self.measured(unit_of) }
    }
}

impl Housed for Consensus {
    fn housed(self, home: &Home, unit_of: &UnitOf) -> Self {
        Self { _home: home.clone(), ..self.measured(unit_of) }
    }
}

measured!(Consensus: situations);
measured!(Recommendation: population, selection);
measured!(Situation: population);
at_home!(Consensus, Recommendation, Section);

/// A footnote or legend.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Id of the note.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// The mark that points to it.
    pub mark: String,
    /// What kind of note it is.
    pub kind: NoteKind,
    /// The note in own words.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub text: String,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
}

labels! {
    /// Kind of a footnote.
    pub enum NoteKind: "kind of note" {
        /// Points to other chapters.
        SeeAlso = "see_also",
        /// To be decided by several disciplines together.
        InterdisciplinaryDecision = "interdisciplinary_decision",
        /// Pain has to be relieved adequately.
        AdequatePainRelief = "adequate_pain_relief",
        /// Earlier treatment is to be taken into account.
        ConsiderPretreatment = "consider_pretreatment",
        /// An acute indication for surgery is the exception.
        SurgicalException = "surgical_exception",
        /// Spells out an abbreviation.
        Abbreviation = "abbreviation",
        /// Explains a sign of a table.
        Legend = "legend",
        /// A mark that the source prints without a footnote.
        Unexplained = "unexplained",
    }
}

/// A graded row of the source.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> row = ll.load()["pleura.talc_pleurodesis"]
>>> row.ago_grade, row.path, row.notes
(AgoGrade.PLUS, ('Chemical pleurodesis',), ('pleura.adequate_pain_relief',))
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// Dotted id: section and row, as in `liver.resection`.
    #[schemars(regex(pattern = pattern::DOTTED))]
    pub id: String,
    /// Headings without a grade under which the row stands.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub path: Sequence<String>,
    /// What is recommended, in own words.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub statement: String,
    /// Oxford level of evidence, as printed.
    pub level_of_evidence: LevelOfEvidence,
    /// Grade of recommendation, as printed.
    pub grade_of_recommendation: GradeOfRecommendation,
    /// AGO grade, as printed.
    pub ago_grade: AgoGrade,
    /// Ids of the interventions that the row names; its statement says whether they are alternatives or go together.
    pub interventions: Sequence<String>,
    /// Whom the row is for, and nothing that the source does not state.
    pub population: Condition,
    /// Ungraded criteria printed under the row; they never change whom it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selection: Option<Condition>,
    /// Marks printed on the row or on its heading.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub marks: Sequence<String>,
    /// Ids of the footnotes.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub notes: Sequence<String>,
    /// Ids of the headings with its references.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub evidence: Sequence<String>,
    /// Slide and row.
    pub source: SourcePlace,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
    #[serde(skip)]
    _home: Home,
}

/// A consensus statement.
#[cfg_attr(
    feature = "python",
    doc = r"
Examples
--------
>>> import leitlinie as ll
>>> (statement,) = ll.load().consensus
>>> statement.body, statement.agreement_percent, [situation.id for situation in statement.situations]
('ABC6 2021', 85, ['stage_iv', 'regional'])
"
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consensus {
    /// Id of the statement.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// What it is about.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub title: String,
    /// Who agreed on it.
    pub body: String,
    /// Level of evidence as printed.
    pub level_of_evidence: String,
    /// Share of the votes for it, in percent.
    pub agreement_percent: Number,
    /// The situations that it tells apart.
    pub situations: Sequence<Situation>,
    /// Ids of the headings with its references.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub evidence: Sequence<String>,
    /// Slide and row.
    pub source: SourcePlace,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
    #[serde(skip)]
    _home: Home,
}

/// A situation that a consensus statement speaks of.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Id of the situation within the statement.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// The situation in own words.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub statement: String,
    /// Whom it concerns.
    pub population: Condition,
    /// What follows, in own words.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub consequence: String,
}

/// An abbreviation that a slide defines.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Abbreviation {
    /// The short form.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub abbreviation: String,
    /// The long form.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub expansion: String,
    /// Ids of the slides that define it.
    pub slides: Sequence<String>,
    /// Abbreviations of the same thing.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub same_as: Sequence<String>,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
}
