"""The outer structure of a PDF, on reportlab's objects: numbering, xref, trailer, page tree.

reportlab writes an unembedded Helvetica, drops output intents and page groups and omits the line
end before ``endstream``; this is the one place that mends it. Same objects, same bytes.
"""

from __future__ import annotations

import hashlib
import zlib
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

__all__ = [
    "Array",
    "Dict",
    "Document",
    "Later",
    "Stream",
    "exact",
    "hex_text",
    "name",
    "number",
    "numbers",
]

Array = pdfdoc.PDFArrayCompact


def number(value: float) -> str:
    """Write a number as PDF does: at most three decimals, no exponent, no trailing zeros."""
    text = f"{value:.3f}"
    text = text[:-4] if text.endswith("000") else text.rstrip("0")
    return "0" if text == "-0" else text


def exact(value: float) -> str:
    """Write a factor with the precision that a whole page needs."""
    return f"{value:.7f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Write numbers with a space between them."""
    return " ".join(map(number, values))


@lru_cache(maxsize=4096)
def name(text: str) -> str:
    """Write a name; what is not a regular ASCII character goes in as UTF-8 (ISO 32000 7.3.5).

    Bytes that were no UTF-8 when they were read, as surrogates, go in as those bytes.
    """
    regular = b"!\"$&'*+,-.:;=?@\\^_`|~"
    return "/" + "".join(
        chr(byte) if (chr(byte).isalnum() and byte < 128) or byte in regular else f"#{byte:02X}"
        for byte in text.encode(errors="surrogateescape")
    )


def hex_text(text: str) -> str:
    """Write a text string, UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Dict(pdfdoc.PDFDictionary):  # type: ignore[misc] # reportlab carries no types
    """A dictionary; keys are written in order, as names of any characters."""

    def format(self, document: Document, IND: bytes = b"\n ") -> bytes:  # noqa: N803 # its name
        """Return the bytes of the object."""
        entries = [
            name(key).encode("ascii") + b" " + pdfdoc.format(value, document)
            for key, value in sorted(self.dict.items())
        ]
        return b"<<" + b" ".join(entries) + b">>"


class Stream(pdfdoc.PDFObject):  # type: ignore[misc] # reportlab carries no types
    """A stream; deflated unless it says its own ``Filter`` or ``deflate`` is false (XMP)."""

    __RefOnly__ = 1

    def __init__(
        self, content: bytes, entries: dict[str, Any] | None = None, *, deflate: bool = True
    ) -> None:
        self.entries = dict(entries or {})
        if deflate and "Filter" not in self.entries:
            content = zlib.compress(content, 6)
            self.entries["Filter"] = "/FlateDecode"
        self.content = content

    def format(self, document: Document) -> bytes:
        """Return the bytes of the object, with the line end that ISO 32000 7.3.8.1 asks for."""
        head: bytes = Dict({**self.entries, "Length": len(self.content)}).format(document)
        return b"".join((head, b"\nstream\n", self.content, b"\nendstream\n"))


class Later(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object that is referred to before it is made, for objects may refer in circles."""

    def __init__(self) -> None:
        self.body: Any = "null"

    def format(self, document: Document) -> bytes:
        """Return the bytes of what it became."""
        formatted: bytes = pdfdoc.format(self.body, document, toplevel=1)
        return formatted


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    __NoDefault__ = (*pdfdoc.PDFPage.__NoDefault__, "Group", "StructParents", "Tabs")
    Override_default_compilation = 1


class _Catalog(pdfdoc.PDFCatalog):  # type: ignore[misc]
    __NoDefault__ = (*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents")
    __Refs__ = ("Pages", "Metadata", "StructTreeRoot", "PageLabels")


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A PDF being written."""

    def __init__(self, version: tuple[int, int]) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.idToObject.clear()
        self.idToObjectNumberAndVersion.clear()
        self.numberToId.clear()
        self.objectcounter = 0
        pages = self.Pages
        self.Catalog = self._catalog = _Catalog()
        self.Catalog.Pages = pages
        self._digest = hashlib.sha256()
        self.Reference(self.Catalog)

    def add(self, thing: Any) -> Any:
        """Make ``thing`` an indirect object and return the reference to it."""
        if isinstance(thing, Stream):
            self.count_in(thing.content)
        return self.Reference(thing)

    def count_in(self, content: bytes) -> None:
        """Let bytes count in the file's identifier."""
        self._digest.update(content)

    def next_page(self) -> Any:
        """Return the reference to the page that will be added next."""
        return self.thisPageRef()

    def add_page(self, content: bytes, entries: dict[str, Any]) -> Any:
        """Add a page with its content stream; ``entries`` are its boxes, resources and group."""
        page = _Page()
        page.Contents = self.add(Stream(content))
        for key, value in entries.items():
            setattr(page, key, value)
        page.Parent = self.Reference(self.Pages)
        self.addPage(page)
        return self.Reference(page)

    def set_catalog(self, **entries: Any) -> None:
        """Set entries of the catalog."""
        for key, value in entries.items():
            setattr(self.Catalog, key, value)

    def digest(self, *more: str) -> bytes:
        """Return 32 bytes that stand for the content of every stream so far, and ``more``."""
        final = self._digest.copy()
        for text in more:
            final.update(text.encode())
        return final.digest()

    def to_bytes(self, info: dict[str, Any], identifier: bytes) -> bytes:
        """Return the whole file; ``identifier`` is the 16-byte file identifier."""
        self.info = Dict(info)
        mark = identifier.hex().upper().encode()
        self._ID = b"[<" + mark + b"> <" + mark + b">]"
        data: bytes = self.format()
        return data
