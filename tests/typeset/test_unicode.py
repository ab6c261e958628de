"""The engine beside Unicode: UAX #14 (where lines end) and UAX #50 (what stands in vertical lines).

``rules.unicode`` and ``rules.orientation`` are held to Unicode's own files to the letter. The
engine, where the Chinese tables come first, is held to the same files: each difference is in
``tests/cases/unicode.yaml`` with its clause and its count. A difference without a row is red, and
so is a row whose count is another. Where the files are not on the machine the tests that read them
are skipped; the pairs of Chinese samples are laid beside the rules everywhere.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, TextStyle
from layout_tool.typeset import Shaper
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.rules.classes import CLASSES, CharClass, classes_of
from layout_tool.typeset.rules.orientation import orientation_of
from layout_tool.typeset.rules.regions import region_of
from layout_tool.typeset.rules.unicode import line_break_class
from layout_tool.typeset.setting import Cells, RunStyle, Shaped
from layout_tool.typeset.unicode_breaks import opportunities
from tests.support.unicode_data import properties, samples

Row = dict[str, Any]
ROWS: dict[str, list[Row]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "unicode.yaml").read_text(encoding="utf-8")
)
SAMPLES = [
    *"“（《「【”）》」】，、；：。！？·…～–-/／￥$№%℃％中々あっアー〇①aé1Я‼㎡\u3000",
    *"()[]!?,.;:\"'&+=♥\u00a0\u200b",
    "——",
    "……",
    "🇨🇳",
    "e\u0301",
]
NEVER = 1e9
ENDS = "\n\v\f\r\x85\u2028\u2029"
PIECES = re.compile(rf"([^\t{ENDS}]*)(\r\n|[\t{ENDS}]|\Z)")
"""What is set as one text, and what ends it."""
MARKS = "\x01\u0301\u0308\u200d"
"""Those of the samples that belong to the character before them."""


@functools.cache
def shaper() -> Shaper:
    return Shaper(FontBook.default())


def cells(text: str, *, shatter: bool = False, lang: str = "zh-Hans") -> Cells:
    one = RunStyle("song", "latin", 10.0, BLACK, lang=lang)
    make = functools.partial(
        itemise, text, [(len(text), 0)], (one,), TextStyle(lang=lang), shaper()
    )
    whole = make()
    if not shatter:
        return whole
    words = [whole.starts[i] for i, name in enumerate(whole.classes) if name == CharClass.LA]
    return make(shatter=words)


def ours(text: str, lang: str) -> set[int]:
    """Return where the engine may begin a new line.

    A line ends before typed spaces and leaves them out, as Unicode's ends after them: no space
    begins a line, and a line of spaces alone is none. What a tab parts is set piece by piece, and
    each line of a file is a paragraph.
    """
    found: set[int] = set()
    for piece in PIECES.finditer(text):
        start, end = piece.span()
        found |= {start + place for place in ours_of_piece(piece[1], lang)}
        if piece[2] and piece[2] != "\t" and end < len(text):
            found.add(end)
    return found


def ours_of_piece(text: str, lang: str) -> Iterator[int]:
    if not text:
        return
    done = cells(text, lang=lang)
    for start, penalty in zip(done.starts[1:-1], done.penalty, strict=False):
        place = start
        while place < len(text) and text[place] == " ":
            place += 1
        if penalty < NEVER and place < len(text) and text[:place].strip(" "):
            yield place


def theirs(text: str) -> set[int]:
    """Return where UAX #14 may begin a new line, without any tailoring."""
    plain = {"AI": "AL", "CJ": "NS"}
    names = [line_break_class(char) for char in text]
    return {i for i, part in enumerate(opportunities([plain.get(n, n) for n in names])) if part}


def neighbours(text: str, place: int) -> tuple[str, str]:
    """Return the characters beside a place, without marks and spaces between; "^" at the start."""
    before = text[:place].rstrip(" ")
    if not before or before[-1] in ENDS:
        return "^", text[place]
    base = before.rstrip(MARKS)
    return (base if base.strip(" ") else before)[-1], text[place]


