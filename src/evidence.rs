//! What recommendations rest on: references, the headings that cite them, and trials.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::home::{Home, at_home, housed};
use crate::label::labels;
use crate::number::Number;
use crate::pattern;
use crate::sequence::Sequence;
use crate::vocabulary::is_empty;

/// Where something stands in the source.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, str, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcePlace {
    /// Id of the slide.
    pub slide: String,
    /// Graded row of the slide (or row of its trial table), counted from 1.
    #[schemars(range(min = 1))]
    pub row: u16,
}

impl std::fmt::Display for SourcePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "slide {}, row {}", self.slide, self.row)
    }
}

/// A bibliographic record in CSL-JSON.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> paper = ll.load().references["badwe-2015"]
>>> paper.author[0].family, paper.year, paper.volume, paper.page
('Badwe', 2015, '16', '1380-8')
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Citation key.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// CSL type, such as `article-journal`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Authors as printed.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub author: Sequence<Author>,
    /// Title.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub title: String,
    /// Journal or book.
    #[serde(rename = "container-title", default, skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// Congress.
    #[serde(rename = "event-title", default, skip_serializing_if = "Option::is_none")]
    pub event_title: Option<String>,
    /// Date of publication.
    pub issued: Issued,
    /// Volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// Issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// Pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Article number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Digital object identifier, where printed.
    #[serde(rename = "DOI", default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Address, where printed.
    #[serde(rename = "URL", default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Genre, such as `abstract`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// Publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What CSL has no field for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<Custom>,
    #[serde(skip)]
    _home: Home,
}

/// An author.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// Family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// Given names or initials, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// Name of a group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
}

/// A date of one to three parts: year, month, day.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// One date, or the two ends of a period.
    #[serde(rename = "date-parts")]
    pub date_parts: Sequence<Sequence<u16>>,
}

/// What CSL has no field for.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Custom {
    /// Whether the source prints "et al." behind the authors.
    pub et_al: bool,
}

impl Reference {
    /// Year of publication.
    pub fn year(&self) -> Option<u16> {
        self.issued.date_parts.first()?.first().copied()
    }
}

/// A heading in the slides' notes with the references that it cites.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Id of the heading.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// The heading as printed; the slide's title where none is.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub heading: String,
    /// Ids of the references, in the order of the source.
    pub references: Sequence<String>,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
    #[serde(skip)]
    _home: Home,
}

/// A trial or study that the source tabulates, with every cell of its row.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> trial = ll.load().trials["trials.mf07_01"]
>>> trial.n, [(figure.arm, figure.value) for figure in trial.overall_survival.figures]
(278, [('LRT', 19), ('ST', 5)])
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trial {
    /// Id of the trial.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// Name of the trial.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub name: String,
    /// Design of the trial.
    pub design: Design,
    /// Country, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The years printed with the trial; the source does not say what they bound.
    pub period: Period,
    /// Number of patients.
    pub n: u32,
    /// Therapy before randomisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prior_therapy: Option<String>,
    /// What was compared.
    pub arms: Sequence<String>,
    /// Whether local control improved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_control: Option<Outcome>,
    /// Whether overall survival improved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall_survival: Option<Outcome>,
    /// Whether quality of life differed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality_of_life: Option<Outcome>,
    /// Progress of the trial, where the source reports it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Marks printed on the row.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub marks: Sequence<String>,
    /// Ids of the footnotes.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub notes: Sequence<String>,
    /// Ids of the references.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub references: Sequence<String>,
    /// Slide and row.
    pub source: SourcePlace,
    /// How an ambiguous print was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpretation: Option<String>,
    #[serde(skip)]
    _home: Home,
}

housed!(Evidence, Reference, Trial);
at_home!(Evidence, Reference, Trial);

labels! {
    /// Design of a trial.
    pub enum Design: "trial design" {
        /// Randomised phase III trial.
        RandomisedPhaseIii = "randomised_phase_iii",
        /// Prospective registry study.
        ProspectiveRegistry = "prospective_registry",
    }
}

/// A span of years.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First year.
    pub start: u16,
    /// Last year, where printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u16>,
}

/// One cell of a trial table.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The verdict as printed: yes, no, ns, or a dash.
    pub printed: String,
    /// Whether the outcome improved, where the cell settles it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub improved: Option<bool>,
    /// `s` (significant) or `ns` (not significant), where printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub significance: Option<String>,
    /// The numbers of the cell.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub figures: Sequence<Figure>,
    /// What else the cell says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A number in a trial table.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was measured.
    pub measure: String,
    /// The arm it was measured in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arm: Option<String>,
    /// The number.
    pub value: Number,
    /// Its unit, such as `%`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}
