"""Page images that make up one document: 001.jpg, 002.jpg; 扫描件(1).jpg; 正面, 反面."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from PIL import Image

from checker import numerals
from checker.intake.listing import Listed
from checker.intake.refs import normal

IMAGES = {".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"}
_NUMBERED = re.compile(r"^(?P<stem>.*?)[\s_\-(第]*(?P<number>\d{1,4})\s*[)页]*$")
_SIDE = re.compile(
    r"^(?P<stem>.*?)[\s_\-(]*(?:(?P<side>[正反背])面|(?<=[\s_\-(])(?P<letter>[正反背]))\)?$"
)
_COUNTED = re.compile(r"第([零〇一二三四五六七八九十百]+)页")
_PAGE_WORDS = re.compile(
    r"扫描|页|scan|page|cam|"
    r"(通知|方案|办法|纪要|意见|函|决定|制度|报告|规定|细则|要点|文件|台[账帐]|清单|名册)"
    r"\W*\d*$",  # 文件1-1, 文件1-2
    re.I,
)
_PHOTO_WORDS = re.compile(
    r"照片|图片|现场|活动|截图|截屏|合影|承诺书|截屏|img|dsc|pic|photo|mmexport|微信", re.I
)
PORTRAIT = (1.2, 1.7)


def groups(files: Sequence[Listed]) -> list[list[Listed]]:
    """The files in order, page images of one document together, everything else alone."""
    joined = {}
    for run in _runs(files):
        pages = [run[number] for number in sorted(run)]
        if _is_run(sorted(run)) and all(map(_page_shaped, pages)):
            joined.update({page.path: pages for page in pages})
    return [
        joined.get(listed.path, [listed])
        for listed in files
        if listed.path not in joined or joined[listed.path][0].path == listed.path
    ]


def _runs(files: Sequence[Listed]) -> Iterator[dict[int, Listed]]:
    """Files by number that are called alike, those of each suffix apart where numbers return."""
    alike: dict[tuple[str, str], list[tuple[int, Listed]]] = defaultdict(list)
    for listed in files:
        key = _key(listed)
        if key:
            alike[key[0]].append((key[1], listed))
    for run in alike.values():
        if len({number for number, _ in run}) == len(run):
            yield dict(run)
            continue
        parts: dict[str, dict[int, Listed]] = defaultdict(dict)
        for number, listed in run:
            parts[PurePosixPath(listed.path).suffix.lower()].setdefault(number, listed)
        yield from parts.values()


def _key(listed: Listed) -> tuple[tuple[str, str], int] | None:
    """What names a run of pages (folder, stem) and the page's number in it."""
    path = PurePosixPath(listed.path)
    stem = _COUNTED.sub(lambda found: f"第{numerals.value(found[1])}页", normal(path.stem))
    if path.suffix.lower() not in IMAGES or _PHOTO_WORDS.search(stem):
        return None
    if side := _SIDE.match(stem):
        first = (side["side"] or side["letter"]) == "正"
        return (str(path.parent), side["stem"]), 1 if first else 2
    match = _NUMBERED.match(stem)
    if match is None or (match["stem"].strip() and not _PAGE_WORDS.search(match["stem"].strip())):
        return None
    return (str(path.parent), match["stem"]), int(match["number"])


def _is_run(numbers: Sequence[int]) -> bool:
    first = numbers[0]
    return (
        len(numbers) >= 2
        and first in (0, 1)
        and list(numbers) == list(range(first, first + len(numbers)))
    )


def _page_shaped(listed: Listed) -> bool:
    """Upright as a page, or lying where the name tells a side: cards and licences lie so."""
    try:
        with Image.open(listed.file) as picture:
            width, height = picture.size
            turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Exception:
        return False
    ratio = width / height if turned else height / width
    if ratio < 1 and _SIDE.match(normal(PurePosixPath(listed.path).stem)):
        ratio = 1 / ratio
    return PORTRAIT[0] <= ratio <= PORTRAIT[1]
