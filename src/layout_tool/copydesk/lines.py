"""The lines of raw copy and their signs: length, stops, names, credits, numbering, couplets.

A sign is a fact about one line (or about two that meet); what a line *is* gets decided in
``recognise`` from all signs together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from layout_tool.copydesk.lexicon import (
    DATE_OPENERS,
    OFFICE_ENDINGS,
    PLACES,
    SECTION_WORDS,
    SURNAMES,
    SURNAMES_DOUBLE,
)
from layout_tool.copydesk.punctuation import HAN
from layout_tool.copydesk.tabular import is_row

__all__ = [
    "Line",
    "byline_score",
    "caption_credit",
    "couplet",
    "cut_score",
    "is_aside",
    "is_credit",
    "is_item",
    "is_numbered_head",
    "is_office",
    "is_place",
    "opens_dateline",
    "opens_with_office",
    "section_name",
    "shows_picture",
    "split_lines",
]

_H: Final = f"[{HAN}]"
_FOLD: Final = str.maketrans(",;:!?()", "，；：！？（）")
_SPACES: Final = " \u3000\r"
_CLOSERS: Final = "”’」』）》】\"'"
_STOPS: Final = ("。", "！", "？", "…")
_OPENERS: Final = "“‘「『（《【"


@dataclass(frozen=True)
class Line:
    """A line that is not blank, stripped: ``start`` and ``end`` are offsets in the text.

    ``folded`` is the line with half-width marks made full, for the eye of the rules only;
    ``blanks`` the blank lines before it, ``indent`` the width of its leading space in half em.
    """

    start: int
    end: int
    text: str
    folded: str
    blanks: int
    indent: int

    @cached_property
    def size(self) -> int:
        """Characters, spaces left out."""
        return len(self.text) - self.text.count(" ") - self.text.count("\u3000")

    @cached_property
    def ended(self) -> bool:
        """Whether the line ends as a sentence does."""
        bare = self.folded.rstrip(_CLOSERS)
        return bare.endswith(_STOPS) or (
            bare.endswith(".") and len(bare) > 1 and not bare[-2].isascii()
        )

    @cached_property
    def stops(self) -> int:
        """Full stops and semicolons inside the line, its end left out."""
        inner = self.folded.rstrip(_CLOSERS)[:-1]
        return inner.count("。") + inner.count("；")

    @cached_property
    def commas(self) -> int:
        """Commas inside the line."""
        return self.folded.count("，")

    @cached_property
    def signed(self) -> float:
        """How much the line looks like a byline (:func:`byline_score`)."""
        return byline_score(self)

    @cached_property
    def pictured(self) -> float:
        """How much the line looks like a caption (:func:`shows_picture`)."""
        return shows_picture(self)

    @cached_property
    def item(self) -> bool:
        """Whether the line opens a list item, a question or an answer."""
        return is_item(self)

    @cached_property
    def aside(self) -> bool:
        """Whether the line belongs to the page's edge (:func:`is_aside`)."""
        return is_aside(self)


def split_lines(text: str) -> list[Line]:
    """Divide a text (line ends LF) into its lines that are not blank."""
    lines: list[Line] = []
    position = blanks = 0
    for raw in text.split("\n"):
        # A row's first cell may be empty: the tab behind it is no indent.
        blank = _SPACES if is_row(raw) else None
        stripped = raw.strip(blank)
        if stripped:
            lead = len(raw) - len(raw.lstrip(blank))
            start = position + lead
            indent = sum(1 if c == " " else 2 for c in raw[:lead])
            folded = stripped.translate(_FOLD)
            lines.append(Line(start, start + len(stripped), stripped, folded, blanks, indent))
            blanks = 0
        else:
            blanks += 1
        position += len(raw) + 1
    return lines


