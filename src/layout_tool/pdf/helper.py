"""A process beside this one that develops pictures: one picture asked for, one answered, in turn.

Run as ``python -m layout_tool.pdf.helper`` it reads pickled requests on its standard input and
writes the answers on its standard output. It ends when its input does, so it never outlives the
export that began it, however that ends; and, being no child by ``multiprocessing``, it does not
run the caller's own script a second time.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from layout_tool.pdf.cache import PictureCache
from layout_tool.pdf.pictures import Press, Studio
from layout_tool.pdf.pixels import Pixels, Request
from layout_tool.problem import LayoutError, Problem

__all__ = ["Helper", "can_help", "main"]

_BROKEN: Final = (OSError, EOFError, pickle.UnpicklingError, ValueError)
"""What a pipe gives whose other end has died, and what it gives once it is closed here."""


def can_help() -> bool:
    """Tell whether this Python can start another: a program frozen into one file cannot."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


class Helper:
    """The near end: starts the process, asks it, and ends it.

    Raises:
        OSError: the process cannot be started.

    """

    def __init__(self, press: Press, folder: Path | None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "layout_tool.pdf.helper"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl+C goes to the whole group; only the export itself may answer it.
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._send((press, folder))

    def prepare(self, request: Request) -> Pixels:
        """Return the picture made ready.

        Raises:
            LayoutError: what the picture's file has wrong.
            OSError: the process has died.

        """
        assert self._process.stdout is not None
        self._send(request)
        try:
            answer: Pixels | tuple[Problem, ...] = pickle.load(self._process.stdout)
        except _BROKEN as error:
            raise OSError("the helper has died") from error
        if isinstance(answer, Pixels):
            return answer
        raise LayoutError(*answer)

    def end(self) -> None:
        """End the process at once, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _send(self, thing: object) -> None:
        assert self._process.stdin is not None
        try:
            pickle.dump(thing, self._process.stdin)
            self._process.stdin.flush()
        except _BROKEN as error:
            raise OSError("the helper has died") from error


def main(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until the input ends."""
    with suppress(*_BROKEN, KeyboardInterrupt):
        press, folder = pickle.load(asked)
        studio = Studio(press, PictureCache(folder) if folder is not None else None)
        while True:
            request: Request = pickle.load(asked)
            answer: Pixels | tuple[Problem, ...]
            try:
                answer = studio.develop(request)
            except LayoutError as error:
                answer = error.problems
            pickle.dump(answer, answers)
            answers.flush()


if __name__ == "__main__":
    main(sys.stdin.buffer, sys.stdout.buffer)
