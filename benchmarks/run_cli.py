"""The command line as its own process, telling its peak memory at the end.

The kernel's ``ru_maxrss`` of a child begins with its parent's size; ``VmHWM`` does not.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from layout_tool.cli import main


def peak_megabytes() -> float:
    """Return this process's peak resident memory in MB, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found[1]) / 1000 if found else 0.0
    if sys.platform == "darwin":
        import resource  # noqa: PLC0415 # Windows has none

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return 0.0


if __name__ == "__main__":
    try:
        main()
    finally:
        Path(os.environ["LAYOUT_TOOL_PEAK_FILE"]).write_text(str(peak_megabytes()))
