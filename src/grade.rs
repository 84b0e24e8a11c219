//! The three grading scales of the AGO guidelines; in each, greater is stronger.

use crate::label::labels;

labels! {
    /// Oxford level of evidence, from `5` (weakest) to `1a` (strongest).
    ///
    /// A level printed without its letter stands just above the weakest letter of its number:
    /// a bare `3` is at least as strong as `3b`, and is not known to be as strong as `3a`.
    #[cfg_attr(feature = "python", doc = r#"
Examples
--------
>>> import leitlinie as ll
>>> ll.LevelOfEvidence("1a") > ll.LevelOfEvidence("3") > ll.LevelOfEvidence("3b")
True
"#)]
    pub enum LevelOfEvidence: "level of evidence" {
        /// Expert opinion, physiology or bench research.
        Level5 = "5",
        /// Case series, poor cohort or case-control studies.
        Level4 = "4",
        /// Individual case-control study.
        Level3b = "3b",
        /// Level 3 printed without a letter.
        Level3 = "3",
        /// Systematic review of case-control studies.
        Level3a = "3a",
        /// Outcomes research, ecological studies.
        Level2c = "2c",
        /// Level 2 printed without a letter.
        Level2 = "2",
        /// Individual cohort study, or randomised trial of low quality.
        Level2b = "2b",
        /// Systematic review of cohort studies.
        Level2a = "2a",
        /// All or none.
        Level1c = "1c",
        /// Level 1 printed without a letter.
        Level1 = "1",
        /// Individual randomised trial with a narrow confidence interval.
        Level1b = "1b",
        /// Systematic review of randomised trials.
        Level1a = "1a",
    }
}

impl LevelOfEvidence {
    /// The weakest level that is meant where this one is asked for as the least: a bare number means all of its letters.
    #[must_use]
    pub fn weakest(self) -> Self {
        match self {
            Self::Level1 => Self::Level1c,
            Self::Level2 => Self::Level2c,
            Self::Level3 => Self::Level3b,
            other => other,
        }
    }
}

labels! {
    /// Oxford grade of recommendation, from `D` (weakest) to `A` (strongest).
    pub enum GradeOfRecommendation: "grade of recommendation" {
        /// Level 5 evidence, or inconsistent or inconclusive studies.
        D = "D",
        /// Level 4 studies, or extrapolations from level 2 or 3 studies.
        C = "C",
        /// Consistent level 2 or 3 studies, or extrapolations from level 1 studies.
        B = "B",
        /// Consistent level 1 studies.
        A = "A",
    }
}

labels! {
    /// AGO grade of recommendation, from `--` (clearly against) to `++` (strongly for).
    #[cfg_attr(feature = "python", doc = r"
Examples
--------
>>> import leitlinie as ll
>>> [grade.value for grade in ll.AgoGrade.members()]
['--', '-', '+/-', '+', '++']
")]
    pub enum AgoGrade: "AGO grade" {
        /// Clear disadvantage: not to be done in any case.
        MinusMinus = "--",
        /// Possibly of disadvantage: advised against.
        Minus = "-",
        /// No benefit shown so far: an option in individual cases only.
        PlusMinus = "+/-",
        /// Of limited benefit: can be done.
        Plus = "+",
        /// Of great benefit: should be done.
        PlusPlus = "++",
    }
}

#[cfg(test)]
mod tests {
    use super::{AgoGrade, LevelOfEvidence};
    use crate::label::Label;

    #[test]
    fn a_bare_level_is_as_strong_as_b_and_not_as_a() {
        assert!(LevelOfEvidence::Level3 > LevelOfEvidence::Level3b);
        assert!(LevelOfEvidence::Level3 < LevelOfEvidence::Level3a);
    }

    #[test]
    fn a_bare_number_as_the_least_means_all_of_its_letters() {
        for least in LevelOfEvidence::MEMBERS {
            let same_number = |each: &&LevelOfEvidence| each.label()[..1] == least.label()[..1];
            let weakest = LevelOfEvidence::MEMBERS.iter().filter(same_number).min();
            let bare = least.label().len() == 1;
            assert_eq!(least.weakest(), if bare { *weakest.unwrap() } else { *least }, "{least}");
        }
    }

    #[test]
    fn an_unknown_label_names_the_scale_and_the_nearest() {
        let error = LevelOfEvidence::from_label("3B").unwrap_err();
        assert!(error.starts_with("the level of evidence is one of 5, 4, 3b, 3, 3a"), "{error}");
        assert!(error.ends_with("did you mean `3b`?"), "{error}");
        assert!(AgoGrade::from_label("+/–").is_err());
    }
}
