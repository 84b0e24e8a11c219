"""A guideline and its parts as collections: iteration, `in`, `len`, look-up, slices and completion."""

from __future__ import annotations

from typing import Any

import pytest

import leitlinie as ll

LISTINGS = {  # attribute of the guideline: class, length, an id, a near miss of that id
    "sections": (ll.Sections, 13, "liver", "livre"),
    "recommendations": (ll.Recommendations, 49, "liver.resection", "liver.resektion"),
    "references": (ll.References, 104, "cardoso-2020", "cardozo-2020"),
    "trials": (ll.Trials, 6, "trials.ecog_2108", "trials.ecog2108"),
    "abbreviations": (ll.Abbreviations, 23, "SBRT", "SBTR"),
    "evidence": (ll.Evidences, 29, "liver.local_surgery", "liver.surgery_local"),
    "facts": (ll.Facts, None, "her2_status", "her_2_status"),
    "interventions": (ll.Interventions, None, "liver_resection", "resection_liver"),
    "parameters": (ll.Parameters, 4, "oligometastatic_max_count", "oligometastatic_count_max"),
}
ALL = pytest.mark.parametrize("name", LISTINGS)


def key_of(item: Any) -> str:  # noqa: ANN401
    return item.abbreviation if isinstance(item, ll.Abbreviation) else item.id


@pytest.fixture
def listing(name: str, guideline: ll.Guideline) -> Any:  # noqa: ANN401
    return getattr(guideline, name)


@ALL
def test_a_listing_counts_and_iterates(name: str, listing: Any, vocabulary: Any) -> None:  # noqa: ANN401
    cls, length, _, _ = LISTINGS[name]
    counted = {"facts": vocabulary["facts"], "interventions": vocabulary["interventions"]}
    assert type(listing) is cls
    assert len(listing) == len(list(listing)) == (length or len(counted[name]))
    assert listing.ids() == tuple(map(key_of, listing))


@ALL
def test_an_item_is_found_by_id_and_by_position(name: str, listing: Any) -> None:  # noqa: ANN401
    _, _, id_, _ = LISTINGS[name]
    position = listing.ids().index(id_)
    assert key_of(listing[id_]) == id_
    assert listing[position] == listing[id_] == listing[position - len(listing)]
    assert id_ in listing
    assert listing[id_] in listing
    assert "surely not" not in listing
    assert None not in listing
    assert 1 not in listing


@ALL
def test_a_near_miss_is_named(name: str, listing: Any) -> None:  # noqa: ANN401
    _, _, id_, miss = LISTINGS[name]
    with pytest.raises(ll.UnknownIdError) as caught:
        listing[miss]
    assert str(caught.value).endswith(f"no {kind(name)} `{miss}`; did you mean `{id_}`?")
    assert isinstance(caught.value, KeyError)


def kind(name: str) -> str:
    return {"evidence": "heading"}.get(name, name.removesuffix("s"))


@ALL
def test_what_resembles_nothing_gets_no_suggestion(listing: Any) -> None:  # noqa: ANN401
    with pytest.raises(ll.UnknownIdError) as caught:
        listing["qqqq"]
    assert "did you mean" not in str(caught.value)


@ALL
def test_a_slice_is_a_listing(name: str, listing: Any) -> None:  # noqa: ANN401
    cls, *_ = LISTINGS[name]
    whole = list(listing)
    for part in (slice(1, 3), slice(None, None, -1), slice(-2, None), slice(0, 0), slice(500, 600)):
        assert type(listing[part]) is cls
        assert list(listing[part]) == whole[part]
    assert listing[:] == listing
    assert hash(listing[:]) == hash(listing)


@ALL
@pytest.mark.parametrize("position", [1000, -1000])
def test_a_position_beyond_the_end_is_an_index_error(position: int, listing: Any) -> None:  # noqa: ANN401
    with pytest.raises(IndexError):
        listing[position]


