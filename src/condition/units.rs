//! The units that the numbers of conditions have in their guideline: `age < 50 years`.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use crate::sequence::Sequence;
use crate::vocabulary::Unit;

use super::Condition;

/// A fact whose number a condition compares; its id in JSON and in Python.
///
/// The unit is no content, for the fact has it in the vocabulary: conditions that ask the same are equal with it and
/// without it.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// Id of the fact.
    pub id: String,
    /// Its unit, where it is known which guideline states the condition.
    pub unit: Option<Unit>,
}

impl From<String> for Quantity {
    fn from(id: String) -> Self {
        Self { id, unit: None }
    }
}

impl Deref for Quantity {
    type Target = str;

    fn deref(&self) -> &str {
        &self.id
    }
}

impl PartialEq for Quantity {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Quantity {}

impl Hash for Quantity {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// The unit of a fact, by its id.
pub type UnitOf<'a> = dyn Fn(&str) -> Option<Unit> + 'a;

/// What is a condition, or consists of some.
pub trait Measured {
    /// The same with the units that facts have somewhere.
    #[must_use]
    fn measured(&self, unit_of: &UnitOf) -> Self;

    /// Adds the units that are known of the facts in it.
    fn collect_units(&self, units: &mut BTreeMap<String, Unit>);

    /// The units that are known of the facts in it.
    fn units(&self) -> BTreeMap<String, Unit> {
        let mut units = BTreeMap::new();
        self.collect_units(&mut units);
        units
    }
}

impl Measured for Condition {
    fn measured(&self, unit_of: &UnitOf) -> Self {
        match self {
            Self::Holds { .. } | Self::Is { .. } => self.clone(),
            Self::Compare { fact, operator, value } => {
                let fact = Quantity { id: fact.id.clone(), unit: unit_of(fact) };
                Self::Compare { fact, operator: *operator, value: value.clone() }
            }
            Self::AllOf { conditions } => Self::AllOf { conditions: conditions.measured(unit_of) },
            Self::AnyOf { conditions } => Self::AnyOf { conditions: conditions.measured(unit_of) },
            Self::NoneOf { conditions } => Self::NoneOf { conditions: conditions.measured(unit_of) },
        }
    }

    fn collect_units(&self, units: &mut BTreeMap<String, Unit>) {
        if let Self::Compare { fact: Quantity { id, unit: Some(unit) }, .. } = self {
            units.insert(id.clone(), *unit);
        }
        for part in self.conditions() {
            part.collect_units(units);
        }
    }
}

impl<T: Measured> Measured for Option<T> {
    fn measured(&self, unit_of: &UnitOf) -> Self {
        self.as_ref().map(|part| part.measured(unit_of))
    }

    fn collect_units(&self, units: &mut BTreeMap<String, Unit>) {
        if let Some(part) = self {
            part.collect_units(units);
        }
    }
}

impl<T: Measured> Measured for Sequence<T> {
    fn measured(&self, unit_of: &UnitOf) -> Self {
        self.iter().map(|part| part.measured(unit_of)).collect()
    }

    fn collect_units(&self, units: &mut BTreeMap<String, Unit>) {
        for part in self {
            part.collect_units(units);
        }
    }
}

/// For what has conditions in some of its fields.
macro_rules! measured {
    ($name:ident: $($part:ident),+) => {
        impl $crate::condition::Measured for $name {
            fn measured(&self, unit_of: &$crate::condition::UnitOf) -> Self {
                let mut measured = self.clone();
                $(measured.$part = self.$part.measured(unit_of);)+
                measured
            }

            fn collect_units(&self, units: &mut std::collections::BTreeMap<String, $crate::vocabulary::Unit>) {
                $(self.$part.collect_units(units);)+
            }
        }
    };
}

pub(crate) use measured;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Condition, Measured};
    use crate::vocabulary::Unit;

    #[test]
    fn are_no_content() {
        let json = r#"{"none_of":[{"compare":{"fact":"age","operator":"<","value":50}},{"holds":"a"}]}"#;
        let bare: Condition = serde_json::from_str(json).unwrap();
        let measured = bare.measured(&|fact| (fact == "age").then_some(Unit::Years));
        assert_eq!(measured, bare);
        assert_eq!(serde_json::to_string(&measured).unwrap(), json);
        assert_eq!(
            (bare.units(), measured.units()),
            (BTreeMap::new(), BTreeMap::from([("age".to_owned(), Unit::Years)]))
        );
        assert_eq!(
            (bare.to_string(), measured.to_string()),
            ("none of: age < 50 or a".into(), "none of: age < 50 years or a".into())
        );
        assert!(measured.measured(&|_| None).units().is_empty());
    }
}
