//! Where a part of a guideline is at home: the guideline that it can be shown with.

use std::any::Any;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Weak};

use crate::condition::UnitOf;

/// The guideline that a part stands in.
///
/// It is no content: parts that say the same are equal wherever they stand, and it is not written to JSON. The field
/// that holds it is called `_home`, as Python calls what is not for users.
///
/// A guideline does not keep itself: in the parts that it holds, the handle is weak. A part that is taken out of it, by
/// cloning, keeps it, so that a row can be shown with its footnotes after nobody else holds the guideline any more.
pub struct Home {
    place: Weak<dyn Any + Send + Sync>,
    _kept: Option<Arc<dyn Any + Send + Sync>>,
}

impl Home {
    /// The home that something provides, which need not be finished yet.
    pub fn at<T: Any + Send + Sync>(place: &Weak<T>) -> Self {
        let place: Weak<T> = Weak::clone(place);
        Self { place, _kept: None }
    }

    /// What provides the home, if it is still there.
    pub fn place<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        self.place.upgrade()?.downcast().ok()
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::at(&Weak::<()>::new())
    }
}

impl Clone for Home {
    fn clone(&self) -> Self {
        Self { place: Weak::clone(&self.place), _kept: self.place.upgrade() }
    }
}

impl PartialEq for Home {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Home {}

impl Hash for Home {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

impl fmt::Debug for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Home")
    }
}

/// What has a home, or is made of parts that have one.
pub trait Housed: Sized {
    /// The same, at home there, where facts have these units.
    #[must_use]
    fn housed(self, home: &Home, unit_of: &UnitOf) -> Self;
}

/// Says where parts are at home.
macro_rules! at_home {
    ($($name:ident),+) => { $(
        impl $name {
            /// Where it is at home.
            #[expect(clippy::used_underscore_binding, reason = "this is the one place where it is read")]
            pub fn home(&self) -> &$crate::home::Home {
                &self._home
            }
        }
    )+ };
}

/// For parts that hold no others and no conditions.
macro_rules! housed {
    ($($name:ident),+) => { $(
        impl $crate::home::Housed for $name {
            fn housed(self, home: &$crate::home::Home, _: &$crate::condition::UnitOf) -> Self {
                Self { _home: home.clone(), ..self }
            }
        }
    )+ };
}

pub(crate) use {at_home, housed};

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::Home;

    #[test]
    fn is_no_content() {
        let place = Arc::new(7_u8);
        let home = Home::at(&Arc::downgrade(&place));
        assert_eq!(home.place::<u8>(), Some(place));
        assert_eq!(home.place::<u16>(), None);
        assert_eq!(home, Home::default());
        assert_eq!(Home::default().place::<()>(), None);
    }

    #[test]
    fn is_kept_by_what_is_taken_out_and_not_by_itself() {
        let place = Arc::new(7_u8);
        let inside = Home::at(&Arc::downgrade(&place));
        let outside = inside.clone();
        drop(place);
        assert_eq!(inside.place(), Some(Arc::new(7_u8)));
        drop(outside);
        assert_eq!(inside.place::<u8>(), None);
        assert_eq!(inside.clone().place::<u8>(), None);
    }
}
