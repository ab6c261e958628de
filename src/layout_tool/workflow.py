"""The main job from end to end: copy in, page laid out, PDF out.

The command line and the window both call these; each step is one room's work.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from layout_tool.arrange import propose
from layout_tool.compose import ComposeCache, Composition, compose
from layout_tool.copydesk import ImportedPage, RawCopy, import_page, read_copy
from layout_tool.files import load_layout, picture_pixels
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, Layout, Page, Picture, PictureFrame, Story, StoryFrame
from layout_tool.model.edits import pages as page_edits
from layout_tool.pdf import Meta, PdfReport, write_pdf
from layout_tool.problem import LayoutError, Level, Place, Problem

__all__ = [
    "Imported",
    "Progress",
    "arrange_edition",
    "arrange_page",
    "begin_edition",
    "book_of",
    "compose_edition",
    "export_edition",
    "import_edition",
    "read_files",
]

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many steps are done, and how many there are."""

PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})


def _silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An edition made from raw copy, with what the copydesk found and changed in each file."""

    edition: Edition
    pages: tuple[ImportedPage, ...]
    copies: tuple[RawCopy, ...]
    problems: tuple[Problem, ...]


def read_files(paths: Sequence[Path]) -> tuple[RawCopy, ...]:
    """Read raw copy; the encoding of each file is found.

    :raises LayoutError: when a file cannot be read, is empty, too large or not text.
    """
    copies = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise LayoutError(
                Problem(
                    "copy.unreadable",
                    f"The file cannot be read: {error.strerror or error}.",
                    "Check its name and whether you may read it.",
                    place=Place(file=path),
                )
            ) from error
        copies.append(read_copy(data, str(path)))
    return tuple(copies)


def import_edition(
    paths: Sequence[Path],
    *,
    layout: Layout | str = "broadsheet",
    title: str = "",
    date: datetime.date | None = None,
    pictures: Sequence[Path] = (),
    page_each: bool = False,
    template: str = "section",
) -> Imported:
    """Make an edition of raw copy: all files on one page, or a page for each file.

    ``pictures`` are taken for the captions in turn; a caption without a picture gets a
    placeholder, a picture without a caption is placed without one.

    :raises LayoutError: when copy, pictures or layout cannot be read.
    """
    house = load_layout(layout) if isinstance(layout, str) else layout
    copies = read_files(paths)
    texts = [c.text for c in copies] if page_each else ["\n\n".join(c.text for c in copies)]
    imported = tuple(import_page(text) for text in texts)
    pages: list[Page] = []
    stories: dict[str, Story] = {}
    shown: dict[str, Picture] = {}
    waiting = [_picture_file(path) for path in pictures]
    for number, page in enumerate(imported, 1):
        page_id = f"A{number:02d}"
        pages.append(
            Page(page_id, number, page.section, page.slogan,
                 template=template if template in house.templates else "inside")
        )  # fmt: skip
        for story in page.stories:
            name = story.id if len(imported) == 1 else f"{page_id.lower()}-{story.id}"
            stories[name] = replace(story, id=name, page=page_id)
        for caption in page.captions:
            name = f"picture-{len(shown) + 1}"
            file, pixels = waiting.pop(0) if waiting else ("", None)
            shown[name] = Picture(name, file, caption.text, caption.credit, page_id, pixels=pixels)
    for file, pixels in waiting:
        name = f"picture-{len(shown) + 1}"
        shown[name] = Picture(name, file, page=pages[0].id, pixels=pixels)
    edition = Edition(
        title or "", date or datetime.date.today(), house, tuple(pages), stories, shown
    )
    problems = [p for c in copies for p in c.problems] + [p for i in imported for p in i.problems]
    return Imported(edition, imported, copies, tuple(problems))


def begin_edition(layout: str, title: str, date: datetime.date | None, pages: int) -> Edition:
    """Return an edition of empty pages.

    :raises LayoutError: when there is no such layout.
    """
    return page_edits.new_edition(load_layout(layout), title, date or datetime.date.today(), pages)


def _picture_file(path: Path) -> tuple[str, tuple[int, int]]:
    pixels = picture_pixels(path)
    if pixels is None:
        raise LayoutError(
            Problem(
                "picture.unreadable",
                "The picture is missing or not a picture.",
                "Give a JPEG, PNG, TIFF or WebP file.",
                place=Place(file=path),
            )
        )
    return str(path.resolve()), pixels


def adopt_pictures(edition: Edition, folder: Path) -> Edition:
    """Copy pictures from elsewhere into ``folder/pictures`` and name them from there."""
    adopted: dict[str, Picture] = {}
    for name, picture in edition.pictures.items():
        source = Path(picture.file)
        if picture.file and source.is_absolute() and not source.is_relative_to(folder.resolve()):
            target = folder / "pictures" / source.name
            number = 1
            while target.exists() and target.stat().st_size != source.stat().st_size:
                number += 1
                target = target.with_name(f"{source.stem}-{number}{source.suffix}")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
            picture = replace(picture, file=f"pictures/{target.name}")
        adopted[name] = picture
    return replace(edition, pictures=adopted)


def book_of(edition: Edition) -> FontBook:
    """Return the font book of the edition's layout; its font files are seen from the edition."""
    fonts = edition.layout.fonts
    base = edition.folder or Path.cwd()
    return FontBook.from_mapping(fonts, base) if fonts else FontBook.default()


def arrange_page(
    edition: Edition, page: Page, book: FontBook, cache: ComposeCache
) -> tuple[Page, tuple[Problem, ...]]:
    """Lay out a page automatically, around the frames that are locked."""
    keep = tuple(f.id for f in page.frames if getattr(f, "locked", False))
    proposals = propose(edition, page, book, cache, keep=keep)
    best = proposals[0]
    return best.page, best.problems


def arrange_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    *,
    pages: Sequence[str] = (),
    progress: Progress = _silent,
) -> tuple[Edition, tuple[Problem, ...]]:
    """Lay out the pages (those named, or all) that have no stories or pictures yet."""
    done: list[Page] = []
    problems: list[Problem] = []
    for number, page in enumerate(edition.pages):
        progress("layout", number, len(edition.pages))
        placed = any(isinstance(f, StoryFrame | PictureFrame) for f in page.frames)
        if not placed and (not pages or page.id in pages):
            page, found = arrange_page(edition, page, book, cache)
            problems += found
        done.append(page)
    progress("layout", len(edition.pages), len(edition.pages))
    return replace(edition, pages=tuple(done)), tuple(problems)


def compose_edition(
    edition: Edition,
    book: FontBook,
    cache: ComposeCache,
    pages: Sequence[str] = (),
    progress: Progress = _silent,
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
    progress: Progress = _silent,
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


def worst(problems: Sequence[Problem]) -> Level | None:
    """Return the gravest level among the problems, or None."""
    for level in Level:
        if any(p.level is level for p in problems):
            return level
    return None