_ROLES: Final = (
    r"(?:本报|本刊|特约|全媒体|见习|实习|首席|融媒体|新华社|中新社|人民日报|南京日报)*(?:记者|通讯员|评论员|撰稿人|实习生)"
    r"|作者|撰文|撰稿|执笔|文[/／、]图|图[/／、]文|摄影报道|文并摄|[文图]|供稿|整理|口述|编辑|供图|采写|采访"
)
_ROLE_WORD: Final = re.compile(
    rf"(?:(?!文[^/／、]|图[^/／、]|[文图]$)(?:{_ROLES})|(?<!{_H})[文图](?!{_H}))[：:]?"
)
_ROLE: Final = re.compile(rf"^(?:{_ROLES})(?=[ \u3000：/／|]|$|{_H}{{2,3}}(?:[ \u3000]|$))")
_ROLE_GLUED: Final = re.compile(
    rf"^(?:(?:本报|本刊|特约|见习|实习|全媒体)*(?:记者|通讯员|评论员))({_H}{{2,4}})$"
)
_ROLE_END: Final = re.compile(
    r"[ \u3000]*(?:摄影报道|文[/／]图|图[/／]文|文并摄|整理|供稿|[/／]文|[/／]图)$"
)
_BRACKET: Final = re.compile(r"^(?P<name>[^（）]{2,12})（(?P<what>[^（）]{2,60})）$")
_SIGNED: Final = re.compile(r"^[（(【\[](?P<inner>(?:[^（）()]|（[^（）()]*）){2,60})[）)】\]]$")
_SUBJECT: Final = re.compile(
    rf"(?!乡村|城市|城乡|农村|社区|街道|全[市区县省镇]|我[市区县省]|小区)(?:{_H}{{1,8}}?"
    r"(?:[省市县州旗镇]|区(?!域|别|块)|村(?!民|庄)|乡(?!村|贤|愁|情|亲|音)|街道|社区|"
    + "|".join(e for e in OFFICE_ENDINGS if len(e) > 1 and e not in ("公司", "中心", "联盟"))
    + rf"|部门|局(?!面|势|部)|公司|集团|中心(?=[以为把将用开推办]))|市{_H}{{2,6}}[局委办厅])"
)
_AUTHOR_NOTE: Final = re.compile(r"^[（(]?(?:作者|撰稿人)(?:系|为|单位|：|分别系)")
_BUREAU_NAME: Final = re.compile(rf"{_H}{{1,4}}(?:宣|统宣|统轩|民宗|组宣|融媒|文宣|妇宣|侨宣|团宣)")
"""A publicity office signing with a short name of its own: 宁民宗, 南桥宣."""
_CREDIT_NAME: Final = (
    rf"(?:(?:本报|新华社)?(?:记者|通讯员)[ \u3000]?)?{_H}{{2,4}}(?:[ \u3000、/]+{_H}{{2,4}}){{0,3}}"
)
_CREDIT: Final = re.compile(
    rf"^[（(]?(?:{_CREDIT_NAME}[ \u3000]*[/／]?[ \u3000]*(?:摄影|摄|供图|攝)|"
    rf"(?:摄影|摄|图|攝)[：/／]{_CREDIT_NAME}|"
    r"新华社发|资料图片?|本报资料)[）)]?$"
)
_ENDING_CREDIT: Final = re.compile(
    rf"(?P<gap>[。！？”）〕 \u3000]|^)[（(]?(?P<name>{_CREDIT_NAME})"
    r"[ \u3000]*[/／]?[ \u3000]*(?:摄影|摄|攝)[）)]?$"
)
_PICTURE_END: Final = re.compile(
    r"(?:[。 \u3000（(].{0,14}(?:摄影?|攝|供图)|新华社发|（?资料图片?）?"
    r"|图片由.{2,20}提供)[。）)]?$"
)
_PICTURE_START: Final = re.compile(
    r"^(?:图为|图片为|上图|下图|左图|右图|题图|本版图片|图[①②③④⑤一二三四五1-9]|[▲▼◀▶△▽◆]?图[:：]|[▲▼△▽◀▶])"
)
_ASIDE: Final = re.compile(
    r"^(?:(?:本版|本期)?(?:责任编辑|责编|编辑|美编|美术编辑|版式|版面|校对|组版|审校"
    r"|值班总编|主编|策划|统筹|投稿)[ \u3000]*[：:/／]?[ \u3000]*\S"
    r"|(?:投稿|电子|联系|新闻)?(?:邮箱|信箱|热线|电话|网址|地址)[：:]"
    r"|(?:E-?mail|http|www\.)|[（(【▶■]*(?:上接|下转|紧接|转)第?[A-Z]?\d{1,3}版"
    r"|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?(?:[ \u3000]*(?:星期|周)[一二三四五六日天])?"
    r"(?:[ \u3000].{0,20})?$"
    r"|(?:星期|周)[一二三四五六日天]$|第?[A-Z]?\d{1,3}版?$|农历"
    r"|国内统一|邮发代号|主办[：:单]|协办|承办[：:单])",
    re.IGNORECASE,
)
_EDGE_WORD: Final = re.compile(
    r"(?:第?[A-Z]?\d{1,3}版?|第[一二三四五六七八九十]+版|\d{4}[年./-]\d{1,2}[月./-]\d{1,2}日?"
    r"|\d{1,2}月\d{1,2}日|(?:星期|周)[一二三四五六日天]|农历\S*|\S{1,8}[日晚时周早]报|版名[：:]?"
    r"|(?:责任编辑|责编|编辑|美编|版式|校对)[：:/]?\S*)"
)
_EDGE_SPLIT: Final = re.compile(r"[^ \u3000|｜·■●◆【】\[\]]+")
_FOLIO_GLUED: Final = re.compile(
    r"^(?:第?[A-Z]?\d{1,3}版|[A-Z]\d{1,3}|版名[：:])(?=\S)|(?<=\S)第?[A-Z]?\d{1,3}版$"
)
_ITEM: Final = re.compile(
    r"^(?:\d{1,2}[.．、)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[●■◆★▲◎○□◇☆•·※][ \u3000]?|[-–—*] "
    r"|(?:问|答|记者|主持人|提问)[：:]|[A-Z][.、] ?|[QA][：:])"
)
_NUMBERED: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十]+[章节部分、]|\d{1,2}[、.． ](?!\d)"
    r"|[●■◆★◎▲]|【[^】]+】$)"
)
_DATELINE: Final = re.compile(
    r"^(?:[【（(])?(?:本报讯|本报[^。，]{0,12}(?:讯|电)|新华社[^。，]{1,14}电|中新社[^。，]{1,14}电|据[^。，]{2,8}报道"
    r"|（?(?:本报)?(?:记者|通讯员)[^。，]{2,20}(?:报道|）))"
)


