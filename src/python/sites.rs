//! The complete list of sites as somebody hands it in.

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{
    PyByteArray, PyBytes, PyDictItems, PyFrozenSet, PyList, PyMapping, PyMemoryView, PyRange, PySequence, PySet,
    PyString, PyTuple,
};
use pyo3::{Borrowed, FromPyObject, type_hint_identifier, type_hint_subscript, type_hint_union};

use crate::evaluation::draft::Input;

use super::input::Class;

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
            type_hint_identifier!("collections.abc", "Collection"),
            type_hint_identifier!("builtins", "str")
        ),
        PyStaticExpr::Constant { value: PyStaticConstant::None }
    );

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if is_collection(&object)? {
            return listed(&object);
        }
        Ok(match object.extract()? {
            Input::Missing => Self::Unknown,
            Input::Number(number) if number.is_nan() => Self::Unknown,
            _ => Self::Refused,
        })
    }
}

/// Whether something is a collection of which names may be the items.
///
/// An empty one states that there are no metastases, so it takes a collection that somebody filled with sites or
/// left empty on purpose: no empty text, no iterator that is used up, no table without rows. A mapping is refused
/// because its keys alone would turn `{"liver": False}` into the opposite.
fn is_collection(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let plain = object.is_instance_of::<PySet>()
        || object.is_instance_of::<PyFrozenSet>()
        || object.is_instance_of::<PyList>()
        || object.is_instance_of::<PyTuple>();
    Ok(plain || is_column(object)? || is_abstract(object)?)
}

/// Sets and sequences of other classes, but for those that hold numbers or pairs.
fn is_abstract(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let holds_no_names = object.is_instance_of::<PyString>()
        || object.is_instance_of::<PyBytes>()
        || object.is_instance_of::<PyByteArray>()
        || object.is_instance_of::<PyMemoryView>()
        || object.is_instance_of::<PyRange>()
        || object.is_instance_of::<PyMapping>()
        || object.is_instance_of::<PyDictItems>();
    let set = object.py().import("collections.abc")?.getattr("Set")?;
    Ok(!holds_no_names && (object.cast::<PySequence>().is_ok() || object.is_instance(&set)?))
}

/// A column of a library for tables; a table itself is none.
fn is_column(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    let class = Class::of(object)?;
    match class.library() {
        "numpy" | "pandas" => Ok(object.getattr_opt("ndim")?.is_some_and(|depth| depth.eq(1).unwrap_or(false))),
        "polars" => Ok(class.name == "Series"),
        "pyarrow" => Ok(class.name.ends_with("Array")),
        _ => Ok(false),
    }
}

fn listed(items: &Bound<'_, PyAny>) -> PyResult<Sites> {
    let mut names = Vec::new();
    for item in items.try_iter()? {
        match item?.extract()? {
            Input::Text(name) => names.push(name),
            _ => return Ok(Sites::Refused),
        }
    }
    Ok(Sites::Listed(names))
}
