//! Conditions as English phrases: `liver metastases and not extrahepatic disease`.

use std::fmt;

use crate::label::Label;
use crate::vocabulary::Unit;

use super::{Condition, Limit};

/// With the units that are known.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holds { fact } => f.write_str(&words(fact)),
            Self::Is { fact, one_of } => write!(f, "{} is {}", words(fact), choice(one_of, "or")),
            Self::Compare { fact, operator, value } => {
                let unit = fact.unit.filter(|unit| *unit != Unit::Count).map(Label::label);
                let number = limit(value, unit);
                write!(f, "{} {} {number}", without_unit(fact, unit), operator.symbol())?;
                unit.map_or(Ok(()), |unit| write!(f, " {unit}"))
            }
            Self::AllOf { conditions } | Self::NoneOf { conditions } if conditions.is_empty() => f.write_str("always"),
            Self::AnyOf { conditions } if conditions.is_empty() => f.write_str("never"),
            Self::AllOf { conditions } => f.write_str(&parts(conditions, "and")),
            Self::AnyOf { conditions } => f.write_str(&parts(conditions, "or")),
            Self::NoneOf { conditions } => match &conditions[..] {
                [only] => f.write_str(&negated(only)),
                several => write!(f, "none of: {}", parts(several, "or")),
            },
        }
    }
}

fn parts(conditions: &[Condition], conjunction: &str) -> String {
    if let [only] = conditions {
        return only.to_string();
    }
    join(conditions.iter().map(as_part), conjunction)
}

/// The phrase inside another one: in brackets where the reading would be in doubt.
fn as_part(condition: &Condition) -> String {
    if lists_several(condition) { format!("({condition})") } else { condition.to_string() }
}

fn negated(condition: &Condition) -> String {
    match condition {
        Condition::Is { fact, one_of } => match &one_of[..] {
            [only] => format!("{} is not {}", words(fact), words(only)),
            several => format!("{} is neither {}", words(fact), choice(several, "nor")),
        },
        Condition::Compare { .. } => format!("not ({condition})"),
        _ => format!("not {}", as_part(condition)),
    }
}

/// Whether a phrase holds an `and` or an `or` of its own.
fn lists_several(condition: &Condition) -> bool {
    match condition {
        Condition::Is { one_of, .. } => one_of.len() > 1,
        Condition::NoneOf { conditions } if conditions.len() == 1 => false,
        other => other.conditions().len() > 1 || other.conditions().iter().any(lists_several),
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&limit(self, None))
    }
}

/// The limit without its unit, which stands behind it.
fn limit(limit: &Limit, unit: Option<&str>) -> String {
    match limit {
        Limit::Fixed(number) => number.to_string(),
        Limit::Open { parameter } => format!("[{}]", without_unit(parameter, unit)),
    }
}

/// An id as words, without the unit at its end if it is the one that stands behind the number.
fn without_unit(id: &str, unit: Option<&str>) -> String {
    let name = unit.and_then(|unit| id.strip_suffix(unit)?.strip_suffix('_'));
    words(name.unwrap_or(id))
}

/// Markers that are written in capitals although ids are not.
const CAPITALS: [&str; 7] = ["er", "pr", "hr", "her2", "cns", "m", "n"];

/// An id as words: `her2_status` reads `HER2 status`.
pub(crate) fn words(id: &str) -> String {
    let word = |word: &str| {
        if CAPITALS.contains(&word) { word.to_uppercase() } else { word.to_owned() }
    };
    id.split('_').map(word).collect::<Vec<_>>().join(" ")
}

fn choice(values: &[String], conjunction: &str) -> String {
    join(values.iter().map(|value| words(value)), conjunction)
}

