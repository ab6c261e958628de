"""No search for garbage while a page is composed.

A page is tens of thousands of small objects, none of them in a circle. Python's collector would
look through them a score of times (a twelfth of a cold page), and now and then through all there
is, an edition among it, which takes longer than a frame.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["no_collecting"]


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the collector from running within; afterwards it is as it was before."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
