"""Page images that make up one document: 001.jpg, 002.jpg; 扫描件(1).jpg; 正面, 反面."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from PIL import Image

from checker.intake.listing import Listed
from checker.intake.refs import normal

IMAGES = {".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"}
_NUMBERED = re.compile(r"^(?P<stem>.*?)[\s_\-(第]*(?P<number>\d{1,4})\s*[)页]*$")
_SIDES = {"正面": 1, "反面": 2, "背面": 2}
_PAGE_WORDS = re.compile(
    r"扫描|页|scan|page|cam|"
    r"(通知|方案|办法|纪要|意见|函|决定|制度|报告|规定|细则|要点|文件|台[账帐]|清单|名册)$",
    re.I,
)
_PHOTO_WORDS = re.compile(
    r"照片|图片|现场|活动|截图|截屏|合影|承诺书|截屏|img|dsc|pic|photo|mmexport|微信", re.I
)
PORTRAIT = (1.2, 1.7)


def groups(files: Sequence[Listed]) -> list[list[Listed]]:
    """The files in order, page images of one document together, everything else alone."""
    runs: dict[tuple[str, str, str], dict[int, Listed]] = defaultdict(dict)
    for listed in files:
        key = _key(listed)
        if key:
            runs[key[0]].setdefault(key[1], listed)
    joined = {}
    for run in runs.values():
        pages = [run[number] for number in sorted(run)]
        if _is_run(sorted(run)) and all(_page_shaped(page.file) for page in pages):
            joined.update({page.path: pages for page in pages})
    return [
        joined.get(listed.path, [listed])
        for listed in files
        if listed.path not in joined or joined[listed.path][0].path == listed.path
    ]


def _key(listed: Listed) -> tuple[tuple[str, str, str], int] | None:
    """What names a run of pages (folder, stem, suffix) and the page's number in it."""
    path = PurePosixPath(listed.path)
    suffix = path.suffix.lower()
    stem = normal(path.stem)
    if suffix not in IMAGES or _PHOTO_WORDS.search(stem):
        return None
    for side, number in _SIDES.items():
        if stem.endswith(side):
            return (str(path.parent), stem.removesuffix(side), suffix), number
    match = _NUMBERED.match(stem)
    if match is None or (match["stem"].strip() and not _PAGE_WORDS.search(match["stem"].strip())):
        return None
    return (str(path.parent), match["stem"], suffix), int(match["number"])


def _is_run(numbers: Sequence[int]) -> bool:
    first = numbers[0]
    return (
        len(numbers) >= 2
        and first in (0, 1)
        and list(numbers) == list(range(first, first + len(numbers)))
    )


def _page_shaped(file: Path) -> bool:
    try:
        with Image.open(file) as picture:
            width, height = picture.size
            turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Exception:
        return False
    ratio = width / height if turned else height / width
    return PORTRAIT[0] <= ratio <= PORTRAIT[1]
