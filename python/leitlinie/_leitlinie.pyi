"""
The compiled core of `leitlinie`.
"""

from _typeshed import Incomplete, SupportsGetItem
from collections.abc import Collection, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Final, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["Abbreviation", "Abbreviations", "AgoGrade", "Answers", "Applicability", "ArrowStream", "Author", "Authorship", "Change", "CohortConflict", "CohortData", "ColumnProblem", "Condition", "Conflict", "Consensus", "Criterion", "Custom", "Derivation", "Design", "Difference", "Evidence", "Evidences", "Explanation", "Fact", "FactProblem", "Facts", "Figure", "GradeOfRecommendation", "Grading", "Guideline", "Intervention", "InterventionKind", "Interventions", "Issued", "Kind", "LevelOfEvidence", "Limit", "Match", "MatchResult", "Matches", "Meaning", "Note", "NoteKind", "OpenQuestion", "OpenQuestions", "Operator", "Origin", "Outcome", "Parameter", "Parameters", "Patient", "Period", "Provenance", "Recommendation", "Recommendations", "Reference", "References", "Role", "Scale", "Section", "Sections", "Selection", "Site", "Situation", "SituationMatch", "Slide", "SourcePlace", "Trial", "Trials", "Truth", "Unit", "Violation", "check", "embedded", "nearest", "schema"]

