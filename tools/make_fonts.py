"""Build the house's own faces in ``assets/fonts`` from packages that carry their originals.

    python tools/make_fonts.py [--sources FOLDER] [--out FOLDER]

Inputs are the packages named in ``FACES`` and ``TONGYONG``; each is fetched by its own client
(``apt-get download`` on Debian 12, ``npm pack``, ``pip download``) into ``--sources``, where
packages that are already there are not fetched again. Nothing is installed. Needs ``dpkg-deb``,
``npm`` and the project's Python environment. The same packages and the same uharfbuzz give the
same bytes.

What is done to a face: one region of a collection is taken; it is cut to the characters a
newspaper needs; the layout features of Chinese setting are kept, with what they reach;
``locl`` is kept for punctuation and kana but not for Han (regional forms of Han would double the
size); a face whose licence reserves its name is renamed. Latin faces are shipped as they are.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import uharfbuzz as hb
import yaml
from fontTools.ttLib import TTFont

from layout_tool.fonts import charsets

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "fonts"

# fmt: off
FEATURES = (
    "ccmp", "locl", "calt", "liga", "kern", "mark", "mkmk", "ruby",
    "halt", "palt", "chws", "fwid", "hwid", "pwid", "twid", "qwid",
    "vert", "vrt2", "vhal", "vpal", "vchw", "vkrn",
)
# fmt: on

BLOCKS = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x036F),  # Latin with accents, pinyin, modifier letters, combining marks
    (0x0370, 0x045F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # ḿ ẑ and Vietnamese names
    (0x2000, 0x27BF),  # punctuation, currency, letterlike, arrows, mathematics, ①, shapes
    (0x2E00, 0x2E7F),  # ⸺ ⸻
    (0x2FF0, 0x33FF),  # 〇 〓, kana, bopomofo, ㈠, ㎡
    (0xFE00, 0xFE6F),  # variation selectors, vertical and small forms
    (0xFF00, 0xFFEF),  # full-width forms
    (0x1F100, 0x1F1FF),  # enclosed Latin
)
NAMES = frozenset(map(ord, "𠮷"))
"""Characters of personal names outside 通用规范汉字表 that papers meet every year."""


def marks() -> set[int]:
    """Everything that is not Han."""
    return {c for first, last in BLOCKS for c in range(first, last + 1)}


def common() -> set[int]:
    """GB 2312, 通用规范汉字表 and frequent traditional characters."""
    return (
        marks()
        | charsets.gb2312()
        | charsets.tongyong()
        | charsets.big5_frequent()
        | charsets.CLREQ_PUNCTUATION
        | NAMES
    )


def wide() -> set[int]:
    """GBK and what :func:`common` has beyond it."""
    return common() | charsets.gbk()


def widest() -> set[int]:
    """All Han that the original has: extension A, and B and later as far as drawn."""
    return wide() | {c for c in range(0x3400, 0x33480) if charsets.is_han(c)}


def han_only() -> set[int]:
    """Han without punctuation, for a face whose marks cannot stand in vertical lines."""
    return {c for c in wide() if charsets.is_han(c)} | {0x3007}


@dataclass(frozen=True)
class Package:
    """A package: its client (``apt``, ``npm`` or ``pip``), name and version."""

    client: str
    name: str
    version: str


@dataclass(frozen=True)
class FaceRecipe:
    """How one shipped file comes about; ``chars`` is None for a face shipped unchanged."""

    file: str
    package: Package
    member: str
    licence: str
    index: int = 0
    chars: Callable[[], set[int]] | None = None
    rename: tuple[str, str] | None = None
    note: str = ""


CJK = Package("apt", "fonts-noto-cjk", "1:20220127+repack1-1")
CJK_EXTRA = Package("apt", "fonts-noto-cjk-extra", "1:20220127+repack1-1")
WENKAI = Package("apt", "fonts-lxgw-wenkai", "1.250+repack-1")
FANDOL = Package("apt", "texlive-lang-chinese", "2022.20230122-1")
SERIF = Package("npm", "source-serif", "4.5.1")
SANS = Package("npm", "source-sans", "3.52.0")
TONGYONG = Package("pip", "pypinyin-dict", "0.9.0")

NOTO = "usr/share/fonts/opentype/noto/"
SC = 2  # the face for Simplified Chinese within each Noto collection

FACES = (
    FaceRecipe(
        "NotoSerifCJKsc-Regular.otf", CJK, NOTO + "NotoSerifCJK-Regular.ttc",
        "OFL-noto-cjk.txt", SC, widest,
    ),
    FaceRecipe(
        "NotoSerifCJKsc-Bold.otf", CJK, NOTO + "NotoSerifCJK-Bold.ttc",
        "OFL-noto-cjk.txt", SC, wide,
    ),
    FaceRecipe(
        "NotoSerifCJKsc-Black.otf", CJK_EXTRA, NOTO + "NotoSerifCJK-Black.ttc",
        "OFL-noto-cjk.txt", SC, common,
    ),
    FaceRecipe(
        "NotoSansCJKsc-Regular.otf", CJK, NOTO + "NotoSansCJK-Regular.ttc",
        "OFL-noto-cjk.txt", SC, wide,
    ),
    FaceRecipe(
        "NotoSansCJKsc-Bold.otf", CJK, NOTO + "NotoSansCJK-Bold.ttc",
        "OFL-noto-cjk.txt", SC, wide,
    ),
    FaceRecipe(
        "LayoutKai-Regular.ttf", WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "OFL-wenkai.txt", 0, common, ("Layout Kai", "版面楷体"),
        "A cut of LXGW WenKai (霞鹜文楷), renamed as its licence asks.",
    ),
    FaceRecipe(
        "FandolFang-Han.otf", FANDOL,
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        "GPL-3-fandol.txt", 0, han_only, ("FandolFang Han", "Fandol 仿宋"),
        "Han only: the original's punctuation has no vertical forms, so marks come from song.",
    ),
    FaceRecipe(
        "SourceSerif4-Regular.otf", SERIF, "package/OTF/SourceSerif4-Regular.otf",
        "OFL-source-serif.txt",
    ),
    FaceRecipe(
        "SourceSerif4-Bold.otf", SERIF, "package/OTF/SourceSerif4-Bold.otf",
        "OFL-source-serif.txt",
    ),
    FaceRecipe(
        "SourceSans3-Regular.otf", SANS, "package/OTF/SourceSans3-Regular.otf",
        "OFL-source-sans.txt",
    ),
    FaceRecipe(
        "SourceSans3-Bold.otf", SANS, "package/OTF/SourceSans3-Bold.otf",
        "OFL-source-sans.txt",
    ),
)  # fmt: skip


@dataclass
class Sources:
    """The folder that packages are fetched into and unpacked in."""

    folder: Path
    unpacked: dict[Package, Path] = field(default_factory=dict)

    def path(self, package: Package, member: str) -> Path:
        """Return a file of a package, fetching and unpacking the package when first asked."""
        if package not in self.unpacked:
            self.unpacked[package] = self._unpack(package, self._archive(package))
        path = self.unpacked[package] / member
        if not path.is_file():
            sys.exit(f"{package.name} {package.version} has no {member}.")
        return path

    def _archive(self, package: Package) -> Path:
        found = self._find(package)
        if found is None:
            subprocess.run(_fetch_command(package), cwd=self.folder, check=True)
            found = self._find(package)
        if found is None:
            sys.exit(f"{package.name} {package.version} could not be fetched.")
        return found

    def _find(self, package: Package) -> Path | None:
        stem = package.name.replace("-", "[-_]") + "[-_]" + package.version
        suffix = {"apt": ".deb", "npm": ".tgz", "pip": ".whl"}[package.client]
        for path in sorted(self.folder.glob(f"*{suffix}")):
            if re.match(stem.replace("+", r"\+").replace(".", r"\."), unquote(path.name)):
                return path
        return None

    def _unpack(self, package: Package, archive: Path) -> Path:
        target = self.folder / "unpacked" / package.name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        if package.client == "apt":
            subprocess.run(["dpkg-deb", "-x", str(archive), str(target)], check=True)
        elif package.client == "npm":
            with tarfile.open(archive) as tar:
                tar.extractall(target, filter="data")
        else:
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(target)
        return target


def _fetch_command(package: Package) -> list[str]:
    name, version = package.name, package.version
    if package.client == "apt":
        return ["apt-get", "download", f"{name}={version}"]
    if package.client == "npm":
        return ["npm", "pack", "--silent", f"{name}@{version}"]
    return [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"{name}=={version}"]


def write_tongyong(sources: Sources, out: Path) -> None:
    """Write 通用规范汉字表 as text, in code point order."""
    member = "pypinyin_dict/pinyin_data/kmandarin_8105.py"
    source = sources.path(TONGYONG, member).read_text(encoding="utf-8")
    found = sorted(int(code, 16) for code in re.findall(r"^ +(0x[0-9A-F]+):", source, re.M))
    if len(found) != 8105:
        sys.exit(f"{member} lists {len(found)} characters, not 8105.")
    chars = "".join(map(chr, found))
    lines = [chars[i : i + 50] for i in range(0, len(chars), 50)]
    head = (
        "# 通用规范汉字表 (2013), 8105 characters in code point order,\n"
        f"# from the table kMandarin_8105 of {TONGYONG.name} {TONGYONG.version}.\n"
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def build(recipe: FaceRecipe, source: Path) -> bytes:
    """Return the bytes of one shipped face."""
    if recipe.chars is None:
        return source.read_bytes()
    data = cut(without_han_locl(source, recipe.index), recipe.chars())
    return renamed(data, recipe) if recipe.rename else data


def without_han_locl(source: Path, index: int) -> bytes:
    """Return one face of a file with Han taken out of its ``locl`` lookups."""
    # Naming glyphs by number keeps fontTools from parsing and rewriting the outlines.
    data = io.BytesIO(source.read_bytes())
    font = TTFont(data, fontNumber=index, lazy=True, recalcTimestamp=False)
    font.setGlyphOrder([f"g{gid:05}" for gid in range(font["maxp"].numGlyphs)])
    if "GSUB" in font:
        table = font["GSUB"].table
        lookups = {
            number
            for record in table.FeatureList.FeatureRecord
            if record.FeatureTag == "locl"
            for number in record.Feature.LookupListIndex
        }
        han = {name for code, name in font.getBestCmap().items() if charsets.is_han(code)}
        for number in sorted(lookups):
            for subtable in table.LookupList.Lookup[number].SubTable:
                inner = getattr(subtable, "ExtSubTable", subtable)
                if hasattr(inner, "mapping"):
                    inner.mapping = {a: b for a, b in inner.mapping.items() if a not in han}
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()


def cut(data: bytes, chars: Iterable[int]) -> bytes:
    """Return a face cut to ``chars`` and to what its kept features reach from them."""
    request = hb.SubsetInput()
    request.unicode_set.update(chars)
    request.layout_feature_tag_set.clear()
    request.layout_feature_tag_set.update(_tag(name) for name in FEATURES)
    request.name_id_set.update(range(26))
    request.name_lang_id_set.update((0x0409, 0x0804, 0x0404))
    request.flags = hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(hb.Blob(data)), request).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def renamed(data: bytes, recipe: FaceRecipe) -> bytes:
    """Return a face under another family name, English and Chinese."""
    assert recipe.rename is not None
    english, chinese = recipe.rename
    font = TTFont(io.BytesIO(data), lazy=True, recalcTimestamp=False)
    names = font["name"]
    version = names.getDebugName(5)
    origin = f"{recipe.package.name} {recipe.package.version}"
    fresh = {
        1: english, 2: "Regular", 3: f"{english}; cut from {origin}", 4: english,
        5: version, 6: Path(recipe.file).stem, 16: english, 17: "Regular",
    }  # fmt: skip
    names.names = [n for n in names.names if n.nameID not in fresh and n.platformID == 3]
    for number, text in fresh.items():
        names.setName(text, number, 3, 1, 0x0409)
    for number in (1, 4, 16):
        names.setName(chinese, number, 3, 1, 0x0804)
    buffer = io.BytesIO()
    font.save(buffer, reorderTables=False)
    return buffer.getvalue()


def facts(recipe: FaceRecipe, data: bytes) -> dict[str, object]:
    """Return the manifest's entry for one face."""
    font = TTFont(io.BytesIO(data), lazy=True)
    covered = set(font.getBestCmap())
    names = font["name"]
    package = recipe.package
    entry: dict[str, object] = {
        "family": names.getDebugName(16) or names.getDebugName(1),
        "version": names.getDebugName(5),
        "origin": f"{package.name} {package.version} ({package.client}): {recipe.member}",
        "licence": recipe.licence,
        "changed": recipe.chars is not None,
        "bytes": len(data),
        "sha256": hashlib.sha256(data).hexdigest(),
        "glyphs": int(font["maxp"].numGlyphs),
        "characters": len(covered),
        "coverage": {
            name: f"{len(chars & covered)}/{len(chars)}"
            for name, chars in charsets.charsets().items()
        },
    }
    if recipe.index:
        entry["collection_index"] = recipe.index
    if recipe.note:
        entry["note"] = recipe.note
    return entry


