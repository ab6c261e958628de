"""Commands on runs of text: the language of the selection and its colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from layout_tool.editor.commands.conditions import needs_range
from layout_tool.editor.commands.registry import Command, Run, When
from layout_tool.editor.state.step import State, Step
from layout_tool.editor.words import Words
from layout_tool.model.edits import text as edits

__all__ = ["COLOURS", "LANGUAGES", "ROWS"]

LANGUAGES: Final = (
    ("zh-Hans", Words("Simplified Chinese", "简体中文")),
    ("zh-Hant", Words("Traditional Chinese", "繁体中文")),
    ("ja", Words("Japanese", "日文")),
    ("en", Words("English", "英文")),
    ("fr", Words("French", "法文")),
    ("de", Words("German", "德文")),
    ("ru", Words("Russian", "俄文")),
)
"""Languages on offer, by their BCP 47 tags; copy may name any other."""
COLOURS: Final = (
    ("black", Words("Black", "黑色")),
    ("red", Words("Red", "红色")),
    ("blue", Words("Blue", "蓝色")),
    ("green", Words("Green", "绿色")),
    ("grey", Words("Grey", "灰色")),
)
"""Colours of the shipped layouts; a paper's layout may name others."""


def _set_lang(state: State, lang: str) -> Step | None:
    if state.text is None:
        return None
    edition = edits.set_lang(state.edition, state.text, lang)
    return Step(edition) if edition != state.edition else None


def _set_colour(state: State, colour: str) -> Step | None:
    if state.text is None:
        return None
    edition = edits.set_colour(state.edition, state.text, colour)
    return Step(edition) if edition != state.edition else None


def _lang(lang: str) -> Run:
    return lambda state: _set_lang(state, lang)


def _colour(colour: str) -> Run:
    return lambda state: _set_colour(state, colour)


def _is_in(lang: str) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        found = edits.looks(state.edition, state.text) if state.text is not None else []
        return bool(found) and all(span.lang == lang for span in found)

    return checked


def _is_of(colour: str) -> Callable[[State], bool]:
    def checked(state: State) -> bool:
        found = edits.looks(state.edition, state.text) if state.text is not None else []
        return bool(found) and all(span.colour == colour for span in found)

    return checked


def _has_colour(colour: str) -> When:
    def when(state: State) -> Words | None:
        if state.edition.layout.styles.colour(colour) is None:
            return Words("The layout has no colour of this name.", "版式里没有这种颜色。")
        return needs_range(state)

    return when


ROWS: Final = (
    Command("text.set_lang", Words("Language of the Selection", "所选文字的语言"), _set_lang,
            needs_range),
    Command("text.set_colour", Words("Colour of the Selection", "所选文字的颜色"), _set_colour,
            needs_range),
    Command("text.lang_story", Words("Language of the Story", "与全文同一语言"), _lang(""),
            needs_range, menu="text/language", checked=_is_in("")),
    *(
        Command(f"text.lang_{lang.lower().replace('-', '_')}", title, _lang(lang), needs_range,
                menu="text/language", checked=_is_in(lang))
        for lang, title in LANGUAGES
    ),
    Command("text.colour_style", Words("Colour of the Style", "样式原来的颜色"), _colour(""),
            needs_range, menu="text/colour", checked=_is_of("")),
    *(
        Command(f"text.colour_{name}", title, _colour(name), _has_colour(name),
                menu="text/colour", checked=_is_of(name))
        for name, title in COLOURS
    ),
)  # fmt: skip
