//! All answers in one short text, by which a result that was made elsewhere is held against this engine.

use crate::error::Error;
use crate::truth::Truth;

use super::report::ENGINE;
use super::result::MatchResult;

impl MatchResult {
    /// A letter an answer: the recommendations with the criteria printed under them, then the consensus statements.
    pub fn digest(&self) -> String {
        let rows = self.guideline().targets().iter().flat_map(|target| [Some(target.population), target.selection]);
        let situations = self.guideline().situations().map(|(_, _, node)| node);
        rows.flatten().chain(situations).map(|node| letter(self.known(node))).collect()
    }

    /// The result, if its answers are those that were made elsewhere.
    ///
    /// # Errors
    ///
    /// If they are not.
    pub fn confirmed(self, digest: &str) -> Result<Self, Error> {
        if self.digest() == digest {
            return Ok(self);
        }
        let reason = format!("an answer that is stored differs from what {ENGINE} answers for the stored patient");
        Err(Error::Stored(reason))
    }
}

fn letter(truth: Truth) -> char {
    match truth {
        Truth::False => 'n',
        Truth::Unknown => '?',
        Truth::True => 'y',
    }
}
