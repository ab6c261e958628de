"""An edition → composed pages and a press PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, PictureFrame, StoryFrame
from layout_tool.pdf import Meta, PdfReport, write_pdf
from layout_tool.problem import LayoutError, Problem
from layout_tool.workflow.progress import Progress, silent

__all__ = ["book_of", "compose_edition", "export_edition", "is_laid_out"]


def book_of(edition: Edition) -> FontBook:
    """Return the font book of the edition's layout; its font files are seen from the edition."""
    fonts = edition.layout.fonts
    base = edition.folder or Path.cwd()
    return FontBook.from_mapping(fonts, base) if fonts else FontBook.default()


def is_laid_out(page: Page) -> bool:
    """Tell whether the page has a story or a picture on it."""
    return any(isinstance(frame, StoryFrame | PictureFrame) for frame in page.frames)


def compose_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    pages: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[Composition, ...]:
    """Compose the pages named, or all.

    :raises LayoutError: when there is no page of that name.
    """
    known = {page.id: page for page in edition.pages}
    for name in pages:
        if name not in known:
            raise LayoutError(
                Problem(
                    "page.unknown",
                    f"The edition has no page “{name}”.",
                    f"Its pages are {', '.join(known) or 'none'}.",
                )
            )
    chosen = [known[name] for name in pages] if pages else list(edition.pages)
    result = []
    for number, page in enumerate(chosen):
        progress("compose", number, len(chosen))
        result.append(compose(edition, page, book, cache))
    progress("compose", len(chosen), len(chosen))
    return tuple(result)


def export_edition(
    edition: Edition,
    target: Path,
    *,
    pages: Sequence[str] = (),
    preset: str = "newsprint-x1a",
    book: FontBook | None = None,
    cache: ComposeCache | None = None,
    progress: Progress = silent,
) -> tuple[PdfReport, tuple[Composition, ...]]:
    """Compose pages and write them into one press PDF.

    :raises LayoutError: when a page is unknown, the preset is unknown or the file cannot be
        written; nothing is written then.
    """
    book = book or book_of(edition)
    compositions = compose_edition(edition, book, cache or ComposeCache(), pages, progress)
    report = write_pdf(
        [c.sheet for c in compositions],
        target,
        book,
        preset=preset,
        meta=Meta(title=edition.title or target.stem, date=edition.date),
        progress=lambda done, total: progress("pdf", done, total),
    )
    return report, compositions
