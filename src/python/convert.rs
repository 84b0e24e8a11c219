//! How core types cross into Python: sequences as tuples, numbers as int or float, JSON as dict.

use std::convert::Infallible;
use std::path::PathBuf;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyFrozenSet, PyInt, PyString, PyTuple};
use pyo3::{
    Borrowed, FromPyObject, IntoPyObject, IntoPyObjectExt, type_hint_identifier, type_hint_subscript, type_hint_union,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::condition::{Condition, Quantity};
use crate::error::Violation;
use crate::evaluation::draft::Input;
use crate::guideline::Guideline;
use crate::home::Home;
use crate::number::Number;
use crate::sequence::Sequence;

use super::text::Text;
use super::{errors, shared};

impl<'py, T: Clone + IntoPyObject<'py>> IntoPyObject<'py> for Sequence<T> {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        T::OUTPUT_TYPE,
        PyStaticExpr::Constant { value: PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyTuple::new(py, self.to_vec())
    }
}

/// What a sequence may be made of in Python.
pub trait Element {
    /// How deeply the element is nested.
    fn depth(&self) -> usize;
}

impl Element for String {
    fn depth(&self) -> usize {
        0
    }
}

impl Element for Condition {
    fn depth(&self) -> usize {
        self.depth()
    }
}

impl<'py, T: Element + FromPyObjectOwned<'py>> FromPyObject<'_, 'py> for Sequence<T> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Sequence"), T::INPUT_TYPE);

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let items = object.extract::<Vec<T>>()?;
        if items.iter().any(|item| item.depth() >= Condition::DEEPEST) {
            let message = format!("conditions can be nested {} deep", Condition::DEEPEST);
            return Err(pyo3::exceptions::PyValueError::new_err(message));
        }
        Ok(items.into())
    }
}

impl<'py> IntoPyObject<'py> for Number {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("builtins", "int"), type_hint_identifier!("builtins", "float"));

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(match self.as_integer() {
            Some(integer) => PyInt::new(py, integer).into_any(),
            None => PyFloat::new(py, self.get()).into_any(),
        })
    }
}

impl<'py> FromPyObject<'_, 'py> for Number {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("builtins", "float");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Self::new(object.extract()?)
            .ok_or_else(|| pyo3::exceptions::PyValueError::new_err("a finite number is expected"))
    }
}

impl<'py> IntoPyObject<'py> for Home {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = <Option<Guideline> as IntoPyObject>::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let guideline = Guideline::at_home(&self);
        guideline.map(|guideline| shared::object(py, &guideline)).transpose()?.into_bound_py_any(py)
    }
}

impl<'py> IntoPyObject<'py> for Quantity {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = Infallible;

    const OUTPUT_TYPE: PyStaticExpr = String::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        self.id.into_pyobject(py)
    }
}

impl<'py> FromPyObject<'_, 'py> for Quantity {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = String::INPUT_TYPE;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        object.extract::<String>().map(Self::from)
    }
}

/// An iterator over the items of a sequence.
pub struct Items<T>(pub Sequence<T>);

impl<'py, T: Clone + IntoPyObject<'py>> IntoPyObject<'py> for Items<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("collections.abc", "Iterator"), T::OUTPUT_TYPE);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(self.0.into_pyobject(py)?.try_iter()?.into_any())
    }
}

/// An item, or the part of a listing that a slice asks for; typed as the item that most calls ask for.
pub enum ItemOrPart<'py, T> {
    /// An item.
    Item(T),
    /// A part of a listing.
    Part(Bound<'py, PyAny>),
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for ItemOrPart<'py, T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = T::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self {
            Self::Item(item) => item.into_bound_py_any(py),
            Self::Part(part) => Ok(part),
        }
    }
}

/// What a listing is asked for: a position, an id or a slice.
pub struct Key<'py>(pub Bound<'py, PyAny>);

impl<'py> FromPyObject<'_, 'py> for Key<'py> {
    type Error = Infallible;

    const INPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("builtins", "int"), type_hint_identifier!("builtins", "str"));

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(object.to_owned()))
    }
}

/// A set of names.
pub struct NameSet(pub Sequence<String>);

