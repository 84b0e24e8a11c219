//! The complete list of sites as somebody hands it in.

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyMapping, PyString};
use pyo3::{Borrowed, FromPyObject, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::evaluation::reading::Input;

/// The complete list of sites as somebody hands it in.
pub enum Sites {
    /// Nothing is said of it.
    Unsaid,
    /// It is not known.
    Unknown,
    /// It is known.
    Listed(Vec<String>),
    /// Something else: a text, a mapping, a collection of other things than texts.
    Refused,
}

impl<'py> FromPyObject<'_, 'py> for Sites {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_subscript!(
            type_hint_identifier!("collections.abc", "Iterable"),
            type_hint_identifier!("builtins", "str")
        ),
        PyStaticExpr::Constant { value: PyStaticConstant::None }
    );

    /// A mapping is refused: its keys alone would turn `{"liver": False}` into the opposite.
    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_instance_of::<PyString>() || object.cast::<PyMapping>().is_ok() {
            return Ok(Self::Refused);
        }
        let Ok(items) = object.try_iter() else {
            let nothing = matches!(object.extract()?, Input::Missing) || object.extract::<f64>().is_ok_and(f64::is_nan);
            return Ok(if nothing { Self::Unknown } else { Self::Refused });
        };
        let names = items.map(|name| Ok(name?.cast_into::<PyString>()?.to_string_lossy().into_owned()));
        Ok(names.collect::<PyResult<_>>().map_or(Self::Refused, Self::Listed))
    }
}