@final
class Abbreviation:
    """
    An abbreviation that a slide defines.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def abbreviation(self, /) -> str:
        """
        The short form.
        """
    @property
    def expansion(self, /) -> str:
        """
        The long form.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Abbreviation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Abbreviation:
        """
        The value of a JSON text.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def same_as(self, /) -> tuple[str, ...]:
        """
        Abbreviations of the same thing.
        """
    @property
    def slides(self, /) -> tuple[str, ...]:
        """
        Ids of the slides that define it.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Abbreviations:
    """
    Abbreviations, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Abbreviation:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Abbreviation]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Abbreviations: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Abbreviations:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Abbreviations:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class AgoGrade:
    """
    AGO grade of recommendation, from `--` (clearly against) to `++` (strongly for).

    Examples
    --------
    >>> import leitlinie as ll
    >>> [grade.value for grade in ll.AgoGrade.members()]
    ['--', '-', '+/-', '+', '++']
    """
    MINUS: Final[AgoGrade]
    """
    Possibly of disadvantage: advised against.
    """
    MINUS_MINUS: Final[AgoGrade]
    """
    Clear disadvantage: not to be done in any case.
    """
    PLUS: Final[AgoGrade]
    """
    Of limited benefit: can be done.
    """
    PLUS_MINUS: Final[AgoGrade]
    """
    No benefit shown so far: an option in individual cases only.
    """
    PLUS_PLUS: Final[AgoGrade]
    """
    Of great benefit: should be done.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> AgoGrade:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[AgoGrade, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Answers:
    """
    The answers for a cohort, ready for Arrow and numpy.
    """
    def bits(self, /, at: "int") -> "list[tuple[int, bytes, bytes]]":
        """
        For whom the recommendation at a position among the chosen ones applies, and for whom that is known, as bits.
        """
    @property
    def problems(self, /) -> tuple[ColumnProblem, ...]:
        """
        What was invalid.
        """
    def stream(self, /, kind: "str", metadata: "dict[str, str]") -> ArrowStream:
        """
        The answers as an Arrow stream.

        Parameters
        ----------
        kind : {"boolean", "text", "list"}
            A nullable boolean a recommendation, a category a recommendation, or a list of the applicable ids.
        metadata : dict of str
            What the schema says of where the answers come from.
        """

@final
class Applicability:
    """
    Whether a recommendation applies to a patient.
    """
    APPLIES: Final[Applicability]
    """
    What is known settles that it is for this patient.
    """
    DOES_NOT_APPLY: Final[Applicability]
    """
    What is known settles that the patient is not one of those it is for.
    """
    UNDETERMINED: Final[Applicability]
    """
    What is known settles nothing.
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Applicability:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Applicability, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class ArrowStream:
    """
    A table that any library with Arrow's C stream interface takes over.
    """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object": ...

@final
class Author:
    """
    An author.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def family(self, /) -> str | None:
        """
        Family name.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Author:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Author:
        """
        The value of a JSON text.
        """
    @property
    def given(self, /) -> str | None:
        """
        Given names or initials, as printed.
        """
    @property
    def literal(self, /) -> str | None:
        """
        Name of a group.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Authorship:
    """
    Who wrote a version.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def authors(self, /) -> tuple[str, ...]:
        """
        Family names, as printed.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Authorship:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Authorship:
        """
        The value of a JSON text.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def version(self, /) -> str:
        """
        Version, or span of versions.
        """

@final
class Change:
    """
    The difference between two answers for one recommendation.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def after(self, /) -> Applicability:
        """
        The answer after.
        """
    @property
    def before(self, /) -> Applicability:
        """
        The answer before.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Change:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Change:
        """
        The value of a JSON text.
        """
    @property
    def recommendation(self, /) -> str:
        """
        Id of the recommendation.
        """
    @property
    def selection_after(self, /) -> Selection | None:
        """
        What they say after.
        """
    @property
    def selection_before(self, /) -> Selection | None:
        """
        What the criteria printed under it said before, if there are any.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class CohortConflict:
    """
    Values that contradict what other facts say, of all patients of whom it is the same fact and the same contradiction.

    Examples
    --------
    >>> import leitlinie as ll
    >>> rows = [{"age": 46}, {"er_status": "positive", "hr_positive": False}]
    >>> (conflict,) = ll.load().cohort(rows).conflicts
    >>> print(conflict)
    hr_positive counts as false, but er_status would make it true (1 patient: row 1)
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def because(self, /) -> tuple[str, ...]:
        """
        What contradicts it: the list of sites, or facts of the table that the fact is held against.
        """
    @property
    def derived(self, /) -> Truth:
        """
        What the other facts say.
        """
    @property
    def fact(self, /) -> str:
        """
        Id of the fact.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> CohortConflict:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> CohortConflict:
        """
        The value of a JSON text.
        """
    @property
    def given(self, /) -> Truth:
        """
        What counts.
        """
    @property
    def patients(self, /) -> int:
        """
        How many patients are concerned.
        """
    @property
    def rows(self, /) -> tuple[int, ...]:
        """
        The first of their rows, counted from 0.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class CohortData:
    """
    All patients of a table, checked against the vocabulary of a guideline.
    """
    def __len__(self, /) -> int: ...
    def answers(self, /, positions: "list[int]") -> Answers:
        """
        The answers of the recommendations at some positions.
        """
    @property
    def can_answer(self, /) -> tuple[bool, ...]:
        """
        For each recommendation, whether the columns can settle it for anybody.
        """
    @property
    def conflicts(self, /) -> tuple[CohortConflict, ...]:
        """
        Which facts are contradicted, for how many patients, and in which rows.
        """
    def counts(self, /, positions: "list[int]", groups: "int" = 1, group: "Any | None" = None) -> "tuple[list[list[tuple[int, int, int]]], tuple[ColumnProblem, ...]]":
        """
        Counts of true, false and unknown: for each group, for each recommendation; and what was invalid.
        """
    @staticmethod
    def from_columns(guideline: "Guideline", names: "list[str]", rows: "int", column: "Any", said: "dict[str, Any]") -> CohortData:
        """
        The patients of columns that are asked for by position, one after the other.
        """
    @staticmethod
    def from_stream(guideline: "Guideline", stream: "Any", said: "dict[str, Any]") -> CohortData:
        """
        The patients of an Arrow stream.
        """
    def known_facts(self, /) -> "tuple[dict[str, tuple[int, int, int, int]], tuple[ColumnProblem, ...]]":
        """
        What is known of each fact, by id: of how many patients it is given, of how many more the list of sites settles
        it, of how many it is known with what is derived, and for how many it is contradicted; and what was invalid.
        """
    @property
    def lists(self, /) -> int:
        """
        For how many patients the complete list of sites is known.
        """
    @property
    def mapped(self, /) -> tuple[tuple[str, str], ...]:
        """
        The columns that are facts: name of the column, id of the fact.
        """
    def near(self, /, column: str) -> str | None:
        """
        Id of the fact that a column was probably meant to be, or `sites`, unless another column is that already.
        """
    @property
    def provenance(self, /) -> Provenance:
        """
        Guideline, edition, content hash, engine and parameters.
        """
    def questions(self, /) -> "list[tuple[str, int, int, AgoGrade]]":
        """
        For each fact that could settle something: its id, the patients and the open answers that it could settle, and
        the strongest grade among these.
        """
    def result(self, /, row: SupportsIndex) -> MatchResult:
        """
        The result for the patient in a row.
        """
    @property
    def sites_column(self, /) -> str | None:
        """
        Name of the column with the complete lists of sites.
        """
    @property
    def would_unlock(self, /) -> tuple[tuple[str, int], ...]:
        """
        For each fact that has no column, how many more recommendations its column would make answerable.
        """

@final
class ColumnProblem:
    """
    What is wrong with a column of a table; it never shows a patient's value.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def allowed(self, /) -> tuple[str, ...]:
        """
        What would be right.
        """
    @property
    def cells(self, /) -> int:
        """
        How many cells are concerned, where it is about cells.
        """
    @property
    def column(self, /) -> str:
        """
        Name of the column.
        """
    @property
    def fact(self, /) -> str | None:
        """
        Id of the fact that it is.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> ColumnProblem:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> ColumnProblem:
        """
        The value of a JSON text.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong.
        """
    @property
    def rows(self, /) -> tuple[int, ...]:
        """
        The first rows that are concerned, counted from 0.
        """
    @property
    def suggestion(self, /) -> str | None:
        """
        The nearest match.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@disjoint_base
class Condition:
    """
    A condition over the facts of a patient; it is true, false or unknown.

    In JSON a condition is an object with one key, for example
    `{"all_of": [{"holds": "liver_metastases"}, {"is": {"fact": "er_status", "one_of": ["positive"]}}]}`.

    Examples
    --------
    >>> import leitlinie as ll
    >>> condition = ll.load()["ascites.puncture_drainage"].population
    >>> str(condition)
    'malignant ascites and symptomatic ascites'
    >>> match condition:
    ...     case ll.Condition.AllOf(conditions=parts):
    ...         print(len(parts))
    2
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def _measured(text: str, units: dict[str, Unit]) -> Condition: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Condition:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Condition:
        """
        The value of a JSON text.
        """
    def phrase(self, /, guideline: "Guideline | None" = None) -> str:
        """
        The condition in words, with the units that its facts have in a guideline.

        `str()` says them of the guideline that the condition comes from. A condition that was written by itself
        comes from none, and `str()` names no unit, because the same name may be another fact elsewhere.

        Parameters
        ----------
        guideline : Guideline, optional
            The guideline whose facts are meant; by default as `str()`.

        Examples
        --------
        >>> import leitlinie as ll
        >>> age = ll.Condition.from_dict({"compare": {"fact": "age", "operator": "<", "value": 50}})
        >>> str(age), age.phrase(ll.load())
        ('age < 50', 'age < 50 years')
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @final
    class AllOf(Condition):
        """
        Every condition is true.
        """
        __match_args__: Final = ("conditions",)
        def __new__(cls, /, conditions: Sequence[Condition]) -> Condition.AllOf: ...
        @property
        def conditions(self, /) -> tuple[Condition, ...]:
            """
            The conditions.
            """
    @final
    class AnyOf(Condition):
        """
        At least one condition is true.
        """
        __match_args__: Final = ("conditions",)
        def __new__(cls, /, conditions: Sequence[Condition]) -> Condition.AnyOf: ...
        @property
        def conditions(self, /) -> tuple[Condition, ...]:
            """
            The conditions.
            """
    @final
    class Compare(Condition):
        """
        A numeric fact stands in a relation to a limit.
        """
        __match_args__: Final = ("fact", "operator", "value")
        def __new__(cls, /, fact: str, operator: Operator, value: Limit) -> Condition.Compare: ...
        @property
        def fact(self, /) -> str:
            """
            Id of the fact.
            """
        @property
        def operator(self, /) -> Operator:
            """
            The relation.
            """
        @property
        def value(self, /) -> Limit:
            """
            The limit: a number, or the id of a parameter that the researcher sets.
            """
    @final
    class Holds(Condition):
        """
        A boolean fact is true.
        """
        __match_args__: Final = ("fact",)
        def __new__(cls, /, fact: str) -> Condition.Holds: ...
        @property
        def fact(self, /) -> str:
            """
            Id of the fact.
            """
    @final
    class Is(Condition):
        """
        A categorical fact has one of some values.
        """
        __match_args__: Final = ("fact", "one_of")
        def __new__(cls, /, fact: str, one_of: Sequence[str]) -> Condition.Is: ...
        @property
        def fact(self, /) -> str:
            """
            Id of the fact.
            """
        @property
        def one_of(self, /) -> tuple[str, ...]:
            """
            The values, of which one must be the patient's.
            """
    @final
    class NoneOf(Condition):
        """
        No condition is true.
        """
        __match_args__: Final = ("conditions",)
        def __new__(cls, /, conditions: Sequence[Condition]) -> Condition.NoneOf: ...
        @property
        def conditions(self, /) -> tuple[Condition, ...]:
            """
            The conditions.
            """

@final
class Conflict:
    """
    A given value that contradicts what other facts say; the given value wins.

    Examples
    --------
    >>> import leitlinie as ll
    >>> (conflict,) = ll.Patient(er_status="positive", hr_positive=False).conflicts
    >>> print(conflict)
    hr_positive counts as false, but er_status would make it true
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def because(self, /) -> tuple[str, ...]:
        """
        What contradicts it: the list of sites, or the facts that it is derived from.
        """
    @property
    def derived(self, /) -> Truth:
        """
        What the other facts say.
        """
    @property
    def fact(self, /) -> str:
        """
        Id of the fact.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Conflict:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Conflict:
        """
        The value of a JSON text.
        """
    @property
    def given(self, /) -> Truth:
        """
        What counts.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Consensus:
    """
    A consensus statement.

    Examples
    --------
    >>> import leitlinie as ll
    >>> (statement,) = ll.load().consensus
    >>> statement.body, statement.agreement_percent, [situation.id for situation in statement.situations]
    ('ABC6 2021', 85, ['stage_iv', 'regional'])
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Consensus:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @property
    def agreement_percent(self, /) -> int | float:
        """
        Share of the votes for it, in percent.
        """
    @property
    def body(self, /) -> str:
        """
        Who agreed on it.
        """
    @property
    def evidence(self, /) -> tuple[str, ...]:
        """
        Ids of the headings with its references.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Consensus:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Consensus:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the statement.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def level_of_evidence(self, /) -> str:
        """
        Level of evidence as printed.
        """
    @property
    def situations(self, /) -> tuple[Situation, ...]:
        """
        The situations that it tells apart.
        """
    @property
    def source(self, /) -> SourcePlace:
        """
        Slide and row.
        """
    @property
    def title(self, /) -> str:
        """
        What it is about.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Criterion:
    """
    Kind of a criterion.
    """
    ALL_OF: Final[Criterion]
    """
    All criteria must be true.
    """
    ANY_OF: Final[Criterion]
    """
    At least one criterion must be true.
    """
    FACT: Final[Criterion]
    """
    One fact.
    """
    FALSE_WHEN: Final[Criterion]
    """
    Makes a derived fact false.
    """
    NONE_OF: Final[Criterion]
    """
    No criterion may be true.
    """
    TRUE_WHEN: Final[Criterion]
    """
    Makes a derived fact true.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Criterion:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Criterion, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Custom:
    """
    What CSL has no field for.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def et_al(self, /) -> bool:
        """
        Whether the source prints "et al." behind the authors.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Custom:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Custom:
        """
        The value of a JSON text.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Derivation:
    """
    What other facts say of a boolean fact.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @staticmethod
    def _measured(text: str, units: dict[str, Unit]) -> Derivation: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def false_when(self, /) -> Condition | None:
        """
        The fact is false where this condition is true and `true_when` is false, or left out.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Derivation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Derivation:
        """
        The value of a JSON text.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def true_when(self, /) -> Condition | None:
        """
        The fact is true where this condition is true.
        """
    @property
    def when(self, /) -> Condition | None:
        """
        The fact is true, false or unknown as this condition is.
        """

@final
class Design:
    """
    Design of a trial.
    """
    PROSPECTIVE_REGISTRY: Final[Design]
    """
    Prospective registry study.
    """
    RANDOMISED_PHASE_III: Final[Design]
    """
    Randomised phase III trial.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Design:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Design, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Difference:
    """
    The difference that other facts make: what changed, and the results before and after.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(before: MatchResult, after: MatchResult) -> Difference: ...
    @property
    def after(self, /) -> MatchResult:
        """
        The result after.
        """
    @property
    def before(self, /) -> MatchResult:
        """
        The result before.
        """
    @property
    def changes(self, /) -> tuple[Change, ...]:
        """
        The answers that differ, in the order of the source.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]", *, guideline: "Guideline | None" = None) -> Difference:
        """
        The difference of what `to_dict` made.

        Takes the same arguments and raises the same errors as `from_json`.
        """
    @staticmethod
    def from_json(text: "str", *, guideline: "Guideline | None" = None) -> Difference:
        """
        The difference of a JSON text.

        Both patients are matched again, and every answer must be the stored one.

        Parameters
        ----------
        text : str
            What `to_json` made.
        guideline : Guideline, optional
            The guideline of the results; the embedded one by default.

        Raises
        ------
        StoredResultError
            If a result is of another guideline, edition or content, gives a fact twice, or an answer differs.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The difference as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The difference as JSON text: what changes, and the results before and after.
        """