def write_licences(sources: Sources, out: Path) -> None:
    """Write the licence text of every face."""
    out.mkdir(parents=True, exist_ok=True)
    serif = sources.path(SERIF, "package/LICENSE.md").read_text(encoding="utf-8")
    sans = sources.path(SANS, "package/LICENSE.md").read_text(encoding="utf-8")
    body = serif[serif.index("This Font Software is licensed") :]
    holders = {
        "noto-cjk": "Copyright 2014-2022 Adobe (http://www.adobe.com/). "
        "Noto is a trademark of Google Inc.",
        "wenkai": "Copyright 2021-2023 LXGW, with Reserved Font Names “霞鹜” and “LXGW”.\n"
        "Copyright 2020 The Klee Project Authors. Klee is a trademark of Fontworks Inc.",
    }
    for name, holder in holders.items():
        (out / f"OFL-{name}.txt").write_text(f"{holder}\n\n{body}", encoding="utf-8")
    (out / "OFL-source-serif.txt").write_text(serif, encoding="utf-8")
    (out / "OFL-source-sans.txt").write_text(sans, encoding="utf-8")
    (out / "GPL-3-fandol.txt").write_text(_fandol_licence(sources), encoding="utf-8")


def _fandol_licence(sources: Sources) -> str:
    folder = "usr/share/doc/texlive-doc/fonts/fandol/"
    readme = sources.path(FANDOL, folder + "README").read_text(encoding="utf-8")
    packed = sources.path(FANDOL, folder + "COPYING.gz")
    gpl = subprocess.run(["gzip", "-dc", str(packed)], check=True, capture_output=True).stdout
    exception = (
        "As a special exception, if you create a document which uses this font, and embed this\n"
        "font or unaltered portions of this font into the document, this font does not by itself\n"
        "cause the resulting document to be covered by the GNU General Public License. This\n"
        "exception does not however invalidate any other reasons why the document might be\n"
        "covered by the GNU General Public License. If you modify this font, you may extend this\n"
        "exception to your version of the font, but you are not obligated to do so.\n"
    )
    change = (
        "Changed in this copy: cut to Han characters and renamed, by tools/make_fonts.py.\n"
        "The exception is extended to it.\n"
    )
    return f"{readme}\n{exception}\n{change}\n{gpl.decode('utf-8')}"


def main() -> None:
    """Build every face, then the manifest that the tests and the README rest on."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--sources", type=Path, default=ROOT / "build" / "fonts")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    options.sources.mkdir(parents=True, exist_ok=True)
    options.out.mkdir(parents=True, exist_ok=True)
    sources = Sources(options.sources)
    write_tongyong(sources, OUT / "charsets" / "tongyong-8105.txt")
    write_licences(sources, options.out / "licences")
    manifest: dict[str, object] = {}
    for recipe in FACES:
        data = build(recipe, sources.path(recipe.package, recipe.member))
        (options.out / recipe.file).write_bytes(data)
        manifest[recipe.file] = facts(recipe, data)
        print(f"{recipe.file}: {len(data) / 1e6:.2f} MB")
    text = yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False, width=100)
    head = f"# Written by tools/make_fonts.py with uharfbuzz {hb.__version__}.\n"
    (options.out / "manifest.yaml").write_text(head + text, encoding="utf-8")


if __name__ == "__main__":
    main()
