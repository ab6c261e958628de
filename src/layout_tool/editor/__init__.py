"""The window in which an edition is seen and arranged.

Input: the path of an edition folder or page file, or none. ``qt`` is the only room that knows
Qt; it is imported when the window is asked for, so that everything else runs without it.
"""

from __future__ import annotations

import gc
from pathlib import Path

__all__ = ["run"]


def run(path: Path | None = None) -> int:
    """Open the window, on the edition or page file at ``path`` if given, until it is closed.

    :returns: the exit code of the process, 0 when the window was closed.
    :raises LayoutError: when the machine cannot show a window; it says what to install.
    """
    # Imported here so that the command line works where Qt or its libraries are not installed.
    from layout_tool.editor.qt.libraries import require_window  # noqa: PLC0415

    require_window()
    # Nothing of what is loaded now is garbage; it is looked through when the window stands.
    gc.disable()
    from layout_tool.editor.qt.app import run_window  # noqa: PLC0415

    return run_window(path)
