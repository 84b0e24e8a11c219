//! What a complete list of metastatic sites says of each site: one definition, for a patient and for columns.

use super::lexicon::Names;

/// Sites as a set: bit *i* stands for the *i*-th fact that states a site.
pub type SiteSet = u64;

/// What a complete list of sites settles.
#[derive(Clone, Debug)]
pub struct SiteRules {
    facts: Vec<usize>,
    left_open_by: Vec<SiteSet>,
}

impl SiteRules {
    /// Most facts of a vocabulary that can state a site.
    pub const CAPACITY: usize = 64;

    /// The rules of a vocabulary; sites beyond the capacity are refused where the vocabulary is prepared.
    pub fn new(names: &Names) -> Self {
        let facts: Vec<_> = names.sites().map(|(position, _)| position).collect();
        let bit = |code: &String| names.site_position(code).map_or(0, |fact| bit_of(&facts, fact));
        let opened = |fact: &usize| {
            let site = names.fact(*fact).site.as_ref();
            site.map_or(0, |site| site.left_open_by.iter().map(bit).fold(0, |set, bit| set | bit))
        };
        let left_open_by = facts.iter().map(opened).collect();
        Self { facts, left_open_by }
    }

    /// Positions of the facts that state a site, in the order of the bits.
    pub fn facts(&self) -> &[usize] {
        &self.facts
    }

    /// The set of one site, by the position of its fact.
    pub fn set_of(&self, fact: usize) -> SiteSet {
        bit_of(&self.facts, fact)
    }

    /// Whether the site at a bit is present: a site that a listed one may include stays open.
    pub fn present(&self, at: usize, listed: SiteSet) -> Option<bool> {
        let present = listed >> at & 1 == 1;
        let open = !present && self.left_open_by[at] & listed != 0;
        (!open).then_some(present)
    }
}

fn bit_of(facts: &[usize], fact: usize) -> SiteSet {
    facts.iter().position(|each| *each == fact).map_or(0, |at| 1 << at)
}
