"""From the bytes of a file to text: which encoding it is in, and whether it is text at all.

Chinese copy comes as UTF-8, UTF-16, GB 18030 (which holds GBK and GB 2312) or Big5, mostly
without a word about which. A decoder that raises no error proves little, so the candidates are
weighed by how much of the result is everyday Chinese.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from layout_tool.copydesk.lexicon import EVERYDAY
from layout_tool.copydesk.readers.docx import is_docx, read_docx
from layout_tool.problem import LayoutError, Level, Place, Problem

__all__ = ["LARGEST_COPY", "RawCopy", "read_copy"]

LARGEST_COPY: Final = 20_000_000
"""Largest file of copy that is read, in bytes: some two hundred broadsheet pages of text."""

_SAMPLE: Final = 60_000
_MARKS: Final = frozenset("，。、；：！？“”‘’（）《》—…·「」『』,.;:!?\"'()-+%/ \n\r\t\u3000")
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_BOMS: Final[tuple[tuple[bytes, str, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 LE"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 BE"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 LE"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 BE"),
)
_STRAY: Final = 0.02
"""Most control characters in a text, as a share: mail and old systems leave some behind."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class RawCopy:
    """The text of a file, without its byte order mark, and the encoding it was found to be in."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def read_copy(data: bytes, name: str = "") -> RawCopy:
    """Read the bytes of a file of copy: plain text of any usual encoding, or a docx.

    ``name`` is the file's name, for the sentences.

    :raises LayoutError: when the file is empty, too large, no text, or in no known encoding.
    """
    place = Place(file=Path(name) if name else None)
    label = f"“{Path(name).name}”" if name else "The copy"
    if len(data) > LARGEST_COPY:
        raise _refuse(
            "copy.too-large", place,
            f"{label} is {len(data) / 1e6:.0f} MB; copy may be at most "
            f"{LARGEST_COPY // 1_000_000} MB.",
            "Give one page’s text per file, or split the file.",
        )  # fmt: skip
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise _refuse(
            "copy.empty", place, f"{label} is empty.", "Give a file that holds the page’s text."
        )
    if is_docx(data):
        return RawCopy(read_docx(data, label, place), "docx")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise _refuse(
                "copy.binary", place, f"{label} is {kind}, not text.",
                "Save its text as a .txt or .docx file and import that.",
            )  # fmt: skip
    text, encoding, problems = _decode(data, label, place)
    if not text.strip("\ufeff \t\r\n\u3000\u200b"):
        raise _refuse(
            "copy.empty", place, f"{label} is empty.", "Give a file that holds the page’s text."
        )
    return RawCopy(text, encoding, problems)


def plausible(text: str) -> float:
    """Return how much of the text looks like everyday copy, from 0 to 1.

    Everyday Han and marks count whole, rarer Han a quarter, letters and digits three quarters;
    control characters and private or unassigned ones count against it.
    """
    sample = text[:_SAMPLE]
    if not sample:
        return 0.0
    score = 0.0
    for char in sample:
        if char in EVERYDAY or char in _MARKS:
            score += 1.0
        elif char.isascii():
            score += 0.75 if char.isalnum() else 0.3
        elif _HAN.match(char):
            score += 0.25
        elif not char.isprintable():
            score -= 1.0
    return score / len(sample)


def _decode(data: bytes, label: str, place: Place) -> tuple[str, str, tuple[Problem, ...]]:
    for bom, codec, title in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(codec), title, ()
            except UnicodeDecodeError:
                break
    if b"\x00" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if _is_clean(text):
                return text, "UTF-8", ()
    best = max(_candidates(data), key=lambda c: c[0], default=None)
    if best is not None and best[0] >= 0.5:
        return best[1], best[2], ()
    if b"\x00" in data:
        raise _binary(label, place)
    return _mended(data, label, place, best)


def _is_clean(text: str) -> bool:
    """Tell whether control characters are few and none is NUL."""
    return "\x00" not in text and len(_CONTROL.findall(text)) <= len(text) * _STRAY


def _candidates(data: bytes) -> list[tuple[float, str, str]]:
    """Decode with every encoding that may be; (plausibility, text, title) for those that work."""
    found: list[tuple[float, str, str]] = []
    titles = [("gb18030", "GB18030"), ("big5hkscs", "Big5")] if b"\x00" not in data else []
    if len(data) % 2 == 0:
        titles += [("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE")]
    for codec, title in titles:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if _is_clean(text):
            found.append((plausible(text), text, title))
    return found


def _mended(
    data: bytes, label: str, place: Place, best: tuple[float, str, str] | None
) -> tuple[str, str, tuple[Problem, ...]]:
    """Read a file with some broken bytes, or one in an encoding that is rare here."""
    for codec, title in (("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("big5hkscs", "Big5")):
        text = data.decode(codec, errors="replace")
        broken = text.count("\ufffd")
        if broken and broken * 200 <= len(text) + 199 and plausible(text) >= 0.5:
            problem = Problem(
                "copy.broken-bytes",
                f"{label} was read as {title}; {broken} place(s) in it could not be read and "
                "stand as “\ufffd”.",
                "Compare these places with the original.",
                Level.WARNING, place, (("count", str(broken)), ("encoding", title)),
            )  # fmt: skip
            return text, title, (problem,)
    if _CONTROL.search(data[:_SAMPLE].decode("latin-1")):
        raise _binary(label, place)
    guess = from_bytes(data[:_SAMPLE]).best()
    if guess is not None:
        try:
            text = data.decode(guess.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if plausible(text) > (best[0] if best else 0.3):
            return text, guess.encoding, (_doubtful(label, guess.encoding, place),)
    if best is not None:
        return best[1], best[2], (_doubtful(label, best[2], place),)
    raise _refuse(
        "copy.encoding", place, f"{label} is in no encoding that can be recognised.",
        "Save it as UTF-8 and import it again.",
    )  # fmt: skip


def _doubtful(label: str, encoding: str, place: Place) -> Problem:
    return Problem(
        "copy.encoding-doubtful",
        f"{label} was read as {encoding}, but little of it looks like everyday Chinese.",
        "Look at the text; if it is garbled, save the file as UTF-8 and import it again.",
        Level.WARNING, place, (("encoding", encoding),),
    )  # fmt: skip


def _binary(label: str, place: Place) -> LayoutError:
    return _refuse(
        "copy.binary", place, f"{label} is a binary file, not text.",
        "Save its text as a .txt or .docx file and import that.",
    )  # fmt: skip


def _refuse(problem_id: str, place: Place, what: str, remedy: str) -> LayoutError:
    return LayoutError(Problem(problem_id, what, remedy, place=place))
