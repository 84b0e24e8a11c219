//! Guidelines that somebody holds, by the hash of their content, so that one is not made again beside itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use once_cell::sync::Lazy;

use crate::check;
use crate::error::Error;
use crate::guideline::Guideline;
use crate::home::Home;
use crate::library;

static HELD: Lazy<Mutex<HashMap<String, Home>>> = Lazy::new(Mutex::default);

/// Makes a guideline to be found for as long as somebody holds it.
pub fn remember(guideline: &Guideline) {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    held.retain(|_, home| Guideline::at_home(home).is_some());
    held.insert(guideline.content_hash().to_owned(), guideline.home());
}

/// The guideline with this content: the embedded one, or one that somebody holds.
pub fn find(content_hash: &str) -> Option<Guideline> {
    let held = HELD.lock().unwrap_or_else(PoisonError::into_inner).get(content_hash).and_then(Guideline::at_home);
    held.or_else(|| library::ago_breast_sites_of_metastases().ok().filter(|each| each.content_hash() == content_hash))
}

/// The guideline of a text that was written with the hash of its content.
///
/// What has the same hash was checked when it was written. What has not is checked as any file is.
///
/// # Errors
///
/// If the text breaks the rules of a guideline's file.
pub fn restore(content_hash: &str, text: &str) -> Result<Guideline, Error> {
    if let Some(held) = find(content_hash) {
        return Ok(held);
    }
    let sound = check::assemble(text, &check::no_files).ok().filter(|each| each.content_hash() == content_hash);
    let guideline = sound.map_or_else(|| check::load("<json>", text, &check::no_files), Ok)?;
    remember(&guideline);
    Ok(guideline)
}
