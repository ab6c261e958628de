"""A newspaper page set by hand, so that painting is tested without compose.

Every glyph comes from the house's own faces; text is cut into lines of whole characters.
"""

from __future__ import annotations

from itertools import count

from layout_tool.fonts import FontBook
from layout_tool.model import BLACK, WHITE, Colour, PageGrid, Rect, mm
from layout_tool.sheet import Box, Fill, GlyphRun, Glyphs, Group, Image, Item, Rule, Sheet

__all__ = ["GRID", "WORDS", "hand_sheet", "line"]

GRID = PageGrid(
    width=mm(390), height=mm(545), bleed=mm(3), left=mm(19), top=mm(34), columns=8, lines=116,
    column_chars=13, gutter_chars=1, body_size=9, leading=12.3,
)  # fmt: skip

WORDS = (
    "清晨六点，老城区的早市已经热闹起来。卖菜的大姐把沾着露水的青菜码得整整齐齐，"
    "隔壁豆腐坊飘出第一锅豆浆的香气。“今年春天雨水足，叶菜长得好。”她笑着说，"
    "手里的秤杆却一点也不含糊。市场管理处介绍，改造后的摊位新增排水沟与照明，"
    "周末客流比去年同期增长百分之十二，附近三个社区的居民步行十分钟即可到达。"
)


def line(
    book: FontBook, role: str, text: str, size: float, x: float, y: float,
    colour: Colour = BLACK, *, scale: float = 1.0, turned: str = "h",
) -> GlyphRun:  # fmt: skip
    """Set ``text`` solid from (x, y) in pt, one glyph a character."""
    face = book.face_for(role, text[0])
    ids = tuple(face.glyph(ord(char)) or 0 for char in text)
    advances = tuple(face.advance(gid) * size * scale for gid in ids)
    places = tuple(sum(advances[:i]) for i in range(len(advances)))
    flat = (0.0,) * len(ids)
    vertical = turned != "h"
    if turned == "v":
        advances = (size,) * len(ids)
        places = tuple(i * size for i in range(len(ids)))
    glyphs = Glyphs(
        face.key, size, ids, flat if vertical else places, advances, text,
        tuple(range(len(ids))), places if vertical else (), scale, turned,  # type: ignore[arg-type]
    )  # fmt: skip
    return GlyphRun(x, y, glyphs, colour)


def hand_sheet(book: FontBook, *, lines: int = 116, picture: str = "") -> Sheet:
    """Return a broadsheet page: nameplate, heads, eight columns of ``lines`` lines, a picture."""
    return Sheet("A01", GRID.width, GRID.height, GRID.bleed, tuple(_groups(book, lines, picture)))


def _groups(book: FontBook, lines: int, picture: str) -> list[Group]:
    area = GRID.type_area
    head = Rect(area.x, mm(12), area.width, mm(18))
    tone = BLACK.tint(0.6)
    groups = [
        Group("nameplate", "furniture", head, (
            Fill(Rect(head.x, head.y, mm(9), mm(15)), tone),
            line(book, "song-heavy", "江城晚报", 42, head.x + mm(13), head.y + mm(14)),
            line(book, "hei", "2025年6月12日 星期四", 9, head.right - 110, head.y + mm(14)),
            line(book, "song-heavy", "窄题", 20, head.x + 260, head.y + mm(14), scale=0.8),
            Rule(head.x, head.bottom, head.right, head.bottom, 0.5),
            Rule(head.x, head.bottom + 3, head.right, head.bottom + 3, 1.5, dash=(4, 2)),
        )),
        Group("lead-head", "story", GRID.type_area, (
            line(book, "kai", "早市改造一周年", 16, area.x, GRID.baseline(1)),
            line(book, "song-heavy", "一碗豆浆里的烟火人间", 48, area.x, GRID.baseline(5)),
        )),
    ]  # fmt: skip
    letters = count()
    for column in range(GRID.columns):
        groups.append(_column(book, column, lines, letters))
    box = Rect(GRID.column_x(5), GRID.line_top(0), GRID.span_width(3), 190)
    vertical = line(book, "song-heavy", "竖排标题", 22, box.x - 20, box.y, turned="v")
    turned = line(book, "latin", "Side", 12, box.x - 46, box.y, turned="r")
    groups.append(Group("photo", "picture", box, (
        Image(box, picture), Box(box, 0.25), vertical, turned,
        line(book, "hei", "早市一角。", 7.5, box.x, box.bottom + 10),
    )))  # fmt: skip
    tint = Rect(GRID.column_x(6), GRID.line_top(100), GRID.span_width(2), GRID.span_height(16))
    groups.append(Group("tint", "furniture", tint, (
        Fill(tint, tone), line(book, "hei-heavy", "反白", 26, tint.x + 9, tint.y + 40, WHITE),
    ), clip=tint))  # fmt: skip
    return groups


def _column(book: FontBook, column: int, lines: int, letters: count[int]) -> Group:
    start = 18 if column >= 5 else 8
    x = GRID.column_x(column)
    items: list[Item] = []
    for row in range(start, lines):
        if column >= 6 and row >= 99:
            break
        at = next(letters) * 13
        text = "".join(WORDS[(at + i) % len(WORDS)] for i in range(13))
        items.append(line(book, "song", text, GRID.body_size, x, GRID.baseline(row)))
    box = Rect(x, GRID.line_top(start), GRID.measure, GRID.span_height(lines - start))
    return Group(f"column-{column}", "story", box, tuple(items))
