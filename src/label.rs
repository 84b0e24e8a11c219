//! Closed vocabularies: enums that are written as a short label in JSON, on the page and in Python.

/// An enum with one label a member.
pub trait Label: Copy + 'static {
    /// What the enum is called in an error message.
    const KIND: &'static str;
    /// Every member, in order of declaration.
    const MEMBERS: &'static [Self];
    /// The label of this member.
    fn label(self) -> &'static str;

    /// The member with this label.
    ///
    /// # Errors
    ///
    /// A message that lists the labels and names the nearest one.
    fn from_label(label: &str) -> Result<Self, String> {
        Self::MEMBERS.iter().copied().find(|member| member.label() == label).ok_or_else(|| {
            let labels: Vec<_> = Self::MEMBERS.iter().map(|member| member.label()).collect();
            let nearest = crate::suggest::did_you_mean(label, labels.iter().copied());
            format!("the {} is one of {}{nearest}", Self::KIND, labels.join(", "))
        })
    }
}

/// Declares an enum with labels; members are declared from the least to the greatest.
macro_rules! labels {
    (
        $(#[$meta:meta])*
        pub enum $name:ident: $kind:literal {
            $($(#[$member_meta:meta])* $member:ident = $label:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[cfg_attr(
            feature = "python",
            pyo3::pyclass(frozen, from_py_object, rename_all = "SCREAMING_SNAKE_CASE", module = "leitlinie")
        )]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$member_meta])* $member,)+
        }

        impl $crate::label::Label for $name {
            const KIND: &'static str = $kind;
            const MEMBERS: &'static [Self] = &[$(Self::$member),+];

            fn label(self) -> &'static str {
                match self { $(Self::$member => $label),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad($crate::label::Label::label(*self))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::label::Label::label(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let label = String::deserialize(deserializer)?;
                $crate::label::Label::from_label(&label).map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "enum": [$($label),+] })
            }
        }
    };
}

pub(crate) use labels;
