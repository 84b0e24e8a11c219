//! The one object that a guideline is in Python, so that what belongs together also pickles together.

use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

use crate::guideline::Guideline;

/// Python objects by the address of their guideline, for as long as somebody holds them.
static OBJECTS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();

/// The object of a guideline: the one that somebody holds, or a new one.
pub fn object<'py>(py: Python<'py>, guideline: &Guideline) -> PyResult<Bound<'py, Guideline>> {
    let objects = OBJECTS
        .get_or_try_init(py, || py.import("weakref")?.getattr("WeakValueDictionary")?.call0().map(Bound::unbind))?;
    let objects = objects.bind(py);
    match objects.get_item(guideline.address()) {
        Ok(held) => Ok(held.cast_into()?),
        Err(error) if error.is_instance_of::<PyKeyError>(py) => {
            let made = Bound::new(py, guideline.clone())?;
            Ok(objects.call_method1("setdefault", (guideline.address(), made))?.cast_into()?)
        }
        Err(error) => Err(error),
    }
}
