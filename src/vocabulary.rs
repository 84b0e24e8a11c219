//! What can be known of a patient and done for her: facts, parameters and interventions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::condition::{Condition, measured};
use crate::label::labels;
use crate::number::Number;
use crate::pattern;
use crate::sequence::Sequence;

/// One thing that can be known of a patient.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> fact = ll.load().facts["age"]
>>> fact.kind, fact.unit, fact.minimum, fact.maximum
(Kind.NUMBER, Unit.YEARS, 0, 130)
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Name of the fact in code, `snake_case`; not that of an attribute of `Patient`.
    #[schemars(regex(pattern = pattern::NAME), extend("not" = pattern::not_reserved()))]
    pub id: String,
    /// Name of the fact on the page.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub label: String,
    /// What the fact means, and what true and false stand for.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub description: String,
    /// Boolean, number or category.
    pub kind: Kind,
    /// Unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Smallest number that can be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// Greatest number that can be true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// Whether only whole numbers make sense.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub integer: bool,
    /// The values of a category.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub values: Sequence<String>,
    /// Whether it stands in a chart or is a clinician's judgement.
    pub role: Role,
    /// The metastatic site that the fact states, if it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// How a boolean fact follows from others where it is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived: Option<Derivation>,
    /// What other facts say of a boolean fact that does not follow from them: a contradiction is reported, and nothing
    /// is derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cross_check: Option<Derivation>,
}

labels! {
    /// The kind of value that a fact has.
    pub enum Kind: "kind of fact" {
        /// Yes or no.
        Boolean = "boolean",
        /// A number with a unit and bounds.
        Number = "number",
        /// One of some values.
        Category = "category",
    }
}

labels! {
    /// Unit of a number.
    pub enum Unit: "unit" {
        /// A number of things.
        Count = "count",
        /// Centimetres.
        Centimetres = "cm",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
    }
}

labels! {
    /// Where a fact comes from.
    pub enum Role: "role of a fact" {
        /// It stands in the chart.
        Recorded = "recorded",
        /// It is the judgement of a clinician.
        Judgement = "judgement",
    }
}

/// A metastatic site.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The name to use in `Patient(sites={…})`.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub code: String,
    /// Other names of the same site.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub also: Sequence<String>,
    /// Sites which, when listed, leave this one unknown, because they may include it.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub left_open_by: Sequence<String>,
}

/// What other facts say of a boolean fact.
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Derivation {
    /// The fact is true, false or unknown as this condition is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The fact is true where this condition is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub true_when: Option<Condition>,
    /// The fact is false where this condition is true and `true_when` is false, or left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub false_when: Option<Condition>,
}

impl Derivation {
    /// The conditions that it consists of.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        [&self.when, &self.true_when, &self.false_when].into_iter().flatten()
    }
}

/// A threshold that the source leaves open and a researcher may set.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> ll.load().parameters["short_life_expectancy_months"].unit
Unit.MONTHS
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Name of the parameter in code, `snake_case`.
    #[schemars(regex(pattern = pattern::NAME))]
    pub id: String,
    /// Name of the parameter on the page.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub label: String,
    /// What setting it does, and which vague word of the source it makes precise.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub description: String,
    /// Unit of the threshold.
    pub unit: Unit,
    /// Smallest value that makes sense.
    pub minimum: Number,
    /// Greatest value that makes sense.
    pub maximum: Number,
    /// Whether only whole numbers make sense.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub integer: bool,
}

/// Something that can be done for a patient.
#[cfg_attr(
    feature = "python",
    doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> ll.load().interventions["bleomycin_pleurodesis"].agents
('bleomycin',)
"#
)]
#[cfg_attr(feature = "python", pyo3::pyclass(frozen, eq, hash, get_all, from_py_object, module = "leitlinie"))]
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// Code of the intervention.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub id: String,
    /// Name of the intervention.
    #[schemars(regex(pattern = pattern::TEXT))]
    pub label: String,
    /// What kind of intervention it is.
    pub kind: InterventionKind,
    /// Agents by international non-proprietary name.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub agents: Sequence<String>,
    /// Other names, abbreviations among them.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub synonyms: Sequence<String>,
}

labels! {
    /// Kind of an intervention.
    pub enum InterventionKind: "kind of intervention" {
        /// Surgery.
        Surgery = "surgery",
        /// Radiotherapy.
        Radiotherapy = "radiotherapy",
        /// Systemic therapy.
        SystemicTherapy = "systemic_therapy",
        /// Ablation.
        Ablation = "ablation",
        /// Therapy through an artery.
        IntraArterialTherapy = "intra_arterial_therapy",
        /// Drainage.
        Drainage = "drainage",
        /// Pleurodesis.
        Pleurodesis = "pleurodesis",
        /// Instillation.
        Instillation = "instillation",
        /// Diagnostics.
        Diagnostics = "diagnostics",
    }
}

/// The facts, parameters and interventions that a guideline speaks of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// What can be known of a patient.
    pub facts: Sequence<Fact>,
    /// Thresholds that a researcher may set.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub parameters: Sequence<Parameter>,
    /// What can be done.
    #[serde(default, skip_serializing_if = "is_empty")]
    pub interventions: Sequence<Intervention>,
}

impl Vocabulary {
    /// The unit of a fact, if there is such a fact and it has one.
    pub fn unit_of(&self, id: &str) -> Option<Unit> {
        self.facts.iter().find(|fact| fact.id == id)?.unit
    }
}

measured!(Derivation: when, true_when, false_when);
measured!(Fact: derived, cross_check);

pub(crate) fn is_empty<T>(sequence: &Sequence<T>) -> bool {
    sequence.is_empty()
}
