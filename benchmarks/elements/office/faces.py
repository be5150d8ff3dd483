"""Faces this maker draws with; those of ``benchmarks.elements.faces`` and a few more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

from benchmarks.elements import faces

PACKAGES = faces.PACKAGES + " fonts-arphic-gbsn00lp fonts-arphic-gkai00mp fonts-lxgw-wenkai"
_ROOT = Path("/usr/share/fonts/truetype")
_MORE = {
    "gbsong": "arphic-gbsn00lp/gbsn00lp.ttf",
    "gbkai": "arphic-gkai00mp/gkai00mp.ttf",
    "wenkai": "lxgw-wenkai/LXGWWenKai-Bold.ttf",
}


@cache
def font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    """One face at a size in pixels."""
    if face in _MORE:
        return ImageFont.truetype(_ROOT / _MORE[face], pixels)
    return faces.font(face, pixels)


def missing() -> list[str]:
    """Files that are not on this machine."""
    more = [str(_ROOT / name) for name in _MORE.values() if not (_ROOT / name).is_file()]
    return [*faces.missing(), *more]