/// `a`, `a and b`, `a, b and c`.
fn join(parts: impl Iterator<Item = String>, conjunction: &str) -> String {
    let parts: Vec<_> = parts.collect();
    match &parts[..] {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {conjunction} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::Condition;
    use crate::condition::Measured;
    use crate::vocabulary::Unit;

    /// Bare, and with the units of a small vocabulary.
    fn phrases(json: &str) -> [String; 2] {
        let condition: Condition = serde_json::from_str(json).unwrap();
        let unit_of = |fact: &str| match fact {
            "age" => Some(Unit::Years),
            "largest_liver_metastasis_cm" => Some(Unit::Centimetres),
            "life_expectancy_months" | "interval" => Some(Unit::Months),
            "metastasis_count" => Some(Unit::Count),
            _ => None,
        };
        [condition.to_string(), condition.measured(&unit_of).to_string()]
    }

    #[test]
    fn reads_as_an_english_phrase() {
        let table = [
            (r#"{"holds": "liver_metastases"}"#, "liver metastases"),
            (
                r#"{"all_of": [{"holds": "hr_positive"}, {"none_of": [{"holds": "extrahepatic_disease"}]},
                   {"any_of": [{"is": {"fact": "her2_status", "one_of": ["positive"]}}, {"holds": "pain"}]}]}"#,
                "HR positive, not extrahepatic disease and (HER2 status is positive or pain)",
            ),
            (
                r#"{"all_of": [{"is": {"fact": "stage", "one_of": ["i", "ii", "iii"]}}, {"holds": "pain"}]}"#,
                "(stage is i, ii or iii) and pain",
            ),
            (r#"{"any_of": [{"is": {"fact": "stage", "one_of": ["i", "ii"]}}]}"#, "stage is i or ii"),
            (
                r#"{"any_of": [{"all_of": [{"is": {"fact": "stage", "one_of": ["i", "ii"]}}]}, {"holds": "pain"}]}"#,
                "(stage is i or ii) or pain",
            ),
            (r#"{"is": {"fact": "stage", "one_of": ["i", "ii"]}}"#, "stage is i or ii"),
            (r#"{"none_of": [{"is": {"fact": "stage", "one_of": ["i"]}}]}"#, "stage is not i"),
            (r#"{"none_of": [{"is": {"fact": "stage", "one_of": ["i", "ii"]}}]}"#, "stage is neither i nor ii"),
            (
                r#"{"none_of": [{"is": {"fact": "stage", "one_of": ["i", "ii"]}}, {"holds": "pain"}]}"#,
                "none of: (stage is i or ii) or pain",
            ),
            (
                r#"{"compare": {"fact": "metastasis_count", "operator": "<=", "value": {"parameter": "oligo_max"}}}"#,
                "metastasis count ≤ [oligo max]",
            ),
        ];
        for (json, phrase) in table {
            assert_eq!(phrases(json), [phrase, phrase], "{json}");
        }
    }

    /// The unit is the fact's, whatever its id ends with; where it is not known, none is said.
    #[test]
    fn a_number_has_the_unit_of_its_fact() {
        let compare = |fact: &str, value: &str| {
            format!(r#"{{"compare": {{"fact": "{fact}", "operator": "<", "value": {value}}}}}"#)
        };
        let months = r#"{"parameter": "short_life_expectancy_months"}"#;
        let table = [
            (compare("age", "50"), "age < 50", "age < 50 years"),
            (
                compare("largest_liver_metastasis_cm", "5"),
                "largest liver metastasis cm < 5",
                "largest liver metastasis < 5 cm",
            ),
            (compare("largest_lesion_cm", "5"), "largest lesion cm < 5", "largest lesion cm < 5"),
            (
                compare("life_expectancy_months", months),
                "life expectancy months < [short life expectancy months]",
                "life expectancy < [short life expectancy] months",
            ),
            (
                compare("interval", r#"{"parameter": "long_interval"}"#),
                "interval < [long interval]",
                "interval < [long interval] months",
            ),
        ];
        for (json, bare, with_units) in table {
            assert_eq!(phrases(&json), [bare, with_units], "{json}");
            let negated = format!(r#"{{"none_of": [{json}]}}"#);
            assert_eq!(phrases(&negated), [format!("not ({bare})"), format!("not ({with_units})")]);
        }
    }
}
