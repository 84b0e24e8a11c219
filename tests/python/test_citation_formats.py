"""Every reference, written as BibTeX, RIS and CSL-JSON and read back by independent readers, is the one of the data."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

import leitlinie as ll
from bibliographies import RECORDS, letters, of_bibtex, of_ris, only, printed_names, reference, references

if TYPE_CHECKING:
    from bibliographies import Record

IDS = [record["id"] for record in RECORDS]
EACH = pytest.mark.parametrize("record", RECORDS, ids=IDS)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


@pytest.fixture(scope="module")
def bibtex(guideline: ll.Guideline) -> dict[str, Record]:
    return of_bibtex(guideline.references.to_bibtex())


@pytest.fixture(scope="module")
def ris(guideline: ll.Guideline) -> dict[str, Record]:
    return of_ris(guideline.references.to_ris())


@pytest.fixture(scope="module")
def csl(guideline: ll.Guideline) -> dict[str, Record]:
    return {record["id"]: record for record in json.loads(guideline.references.to_csl_json())}


def test_each_reference_is_there_once_in_the_order_of_the_data(
    bibtex: dict[str, Record], ris: dict[str, Record], csl: dict[str, Record]
) -> None:
    assert list(bibtex) == list(ris) == list(csl) == IDS
    assert len(set(IDS)) == len(IDS) == 104


def is_article(record: Record) -> bool:
    return str(record["type"]) == "article-journal"


class TestBibtex:
    @EACH
    def test_every_field(self, record: Record, bibtex: dict[str, Record]) -> None:
        found = dict(bibtex[record["id"]])
        dates = record["issued"]["date-parts"]
        expected = {
            "type of entry": "article" if is_article(record) else "misc",
            "title": record["title"],
            "journal": record.get("container-title") if is_article(record) else None,
            "booktitle": None if is_article(record) else record.get("container-title"),
            "eventtitle": record.get("event-title"),
            "year": str(dates[0][0]),
            "day": str(dates[0][2]) if len(dates[0]) > 2 else None,
            "volume": record.get("volume"),
            "number": record.get("issue"),
            "pages": record.get("page", record.get("number")),
            "type": record.get("genre"),
            "annote": record.get("note"),
            "doi": record.get("DOI"),
            "url": record.get("URL"),
        }
        names = found.pop("author", [])
        assert [letters(name.particle, name.family, name.given, name.suffix) for name in names] == printed_names(record)
        months = re.findall("[a-z]{3}", found.pop("month", ""))
        assert months == [MONTHS[date[1] - 1] for date in dates if len(date) > 1]
        how = found.pop("howpublished", None)
        where = [record.get("container-title"), record.get("event-title")]
        assert how == (None if is_article(record) else ", ".join(filter(None, where)))
        if "pages" in found:
            found["pages"] = found["pages"].replace("–", "-")
        assert found == {name: value for name, value in expected.items() if value is not None}

    def test_a_suffix_stands_between_the_family_and_the_given_name(self, bibtex: dict[str, Record]) -> None:
        name = bibtex["zamboni-2015"]["author"][1]
        assert name == ("C. T.", "", "da Silva", "Jr")

    def test_keys_are_the_ids_and_letters_that_any_program_reads(self, guideline: ll.Guideline) -> None:
        keys = re.findall(r"^@\w+\{([^,]+),$", guideline.references.to_bibtex(), re.MULTILINE)
        assert keys == IDS
        assert all(re.fullmatch("[a-z0-9-]+", key) for key in keys)

    def test_a_key_depends_on_the_id_alone(self) -> None:
        odd = ["Müller 2020", "Muller 2020", "a, {b}", "", "日本", "müller-2020"]
        ids = [id for id in odd if id.strip()]
        alone = [only(of_bibtex(references(reference(id)).to_bibtex())) for id in ids]
        together = list(of_bibtex(references(*map(reference, ids)).to_bibtex()))
        assert alone == together
        assert len(set(together)) == len(ids)
        assert all(re.fullmatch(r"[A-Za-z0-9][\w.:+/-]*", key, re.ASCII) for key in together)


class TestRis:
    @EACH
    def test_every_field(self, record: Record, ris: dict[str, Record]) -> None:
        found = dict(ris[record["id"]])
        dates = record["issued"]["date-parts"]
        containers = [record.get("container-title"), record.get("event-title")]
        if not is_article(record):
            containers.reverse()
        containers = [each for each in containers if each] + [None, None]
        first, _, last = record.get("page", record.get("number", "")).partition("-")
        month = f"{dates[0][1]:02}" if len(dates[0]) > 1 else None
        day = f"{dates[0][2]:02}" if len(dates[0]) > 2 else ""
        expected = {
            "type_of_reference": "JOUR" if is_article(record) else "CPAPER",
            "id": record["id"],
            "title": record["title"],
            "secondary_title": containers[0],
            "custom3": containers[1],
            "year": str(dates[0][0]),
            "volume": record.get("volume"),
            "number": record.get("issue"),
            "start_page": first or None,
            "end_page": last or None,
            "type_of_work": record.get("genre"),
            "doi": record.get("DOI"),
            "urls": [record["URL"]] if "URL" in record else None,
            "notes": [record["note"]] if "note" in record else None,
        }
        assert [letters(name) for name in found.pop("authors", [])] == printed_names(record)
        date = found.pop("date", None)
        assert date == (month and f"{dates[0][0]}/{month}/{day}/{'Jul-Aug' if len(dates) > 1 else ''}")
        assert found == {name: value for name, value in expected.items() if value is not None}

    def test_each_record_begins_and_ends_as_the_format_asks(self, guideline: ll.Guideline) -> None:
        for record in guideline.references.to_ris().rstrip("\n").split("\n\n"):
            lines = record.split("\n")
            assert lines[0].startswith("TY  - ")
            assert lines[-1] == "ER  - "
            assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)


class TestCslJson:
    @EACH
    def test_every_field(self, record: Record, csl: dict[str, Record]) -> None:
        found = dict(csl[record["id"]])
        names = found.pop("author", [])
        written = [letters(*(each.get(part) for part in ("literal", "family", "given", "suffix"))) for each in names]
        assert written == printed_names(record)
        if "number" in record:
            assert found.pop("page") == record.get("page", record["number"])
        assert found == {name: value for name, value in record.items() if name != "author"}

    def test_no_processor_takes_initials_for_one_name(self, csl: dict[str, Record]) -> None:
        """`CT` would become `C`; so every run of capitals is spelled out."""
        given = [name.get("given", "") for record in csl.values() for name in record.get("author", [])]
        assert not [name for name in given if re.search("[A-Z]{2}", name)]
        assert csl["zamboni-2015"]["author"][1] == {"family": "da Silva", "given": "C. T.", "suffix": "Jr"}

    def test_citeproc_reads_it(self, guideline: ll.Guideline) -> None:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="The following arguments for Reference are unsupported")
            source = CiteProcJSON(json.loads(guideline.references.to_csl_json()))
        assert list(source) == IDS
        assert {str(record["title"]) for record in source.values()} == {record["title"] for record in RECORDS}


class TestSelections:
    def test_of_a_recommendation(self, guideline: ll.Guideline, chapter: Record) -> None:
        for section in chapter["sections"]:
            cited = {heading["id"]: heading["references"] for heading in section.get("evidence", [])}
            for row in section.get("recommendations", []):
                expected = {id for heading in row.get("evidence", []) for id in cited[heading]}
                assert set(of_bibtex(guideline.references_of(row["id"]).to_bibtex())) == expected

    def test_of_a_section(self, guideline: ll.Guideline, chapter: Record) -> None:
        for section in chapter["sections"]:
            groups = [*section.get("evidence", []), *section.get("trials", [])]
            expected = {id for group in groups for id in group.get("references", [])}
            assert set(of_ris(guideline.references_of(section["id"]).to_ris())) == expected

    def test_of_a_trial_and_of_a_consensus_statement(self, guideline: ll.Guideline, chapter: Record) -> None:
        for section in chapter["sections"]:
            cited = {heading["id"]: heading["references"] for heading in section.get("evidence", [])}
            for trial in section.get("trials", []):
                assert set(guideline.references_of(trial["id"]).ids()) == set(trial.get("references", []))
            for consensus in section.get("consensus", []):
                expected = {id for heading in consensus["evidence"] for id in cited[heading]}
                assert set(guideline.references_of(consensus["id"]).ids()) == expected

    def test_stand_in_the_order_of_the_data(self, guideline: ll.Guideline) -> None:
        for section in guideline.sections:
            ids = guideline.references_of(section.id).ids()
            assert list(ids) == [id for id in IDS if id in ids]

    def test_of_what_is_not_there(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.UnknownIdError, match=r"`trials\.abcsg28`; did you mean `trials\.abcsg_28`"):
            guideline.references_of("trials.abcsg28")

    def test_what_comes_twice_is_written_once(self, guideline: ll.Guideline) -> None:
        twice = ll.References([*guideline.references_of("liver"), *guideline.references_of("liver.resection")])
        assert twice.to_csl_json() == guideline.references_of("liver").to_csl_json()
        assert twice.to_vancouver() == guideline.references_of("liver").to_vancouver()

    def test_one_key_for_two_works_is_refused(self, guideline: ll.Guideline) -> None:
        two = ll.References([guideline.references["khan-2020"], reference("khan-2020")])
        for write in (two.to_bibtex, two.to_ris, two.to_csl_json, two.to_vancouver):
            with pytest.raises(ValueError, match="two references that differ have the id 'khan-2020'"):
                write()

    def test_nothing_is_a_bibliography_too(self) -> None:
        nothing = ll.References()
        assert (nothing.to_bibtex(), nothing.to_ris(), nothing.to_vancouver()) == ("", "", "")
        assert json.loads(nothing.to_csl_json()) == []


AUTHORS = [
    {"literal": "Early Breast Cancer Trialists' Collaborative Group"},
    {"literal": "Smith and Sons, Ltd"},
    {"family": "van den Berg", "given": "A.-M."},
    {"family": "O'Neil", "given": "Anna Maria"},
    {"family": "King", "given": "ML III"},
    {"family": "Šimić-Ørsted", "given": "Ž"},
    {"family": "others", "given": "A"},
    {"given": "Aristotle"},
]


@pytest.fixture(scope="module")
def hard() -> ll.Reference:
    return reference(
        author=AUTHORS,
        title="50 % of T1a & T1b_x: {β}-blockers, $5 #1 ~ ^ \\ <b> | \"q\" -- 'r' at ≤70 μm",
        container_title="Ann. Int. Med. & Surg.",
        page="12-15, 18",
        number="e12",
        volume="1",
        publisher="Smith & Sons",
        DOI="10.1002/(SICI)1097-0142(19990301)85:5<1128::AID-CNCR_17>3.0.CO;2-Z",
        URL="https://example.org/a_b%20c#d",
        issued={"date-parts": [[2019, 12, 30], [2020, 1, 2]]},
    )


class TestHardCases:
    def test_bibtex(self, hard: ll.Reference) -> None:
        found = only(of_bibtex(references(hard).to_bibtex()).values())
        assert found["title"] == hard.title
        assert found["journal"] == hard.container_title
        assert (found["doi"], found["url"]) == (hard.doi, hard.url)
        assert (found["pages"].replace("–", "-"), found["eid"]) == (hard.page, hard.number)
        assert (found["year"], found["month"], found["day"]) == ("2019/2020", 'dec # "/" # jan', "30/2")
        assert found["author"] == [
            ("", "", "Early Breast Cancer Trialists' Collaborative Group", ""),
            ("", "", "Smith and Sons, Ltd", ""),
            ("A.-M.", "", "van den Berg", ""),
            ("Anna Maria", "", "O'Neil", ""),
            ("M. L.", "", "King", "III"),
            ("Ž.", "", "Šimić-Ørsted", ""),
            ("A.", "", "others", ""),
            ("", "", "Aristotle", ""),
        ]

    def test_ris(self, hard: ll.Reference) -> None:
        found = only(of_ris(references(hard).to_ris()).values())
        assert found["title"] == hard.title
        assert (found["start_page"], found["custom7"]) == ("12-15, 18", "e12")
        assert "end_page" not in found
        assert (found["doi"], found["urls"], found["publisher"]) == (hard.doi, [hard.url], hard.publisher)
        assert found["authors"][:5] == [
            "Early Breast Cancer Trialists' Collaborative Group",
            "Smith and Sons, Ltd",
            "van den Berg, A.-M.",
            "O'Neil, Anna Maria",
            "King, M. L., III",
        ]

    def test_csl_json(self, hard: ll.Reference) -> None:
        (found,) = json.loads(references(hard).to_csl_json())
        assert {name: found[name] for name in ("title", "page", "number", "DOI", "URL")} == {
            name: hard.to_dict()[name] for name in ("title", "page", "number", "DOI", "URL")
        }
        assert found["author"][0] == AUTHORS[0]
        assert found["author"][4] == {"family": "King", "given": "M. L.", "suffix": "III"}

    @pytest.mark.parametrize(
        ("kind", "bibtex", "ris"),
        [
            ("book", "book", "BOOK"),
            ("chapter", "incollection", "CHAP"),
            ("paper-conference", "inproceedings", "CPAPER"),
            ("report", "techreport", "RPRT"),
            ("thesis", "phdthesis", "THES"),
            ("webpage", "misc", "ELEC"),
            ("song", "misc", "GEN"),
        ],
    )
    def test_other_kinds_of_works(self, kind: str, bibtex: str, ris: str) -> None:
        made = references(reference(type=kind, container_title="The whole", publisher="Press", number="7"))
        entry, record = only(of_bibtex(made.to_bibtex()).values()), only(of_ris(made.to_ris()).values())
        assert entry["type of entry"] == bibtex
        assert record["type_of_reference"] == ris
        assert entry["booktitle"] == record["secondary_title"] == "The whole"
        publisher = {"techreport": "institution", "phdthesis": "school"}.get(bibtex, "publisher")
        assert (entry[publisher], record["publisher"]) == ("Press", "Press")
        assert entry["number" if kind == "report" else "pages"] == "7"

    def test_a_record_of_nothing_but_a_title(self) -> None:
        bare = references(reference(issued={"date-parts": []}))
        assert only(of_bibtex(bare.to_bibtex()).values()) == {"type of entry": "article", "title": "A title"}
        assert only(of_ris(bare.to_ris()).values()) == {
            "type_of_reference": "JOUR",
            "id": "made-2024",
            "title": "A title",
        }
        assert bare.to_vancouver() == "1. A title."

    # Everything that LaTeX or RIS could misread, and letters beyond ASCII.
    TITLES = st.text(st.sampled_from("abZ19 \\{}&%$#_~^<>|μΩλ≤éßŁ–\"'`-?!@,;:=()[]/*\n"), min_size=1).filter(
        lambda text: text.strip()
    )

    @given(title=TITLES)
    def test_any_title_comes_back(self, title: str) -> None:
        made = references(reference(title=title, container_title=title))
        flat = " ".join(title.split())
        entry, record = only(of_bibtex(made.to_bibtex()).values()), only(of_ris(made.to_ris()).values())
        assert (entry["title"], entry["journal"]) == (flat, flat)
        assert (record["title"], record["secondary_title"]) == (flat, flat)
