"""Edits of a layout's styles, for this edition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from layout_tool.model.edition import Edition
from layout_tool.model.style import StyleSheet

__all__ = ["set_head_style", "set_text_style"]


def set_text_style(edition: Edition, name: str, **changes: Any) -> Edition:
    """Change fields of a text style.

    :raises KeyError: when the layout has no style of that name.
    """
    styles = edition.layout.styles
    style = replace(styles.text[name], **changes)
    if style == styles.text[name]:
        return edition
    return _with_styles(edition, replace(styles, text={**styles.text, name: style}))


def set_head_style(edition: Edition, rank: int, **changes: Any) -> Edition:
    """Change fields of the head style of a rank.

    :raises KeyError: when the layout has no head style of that rank.
    """
    styles = edition.layout.styles
    style = replace(styles.heads[rank], **changes)
    if style == styles.heads[rank]:
        return edition
    return _with_styles(edition, replace(styles, heads={**styles.heads, rank: style}))


def _with_styles(edition: Edition, styles: StyleSheet) -> Edition:
    return replace(edition, layout=replace(edition.layout, styles=styles))
