"""Files from the desktop: text and Word files become stories, pictures become pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from layout_tool.editor.qt.dialogs.files import file_dialog
from layout_tool.editor.qt.dialogs.problem import show_problem
from layout_tool.editor.state.desk import Desk
from layout_tool.editor.state.step import Step
from layout_tool.editor.words import Words
from layout_tool.files import picture_pixels, story_from_markdown
from layout_tool.model import Edition
from layout_tool.model.edits import pictures as picture_edits
from layout_tool.model.edits.base import free_name, with_story
from layout_tool.problem import LayoutError, Problem

__all__ = ["PICTURES", "Importing", "import_files"]

PICTURES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".heic")
_MARKDOWN: Final = (".md", ".markdown")


def import_files(edition: Edition, files: Sequence[Path], page: str) -> Edition:
    """Return the edition with the files' stories and pictures, meant for a page.

    Pictures are copied into the edition's folder. Captions found in the copy go to pictures that
    came with it, in turn.

    :raises LayoutError: when a file cannot be read; then nothing of any file is taken.
    """
    # Imported on first use: a window stands without the copydesk.
    from layout_tool.copydesk import import_page  # noqa: PLC0415
    from layout_tool.workflow.copy import adopt_pictures, at_home, read_files  # noqa: PLC0415

    meant = page or None
    captions: list[tuple[str, str]] = []
    for file in files:
        if file.suffix.lower() in PICTURES:
            continue
        if file.suffix.lower() in _MARKDOWN:
            copy = read_files([file])[0]
            story = story_from_markdown(copy.text, file.stem, file)
            found = [replace(story, page=story.page or meant)]
        else:
            imported = import_page(read_files([file])[0].text)
            found = [replace(story, page=meant) for story in imported.stories]
            captions += [(caption.text, caption.credit) for caption in imported.captions]
        for story in found:
            name = free_name(story.id, edition.stories)
            edition = with_story(edition, at_home(replace(story, id=name), edition))
    for file in files:
        if file.suffix.lower() in PICTURES:
            caption, credit = captions.pop(0) if captions else ("", "")
            edition = _with_picture(edition, file, caption, credit, meant)
    return adopt_pictures(edition, edition.folder) if edition.folder is not None else edition


def _with_picture(
    edition: Edition, file: Path, caption: str, credit: str, page: str | None
) -> Edition:
    pixels = picture_pixels(file)
    if pixels is None:
        raise LayoutError(
            Problem(
                "picture.unreadable",
                f"“{file.name}” is missing or not a picture.",
                "Give a JPEG, PNG, TIFF or WebP file.",
                values=(("file", file.name),),
            )
        )
    edition, _ = picture_edits.add_picture(
        edition, str(file.resolve()), name=file.stem, caption=caption, credit=credit, page=page,
        pixels=pixels,
    )  # fmt: skip
    return edition


class Importing(QObject):
    """Asks for files and brings them into the edition on a desk as one step to undo.

    ``imported`` tells how many stories and pictures came.
    """

    imported = Signal(int, int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None
        self._wanted = "", ""

    def set_desk(self, desk: Desk | None) -> None:
        """Import into the edition on another desk."""
        self._desk = desk

    def ask(self) -> None:
        """Ask for files; does not wait."""
        dialog = file_dialog(self._window, self.tr("Import copy and pictures"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        pictures = " ".join(f"*{suffix}" for suffix in PICTURES)
        copy = "*.txt *.md *.docx *.html *.htm *.xml *.json"
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        both, everything = self.tr("Copy and pictures"), self.tr("All files")
        dialog.setNameFilters([f"{both} ({copy} {pictures})", f"{everything} (*)"])
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def ask_picture(self, page: str, frame: str) -> None:
        """Ask for the picture of a frame; does not wait."""
        dialog = file_dialog(self._window, self.tr("Choose a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        pictures = " ".join(f"*{suffix}" for suffix in PICTURES)
        dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
        words = self.tr("Pictures")
        dialog.setNameFilters([f"{words} ({pictures})"])
        self._wanted = page, frame
        dialog.filesSelected.connect(self._picture_chosen)
        dialog.open()

    def show_picture(self, file: Path, page: str, frame: str) -> bool:
        """Bring a picture into the edition and into a frame, as one step; tell whether it is."""
        desk = self._desk
        if desk is None:
            return False
        before = desk.edition
        try:
            edition = import_files(before, [file], page)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        came = next(name for name in edition.pictures if name not in before.pictures)
        try:
            edition = picture_edits.show(edition, page, frame, came)
        except KeyError:  # the frame went while the editor looked for a file
            return False
        label = Words("Choose a Picture for the Frame", "为图片框选图")
        return desk.apply(Step(edition), label, asker=self)

    def take(self, files: Sequence[Path]) -> bool:
        """Import files; tell whether anything came. What is wrong is said in a box."""
        desk = self._desk
        if desk is None or not files:
            return False
        before = desk.edition
        try:
            edition = import_files(before, files, desk.view.page)
        except LayoutError as error:
            show_problem(self._window, error)
            return False
        stories = len(edition.stories) - len(before.stories)
        pictures = len(edition.pictures) - len(before.pictures)
        words = Words("Import {n} Files", "导入{n}个文件") if len(files) > 1 else Words(
            "Import “{name}”", "导入“{name}”")  # fmt: skip
        label = words.fill(n=len(files), name=files[0].name)
        done = desk.apply(Step(edition), label, asker=self)
        if done:
            self.imported.emit(stories, pictures)
        return done

    def _picture_chosen(self, names: Sequence[str]) -> None:
        if names:
            self.show_picture(Path(names[0]), *self._wanted)

    def _chosen(self, names: Sequence[str]) -> None:
        self.take([Path(name) for name in names])
