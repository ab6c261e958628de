"""Saving an edition: only the files that changed, all of them at once, none of them half."""

from __future__ import annotations

import dataclasses
import functools
import posixpath
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from layout_tool.files.copy_md import (
    normal_story,
    story_from_markdown,
    story_to_markdown,
    story_to_values,
)
from layout_tool.files.folder import (
    COPY,
    EDITION,
    EDITION_RECORD,
    PAGE_RECORD,
    PAGES,
    PICTURE_LIST,
    PICTURES,
    PICTURES_RECORD,
    parse_single,
)
from layout_tool.files.migrate import VERSION, migrated
from layout_tool.files.page_yaml import build_page, page_to_values
from layout_tool.files.pictures import picture_from_values, picture_to_values
from layout_tool.files.schema import (
    Faults,
    read_record,
)
from layout_tool.files.transaction import Transaction, finish
from layout_tool.files.values import (
    IDENTIFIER,
)
from layout_tool.files.yaml_io import Literal, MapNode, dump_yaml, parse_yaml, read_text
from layout_tool.model import (
    AdFrame,
    Edition,
    Furniture,
    Layout,
    Page,
    Picture,
    PictureFrame,
    Story,
    StoryFrame,
)
from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["normal_edition", "save_edition"]

_Reader = Callable[[str, Path], Any]
_T = TypeVar("_T")


def normal_edition(edition: Edition) -> Edition:
    """Return the edition in the form that opening gives: spans joined, paths in plain form."""
    stories = {key: normal_story(story) for key, story in edition.stories.items()}
    pictures = {
        key: dataclasses.replace(p, file=posixpath.normpath(p.file)) if p.file else p
        for key, p in edition.pictures.items()
    }
    return dataclasses.replace(edition, stories=stories, pictures=pictures)


def save_edition(
    edition: Edition, folder: Path, *, base: Edition | None = None
) -> tuple[Path, ...]:
    """Save an edition into a folder, or a one-page edition into a ``.yaml`` file.

    A file whose content is the same is not touched, whatever its formatting. Files of stories
    and pages that the edition does not hold go to ``.trash/``; with ``base``, the edition as it
    was opened or last saved, only those it held. Pictures are copied along when the edition comes
    from another folder.

    Returns the files written. Either all changes arrive or none.

    :raises LayoutError: when something in the edition cannot be written so that it reads back
        the same, or the folder cannot be written; nothing is changed then.
    """
    folder = Path(folder)
    edition = normal_edition(edition)
    _check(edition)
    if folder.suffix.lower() in (".yaml", ".yml"):
        return _save_single(edition, folder)
    if folder.is_dir():
        finish(folder)
    elif folder.exists():
        what = f"“{folder.name}” is a file, not a folder."
        raise LayoutError(Problem("edition.folder", what, place=Place(file=folder)))
    if (folder / EDITION).is_file():
        _refuse_newer(folder / EDITION)
    saver = _Saver(folder, edition.layout)
    saver.pictures(edition.pictures)
    saver.stories(edition.stories.values())
    saver.pages(edition.pages)
    saver.edition(edition)
    saver.leftovers(COPY, ".md", edition.stories, None if base is None else base.stories)
    held = None if base is None else [page.id for page in base.pages]
    saver.leftovers(PAGES, ".yaml", [page.id for page in edition.pages], held)
    _copy_art(edition, folder)
    return saver.transaction.commit()


def _refuse_newer(path: Path) -> None:
    """A folder that a newer program wrote must not be written over by this one."""
    try:
        node = parse_yaml(read_text(path), path)
    except LayoutError:
        return
    if isinstance(node, MapNode):
        migrated(node)


# Checks


