"""Every citation of the source's notes is encoded, in order, under the headings that are printed above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import slides

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import leitlinie as ll
    from slides import Citations

# Fields that stand otherwise in some printed entry, with the reason; data/SOURCES.md lists each.
EXCEPTIONS = {
    ("khan-2021", "family"): "the print has Kahn: the same speaker, whose name is Khan",
    ("kent-2021", "volume"): "cited a second time ahead of print, without volume",
    ("kent-2021", "page"): "cited a second time ahead of print, with another number",
    ("kent-2021", "issued"): "cited a second time ahead of print, in the year before",
}

# Headings that are a whole sentence in print, and ours for them.
SHORTENED = {
    "If expected survival is short, less invasive procedures should be considered": (
        "Short expected survival: less invasive procedures"
    ),
}

# A DOI that is printed and not recorded.
CUT_OFF = {"tosello-2018": "10.1002/14651"}


@pytest.fixture(scope="module")
def lists(shared: Callable[[str], Path]) -> list[Citations]:
    return slides.citation_lists(slides.text_of(shared("source")))


@pytest.fixture(scope="module")
def cited(lists: list[Citations], guideline: ll.Guideline) -> list[tuple[ll.Reference, str]]:
    """Each encoded citation with its printed entry."""
    encoded = [guideline.references[id_] for heading in guideline.evidence for id_ in heading.references]
    return list(zip(encoded, [entry for each in lists for entry in each.entries], strict=True))


def test_the_source_has_134_citations_of_104_works(lists: list[Citations], guideline: ll.Guideline) -> None:
    assert sum(len(each.entries) for each in lists) == 134
    assert sum(len(each.references) for each in guideline.evidence) == 134
    assert len(guideline.references) == len(set(guideline.references.ids())) == 104


def test_headings_stand_as_printed_with_as_many_citations(lists: list[Citations], guideline: ll.Guideline) -> None:
    printed = [(heading_of(each), len(each.entries)) for each in lists]
    assert [(each.heading, len(each.references)) for each in guideline.evidence] == printed
    assert len(printed) == len(lists) == 29


def heading_of(citations: Citations) -> str:
    headings = [SHORTENED.get(heading, heading) for heading in citations.headings]
    assert citations.slide
    return "; ".join(headings) or ": ".join(citations.slide.title_lines)


def test_a_list_without_heading_says_so(lists: list[Citations], guideline: ll.Guideline) -> None:
    for each, heading in zip(lists, guideline.evidence, strict=True):
        said = "Printed without a heading" in (heading.interpretation or "")
        assert said == (not each.headings), heading.id


def test_references_stand_in_the_order_of_their_first_citation(guideline: ll.Guideline) -> None:
    cited = list(dict.fromkeys(id_ for heading in guideline.evidence for id_ in heading.references))
    assert list(guideline.references.ids()) == cited


def test_each_record_agrees_with_its_printed_entry(cited: list[tuple[ll.Reference, str]]) -> None:
    missed = {(record.id, name) for record, entry in cited for name in disagreements(record, plain(entry))}
    assert missed == set(EXCEPTIONS)


def disagreements(record: ll.Reference, entry: str) -> set[str]:
    """Names of the fields that do not stand in a printed entry."""
    missed = set()
    if record.author and not entry.startswith(plain(record.author[0].family)):
        missed.add("family")
    year = str(record.year)
    if not re.search(rf"\b{year}\b", entry):
        missed.add("issued")
    if record.volume and not re.search(located(record.volume, record.issue), entry):
        missed.add("volume")
    places = {"page": record.page, "number": record.number}
    missed |= {name for name, value in places.items() if value and plain(value) not in entry}
    if record.doi and record.doi not in entry:
        missed.add("DOI")
    return missed


def located(volume: str, issue: str | None) -> str:
    """Volume and issue as they follow the date, in the several styles of the print."""
    behind = rf" ?\({re.escape(issue)}\)" if issue else ""
    return rf"(?:[;,]|\d\d\d\d\)?) ?{re.escape(volume)}{behind} ?[:,;.]"


def plain(text: str) -> str:
    """Without differences that are none: dashes, hyphens at the end of a line, and spaces."""
    return " ".join(re.sub(r"[–—]", "-", text).replace("- ", "-").split())


def test_exceptions_and_corrections_are_listed_in_the_sources(project: Path) -> None:
    sources = (project / "data" / "SOURCES.md").read_text(encoding="utf-8")
    for id_, _ in EXCEPTIONS:
        assert f"`{id_}`" in sources
    for id_, doi in CUT_OFF.items():
        (line,) = [line for line in sources.splitlines() if doi in line]
        assert f"`{id_}`" in line


def test_misprints_of_the_sources_page_are_printed_and_their_corrections_recorded(
    project: Path, cited: list[tuple[ll.Reference, str]], guideline: ll.Guideline
) -> None:
    """Each line of the table of corrections tells the truth: about the print, and about the record."""
    sources = (project / "data" / "SOURCES.md").read_text(encoding="utf-8")
    _, table = sources.split("## Corrections of misprints in the references")
    rows = [line.split("|") for line in table.split("\n## ")[0].splitlines() if line.startswith("| `")]
    assert len(rows) == 10
    for _, printed, recorded, where, *_ in rows:
        (id_,) = re.findall(r"`([a-z-]+-\d{4}[a-z]?)`", where)
        (misprint,) = re.findall(r"`([^`]+)`", printed)
        entries = [entry for record, entry in cited if record.id == id_]
        assert entries, id_
        assert all(misprint in entry for entry in entries), (id_, misprint)
        record = guideline.references[id_].to_json()
        for part in re.findall(r"`([^`]+)`", recorded):
            assert all(word in record for word in part.split()), (id_, part)


def test_every_printed_doi_is_recorded(cited: list[tuple[ll.Reference, str]]) -> None:
    printed = {
        (record.id, doi.rstrip(".")) for record, entry in cited for doi in re.findall(r"\b10\.\d{4,5}/\S+", entry)
    }
    recorded = {(record.id, record.doi) for record, _ in cited if record.doi}
    assert printed - recorded == set(CUT_OFF.items())
    assert recorded <= printed


def test_all_printed_authors_are_recorded(cited: list[tuple[ll.Reference, str]]) -> None:
    for record, entry in cited:
        for author in record.author:
            if record.id not in {"khan-2021", "pahouja-2015"}:
                assert author.family in entry, record.id
        assert (record.custom is not None and record.custom.et_al) == bool(re.search(r"\bet al\b", entry)), record.id


def test_no_title_is_shortened(cited: list[tuple[ll.Reference, str]]) -> None:
    """What stands in print between the authors and the journal is the title."""
    corrected = {"thelen-2019", "olson-2020", "khan-2021", "chang-2018", "ewert-2004"}
    for record, entry in cited:
        if record.id not in corrected:
            assert plain(record.title).lower() in plain(entry).lower(), record.id


DEFINITIONS = {  # what a slide prints as explanation, where it is not word for word what is encoded
    "Stereotactic ABlativeRadiotherapy": "stereotactic ablative radiotherapy",
    "transarteriel chemoembolization": "transarterial chemoembolisation",
    "transarteriel radioembolization": "transarterial radioembolisation",
    "stereotactic radiosurgery with volumetric modulated arc therapy (VMAT)": "stereotactic radiosurgery",
    "video-assisted thoracoscopic surgery": "video-assisted thoracic surgery",
    "selective internal radiotherapy = TARE": "selective internal radiotherapy",
}

PLACES = {  # abbreviations that a slide explains outside a legend: the print
    ("SBRT", "general"): "SBRT\nStereotactic Body Radiation Therapy",
    ("SABR", "general"): "SABR\nStereotactic ABlativeRadiotherapy",
    ("IGRT", "general"): "IGRT\nImage Guided Radiation Therapy",
    ("ns", "trials"): "ns not significant, s: significant",
    ("MPE", "pleura"): "Malignant Pleural Effusion (MPE)",
    ("VATS", "pericardium"): "VATS (video-assisted thoracic surgery)",
    ("VMAT", "liver"): "volumetric modulated arc therapy (VMAT)",
    ("SRS-VMAT", "liver"): "Stereotactic Radiotherapy with VMAT (SRS-VMAT)",
    ("SRS-VMAT", "lung"): "(stereotactic radiotherapy with volumetric intensity modulated arc \ntherapy (SRS-VMAT))",
    ("R0", "soft_tissue"): "with complete resection \n(R0)",
}


@pytest.fixture(scope="module")
def regions(shared: Callable[[str], Path], guideline: ll.Guideline) -> dict[str, str]:
    """Slides with the panels of the notes that stand before their title, by id."""
    text = slides.text_of(shared("source"))
    bodies = [slide.body for slide in slides.slides(text)]
    ends = [text.index(body) + len(body) for body in bodies]
    starts = [0, *ends[:-1]]
    return {each.id: text[start:end] for each, start, end in zip(guideline.slides, starts, ends, strict=True)}


def legends(region: str) -> dict[str, str]:
    """`X = Y` and `X: Y` in legends and panels: X is in capitals, or the `s` of the trial table."""
    lines = [line for line in region.splitlines() if not re.match(r"\d+\. |§|•|HE?R2?[ -]|Her2", line)]
    pattern = r"(?:^|[,*]) ?([A-Z]{2,5}|s)(?: ?= *|: )([A-Za-z][^,#\n]*)"
    return {short: long.strip() for line in lines for short, long in re.findall(pattern, line)}


def test_every_definition_of_the_slides_is_encoded_with_its_slide(
    regions: dict[str, str], guideline: ll.Guideline
) -> None:
    printed = {(short, slide): long for slide, region in regions.items() for short, long in legends(region).items()}
    assert printed["s", "trials"] == "significant"
    found = set()
    for (short, slide), long in printed.items():
        entry = guideline.abbreviations[short]
        assert slide in entry.slides, (short, slide)
        assert entry.expansion.lower() == DEFINITIONS.get(long, long).lower()
        found.add((short, slide))
    for (short, slide), print_ in PLACES.items():
        assert print_ in regions[slide], (short, slide)
        assert slide in guideline.abbreviations[short].slides
    encoded = {(each.abbreviation, slide) for each in guideline.abbreviations for slide in each.slides}
    assert encoded == found | set(PLACES)


def test_equal_abbreviations_are_equal_both_ways(regions: dict[str, str], guideline: ll.Guideline) -> None:
    assert "SIRT = selective internal radiotherapy = TARE" in regions["liver"]
    assert guideline.abbreviations["SIRT"].same_as == ("TARE",)
    for entry in guideline.abbreviations:
        for other in entry.same_as:
            assert entry.abbreviation in guideline.abbreviations[other].same_as


def test_authors_of_the_versions_are_those_printed(regions: dict[str, str], guideline: ll.Guideline) -> None:
    blocks = re.findall(r"§ Version(?:en)? ([\d–]+): \n((?:.+\n?)+?)(?=\n| Sites|$)", regions["overview"])
    printed = {version: [name.strip() for name in " ".join(names.split()).split("/")] for version, names in blocks}
    assert {each.version: list(each.authors) for each in guideline.authorship} == printed
    assert list(map(len, printed.values())) == [32, 2]


def test_topics_and_neighbouring_chapters_are_those_printed(regions: dict[str, str], guideline: ll.Guideline) -> None:
    topics = [line[2:].strip() for line in regions["topics"].splitlines() if line.startswith("§ ")]
    assert list(guideline.topics) == topics
    quoted = re.findall(r"„([^“]+)“", " ".join(regions["topics"].split()))
    assert list(guideline.see_also) == [each.strip() for each in quoted]
