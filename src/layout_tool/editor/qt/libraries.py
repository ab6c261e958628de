"""What a machine must have before a window can open. Knows nothing of Qt.

Qt aborts the process, without an exception, when a library of its window system or the display
is missing, and names the wrong library; so both are looked for first.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path

from layout_tool.problem import LayoutError, Problem

__all__ = [
    "BASE",
    "WAYLAND",
    "X11",
    "missing_packages",
    "prepare_input_method",
    "require_window",
    "window_system",
]

BASE: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Libraries that Qt loads even without a display, and the Debian package of each."""

X11: Mapping[str, str] = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What an X11 window needs besides."""

WAYLAND: Mapping[str, str] = {"libwayland-cursor.so.0": "libwayland-cursor0"}
"""What a Wayland window needs besides."""


def window_system(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return "native" (Windows, macOS), "x11", "wayland", "offscreen" or "" for no display."""
    if not platform.startswith("linux"):
        return "native"
    chosen = environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if chosen in ("offscreen", "minimal", "vnc"):
        return "offscreen"
    if environ.get("WAYLAND_DISPLAY") and chosen != "xcb":
        return "wayland"
    if environ.get("DISPLAY"):
        return "x11"
    return ""


def missing_packages(system: str, load: Callable[[str], object] = ctypes.CDLL) -> tuple[str, ...]:
    """Return the Debian packages to install for a window of the system; empty when none."""
    if system == "native":
        return ()
    wanted = dict(BASE)
    if system in ("x11", "wayland"):
        wanted |= X11  # Qt falls back to X11 where the compositor offers it
    if system == "wayland":
        wanted |= WAYLAND
    return tuple(sorted({package for name, package in wanted.items() if not _loads(name, load)}))


def require_window(environ: Mapping[str, str] = os.environ) -> None:
    """Make sure that Qt can open a window here.

    :raises LayoutError: when libraries are missing (with the line to type) or there is no display.
    """
    system = window_system(environ)
    if not system:
        raise LayoutError(
            Problem(
                "window.display",
                "There is no display to open a window on.",
                "Log in to a desktop, or set DISPLAY or WAYLAND_DISPLAY; the commands make, "
                "import and export work without one.",
            )
        )
    missing = missing_packages(system)
    if missing:
        raise LayoutError(
            Problem(
                "window.libraries",
                "The window needs system libraries that are not installed here.",
                f"Install them with: sudo apt-get install -y {' '.join(missing)}",
                values=(("packages", " ".join(missing)),),
            )
        )


def prepare_input_method(environ: MutableMapping[str, str], plugins: Path) -> None:
    """Let fcitx type into the window though Qt's own wheels carry no fcitx plugin.

    Fcitx answers to the ibus protocol through its portal; ``plugins`` is Qt's plugin folder.
    Must run before QApplication is made.
    """
    named = {environ.get("QT_IM_MODULE", ""), environ.get("XMODIFIERS", "").removeprefix("@im=")}
    if named.isdisjoint({"fcitx", "fcitx5"}):
        return
    if any((plugins / "platforminputcontexts").glob("*fcitx*")):
        return
    environ["QT_IM_MODULE"] = "ibus"
    environ["IBUS_USE_PORTAL"] = "1"


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True
