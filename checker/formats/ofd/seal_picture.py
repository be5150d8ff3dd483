"""The picture inside a seal as PNG or JPEG, whatever form its maker chose."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from PIL import Image as Picture

from checker.errors import Unreadable
from checker.formats.ofd import layout, render
from checker.formats.ofd.package import Package
from checker.formats.ses import Seal

DPI = 300.0


def as_png_or_jpeg(seal: Seal) -> bytes | None:
    """PNG and JPEG as stored, other pictures as PNG, an OFD drawn; ``None`` if unreadable."""
    data = seal.picture
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        return data
    picture = _of_ofd(data) if data.startswith(b"PK") else render.opened(data)
    return _png(picture) if picture is not None else None


def _of_ofd(data: bytes) -> Picture.Image | None:
    """The first page of a seal that is itself a small OFD."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "seal.ofd"
        path.write_bytes(data)
        try:
            package = Package(path)
            body = layout.bodies(package)[0]
            sheet = next(layout.sheets(package, body), None)
            if sheet is None:
                return None
            canvas = render.Canvas(sheet.width, sheet.height, DPI)
            canvas.draw((*sheet.marks, *sheet.annotations), package, sheet.resources.media)
        except Unreadable:
            return None
    return canvas.picture


def _png(picture: Picture.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
