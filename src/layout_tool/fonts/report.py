"""What the faces of a book can do, for the editor and for ``layout-tool fonts``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layout_tool.fonts.book import FontBook
from layout_tool.fonts.charsets import CLREQ_PUNCTUATION, charsets
from layout_tool.fonts.face import Embedding, Face

__all__ = ["SETTING_FEATURES", "Coverage", "FaceReport", "coverage", "describe"]

SETTING_FEATURES = ("vert", "halt", "vhal", "palt", "kern")
"""Features that Chinese setting profits from; the composer does without where they lack."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many characters of a set a face has."""

    have: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.have / self.total

    def __str__(self) -> str:
        return f"{self.have}/{self.total}"


@dataclass(frozen=True, slots=True)
class FaceReport:
    """A face, the roles it leads, its file and what it covers."""

    key: str
    family: str
    style: str
    path: Path
    roles: tuple[str, ...]
    kind: str
    glyphs: int
    coverage: dict[str, Coverage]
    lacks_punctuation: str
    lacks_features: tuple[str, ...]
    embedding: Embedding


def coverage(face: Face) -> dict[str, Coverage]:
    """Return how much a face has of GB2312, 通用规范汉字表, GBK and CLREQ's punctuation."""
    return {
        name: Coverage(len(chars & face.coverage), len(chars)) for name, chars in charsets().items()
    }


def describe(book: FontBook) -> list[FaceReport]:
    """Return a report of every face of a book.

    Raises:
        LayoutError: a strict book lacks a face.

    """
    leads: dict[Face, list[str]] = {face: [] for face in book.faces()}
    for role in book.roles():
        leads[book.main_face(role)].append(role)
    return [_report(face, tuple(roles)) for face, roles in leads.items()]


def _report(face: Face, roles: tuple[str, ...]) -> FaceReport:
    return FaceReport(
        face.key,
        face.family,
        face.style,
        face.path,
        roles,
        face.kind,
        face.glyph_count,
        coverage(face),
        "".join(map(chr, sorted(CLREQ_PUNCTUATION - face.coverage))),
        tuple(tag for tag in SETTING_FEATURES if not face.has_feature(tag)),
        face.may_embed,
    )