def is_name(word: str) -> bool:
    """Tell whether a word looks like a person's name: surname and one or two characters."""
    if word[:2] in SURNAMES_DOUBLE:
        return 3 <= len(word) <= 4
    if "·" in word:
        return 4 <= len(word) <= 14
    return 2 <= len(word) <= 3 and word[0] in SURNAMES and not is_place(word)


def is_place(word: str) -> bool:
    """Tell whether a short word is the name of a place."""
    return word in PLACES or (len(word) >= 3 and word.endswith(tuple("省市区县镇乡村州盟旗港湾")))


def is_office(text: str) -> bool:
    """Tell whether a text is the name of a place, an office or a firm and nothing more."""
    if len(text) > 24 or re.search(r"[，。：“”、]", text):
        return False
    return text in PLACES or (len(text) >= 3 and text.endswith(OFFICE_ENDINGS))


def opens_with_office(text: str) -> bool:
    """Tell whether a line begins with the name of a place or an office, as its subject."""
    return _SUBJECT.match(text) is not None or any(text[:n] in PLACES for n in (2, 3, 4))


def byline_score(line: Line) -> float:
    """Weigh how much a line looks like a byline: above 0 speaks for it."""
    text = re.sub(r"^[□◎■●○△◇☆★/|][ \u3000]*", "", line.folded)
    if text in SECTION_WORDS:
        return -6.0
    if line.size > 70 or line.ended or line.commas > 1:
        return -9.0
    signed = _SIGNED.match(text)
    if signed is not None:
        inner = signed["inner"].translate(_FOLD)
        alone = Line(0, len(inner), inner, inner, 0, 0)
        return 5.0 if byline_score(alone) >= 1.0 else -4.0
    if _AUTHOR_NOTE.match(text):
        return 6.0
    if _ROLE.match(text) or _ROLE_GLUED.match(text):
        return 5.5 if line.size <= 40 else 1.0
    bracket = _BRACKET.match(text)
    if bracket is not None and _names(bracket["name"]) >= 0.5:
        return 6.0 if _names(bracket["name"]) >= 1.0 else 2.0
    if re.search(r"（[^）]{3,60}）", text):
        rest = re.sub(r"（[^）]{2,60}）", " ", text).strip()
        return 5.0 if rest and _names(rest) >= 1.0 else -4.0
    bare = _ROLE_END.sub("", text).strip()
    if bare != text and bare:
        return 5.0 if _names(bare) >= 0.5 or is_office(bare) else 0.0
    share = _names(text)
    if share >= 1.0:
        return 4.5
    if share > 0:
        return 2.5
    if _BUREAU_NAME.fullmatch(text):
        return 2.5
    words = text.split()
    offices = next((i for i, w in enumerate(words) if not is_office(w)), len(words))
    if 0 < offices < len(words):
        people = words[offices:]
        if _names(" ".join(people)) >= 1.0:
            return 5.0
        if all(re.fullmatch(rf"{_H}{{2,3}}", w) for w in people):
            return 3.0
    if len(words) > 1 and offices == len(words):
        return 1.0
    if len(words) == 1 and line.size <= 4 and not is_place(text):
        return -1.5
    if is_office(text):
        return -2.5 if text.endswith(tuple("部局厅办会联委院站")) else -3.5
    return -5.0


