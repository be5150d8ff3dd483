"""One impression on several papers: pasted ones are found, stamped and printed ones are not."""

from __future__ import annotations

import base64
import importlib.util
import io
import re
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from checker.forgery import (
    impression_match,
    impression_reused,
    impressions,
    ink_grain,
    ink_pressure,
    red_circles,
)
from checker.model.document import Document, Line, Page, Pixels, Placed, Signature
from checker.model.finding import Finding
from checker.model.material import Material, PageRecord, Record
from checker.reports.overlays import overlay

MAKER = Path(__file__).parents[2] / "benchmarks" / "forgery" / "stamped.py"
SUBJECTS = ("成立安全生产委员会", "印发信用管理办法", "开展超限超载整治", "表彰先进驾驶员")


@cache
def stamped() -> ModuleType:
    spec = importlib.util.spec_from_file_location("stamped", MAKER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["stamped"] = module
    spec.loader.exec_module(module)
    return module


def scan(corner: Pixels, dpi: int, **more: Any) -> Document:
    """A scanned page of which only the corner with the seal is kept."""
    points = corner.shape[0] / dpi * 72
    paper = Placed(lambda: corner, (0, 0, 1, 1), anchor="page")

    def render(wanted: float) -> Pixels:
        scale = wanted / dpi if more.get("format") != "image" else min(1.0, wanted / dpi)
        return cv2.resize(corner, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

    page = Page(1, points, points, pictures=(paper,), source="scan", render=render)
    return Document(Path("a.pdf"), more.pop("format", "pdf"), "scan", (page,), **more)


def record(number: int, corner: Pixels, dpi: int, subject: str = "") -> Record:
    found: Finding = impressions.check(scan(corner, dpi))
    words = (subject or SUBJECTS[number % len(SUBJECTS)]) * 20
    return Record(
        Material(str(number), f"{number}.pdf", f"{number}", 1, ()), "pdf", "scan",
        (PageRecord(1, 100, 100, "scan", (Line(words, (0, 0, 1, 1)),)),), "policy", "", 1.0,
        subject or SUBJECTS[number % len(SUBJECTS)], "", None, None, "yes", (found,),
    )  # fmt: skip


TIDIEST, PRINTED = stamped().Hand(0.5, 0.04, 0.04), stamped().Hand(0.3, 0.0, 0.0)


def pages(kind: str, dpi: int, seed: int = 1) -> list[Pixels]:
    """Four pages under one stamp: ``stamped`` by hand, ``pasted`` from one, or ``printed`` flat."""
    maker, rng = stamped(), np.random.default_rng(seed)
    seal = maker.die(rng)
    if kind in ("pasted", "pasted, tidiest"):
        hand = maker.TIDY if kind == "pasted" else TIDIEST
        source = maker.scanned(rng, maker.impression(rng, seal, hand, dpi), dpi)
        return [maker.pasted(rng, source, dpi) for _ in range(4)]
    hand = {"printed": PRINTED, "tidiest": TIDIEST}.get(kind, maker.TIDY)
    return [maker.scanned(rng, maker.impression(rng, seal, hand, dpi), dpi) for _ in range(4)]


@pytest.mark.parametrize(
    ("kind", "dpi"),
    [
        ("pasted", 150), ("pasted", 200), ("pasted", 300), ("pasted, tidiest", 150),
        ("pasted, tidiest", 200), ("pasted, tidiest", 300),
    ],
)  # fmt: skip
def test_one_pasted_impression_on_four_papers(kind: str, dpi: int) -> None:
    records = [record(n, page, dpi) for n, page in enumerate(pages(kind, dpi))]
    (flag,) = impression_reused.across({"甲县": records})
    assert (flag.code, flag.severity) == ("impression-reused", "warn")
    assert len(flag.materials) >= 3 and "伪造" not in flag.text
    assert flag.evidence["places"][0]["page"] == 1


@pytest.mark.parametrize("kind", ["stamped", "tidiest", "printed"])
@pytest.mark.parametrize("dpi", [150, 300])
def test_stamped_and_printed_seals_are_no_lead(kind: str, dpi: int) -> None:
    records = [record(n, page, dpi) for n, page in enumerate(pages(kind, dpi))]
    assert all(item.findings[0].values["impressions"] for item in records)
    assert not list(impression_reused.across({"甲县": records}))


@pytest.mark.parametrize("kind", ["pasted", "stamped"])
def test_a_seal_of_thin_strokes_shows_its_grain_close_to_their_edges(kind: str) -> None:
    maker, rng = stamped(), np.random.default_rng(3)
    thin = cv2.morphologyEx(maker.die(rng), cv2.MORPH_GRADIENT, np.ones((11, 11), np.uint8))
    corners = [
        maker.scanned(rng, maker.impression(rng, thin, maker.TIDY, 200), 200) for _ in range(4)
    ]
    if kind == "pasted":
        corners = [maker.pasted(rng, corners[0], 200) for _ in corners]
    records = [record(n, corner, 200) for n, corner in enumerate(corners)]
    assert all(item.findings[0].values["impressions"] for item in records)
    assert bool(list(impression_reused.across({"甲县": records}))) is (kind == "pasted")


def test_the_report_lays_pasted_impressions_over_each_other() -> None:
    records = [record(n, page, 200) for n, page in enumerate(pages("pasted", 200))]
    (flag,) = impression_reused.across({"甲县": records})
    by_path = {item.material.path: item for item in records}
    (data,) = re.findall("base64,(.+)", overlay(by_path, flag.evidence["places"]))
    picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"), int)
    inked = picture.min(axis=2) < 150
    assert inked.mean() > 0.03 and (np.ptp(picture[inked], axis=1) < 60).mean() > 0.9
    assert overlay(by_path, []) == "" and overlay({}, flag.evidence["places"]) == ""


def test_two_seals_pasted_on_the_same_papers_are_told_together() -> None:
    seals = zip(pages("pasted", 200), pages("pasted", 200, seed=2), strict=True)
    side = 2 * pages("pasted", 200)[0].shape[0]
    records = []
    for n, both in enumerate(seals):
        sheet = np.full((side, side, 3), 250, np.uint8)
        sheet[:, : side // 2] = np.concatenate(both)
        records.append(record(n, sheet, 200))
    (flag,) = impression_reused.across({"甲县": records})
    assert flag.text.startswith("4份") and len(flag.evidence["places"]) == 8
    assert len(set(flag.materials)) == len(flag.materials) == 4


@pytest.mark.parametrize(
    ("shape", "ink", "uneven", "same"),
    [
        (0.992, 1.6, 0.1, True), (0.986, 1.9, 0.1, True), (0.986, 1.6, 0.1, False),
        (0.96, 1.95, 0.1, False), (0.986, 1.95, 0.03, False), (0.992, 1.95, 0.03, True),
        (0.995, 1.3, 0.1, False), (0.995, 1.95, 0.01, False),
    ],
)  # fmt: skip
def test_print_under_a_copy_may_fray_its_outline(
    shape: float, ink: float, uneven: float, same: bool
) -> None:
    assert impression_match.Likeness(shape, ink / 2, ink / 2, uneven).same is same


def test_a_picture_file_is_read_at_what_it_holds() -> None:
    """Its reader gives no finer picture than the file's own, unlike that of a PDF."""
    (corner, *_) = pages("stamped", 150)
    for form in ("pdf", "image"):
        (found,) = impressions.check(scan(corner, 150, format=form)).values["impressions"]
        assert found["box"] == pytest.approx([0.26, 0.26, 0.74, 0.74], abs=0.08)


def test_two_papers_are_not_enough() -> None:
    records = [record(n, page, 200) for n, page in enumerate(pages("pasted", 200)[:2])]
    assert not list(impression_reused.across({"甲县": records}))


def test_one_paper_handed_in_three_times_is_one_paper() -> None:
    records = [record(n, page, 200, "同一份文件") for n, page in enumerate(pages("pasted", 200))]
    assert not list(impression_reused.across({"甲县": records}))


def test_coarse_scans_and_signed_files_give_no_impression() -> None:
    corner = pages("stamped", 200)[0]
    coarse = cv2.resize(corner, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    assert not impressions.check(scan(coarse, 100)).values["impressions"]
    signature = Signature("pdf", "intact", stamps=((1, None),))
    signed = impressions.check(scan(corner, 200, signatures=(signature,)))
    assert not signed.values["impressions"]


def test_a_patch_survives_its_text_form() -> None:
    found = impressions.check(scan(pages("stamped", 200)[0], 200)).values["impressions"]
    patch = impressions.unpacked(found[0]["patch"])
    assert patch.shape == (impressions.SIDE, impressions.SIDE)
    assert ink_grain.packed(patch) == found[0]["patch"] and len(found[0]["patch"]) < 60_000


def test_a_blank_patch_is_like_nothing() -> None:
    blank = np.zeros((impressions.SIDE, impressions.SIDE), np.uint8)
    nothing = impression_match.Print(blank, blank.astype(np.int8))
    assert impression_match.likeness(nothing, nothing) is None
    assert not impression_match.textured(blank)


def test_a_ring_that_is_faint_in_places_is_one_circle() -> None:
    picture = np.full((700, 700, 3), 250, np.uint8)
    for start, end in ((10, 80), (95, 265), (280, 350)):
        cv2.ellipse(picture, (300, 300), (120, 120), 0, start, end, (210, 20, 30), 8)
    cv2.circle(picture, (300, 300), 20, (210, 20, 30), -1)
    ((_, _, radius),) = red_circles.find(picture, 150)
    assert abs(radius - 124) < 6
    picture[300:, :] = 250
    assert not red_circles.find(picture, 150)


def test_how_uneven_a_ring_is_does_not_depend_on_its_sharpness() -> None:
    fine = np.zeros((2048, 2048), np.float32)
    cv2.circle(fine, (1024, 1024), 904, 0.8, 48)
    ring = cv2.resize(fine, (impressions.SIDE, impressions.SIDE), interpolation=cv2.INTER_AREA)
    seen = np.ones_like(ring)
    across = np.linspace(0.6, 1, impressions.SIDE, dtype=np.float32)[None, :]
    for sigma in (0.5, 2.5):
        even, uneven = (cv2.GaussianBlur(ink, (0, 0), sigma) for ink in (ring, ring * across))
        assert ink_pressure.unevenness(even, seen) < 0.015
        assert 0.08 < ink_pressure.unevenness(uneven, seen) < 0.3
    assert ink_pressure.unevenness(ring * across, seen * 0) == 0


def test_red_things_that_are_not_round() -> None:
    picture = np.full((600, 600, 3), 250, np.uint8)
    picture[100:220, 100:240] = (210, 20, 30)
    picture[400:410] = (210, 20, 30)
    assert not impressions.check(scan(picture, 150)).values["impressions"]


@pytest.mark.parametrize(
    ("alike", "found"),
    [
        ({(0, 1), (1, 2)}, []),
        ({(0, 1), (1, 2), (0, 2)}, [[0, 1, 2]]),
        ({(0, 1), (1, 2), (2, 3), (1, 3)}, [[1, 2, 3]]),
        ({(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)}, [[0, 1, 2], [3, 4, 5]]),
        ({(0, 1), (0, 2), (1, 2), (2, 3), (1, 3)}, [[0, 1, 2, 3]]),
    ],
    ids=[
        "a chain by chance", "three copies", "a fourth like one of three", "two threes joined",
        "a fourth like two of three",
    ],
)  # fmt: skip
def test_only_what_is_alike_to_two_is_a_group(
    monkeypatch: pytest.MonkeyPatch, alike: set[tuple[int, int]], found: list[list[int]]
) -> None:
    monkeypatch.setattr(
        impression_reused, "_candidates", lambda stamps: sorted(x for x in alike if x != (0, 2))
    )
    monkeypatch.setattr(impression_reused, "_same", lambda stamps, a, b: (a, b) in alike)
    assert impression_reused.groups(list(range(6))) == found  # type: ignore[arg-type]
