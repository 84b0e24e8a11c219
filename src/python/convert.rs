//! How core types cross into Python: sequences as tuples, numbers as int or float, JSON as dict.

use std::convert::Infallible;

use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyFrozenSet, PyInt, PyMapping, PyString, PyTuple};
use pyo3::{
    Borrowed, FromPyObject, IntoPyObject, IntoPyObjectExt, type_hint_identifier, type_hint_subscript, type_hint_union,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::condition::Condition;
use crate::error::Violation;
use crate::evaluation::reading::Input;
use crate::number::Number;
use crate::sequence::Sequence;
use crate::truth::Truth;

use super::errors;

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

/// A value of Python as one to be checked: what stands for "nothing" in numpy and pandas is nothing here.
impl<'py> FromPyObject<'_, 'py> for Input {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "Any");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if object.is_none() {
            return Ok(Self::Missing);
        }
        if let Ok(value) = object.cast::<pyo3::types::PyBool>() {
            return Ok(Self::Boolean(value.is_true()));
        }
        if let Ok(text) = object.cast::<PyString>() {
            return Ok(Self::Text(text.to_string_lossy().into_owned()));
        }
        if object.is_exact_instance_of::<PyFloat>() || object.is_exact_instance_of::<PyInt>() {
            return Ok(number(object));
        }
        if let Ok(truth) = object.extract::<Truth>() {
            return Ok(Option::from(truth).map_or(Self::Missing, Self::Boolean));
        }
        foreign(object)
    }
}

/// A value of another library, recognised by the name of its type so that the library need not be imported.
fn foreign(object: Borrowed<'_, '_, PyAny>) -> PyResult<Input> {
    let class = object.get_type().name()?.to_string();
    match class.as_str() {
        "NAType" | "NaTType" => Ok(Input::Missing),
        // A number of days or nanoseconds without its unit would be a number of anything.
        "datetime64" | "timedelta64" => {
            let missing = object.call_method0("item")?.is_none() || object.str()? == "NaT";
            Ok(if missing { Input::Missing } else { Input::Other(class) })
        }
        "bool" | "bool_" | "str_" | "ndarray" => match object.call_method0("item") {
            Ok(item) => item.extract(),
            Err(_) => Ok(Input::Other(class)),
        },
        _ if object.hasattr("as_py")? => object.call_method0("as_py")?.extract(),
        _ if object.hasattr("__float__")? || object.hasattr("__index__")? => Ok(number(object)),
        _ => Ok(Input::Other(class)),
    }
}

/// A number too great for a float is as good as infinite: it is refused with the fact's bounds.
fn number(object: Borrowed<'_, '_, PyAny>) -> Input {
    match object.extract() {
        Ok(number) => Input::Number(number),
        Err(_) if object.is_instance_of::<PyInt>() => Input::Number(f64::INFINITY),
        Err(_) => Input::Other(String::new()),
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
    serde_json::from_str(text).map_err(|error| {
        let said = error.to_string();
        let message = said.split(" at line ").next().unwrap_or(&said).to_owned();
        let place = Violation { line: error.line(), column: error.column(), ..Violation::of_file("<json>", &message) };
        errors::invalid(vec![place])
    })
}

/// A value as Python's own dicts, lists, texts and numbers.
pub fn to_dict<'py, T: Serialize>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (to_json(value)?,))
}

/// A value of Python's own dicts, lists, texts and numbers.
pub fn from_dict<T: DeserializeOwned>(data: &Bound<'_, PyAny>) -> PyResult<T> {
    let json: String = data.py().import("json")?.call_method1("dumps", (data,))?.extract()?;
    from_json(&json)
}

/// The compact HTML of an object, made by the Python layer.
pub fn html(object: Bound<'_, PyAny>) -> PyResult<String> {
    object.py().import("leitlinie._html")?.call_method1("render", (object,))?.extract()
}

/// Rows of values as a table of the user's DataFrame library.
pub fn frame<'py>(
    py: Python<'py>,
    rows: Bound<'py, PyAny>,
    kind: &str,
    backend: Option<&str>,
) -> PyResult<Bound<'py, PyAny>> {
    py.import("leitlinie._frames")?.call_method1("frame", (rows, kind, backend))
}

/// The name of a fact; what cannot be written in UTF-8 is no name and is refused as unknown.
pub fn fact_name(name: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(name.cast::<PyString>()?.to_string_lossy().into_owned())
}

/// Keyword arguments as facts.
pub fn keywords(arguments: Option<&Bound<'_, PyDict>>) -> PyResult<Vec<(String, Input)>> {
    let Some(arguments) = arguments else { return Ok(Vec::new()) };
    arguments.iter().map(|(name, value)| Ok((fact_name(&name)?, value.extract()?))).collect()
}
