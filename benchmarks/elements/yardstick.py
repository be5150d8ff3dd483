"""The plain way: read whole pages, a regex for the number, shares of red for header and seal."""

from __future__ import annotations

import re
import time

import numpy as np

from benchmarks.elements.generate import Sample
from benchmarks.elements.judge import ELEMENTS, Judged, Verdict, plain
from checker import formats
from checker.model.document import Document, Engine, Pixels

_NUMBER = re.compile(r"[一-龥]{2,8}[〔\[(（【［]20\d\d[〕\])）】］]第?\d+号")


def judge(sample: Sample, engine: Engine) -> Judged:
    """The same documents, always sure of itself."""
    start = time.process_time()
    document = formats.read(sample.files)
    pictures = [page.render(150) for page in document.pages if page.render]
    text = document.text.strip() or _read(pictures, engine)
    number = _NUMBER.search(re.sub(r"[^\S\n]", "", text))
    said = {
        "red_header": bool(pictures) and _red(pictures[0], 0.0, 0.35) > 0.004,
        "document_number": number is not None,
        "seal": any(_red(picture, 0.35, 1.0) > 0.002 for picture in pictures) or _placed(document),
    }
    verdicts = tuple(_verdict(name, said[name], sample, number) for name in ELEMENTS)
    return Judged(sample, verdicts, "", time.process_time() - start, len(document.pages))


def _read(pictures: list[Pixels], engine: Engine) -> str:
    return "\n".join(line.text for picture in pictures for line in engine.read(picture))


def _red(picture: Pixels, top: float, bottom: float) -> float:
    high = len(picture)
    part = picture[int(top * high) : int(bottom * high)].astype(int)
    r, g, b = part[..., 0], part[..., 1], part[..., 2]
    return float(np.mean((r > 120) & (r - g > 60) & (r - b > 60)))


def _placed(document: Document) -> bool:
    """A flow has no picture of its pages: any picture in it is taken for a seal."""
    return any(page.source == "flow" and page.pictures for page in document.pages)


def _verdict(name: str, present: bool, sample: Sample, number: re.Match[str] | None) -> Verdict:
    said = "present" if present else "absent"
    right = said in getattr(sample.truth, ELEMENTS[name])
    exact = None
    if name == "document_number" and sample.truth.value:
        exact = number is not None and plain(number[0]).endswith(plain(sample.truth.value))
        right = right and exact
    return Verdict(name, said, "right" if right else "wrong", 1.0, "", exact)
