"""Text that comes from other programs, cleaned as the copydesk cleans raw copy."""

from __future__ import annotations

from layout_tool.model import Paragraph, plain
from layout_tool.model.edits import text as edits

__all__ = ["cleaned_rows", "pasted_rows"]


def cleaned_rows(text: str, *, head: bool = False) -> list[str]:
    """Return the rows of a pasted text with its punctuation mended; blank rows go.

    ``head`` keeps the spaces of a headline or byline, where they mean something.
    """
    # Imported on first use: its rules are more than a window needs to stand.
    from layout_tool.copydesk import clean  # noqa: PLC0415

    rows = edits.clean(text).split("\n")
    done = (clean(row, "head" if head else "body").text.strip() for row in rows)
    return [row for row in done if row]


def pasted_rows(text: str) -> tuple[Paragraph, ...]:
    """Return a pasted text whose rows are parted by tabs, as spreadsheets do, as rows of a table.

    None of them where any line of it is not such a row.
    """
    # Imported on first use, as above.
    from layout_tool.copydesk import clean, is_row, row_tabs  # noqa: PLC0415

    lines = [line for line in edits.clean(text, tabs=True).split("\n") if line.strip()]
    if not row_tabs("\n".join(lines)) or not all(map(is_row, lines)):
        return ()
    return tuple(
        plain("\t".join(clean(cell, "verse").text.strip() for cell in line.split("\t")), "table")
        for line in lines
    )