@final
class Evidence:
    """
    A heading in the slides' notes with the references that it cites.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Evidence:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Evidence:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Evidence:
        """
        The value of a JSON text.
        """
    @property
    def heading(self, /) -> str:
        """
        The heading as printed; the slide's title where none is.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the heading.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def references(self, /) -> tuple[str, ...]:
        """
        Ids of the references, in the order of the source.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Evidences:
    """
    Headings with their references, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Evidence:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Evidence]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Evidences: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Evidences:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Evidences:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Explanation:
    """
    A criterion with its truth, and the criteria that it consists of.

    Examples
    --------
    >>> import leitlinie as ll
    >>> match = ll.load().match({"malignant_ascites": True})["ascites.puncture_drainage"]
    >>> print(match.explain())
    → [?  ] all of · slide ascites, row 1
        [yes] Malignant ascites — yes (given)
    →   [?  ] Symptomatic ascites — missing
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def children(self, /) -> tuple[Explanation, ...]:
        """
        The criteria that it consists of, or that the fact is derived from.
        """
    @property
    def criterion(self, /) -> str:
        """
        The criterion in words.
        """
    @property
    def decisive(self, /) -> bool:
        """
        Whether it decides the answer.
        """
    @property
    def fact(self, /) -> str | None:
        """
        Id of the fact that is read, if one is.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Explanation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Explanation:
        """
        The value of a JSON text.
        """
    @property
    def kind(self, /) -> Criterion:
        """
        What kind of criterion it is.
        """
    @property
    def origin(self, /) -> Origin | None:
        """
        Where the value comes from.
        """
    @property
    def place(self, /) -> str:
        """
        Where the criterion stands: a place in the source, or the definition of a fact in the vocabulary.
        """
    @property
    def repeated(self, /) -> bool:
        """
        Whether what the fact is derived from stands at an earlier mention of it and is not said again.
        """
    @property
    def role(self, /) -> Role | None:
        """
        Whether that fact is recorded or a judgement.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def truth(self, /) -> Truth:
        """
        What is known of it.
        """
    def unfolded(self, /) -> str:
        """
        The whole tree as text, with the parts that decide nothing.
        """
    @property
    def value(self, /) -> str | None:
        """
        The value that was read, in words.
        """

@final
class Fact:
    """
    One thing that can be known of a patient.

    Examples
    --------
    >>> import leitlinie as ll
    >>> fact = ll.load().facts["age"]
    >>> fact.kind, fact.unit, fact.minimum, fact.maximum
    (Kind.NUMBER, Unit.YEARS, 0, 130)
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @staticmethod
    def _measured(text: str, units: dict[str, Unit]) -> Fact: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def cross_check(self, /) -> Derivation | None:
        """
        What other facts say of a boolean fact that does not follow from them: a contradiction is reported, and nothing
        is derived.
        """
    @property
    def derived(self, /) -> Derivation | None:
        """
        How a boolean fact follows from others where it is not given.
        """
    @property
    def description(self, /) -> str:
        """
        What the fact means, and what true and false stand for.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Fact:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Fact:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the fact in code, `snake_case`; not that of an attribute of `Patient`.
        """
    @property
    def integer(self, /) -> bool:
        """
        Whether only whole numbers make sense.
        """
    @property
    def kind(self, /) -> Kind:
        """
        Boolean, number or category.
        """
    @property
    def label(self, /) -> str:
        """
        Name of the fact on the page.
        """
    @property
    def maximum(self, /) -> int | float | None:
        """
        Greatest number that can be true.
        """
    @property
    def minimum(self, /) -> int | float | None:
        """
        Smallest number that can be true.
        """
    @property
    def role(self, /) -> Role:
        """
        Whether it stands in a chart or is a clinician's judgement.
        """
    @property
    def site(self, /) -> Site | None:
        """
        The metastatic site that the fact states, if it states one.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def unit(self, /) -> Unit | None:
        """
        Unit of a number.
        """
    @property
    def values(self, /) -> tuple[str, ...]:
        """
        The values of a category.
        """

@final
class FactProblem:
    """
    What is wrong with one fact of a patient.

    The message never contains the value that was given unless the caller asked for it.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def allowed(self, /) -> tuple[str, ...]:
        """
        What would be right.
        """
    @property
    def fact(self, /) -> str:
        """
        The name that was given.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> FactProblem:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> FactProblem:
        """
        The value of a JSON text.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong.
        """
    @property
    def suggestion(self, /) -> str | None:
        """
        The nearest match.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Facts:
    """
    Facts, in the order of the vocabulary.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Fact:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Fact]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Facts: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Facts:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Facts:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Figure:
    """
    A number in a trial table.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def arm(self, /) -> str | None:
        """
        The arm it was measured in.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Figure:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Figure:
        """
        The value of a JSON text.
        """
    @property
    def measure(self, /) -> str:
        """
        What was measured.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def unit(self, /) -> str | None:
        """
        Its unit, such as `%`.
        """
    @property
    def value(self, /) -> int | float:
        """
        The number.
        """

