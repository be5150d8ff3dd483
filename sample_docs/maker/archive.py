"""Zip files that come out the same every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MOMENT = (2023, 6, 1, 9, 0, 0)


def write(target: Path, members: Mapping[str, bytes | str]) -> None:
    """Writes the members in their order with a fixed time."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, MOMENT), data, zipfile.ZIP_DEFLATED, 9)


def settled(data: bytes) -> dict[str, bytes]:
    """The members of a zip in memory, to be written again with a fixed time."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
