"""Page images: scans and photographs as JPG, PNG, TIFF (several pages), BMP, WebP, GIF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from PIL import Image

from checker.errors import Unreadable
from checker.formats import exif, pixels
from checker.model.document import Document, Medium, Page, Pixels, Placed, Problem

NAME = "image"
LABEL = "图片"
SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".jp2", ".jfif")
MAX_PAGES = 500

_MAGIC = (
    b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF87a", b"GIF89a",
    b"\0\0\0\x0cjP  \r\n", b"\xff\x4f\xff\x51",
)  # fmt: skip
_DRAFTED = frozenset({"JPEG", "MPO"})  # formats that can be decoded small
_LOSSY = frozenset({"JPEG", "MPO", "WEBP"})
_A4 = 595.0, 842.0
_PAGE_RATIO, _RATIO_SLACK = 2**0.5, 0.04
_SCREEN_DPI = frozenset({72, 96})  # what programs write when they know nothing


@dataclass(frozen=True, slots=True)
class _Sheet:
    page: Page
    photo: bool
    metadata: Mapping[str, str]
    problem: Problem | None = None


def sniff(head: bytes, path: Path) -> bool:
    """Known magic bytes."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return True
    return head.startswith(_MAGIC) or (head[:2] == b"BM" and head[6:10] == b"\0\0\0\0")


def read(files: Sequence[Path]) -> Document:
    """All files as the pages of one document, in the order given."""
    sheets: list[_Sheet] = []
    problems: list[Problem] = []
    failure: Unreadable | None = None
    for file in files:
        try:
            sheets += _sheets(file, alone=len(files) == 1)
        except Unreadable as error:
            failure = error
            sheets.append(_missing())
            problems.append(Problem("page-unreadable", error.text, len(sheets)))
    if failure is not None and len(problems) == len(sheets):
        raise failure
    pages = tuple(replace(sheet.page, number=n) for n, sheet in enumerate(sheets, 1))
    problems += [
        replace(sheet.problem, page=n) for n, sheet in enumerate(sheets, 1) if sheet.problem
    ]
    medium: Medium = "photo" if all(sheet.photo for sheet in sheets) else "image"
    metadata = next((sheet.metadata for sheet in sheets if sheet.metadata), {})
    return Document(files[0], NAME, medium, pages, (), metadata, tuple(problems))


def _missing() -> _Sheet:
    return _Sheet(Page(1, *_A4, source="scan", true_scale=False), False, {})


def _sheets(file: Path, alone: bool) -> list[_Sheet]:
    with pixels.opened(file) as picture:
        frames = int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1
        if frames > MAX_PAGES:
            raise Unreadable(
                "too_large",
                f"图片“{file.name}”有 {frames} 页，超过 {MAX_PAGES} 页的上限",
                "请拆分成几个文件后提交",
            )
        digest = sha256(file.read_bytes()).hexdigest() if frames == 1 else ""
        found = [_sheet(picture, file, frame, digest) for frame in _frames(picture, frames)]
        if alone and frames == 1 and picture.format not in _DRAFTED:
            return [_held(found[0], picture)]
        return found


def _held(sheet: _Sheet, picture: Image.Image) -> _Sheet:
    """The sheet with its picture, decoded by now, at hand for the first drawing."""
    assert isinstance(sheet.page.render, partial)
    return replace(
        sheet, page=replace(sheet.page, render=partial(sheet.page.render, held=[picture]))
    )


def _frames(picture: Image.Image, count: int) -> Iterator[int]:
    for frame in range(count):
        if count > 1:
            picture.seek(frame)
        yield frame


def _sheet(picture: Image.Image, file: Path, frame: int, digest: str) -> _Sheet:
    if picture.width * picture.height > pixels.MAX_PIXELS:
        raise Unreadable("too_large", f"图片“{file.name}”第{frame + 1}页过大", "请重新扫描后提交")
    facts = exif.metadata(picture)
    turned = exif.orientation(picture) in {5, 6, 7, 8}
    width, height = picture.size[::-1] if turned else picture.size
    size = None if exif.has_camera(facts) else _paper_size(picture, width, height)
    photo = exif.has_camera(facts) or (size is None and _looks_shot(picture, width, height))
    shown = size or _as_a4(width, height)
    page = Page(
        number=1,
        width=shown[0],
        height=shown[1],
        pictures=(Placed(partial(frame_pixels, file, frame), (0, 0, 1, 1), "", "page", digest),),
        source="photo" if photo else "scan",
        render=partial(page_pixels, file, frame, shown[0]),
        true_scale=size is not None,
        needs_ocr=True,
    )
    return _Sheet(page, photo, facts, _cut_short(picture, file))


def _cut_short(picture: Image.Image, file: Path) -> Problem | None:
    """Decode once, small, so that a broken picture is known now and not in a later stage."""
    if picture.format in _DRAFTED:
        picture.draft("RGB", (64, 64))
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError, MemoryError, ArithmeticError, LookupError):
        try:
            pixels.load_damaged(picture)
        except Exception as error:  # decoders fail in many ways on hostile bytes
            raise Unreadable(
                "corrupt", f"图片“{file.name}”已损坏，无法显示", "请重新拍摄或扫描后提交"
            ) from error
        return Problem("image-cut-short", f"图片“{file.name}”不完整，下部缺失，请重新提交")
    return None


def _paper_size(picture: Image.Image, width: int, height: int) -> tuple[float, float] | None:
    """The paper's size in points where the stated resolution makes sense, else ``None``."""
    stated = picture.info.get("dpi")
    if not stated or not 60 <= float(stated[0]) <= 1300 or not 60 <= float(stated[1]) <= 1300:
        return None
    size = width * 72 / float(stated[0]), height * 72 / float(stated[1])
    if round(float(stated[0])) in _SCREEN_DPI and not _near_a4(size):
        return None
    return size if pixels.paper_sized(*size) else None


def _near_a4(size: tuple[float, float]) -> bool:
    return abs(min(size) / _A4[0] - 1) < 0.04 and abs(max(size) / _A4[1] - 1) < 0.04


def _looks_shot(picture: Image.Image, width: int, height: int) -> bool:
    """A lossy picture without a resolution and not shaped like a sheet comes from a camera."""
    ratio = max(width, height) / min(width, height)
    return picture.format in _LOSSY and abs(ratio / _PAGE_RATIO - 1) > _RATIO_SLACK


def _as_a4(width: int, height: int) -> tuple[float, float]:
    """A page as wide as A4 (as high, if lying) in the picture's own proportions."""
    short = _A4[0] / min(width, height)
    return width * short, height * short


def frame_pixels(file: Path, frame: int) -> Pixels:
    """One frame at its own resolution, RGB."""
    with pixels.opened(file) as picture:
        if frame:
            picture.seek(frame)
        return pixels.rgb(picture)


def page_pixels(
    file: Path, frame: int, width: float, dpi: float, held: list[Image.Image] | None = None
) -> Pixels:
    """One frame at ``dpi``, never above its own resolution. ``held`` is used up by the first."""
    widest = max(1, round(width * dpi / 72))
    if held:
        return pixels.rgb(held.pop(), widest)
    with pixels.opened(file) as picture:
        if frame:
            picture.seek(frame)
        return pixels.rgb(picture, widest)
