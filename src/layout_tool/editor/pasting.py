"""Text that comes from other programs, cleaned as the copydesk cleans raw copy."""

from __future__ import annotations

from layout_tool.model.edits import text as edits

__all__ = ["cleaned_rows"]


def cleaned_rows(text: str, *, head: bool = False) -> list[str]:
    """Return the rows of a pasted text with its punctuation mended; blank rows go.

    ``head`` keeps the spaces of a headline or byline, where they mean something.
    """
    # Imported on first use: its rules are more than a window needs to stand.
    from layout_tool.copydesk import clean  # noqa: PLC0415

    rows = edits.clean(text).split("\n")
    done = (clean(row, "head" if head else "body").text.strip() for row in rows)
    return [row for row in done if row]
