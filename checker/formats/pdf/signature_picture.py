"""The picture that a PDF signature widget shows, as PNG or JPEG."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfError

MAX_PIXELS = 25_000_000
MODES = {"/DeviceRGB": "RGB", "/DeviceGray": "L", "/CalRGB": "RGB", "/CalGray": "L"}


def picture(widget: generic.DictionaryObject) -> bytes | None:
    """The largest image inside the normal appearance; ``None`` where it shows none."""
    try:
        look = widget["/AP"]["/N"]
        images = list(_images(look, 0))
        best = max(images, key=lambda image: int(image["/Width"]) * int(image["/Height"]))
        return _encoded(best)
    except (PdfError, KeyError, ValueError, TypeError, AttributeError, OSError, RecursionError):
        return None


def _images(look: Any, depth: int) -> list[generic.StreamObject]:
    """Images among the resources of a form, and of the forms it uses."""
    if depth > 6 or not isinstance(look, generic.StreamObject):
        return []
    found: list[generic.StreamObject] = []
    objects: Any = look["/Resources"]["/XObject"] if _has_objects(look) else {}
    for name in list(objects)[:50]:
        item = objects[name]
        if item["/Subtype"] == "/Image":
            found.append(item)
        else:
            found += _images(item, depth + 1)
    return found


def _has_objects(look: Any) -> bool:
    return "/Resources" in look and "/XObject" in look["/Resources"]


def _encoded(image: generic.StreamObject) -> bytes | None:
    filters = image.get("/Filter", [])
    last = filters[-1] if isinstance(filters, list) and filters else filters
    if last == "/DCTDecode" and not isinstance(filters, list):
        return bytes(image.encoded_data)
    shown = _decoded(image, last)
    if shown is None:
        return None
    if "/SMask" in image:
        mask = _decoded(image["/SMask"], image["/SMask"].get("/Filter", ""))
        if mask is not None:
            shown.putalpha(mask.convert("L").resize(shown.size))
    out = io.BytesIO()
    shown.save(out, "PNG")
    return out.getvalue()


def _decoded(image: generic.StreamObject, last: Any) -> Image.Image | None:
    """Eight bits a channel, grey or RGB; other kinds give ``None``."""
    size = int(image["/Width"]), int(image["/Height"])
    if size[0] * size[1] > MAX_PIXELS or last in {"/DCTDecode", "/JPXDecode"}:
        return None
    space = image.get("/ColorSpace", "")
    if isinstance(space, generic.ArrayObject) and space[0] == "/ICCBased":
        mode = {1: "L", 3: "RGB"}.get(int(space[1]["/N"]))
    else:
        mode = MODES.get(str(space))
    if mode is None or int(image.get("/BitsPerComponent", 8)) != 8:
        return None
    return Image.frombytes(mode, size, bytes(image.data)[: size[0] * size[1] * len(mode)])