@final
class GradeOfRecommendation:
    """
    Oxford grade of recommendation, from `D` (weakest) to `A` (strongest).
    """
    A: Final[GradeOfRecommendation]
    """
    Consistent level 1 studies.
    """
    B: Final[GradeOfRecommendation]
    """
    Consistent level 2 or 3 studies, or extrapolations from level 1 studies.
    """
    C: Final[GradeOfRecommendation]
    """
    Level 4 studies, or extrapolations from level 2 or 3 studies.
    """
    D: Final[GradeOfRecommendation]
    """
    Level 5 evidence, or inconsistent or inconclusive studies.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> GradeOfRecommendation:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[GradeOfRecommendation, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Grading:
    """
    What the grades of the three scales mean.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def ago_grade(self, /) -> Scale:
        """
        AGO grades.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Grading:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Grading:
        """
        The value of a JSON text.
        """
    @property
    def grade_of_recommendation(self, /) -> Scale:
        """
        Oxford grades of recommendation.
        """
    @property
    def level_of_evidence(self, /) -> Scale:
        """
        Oxford levels of evidence.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Guideline:
    """
    A guideline: the chapter as its file states it, and what matching needs.

    Examples
    --------
    >>> import leitlinie as ll
    >>> guideline = ll.load()
    >>> len(guideline), "liver.resection" in guideline
    (49, True)
    >>> guideline["liver"].title
    'Liver Metastases'
    """
    __match_args__: Final[tuple[str, ...]]
    def __contains__(self, thing: Any, /) -> bool:
        """
        Whether there is a recommendation or section with an id, or whether one is of this guideline.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, id: str, /) -> Any:
        """
        A recommendation by its id (`liver.resection`), or a section by its id (`liver`).
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Recommendation]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]":
        """
        The embedded guideline is restored by its content's hash, any other from its text where nobody holds it.
        """
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(content_hash: str, text: str | None = None) -> Guideline: ...
    @property
    def abbreviations(self, /) -> Abbreviations:
        """
        The abbreviations.
        """
    @property
    def authorship(self, /) -> tuple[Authorship, ...]:
        """
        Who wrote which version.
        """
    def cohort(self, /, data: "Any", **options: "Any") -> "Any":
        """
        All patients of a table, checked against the vocabulary and ready to be matched, counted and explained.

        Takes the same arguments as `leitlinie.Cohort`.
        """
    @property
    def consensus(self, /) -> tuple[Consensus, ...]:
        """
        The consensus statements.
        """
    @property
    def content_hash(self, /) -> str:
        """
        SHA-256 of the content, as hexadecimal digits.
        """
    @property
    def edition(self, /) -> str:
        """
        Edition of the guideline.
        """
    @property
    def evidence(self, /) -> Evidences:
        """
        The headings with their references.
        """
    def evidence_map(self, /) -> "Any":
        """
        The evidence gap map: what is graded at which site, how, on what evidence, and where nothing is.

        Returns
        -------
        EvidenceMap
            Interventions by site; each cell holds the grade, the level of evidence and the number of references. It
            becomes a table, long or wide, and shows itself in a notebook.

        Examples
        --------
        >>> import leitlinie as ll
        >>> gaps = ll.load().evidence_map()
        >>> gaps
        <EvidenceMap ago-breast-2023.1E-sites-of-metastases: 55 interventions at 9 sites, 68 cells>
        >>> [f"{row.id} {row.ago_grade} {row.level_of_evidence}" for row in gaps.strong_on_weak_evidence][:2]
        ['pleura.less_invasive_procedures ++ 4', 'ascites.puncture_drainage ++ 4']
        """
    @property
    def facts(self, /) -> Facts:
        """
        What can be known of a patient.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Guideline:
        """
        The guideline of what `to_dict` made.
        """
    @staticmethod
    def from_file(path: str | PathLike[str]) -> Guideline:
        """
        Loads a guideline from its file.

        Parameters
        ----------
        path : str or os.PathLike
            The chapter's file. The vocabulary and references that it names are read from beside it; `"embedded"` in
            the place of a file's name stands for those that come with the package.

        Raises
        ------
        GuidelineError
            With every violation: file, line, column, path, what is expected and the nearest match.
        OSError
            If the file cannot be read.
        """
    @staticmethod
    def from_json(text: str) -> Guideline:
        """
        The guideline of a JSON text, which holds its vocabulary and references or names them `"embedded"`.
        """
    @property
    def grading(self, /) -> Grading:
        """
        What the grades mean.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the chapter in its edition.
        """
    @property
    def interventions(self, /) -> Interventions:
        """
        What can be done.
        """
    @property
    def language(self, /) -> str:
        """
        Language of the edition.
        """
    def match(self, /, patient: "Any", *, parameters: "dict[str, float] | None" = None, **options: "Any") -> "MatchResult | Any":
        """
        Says which recommendations apply to a patient, which do not, and which stay open; or to all of a table.

        Parameters
        ----------
        patient : Patient, dict, or a table of patients
            The patient, or her facts by name (with `sites` for the complete list of sites). A table is what `cohort`
            takes: a frame of pandas or polars, a table of pyarrow, a relation of DuckDB, a list of dicts, a path.
        parameters : dict, optional
            Thresholds by name, for the words that the source leaves vague; `None` and NaN leave one unset.
        **options
            For a table only. How it is read, as in `cohort`: `columns`, `values`, `on_invalid`. What comes out, as in
            `Cohort.match`: `output`, `select`, `keep`, `by`.

        Returns
        -------
        MatchResult, or the same kind of table
            For a table its columns that are no facts, and a nullable boolean for each recommendation: null where the
            answer is undetermined.

        Raises
        ------
        FactError
            If the facts do not fit the vocabulary.
        CohortError
            If the columns of a table do not fit the vocabulary; with column, rows and what would be right.
        ParameterError
            If a parameter does not exist or its value makes no sense.
        """
    @property
    def name(self, /) -> str:
        """
        Name of the guideline that the chapter belongs to.
        """
    @property
    def organisation(self, /) -> str:
        """
        Who publishes it.
        """
    @property
    def parameters(self, /) -> Parameters:
        """
        The thresholds that the source leaves open.
        """
    def patient(self, unnamed: None = ..., /, *, sites: Collection[str] | None = ..., **facts: "Any") -> Patient:
        """
        A patient in the terms of this guideline's vocabulary.

        Takes the same arguments as `Patient`.
        """
    def readiness(self, /, data: "Any", **options: "Any") -> "Any":
        """
        Says what a table can answer, before it is analysed.

        Takes the same arguments as `leitlinie.Cohort`.

        Returns
        -------
        Readiness
            Which columns were understood, how much is unknown, which recommendations can be answered at all, and
            which missing column would help the most.
        """
    @property
    def recommendations(self, /) -> Recommendations:
        """
        The graded rows, in the order of the source.
        """
    @property
    def references(self, /) -> References:
        """
        The references, each once, in the order of their first citation.
        """
    def references_of(self, /, id: str) -> References:
        """
        The references that stand behind a part of the guideline, each once, in the order of the source.

        Parameters
        ----------
        id : str
            Id of a recommendation, a section, a trial or a consensus statement.

        Returns
        -------
        References
            Of a section those under all of its headings and trials.

        Raises
        ------
        UnknownIdError
            If nothing has this id; names the nearest.

        Examples
        --------
        >>> import leitlinie as ll
        >>> guideline = ll.load()
        >>> guideline.references_of("trials.abcsg_28").ids()
        ('fitzal-2019', 'bjelic-radisic-2020')
        >>> len(guideline.references_of("liver")), len(guideline.references_of("liver.resection"))
        (30, 7)
        """
    def report(self, /, path: str | PathLike[str]) -> Path:
        """
        Writes the guideline to a file, as HTML or as Markdown.

        Parameters
        ----------
        path : str or os.PathLike
            The file, whose ending says the format: `.html`, `.htm`, `.md` or `.markdown`. It is replaced if it is
            there.

        Returns
        -------
        pathlib.Path
            The file.

        Raises
        ------
        ValueError
            If the ending is another one.
        """
    @property
    def sections(self, /) -> Sections:
        """
        The sections, in the order of the source.
        """
    @property
    def see_also(self, /) -> tuple[str, ...]:
        """
        Chapters that it points to.
        """
    def select(self, /, *, section: "str | None" = None, ago_grade: "AgoGrade | str | Sequence[AgoGrade | str] | None" = None, min_level_of_evidence: "LevelOfEvidence | str | None" = None, intervention: "str | None" = None, text: "str | None" = None) -> Recommendations:
        """
        Selects recommendations; every criterion that is given must hold.

        Parameters
        ----------
        section : str, optional
            Id of a section.
        ago_grade : AgoGrade or str, or several of them, optional
            The grades to select.
        min_level_of_evidence : LevelOfEvidence or str, optional
            The weakest level of evidence to select. A bare number means its weakest letter: `"3"` selects 3b, 3, 3a
            and what is better, `"2"` begins at 2c and `"1"` at 1c. A row whose level is printed as a bare 3 counts
            as at least 3b, not as 3a.
        intervention : str, optional
            Id, label, synonym, agent or kind of an intervention, such as `"SIRT"` or `"bleomycin"`.
        text : str, optional
            Words that must all occur in the statement, its headings, interventions, abbreviations or synonyms.

        Returns
        -------
        Recommendations
            In the order of the source.

        Raises
        ------
        UnknownIdError
            If there is no such section or intervention; names the nearest.
        """
    @property
    def slides(self, /) -> tuple[Slide, ...]:
        """
        The slides, in order.
        """
    @property
    def title(self, /) -> str:
        """
        Title of the chapter.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The guideline as Python's own dicts, lists, texts and numbers.
        """
    def to_frame(self, /, kind: "str" = ..., *, backend: "str | None" = None) -> "Any":
        """
        A part of the guideline as a table.

        Parameters
        ----------
        kind : str, default "recommendations"
            The part: recommendations, sections, references, trials, abbreviations, evidence, facts, parameters or
            interventions.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.
        """
    def to_html(self, /) -> str:
        """
        The guideline as an HTML document of its own, for a supplement: it needs no network and prints well.

        Returns
        -------
        str
            The graded table section by section with its notes, readings, consensus statements and trials, what the
            grades mean, the abbreviations and a numbered list of references.
        """
    def to_json(self, /) -> str:
        """
        The guideline as JSON text, its vocabulary and references included.
        """
    def to_markdown(self, /) -> str:
        """
        The guideline as a Markdown document (CommonMark with tables), with what `to_html` holds.
        """
    @property
    def topics(self, /) -> tuple[str, ...]:
        """
        The chapter's own list of topics.
        """
    @property
    def trials(self, /) -> Trials:
        """
        The trials.
        """
    @property
    def url(self, /) -> str:
        """
        Where it is published.
        """

@final
class Intervention:
    """
    Something that can be done for a patient.

    Examples
    --------
    >>> import leitlinie as ll
    >>> ll.load().interventions["bleomycin_pleurodesis"].agents
    ('bleomycin',)
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def agents(self, /) -> tuple[str, ...]:
        """
        Agents by international non-proprietary name.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Intervention:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Intervention:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Code of the intervention.
        """
    @property
    def kind(self, /) -> InterventionKind:
        """
        What kind of intervention it is.
        """
    @property
    def label(self, /) -> str:
        """
        Name of the intervention.
        """
    @property
    def synonyms(self, /) -> tuple[str, ...]:
        """
        Other names, abbreviations among them.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class InterventionKind:
    """
    Kind of an intervention.
    """
    ABLATION: Final[InterventionKind]
    """
    Ablation.
    """
    DIAGNOSTICS: Final[InterventionKind]
    """
    Diagnostics.
    """
    DRAINAGE: Final[InterventionKind]
    """
    Drainage.
    """
    INSTILLATION: Final[InterventionKind]
    """
    Instillation.
    """
    INTRA_ARTERIAL_THERAPY: Final[InterventionKind]
    """
    Therapy through an artery.
    """
    PLEURODESIS: Final[InterventionKind]
    """
    Pleurodesis.
    """
    RADIOTHERAPY: Final[InterventionKind]
    """
    Radiotherapy.
    """
    SURGERY: Final[InterventionKind]
    """
    Surgery.
    """
    SYSTEMIC_THERAPY: Final[InterventionKind]
    """
    Systemic therapy.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> InterventionKind:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[InterventionKind, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Interventions:
    """
    Interventions, in the order of the vocabulary.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Intervention:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Intervention]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Interventions: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Interventions:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Interventions:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Issued:
    """
    A date of one to three parts: year, month, day.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def date_parts(self, /) -> tuple[tuple[int, ...], ...]:
        """
        One date, or the two ends of a period.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Issued:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Issued:
        """
        The value of a JSON text.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Kind:
    """
    The kind of value that a fact has.
    """
    BOOLEAN: Final[Kind]
    """
    Yes or no.
    """
    CATEGORY: Final[Kind]
    """
    One of some values.
    """
    NUMBER: Final[Kind]
    """
    A number with a unit and bounds.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Kind:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Kind, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class LevelOfEvidence:
    """
    Oxford level of evidence, from `5` (weakest) to `1a` (strongest).

    A level printed without its letter stands just above the weakest letter of its number:
    a bare `3` is at least as strong as `3b`, and is not known to be as strong as `3a`.

    Examples
    --------
    >>> import leitlinie as ll
    >>> ll.LevelOfEvidence("1a") > ll.LevelOfEvidence("3") > ll.LevelOfEvidence("3b")
    True
    """
    LEVEL1: Final[LevelOfEvidence]
    """
    Level 1 printed without a letter.
    """
    LEVEL1A: Final[LevelOfEvidence]
    """
    Systematic review of randomised trials.
    """
    LEVEL1B: Final[LevelOfEvidence]
    """
    Individual randomised trial with a narrow confidence interval.
    """
    LEVEL1C: Final[LevelOfEvidence]
    """
    All or none.
    """
    LEVEL2: Final[LevelOfEvidence]
    """
    Level 2 printed without a letter.
    """
    LEVEL2A: Final[LevelOfEvidence]
    """
    Systematic review of cohort studies.
    """
    LEVEL2B: Final[LevelOfEvidence]
    """
    Individual cohort study, or randomised trial of low quality.
    """
    LEVEL2C: Final[LevelOfEvidence]
    """
    Outcomes research, ecological studies.
    """
    LEVEL3: Final[LevelOfEvidence]
    """
    Level 3 printed without a letter.
    """
    LEVEL3A: Final[LevelOfEvidence]
    """
    Systematic review of case-control studies.
    """
    LEVEL3B: Final[LevelOfEvidence]
    """
    Individual case-control study.
    """
    LEVEL4: Final[LevelOfEvidence]
    """
    Case series, poor cohort or case-control studies.
    """
    LEVEL5: Final[LevelOfEvidence]
    """
    Expert opinion, physiology or bench research.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> LevelOfEvidence:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[LevelOfEvidence, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@disjoint_base
class Limit:
    """
    The limit of a comparison.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Limit:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Limit:
        """
        The value of a JSON text.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @final
    class Fixed(Limit):
        """
        A number that the source states.
        """
        __match_args__: Final = ("_0",)
        @property
        def _0(self, /) -> int | float: ...
        def __getitem__(self, key: SupportsIndex, /) -> Any: ...
        def __len__(self, /) -> int: ...
        def __new__(cls, /, _0: float) -> Limit.Fixed: ...
    @final
    class Open(Limit):
        """
        A threshold that the source leaves open: the id of a parameter.
        """
        __match_args__: Final = ("parameter",)
        def __new__(cls, /, parameter: str) -> Limit.Open: ...
        @property
        def parameter(self, /) -> str:
            """
            Id of the parameter.
            """

@final
class Match:
    """
    The answer for one recommendation.

    Examples
    --------
    >>> import leitlinie as ll
    >>> match = ll.load().match({"sites": ["ascites"]})["ascites.puncture_drainage"]
    >>> match.applicability, match.missing
    (Applicability.UNDETERMINED, ('symptomatic_ascites',))
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def ago_grade(self, /) -> AgoGrade:
        """
        AGO grade of the recommendation.
        """
    @property
    def applicability(self, /) -> Applicability:
        """
        Whether the recommendation applies.
        """
    def explain(self, /) -> Explanation:
        """
        Why the recommendation applies, does not apply, or stays open.
        """
    def explain_selection(self, /) -> Explanation:
        """
        Why the criteria printed under it favour the patient or not.

        Raises
        ------
        ValueError
            If no criteria are printed under the recommendation.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]", *, guideline: "Guideline | None" = None) -> Match:
        """
        The answer of what `to_dict` made.

        Takes the same arguments and raises the same errors as `from_json`.
        """
    @staticmethod
    def from_json(text: "str", *, guideline: "Guideline | None" = None) -> Match:
        """
        The answer of a JSON text.

        The patient is matched again, and the answer must be the stored one.

        Parameters
        ----------
        text : str
            What `to_json` made.
        guideline : Guideline, optional
            The guideline of the answer; the embedded one by default.

        Raises
        ------
        StoredResultError
            If the answer is of another guideline, edition or content, gives a fact twice, or differs.
        """
    @property
    def grade_of_recommendation(self, /) -> GradeOfRecommendation:
        """
        Grade of recommendation.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the recommendation.
        """
    @property
    def level_of_evidence(self, /) -> LevelOfEvidence:
        """
        Level of evidence of the recommendation.
        """
    @property
    def missing(self, /) -> tuple[str, ...]:
        """
        Ids of the facts that can still change whether it applies; none where that is settled.

        A fact stands here even if only a value that contradicts what is known would change it; `open_questions` leaves
        such values out of what a fact could settle.
        """
    @property
    def missing_for_selection(self, /) -> tuple[str, ...]:
        """
        Ids of the facts that can still change what the criteria printed under it say.
        """
    @property
    def missing_parameters(self, /) -> tuple[str, ...]:
        """
        Ids of the parameters that are not set and have a part in whether it applies.
        """
    @property
    def recommendation(self, /) -> Recommendation:
        """
        The recommendation.
        """
    @property
    def references(self, /) -> References:
        """
        The references behind the recommendation.
        """
    @property
    def result(self, /) -> MatchResult:
        """
        The result that the answer belongs to.
        """
    @property
    def selection(self, /) -> Selection | None:
        """
        What the criteria printed under it say, if there are any.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The answer as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The answer as JSON text: provenance, patient, the answer itself and what it is not.
        """

@final
class MatchResult:
    """
    The answers of a guideline for one patient.

    Examples
    --------
    >>> import leitlinie as ll
    >>> result = ll.load().match(ll.Patient(sites={"ascites"}, symptomatic_ascites=True))
    >>> [match.id for match in result.applicable if match.ago_grade == ll.AgoGrade("++")]
    ['general.systemic_therapy', 'general.histological_verification', 'ascites.systemic_therapy', 'ascites.puncture_drainage']
    """
    DISCLAIMER: Final[str]
    """
    What the result is not.
    """
    __match_args__: Final[tuple[str, ...]]
    def __contains__(self, thing: Any, /) -> bool:
        """
        Whether there is an answer for an id, or whether an answer is one of this result.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, id: str, /) -> Match:
        """
        The answer for a recommendation.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Match]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(guideline: Guideline, patient: str, parameters: Incomplete, digest: str) -> MatchResult: ...
    @property
    def applicable(self, /) -> Matches:
        """
        The answers that apply: section by section, the strongest grades first.
        """
    def by_section(self, /) -> "dict[str, Matches]":
        """
        All answers by section: the strongest grades first, then the best evidence.
        """
    @property
    def conflicts(self, /) -> tuple[Conflict, ...]:
        """
        Contradictions among the facts; the given value counts.
        """
    @property
    def consensus(self, /) -> tuple[SituationMatch, ...]:
        """
        The situations of the consensus statements.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]", *, guideline: "Guideline | None" = None) -> MatchResult:
        """
        The result of what `to_dict` made.

        Takes the same arguments and raises the same errors as `from_json`.
        """
    @staticmethod
    def from_json(text: "str", *, guideline: "Guideline | None" = None) -> MatchResult:
        """
        The result of a JSON text.

        The patient is matched again, and the answers must be the stored ones. Guideline, edition, content and
        disclaimer must be those of the guideline at hand; only the version of the engine may be another one.

        Parameters
        ----------
        text : str
            What `to_json` made.
        guideline : Guideline, optional
            The guideline of the result; the embedded one by default.

        Raises
        ------
        StoredResultError
            If the result is of another guideline, edition or content, gives a fact twice, or an answer differs.
        """
    @property
    def guideline(self, /) -> Guideline:
        """
        The guideline.
        """
    @property
    def matches(self, /) -> Matches:
        """
        All answers, in the order of the source.
        """
    @property
    def not_applicable(self, /) -> Matches:
        """
        The answers that do not apply.
        """
    def open_questions(self, /, role: "Role | str | None" = None) -> OpenQuestions:
        """
        The facts to look up next, the most decisive first.

        Ranked by how many recommendations a fact could settle alone, then by their strongest grade.

        Parameters
        ----------
        role : {"recorded", "judgement"}, optional
            Only facts that stand in a chart, or only clinical judgements.
        """
    @property
    def parameters(self, /) -> dict[str, int | float]:
        """
        The thresholds that were set, by name.
        """
    @property
    def patient(self, /) -> Patient:
        """
        The patient.
        """
    @property
    def provenance(self, /) -> Provenance:
        """
        Guideline, edition, content hash, engine and parameters.
        """
    def report(self, /, path: str | PathLike[str]) -> Path:
        """
        Writes the result to a file, as HTML or as Markdown.

        Takes the same argument, returns the same and raises the same error as `Guideline.report`.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The result as Python's own dicts, lists, texts and numbers.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The answers as a table, one row a recommendation.
        """
    def to_html(self, /) -> str:
        """
        The result as an HTML document of its own, for a tumour board: it needs no network and prints well.

        Returns
        -------
        str
            What applies and what stays open, each with its grades, its reasons, its footnotes and numbered citations;
            the facts still to be known; the list of references; where the result comes from and what it is not. The
            patient's facts stand in it; its title holds none of them.
        """
    def to_json(self, /) -> str:
        """
        The result as JSON text: provenance, patient, answers and conflicts.
        """
    def to_markdown(self, /) -> str:
        """
        The result as a Markdown document (CommonMark with tables), with what `to_html` holds.
        """
    @property
    def undetermined(self, /) -> Matches:
        """
        The answers that stay open.
        """
    def what_if(self, /, *, sites: Collection[str] | None = ..., **facts: "Any") -> Difference:
        """
        The difference that other or more facts would make.

        Takes the same arguments as `Patient.replace`.
        """

@final
class Matches:
    """
    Answers, one a recommendation.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Match:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Match]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Matches: ...
    def __reduce__(self, /) -> "tuple[Any, ...]":
        """
        Every result is pickled once, however many of its answers there are.
        """
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(results: SupportsGetItem[int, MatchResult], answers: SupportsGetItem[int, tuple[SupportsIndex, str]]) -> Matches: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]", *, guideline: "Guideline | None" = None) -> Matches:
        """
        The answers of what `to_dict` made.

        Takes the same arguments and raises the same errors as `Match.from_json`.
        """
    @staticmethod
    def from_json(text: "str", *, guideline: "Guideline | None" = None) -> Matches:
        """
        The answers of what `to_json` made.

        Takes the same arguments and raises the same errors as `Match.from_json`.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Meaning:
    """
    What one grade means.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Meaning:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Meaning:
        """
        The value of a JSON text.
        """
    @property
    def meaning(self, /) -> str:
        """
        What it means.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def value(self, /) -> str:
        """
        The grade as printed.
        """

@final
class Note:
    """
    A footnote or legend.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Note:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Note:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the note.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def kind(self, /) -> NoteKind:
        """
        What kind of note it is.
        """
    @property
    def mark(self, /) -> str:
        """
        The mark that points to it.
        """
    @property
    def text(self, /) -> str:
        """
        The note in own words.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class NoteKind:
    """
    Kind of a footnote.
    """
    ABBREVIATION: Final[NoteKind]
    """
    Spells out an abbreviation.
    """
    ADEQUATE_PAIN_RELIEF: Final[NoteKind]
    """
    Pain has to be relieved adequately.
    """
    CONSIDER_PRETREATMENT: Final[NoteKind]
    """
    Earlier treatment is to be taken into account.
    """
    INTERDISCIPLINARY_DECISION: Final[NoteKind]
    """
    To be decided by several disciplines together.
    """
    LEGEND: Final[NoteKind]
    """
    Explains a sign of a table.
    """
    SEE_ALSO: Final[NoteKind]
    """
    Points to other chapters.
    """
    SURGICAL_EXCEPTION: Final[NoteKind]
    """
    An acute indication for surgery is the exception.
    """
    UNEXPLAINED: Final[NoteKind]
    """
    A mark that the source prints without a footnote.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> NoteKind:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[NoteKind, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class OpenQuestion:
    """
    A fact to look up, with what knowing it could do.

    Examples
    --------
    >>> import leitlinie as ll
    >>> question = ll.load().match({"sites": ["bone_marrow"]}).open_questions()["pancytopenia"]
    >>> question.role, len(question.settles)
    (Role.RECORDED, 4)
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def concerns(self, /) -> tuple[str, ...]:
        """
        Ids of the open recommendations that it has a part in, those that it settles among them.
        """
    @property
    def fact(self, /) -> str:
        """
        Id of the fact.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> OpenQuestion:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> OpenQuestion:
        """
        The value of a JSON text.
        """
    @property
    def label(self, /) -> str:
        """
        Name of the fact.
        """
    @property
    def role(self, /) -> Role:
        """
        Whether it is recorded in the chart or a clinician's judgement.
        """
    @property
    def settles(self, /) -> tuple[str, ...]:
        """
        Ids of the recommendations that knowing this fact alone could settle, whichever way; a value that contradicts
        what is known of the patient does not count.
        """
    @property
    def strongest_grade(self, /) -> AgoGrade:
        """
        The strongest of the grades that it could settle, or has a part in.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class OpenQuestions:
    """
    Facts to look up, the most decisive first.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> OpenQuestion:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[OpenQuestion]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> OpenQuestions: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> OpenQuestions:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> OpenQuestions:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Operator:
    """
    How a number is compared with a limit.
    """
    AT_LEAST: Final[Operator]
    """
    At least the limit.
    """
    AT_MOST: Final[Operator]
    """
    At most the limit.
    """
    EQUAL: Final[Operator]
    """
    Equal to the limit.
    """
    LESS_THAN: Final[Operator]
    """
    Less than the limit.
    """
    MORE_THAN: Final[Operator]
    """
    More than the limit.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Operator:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Operator, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Origin:
    """
    Where a value comes from.
    """
    DERIVED: Final[Origin]
    """
    It follows from other facts.
    """
    GIVEN: Final[Origin]
    """
    It was given.
    """
    MISSING: Final[Origin]
    """
    Nowhere: it is not known.
    """
    SITES: Final[Origin]
    """
    It follows from the complete list of sites.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Origin:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Origin, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Outcome:
    """
    One cell of a trial table.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def detail(self, /) -> str | None:
        """
        What else the cell says.
        """
    @property
    def figures(self, /) -> tuple[Figure, ...]:
        """
        The numbers of the cell.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Outcome:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Outcome:
        """
        The value of a JSON text.
        """
    @property
    def improved(self, /) -> bool | None:
        """
        Whether the outcome improved, where the cell settles it.
        """
    @property
    def printed(self, /) -> str:
        """
        The verdict as printed: yes, no, ns, or a dash.
        """
    @property
    def significance(self, /) -> str | None:
        """
        `s` (significant) or `ns` (not significant), where printed.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Parameter:
    """
    A threshold that the source leaves open and a researcher may set.

    Examples
    --------
    >>> import leitlinie as ll
    >>> ll.load().parameters["short_life_expectancy_months"].unit
    Unit.MONTHS
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def description(self, /) -> str:
        """
        What setting it does, and which vague word of the source it makes precise.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Parameter:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Parameter:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the parameter in code, `snake_case`.
        """
    @property
    def integer(self, /) -> bool:
        """
        Whether only whole numbers make sense.
        """
    @property
    def label(self, /) -> str:
        """
        Name of the parameter on the page.
        """
    @property
    def maximum(self, /) -> int | float:
        """
        Greatest value that makes sense.
        """
    @property
    def minimum(self, /) -> int | float:
        """
        Smallest value that makes sense.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def unit(self, /) -> Unit:
        """
        Unit of the threshold.
        """

@final
class Parameters:
    """
    Parameters, in the order of the vocabulary.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Parameter:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Parameter]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Parameters: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Parameters:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Parameters:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Patient:
    """
    A patient: what is known of her, checked against a vocabulary.
    """
    __match_args__: Final[tuple[str, ...]]
    def __contains__(self, fact: str, /) -> bool:
        """
        Whether the value of a fact is known.
        """
    def __dir__(self, /) -> list[str]: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getattr__(self, name: str, /) -> bool | int | float | str | None: ...
    def __getitem__(self, fact: str, /) -> bool | int | float | str | None:
        """
        The value of a fact: as given or by the list of sites, else as derived; `None` where it is unknown.
        """
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, unnamed: None = ..., /, *, sites: Collection[str] | None = ..., **facts: "Any") -> Patient:
        """
        A patient: what is known of her, checked against the vocabulary.

        Parameters
        ----------
        sites : set, list or other collection of str, optional
            The complete list of metastatic sites: the others become known to be absent. Left out, the sites
            are only known from the single facts. Iterators, mappings, texts and tables are refused.
        **facts
            Values by name of the fact (`leitlinie.load().facts` lists them with their meaning); `None`, NaN, `pandas.NA` and `NaT` stand for unknown.

        Raises
        ------
        FactError
            With every unknown fact or site, wrong kind, number out of bounds and unknown category. The message
            never shows a value that was given.

        Examples
        --------
        >>> import leitlinie as ll
        >>> patient = ll.Patient(age=46, er_status="positive", sites={"liver"})
        >>> patient["hr_positive"], patient["bone_metastases"], patient["her2_status"]
        (True, False, None)
        """
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, vocabulary: str) -> Patient: ...
    @property
    def conflicts(self, /) -> tuple[Conflict, ...]:
        """
        Contradictions within what is known of the patient: the given value counts, and nothing is dropped.

        Held against each other are a given site and the list of sites; what is given, or stands in the list, and what
        follows from other facts (`Fact.derived`); and what counts of a fact and what its definition rules out
        (`Fact.cross_check`), such as liver metastases and a count of no metastases at all. Nothing else is compared:
        not two numbers with each other, and no value with the bounds of what is usual.
        """
    @property
    def facts(self, /) -> dict[str, bool | int | float | str | None]:
        """
        The facts as they were given.
        """
    @staticmethod
    def from_dict(facts: "dict[str, Any]", *, guideline: "Guideline | None" = None, show_values: "bool" = False) -> Patient:
        """
        A patient of a dict of facts, with `sites` for the complete list of sites.

        Parameters
        ----------
        facts : dict
            Values by name of the fact.
        guideline : Guideline, optional
            The guideline whose vocabulary to use; the embedded one by default.
        show_values : bool, default False
            Whether error messages may show the values that were given.
        """
    @staticmethod
    def from_json(text: "str", *, guideline: "Guideline | None" = None) -> Patient:
        """
        The patient of a JSON text.
        """
    def origin(self, /, fact: str) -> Origin:
        """
        Where the value of a fact comes from: given, by the list of sites, derived, or nowhere.
        """
    def replace(self, /, *, sites: Collection[str] | None = ..., **facts: "Any") -> Patient:
        """
        The same patient with other or more facts; `None` forgets one, `sites=None` the list of sites.
        """
    @property
    def sites(self, /) -> frozenset[str] | None:
        """
        The complete list of sites, if it is known.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The facts as they were given, with `sites` if the list of sites is complete.
        """
    def to_json(self, /) -> str:
        """
        The patient as JSON text.
        """
    @property
    def vocabulary(self, /) -> Facts:
        """
        The facts that can be known of the patient.
        """

