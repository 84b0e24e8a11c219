"""A cohort: all patients of a table, checked against the vocabulary and ready to be matched."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

from leitlinie._frames.backends import build
from leitlinie._frames.columns import Column, ordered
from leitlinie._frames.near import refuse
from leitlinie._leitlinie import AgoGrade, ColumnProblem, LevelOfEvidence
from leitlinie.errors import CohortError

from .readiness import Readiness, near
from .sources import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leitlinie._frames.backends import Frame
    from leitlinie._leitlinie import Answers, Explanation, Guideline, MatchResult, Patient

OUTPUTS = ("wide", "text", "long", "list", "summary")
ON_INVALID = ("raise", "unknown")
SITES = "sites"


class Cohort:
    """All patients of a table, checked against the vocabulary of a guideline.

    Parameters
    ----------
    guideline : Guideline
        The guideline.
    data : DataFrame, LazyFrame, Table, relation, list or path
        A frame of pandas, polars or narwhals, a table of pyarrow, a relation of DuckDB, anything with Arrow's C
        stream interface, a list of dicts or patients, or the path (or glob) of Parquet, Arrow IPC or CSV files.
        A column is the fact whose id it bears; a column ``sites`` holds each patient's complete list of sites.
        A fact without a column is unknown for everybody, a null cell for its patient.
    columns : dict of str, optional
        Columns that bear other names: ``{"er": "er_status"}``.
    values : dict, optional
        Other spellings, by column or fact: ``{"er": {"pos": "positive", "n/a": None}}``.
    parameters : dict of float, optional
        Thresholds by name, for the words that the source leaves vague.
    on_invalid : {"raise", "unknown"}
        Whether a cell that its fact cannot be is refused (the default), or unknown; `problems` then lists them.

    Raises
    ------
    CohortError
        If columns do not fit the vocabulary.
    TypeError
        If the data are no table.

    Examples
    --------
    >>> import leitlinie as ll
    >>> cohort = ll.load().cohort([{"sites": ["liver"]}, {"liver_metastases": None}])
    >>> cohort
    <Cohort of 2 patients: 1 column understood, 1 list of sites>
    >>> [row["liver.resection"] for row in cohort.match(select="liver.resection")]
    [True, None]
    """

    def __init__(
        self,
        guideline: Guideline,
        data: object,
        *,
        columns: Mapping[str, str] | None = None,
        values: Mapping[str, Mapping[Any, Any]] | None = None,
        parameters: Mapping[str, float | None] | None = None,
        on_invalid: str = "raise",
    ) -> None:
        if on_invalid not in ON_INVALID:
            raise refuse("way to treat invalid cells", on_invalid, ON_INVALID)
        self.guideline = guideline
        self._source = recognise(data)
        self._forgiving = on_invalid == "unknown"
        said = {
            "columns": list((columns or {}).items()),
            "values": [(name, dict(spellings)) for name, spellings in (values or {}).items()],
            "parameters": None if parameters is None else dict(parameters),
        }
        self.data = self._source.read(guideline, said | {"wanted": self._wanted(columns or {}, values or {})})

    def _wanted(self, columns: Mapping[str, str], values: Mapping[str, object]) -> list[str]:
        """Name the columns that may be facts; every name that the user says must be looked up among all of them."""
        facts = set(self.guideline.facts.ids()) | {SITES}
        if any(name not in self._source.names for name in columns) or any(name not in facts for name in values):
            return self._source.names
        return [name for name in self._source.names if name in columns or name in facts]

    def __len__(self) -> int:
        return len(self.data)

    def __repr__(self) -> str:
        mapped, sites = len(self.columns), self.data.sites_column
        lists = ", 1 list of sites" if sites else ""
        noun = "column" if mapped == 1 else "columns"
        return f"<Cohort of {len(self)} patients: {mapped} {noun} understood{lists}>"

    @property
    def backend(self) -> str | None:
        """The library of tables that are made beside the cohort; none where it is a list."""
        return self._source.backend

    @property
    def columns(self) -> dict[str, str]:
        """The columns that were understood, each with its fact."""
        return dict(self.data.mapped)

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The columns that were understood as no fact."""
        return tuple(self._source.names[at] for at in self._strangers())

    @property
    def problems(self) -> tuple[ColumnProblem, ...]:
        """Cells that their fact cannot be, column by column."""
        return self.data.known_facts()[1]

    def match(
        self,
        *,
        output: str = "wide",
        select: str | Iterable[str] | None = None,
        keep: Sequence[str] | None = None,
        by: str | Sequence[str] | None = None,
        backend: str | None = None,
    ) -> Any:  # noqa: ANN401
        """Match every patient.

        Parameters
        ----------
        output : {"wide", "text", "long", "list", "summary"}
            A nullable boolean for each recommendation (null is undetermined), a category for each, a row for each
            patient and recommendation, the list of applicable ids, or only counts.
        select : str or iterable of str, optional
            Ids of recommendations or sections, or AGO grades; all recommendations by default.
        keep : sequence of str, optional
            Columns to carry over; by default those that are no facts, such as an id.
        by : str or sequence of str, optional
            Columns whose values the counts of ``output="summary"`` are split by.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the counts; by default that of the table.

        Returns
        -------
        DataFrame, Table, relation or list
            The same kind as the table that came in, with its index.

        Raises
        ------
        CohortError
            If a cell is what its fact cannot be; with column, rows and what would be right.
        """
        if output not in OUTPUTS:
            raise refuse("output", output, OUTPUTS)
        positions = self._positions(select)
        self._warn_of_strangers()
        if output == "summary":
            return self.summary(select=select, by=by, backend=backend)
        if by is not None:
            raise ValueError('`by` splits the counts of `output="summary"`')
        answers = self.data.answers(positions)
        self._judge(answers.problems)
        return self._written(output, answers, positions, self._kept(keep))

    def _written(self, output: str, answers: Answers, positions: list[int], keep: list[int]) -> Any:  # noqa: ANN401
        ids = [self.guideline.recommendations[at].id for at in positions]
        taken = [self._source.names[at] for at in keep if self._source.names[at] in ids]
        if taken:
            raise ValueError(f"a column bears the id of a recommendation: {', '.join(taken)}; leave it out with `keep`")
        if output == "long":
            return self._source.long(answers, self.guideline, ids, keep)
        write = {"wide": self._source.wide, "text": self._source.text, "list": self._source.lists}[output]
        return write(answers, ids, keep, {"leitlinie": json.dumps(self.provenance)})

    @property
    def provenance(self) -> dict[str, Any]:
        """Guideline, edition, content hash, engine and parameters."""
        return self.data.provenance.to_dict()

    def summary(
        self,
        *,
        select: str | Iterable[str] | None = None,
        by: str | Sequence[str] | None = None,
        backend: str | None = None,
    ) -> Frame:
        """Count the answers of each recommendation; the answers themselves are never kept.

        Parameters
        ----------
        select : str or iterable of str, optional
            Ids of recommendations or sections, or AGO grades; all recommendations by default.
        by : str or sequence of str, optional
            Columns whose values the counts are split by.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the counts; by default that of the table.

        Returns
        -------
        DataFrame or Table
            A row for each group and recommendation, with the counts of applies, does not apply and undetermined.
        """
        positions = self._positions(select)
        names = [by] if isinstance(by, str) else list(by or ())
        group, values = self._source.groups(self._places(names)) if names else (None, [()])
        counts, problems = self.data.counts(positions, max(len(values), 1), group)
        self._judge(problems)
        rows = [self.guideline.recommendations[at] for at in positions] * len(values)
        keys = [key for key in values for _ in positions]
        flat = [count for counted in counts[: len(values)] for count in counted]
        return build(
            {
                **{name: of_values([key[at] for key in keys]) for at, name in enumerate(names)},
                "recommendation": Column("text", [row.id for row in rows]),
                "ago_grade": ordered(rows, lambda row: row.ago_grade, AgoGrade.members()),
                "level_of_evidence": ordered(rows, lambda row: row.level_of_evidence, LevelOfEvidence.members()),
                "applies": Column("integer", [yes for yes, _, _ in flat]),
                "does_not_apply": Column("integer", [no for _, no, _ in flat]),
                "undetermined": Column("integer", [unknown for _, _, unknown in flat]),
                "patients": Column("integer", [sum(count) for count in flat]),
            },
            backend or self.backend,
        )

    def readiness(self) -> Readiness:
        """Say what the table can answer, before it is analysed.

        Returns
        -------
        Readiness
            Which columns were understood as which fact and which were not, how much is unknown, what contradicts
            itself, which recommendations can be answered at all, and which missing column would help the most.
        """
        return Readiness.of(self)

    def open_questions(self, *, role: str | None = None, backend: str | None = None) -> Frame:
        """Say which facts to look up next: the worklist of a cohort.

        Parameters
        ----------
        role : {"recorded", "judgement"}, optional
            Only facts that stand in a chart, or only clinical judgements.
        backend : {"pandas", "polars", "pyarrow"}, optional
            The library of the table; by default that of the cohort.

        Returns
        -------
        DataFrame or Table
            A row for each fact that could settle something, the most decisive first: of how many patients it would
            settle an answer, how many open pairs of patient and recommendation some value of it alone could settle,
            and the strongest grade among these.
        """
        facts = self.guideline.facts
        asked = [each for each in self.data.questions() if role in (None, facts[each[0]].role.value)]
        asked.sort(key=lambda each: (-each[2], -each[1]))
        columns = {
            "fact": Column("text", [fact for fact, *_ in asked]),
            "label": Column("text", [facts[fact].label for fact, *_ in asked]),
            "role": Column("text", [facts[fact].role.value for fact, *_ in asked]),
            "patients": Column("integer", [patients for _, patients, _, _ in asked]),
            "pairs": Column("integer", [pairs for _, _, pairs, _ in asked]),
            "strongest_grade": ordered(asked, lambda each: each[3], AgoGrade.members()),
        }
        return build(columns, backend or self.backend)

    def result(self, row: int) -> MatchResult:
        """Match the patient in a row, counted from 0, by herself."""
        return self.data.result(row if row >= 0 else len(self) + row)

    def patient(self, row: int) -> Patient:
        """Return the patient in a row, counted from 0."""
        return self.result(row).patient

    def explain(self, row: int, recommendation: str) -> Explanation:
        """Explain why a recommendation applies to the patient in a row, does not, or stays open.

        Parameters
        ----------
        row : int
            The row, counted from 0.
        recommendation : str
            Id of the recommendation.
        """
        return self.result(row)[recommendation].explain()

    def _positions(self, select: str | Iterable[str] | None) -> list[int]:
        rows = list(self.guideline.recommendations)
        if select is None:
            return list(range(len(rows)))
        wanted = [select] if isinstance(select, str | AgoGrade) else list(select)
        chosen = [chooses(self.guideline, str(each)) for each in wanted]
        return [at for at, row in enumerate(rows) if any(row.id in ids for ids in chosen)]

    def _kept(self, keep: Sequence[str] | None) -> list[int]:
        if keep is None:
            return self._strangers()
        return self._places([keep] if isinstance(keep, str) else keep)

    def _strangers(self) -> list[int]:
        """Return the positions of the columns that are no facts."""
        known = {*self.columns, self.data.sites_column}
        return [at for at, name in enumerate(self._source.names) if name not in known]

    def _places(self, names: Sequence[str]) -> list[int]:
        for name in names:
            if name not in self._source.names:
                raise refuse("column", name, self._source.names)
        return [self._source.names.index(name) for name in names]

    def _warn_of_strangers(self) -> None:
        """Say so where nothing of a table was understood: its answers are all undetermined."""
        if self.columns or self.data.sites_column or not self._source.names:
            return
        facts = self.guideline.facts.ids()
        named = [
            f"{name} (near to {fact})" if (fact := near(name, facts)) else name for name in self._source.names[:10]
        ]
        text = f"no column is a fact, and none is guessed: {', '.join(named)}; `columns` says which fact a column is"
        warnings.warn(text, stacklevel=4)

    def _judge(self, problems: tuple[ColumnProblem, ...]) -> None:
        """Refuse invalid cells, or say that they were taken as unknown."""
        if problems and not self._forgiving:
            raise CohortError(problems)
        if problems:
            cells = sum(problem.cells for problem in problems)
            text = (
                f"{cells} cells are what their fact cannot be, and were taken as unknown; `cohort.problems` lists them"
            )
            warnings.warn(text, stacklevel=4)


def chooses(guideline: Guideline, name: str) -> set[str]:
    """Return the ids that an id, a section or a grade stands for."""
    if name in {grade.value for grade in AgoGrade.members()}:
        return {row.id for row in guideline.recommendations if row.ago_grade.value == name}
    if name in guideline.sections:
        return {row.id for row in guideline.sections[name].recommendations}
    return {guideline[name].id}


def of_values(values: list[Any]) -> Column:
    """Make a column of values as they came: whole numbers, numbers, flags, or texts."""
    clean = [None if is_missing(value) else value for value in values]
    known = [value for value in clean if value is not None]
    kinds = {bool: "boolean", int: "integer", float: "number"}
    kind: Any = next((kinds[cls] for cls in kinds if known and all(type(value) is cls for value in known)), "text")
    return Column(kind, [str(value) if kind == "text" and value is not None else value for value in clean])


def is_missing(value: object) -> bool:
    """Whether a value stands for nothing, in whatever library."""
    return value is None or type(value).__name__ in {"NAType", "NaTType"} or value != value  # noqa: PLR0124
