"""What is installed: types, licences, and where the data come from."""

from __future__ import annotations

from importlib.metadata import distribution

import leitlinie


def installed(ending: str) -> list[str]:
    files = distribution("leitlinie").files or []
    return [str(file) for file in files if str(file).endswith(ending)]


def is_editable() -> bool:
    return bool(distribution("leitlinie").read_text("direct_url.json")) and not installed("leitlinie/__init__.py")


def test_licence_and_sources_travel_with_the_package() -> None:
    (sources,) = installed("licenses/data/SOURCES.md")
    (licence,) = installed("licenses/LICENSE")
    dist = distribution("leitlinie")
    assert "AGO e. V." in dist.locate_file(sources).read_text(encoding="utf-8")
    assert "Apache License" in dist.locate_file(licence).read_text(encoding="utf-8")
    assert dist.metadata["License-Expression"] == "Apache-2.0"


def test_types_travel_with_the_package() -> None:
    from pathlib import Path

    (folder,) = map(Path, leitlinie.__path__)
    assert (folder / "py.typed").is_file()
    assert "class Guideline" in (folder / "_leitlinie.pyi").read_text(encoding="utf-8")
    if not is_editable():
        assert installed("leitlinie/py.typed")
        assert installed("leitlinie/_leitlinie.pyi")


def test_nothing_is_needed_but_python() -> None:
    requires = distribution("leitlinie").requires or []
    assert [requirement for requirement in requires if "extra ==" not in requirement] == []
    assert distribution("leitlinie").metadata["Requires-Python"] == ">=3.11"


def test_the_program_is_installed() -> None:
    (entry,) = [each for each in distribution("leitlinie").entry_points if each.group == "console_scripts"]
    assert (entry.name, entry.value) == ("leitlinie", "leitlinie.cli:main")


def test_all_names_are_there() -> None:
    assert sorted(leitlinie.__all__) == sorted(set(leitlinie.__all__))
    assert all(hasattr(leitlinie, name) for name in leitlinie.__all__)
    assert set(leitlinie.errors.__all__) <= set(leitlinie.__all__)
