"""Evidence as data: the evidence gap map."""

from __future__ import annotations

from .cells import EvidenceCell, SectionTrial
from .evidence_map import EvidenceMap

__all__ = ["EvidenceCell", "EvidenceMap", "SectionTrial"]