@final
class Period:
    """
    A span of years.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def end(self, /) -> int | None:
        """
        Last year, where printed.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Period:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Period:
        """
        The value of a JSON text.
        """
    @property
    def start(self, /) -> int:
        """
        First year.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Provenance:
    """
    Where a result comes from.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def content_hash(self, /) -> str:
        """
        SHA-256 of the guideline's content.
        """
    @property
    def edition(self, /) -> str:
        """
        Edition of the guideline.
        """
    @property
    def engine(self, /) -> str:
        """
        Name and version of the engine.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Provenance:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Provenance:
        """
        The value of a JSON text.
        """
    @property
    def guideline(self, /) -> str:
        """
        Id of the guideline's chapter.
        """
    @property
    def parameters(self, /) -> dict[str, int | float]:
        """
        The thresholds that were set.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Recommendation:
    """
    A graded row of the source.

    Examples
    --------
    >>> import leitlinie as ll
    >>> row = ll.load()["pleura.talc_pleurodesis"]
    >>> row.ago_grade, row.path, row.notes
    (AgoGrade.PLUS, ('Chemical pleurodesis',), ('pleura.adequate_pain_relief',))
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Recommendation:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @property
    def ago_grade(self, /) -> AgoGrade:
        """
        AGO grade, as printed.
        """
    @property
    def evidence(self, /) -> tuple[str, ...]:
        """
        Ids of the headings with its references.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Recommendation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Recommendation:
        """
        The value of a JSON text.
        """
    @property
    def grade_of_recommendation(self, /) -> GradeOfRecommendation:
        """
        Grade of recommendation, as printed.
        """
    @property
    def id(self, /) -> str:
        """
        Dotted id: section and row, as in `liver.resection`.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def interventions(self, /) -> tuple[str, ...]:
        """
        Ids of the interventions that the row names; its statement says whether they are alternatives or go together.
        """
    @property
    def level_of_evidence(self, /) -> LevelOfEvidence:
        """
        Oxford level of evidence, as printed.
        """
    @property
    def marks(self, /) -> tuple[str, ...]:
        """
        Marks printed on the row or on its heading.
        """
    @property
    def notes(self, /) -> tuple[str, ...]:
        """
        Ids of the footnotes.
        """
    @property
    def path(self, /) -> tuple[str, ...]:
        """
        Headings without a grade under which the row stands.
        """
    @property
    def population(self, /) -> Condition:
        """
        Whom the row is for, and nothing that the source does not state.
        """
    @property
    def selection(self, /) -> Condition | None:
        """
        Ungraded criteria printed under the row; they never change whom it is for.
        """
    @property
    def source(self, /) -> SourcePlace:
        """
        Slide and row.
        """
    @property
    def statement(self, /) -> str:
        """
        What is recommended, in own words.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Recommendations:
    """
    Recommendations, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Recommendation:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Recommendation]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Recommendations: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Recommendations:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Recommendations:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Reference:
    """
    A bibliographic record in CSL-JSON.

    Examples
    --------
    >>> import leitlinie as ll
    >>> paper = ll.load().references["badwe-2015"]
    >>> paper.author[0].family, paper.year, paper.volume, paper.page
    ('Badwe', 2015, '16', '1380-8')
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Reference:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @property
    def author(self, /) -> tuple[Author, ...]:
        """
        Authors as printed.
        """
    @property
    def container_title(self, /) -> str | None:
        """
        Journal or book.
        """
    @property
    def custom(self, /) -> Custom | None:
        """
        What CSL has no field for.
        """
    @property
    def doi(self, /) -> str | None:
        """
        Digital object identifier, where printed.
        """
    @property
    def event_title(self, /) -> str | None:
        """
        Congress.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Reference:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Reference:
        """
        The value of a JSON text.
        """
    @property
    def genre(self, /) -> str | None:
        """
        Genre, such as `abstract`.
        """
    @property
    def id(self, /) -> str:
        """
        Citation key.
        """
    @property
    def issue(self, /) -> str | None:
        """
        Issue.
        """
    @property
    def issued(self, /) -> Issued:
        """
        Date of publication.
        """
    @property
    def kind(self, /) -> str:
        """
        CSL type, such as `article-journal`.
        """
    @property
    def note(self, /) -> str | None:
        """
        Remark.
        """
    @property
    def number(self, /) -> str | None:
        """
        Article number.
        """
    @property
    def page(self, /) -> str | None:
        """
        Pages.
        """
    @property
    def publisher(self, /) -> str | None:
        """
        Publisher.
        """
    @property
    def title(self, /) -> str:
        """
        Title.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def url(self, /) -> str | None:
        """
        Address, where printed.
        """
    @property
    def volume(self, /) -> str | None:
        """
        Volume.
        """
    @property
    def year(self, /) -> int | None:
        """
        Year of publication.
        """

