"""The conformance list (tests/cases/clreq.yaml), every row in every Chinese face it applies to."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from layout_tool.copydesk import clean, undo
from layout_tool.fonts import Face, FontBook
from layout_tool.model import (
    HeadStyle,
    PageGrid,
    Paragraph,
    Span,
    Story,
    StyleSheet,
    TextStyle,
    plain,
)
from layout_tool.sheet import GlyphRun, Rule, Shape
from layout_tool.typeset import Line, Typesetter, break_places, set_head
from layout_tool.typeset.breaking import BreakSearch, LineBreak
from layout_tool.typeset.grid import on_grid
from layout_tool.typeset.itemise import itemise
from layout_tool.typeset.justify import Justifier
from layout_tool.typeset.setting import Cells, RunStyle

CASES = Path(__file__).parents[1] / "cases" / "clreq.yaml"
FACES = ("song", "song-heavy", "song-black", "hei", "hei-heavy", "kai", "fangsong")
SIZE = 10.0
EM_MIDDLE = 0.38
HAN = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地"
MIXED = (
    "他说，“灯下读书”——是一座城的新习惯。《夜读公约》只有三条：轻声、惜书、归位；列夫·托尔斯泰（作家）"
    "也说过！“好……”。诗行/诗行，北京—上海、3～5人？“‘是’”，她（笑）说。"
)

Row = dict[str, Any]
Check = Callable[["Case"], None]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    CHECKS[function.__name__.removeprefix("check_")] = function
    return function


@functools.cache
def setter() -> Typesetter:
    return Typesetter(FontBook.default(), StyleSheet(text={"body": TextStyle()}))


class Case:
    """A row in one face: its text set in its style."""

    def __init__(self, row: Row, face: str) -> None:
        self.row, self.face = row, face
        self.text: Any = row.get("text")
        self.style = TextStyle(role=face, size=SIZE, **row.get("style", {}))

    @property
    def measure(self) -> float:
        return float(self.row["measure"])

    def lines(self, text: str | Paragraph, measure: float, **changes: Any) -> tuple[Line, ...]:
        paragraph = plain(text) if isinstance(text, str) else text
        style = replace(self.style, **changes)
        return setter().set_paragraph(paragraph, style, (measure * SIZE,)).lines

    def line(self, text: str | Paragraph, **changes: Any) -> Line:
        (line,) = self.lines(text, 100, **changes)
        return line

    def width(self, text: str) -> float:
        return setter().natural_width(text, self.style) / SIZE


def rows() -> Iterator[Any]:
    for row in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        texts = row.get("text")
        many = isinstance(texts, list) and "{text}" in row["says"]
        for text in texts if many else [texts]:
            says = row["says"].replace("{text}", str(text))
            for face in row.get("faces", FACES):
                unmet = row.get("unmet")
                marks = [pytest.mark.xfail(reason=unmet, strict=True)] if unmet else []
                one = {**row, "text": text}
                yield pytest.param(one, face, id=f"{row['id']} {says} [{face}]", marks=marks)


@pytest.mark.parametrize(("row", "face"), list(rows()))
def test_the_rule_is_kept(row: Row, face: str) -> None:
    CHECKS[row["check"]](Case(row, face))


def text_of(line: Line) -> str:
    return "".join(run.glyphs.text for run in line.runs)


def glyphs_of(line: Line) -> Iterator[tuple[str, str, int, float, float, GlyphRun]]:
    """Yield (character, face, glyph, x, y, run) of each glyph; y grows downward."""
    for run in line.runs:
        g = run.glyphs
        ys = g.ys or (0.0,) * len(g.ids)
        for gid, x, y, cluster in zip(g.ids, g.xs, ys, g.clusters, strict=True):
            yield g.text[cluster], g.face, gid, run.x + x, run.y + y, run


def ink(line: Line, wanted: str) -> tuple[float, float, float, float]:
    """Return the ink of a character's glyphs in em: left, bottom, right, top."""
    boxes = []
    for char, key, gid, x, y, run in glyphs_of(line):
        box = setter().book.face(key).ink(gid)
        if char in wanted and box is not None:
            size, scale = run.glyphs.size / SIZE, run.glyphs.scale
            left, right = x / SIZE + box[0] * size * scale, x / SIZE + box[2] * size * scale
            boxes.append((left, box[1] * size - y / SIZE, right, box[3] * size - y / SIZE))
    assert boxes, wanted
    return (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip


def pens(line: Line) -> list[float]:
    return [x / SIZE for _, _, _, x, _, _ in glyphs_of(line)]


def latin_face(char: str) -> Face:
    face = setter().book.face_for("latin", char)
    assert face is not None
    return face


@check
def check_width(case: Case) -> None:
    assert case.width(case.text) == pytest.approx(case.row["em"], abs=1e-3)


@check
def check_line_width(case: Case) -> None:
    assert case.line(case.text).width / SIZE == pytest.approx(case.row["em"], abs=1e-3)


@check
def check_same_width(case: Case) -> None:
    first, second = case.text
    assert case.width(first) == pytest.approx(case.width(second))


@check
def check_ink(case: Case) -> None:
    left, _, right, _ = ink(case.line(case.text), case.row["char"])
    low, high = case.row["within"]
    assert low <= left
    assert right <= high


@check
def check_joined(case: Case) -> None:
    line = case.line(case.text)
    boxes = sorted(
        (x / SIZE + box[0], x / SIZE + box[2])
        for char, key, gid, x, _, _ in glyphs_of(line)
        if char == "—" and (box := setter().book.face(key).ink(gid)) is not None
    )
    assert all(after[0] <= before[1] for before, after in itertools.pairwise(boxes))
    left, _, right, _ = ink(line, "—")
    assert right - left > 1.8
    assert (left + right) / 2 == pytest.approx(2, abs=0.03)


@check
def check_centred(case: Case) -> None:
    sign = case.text[1]
    left, bottom, right, top = ink(case.line(case.text), sign)
    width = case.width(case.text) - 2
    assert (bottom + top) / 2 == pytest.approx(EM_MIDDLE, abs=0.03)
    assert (left + right) / 2 == pytest.approx(1 + width / 2, abs=0.03)


@check
def check_latin(case: Case) -> None:
    for char, key, _, _, _, _ in glyphs_of(case.line(case.text)):
        assert key == latin_face(char).key, char


@check
def check_edges(case: Case) -> None:
    for measure in range(8, 41):
        lines = case.lines(MIXED, measure)
        assert "".join(map(text_of, lines)) == MIXED
        for before, after in itertools.pairwise(lines):
            assert not before.forced
            assert text_of(after)[0] not in case.row.get("start", "") or text_of(after)[:2] == "——"
            assert text_of(before)[-1] not in case.row.get("end", "")


@check
def check_lines(case: Case) -> None:
    lines = case.lines(case.text, case.measure)
    found = [text_of(line) for line in lines]
    if "lines" in case.row:
        assert found == case.row["lines"]
    if "starts" in case.row:
        assert [one[0] for one in found[: len(case.row["starts"])]] == case.row["starts"]
    if "ends" in case.row:
        assert len(found) > 1
        assert all(one[-1] in case.row["ends"] for one in found)
    if "width" in case.row:
        assert lines[0].width / SIZE == pytest.approx(case.row["width"])


def breaks_at(case: Case, marked: str) -> bool:
    """Tell whether a line may end at the bar: tried with Han before and after, by measures."""
    before, after = marked.split("|")
    for pad in range(6):
        text = HAN[:pad] + before + after + HAN[: 12 - pad]
        for measure in (pad + 2, *range(4, 15)):
            end = 0
            for line in case.lines(text, measure)[:-1]:
                end += len(text_of(line))
                if end == pad + len(before) and not line.forced:
                    return True
    return False


def each(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


@check
def check_may_break(case: Case) -> None:
    assert all(breaks_at(case, marked) for marked in each(case.text))


@check
def check_must_not_break(case: Case) -> None:
    assert not any(breaks_at(case, marked) for marked in each(case.text))


@check
def check_whole(case: Case) -> None:
    for token, pad in itertools.product(each(case.text), range(3, 12)):
        lines = case.lines(HAN[:pad] + token + HAN[:12], 10)
        assert any(token in text_of(line) for line in lines), (token, pad)


@check
def check_forced(case: Case) -> None:
    lines = case.lines(case.text, case.measure)
    assert len(lines) > 1
    assert any(line.forced for line in lines)


@check
def check_spans(case: Case) -> None:
    whole = case.lines(case.text, 12)
    for at in range(1, len(case.text)):
        for marks in (("underline",), ("emphasis",), ()):
            split = Paragraph((Span(case.text[:at]), Span(case.text[at:], marks)))
            lines = case.lines(split, 12)
            assert [text_of(line) for line in lines] == [text_of(line) for line in whole]
            for line, same in zip(lines, whole, strict=True):
                assert pens(line) == pytest.approx(pens(same), abs=1e-6)


@check
def check_sizes(case: Case) -> None:
    first, second = case.text
    sheet = StyleSheet(text={"body": TextStyle(), "kai": TextStyle()})
    own = Typesetter(setter().book, sheet, setter().shaper)
    sizes = case.row["sizes"]
    styles = tuple(RunStyle(case.face, "latin", s, case.style.colour) for s in sizes)
    spans = [(len(first), 0), (len(first + second), 1)]
    cells = itemise(first + second, spans, styles, TextStyle(), own.shaper)
    assert cells.gaps[1] == pytest.approx(case.row["gap"])


@check
def check_start_at(case: Case) -> None:
    line = case.lines(case.text, case.measure)[case.row["line"]]
    char, key, gid, x, _, _ = next(glyphs_of(line))
    box = setter().book.face(key).ink(gid)
    assert box is not None
    body = x / SIZE
    if char in "“《（":
        # The body is the half that holds the ink.
        advance = setter().book.face(key).advance(gid)
        body += advance - 0.5
    assert body == pytest.approx(case.row["at"], abs=0.01)
    assert box[0] + x / SIZE >= case.row["at"] - 0.01


@check
def check_end_at(case: Case) -> None:
    text = HAN[:9] + case.text
    line = case.line(text)
    assert line.width / SIZE == pytest.approx(9.5)
    assert ink(line, case.text)[2] <= 9.51


@check
def check_gaps(case: Case) -> None:
    style = RunStyle(case.face, "latin", 1.0, case.style.colour)
    cells = itemise(case.text, [(9, 0)], (style,), TextStyle(), setter().shaper)
    before, after = case.row["gaps"]
    middle = 1
    assert cells.gaps[middle - 1] == pytest.approx(before if case.text[0] != "，" else 0.5)
    assert cells.gaps[middle] == pytest.approx(0 if case.text[-1] in "）”，" else after)


def cells_of(case: Case, text: str) -> Cells:
    style = RunStyle(case.face, "latin", SIZE, case.style.colour)
    return itemise(text, [(len(text), 0)], (style,), case.style, setter().shaper)


def one_line(case: Case, text: str, by: float) -> tuple[Line, list[tuple[str, float]]]:
    """Set a text on a line ``by`` em wider than natural; return (pair, added em) of its gaps."""
    cells = cells_of(case, text)
    end = len(cells) - 1
    width = float(cells.widths.sum() + cells.gaps[:end].sum())
    ends = LineBreak(0, end)
    setting = Justifier(BreakSearch(cells, (width,)), ("", "", 0))
    line, places = setting.line(ends, width + by * SIZE, "justify", last=False)
    added = []
    for i in range(end):
        gap = places[i + 1] - places[i] - cells.widths[i] - cells.gaps[i]
        pair = text[cells.starts[i + 1] - 1 : cells.starts[i + 1] + 1]
        added.append((pair, float(gap) / SIZE))
    return line, added


@check
def check_squeeze(case: Case) -> None:
    _, added = one_line(case, case.text, -case.row["by"])
    found = [0.5 + gap for _, gap in added if gap < -1e-6]
    assert found == pytest.approx(case.row["gaps"], abs=1e-3)


@check
def check_squeeze_order(case: Case) -> None:
    """Growing need uses up one rank before it touches the next."""
    need, given = 0.0, []
    for room, pairs in case.row["ranks"]:
        need += room
        given += pairs
        _, added = one_line(case, case.text, -need)
        assert sorted(pair for pair, gap in added if gap < -1e-4) == sorted(given)


@check
def check_even(case: Case) -> None:
    stretched = 0
    for line in case.lines(case.text, case.measure):
        if "GDP" not in text_of(line) or text_of(line).endswith("GDP"):
            continue
        chars = [(char, x) for char, _, _, x, _, _ in glyphs_of(line)]
        word = [i for i, (char, _) in enumerate(chars) if char in "GDP"]
        face = latin_face("P")
        glyph = face.glyph(ord("P"))
        assert glyph is not None
        left = chars[word[0]][1] - chars[word[0] - 1][1] - SIZE
        right = chars[word[-1] + 1][1] - chars[word[-1]][1] - face.advance(glyph) * SIZE
        assert left == pytest.approx(right, abs=1e-3)
        stretched += 1
    assert stretched


@check
def check_underline(case: Case) -> None:
    first, word, last = case.text
    line = case.line(Paragraph((Span(first), Span(word, ("underline",)), Span(last))))
    (rule,) = [mark for mark in line.marks if isinstance(mark, Rule)]
    width = case.width(word)
    assert (rule.x2 - rule.x1) / SIZE == pytest.approx(width, abs=0.01)
    assert rule.x1 / SIZE == pytest.approx(1.25, abs=0.01)


@check
def check_gaps_zero(case: Case) -> None:
    for line in case.lines(case.text, case.measure):
        steps = [b - a for a, b in itertools.pairwise(pens(line))]
        assert steps == pytest.approx([1.0] * len(steps))


@check
def check_least(case: Case) -> None:
    natural = case.line(case.text).width / SIZE
    room = 1 / 12 + 2 / 8
    assert len(case.lines(case.text, natural - room + 1e-3)) == 1
    assert len(case.lines(case.text, natural - room - 1e-2)) > 1


@check
def check_least_of(case: Case) -> None:
    room = 0.5 - case.row["least"]
    natural = case.width(case.text)
    if room:
        assert len(case.lines(case.text, natural - room + 1e-3)) == 1
    assert len(case.lines(case.text, natural - room - 1e-2)) > 1


@check
def check_no_overlap(case: Case) -> None:
    text = case.text
    width = case.width(text)
    for step in range(60):
        lines = case.lines(text, width - 0.1 * step)
        if len(lines) > 1:
            break
        boxes = [
            (x / SIZE + box[0], x / SIZE + box[2], char)
            for char, key, gid, x, _, _ in glyphs_of(lines[0])
            if (box := setter().book.face(key).ink(gid)) is not None
        ]
        for before, after in itertools.pairwise(boxes):
            assert after[0] >= before[1] - 0.02, (before, after)
    assert step > 5


@check
def check_stretch_order(case: Case) -> None:
    """Growing room fills one rank up to its most before it touches the next."""
    room, given = 0.0, []
    for most, pairs in case.row["ranks"]:
        room += most
        given += [pair for pair in pairs if pair not in given]
        line, added = one_line(case, case.text, room - 1e-3)
        assert sorted(pair for pair, gap in added if gap > 1e-4) == sorted(given)
        assert line.width / SIZE == pytest.approx(
            one_line(case, case.text, 0)[0].width / SIZE + room - 1e-3
        )


@check
def check_rigid(case: Case) -> None:
    token = case.text
    natural = pens(case.line(token))
    for pad in range(4, 9):
        for line in case.lines(HAN[:pad] + token + HAN, 10)[:-1]:
            at = text_of(line).find(token)
            if at < 0 or line.stretch == 0:
                continue
            chars = [(char, x / SIZE) for char, _, _, x, _, _ in glyphs_of(line)]
            start = next(i for i, (char, _) in enumerate(chars) if char == token[0])
            found = [x for _, x in chars[start : start + len(natural)]]
            steps = [b - a for a, b in itertools.pairwise(found)]
            assert steps == pytest.approx([b - a for a, b in itertools.pairwise(natural)], abs=1e-3)


@check
def check_last_natural(case: Case) -> None:
    last = case.lines(case.text, case.measure)[-1]
    alone = case.line(text_of(last))
    assert last.width == pytest.approx(alone.width)


@check
def check_no_lone(case: Case) -> None:
    for measure in range(9, 16):
        last = text_of(case.lines(case.text, measure)[-1])
        assert len(last.rstrip("。，”")) > 1, measure


@check
def check_looseness(case: Case) -> None:
    counts = set()
    for measure, more in itertools.product(range(10, 21), (-1, 0, 1)):
        best = len(case.lines(case.text, measure))
        width = (measure * SIZE,)
        done = setter().set_paragraph(plain(case.text), case.style, width, looseness=more)
        counts.add(len(done.lines) - best)
        assert len(done.lines) - best in (0, more)
    assert counts > {0}


@check
def check_same(case: Case) -> None:
    other = Typesetter(FontBook.default(), StyleSheet(text={"body": TextStyle()}))
    again = other.set_paragraph(plain(case.text), case.style, (11 * SIZE,)).lines
    assert [line.runs for line in case.lines(case.text, 11)] == [line.runs for line in again]


@check
def check_on_grid(case: Case) -> None:
    for line in case.lines(case.text, 9):
        for char, _, _, x, _, _ in glyphs_of(line):
            if "\u4e00" <= char <= "\u9fff":
                assert x / SIZE == pytest.approx(round(x / SIZE), abs=1e-6), char


@check
def check_strict_run(case: Case) -> None:
    style = RunStyle(case.face, "latin", 1.0, case.style.colour)
    cells = itemise("甲AB乙", [(4, 0)], (style,), TextStyle(), setter().shaper)
    cells.widths[1] = case.row["run"]
    strict = on_grid(cells)
    assert strict.widths[1] == pytest.approx(2)
    assert strict.insets[1] == pytest.approx(case.row["inset"])


@check
def check_baselines(case: Case) -> None:
    """Runs of one line share its baseline, whatever their face."""
    spans = (Span("甲乙"), Span("丙丁", ("kai",)), Span("戊", ("bold",)))
    assert {run.y for run in case.line(Paragraph(spans)).runs} == {0.0}


@check
def check_vertical_ink(case: Case) -> None:
    line = case.line("甲" + case.text + "乙", direction="vertical")
    char, key, gid, x, y, run = list(glyphs_of(line))[1]
    assert char == case.text
    assert run.glyphs.orientation == "v"
    face = setter().book.face(key)
    box = face.ink(gid)
    assert box is not None
    across = x / SIZE + (box[0] + box[2]) / 2 - face.advance(gid) / 2
    origin = face.hb_font.get_glyph_v_origin(gid)[1] / face.units_per_em
    down = y / SIZE + origin - (box[1] + box[3]) / 2 - 1
    if case.row["right"]:
        assert 0.1 < across < 0.5
        assert down < 0.5
    else:
        assert across == pytest.approx(0, abs=0.1)
        assert down == pytest.approx(0.5, abs=0.1)


@check
def check_vertical_quotes(case: Case) -> None:
    line = case.line(case.text, direction="vertical")
    assert text_of(line) == case.text
    brackets = case.line("『「」』", direction="vertical")
    assert [g[2] for g in glyphs_of(line)] == [g[2] for g in glyphs_of(brackets)]


@check
def check_vertical_dash(case: Case) -> None:
    line = case.line(case.text, direction="vertical")
    assert line.width / SIZE == pytest.approx(4)
    spans: list[tuple[float, float]] = []
    for char, key, gid, x, y, run in glyphs_of(line):
        if char != "—":
            continue
        face = setter().book.face(key)
        box = face.ink(gid)
        assert box is not None
        if run.glyphs.orientation == "r":
            spans.append((y / SIZE + box[0], y / SIZE + box[2]))
            assert x / SIZE + (box[1] + box[3]) / 2 == pytest.approx(0, abs=0.02)
        else:
            origin = face.hb_font.get_glyph_v_origin(gid)[1] / face.units_per_em
            spans.append((y / SIZE + origin - box[3], y / SIZE + origin - box[1]))
            middle = (box[0] + box[2] - face.advance(gid)) / 2
            assert middle == pytest.approx(0, abs=0.02)
    spans.sort()
    assert spans[-1][1] - spans[0][0] > 1.8
    assert all(after[0] <= before[1] for before, after in itertools.pairwise(spans))


@check
def check_vertical_run(case: Case) -> None:
    line = case.line(case.text, direction="vertical")
    word = case.text[1:-1]
    (run,) = [run for run in line.runs if run.glyphs.text == word]
    assert run.glyphs.orientation == case.row["orientation"]
    if "em" in case.row:
        assert line.width / SIZE == pytest.approx(case.row["em"] + 0.0, abs=0.6)


@check
def check_dots(case: Case) -> None:
    line = case.line(Paragraph((Span(case.text, ("emphasis",)),)))
    (dots,) = [mark for mark in line.marks if isinstance(mark, GlyphRun)]
    assert len(dots.glyphs.ids) == case.row["count"]
    assert dots.glyphs.text == ""
    face = setter().book.face(dots.glyphs.face)
    for gid, x, y in zip(dots.glyphs.ids, dots.glyphs.xs, dots.glyphs.ys, strict=True):
        box = face.ink(gid)
        assert box is not None
        size = dots.glyphs.size
        middle_x = x + size * (box[0] + box[2]) / 2
        middle_y = y - size * (box[1] + box[3]) / 2
        if case.style.direction == "vertical":
            assert 0.5 < middle_x / SIZE < 0.8
            assert middle_y / SIZE % 1 == pytest.approx(0.5, abs=0.03)
        else:
            assert 0.12 < middle_y / SIZE < 0.42
            assert middle_x / SIZE % 1 == pytest.approx(0.5, abs=0.03)


@check
def check_two_names(case: Case) -> None:
    first, second = case.text
    line = case.line(Paragraph((Span(first, ("underline",)), Span(second, ("underline", "kai")))))
    left, right = [mark for mark in line.marks if isinstance(mark, Rule)]
    assert (right.x1 - left.x2) / SIZE == pytest.approx(0.25, abs=0.01)
    waved = case.line(Paragraph((Span(first, ("wavy",)),)))
    (wave,) = [mark for mark in waved.marks if isinstance(mark, Shape)]
    assert len(wave.segments) == 1 + 2 * 4
    assert wave.segments[-1][1][-2] / SIZE == pytest.approx(2, abs=0.01)


@check
def check_head(case: Case) -> None:
    places = {place for place, _ in break_places(case.text)}
    for marked in case.row["never"]:
        before, after = marked.split("|")
        at = case.text.find(before + after)
        if at >= 0:
            assert at + len(before) not in places, marked


@check
def check_head_halves(case: Case) -> None:
    style = replace(case.style, align="center")
    head_style = HeadStyle(style, style, style, style, sizes=(SIZE,), max_lines=2)
    grid = PageGrid(1000, 1000, 0, 0, 0, 1, 50, 60, 1, 9, 13)
    head = set_head(
        Story("s", headline=case.text), head_style, setter(), case.row["room"] * SIZE, grid
    )
    rows = [text_of(placed.line) for placed in head.lines]
    assert len(rows) == 2
    assert abs(len(rows[0]) - len(rows[1])) <= 1


@check
def check_cleaned(case: Case) -> None:
    assert clean(case.text).text == case.row["becomes"]


@check
def check_untouched(case: Case) -> None:
    for text in (case.text, f"他用{case.text}写"):
        assert clean(text).text == text


@check
def check_odd_quote(case: Case) -> None:
    done = clean(case.text)
    assert done.text == case.text
    assert done.odd == (case.row["at"],)


@check
def check_undone(case: Case) -> None:
    done = clean(case.text)
    assert clean(done.text).text == done.text
    assert undo(done.text, done.edits) == case.text


def test_the_list_has_every_number_from_1_to_81() -> None:
    found = {row["id"] for row in yaml.safe_load(CASES.read_text(encoding="utf-8"))}
    assert found == {f"T-{number:02}" for number in range(1, 82)}
