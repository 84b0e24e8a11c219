//! What is handed in for a patient's facts: values of Python, and those of the libraries that data come from.

use std::collections::BTreeMap;
use std::convert::Infallible;

use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyComplex, PyDict, PyFloat, PyInt, PyString};
use pyo3::{Borrowed, FromPyObject, type_hint_identifier};

use crate::evaluation::draft::Input;
use crate::truth::Truth;

use super::text::is_no;

/// A value as one to be checked: what stands for "nothing" in numpy, pandas and pyarrow is nothing here.
impl<'py> FromPyObject<'_, 'py> for Input {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("typing", "Any");

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        match native(&object) {
            Some(input) => Ok(input),
            None => foreign(&object),
        }
    }
}

/// A value of Python itself or of this package, which can be read without calling anything.
fn native(object: &Bound<'_, PyAny>) -> Option<Input> {
    if object.is_none() {
        return Some(Input::Missing);
    }
    if let Ok(value) = object.cast::<PyBool>() {
        return Some(Input::Boolean(value.is_true()));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Some(Input::Text(text.to_string_lossy().into_owned()));
    }
    if object.is_exact_instance_of::<PyFloat>() || object.is_exact_instance_of::<PyInt>() {
        return Some(Input::Number(object.extract().unwrap_or(f64::INFINITY)));
    }
    let truth = object.extract::<Truth>().ok()?;
    Some(Option::from(truth).map_or(Input::Missing, Input::Boolean))
}

/// A value of another library, recognised by the name of its type so that the library need not be imported.
fn foreign(object: &Bound<'_, PyAny>) -> PyResult<Input> {
    let class = Class::of(object)?;
    match (class.library(), class.name.as_str()) {
        ("numpy", _) => of_numpy(object, &class),
        ("pyarrow", _) if object.hasattr("as_py")? => unwrapped(object, "as_py", &class),
        _ => scalar(object, &class),
    }
}

/// By the kind of a scalar's or an array's data type, as numpy's own letters name it.
fn of_numpy(object: &Bound<'_, PyAny>, class: &Class) -> PyResult<Input> {
    let Some(data_type) = object.getattr_opt("dtype")? else { return Ok(class.refused()) };
    let kind = data_type.getattr("kind")?.extract::<String>()?;
    match kind.as_str() {
        _ if class.name == "MaskedConstant" => Ok(Input::Missing),
        // A number of days or nanoseconds without its unit would be a number of anything.
        "M" | "m" if object.str()? != "NaT" => Ok(class.refused()),
        "M" | "m" => Ok(Input::Missing),
        "i" | "u" | "f" if class.name != "ndarray" => number(object, class),
        "b" | "i" | "u" | "f" | "U" | "O" => unwrapped(object, "item", class),
        _ => Ok(class.refused()),
    }
}

/// What a library's value holds. What is in it is not unwrapped again: it might hold itself.
fn unwrapped(object: &Bound<'_, PyAny>, method: &str, class: &Class) -> PyResult<Input> {
    match object.call_method0(method) {
        Ok(inner) => scalar(&inner, &Class::of(&inner)?),
        Err(error) => class.refused_unless_raised(object.py(), error),
    }
}

fn scalar(object: &Bound<'_, PyAny>, class: &Class) -> PyResult<Input> {
    if let Some(input) = native(object) {
        return Ok(input);
    }
    match (class.library(), class.name.as_str()) {
        ("pandas", "NAType" | "NaTType") => Ok(Input::Missing),
        _ if is_number(object)? => number(object, class),
        _ => Ok(class.refused()),
    }
}

/// A number too great for a float is as good as infinite: it is refused with the fact's bounds.
fn number(object: &Bound<'_, PyAny>, class: &Class) -> PyResult<Input> {
    match object.extract() {
        Ok(number) => Ok(Input::Number(number)),
        Err(error) if error.is_instance_of::<PyOverflowError>(object.py()) => Ok(Input::Number(f64::INFINITY)),
        Err(error) => class.refused_unless_raised(object.py(), error),
    }
}

/// A collection of one number is none, and of a complex number the half would be taken.
fn is_number(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    if object.is_instance_of::<PyFloat>() || object.is_instance_of::<PyInt>() {
        return Ok(true);
    }
    let class = object.get_type();
    let speaks = class.hasattr("__float__")? || class.hasattr("__index__")?;
    Ok(speaks && !class.hasattr("__len__")? && !object.is_instance_of::<PyComplex>())
}

/// The type of a value, by its names.
pub struct Class {
    module: String,
    /// Name of the type within its module.
    pub name: String,
}

impl Class {
    /// The type of an object.
    pub fn of(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        let class = object.get_type();
        Ok(Self { module: class.module()?.to_string(), name: class.name()?.to_string() })
    }

    /// The outermost module.
    pub fn library(&self) -> &str {
        self.module.split('.').next().unwrap_or_default()
    }

    fn refused(&self) -> Input {
        Input::Other(self.name.clone())
    }

    /// An error that says "this is no such value" is an answer; any other is the user's to see.
    fn refused_unless_raised(&self, py: Python<'_>, error: PyErr) -> PyResult<Input> {
        let refuses = error.is_instance_of::<PyTypeError>(py) || error.is_instance_of::<PyValueError>(py);
        if refuses { Ok(self.refused()) } else { Err(error) }
    }
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

/// Thresholds by name; `None` where one is named and left open.
pub struct SetParameters(pub Vec<(String, Option<f64>)>);

impl<'py> FromPyObject<'_, 'py> for SetParameters {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        let named = object.extract::<BTreeMap<String, Input>>();
        let named = named.map_err(|_| is_no("a dict of thresholds by name", &object))?;
        let threshold = |value: Input| match value {
            Input::Number(number) => Some(number).filter(|number| !number.is_nan()),
            Input::Missing => None,
            // No number at all is refused like one that is too great.
            _ => Some(f64::INFINITY),
        };
        Ok(Self(named.into_iter().map(|(id, value)| (id, threshold(value))).collect()))
    }
}

/// A place before the named facts in which nothing may stand, so that a dict there is answered with advice.
#[derive(Default)]
pub struct Unnamed(bool);

impl Unnamed {
    /// Refuses what stands there, and says how facts are handed in.
    pub fn refuse(&self, call: &str, of_dict: &str) -> PyResult<()> {
        let message = format!("facts are given by name, as in `{call}(age=46)`; `{of_dict}` takes a dict of them");
        if self.0 { Err(PyTypeError::new_err(message)) } else { Ok(()) }
    }
}

impl<'py> FromPyObject<'_, 'py> for Unnamed {
    type Error = Infallible;

    const INPUT_TYPE: PyStaticExpr = PyStaticExpr::Constant { value: PyStaticConstant::None };

    fn extract(_: Borrowed<'_, 'py, PyAny>) -> Result<Self, Infallible> {
        Ok(Self(true))
    }
}