@final
class References:
    """
    References, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Reference:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Reference]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> References: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> References:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> References:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_bibtex(self, /) -> str:
        """
        The references as BibTeX, each once, for LaTeX and for what reads its files.

        The key is the id. Titles stand in two pairs of braces, so that no style changes their capitals; what
        LaTeX would misread is written as a command, and other letters stay as they are. Initials stand one by
        one, and `and others` where the source prints "et al.". An article number stands where pages do.

        Returns
        -------
        str
            The text of a `.bib` file; write it as UTF-8.

        Raises
        ------
        ValueError
            If two references that differ have one id.

        Examples
        --------
        >>> import leitlinie as ll
        >>> print(ll.load().references_of("ascites.local_chemotherapy")[:1].to_bibtex())
        @article{korpi-2018,
          author = {Korpi, S. and Salminen, V. V. and Piili, R. P. and others},
          title = {{Therapeutic Procedures for Malignant Ascites in a Palliative Care Outpatient Clinic}},
          year = {2018},
          month = jun,
          journal = {J Palliat Med},
          volume = {21},
          number = {6},
          pages = {836--841}
        }
        <BLANKLINE>
        """
    def to_csl_json(self, /) -> str:
        """
        The references as CSL-JSON, each once, for Zotero, pandoc and every processor of CSL styles.

        Every field is the one of the data. So that processors make of it what is printed, initials stand one by
        one, a suffix ("Jr") is apart, an article number is a page as well, and where the source prints "et al.",
        the last author is "others", as BibTeX and pandoc have it. `to_json` gives the data as they are.

        Returns
        -------
        str
            A JSON array.

        Raises
        ------
        ValueError
            If two references that differ have one id.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """
    def to_ris(self, /) -> str:
        """
        The references in the format RIS, each once, for EndNote, Mendeley, Citavi and Zotero.

        Pages stand as printed, first and last apart; an article number stands where the first page does. Initials
        stand one by one, and where the source prints "et al.", the last author is "others".

        Returns
        -------
        str
            The text of a `.ris` file; write it as UTF-8.

        Raises
        ------
        ValueError
            If two references that differ have one id.
        """
    def to_vancouver(self, /) -> str:
        """
        The references as a numbered list in Vancouver style, each once.

        The rules are those of the ICMJE: up to six authors and then "et al.", initials without full stops, the
        journal as the source names it, and page ranges shortened. Where the source prints fewer authors and
        "et al.", so does the list: no author is known beyond those printed.

        Returns
        -------
        str
            One reference a line.

        Raises
        ------
        ValueError
            If two references that differ have one id.

        Examples
        --------
        >>> import leitlinie as ll
        >>> print(ll.load().references_of("trials.tata_memorial").to_vancouver())
        1. Badwe R, Hawaldar R, Nair N, et al. Locoregional treatment versus no treatment of the primary tumour in
        metastatic breast cancer: an open-label randomised controlled trial. Lancet Oncol. 2015 Oct;16(13):1380-8.
        """

@final
class Role:
    """
    Where a fact comes from.
    """
    JUDGEMENT: Final[Role]
    """
    It is the judgement of a clinician.
    """
    RECORDED: Final[Role]
    """
    It stands in the chart.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Role:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Role, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Scale:
    """
    A grading scale.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Scale:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Scale:
        """
        The value of a JSON text.
        """
    @property
    def label(self, /) -> str:
        """
        Name of the scale.
        """
    @property
    def meanings(self, /) -> tuple[Meaning, ...]:
        """
        Its grades.
        """
    @property
    def source(self, /) -> str:
        """
        Where the scale is published.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Section:
    """
    A section: one slide with what stands on it and in its notes.

    Examples
    --------
    >>> import leitlinie as ll
    >>> [row.id for row in ll.load()["ascites"].recommendations if row.ago_grade == ll.AgoGrade("-")]
    ['ascites.local_chemotherapy']
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Section:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @property
    def consensus(self, /) -> tuple[Consensus, ...]:
        """
        Consensus statements.
        """
    @property
    def evidence(self, /) -> tuple[Evidence, ...]:
        """
        Headings with references.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Section:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Section:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the section, `snake_case`.
        """
    @property
    def notes(self, /) -> tuple[Note, ...]:
        """
        Footnotes and legends.
        """
    @property
    def recommendations(self, /) -> tuple[Recommendation, ...]:
        """
        Graded rows.
        """
    @property
    def slide(self, /) -> str:
        """
        Id of the slide.
        """
    @property
    def title(self, /) -> str:
        """
        Title of the section.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """
    @property
    def trials(self, /) -> tuple[Trial, ...]:
        """
        Trials.
        """

@final
class Sections:
    """
    Sections, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Section:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Section]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Sections: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Sections:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Sections:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Selection:
    """
    What the ungraded criteria printed under a recommendation say of a patient.
    """
    FAVOURED: Final[Selection]
    """
    The printed criteria are met.
    """
    NOT_FAVOURED: Final[Selection]
    """
    The printed criteria are not met.
    """
    UNDETERMINED: Final[Selection]
    """
    What is known settles nothing.
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Selection:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Selection, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Site:
    """
    A metastatic site.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def also(self, /) -> tuple[str, ...]:
        """
        Other names of the same site.
        """
    @property
    def code(self, /) -> str:
        """
        The name to use in `Patient(sites={…})`.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Site:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Site:
        """
        The value of a JSON text.
        """
    @property
    def left_open_by(self, /) -> tuple[str, ...]:
        """
        Sites which, when listed, leave this one unknown, because they may include it.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Situation:
    """
    A situation that a consensus statement speaks of.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @staticmethod
    def _measured(text: str, units: dict[str, Unit]) -> Situation: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def consequence(self, /) -> str:
        """
        What follows, in own words.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Situation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Situation:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the situation within the statement.
        """
    @property
    def population(self, /) -> Condition:
        """
        Whom it concerns.
        """
    @property
    def statement(self, /) -> str:
        """
        The situation in own words.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class SituationMatch:
    """
    The answer for one situation of a consensus statement.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @property
    def applicability(self, /) -> Applicability:
        """
        Whether it is the patient's.
        """
    @property
    def consensus(self, /) -> str:
        """
        Id of the statement.
        """
    @property
    def explanation(self, /) -> Explanation:
        """
        Why the answer is as it is.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> SituationMatch:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> SituationMatch:
        """
        The value of a JSON text.
        """
    @property
    def missing(self, /) -> tuple[str, ...]:
        """
        Ids of the facts that can still change the answer.
        """
    @property
    def situation(self, /) -> Situation:
        """
        The situation.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Slide:
    """
    A slide of the source.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Slide:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Slide:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the slide.
        """
    @property
    def number(self, /) -> int:
        """
        Position in the chapter, counted from 1.
        """
    @property
    def subtitle(self, /) -> str | None:
        """
        Second line of the title.
        """
    @property
    def title(self, /) -> str:
        """
        Title.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class SourcePlace:
    """
    Where something stands in the source.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> SourcePlace:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> SourcePlace:
        """
        The value of a JSON text.
        """
    @property
    def row(self, /) -> int:
        """
        Graded row of the slide (or row of its trial table), counted from 1.
        """
    @property
    def slide(self, /) -> str:
        """
        Id of the slide.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Trial:
    """
    A trial or study that the source tabulates, with every cell of its row.

    Examples
    --------
    >>> import leitlinie as ll
    >>> trial = ll.load().trials["trials.mf07_01"]
    >>> trial.n, [(figure.arm, figure.value) for figure in trial.overall_survival.figures]
    (278, [('LRT', 19), ('ST', 5)])
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    @property
    def _home(self, /) -> Guideline | None: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def _restore(text: str, content_hash: str) -> Trial:
        """
        The guideline is looked for by its content; where it is not at hand, the value is without one.
        """
    @property
    def arms(self, /) -> tuple[str, ...]:
        """
        What was compared.
        """
    @property
    def country(self, /) -> str | None:
        """
        Country, in English.
        """
    @property
    def design(self, /) -> Design:
        """
        Design of the trial.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Trial:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Trial:
        """
        The value of a JSON text.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the trial.
        """
    @property
    def interpretation(self, /) -> str | None:
        """
        How an ambiguous print was read.
        """
    @property
    def local_control(self, /) -> Outcome | None:
        """
        Whether local control improved.
        """
    @property
    def marks(self, /) -> tuple[str, ...]:
        """
        Marks printed on the row.
        """
    @property
    def n(self, /) -> int:
        """
        Number of patients.
        """
    @property
    def name(self, /) -> str:
        """
        Name of the trial.
        """
    @property
    def notes(self, /) -> tuple[str, ...]:
        """
        Ids of the footnotes.
        """
    @property
    def overall_survival(self, /) -> Outcome | None:
        """
        Whether overall survival improved.
        """
    @property
    def period(self, /) -> Period:
        """
        The years printed with the trial; the source does not say what they bound.
        """
    @property
    def prior_therapy(self, /) -> str | None:
        """
        Therapy before randomisation.
        """
    @property
    def quality_of_life(self, /) -> Outcome | None:
        """
        Whether quality of life differed.
        """
    @property
    def references(self, /) -> tuple[str, ...]:
        """
        Ids of the references.
        """
    @property
    def source(self, /) -> SourcePlace:
        """
        Slide and row.
        """
    @property
    def status(self, /) -> str | None:
        """
        Progress of the trial, where the source reports it.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

@final
class Trials:
    """
    Trials, in the order of the source.
    """
    def __contains__(self, item: Any, /) -> bool: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __getitem__(self, key: int | str, /) -> Trial:
        """
        The item at a position or with an id; a slice gives a listing.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Trial]: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, items: "Sequence[Any] | None" = None) -> Trials: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[Any]": ...
    def __str__(self, /) -> str: ...
    def _ipython_key_completions_(self, /) -> tuple[str, ...]: ...
    def _repr_html_(self, /) -> str: ...
    @staticmethod
    def from_dict(data: "list[dict[str, Any]]") -> Trials:
        """
        The listing of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Trials:
        """
        The listing of what `to_json` made.
        """
    def ids(self, /) -> tuple[str, ...]:
        """
        The ids, in order.
        """
    def to_dict(self, /) -> "list[dict[str, Any]]":
        """
        The items as Python's own dicts, in a list.
        """
    def to_frame(self, /, *, backend: "str | None" = None) -> "Any":
        """
        The items as a table, one row each.

        Parameters
        ----------
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default the first of the three that is installed.

        Returns
        -------
        pandas.DataFrame, polars.DataFrame or pyarrow.Table
            Grades are ordered categories; columns of several values hold lists.

        Raises
        ------
        ImportError
            If the library is not installed.
        """
    def to_json(self, /) -> str:
        """
        The items as JSON text: an array.
        """

@final
class Truth:
    """
    What is known of a statement: that it is false, nothing, or that it is true.

    The law: an operator answers `True` or `False` exactly when every completion
    of its unknown operands would give that answer, each operand taken by itself.

    Examples
    --------
    >>> import leitlinie as ll
    >>> bool(ll.Truth.TRUE), bool(ll.Truth.FALSE)
    (True, False)
    >>> bool(ll.Truth.UNKNOWN)
    Traceback (most recent call last):
        ...
    TypeError: the truth is unknown: it is neither true nor false; compare it instead
    """
    FALSE: Final[Truth]
    """
    Known to be false.
    """
    TRUE: Final[Truth]
    """
    Known to be true.
    """
    UNKNOWN: Final[Truth]
    """
    Not known.
    """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Truth:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Truth, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Unit:
    """
    Unit of a number.
    """
    CENTIMETRES: Final[Unit]
    """
    Centimetres.
    """
    COUNT: Final[Unit]
    """
    A number of things.
    """
    MONTHS: Final[Unit]
    """
    Months.
    """
    YEARS: Final[Unit]
    """
    Years.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __format__(self, /, format: str) -> str: ...
    def __ge__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __gt__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, other: object, /) -> bool: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __new__(cls, /, value: Any) -> Unit:
        """
        The member with this label.
        """
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def members() -> tuple[Unit, ...]:
        """
        Every member, from the least to the greatest.
        """
    @property
    def value(self, /) -> str:
        """
        The label.
        """

