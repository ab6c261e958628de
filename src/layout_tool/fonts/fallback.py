"""Which face of a chain draws which characters of a text, and which none can draw."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layout_tool.fonts.charsets import is_han
from layout_tool.fonts.face import Face
from layout_tool.problem import Level, Place, Problem
from layout_tool.record import record

__all__ = ["GETA", "FaceRun", "MissingCharacter", "clusters", "face_for", "missing", "split"]

GETA = "〓"
"""What stands for a character that no face has: 空铅, as in metal type."""


@record(frozen=True, slots=True)
class FaceRun:
    """Characters ``start`` to ``stop`` of a text, drawn by one face.

    A ``missing`` run is one character, with its marks, that no face has: 〓 is drawn for it.
    """

    face: Face
    start: int
    stop: int
    missing: bool = False

    def shown(self, text: str) -> str:
        """Return what is drawn for this run of ``text``."""
        return GETA if self.missing else text[self.start : self.stop]


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no face of a role's chain has, with its Unicode name."""

    char: str
    name: str
    role: str

    def problem(self, place: Place | None = None) -> Problem:
        """Return the problem that tells the editor."""
        code = f"U+{ord(self.char[0]):04X}"
        if unicodedata.category(self.char[0]) == "Co":
            remedy = (
                "It is a private character (造字): type the Unicode character, or name its font."
            )
        else:
            remedy = f"Name a font that has it as the face or a fallback of {self.role}."
        return Problem(
            "font.missing_character",
            f"No font of {self.role} has “{self.char}” ({code}, {self.name}); 〓 stands for it.",
            remedy,
            Level.ERROR,
            place or Place(),
            (("char", self.char), ("code", code), ("role", self.role)),
        )


def is_ignorable(char: str) -> bool:
    """Tell whether a character is drawn by nothing: controls, joiners, selectors, marks of bidi."""
    code = ord(char)
    if 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return True
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def _joins(char: str) -> bool:
    return is_ignorable(char) or unicodedata.category(char)[0] == "M"


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that must stay in one face: a base with its marks."""
    start = 0
    for at, char in enumerate(text):
        if at > start and not _joins(char):
            yield start, at
            start = at
    if start < len(text):
        yield start, len(text)


def _can_draw(face: Face, char: str) -> bool:
    if face.has(ord(char)) or is_ignorable(char):
        return True
    # HarfBuzz draws a character by its canonical equivalent (compatibility ideographs).
    plain = unicodedata.normalize("NFC", char)
    return plain != char and all(face.has(ord(part)) for part in plain)


def _draws_whole(face: Face, cluster: str) -> bool:
    if all(_can_draw(face, char) for char in cluster):
        return True
    composed = unicodedata.normalize("NFC", cluster)
    return composed != cluster and all(_can_draw(face, char) for char in composed)


def face_for(chain: Sequence[Face], cluster: str) -> Face | None:
    """Return the first face that has a base and its marks, else the first that has the base."""
    for face in chain:
        if _draws_whole(face, cluster):
            return face
    if len(cluster) > 1:
        for face in chain:
            if _can_draw(face, cluster[0]):
                return face
    return None


def split(chain: Sequence[Face], text: str) -> tuple[FaceRun, ...]:
    """Return the runs of a text by face; together they hold every character, in order.

    ``chain`` must not be empty. A text that the first face covers is one run, found without
    looking at characters one by one.
    """
    if not text:
        return ()
    if chain[0].covers(text):
        return (FaceRun(chain[0], 0, len(text)),)
    stand_in = next((face for face in chain if face.has(ord(GETA))), chain[0])
    chosen: dict[str, Face | None] = {}
    runs: list[FaceRun] = []
    for start, stop in clusters(text):
        cluster = text[start:stop]
        if cluster not in chosen:
            chosen[cluster] = face_for(chain, cluster)
        found = chosen[cluster]
        if found is None:
            runs.append(FaceRun(stand_in, start, stop, missing=True))
        elif runs and runs[-1].face is found and not runs[-1].missing:
            runs[-1] = FaceRun(found, runs[-1].start, stop)
        else:
            runs.append(FaceRun(found, start, stop))
    return tuple(runs)


def missing(chain: Sequence[Face], role: str, text: str) -> tuple[MissingCharacter, ...]:
    """Return the characters of a text that cannot be drawn, each once, in order.

    A mark that the face of its base lacks counts too: it would be drawn as a box.
    """
    if chain[0].covers(text):
        return ()
    found: dict[str, MissingCharacter] = {}
    for start, stop in clusters(text):
        cluster = text[start:stop]
        face = face_for(chain, cluster)
        if face is not None and _draws_whole(face, cluster):
            continue
        for char in cluster:
            if (face is None or not _can_draw(face, char)) and not is_ignorable(char):
                found.setdefault(char, MissingCharacter(char, _name(char), role))
    return tuple(found.values())


def _name(char: str) -> str:
    # Python's own table may be older than the character.
    unnamed = f"CJK UNIFIED IDEOGRAPH-{ord(char):X}" if is_han(ord(char)) else "no Unicode name"
    return unicodedata.name(char, unnamed)
