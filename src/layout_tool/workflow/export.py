"""An edition → composed pages and a press PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Page, PictureFrame, StoryFrame
from layout_tool.pdf import (
    DEFAULT,
    Darkroom,
    Imposition,
    Marks,
    Meta,
    PdfReport,
    Preset,
    impose,
    load_preset,
    refuse_foreign,
    write_pdf,
)
from layout_tool.preflight import check
from layout_tool.problem import LayoutError, Level, Problem
from layout_tool.workflow.progress import Progress, silent

__all__ = ["book_of", "compose_edition", "export_edition", "is_laid_out", "meta_of"]


def book_of(edition: Edition) -> FontBook:
    """Return the font book of the edition's layout; its font files are seen from the edition."""
    layout = edition.layout
    if not layout.fonts:
        return FontBook.default()
    base = edition.folder or Path.cwd()
    return FontBook.from_mapping(layout.fonts, base, file=layout.fonts_file)


def is_laid_out(page: Page) -> bool:
    """Tell whether the page has a story or a picture on it."""
    return any(isinstance(frame, StoryFrame | PictureFrame) for frame in page.frames)


def compose_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    pages: Sequence[str] = (),
    progress: Progress = silent,
    done: Callable[[Composition], None] = lambda _: None,
) -> tuple[Composition, ...]:
    """Compose the pages named, or all; ``done`` is given each as soon as it is composed.

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
        done(result[-1])
    progress("compose", len(chosen), len(chosen))
    return tuple(result)


def meta_of(edition: Edition, name: str) -> Meta:
    """Return what the PDF says of itself; an edition without a title takes the file's ``name``."""
    sections = dict.fromkeys(page.section for page in edition.pages if page.section)
    return Meta(
        title=edition.title or name,
        date=edition.date,
        author=edition.title,
        subject=" ".join(part for part in (edition.issue, *sections) if part),
        lang=edition.lang,
        editors=tuple((page.id, page.editors) for page in edition.pages if page.editors),
    )


def export_edition(
    edition: Edition,
    target: Path,
    *,
    pages: Sequence[str] = (),
    preset: str = DEFAULT,
    marks: Marks | None = None,
    imposition: Imposition | None = None,
    book: FontBook | None = None,
    cache: ComposeCache | None = None,
    progress: Progress = silent,
    strict: bool = False,
) -> tuple[PdfReport, tuple[Composition, ...]]:
    """Compose pages and write them into one press PDF.

    ``marks`` override the preset's; ``imposition`` says how pages stand on the sheets. What
    ``progress`` raises stops the export. A ``strict`` export is checked by the preset's limits
    first, and not written when there is an error.

    :raises LayoutError: when a page is unknown, the preset is unknown or the file cannot be
        written; nothing is written then.
    """
    target_preset = load_preset(preset)
    if marks is not None:
        target_preset = replace(target_preset, marks=marks)
    refuse_foreign(target)
    book = book or book_of(edition)
    with Darkroom(target_preset, _count_pictures(edition, pages)) as darkroom:
        compositions = compose_edition(
            edition, book, cache or ComposeCache(), pages, progress,
            done=lambda one: darkroom.begin(one.sheet),
        )  # fmt: skip
        if strict:
            _refuse_errors(edition, compositions, book, target_preset)
        report = write_pdf(
            impose([c.sheet for c in compositions], imposition or Imposition()),
            target,
            book,
            preset=target_preset,
            meta=meta_of(edition, target.stem),
            progress=lambda done, total: progress("pdf", done, total),
            darkroom=darkroom,
        )
    return report, compositions


def _refuse_errors(
    edition: Edition, compositions: Sequence[Composition], book: FontBook, preset: Preset
) -> None:
    """Raise the errors that the check finds, the first of which says that nothing is written."""
    errors = [p for p in check(edition, compositions, book, preset) if p.level is Level.ERROR]
    if errors:
        count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
        what = f"The check for {preset.title} finds {count}; nothing was written."
        remedy = "Mend what is said below, or export without --strict."
        raise LayoutError(Problem("export.refused", what, remedy), *errors)


def _count_pictures(edition: Edition, pages: Sequence[str]) -> int:
    chosen = (page for page in edition.pages if not pages or page.id in pages)
    return sum(isinstance(frame, PictureFrame) for page in chosen for frame in page.frames)
