"""Every problem that the rooms below can find is said in Chinese too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import layout_tool.compose
import layout_tool.pdf
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.problem_words import CHINESE, remedy, what
from layout_tool.files import load_layout
from layout_tool.model import Edition, Page, Story
from layout_tool.preflight import RULES
from layout_tool.problem import Place, Problem


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translations = Translations(qapp)
    translations.use("zh_CN")
    yield
    translations.use("en")


def test_every_rule_of_preflight_is_said_in_chinese() -> None:
    assert {rule.id for rule in RULES} <= set(CHINESE)


def test_every_problem_of_writing_a_pdf_is_said_in_chinese() -> None:
    folder = Path(layout_tool.pdf.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    found = set(re.findall(r'"(pdf\.[a-z_]+|output\.[a-z_]+)"', source))
    adverts = set(re.findall(r'_problem\(\s*file, "([a-z_]+)"', source))
    assert len(adverts) >= 5
    assert found | {f"pdf.ad_{name}" for name in adverts} <= set(CHINESE)


def test_every_problem_of_composing_is_said_in_chinese() -> None:
    folder = Path(layout_tool.compose.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    found = set(re.findall(r'Problem\(\s*"([a-z]+\.[a-z_]+)"', source))
    assert found
    assert found <= set(CHINESE)


def test_an_overset_story_is_named_by_its_headline(chinese: None) -> None:
    story = Story("s", headline="渡口的\n早晨")
    edition = Edition(
        "报", datetime.date(2026, 5, 4), load_layout("broadsheet"), (Page("A01", 1),), {"s": story}
    )
    problem = Problem(
        "story.overset", "too long", "cut it", place=Place(page="A01", frame="f", story="s"),
        values=(("chars", "37"), ("lines", "3")),
    )  # fmt: skip
    assert what(problem, edition) == "《渡口的 早晨》多出37字（3行）"
    assert remedy(problem) == "加大稿框、删稿或改小标题"


def test_what_has_no_chinese_words_is_said_as_it_is(chinese: None) -> None:
    assert what(Problem("new.kind", "Something.")) == "Something."


def test_the_english_interface_says_the_rooms_own_words(qapp: QApplication) -> None:
    Translations(qapp).use("en")
    assert what(Problem("type.small", "Type of 3 pt.")) == "Type of 3 pt."