@final
class Violation:
    """
    A place in a file where a rule is broken.
    """
    __match_args__: Final[tuple[str, ...]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[Any, ...]": ...
    def __repr__(self, /) -> str: ...
    def __rich_repr__(self, /) -> "list[tuple[str, Any]]": ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def column(self, /) -> int:
        """
        Column, counted from 1 in characters.
        """
    @property
    def expected(self, /) -> str | None:
        """
        What would be right.
        """
    @property
    def file(self, /) -> str:
        """
        Name of the file.
        """
    @staticmethod
    def from_dict(data: "dict[str, Any]") -> Violation:
        """
        The value of what `to_dict` made.
        """
    @staticmethod
    def from_json(text: str) -> Violation:
        """
        The value of a JSON text.
        """
    @property
    def line(self, /) -> int:
        """
        Line, counted from 1.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong.
        """
    @property
    def path(self, /) -> str:
        """
        Path of the value, such as `$.sections[2].recommendations[0].ago_grade`.
        """
    @property
    def suggestion(self, /) -> str | None:
        """
        The nearest match.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The value as Python's own dicts, lists, texts and numbers.
        """
    def to_json(self, /) -> str:
        """
        The value as JSON text.
        """

def check(path: str | PathLike[str]) -> tuple[Violation, ...]:
    """
    Every violation of a guideline's file and of the files that it names.
    """

def embedded() -> Guideline:
    """
    The chapter *Sites of Metastases* of the AGO Breast guideline, version 2023.1E, as it is embedded.
    """

def nearest(written: str, known: SupportsGetItem[int, str]) -> str | None:
    """
    The known name that somebody who wrote another one probably meant, if any is like it.
    """

def schema() -> str:
    """
    The JSON Schema of a guideline's file.
    """
