"""Options that say what the PDF is for and how pages stand in it: export, make and check.

Apart from the other options, so that commands without a PDF do not load its writer.
"""

from __future__ import annotations

from typing import Final

import click

from layout_tool.pdf import ALL_MARKS, DEFAULT, Imposition, Marks, preset_names

__all__ = [
    "imposition_of",
    "marks_of",
    "marks_option",
    "pairs_option",
    "preset_option",
    "split_option",
    "spread_option",
]

preset_option = click.option(
    "--preset", default=DEFAULT, show_default=True, metavar="NAME|FILE",
    help=f"What the PDF is for: {', '.join(preset_names())}, or a YAML file of the house's own.",
)  # fmt: skip
marks_option = click.option(
    "--marks", type=click.Choice(["none", "crop", "all"]), default=None,
    help="Printer's marks instead of the preset's; all: crop, bleed, registration, bars, slug.",
)  # fmt: skip
pairs_option = click.option(
    "--pairs",
    is_flag=True,
    help="Put pages in printer's pairs, as they are folded and nested: 4-1, 2-3.",
)
spread_option = click.option(
    "--spread", "spreads", multiple=True, metavar="LEFT-RIGHT",
    help="Join two pages as one sheet (A02-A03); may be given again.",
)  # fmt: skip
split_option = click.option(
    "--split", "splits", multiple=True, metavar="PAGE",
    help="Cut a page that is a spread in two, with its art on both; may be given again.",
)  # fmt: skip

_MARKS: Final = {"none": Marks(), "crop": Marks(crop=True), "all": ALL_MARKS}


def marks_of(word: str | None) -> Marks | None:
    """Return the marks that ``--marks`` asks for, None for the preset's."""
    return None if word is None else _MARKS[word]


def imposition_of(splits: tuple[str, ...], spreads: tuple[str, ...], *, pairs: bool) -> Imposition:
    """Return what ``--split``, ``--spread`` and ``--pairs`` ask for.

    :raises click.BadParameter: when a spread is not two pages.
    """
    joined = []
    for words in spreads:
        left, _, right = words.partition("-")
        if not left or not right:
            raise click.BadParameter(f"“{words}” is not two pages; write A02-A03.")
        joined.append((left, right))
    return Imposition(splits, tuple(joined), pairs)
