"""Two impressions laid over each other: what agrees is dark, what differs keeps its colour."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image

from checker.forgery import impression_match, impressions
from checker.model.material import Record

SIDE = 280  # pixels


def overlay(by_path: Mapping[str, Record], places: Sequence[Any]) -> str:
    """The first two places of a lead as a PNG data URI; empty where they hold no impressions."""
    patches = []
    for place in places:
        if isinstance(place, Mapping) and place.get("path") in by_path:
            patches += _patch(by_path[place["path"]], place)
    if len(patches) < 2:
        return ""
    warp = impression_match.laid(patches[0], patches[1])
    if warp is None:
        return ""
    first = patches[0].astype(np.float32) * (patches[0] != impressions.TEXT)
    red, blue = (255 - np.clip(ink * 1.6, 0, 255) for ink in (first, warp))
    both = np.minimum(red, blue)
    # Ink of the first alone shows red, of the second alone blue, of both dark.
    picture = np.stack([blue, both, red], axis=2).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(picture).resize((SIDE, SIDE)).quantize(64).save(out, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


def _patch(record: Record, place: Mapping[str, Any]) -> list[impressions.Patch]:
    found = record.finding("impressions")
    return [
        impressions.unpacked(item["patch"])
        for item in (found.values.get("impressions", ()) if found is not None else ())
        if item["page"] == place.get("page") and list(item["box"]) == list(place.get("box") or ())
    ][:1]
