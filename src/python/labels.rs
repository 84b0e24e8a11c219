//! Closed vocabularies in Python: `.value`, `members()`, construction from the label, pickle.

use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::chapter::NoteKind;
use crate::condition::Operator;
use crate::evaluation::patient::Origin;
use crate::evidence::Design;
use crate::grade::{AgoGrade, GradeOfRecommendation, LevelOfEvidence};
use crate::label::Label;
use crate::matching::explain::Criterion;
use crate::matching::result::{Applicability, Selection};
use crate::sequence::Sequence;
use crate::truth::Truth;
use crate::vocabulary::{InterventionKind, Kind, Role, Unit};

macro_rules! label_class {
    ($name:ident { $($extra:tt)* }) => {
        #[pymethods]
        impl $name {
            /// The member with this label.
            #[new]
            fn new(value: &Bound<'_, PyAny>) -> PyResult<Self> {
                from_value(value)
            }

            /// The label.
            #[getter]
            fn value(&self) -> &'static str {
                self.label()
            }

            /// Every member, from the least to the greatest.
            #[staticmethod]
            fn members() -> Sequence<Self> {
                Self::MEMBERS.iter().copied().collect()
            }

            fn __str__(&self) -> &'static str {
                self.label()
            }

            fn __hash__(&self) -> u64 {
                let mut hasher = std::hash::DefaultHasher::new();
                std::hash::Hash::hash(self, &mut hasher);
                std::hash::Hasher::finish(&hasher)
            }

            fn __eq__(&self, other: &Self) -> bool {
                self == other
            }

            fn __ne__(&self, other: &Self) -> bool {
                self != other
            }

            fn __lt__(&self, other: &Self) -> bool {
                self < other
            }

            fn __le__(&self, other: &Self) -> bool {
                self <= other
            }

            fn __gt__(&self, other: &Self) -> bool {
                self > other
            }

            fn __ge__(&self, other: &Self) -> bool {
                self >= other
            }

            fn __format__(&self, py: Python<'_>, format: &str) -> PyResult<String> {
                PyString::new(py, self.label()).call_method1("__format__", (format,))?.extract()
            }

            fn __getnewargs__(&self) -> (&'static str,) {
                (self.label(),)
            }

            $($extra)*
        }
    };
    ($($name:ident),+ $(,)?) => { $(label_class!($name {});)+ };
}

label_class!(AgoGrade, Criterion, Design, GradeOfRecommendation, InterventionKind, Kind, LevelOfEvidence, NoteKind);
label_class!(Operator, Origin, Role, Unit);

label_class!(Truth {
    fn __bool__(&self) -> PyResult<bool> {
        settled(Option::from(*self), "the truth is unknown")
    }
});

label_class!(Applicability {
    fn __bool__(&self) -> PyResult<bool> {
        let known = match self {
            Self::Applies => Some(true),
            Self::DoesNotApply => Some(false),
            Self::Undetermined => None,
        };
        settled(known, "the recommendation is undetermined")
    }
});

label_class!(Selection {
    fn __bool__(&self) -> PyResult<bool> {
        let known = match self {
            Self::Favoured => Some(true),
            Self::NotFavoured => Some(false),
            Self::Undetermined => None,
        };
        settled(known, "the selection is undetermined")
    }
});

/// A member, given itself or by its label.
pub fn from_value<T: Label + for<'a, 'py> FromPyObject<'a, 'py>>(value: &Bound<'_, PyAny>) -> PyResult<T> {
    if let Ok(member) = value.extract::<T>() {
        return Ok(member);
    }
    T::from_label(&value.extract::<String>()?).map_err(pyo3::exceptions::PyValueError::new_err)
}

/// An unknown answer is neither yes nor no, so it refuses to be either.
fn settled(known: Option<bool>, what: &str) -> PyResult<bool> {
    known.ok_or_else(|| {
        pyo3::exceptions::PyTypeError::new_err(format!("{what}: it is neither true nor false; compare it instead"))
    })
}
