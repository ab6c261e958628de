"""Raw copy → an edition with its stories and pictures, not laid out yet."""

from __future__ import annotations

import datetime
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from layout_tool.copydesk import ImportedPage, RawCopy, import_page, read_copy
from layout_tool.files import load_layout, picture_pixels
from layout_tool.model import Edition, Layout, Page, Picture, Story
from layout_tool.model.edits import pages as page_edits
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["Imported", "adopt_pictures", "at_home", "begin_edition", "import_edition", "read_files"]


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
        title or "", date or datetime.date.today(), house, tuple(pages), stories, shown,
        lang=_main_language(stories.values()),
    )  # fmt: skip
    edition = replace(edition, stories={k: at_home(s, edition) for k, s in stories.items()})
    problems = [p for c in copies for p in c.problems] + [p for i in imported for p in i.problems]
    return Imported(edition, imported, copies, tuple(problems))


def _main_language(stories: Iterable[Story]) -> str:
    """Return the language in which most of the copy is."""
    lengths: Counter[str] = Counter()
    for story in stories:
        lengths[story.lang] += story.characters + len(story.headline)
    return max(lengths, key=lambda lang: lengths[lang], default="zh-Hans")


def at_home(story: Story, edition: Edition) -> Story:
    """Return a story that does not name its language where that is the edition's."""
    return replace(story, lang="") if story.lang == edition.lang else story


def begin_edition(layout: str, title: str, date: datetime.date | None, pages: int) -> Edition:
    """Return an edition of empty pages.

    :raises LayoutError: when there is no such layout.
    """
    return page_edits.new_edition(load_layout(layout), title, date or datetime.date.today(), pages)


def _picture_file(path: Path) -> tuple[str, tuple[int, int]]:
    pixels = picture_pixels(path)
    if pixels is None:
        what, remedy = "The picture is missing.", "Check its name and folder."
        if path.exists():
            what = "The file is damaged, too large, or not a picture."
            remedy = "Give a JPEG, PNG, TIFF or WebP file."
        raise LayoutError(Problem("picture.unreadable", what, remedy, place=Place(file=path)))
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
