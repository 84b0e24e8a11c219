"""Frames of narwhals: what they wrap goes in, and what comes out is wrapped again."""

from __future__ import annotations

from typing import Any, ClassVar

from .sources import Source, recognise


def source(data: Any) -> Source:  # noqa: ANN401
    """Return the source that a frame wraps."""
    import narwhals as nw

    return Wrapped(recognise(nw.to_native(data)))


class Wrapped:
    """The source of what narwhals wraps."""

    remedies: ClassVar = {
        "number": "nw.col({column}).cast(nw.Float64)",
        "sites": 'nw.col({column}).str.split(by=";")',
    }

    def __init__(self, inner: Source) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        part = getattr(self.inner, name)
        return self._wrapping(part) if name in {"wide", "text", "lists", "long"} else part

    @staticmethod
    def _wrapping(make: Any) -> Any:  # noqa: ANN401
        import narwhals as nw

        def made(*parts: Any) -> Any:  # noqa: ANN401
            return nw.from_native(make(*parts))

        return made
