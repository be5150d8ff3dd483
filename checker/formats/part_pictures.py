"""Pictures that are parts of an Office package."""

from __future__ import annotations

import zipfile
from functools import partial
from hashlib import sha256
from pathlib import Path

from checker.formats import metafile, package, pixels
from checker.model.document import Box, Pixels, Placed


def placed(
    path: Path, zipped: zipfile.ZipFile, part: str, box: Box | None, anchor: str
) -> Placed | None:
    """The part as a picture; ``None`` where it is missing or nothing here can show it."""
    data = package.read_part(zipped, part) if part else None
    if data is None or not pixels.showable(metafile.bitmap(data) or data):
        return None
    digest = sha256(data).hexdigest()
    return Placed(partial(part_pixels, path, part), box, part, anchor, digest)


def cut_short(zipped: zipfile.ZipFile, part: str) -> bool:
    """Whether the lower part of the picture is missing."""
    return pixels.cut_short(package.read_part(zipped, part) or b"")


def part_pixels(path: Path, part: str) -> Pixels:
    """A picture part as RGB."""
    with package.open_package(path) as zipped:
        data = package.read_part(zipped, part) or b""
    with pixels.opened(metafile.bitmap(data) or data, part) as picture:
        return pixels.rgb(picture)