def told(row: Row, side: str, char: str) -> bool:
    return row[side] == "*" or char in row[side]


def differs(row: Row, before: str, after: str, *, part: bool) -> bool:
    return row["breaks"] == part and told(row, "before", before) and told(row, "after", after)


Text = tuple[str, set[int], range]
"""A text, where Unicode lets a line begin in it, and the places that are looked at."""


def counted(texts: list[Text], lang: str = "zh-Hans") -> dict[str, int]:
    """Return how many differences the first row that fits explains; fails where there is none."""
    used = Counter({row["id"]: 0 for row in ROWS["lines"]})
    unexplained = []
    for text, places, looked_at in texts:
        for place in (ours(text, lang) ^ places) & set(looked_at):
            before, after = neighbours(text, place)
            part = place not in places
            rows = (r["id"] for r in ROWS["lines"] if differs(r, before, after, part=part))
            row = next(rows, None)
            if row is None:
                unexplained.append(
                    ascii(f"{text[:place]}|{text[place:]}") + (" ÷" if part else " ×")
                )
            else:
                used[row] += 1
    assert unexplained == []
    return dict(used)


def test_the_rules_of_unicode_are_its_own_to_the_letter() -> None:
    for text, marks in samples("LineBreakTest.txt"):
        assert theirs(text) == {i for i, mark in enumerate(marks) if mark}, ascii(text)


@pytest.mark.parametrize(("lang", "count"), [("zh-Hans", "lines"), ("en", "english")])
def test_lines_end_as_in_unicodes_own_test_but_where_a_clause_says_otherwise(
    lang: str, count: str
) -> None:
    texts: list[Text] = [
        (text, {i for i, mark in enumerate(marks) if mark}, range(len(text)))
        for text, marks in samples("LineBreakTest.txt")
    ]
    assert len(texts) == 7654
    assert counted(texts, lang) == {row["id"]: row[count] for row in ROWS["lines"]}


def test_chinese_marks_end_lines_as_unicode_says_but_where_a_clause_says_otherwise() -> None:
    texts: list[Text] = []
    for before, after in itertools.product(SAMPLES, SAMPLES):
        text, place = f"中{before}{after}中", 1 + len(before)
        texts.append((text, theirs(text), range(place, place + 1)))
    assert counted(texts) == {row["id"]: row["pairs"] for row in ROWS["lines"]}


def test_every_row_explains_something() -> None:
    assert [
        row["id"] for row in ROWS["lines"] if not row["lines"] + row["english"] + row["pairs"]
    ] == []


@pytest.mark.parametrize("shatter", [False, True], ids=["words", "letters"])
def test_what_readers_see_as_one_character_is_never_parted(shatter: bool) -> None:
    """Not even where a word is wider than the line and is parted into its letters."""
    used = Counter({row["says"]: 0 for row in ROWS["parted"]})
    for text, marks in samples("GraphemeBreakTest.txt"):
        for start in set(cells(text, shatter=shatter).starts[1:-1]):
            if not marks[start]:
                before, after = text[start - 1], text[start]
                rows = [r for r in ROWS["parted"] if told(r, "before", before)]
                (row,) = (r["says"] for r in rows if told(r, "after", after))
                used[row] += 1
    assert used == {row["says"]: row["clusters"] for row in ROWS["parted"]}


def assigned(name: str) -> Iterator[tuple[str, str]]:
    """Yield the characters of a file that Python's own table knows too, with their values."""
    for code, value in properties(name):
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs"):
            yield chr(code), value


def test_every_character_has_its_line_breaking_class() -> None:
    wrong = []
    for char, value in assigned("LineBreak.txt"):
        if value == "SA":  # LB1
            value = "CM" if unicodedata.category(char) in ("Mn", "Mc") else "AL"
        if line_break_class(char).removesuffix("30") != value:
            wrong.append(f"U+{ord(char):04X} {value}")
    assert wrong == []


