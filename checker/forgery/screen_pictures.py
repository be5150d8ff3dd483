"""A picture that counts as a photograph but has the size of a screen.

Signal: the paper's kind is a photograph, no camera left its marks, and the picture is exactly as
large as a telephone's screen, or a PNG as large as a monitor. Strength: note: pictures sent by
messengers lose their marks, and a screenshot may be just the proof that is wanted.
"""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from checker.forgery import stated
from checker.model.document import WHOLE, Document
from checker.model.finding import Evidence, Finding, Outcome

NAME = "screen_pictures"
PHONES = frozenset({
    (720, 1520), (720, 1560), (720, 1600), (828, 1792), (1080, 2160), (1080, 2244), (1080, 2280),
    (1080, 2310), (1080, 2312), (1080, 2316), (1080, 2340), (1080, 2376), (1080, 2388),
    (1080, 2400), (1080, 2408), (1080, 2412), (1125, 2436), (1170, 2532), (1179, 2556),
    (1200, 2640), (1200, 2664), (1200, 2670), (1206, 2622), (1220, 2712), (1224, 2700),
    (1228, 2700), (1240, 2772), (1242, 2688), (1260, 2800), (1284, 2778), (1290, 2796),
    (1320, 2868), (1440, 3088), (1440, 3168), (1440, 3200), (1440, 3216),
})  # fmt: skip
MONITORS = frozenset({
    (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1680, 1050), (1920, 1080),
    (1920, 1200), (2560, 1440), (2560, 1600), (3840, 2160),
})  # fmt: skip
CAMERA = ("ExposureTime", "FNumber", "LensModel", "DateTimeOriginal", "Make")


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["size"]`` in pixels."""
    kind = stated.finding(found, "kind")
    photo = kind is not None and kind.values.get("kind") == "photo"
    if document.format != "image" or not photo or len(document.pages) != 1:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是单张照片")
    if any(document.metadata.get(key) for key in CAMERA):
        return Finding(NAME, Outcome.ABSENT, "照片带有相机信息", via="pixels")
    with Image.open(document.file) as picture:
        size, form = picture.size, picture.format
    phone = size in PHONES or size[::-1] in PHONES
    if not phone and not (form == "PNG" and size in MONITORS):
        return Finding(NAME, Outcome.ABSENT, "图片大小不是屏幕大小", via="pixels")
    what = "手机" if phone else "电脑"
    return Finding(
        NAME, Outcome.PRESENT,
        f"图片大小（{size[0]}×{size[1]}）与{what}屏幕相同，也没有相机信息，可能是截图而不是照片。"
        "若要求现场照片，请提供相机或手机里的原图",
        evidence=(Evidence(1, WHOLE),), values={"size": list(size)}, via="pixels", strength="note",
        remedy="提供相机或手机里的原图",
    )  # fmt: skip