impl<'py> IntoPyObject<'py> for NameSet {
    type Target = PyFrozenSet;
    type Output = Bound<'py, PyFrozenSet>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "frozenset"), type_hint_identifier!("builtins", "str"));

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        PyFrozenSet::new(py, self.0.iter())
    }
}

impl<'py> IntoPyObject<'py> for Input {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(
        type_hint_identifier!("builtins", "bool"),
        type_hint_identifier!("builtins", "int"),
        type_hint_identifier!("builtins", "float"),
        type_hint_identifier!("builtins", "str"),
        PyStaticExpr::Constant { value: PyStaticConstant::None }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Ok(match self {
            Self::Boolean(value) => value.into_pyobject(py)?.to_owned().into_any(),
            Self::Number(number) => match Number::new(number) {
                Some(number) => number.into_pyobject(py)?,
                None => PyFloat::new(py, number).into_any(),
            },
            Self::Text(text) => PyString::new(py, &text).into_any(),
            Self::Missing | Self::Other(_) => py.None().into_bound(py),
        })
    }
}

/// JSON of a value.
pub fn to_json<T: Serialize>(value: &T) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| pyo3::exceptions::PyValueError::new_err(error.to_string()))
}

/// A value of JSON; the error names line and column.
pub fn from_json<T: DeserializeOwned>(text: &str) -> PyResult<T> {
    serde_json::from_str(text).map_err(|error| misfit(&error, &said(&error)))
}

/// A value of JSON that may hold a patient's: the error names line and column and what is expected, and shows nothing.
pub fn from_private_json<T: DeserializeOwned>(text: &str) -> PyResult<T> {
    serde_json::from_str(text).map_err(|error| misfit(&error, &said_without_value(&error)))
}

fn misfit(error: &serde_json::Error, message: &str) -> PyErr {
    let (line, column) = (error.line(), error.column());
    errors::invalid(vec![Violation { line, column, ..Violation::of_file("<json>", message) }])
}

/// What serde says, but for the place.
fn said(error: &serde_json::Error) -> String {
    let said = error.to_string();
    said.rsplit_once(" at line ").map_or(said.as_str(), |(message, _)| message).to_owned()
}

/// Of an error in the data, only what is expected there is none of the data.
fn said_without_value(error: &serde_json::Error) -> String {
    let said = said(error);
    match said.rsplit_once(", expected ") {
        _ if !error.is_data() || said.starts_with("missing field ") => said,
        Some((_, expected)) => format!("this does not fit; expected {expected}"),
        None => "this does not fit".to_owned(),
    }
}

/// A value as Python's own dicts, lists, texts and numbers.
pub fn to_dict<'py, T: Serialize>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(value)?,))
}

/// Python's own dicts, lists, texts and numbers as JSON.
pub fn dumps(data: &Bound<'_, PyAny>) -> PyResult<String> {
    data.py().import("json")?.call_method1("dumps", (data,))?.extract()
}

/// The compact HTML of an object, made by the Python layer.
pub fn html(object: Bound<'_, PyAny>) -> PyResult<String> {
    object.py().import("leitlinie._html")?.call_method1("render", (object,))?.extract()
}

/// References in a format of bibliographies, written by the Python layer.
pub fn cited(references: Bound<'_, PyAny>, format: &str) -> PyResult<String> {
    references.py().import("leitlinie._citation")?.call_method1(format, (references,))?.extract()
}

/// A report as a document of its own, written by the Python layer.
pub fn document(object: Bound<'_, PyAny>, format: &str) -> PyResult<String> {
    object.py().import("leitlinie._report")?.call_method1(format, (object,))?.extract()
}

/// Writes a report to a file, whose ending says the format.
pub fn report(object: Bound<'_, PyAny>, path: PathBuf) -> PyResult<PathBuf> {
    object.py().import("leitlinie._report")?.call_method1("write", (object, path))?.extract()
}

/// Rows of values as a table of the user's DataFrame library.
pub fn frame<'py>(
    py: Python<'py>,
    rows: Bound<'py, PyAny>,
    kind: &str,
    backend: Option<Text>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import("leitlinie._frames")?.call_method1("frame", (rows, kind, backend.map(|name| name.text)))
}