def _check(edition: Edition) -> None:
    """Refuse what could not be opened again."""
    problems: list[Problem] = []
    _check_ids("story", edition.stories, [s.id for s in edition.stories.values()], problems)
    _check_ids("picture", edition.pictures, [p.id for p in edition.pictures.values()], problems)
    pages = [page.id for page in edition.pages]
    _check_ids("page", pages, pages, problems)
    for page in edition.pages:
        for frame in page.frames:
            missing = ""
            if isinstance(frame, StoryFrame) and frame.story not in edition.stories:
                missing = f"story “{frame.story}”"
            elif isinstance(frame, PictureFrame) and frame.picture not in edition.pictures:
                missing = f"picture “{frame.picture}”"
            if missing:
                what = f"A frame shows the {missing}, which the edition does not hold."
                place = Place(page=page.id, frame=frame.id)
                problems.append(Problem("edition.dangling", what, "Take it away.", place=place))
    if problems:
        raise LayoutError(*problems)


def _check_ids(kind: str, keys: Iterable[str], ids: list[str], problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    for key, one in zip(keys, ids, strict=True):
        try:
            IDENTIFIER.parse(one)
        except ValueError:
            what = f"“{one}” cannot be the id of a {kind}."
            problems.append(Problem("edition.id", what, f"Allowed: {IDENTIFIER.allowed}."))
        if key != one:
            what = f"The {kind} “{one}” is filed under “{key}”."
            problems.append(Problem("edition.id", what, "Both must be the same."))
        # Some systems do not tell a.md from A.md.
        if one.casefold() in seen:
            what = f"Two of the edition's {kind} ids are alike: “{seen[one.casefold()]}”, “{one}”."
            problems.append(Problem("edition.id", what, "Give one of them another id."))
        seen[one.casefold()] = one


class _Saver:
    """Finds what differs from the files in a folder, and stages it."""

    def __init__(self, folder: Path, layout: Layout) -> None:
        self.folder = folder
        self.layout = layout
        self.transaction = Transaction(folder)

    def put(self, path: str, wanted: Any, text: str, read: _Reader) -> None:
        """Stage a file unless what is on disk reads the same.

        ``text`` must itself read back as ``wanted``: what cannot be saved whole is not saved.
        """
        target = self.folder / path
        unreadable = False
        if target.is_file():
            try:
                if read(read_text(target), target) == wanted:
                    return
            except LayoutError:
                unreadable = True
        self.transaction.write(path, _checked(text, wanted, read, target), aside=unreadable)

    def pictures(self, pictures: Mapping[str, Picture]) -> None:
        if not pictures and not (self.folder / PICTURE_LIST).is_file():
            return
        rows = {key: picture_to_values(p, PICTURES) for key, p in pictures.items()}
        wanted = {key: dataclasses.replace(p, pixels=None) for key, p in pictures.items()}
        self.put(PICTURE_LIST, wanted, dump_yaml(rows), _parse_pictures)

    def stories(self, stories: Iterable[Story]) -> None:
        for story in stories:
            self.put(
                f"{COPY}/{story.id}.md",
                story,
                _dumped(story_to_markdown, story),
                lambda text, file: story_from_markdown(text, file.stem, file),
            )

    def pages(self, pages: Iterable[Page]) -> None:
        for number, page in enumerate(pages, 1):
            text = dump_yaml(page_to_values(page))
            read = functools.partial(self.parse_page, number)
            self.put(f"{PAGES}/{page.id}.yaml", page, text, read)

    def parse_page(self, number: int, text: str, file: Path) -> Page:
        node = parse_yaml(text, file)
        values = read_record(PAGE_RECORD, node)
        assert isinstance(node, MapNode)
        faults = Faults()
        page = build_page(values, node, self.layout, number, faults)
        faults.check()
        return page

    def edition(self, edition: Edition) -> None:
        values = _edition_values(edition)
        values["pages"] = [page.id for page in edition.pages]
        wanted = {"lang": "zh-Hans", "issue": "", **values, "date": edition.date}
        wanted["pages"] = tuple(values["pages"])
        self.put(EDITION, wanted, dump_yaml(values), _parse_edition)

    def leftovers(
        self, name: str, suffix: str, kept: Iterable[str], held: Iterable[str] | None
    ) -> None:
        kept = {one.casefold() for one in kept}
        for path in sorted((self.folder / name).glob(f"*{suffix}")):
            gone = path.stem.casefold() not in kept and not path.name.startswith(".")
            if gone and (held is None or path.stem in held):
                self.transaction.remove(f"{name}/{path.name}")


def _dumped(dump: Callable[[Story], _T], story: Story) -> _T:
    try:
        return dump(story)
    except UnicodeEncodeError as error:
        what = "The story holds half a character (a lone surrogate), which no file can hold."
        problem = Problem("copy.surrogate", what, "Type the character again.",
                          place=Place(story=story.id))  # fmt: skip
        raise LayoutError(problem) from error


def _checked(text: str, wanted: Any, read: _Reader, target: Path) -> bytes:
    """Return the bytes to write, having read them back."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        what = "It holds half a character (a lone surrogate), which no file can hold."
        raise LayoutError(Problem("file.surrogate", what, place=Place(file=target))) from error
    if read(text, target) != wanted:
        what = "What would be written does not read back as the same; the file was left alone."
        remedy = "Save into another folder, and report this with the edition."
        raise LayoutError(Problem("file.differs", what, remedy, place=Place(file=target)))
    return data


def _parse_pictures(text: str, file: Path) -> dict[str, Picture]:
    faults = Faults()
    rows = PICTURES_RECORD.read(parse_yaml(text, file), "", faults)
    faults.check()
    return {key: picture_from_values(key, row, None, PICTURES) for key, row in rows.items()}


def _parse_edition(text: str, file: Path) -> dict[str, Any]:
    return {"lang": "zh-Hans", "issue": "", **read_record(EDITION_RECORD, parse_yaml(text, file))}


def _edition_values(edition: Edition) -> dict[str, Any]:
    values: dict[str, Any] = {
        "version": VERSION,
        "title": edition.title,
        "date": edition.date.isoformat(),
    }
    if edition.issue:
        values["issue"] = edition.issue
    if edition.lang != "zh-Hans":
        values["lang"] = edition.lang
    values["layout"] = edition.layout.name
    return values


def _save_single(edition: Edition, path: Path) -> tuple[Path, ...]:
    if len(edition.pages) != 1:
        what = f"One file holds one page; the edition has {len(edition.pages)}."
        remedy = "Save it into a folder."
        raise LayoutError(Problem("edition.single", what, remedy, place=Place(file=path)))
    values = _edition_values(edition) | page_to_values(edition.pages[0])
    values["stories"] = {s.id: _dumped(_inline_story, s) for s in edition.stories.values()}
    if edition.pictures:
        values["pictures"] = {p.id: picture_to_values(p) for p in edition.pictures.values()}

    def read(text: str, file: Path) -> Edition:
        return _bare(parse_single(text, file, layout=edition.layout))

    saver = _Saver(path.parent, edition.layout)
    saver.put(path.name, _bare(edition), dump_yaml(values), read)
    _copy_art(edition, path.parent)
    return saver.transaction.commit()


def _bare(edition: Edition) -> Edition:
    """Return the edition without what is read from the pictures' own files."""
    pictures = {k: dataclasses.replace(p, pixels=None) for k, p in edition.pictures.items()}
    return dataclasses.replace(edition, pictures=pictures)


def _inline_story(story: Story) -> dict[str, Any]:
    values, body = story_to_values(story)
    return values | ({"body": Literal(body)} if body else {})


def _copy_art(edition: Edition, folder: Path) -> None:
    """Bring pictures, adverts and logos along when an edition is saved into another folder."""
    origin = edition.folder
    if origin is None or origin.resolve() == folder.resolve():
        return
    art = [f.file for page in edition.pages for f in page.frames
           if isinstance(f, AdFrame | Furniture)]  # fmt: skip
    for file in [*(p.file for p in edition.pictures.values()), *art]:
        source, target = origin / file, folder / file
        if file and source.is_file() and not target.exists():
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
            except OSError as error:
                what = f"The picture cannot be copied here ({error.strerror})."
                problem = Problem("write.failed", what, place=Place(file=target))
                raise LayoutError(problem) from error
