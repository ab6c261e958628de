"""Copydesk: from the raw copy of a page to clean stories, with a record of every change.

Job: find out the encoding (``read_copy``), recognise kickers, headlines, bylines, paragraphs and
captions, join what column ends cut, clean the punctuation (``import_page``).
Input: bytes or text. Output: :class:`RawCopy`, :class:`ImportedPage`, plain data (``to_json``).
Sources: GB/T 15834—2011, GB/T 15835—2011 and W3C CLREQ for the clean-up.
"""

from layout_tool.copydesk.encoding import LARGEST_COPY, RawCopy, read_copy
from layout_tool.copydesk.page import Caption, ImportedPage, import_page, to_json
from layout_tool.copydesk.punctuation import Cleaned, clean
from layout_tool.copydesk.record import Change, Draft, Edit, undo
from layout_tool.copydesk.tabular import is_row, row_tabs

__all__ = [
    "LARGEST_COPY",
    "Caption",
    "Change",
    "Cleaned",
    "Draft",
    "Edit",
    "ImportedPage",
    "RawCopy",
    "clean",
    "import_page",
    "is_row",
    "read_copy",
    "row_tabs",
    "to_json",
    "undo",
]
