"""The scales that answers are written in, each from its weakest member to its strongest."""

from __future__ import annotations

from leitlinie._leitlinie import AgoGrade, Applicability

ANSWERS = [each.value for each in Applicability.members()]
"""The words for no, unknown and yes, in this order."""

GRADES = [each.value for each in AgoGrade.members()]
