"""A seal that is a picture of its own: pasted, not stamped.

Signal: a placed picture that is mostly red on clear or white, about as wide as high, 2 to 6 cm,
where no electronic signature stands. Over a page scan it can only have been added afterwards.
Strength: strong over a scan (2 of 236 real files), medium there where it is an annotation or a form
field, as some signing programs leave; weak in a digital file, where offices paste their seal
picture for lack of an electronic seal: the original is asked for. 16 of 16 made ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from checker.forgery.places import SCAN, signed, stamped
from checker.model.boxes import area, common
from checker.model.document import Box, Document, Engine, Page, Pixels, Placed
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "seal_picture"
SIDES = (2.0, 6.5)  # cm on the page
RED = 0.7  # of the inked pixels
INKED = (0.04, 0.75)  # of the picture: a ring with letters, no filled red area
# Several pictures beside the scan, or two that fill the page: printers store a page in layers, the
# black text, the red header and the seal each by itself.
MANY = 4
MAX_PAGES = 200
MAX_LOOKED = 12  # pictures of one page


@dataclass(frozen=True, slots=True)
class Pasted:
    """One seal-like picture. ``over_scan``: it lies over a picture that is the page. ``noted``: it
    is an annotation.
    """

    page: int
    box: Box | None
    over_scan: bool
    noted: bool


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["pasted"]``: page, box, over_scan."""
    found = [item for page in document.pages[:MAX_PAGES] for item in _on_page(document, page)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有发现作为单独图片贴上的印章")
    found.sort(key=lambda item: (not item.over_scan, item.noted))
    first = found[0]
    strength: Strength = "weak" if not first.over_scan else "medium" if first.noted else "strong"
    return Finding(
        NAME, Outcome.PRESENT,
        _reason(first),
        evidence=tuple(Evidence(item.page, item.box, "印章图片") for item in found[:10]),
        values={
            "pasted": [
                {"page": i.page, "box": list(i.box) if i.box else None, "over_scan": i.over_scan}
                for i in found[:10]
            ]
        },
        via="pixels", strength=strength,
        remedy="提供盖章原件的扫描件，或带有效电子签章的文件",
    )  # fmt: skip


def _reason(pasted: Pasted) -> str:
    if pasted.over_scan and pasted.noted:
        return (
            f"第{pasted.page}页是扫描图像，印章却是扫描以后作为图章注释或表单域加上的，文件里又没有可以核验的电子签章。"
            "若是签章软件所盖，请提供带有效电子签章的原文件，否则请提供盖章原件"
        )
    if pasted.over_scan:
        return (
            f"第{pasted.page}页是扫描图像，印章却是叠加在上面的一张单独图片，不是盖在纸上后一起扫描的。"
            "请说明印章是怎样加上的，并提供原件"
        )
    return (
        f"第{pasted.page}页的印章是插入的图片，又没有电子签名，只凭图片看不出是否真的盖过章。"
        "请备好盖章原件"
    )


def _on_page(document: Document, page: Page) -> list[Pasted]:
    pictures = [item for item in page.pictures if not _is_page(item)]
    scans = [item for item in page.pictures if _is_page(item)]
    if scans and (len(pictures) >= MANY or len(scans) > 1):
        return []
    stamps = signed(document, page.number)
    return [
        Pasted(page.number, item.box, _over(item, scans), item.name.startswith("annotation"))
        for item in pictures[:MAX_LOOKED]
        if (item.box is None or sized(item.box, page))
        and not (item.box and stamped(item.box, stamps))
        and looks_like_seal(item.decoded())
    ]


def _is_page(item: Placed) -> bool:
    return item.anchor == "page" or (item.box is not None and area(item.box) >= SCAN)


def _over(item: Placed, scans: list[Placed]) -> bool:
    if item.box is None:
        return False
    return any(
        scan.box is not None and common(scan.box, item.box) >= 0.8 * area(item.box)
        for scan in scans
    )


def sized(box: Box, page: Page) -> bool:
    """Whether a place is about as wide as high and as large as a seal."""
    wide = (box[2] - box[0]) * page.width / 72 * 2.54
    high = (box[3] - box[1]) * page.height / 72 * 2.54
    square = 0.65 < wide / high < 1.55 if high > 0 else False
    return square and SIDES[0] <= max(wide, high) <= SIDES[1]


def looks_like_seal(pixels: Pixels | None) -> bool:
    """Red ring and letters on white: ink of one hue that reaches all four sides."""
    if pixels is None or min(pixels.shape[:2]) < 40:
        return False
    step = max(1, max(pixels.shape[:2]) // 300)
    small = pixels[::step, ::step].astype(np.int16)
    if not 0.6 < small.shape[1] / small.shape[0] < 1.6:
        return False
    inked = small.min(axis=2) < 190
    share = float(inked.mean())
    if not INKED[0] <= share <= INKED[1]:
        return False
    red = inked & (small[:, :, 0] - small[:, :, 1:].max(axis=2) > 50)
    return float(red.sum() / inked.sum()) >= RED and _all_round(red)


def _all_round(red: np.ndarray) -> bool:
    """A ring or oval: ink in nearly all directions from its middle, and none in the corners."""
    ys, xs = np.nonzero(red)
    half = np.ptp(xs) / 2 + 0.5, np.ptp(ys) / 2 + 0.5
    if not 0.6 < half[0] / half[1] < 1.6:
        return False
    across = (xs - (xs.min() + xs.max()) / 2) / half[0]
    down = (ys - (ys.min() + ys.max()) / 2) / half[1]
    far = np.hypot(across, down)
    turns = np.arctan2(down[far > 0.85], across[far > 0.85]) / (2 * np.pi) % 1.0
    sectors = np.unique((turns * 36).astype(int))
    return len(sectors) >= 30 and float((far > 1.1).mean()) < 0.02
