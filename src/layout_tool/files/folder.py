"""Opening an edition: a folder of YAML, Markdown and pictures, or one page with its stories."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from layout_tool.files.copy_md import STORY_FIELDS, story_from_markdown, story_from_values
from layout_tool.files.layouts import load_layout
from layout_tool.files.migrate import migrated
from layout_tool.files.page_yaml import PAGE_FIELDS, build_page
from layout_tool.files.pictures import PICTURE, picture_from_values
from layout_tool.files.schema import (
    TEXT,
    Faults,
    Field,
    ListOf,
    MapOf,
    Record,
    Whole,
    read_record,
)
from layout_tool.files.transaction import finish
from layout_tool.files.values import (
    DATE,
    IDENTIFIER,
)
from layout_tool.files.yaml_io import MapNode, Node, SeqNode, parse_yaml, read_text, read_yaml
from layout_tool.model import Edition, Layout, Page, Picture, PictureFrame, Story, StoryFrame
from layout_tool.problem import LayoutError, Place, Problem, suggest

__all__ = [
    "COPY",
    "EDITION",
    "PAGES",
    "PICTURES",
    "PICTURE_LIST",
    "find_edition",
    "open_edition",
    "parse_single",
]

EDITION: Final = "edition.yaml"
PAGES: Final = "pages"
COPY: Final = "copy"
PICTURES: Final = "pictures"
PICTURE_LIST: Final = "pictures/pictures.yaml"

_EDITION_FIELDS: Final = {
    "version": Field(Whole(1)),
    "title": Field(TEXT, required=True),
    "date": Field(DATE, required=True),
    "issue": Field(TEXT),
    "lang": Field(TEXT),
    "layout": Field(TEXT, required=True),
}
EDITION_RECORD: Final = Record(
    "an edition", {**_EDITION_FIELDS, "pages": Field(ListOf(IDENTIFIER), required=True)}
)
PAGE_RECORD: Final = Record("a page", PAGE_FIELDS)
PICTURES_RECORD: Final = MapOf(PICTURE, IDENTIFIER)
_STORY: Final = Record("a story", {**STORY_FIELDS, "body": Field(TEXT)})
SINGLE_RECORD: Final = Record(
    "a page with its stories",
    {
        **{name: Field(one.kind) for name, one in _EDITION_FIELDS.items()},
        **PAGE_FIELDS,
        "stories": Field(MapOf(_STORY, IDENTIFIER), required=True),
        "pictures": Field(PICTURES_RECORD),
    },
)


def open_edition(path: Path, *, home: Path | None = None) -> Edition:
    """Open an edition: its folder, its ``edition.yaml``, one of its pages, or a page on its own.

    A picture that is missing or unreadable has no ``pixels``; everything else that is wrong is an
    error. ``home`` is where the edition belongs when it is opened from a copy of its folder:
    its layout and pictures are looked for there.

    :raises LayoutError: with every fault of the first file that has some.
    """
    path = Path(path)
    target = find_edition(path)
    if target.is_file():
        return parse_single(read_text(target), target)
    finish(target)
    return _open_folder(target, home or target)


def find_edition(path: Path) -> Path:
    """Return the folder of the edition that ``path`` belongs to, or the file of a single page.

    :raises LayoutError: when there is nothing of the kind.
    """
    if path.is_dir():
        if (path / EDITION).is_file():
            return path
        what = f"The folder “{path.name}” is not an edition: it has no {EDITION}."
        remedy = "Make one with “layout-tool new”, or choose another folder."
        raise LayoutError(Problem("edition.none", what, remedy, place=Place(file=path)))
    if not path.is_file():
        what = "There is no such file or folder."
        raise LayoutError(Problem("file.missing", what, place=Place(file=path)))
    if path.name == EDITION:
        return path.parent
    if path.parent.name == PAGES and (path.parent.parent / EDITION).is_file():
        return path.parent.parent
    if path.suffix.lower() not in (".yaml", ".yml"):
        what = f"“{path.name}” is neither an edition's folder nor a page (.yaml)."
        remedy = "Read raw text in with “layout-tool import”."
        raise LayoutError(Problem("edition.none", what, remedy, place=Place(file=path)))
    return path


def _mapping(path: Path, text: str | None = None) -> MapNode:
    node = read_yaml(path) if text is None else parse_yaml(text, path)
    if not isinstance(node, MapNode):
        what = "The file must hold a mapping of keys to values."
        raise LayoutError(Problem("yaml.shape", what, place=node.mark.place()))
    return node


def _open_folder(folder: Path, home: Path) -> Edition:
    node = migrated(_mapping(folder / EDITION))
    values = read_record(EDITION_RECORD, node)
    _check_pages(values["pages"], node.entries["pages"])
    layout = load_layout(values["layout"], folder=home)
    stories = _read_stories(folder)
    pictures = _read_pictures(folder, home)
    pages = _read_pages(folder, values["pages"], node.entries["pages"], layout, stories, pictures)
    return _edition(values, layout, pages, stories, pictures, home)


def _edition(
    values: Mapping[str, Any],
    layout: Layout,
    pages: tuple[Page, ...],
    stories: Mapping[str, Story],
    pictures: Mapping[str, Picture],
    folder: Path,
) -> Edition:
    return Edition(
        title=values.get("title", ""),
        date=values.get("date", datetime.date(2000, 1, 1)),
        layout=layout,
        pages=pages,
        stories=stories,
        pictures=pictures,
        folder=folder,
        **{key: values[key] for key in ("issue", "lang") if key in values},
    )


def _check_pages(ids: tuple[str, ...], node: Node) -> None:
    faults = Faults()
    seen: dict[str, str] = {}
    for index, page_id in enumerate(ids):
        item = node.items[index] if isinstance(node, SeqNode) else node
        if page_id.lower() in seen:
            what = f"The page “{page_id}” is listed twice."
            faults.add("edition.pages", what, "Keep one of them.", item.mark, "pages")
        seen[page_id.lower()] = page_id
    faults.check()


def _read_stories(folder: Path) -> dict[str, Story]:
    """Read the copy; ``copy/flood.md`` is the story ``flood``."""
    stories: dict[str, Story] = {}
    problems: list[Problem] = []
    for path in sorted((folder / COPY).glob("*.md")):
        if path.name.startswith("."):
            continue
        try:
            _check_name(path)
            stories[path.stem] = story_from_markdown(read_text(path), path.stem, path)
        except LayoutError as error:
            problems += error.problems
    if problems:
        raise LayoutError(*problems)
    return stories


def _check_name(path: Path) -> None:
    try:
        IDENTIFIER.parse(path.stem)
    except ValueError:
        what = f"“{path.name}” cannot be the file of a story."
        remedy = f"Rename it; allowed is {IDENTIFIER.allowed}."
        raise LayoutError(Problem("copy.name", what, remedy, place=Place(file=path))) from None


def _read_pictures(folder: Path, home: Path) -> dict[str, Picture]:
    """Read the list of pictures, and each one's size; no list means no pictures."""
    path = folder / PICTURE_LIST
    if not path.is_file():
        return {}
    faults = Faults()
    rows = PICTURES_RECORD.read(_mapping(path), "", faults)
    faults.check()
    return {id: picture_from_values(id, row, home, PICTURES) for id, row in rows.items()}