@ALL
@pytest.mark.parametrize("key", [1.5, None, (), b"liver"])
def test_a_key_of_another_kind_is_a_type_error(key: object, listing: Any) -> None:  # noqa: ANN401
    with pytest.raises(TypeError, match="a position, an id or a slice"):
        listing[key]


@ALL
def test_keys_complete(name: str, listing: Any) -> None:  # noqa: ANN401
    _, _, id_, _ = LISTINGS[name]
    assert id_ in listing._ipython_key_completions_()
    assert listing._ipython_key_completions_() == listing.ids()


@ALL
def test_a_listing_can_be_made_of_items(name: str, listing: Any) -> None:  # noqa: ANN401
    cls, *_ = LISTINGS[name]
    assert cls(list(listing)) == listing == cls(iter(listing))
    assert len(cls()) == 0
    with pytest.raises(TypeError):
        cls([object()])


class TestGuideline:
    def test_it_iterates_over_its_graded_rows(self, guideline: ll.Guideline) -> None:
        assert len(guideline) == 49
        assert list(guideline) == list(guideline.recommendations)
        assert all(isinstance(row, ll.Recommendation) for row in guideline)

    def test_it_finds_rows_and_sections(self, guideline: ll.Guideline) -> None:
        assert guideline["liver.resection"] == guideline.recommendations["liver.resection"]
        assert guideline["liver"] == guideline.sections["liver"]
        assert guideline["liver"].recommendations[0] == guideline["liver.resection"]

    @pytest.mark.parametrize("thing", ["liver", "liver.resection", "axilla"])
    def test_it_contains_ids(self, thing: str, guideline: ll.Guideline) -> None:
        assert thing in guideline

    @pytest.mark.parametrize("thing", ["leber", "", None, 3, 2.5, ("liver",)])
    def test_it_does_not_contain_other_things(self, thing: object, guideline: ll.Guideline) -> None:
        assert thing not in guideline

    def test_it_contains_its_rows_and_sections(self, guideline: ll.Guideline) -> None:
        assert guideline["liver.resection"] in guideline
        assert guideline["liver"] in guideline
        assert guideline.references[0] not in guideline
        other = guideline["liver.resection"].to_dict() | {"statement": "Do it."}
        assert ll.Recommendation.from_dict(other) not in guideline

    def test_half_a_surrogate_pair_is_in_no_id_and_no_text(self, guideline: ll.Guideline) -> None:
        result = guideline.match({})
        for things in (guideline, guideline.recommendations, guideline.facts, result, result.matches, result.patient):
            with pytest.raises(ll.UnknownIdError):
                things["liver.resection\ud800"]
        for things in (guideline, guideline.recommendations, result, result.matches):
            assert "\ud800" not in things
        assert len(guideline.select(text="\ud800")) == len(guideline.select(text="liver \ud800")) == 0
        for look_up in (guideline.references_of, result.patient.origin, lambda id_: guideline.select(section=id_)):
            with pytest.raises(ll.UnknownIdError):
                look_up("\ud800")
        with pytest.raises(ll.UnknownIdError):
            guideline.select(intervention="\ud800")
        assert not hasattr(result.patient, "\ud800")

    @pytest.mark.parametrize(
        ("miss", "nearest"),
        [("liver.resektion", "liver.resection"), ("pleura.talc_pleurodeses", "pleura.talc_pleurodesis")],
    )
    def test_a_near_miss_of_a_row_is_named(self, miss: str, nearest: str, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.UnknownIdError, match=f"did you mean `{nearest}`"):
            guideline[miss]

    def test_a_near_miss_of_a_section_is_named(self, guideline: ll.Guideline) -> None:
        with pytest.raises(ll.UnknownIdError, match="did you mean `ascites`"):
            guideline["ascitis"]

    def test_keys_complete_to_sections_and_rows(self, guideline: ll.Guideline) -> None:
        keys = guideline._ipython_key_completions_()
        assert set(keys) == {*guideline.sections.ids(), *guideline.recommendations.ids()}

    def test_rows_stand_in_the_section_of_their_id(self, guideline: ll.Guideline) -> None:
        for section in guideline.sections:
            assert all(row.id.startswith(f"{section.id}.") for row in section.recommendations)
        rows = [row for section in guideline.sections for row in section.recommendations]
        assert rows == list(guideline)

    def test_references_of_a_row_are_those_of_its_headings(self, guideline: ll.Guideline) -> None:
        for row in guideline:
            cited = {id_ for heading in row.evidence for id_ in guideline.evidence[heading].references}
            assert set(guideline.references_of(row.id).ids()) == cited
        with pytest.raises(ll.UnknownIdError, match="did you mean"):
            guideline.references_of("liver.resektion")

    def test_the_embedded_guideline_is_one_object_of_content(self, guideline: ll.Guideline) -> None:
        assert ll.load() == guideline
        assert hash(ll.load()) == hash(guideline)
        assert len(guideline.content_hash) == 64
        assert set(guideline.content_hash) <= set("0123456789abcdef")

    def test_it_says_what_it_is(self, guideline: ll.Guideline) -> None:
        assert (guideline.edition, guideline.language, guideline.title) == ("2023.1E", "en", "Sites of Metastases")
        assert "AGO" in guideline.organisation
        assert guideline.title in str(guideline)
        assert guideline.edition in str(guideline)
        assert repr(guideline).startswith("<Guideline ")


