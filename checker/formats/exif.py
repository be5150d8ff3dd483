"""What a camera wrote into a picture: time, maker, model, serial number, place."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image

_MAIN = {"Make": 271, "Model": 272, "Software": 305, "DateTime": 306, "Artist": 315}
_CAMERA = {
    "DateTimeOriginal": 36867,
    "DateTimeDigitized": 36868,
    "OffsetTimeOriginal": 36881,
    "ExposureTime": 33434,
    "FNumber": 33437,
    "BodySerialNumber": 42033,
    "LensModel": 42036,
}
_SATELLITES = {"GPSDate": 29}


def metadata(picture: Image.Image) -> dict[str, str]:
    """EXIF as plain text; ``GPS`` as ``latitude,longitude`` in degrees. Damaged EXIF: empty."""
    try:
        exif = picture.getexif()
        found = _named(exif, _MAIN)
        found |= _named(exif.get_ifd(ExifTags.IFD.Exif), _CAMERA)
        where = exif.get_ifd(ExifTags.IFD.GPSInfo)
        found |= _named(where, _SATELLITES)
        place = _place(where)
    except Exception:  # any damage in a maker's tags; the picture itself may be sound
        return {}
    return found | ({"GPS": place} if place else {})


def orientation(picture: Image.Image) -> int:
    """How the camera was held, 1 to 8; 1 where nothing tells it."""
    try:
        return int(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged tags, or a PNG cut short: its tags stand at the end
        return 1


def has_camera(found: Mapping[str, str]) -> bool:
    """Whether a camera, not a scanner or an editor, left its marks."""
    return any(key in found for key in ("ExposureTime", "FNumber", "LensModel", "GPS"))


def camera_in(head: bytes) -> bool:
    """Whether the first bytes of a JPEG hold a camera's marks."""
    if head[:3] != b"\xff\xd8\xff" or b"Exif\0" not in head[:4096]:
        return False
    try:
        with Image.open(io.BytesIO(head)) as picture:
            return has_camera(metadata(picture))
    except Exception:  # a picture cut short after its header
        return False


def _named(tags: Mapping[int, Any], names: Mapping[str, int]) -> dict[str, str]:
    values = {name: _plain(tags[tag]) for name, tag in names.items() if tag in tags}
    return {name: value for name, value in values.items() if value}


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return _decoded(str(value)).replace("\0", "").strip()[:200]


def _decoded(text: str) -> str:
    """Pillow reads text tags as Latin-1; Chinese programs write UTF-8 or GB18030 there."""
    if text.isascii():
        return text
    for coding in ("utf-8", "gb18030"):
        try:
            return text.encode("latin-1").decode(coding)
        except UnicodeError:
            continue
    return text


def _place(tags: Mapping[int, Any]) -> str:
    if not {1, 2, 3, 4} <= set(tags):
        return ""
    latitude, longitude = _degrees(tags[2]), _degrees(tags[4])
    latitude = -latitude if str(tags[1]).upper().startswith("S") else latitude
    longitude = -longitude if str(tags[3]).upper().startswith("W") else longitude
    return f"{latitude:.6f},{longitude:.6f}"


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
