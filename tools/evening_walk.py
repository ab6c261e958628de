"""Walks through an editor's evening in the real window and takes a picture of every step.

    python tools/evening_walk.py FOLDER [--language en] [--theme dark] [--scale 2]

Needs no display: by default Qt paints off screen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Walk; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", default="1", help="the screen's device pixel ratio")
    choices = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = choices.scale
    sys.path.insert(0, str(ROOT))
    # Qt reads its environment as it is loaded, so it is loaded only now.
    from PySide6.QtCore import QSettings  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415
    from tests.walks.evening import Evening  # noqa: PLC0415

    from layout_tool.editor.qt.app import make_window  # noqa: PLC0415
    from layout_tool.editor.qt.settings import Settings  # noqa: PLC0415

    choices.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as scratch:
        store = QSettings(str(Path(scratch) / "settings.ini"), QSettings.Format.IniFormat)
        settings = Settings(store)
        settings.put("language", choices.language)
        settings.put("theme", choices.theme)
        window = make_window(app, settings)
        window.resize(1440, 920)
        window.show()
        taken: list[str] = []

        def shot(name: str, widget: QWidget) -> None:
            taken.append(name)
            target = choices.folder / f"{len(taken):02d}-{name}.png"
            widget.grab().save(str(target))
            print(target)

        Evening(window, Path(scratch), shot).walk()
        window.keeping.stop()
        window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
