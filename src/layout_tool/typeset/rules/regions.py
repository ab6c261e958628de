"""What differs by language and direction: classes, bodies, blanks and line edges.

A region is a row: the characters it counts among another class, the bodies it changes, the blank
before and after each class of mark, and what stays of it at a line's end. Sources: CLREQ §3.1.2
(C1, C4), §3.1.6 (C5, C6), GB/T 15834—2011 5.1 and 5.2, JLREQ 3.1 and JIS X 4051 for Japanese.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Final

from layout_tool.typeset.rules.classes import CLASSES, ClassRow
from layout_tool.typeset.rules.classes import CharClass as C

__all__ = ["Blank", "Region", "is_latin_script", "region_of"]


@dataclass(frozen=True, slots=True)
class Blank:
    """The blank of a mark in em: before and after its body.

    ``locked`` blanks are never squeezed; others go to 0 in their rank (see ``spaces``).
    """

    before: float = 0.0
    after: float = 0.0
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """One way to set marks: a language written in a direction.

    ``moved`` names members that change their class (``"EX：；"``); ``rows`` are the classes whose
    body differs; ``blanks`` the space that belongs to a mark; ``tail`` the blank in em that stays
    when a mark ends a line, which a tight line may take (``tail_yields``) or not; ``proportional``
    regions write their marks as letters.
    """

    name: str
    blanks: dict[C, Blank]
    moved: str = ""
    rows: dict[C, ClassRow] = field(default_factory=dict)
    tail: dict[C, float] = field(default_factory=dict)
    tail_yields: bool = True
    proportional: bool = False

    @property
    def vertical(self) -> bool:
        """Whether lines run from top to bottom."""
        return self.name.endswith("-vertical")

    def row(self, name: C) -> ClassRow:
        """Return a class as this region sets it."""
        return self.rows.get(name) or CLASSES[name]


_BRACKETS: Final = {C.OP: Blank(before=0.5), C.CL: Blank(after=0.5)}
_EX_WHOLE: Final = ClassRow("", 1.0, "centre", "CLREQ §3.1.2 (C4): one em, rigid")
_CENTRED: Final = ClassRow("", 0.5, "centre", "CLREQ §3.1.2: in the middle of the cell")

_ROWS: Final[tuple[Region, ...]] = (
    Region(
        "hans",
        {
            **_BRACKETS,
            C.CM: Blank(after=0.5),
            C.FS: Blank(after=0.5, locked=True),
            C.EX: Blank(after=0.5, locked=True),
        },
    ),
    # C4: ：；！？ stand upright in their whole cell; GB/T 15834 5.2.1.
    Region(
        "hans-vertical",
        {**_BRACKETS, C.CM: Blank(after=0.5), C.FS: Blank(after=0.5, locked=True)},
        moved="EX：；",
        rows={C.EX: ClassRow("", 1.0, "whole", "CLREQ §3.1.2 (C4)")},
    ),
    # C1, C4, C16: marks in the middle of their cell, ！？ rigid, the interpunct one em.
    Region(
        "hant",
        {
            **_BRACKETS,
            C.CM: Blank(0.25, 0.25),
            C.FS: Blank(0.25, 0.25, locked=True),
            C.MD: Blank(0.25, 0.25),
        },
        rows={C.CM: _CENTRED, C.FS: _CENTRED, C.EX: _EX_WHOLE},
        tail={C.CL: 0.5, C.CM: 0.25, C.FS: 0.25},
    ),
    Region(
        "hant-vertical",
        {
            **_BRACKETS,
            C.CM: Blank(0.25, 0.25),
            C.FS: Blank(0.25, 0.25, locked=True),
            C.MD: Blank(0.25, 0.25),
        },
        moved="EX：；",
        rows={C.CM: _CENTRED, C.FS: _CENTRED, C.EX: _EX_WHOLE},
        tail={C.CL: 0.5, C.CM: 0.25, C.FS: 0.25},
    ),
    # JLREQ 3.1.2, App. B; X: at a line's end 、 and brackets solid, 。 keeps its half em.
    Region(
        "ja",
        {
            **_BRACKETS,
            C.CM: Blank(after=0.5),
            C.FS: Blank(after=0.5, locked=True),
            C.MD: Blank(0.25, 0.25),
        },
        moved="MD：；",
        rows={C.EX: _EX_WHOLE},
        tail={C.FS: 0.5},
        tail_yields=False,
    ),
    # Upright ：； are taller than half an em: they keep their cell.
    Region(
        "ja-vertical",
        {
            **_BRACKETS,
            C.CM: Blank(after=0.5),
            C.FS: Blank(after=0.5, locked=True),
            C.MD: Blank(0.25, 0.25),
        },
        moved="EX：；",
        rows={C.EX: _EX_WHOLE},
        tail={C.FS: 0.5},
        tail_yields=False,
    ),
    Region("latin", {}, proportional=True),
    Region("latin-vertical", {}, proportional=True),
)
_BY_NAME: Final = {region.name: region for region in _ROWS}


@cache
def region_of(lang: str, *, vertical: bool = False) -> Region:
    """Return the region of a BCP 47 tag; simplified Chinese where the tag says nothing else."""
    parts = lang.lower().split("-")
    if parts[0] == "ja":
        name = "ja"
    elif parts[0] != "zh":
        name = "latin"
    else:
        name = "hant" if {"hant", "tw", "hk", "mo"} & set(parts) else "hans"
    return _BY_NAME[f"{name}-vertical" if vertical else name]


def is_latin_script(lang: str) -> bool:
    """Tell whether a language is set as Latin script is: by words, its marks as letters."""
    return region_of(lang).proportional