def _names(text: str) -> float:
    """Share of the words that are persons' names; 0 when a word is too long to be one."""
    if re.fullmatch(rf"{_H}[ \u3000]+{_H}", text):
        text = text.replace(" ", "").replace("\u3000", "")
    text = _ROLE_WORD.sub(" ", text)
    words = [w for w in re.split(r"[ \u3000、/／|]+", text) if w]
    merged: list[str] = []
    for word in words:
        if len(word) == 1 and merged and len(merged[-1]) == 1:
            merged[-1] += word
        else:
            merged.append(word)
    if not merged or any(len(w) > (14 if "·" in w else 4) for w in merged):
        return 0.0
    if not all(re.fullmatch(rf"[{HAN}·]+", w) for w in merged):
        return 0.0
    return sum(is_name(w) for w in merged) / len(merged)


def is_credit(line: Line) -> bool:
    """Tell whether the line is a picture credit and nothing else."""
    return line.size <= 24 and _CREDIT.match(line.folded) is not None


def caption_credit(text: str) -> tuple[str, str]:
    """Divide a caption into its text and the photographer's name; "" when none is named."""
    match = _ENDING_CREDIT.search(text.translate(_FOLD))
    if match is None:
        return text, ""
    start = match.start("name")
    body = text[:start].rstrip(" \u3000（(")
    return body, text[start : match.end("name")]


def shows_picture(line: Line) -> float:
    """Weigh how much a line looks like a caption."""
    if is_credit(line):
        return 0.0
    score = 0.0
    if _ENDING_CREDIT.search(line.folded) and line.size > 10:
        score += 8.0
    elif _PICTURE_END.search(line.folded):
        score += 5.0 if line.size > 8 else 0.0
    if _PICTURE_START.match(line.folded):
        score += 6.0
    return score


def is_aside(line: Line) -> bool:
    """Tell whether the line belongs to the page's edge: editors, date, folio, telephone."""
    return line.size <= 60 and not line.ended and _ASIDE.match(line.folded) is not None


def is_item(line: Line) -> bool:
    """Tell whether the line opens a list item, a question or an answer."""
    return _ITEM.match(line.folded) is not None


def is_numbered_head(line: Line) -> bool:
    """Tell whether the line is numbered or marked as a subhead is."""
    return not line.ended and line.size <= 26 and _NUMBERED.match(line.folded) is not None


def opens_dateline(line: Line) -> bool:
    """Tell whether the line opens with a dateline such as 本报讯."""
    return _DATELINE.match(line.folded) is not None


def section_name(text: str) -> tuple[str, bool]:
    """Find the section's name in a line at the page's edge.

    Returns the name, "" where none is left over, and whether a folio number, a date or the
    paper's title stood beside it.
    """
    words = _EDGE_SPLIT.findall(text)
    names = [w for w in words if not _EDGE_WORD.fullmatch(w)]
    if len(names) != 1:
        return "", False
    name = _FOLIO_GLUED.sub("", names[0])
    return name, len(words) > 1 or name != names[0]


def couplet(text: str) -> bool:
    """Tell whether the text is two to four phrases of like length, parted by spaces."""
    halves = text.split()
    sizes = [len(h) for h in halves]
    return (
        2 <= len(halves) <= 4
        and all(4 <= size <= 12 for size in sizes)
        and max(sizes) - min(sizes) <= 1
        and not any(c in "，。：；" for c in text)
    )


def cut_score(before: Line, after: Line) -> float:
    """Weigh whether ``before`` was cut in the middle of a sentence that ``after`` goes on with.

    0 says nothing; 2 and more is as good as certain.
    """
    if before.ended:
        return 0.0
    score = 0.0
    if before.folded.endswith(("，", "、", "；", "“", "（", "《", "—")):
        score += 3.0
    if after.folded[0] in "，。、；：！？”’）》":
        score += 4.0
    if _open_marks(before.folded) and _closes_first(after.folded):
        score += 3.0
    opening = re.match(rf"({_H}{{1,3}})([，。、；])", after.folded)
    if opening is not None and not opening[1].startswith(DATE_OPENERS):
        score += 2.5 if len(opening[1]) == 1 or opening[2] in "。；" else 1.0
    return score


def _open_marks(text: str) -> bool:
    return any(
        text.count(o) > text.count(c) for o, c in (("“", "”"), ("（", "）"), ("《", "》"))
    )  # fmt: skip


def _closes_first(text: str) -> bool:
    for char in text:
        if char in _OPENERS:
            return False
        if char in "”）》":
            return True
    return False