def test_every_character_has_its_vertical_orientation() -> None:
    wrong = [
        f"U+{ord(char):04X} {value}"
        for char, value in assigned("VerticalOrientation.txt")
        if orientation_of(char) != value
    ]
    assert wrong == []


def test_every_wide_character_fills_its_cell() -> None:
    wide = "".join(char for char, value in assigned("EastAsianWidth.txt") if value in ("W", "F"))
    found = set(classes_of(wide).tolist())
    assert len(wide) > 90_000
    assert not found & {CharClass.LA, CharClass.SP}


@pytest.mark.parametrize("row", ROWS["classes"], ids=lambda row: row["class"])
def test_the_members_of_a_class_are_those_of_unicodes_but_the_ones_that_are_named(row: Row) -> None:
    members = CLASSES[CharClass[row["class"]]].members
    others = row.get("but", {})
    expected = {char: name for name, chars in others.items() for char in chars}
    assert expected.keys() <= set(members), "a row explains nothing any more"
    for char in members:
        name = line_break_class(char).removesuffix("30")
        assert name == expected.get(char, row["is"]), char


def test_all_classes_but_that_of_letters_are_laid_beside_unicodes() -> None:
    named = {row["class"] for row in ROWS["classes"]}
    assert named == {name.name for name, row in CLASSES.items() if row.members}


def lies(char: str, value: str) -> bool:
    """Tell whether a character lies in a vertical line: turned, or by its form for such lines."""
    upright, flat = (shaped(char, vertical=vertical) for vertical in (True, False))
    if upright.orientation == "r":
        return True
    if value in ("U", "Tu") or upright.ids == flat.ids:
        return False
    (width, height), (flat_width, flat_height) = ink(upright), ink(flat)
    as_turned = abs(width - flat_height) + abs(height - flat_width)
    return as_turned < abs(width - flat_width) + abs(height - flat_height)


def shaped(char: str, *, vertical: bool) -> Shaped:
    region = region_of("zh-Hans", vertical=vertical)
    name = int(classes_of(char, region.moved)[0])
    return shaper().cells((char,), (name,), "song", "latin", "zh-Hans", region)[0]


def ink(one: Shaped) -> tuple[float, float]:
    box = shaper().book.face(one.face).ink(one.ids[0])
    assert box is not None
    return box[2] - box[0], box[3] - box[1]


def test_signs_stand_and_lie_as_unicode_says_but_where_a_clause_says_otherwise() -> None:
    """All that the faces draw; of the ideographs, which are all alike, every 64th."""
    used = Counter({row["says"]: 0 for row in ROWS["vertical"]})
    chain = shaper().book.chain("song")
    unexplained = []
    for code, value in properties("VerticalOrientation.txt"):
        char = chr(code)
        is_han = value == "U" and unicodedata.name(char, "").startswith(("CJK UNIFIED", "HANGUL"))
        if (is_han and code % 64) or not any(face.has(code) for face in chain):
            continue
        if unicodedata.category(char)[0] in "CMZ" or lies(char, value) == (value in ("R", "Tr")):
            continue
        stands = value in ("R", "Tr")
        rows = [r for r in ROWS["vertical"] if char in r["chars"] and r["stands"] == stands]
        if rows:
            used[rows[0]["says"]] += 1
        else:
            unexplained.append(char)
    assert unexplained == []
    assert used == {row["says"]: row["count"] for row in ROWS["vertical"]}


def test_signs_without_a_form_for_vertical_lines_are_turned_unless_unicode_has_them_stand() -> None:
    """The same without Unicode's files, for signs that newspapers print."""
    assert [char for char in "§©®±×÷½‰℃№①Ⅲ★※◎" if lies(char, "")] == []
    assert [char for char in "≥≠＝→↑∑Ω─└%°$€" if not lies(char, "")] == []
