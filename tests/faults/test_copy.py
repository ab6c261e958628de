"""Odd copy ends in a page or in a sentence, and no character is lost in secret."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from layout_tool.copydesk import import_page, read_copy
from layout_tool.problem import LayoutError
from tests.faults.conftest import SENTENCE, STORY, Call

ODD = {
    "heads alone": "小桥修好了\n\n河堤加固\n\n老人学画画\n",
    "one character": "桥",
    "one line": SENTENCE * 60,
    "CRLF": STORY.replace("\n", "\r\n"),
    "CR": STORY.replace("\n", "\r"),
    "every line end": STORY + "\u2028" + STORY.replace("\n", "\x0b") + "\x0c\x85" + STORY,
    "no place to break": "小桥修好了\n\n" + "x" * 4_000,
    "digits": "小桥修好了\n\n" + "7" * 4_000,
    "marks alone": "小桥修好了\n\n" + "，。！？“”" * 300,
    "dashes": "小桥修好了\n\n" + "—" * 999 + "……" * 99,
    "emoji": STORY + "孩子们说👨‍👩‍👧‍👦很好👍🏽，🇨🇳加油❤️。\n",
    "right to left": STORY + "他写道：مرحبا بالعالم，又写שלום עולם。\n",
    "private characters": STORY + "某人\ue000、\uf8ff和\U000f0000、\U0010fffd来了。\n",
    "selectors alone": STORY + "\ufe0f和\U000e0101，\U000e0041。\n",
    "direction marks": "小\u202e桥修\u2066好了\n\n" + SENTENCE + "\u200b甲\u2060乙。\n",
    "stacked accents": STORY + "a" + "\u0301" * 900 + "字" + "\u3099" * 90 + "。\n",
    "rare characters": STORY + "人名𠮷𪚥㐂龘𰻞邨喆堃。\n",
    "Markdown": "# 小桥修好了\n\n**粗**[链](http://a.b)\n\n---\nheadline: x\n---\n" + SENTENCE,
    "a table": STORY + "姓名\t得分\n甲\t9.5\n乙\t9.1\n" * 5,
    "blank lines": STORY + "\n" * 20_000 + STORY,
    "captions alone": "图为小桥。陈光 摄\n\n图为河堤。陈光 摄\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_copy_becomes_a_page(name: str, call: Call, tmp_path: Path) -> None:
    raw, pdf = tmp_path / "raw.txt", tmp_path / "page.pdf"
    raw.write_text(ODD[name], encoding="utf-8", newline="")
    answer = call("make", raw, "-o", pdf, "-q")
    assert answer.code in (0, 1), answer.said
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_character_that_no_font_has_is_named(call: Call, tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(ODD["private characters"], encoding="utf-8")
    answer = call("make", raw, "-o", tmp_path / "page.pdf", "-q")
    assert answer.code == 1
    for code in ("U+E000", "U+F8FF", "U+F0000", "U+10FFFD"):
        assert code in answer.said


def test_stray_control_characters_do_not_make_copy_a_binary_file() -> None:
    raw = STORY.replace("孩子们", "孩子\x07们", 2) + "\x1a"
    page = import_page(read_copy(raw.encode(), "a.txt").text)
    text = "".join(p.text for story in page.stories for p in story.body)
    assert "孩子们" in text
    assert not {"\x07", "\x1a"} & set(text)
    assert page.restore() == raw
    assert "char.control" in {change.rule for change in page.changes}


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, STORY.encode() + b"\x00", b"\x01" * 99])
def test_a_binary_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(LayoutError, match="binary file, not text"):
        read_copy(data, "a.txt")


def test_thousands_of_short_lines_are_read_in_a_moment() -> None:
    start = time.process_time()
    import_page("短行\n" * 5_000)
    assert time.process_time() - start < 10  # 40 s when every line looked at all others
