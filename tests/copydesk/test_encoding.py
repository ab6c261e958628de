"""Files of copy in every encoding that newsrooms send, and files that are no copy."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from layout_tool.copydesk import LARGEST_COPY, read_copy
from layout_tool.problem import LayoutError

SIMPLIFIED = (Path(__file__).parent / "pages" / "cut-columns.txt").read_text("utf-8")
SHORT = "新路通到家门口\n王小明\n"
TRADITIONAL = (
    "新路通到家門口\n\n這條路從山腳修到山頂，前後用了七年。村裡的老人說，從前出門要翻三道嶺，"
    "現在坐車只要一會兒。「路修好了，大家都高興。」\n"
)


@pytest.mark.parametrize(
    ("codec", "title"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030"),
        ("utf-16-le", "UTF-16 LE"), ("utf-16-be", "UTF-16 BE"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", [SIMPLIFIED, SHORT], ids=["page", "short"])
def test_the_encoding_of_chinese_copy_is_found_and_named(codec: str, title: str, text: str) -> None:
    raw = read_copy(text.encode(codec), "稿.txt")
    assert (raw.text, raw.encoding, raw.problems) == (text, title, ())


@pytest.mark.parametrize(
    ("bom", "codec", "title"),
    [
        (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
        (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_left_out(bom: bytes, codec: str, title: str) -> None:
    raw = read_copy(bom + SIMPLIFIED.encode(codec))
    assert (raw.text, raw.encoding) == (SIMPLIFIED, title)


@pytest.mark.parametrize(
    ("codec", "title"), [("big5", "Big5"), ("gb18030", "GB18030"), ("utf-16-le", "UTF-16 LE")]
)
def test_traditional_copy_is_found_in_big5_and_elsewhere(codec: str, title: str) -> None:
    raw = read_copy(TRADITIONAL.encode(codec))
    assert (raw.text, raw.encoding) == (TRADITIONAL, title)


@pytest.mark.parametrize("data", [b"", b"  \r\n", b"\xef\xbb\xbf", b"\xff\xfe\r\x00\n\x00"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(LayoutError, match="empty") as caught:
        read_copy(data, "空.txt")
    assert caught.value.problem.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0....", b"PK\x03\x04....",
        bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100, b"\x7fELF\x02\x01\x01",
    ],
)  # fmt: skip
def test_a_binary_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(LayoutError, match="not text") as caught:
        read_copy(data, "图.jpg")
    assert "图.jpg" in caught.value.problem.what
    assert caught.value.problem.remedy


def test_fifty_megabytes_are_refused_at_once() -> None:
    data = b"a" * 50_000_000
    start = time.process_time()
    with pytest.raises(LayoutError, match="50 MB"):
        read_copy(data, "大.txt")
    assert time.process_time() - start < 0.2
    assert len(data) > LARGEST_COPY


def test_some_broken_bytes_are_shown_and_counted_but_cost_no_text() -> None:
    data = SIMPLIFIED[:120].encode("utf-8") + b"\xff" + SIMPLIFIED[120:].encode("utf-8")
    raw = read_copy(data, "坏.txt")
    assert raw.encoding == "UTF-8"
    assert raw.text.replace("\ufffd", "") == SIMPLIFIED
    assert raw.problems[0].id == "copy.broken-bytes"


def word_file(*paragraphs: str) -> bytes:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>',
        )
    return buffer.getvalue()


def test_a_word_manuscript_gives_a_line_per_paragraph() -> None:
    raw = read_copy(word_file("新路通到家门口", "王小明"), "稿.docx")
    assert (raw.text, raw.encoding) == ("新路通到家门口\n王小明", "docx")


def test_a_damaged_word_manuscript_is_refused_in_a_sentence() -> None:
    data = word_file("甲").replace(b"<w:body>", b"<w:bodx>")
    with pytest.raises(LayoutError, match="Word"):
        read_copy(data, "稿.docx")
