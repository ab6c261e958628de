"""Make the word list that headline breaking looks words up in: ``assets/words/words.txt``.

The words and their order of frequency come from the dictionary of jieba 0.42.1 (MIT licence,
© 2013 Sun Junyi), installed with ``pip install jieba==0.42.1``. Words of up to six characters
that the dictionary counts at least five times are kept, the most frequent first.

Usage: python tools/make_words.py
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "assets" / "words" / "words.txt"
LEAST_COUNT = 5


def main() -> int:
    """Write the list; return 1 when jieba is not installed."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        print("jieba is not installed: pip install jieba==0.42.1", file=sys.stderr)
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