def test_every_grade_of_the_rows_has_a_meaning(guideline: ll.Guideline) -> None:
    for scale in ("level_of_evidence", "grade_of_recommendation", "ago_grade"):
        explained = {each.value for each in getattr(guideline.grading, scale).meanings}
        assert {getattr(row, scale).value for row in guideline} <= explained
        assert "http" in getattr(guideline.grading, scale).source


def test_interventions_of_the_rows_exist_and_each_is_used(guideline: ll.Guideline) -> None:
    used = {id_ for row in guideline for id_ in row.interventions}
    assert used == set(guideline.interventions.ids())


def test_ambiguous_rows_say_how_they_were_read(guideline: ll.Guideline) -> None:
    said = [row.id for row in guideline if row.interpretation]
    assert len(said) >= 30
    assert all(len(guideline[id_].interpretation) > 40 for id_ in said)


@pytest.mark.parametrize(
    "part", ["sections", "recommendations", "references", "evidence", "trials", "abbreviations", "facts"]
)
def test_a_listing_survives_json(part: str, guideline: ll.Guideline) -> None:
    listing = getattr(guideline, part)
    assert type(listing).from_json(listing.to_json()) == listing
    assert listing.to_dict() == [item.to_dict() for item in listing]


@ALL
def test_a_listing_prints_every_item_on_lines_of_its_own(name: str, listing: Any) -> None:  # noqa: ANN401
    said = {"abbreviations": "expansion", "evidence": "heading", "references": "title", "recommendations": "statement"}
    said |= {"sections": "title", "trials": "name"}
    shown = " ".join(str(listing).split())
    for item in listing:
        assert key_of(item) in shown
        assert " ".join(getattr(item, said.get(name, "label")).split()).rstrip(".") in shown
    assert "<" not in str(listing).split("\n", maxsplit=1)[0]
    assert len(str(listing).splitlines()) > len(listing)
    assert str(listing[:0]).startswith("no ")


def test_rich_shows_the_items(guideline: ll.Guideline) -> None:
    pretty = pytest.importorskip("rich.pretty")
    first, second = guideline.abbreviations[:2]
    shown = pretty.pretty_repr(guideline.abbreviations[:2], max_width=200)
    said = [
        f"Abbreviation(abbreviation={each.abbreviation!r}, expansion={each.expansion!r})" for each in (first, second)
    ]
    assert shown == f"Abbreviations({', '.join(said)})"
    assert pretty.pretty_repr(guideline.match({}).matches[:1], max_width=100) == (
        "Matches(Match(id='general.histological_verification', applicability='undetermined'))"
    )
    assert pretty.pretty_repr(ll.Facts()) == "Facts()"
