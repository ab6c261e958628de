"""Word manuscripts (.docx): the text of their paragraphs and tables, one line each."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.etree import ElementTree

from layout_tool.problem import LayoutError, Place, Problem

__all__ = ["is_docx", "read_docx"]

_DOCUMENT: Final = "word/document.xml"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_DOCUMENT: Final = 60_000_000
_ELSEWHERE: Final = {
    f"{_WORD}p",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_PLAIN: Final = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}


def is_docx(data: bytes) -> bool:
    """Tell whether the bytes are a Word document in the .docx form."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _DOCUMENT in archive.namelist()
    except zipfile.BadZipFile:
        return False


def read_docx(data: bytes, label: str = "The document", place: Place | None = None) -> str:
    """Return the text of a .docx, a line per paragraph; deleted revisions are left out.

    :raises LayoutError: when the file is damaged, too large or holds no text.
    """
    where = place or Place()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_DOCUMENT).file_size > _LARGEST_DOCUMENT:
                raise LayoutError(
                    Problem(
                        "copy.too-large",
                        f"{label} holds more text than a page’s copy can be.",
                        "Save the page’s text in a file of its own.",
                        place=where,
                    )
                )
            root = ElementTree.fromstring(archive.read(_DOCUMENT))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError, RuntimeError) as error:
        raise LayoutError(
            Problem(
                "copy.docx",
                f"{label} is a damaged Word document.",
                "Open it in Word, save it again, or save its text as a .txt file.",
                place=where,
            )
        ) from error
    text = "\n".join(_text(paragraph) for paragraph in root.iter(f"{_WORD}p"))
    if not text.strip():
        raise LayoutError(
            Problem("copy.empty", f"{label} holds no text.", "Give a file that does.", place=where)
        )
    return text


def _text(paragraph: ElementTree.Element) -> str:
    """The characters of one paragraph; those of paragraphs nested in it stand on their own."""
    pieces: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        for child in element:
            if child.tag == f"{_WORD}t":
                pieces.append(child.text or "")
            elif child.tag in _PLAIN:
                pieces.append(_PLAIN[child.tag])
            elif child.tag not in _ELSEWHERE:
                walk(child)

    walk(paragraph)
    return "".join(pieces)
