"""The specimen's pages, each composed once for all that looks at them."""

from __future__ import annotations

from functools import cache
from typing import Final

from layout_tool.compose import Composition, compose
from layout_tool.files import open_edition
from layout_tool.fonts import FontBook
from layout_tool.resources import layout_dir

EDITION: Final = open_edition(layout_dir() / "specimen")
PAGES: Final = {page.id: page for page in EDITION.pages}
BOOK: Final = FontBook.default()


@cache
def composed(page: str) -> Composition:
    """Return the composition of the page of this name."""
    return compose(EDITION, PAGES[page], BOOK)
