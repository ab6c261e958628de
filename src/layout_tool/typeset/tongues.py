"""Styles in another language than the one that layouts are written for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from layout_tool.model import HeadStyle, StyleSheet, TextStyle
from layout_tool.typeset.rules.regions import is_latin_script

__all__ = ["USUAL", "every_part", "sheet_spoken", "spoken"]

USUAL: Final = "zh-Hans"
"""The language of styles that name none."""


def spoken(style: TextStyle, lang: str) -> TextStyle:
    """Return a style in a language.

    Latin-script text has an indent of one em at most: two em are the custom of Chinese (C12).
    """
    indent = min(style.indent, 1.0) if is_latin_script(lang) else style.indent
    return replace(style, lang=lang, indent=indent)


def every_part(style: HeadStyle, change: Callable[[TextStyle], TextStyle]) -> HeadStyle:
    """Return a head style with its headline, kicker, deck and byline changed alike."""
    return replace(
        style,
        headline=change(style.headline),
        kicker=change(style.kicker),
        deck=change(style.deck),
        byline=change(style.byline),
    )


def sheet_spoken(styles: StyleSheet, lang: str) -> StyleSheet:
    """Return a style sheet whose styles are in a language, but for those that name another."""
    if lang == USUAL:
        return styles

    def own(style: TextStyle) -> TextStyle:
        return spoken(style, lang) if style.lang == USUAL else style

    return replace(
        styles,
        text={name: own(style) for name, style in styles.text.items()},
        heads={rank: every_part(style, own) for rank, style in styles.heads.items()},
    )