def _read_pages(
    folder: Path,
    ids: tuple[str, ...],
    listed: Node,
    layout: Layout,
    stories: Mapping[str, Story],
    pictures: Mapping[str, Picture],
) -> tuple[Page, ...]:
    """Read the pages; ``listed`` is where ``edition.yaml`` names them."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, page_id in enumerate(ids, 1):
        path = folder / PAGES / f"{page_id}.yaml"
        try:
            if not path.is_file():
                item = listed.items[number - 1] if isinstance(listed, SeqNode) else listed
                what = f"The page “{page_id}” has no file {PAGES}/{page_id}.yaml."
                remedy = "Take it off the list, or put the file back."
                raise LayoutError(
                    Problem("edition.page", what, remedy, place=item.mark.place("pages"))
                )
            pages.append(_read_page(path, page_id, layout, number, stories, pictures))
        except LayoutError as error:
            problems += error.problems
    if problems:
        raise LayoutError(*problems)
    return tuple(pages)


def _read_page(
    path: Path,
    page_id: str,
    layout: Layout,
    number: int,
    stories: Mapping[str, Story],
    pictures: Mapping[str, Picture],
) -> Page:
    node = _mapping(path)
    values = read_record(PAGE_RECORD, node)
    faults = Faults()
    if values["id"] != page_id:
        what = f"The file of page “{page_id}” says that it is page “{values['id']}”."
        faults.add("page.id", what, f"Write “id: {page_id}”.", node.entries["id"].mark, "id")
    page = build_page(values, node, layout, number, faults)
    _check_references(page, node, stories, pictures, faults)
    faults.check()
    return page


def _check_references(
    page: Page,
    node: MapNode,
    stories: Mapping[str, Story],
    pictures: Mapping[str, Picture],
    faults: Faults,
) -> None:
    frames = node.entries.get("frames")
    items = frames.items if isinstance(frames, SeqNode) else ()
    for index, (frame, item) in enumerate(zip(page.frames, items, strict=False), 1):
        if isinstance(frame, StoryFrame) and frame.story not in stories:
            kind, name, known = "story", frame.story, list(stories)
        elif isinstance(frame, PictureFrame) and frame.picture not in pictures:
            kind, name, known = "picture", frame.picture, list(pictures)
        else:
            continue
        remedy = f"{suggest(name, known)} Put it back, or take the frame away.".strip()
        what = f"The edition has no {kind} “{name}”."
        faults.add(f"page.{kind}", what, remedy, item.mark, f"frames[{index}].{kind}")


def parse_single(text: str, file: Path, *, layout: Layout | None = None) -> Edition:
    """Read a page with its stories inline; ``layout`` spares reading the one it names.

    :raises LayoutError: with every fault of the file.
    """
    node = migrated(_mapping(file, text))
    if "stories" not in node.entries:
        what = "This is not a page with its stories: it has no key “stories”."
        remedy = "Open the folder of the edition that it belongs to."
        raise LayoutError(Problem("edition.none", what, remedy, place=node.mark.place()))
    values = read_record(SINGLE_RECORD, node)
    folder = file.parent
    layout = layout or load_layout(values.get("layout", "broadsheet"), folder=folder)
    stories = {id: _inline_story(id, row) for id, row in values["stories"].items()}
    pictures = {
        id: picture_from_values(id, row, folder) for id, row in values.get("pictures", {}).items()
    }
    faults = Faults()
    page = build_page(values, node, layout, 1, faults)
    _check_references(page, node, stories, pictures, faults)
    faults.check()
    return _edition(values, layout, (page,), stories, pictures, folder)


def _inline_story(id: str, row: Mapping[str, Any]) -> Story:
    values = {key: value for key, value in row.items() if key != "body"}
    return story_from_values(id, values, row.get("body", ""))
