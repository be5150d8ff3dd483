"""Fonts the benchmark draws with, from Debian's packages, and where each is looked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

PACKAGES = "fonts-arphic-uming fonts-arphic-ukai fonts-wqy-zenhei fonts-wqy-microhei fonts-noto-cjk"
_ROOT = Path("/usr/share/fonts")
_FILES = {
    "song": ("truetype/arphic/uming.ttc", 0),
    "kai": ("truetype/arphic/ukai.ttc", 0),
    "hei": ("truetype/wqy/wqy-zenhei.ttc", 0),
    "micro": ("truetype/wqy/wqy-microhei.ttc", 0),
    "fang": ("opentype/noto/NotoSerifCJK-Regular.ttc", 2),
    "song-bold": ("opentype/noto/NotoSerifCJK-Bold.ttc", 2),
    "sans": ("opentype/noto/NotoSansCJK-Regular.ttc", 2),
    "sans-bold": ("opentype/noto/NotoSansCJK-Bold.ttc", 2),
}
TRUETYPE = ("song", "kai", "hei", "micro")  # outlines a PDF writer can embed
BODY, HEAD = ("song", "kai", "fang", "micro"), ("song-bold", "hei", "sans-bold")


@cache
def font(face: str, pixels: int) -> ImageFont.FreeTypeFont:
    """One face at a size in pixels."""
    name, index = _FILES[face]
    return ImageFont.truetype(_ROOT / name, pixels, index=index)


def file(face: str) -> tuple[Path, int]:
    """The face's file and its place in the collection."""
    name, index = _FILES[face]
    return _ROOT / name, index


def missing() -> list[str]:
    """Files that are not on this machine."""
    return [str(_ROOT / name) for name, _ in _FILES.values() if not (_ROOT / name).is_file()]
