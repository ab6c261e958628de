"""Build the colour profiles in ``assets/profiles`` from packages that carry their data.

    python tools/make_profiles.py [--sources FOLDER] [--out FOLDER]

``profiles.yaml`` says what is built: names, ink limits, licences. Inputs are two Debian packages,
fetched by apt into ``--sources`` unless they are there already; nothing is installed:

- ``icc-profiles-free`` (binary): FOGRA39L characterisation data and sRGB
- ``colord`` (source, 1.4.7 as in Debian 13): IFRA26S characterisation data; needs a ``deb-src``
  line in apt's sources, or the file put into the folder

Needs ``colprof`` (Debian package argyll, tried with 2.3.1), ``dpkg-deb`` and PyYAML; takes about
80 s a press profile. The data are checked by SHA-256, and dates are fixed, so the same Argyll
gives the same bytes. A missing tool, package or changed data ends the run with a sentence.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import struct
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "profiles"
CC0_TEXT = Path("/usr/share/common-licenses/CC0-1.0")

DATE = (2025, 1, 1, 0, 0, 0)
"""Creation date written in every built profile, UTC, so that a rebuild gives the same bytes."""

HEADER = 128
"""Length of an ICC header in bytes (ICC.1:2001-04 §6.1)."""


@dataclass(frozen=True)
class Data:
    """Characterisation data of one printing condition, and how its profile names them."""

    sha256: str
    reference: str | None
    """Reference name in the ICC registry, which a profile built on registered data must cite."""


IFRA26S = Data("5951a40cbb8c1a30c44c0a56e7f7cb5868faf12a4d2f8a89643b811488308894", None)
FOGRA39L = Data("e44e6dfa81633588db98b5613a821d4a936d3d9438d2eb983083c3232df393fa", "FOGRA39")


def main() -> None:
    """Read the command line and write every profile and licence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", type=Path, default=ROOT / ".cache" / "profiles")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    if shutil.which("colprof") is None:
        sys.exit("colprof was not found: install Argyll CMS (Debian package argyll).")
    args.sources.mkdir(parents=True, exist_ok=True)
    colord = fetch(args.sources, "colord_*.orig.tar.xz", ["source", "--download-only", "colord"])
    free = fetch(args.sources, "icc-profiles-free_*.deb", ["download", "icc-profiles-free"])
    records = yaml.safe_load((OUT / "profiles.yaml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        subprocess.run(["dpkg-deb", "-x", free, work], check=True)
        icc = work / "usr" / "share" / "color" / "icc"
        srgb = icc / "sRGB.icc"
        jobs = (
            (records["newsprint"], IFRA26S, ifra26s(colord)),
            (records["coated"], FOGRA39L, (icc / "FOGRA39L.ti3").read_bytes()),
        )
        with ThreadPoolExecutor() as pool:
            built = list(pool.map(lambda job: build(*job, srgb=srgb, work=work), jobs))
        for (record, _, _), profile in zip(jobs, built, strict=True):
            (args.out / record["file"]).write_bytes(profile)
        shutil.copyfile(srgb, args.out / records["srgb"]["file"])
        write_licences(args.out, work / "usr/share/doc/icc-profiles-free/copyright")


def fetch(sources: Path, pattern: str, command: list[str]) -> Path:
    """Return the newest package file that fits ``pattern``, fetched by apt-get when missing."""
    if not list(sources.glob(pattern)):
        subprocess.run(["apt-get", "-q", *command], cwd=sources, check=False)
    found = sorted(sources.glob(pattern))
    if not found:
        sys.exit(f"No {pattern} in {sources}: put it there (apt-get {' '.join(command)}).")
    return found[-1]


def ifra26s(colord: Path) -> bytes:
    """Return the IFRA26S data set out of colord's source archive, as a ``.ti3`` file."""
    with tarfile.open(colord) as archive:
        for member in archive:
            if member.name.endswith("IFRA26S_2004_newsprint.iccprofile.xml"):
                stream = archive.extractfile(member)
                text = stream and ElementTree.parse(stream).findtext("data_ti3")
                if text:
                    return (text.strip() + "\n").encode()
    sys.exit(f"{colord.name} holds no IFRA26S data.")


def build(record: dict[str, Any], data: Data, ti3: bytes, *, srgb: Path, work: Path) -> bytes:
    """Return the profile that Argyll makes of ``ti3`` under the record's ink limit.

    Medium quality (17-node tables, 0.1-0.2 dE mean error), black from the light tones on (Argyll's
    default ramp, which suits newsprint: neutral greys, little coloured ink), and a perceptual
    table that maps the sRGB gamut, seen under practical print lighting (ISO 3664 P2).
    """
    if hashlib.sha256(ti3).hexdigest() != data.sha256:
        sys.exit(f"The data for {record['file']} are not those this script was made for.")
    base = work / Path(record["file"]).stem
    base.with_suffix(".ti3").write_bytes(ti3)
    options = ["-qm", "-nc", f"-l{record['total_ink']}", "-S", str(srgb), "-cmt", "-dpp"]
    options += ["-A", "Layout Tool", "-M", record["name"]]
    options += ["-D", record["name"], "-C", f"{record['licence']}. Data: {record['data']}"]
    output = work / record["file"]
    subprocess.run(["colprof", *options, "-O", output, base], check=True, capture_output=True)
    return finished(output.read_bytes(), data.reference)


def finished(profile: bytes, reference: str | None) -> bytes:
    """Return ``profile`` with a fixed date, no profile ID and, for registered data, its name.

    The ICC registry asks that a profile made from registered data say ``ICCHDAT name`` in its
    ``targ`` tag. Version 2 has no profile ID: its header ends in reserved zeros.
    """
    tags = dict(read_tags(profile))
    if reference:
        tags[b"targ"] = b"text" + bytes(4) + f"ICCHDAT {reference}".encode("ascii") + b"\0"
    start = HEADER + 4 + 12 * len(tags)
    table, body, seen = b"", b"", dict[bytes, int]()
    for signature, payload in tags.items():
        if payload not in seen:
            body += bytes(-(start + len(body)) % 4)
            seen[payload] = start + len(body)
            body += payload
        table += struct.pack(">4sII", signature, seen[payload], len(payload))
    body += bytes(-(start + len(body)) % 4)
    header = struct.pack(">I", start + len(body)) + profile[4:24] + struct.pack(">6H", *DATE)
    header += profile[36:84] + bytes(HEADER - 84)
    return header + struct.pack(">I", len(tags)) + table + body


def read_tags(profile: bytes) -> list[tuple[bytes, bytes]]:
    """Return the tags of a profile in file order: signature and content."""
    (count,) = struct.unpack_from(">I", profile, HEADER)
    entries = struct.iter_unpack(">4sII", profile[HEADER + 4 : HEADER + 4 + 12 * count])
    return [(signature, profile[at : at + size]) for signature, at, size in entries]


def write_licences(out: Path, free_copyright: Path) -> None:
    """Write the licence of each input beside the profiles, as its package states it."""
    folder = out / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(free_copyright, folder / "Zlib-icc-profiles-free.txt")
    note = (
        "The IFRA26S characterisation data, measured by Ifra in 2004, come from data/profiles/\n"
        "of colord, (c) 2012 Richard Hughes, released under CC0-1.0 (so the file itself and\n"
        "Debian's copyright file of colord). The profile built from them is released likewise.\n\n"
    )
    if not CC0_TEXT.exists():
        sys.exit(f"{CC0_TEXT} was not found: run this on a Debian system.")
    text = note + CC0_TEXT.read_text("utf-8")
    (folder / "CC0-1.0-colord.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
