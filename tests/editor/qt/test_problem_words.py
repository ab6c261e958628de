"""Every problem that the rooms below can find is said in Chinese too."""

from __future__ import annotations

import ast
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import layout_tool
import layout_tool.compose
import layout_tool.pdf
import layout_tool.preflight
from layout_tool.compose import ComposeCache, compose
from layout_tool.editor.qt.i18n import Translations
from layout_tool.editor.qt.problem_words import CHINESE, remedy, what
from layout_tool.files import load_layout
from layout_tool.fonts import FontBook
from layout_tool.model import Edition, GridBox, Page, Story, StoryFrame, plain
from layout_tool.preflight import RULES, check
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


def _problems_made() -> Iterator[tuple[str, Path]]:
    """Yield the id of every problem that the rooms make, with the file that makes it."""
    root = Path(layout_tool.__file__).parent
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name("Problem"), args=[ast.Constant(str() as name), *_]):
                    yield name, path.relative_to(root)


def test_every_problem_that_the_window_can_meet_is_said_in_chinese() -> None:
    # What the command line alone says; what is said before there is a window; what is a report.
    elsewhere = {"window.display", "window.libraries", "story.fitted"}
    found = {name for name, path in _problems_made() if path.parts[0] != "cli"}
    assert len(found) > 60
    assert found - elsewhere - set(CHINESE) == set()


def test_a_detail_that_only_english_tells_is_kept(chinese: None) -> None:
    told = what(Problem("yaml.key", "“headlin” is not a key of a story."))
    assert "headlin" in told
    assert told.startswith("文件里的键有误")


def test_a_problem_of_preflight_shows_its_numbers_in_chinese(chinese: None) -> None:
    frame = StoryFrame("f", GridBox(0, 0, 2, 90), "s")
    story = Story("s", headline="渡口", body=(plain("一篇短稿。"),))
    layout = load_layout("broadsheet")
    pages = (Page("A01", 1, frames=(frame,)),)
    edition = Edition("报", datetime.date(2026, 5, 4), layout, pages, {"s": story})
    book = FontBook.default()
    found = compose(edition, pages[0], book, ComposeCache())
    problems = check(edition, [found], book)
    (short,) = (problem for problem in problems if problem.id == "story.short")
    assert re.fullmatch("《渡口》缺 \\d+ 行", what(short, edition))


def test_every_number_of_a_sentence_is_given_by_its_rule() -> None:
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(layout_tool.preflight.__file__).parent.glob("*.py")
    )
    for rule in RULES:
        for name in re.findall(r"{(\w+)}", CHINESE[rule.id][0]):
            assert name in ("title", "what") or f"{name}=" in source, (rule.id, name)


def test_an_overset_story_is_named_by_its_headline(chinese: None) -> None:
    story = Story("s", headline="渡口的\n早晨")
    edition = Edition(
        "报", datetime.date(2026, 5, 4), load_layout("broadsheet"), (Page("A01", 1),), {"s": story}
    )
    problem = Problem(
        "story.overset", "too long", "cut it", place=Place(page="A01", frame="f", story="s"),
        values=(("chars", "37"), ("lines", "3")),
    )  # fmt: skip
    assert what(problem, edition) == "《渡口的 早晨》余 37 字（3 行）"
    assert remedy(problem) == "加大稿框、删稿或改小标题"


def test_what_has_no_chinese_words_is_said_as_it_is(chinese: None) -> None:
    assert what(Problem("new.kind", "Something.")) == "Something."


def test_the_english_interface_says_the_rooms_own_words(qapp: QApplication) -> None:
    Translations(qapp).use("en")
    assert what(Problem("type.small", "Type of 3 pt.")) == "Type of 3 pt."
