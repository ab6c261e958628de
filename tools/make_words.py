"""Make what headline breaking looks words up in: ``assets/words/words.txt`` and ``variants.txt``.

The words and their order of frequency come from the dictionary of jieba 0.42.1 (MIT licence,
© 2013 Sun Junyi), installed with ``pip install jieba==0.42.1``. Words of up to six characters
that the dictionary counts at least five times are kept, the most frequent first.

The list is in simplified characters. The second file pairs traditional ones with theirs, from
Unicode's Unihan database (``kSimplifiedVariant``), as Debian's package ``unicode-data`` brings it.
A character that simplified words have too (著 in 著名) is left out.

Usage: python tools/make_words.py
"""

from __future__ import annotations

import bz2
import importlib.util
import sys
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "words"
TARGET = FOLDER / "words.txt"
VARIANTS = FOLDER / "variants.txt"
UNIHAN = Path("/usr/share/unicode/Unihan_Variants.txt.bz2")
LEAST_COUNT = 5
MOST_WORDS = 4
"""So many simplified words at most may have a character that is taken for a traditional one."""


def main() -> int:
    """Write both files; return 1 when jieba or Unihan is not installed."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        print("jieba is not installed: pip install jieba==0.42.1", file=sys.stderr)
        return 1
    if not UNIHAN.exists():
        print("Unihan is not installed: apt-get install unicode-data", file=sys.stderr)
        return 1
    words: list[tuple[int, str]] = []
    source = Path(spec.origin).parent / "dict.txt"
    for line in source.read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split()
        if len(word) <= 6 and int(count) >= LEAST_COUNT and not word.isascii():
            words.append((-int(count), word))
    words.sort()
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("\n".join(word for _, word in words) + "\n", encoding="utf-8")
    print(f"{len(words)} words: {TARGET}")
    pairs = variants([word for _, word in words])
    VARIANTS.write_text("\n".join(pairs) + "\n", encoding="utf-8")
    print(f"{len(pairs)} traditional characters: {VARIANTS}")
    return 0


def variants(words: list[str]) -> list[str]:
    """Return pairs of a traditional character and the simplified one of most words."""
    used = Counter(char for word in words for char in set(word))
    pairs = []
    for line in bz2.decompress(UNIHAN.read_bytes()).decode("utf-8").splitlines():
        if "\tkSimplifiedVariant\t" not in line:
            continue
        char, _, found = line.split("\t")
        traditional = chr(int(char[2:], 16))
        simplified = max((chr(int(one[2:], 16)) for one in found.split()), key=lambda c: used[c])
        if used[traditional] <= MOST_WORDS and used[simplified] and simplified != traditional:
            pairs.append(traditional + simplified)
    return pairs


if __name__ == "__main__":
    sys.exit(main())
