"""Photographs with what cameras, editors and generators write into them. By Pillow alone."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from benchmarks.forgery.blind.cases import HERE, THERE, Files, guilty, innocent

SHANGHE, FAR_PLACES = (37.31, 117.16), ((31.23, 121.47), (34.34, 108.94), (39.9, 116.4))
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description %b/></rdf:RDF></x:xmpmeta>'


def scene(rng: Random) -> Image.Image:
    """A blurred field of colours, as a photograph has."""
    noise = np.random.default_rng(rng.randrange(2**32))
    small = noise.integers(30, 220, (12, 16, 3)).astype(np.uint8)
    return Image.fromarray(small).resize((960, 720), Image.Resampling.BICUBIC)


def shot(
    rng: Random, path: Path, day: date, *, serial: str = "", software: str = "", xmp: bytes = b"",
    place: tuple[float, float] | None = None,
) -> Path:  # fmt: skip
    """A camera's JPEG; ``place`` in degrees north and east."""
    exif = Image.Exif()
    exif[271], exif[272] = "Canon", "EOS 90D"
    if software:
        exif[305] = software.encode(rng.choice(("utf-8", "gb18030")))
    inner = exif.get_ifd(0x8769)
    inner[36867] = f"{day:%Y:%m:%d} {rng.randint(8, 17):02}:{rng.randint(0, 59):02}:00"
    inner[33434], inner[33437] = 0.008, 5.6
    if serial:
        inner[42033] = serial
    if place:
        where = exif.get_ifd(0x8825)
        where[1], where[2], where[3], where[4] = "N", _degrees(place[0]), "E", _degrees(place[1])
    more = {"xmp": XMP % xmp} if xmp else {}
    scene(rng).save(path, "JPEG", quality=88, exif=exif, **more)
    return path


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = (value % 1) * 60
    return float(int(value)), float(int(minutes)), round((minutes % 1) * 60, 2)


def near(rng: Random, far: float = 0.15) -> tuple[float, float]:
    return SHANGHE[0] + rng.uniform(-far, far), SHANGHE[1] + rng.uniform(-far, far)


def in_quarter(rng: Random, quarter: int) -> date:
    return date(2023, 3 * quarter - 2, 1) + timedelta(rng.randrange(85))


def serial(rng: Random) -> str:
    return f"{rng.randrange(10**11, 10**12)}"


@guilty("photo-time", "weak")
def taken_in_another_quarter(rng: Random, folder: Path) -> Files:
    path = folder / "2023年第二季度宣传活动照片.jpg"
    return {HERE: [shot(rng, path, in_quarter(rng, 4), serial=serial(rng))]}


@guilty("photo-time", "weak")
def taken_a_year_before(rng: Random, folder: Path) -> Files:
    day = in_quarter(rng, 2).replace(year=2022)
    return {HERE: [shot(rng, folder / "2023年5月现场检查.jpg", day)]}


@guilty("photo-place", "weak")
def taken_far_away(rng: Random, folder: Path) -> Files:
    place = rng.choice(FAR_PLACES)
    return {HERE: [shot(rng, folder / "活动照片.jpg", in_quarter(rng, 2), place=place)]}


@guilty("camera-shared")
def one_camera_in_two_counties(rng: Random, folder: Path) -> Files:
    own = serial(rng)
    days = in_quarter(rng, 1), in_quarter(rng, 3)
    return {
        county: [shot(rng, folder / f"{county}.jpg", day, serial=own)]
        for county, day in zip((HERE, THERE), days, strict=True)
    }


@guilty("picture_origin", "note")
def saved_by_an_editor(rng: Random, folder: Path) -> Files:
    tool = rng.choice(("Adobe Photoshop 24.1 (Windows)", "美图秀秀", "GIMP 2.10", "Meitu"))
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), software=tool)]}


@guilty("picture_origin", "note")
def edited_as_its_xmp_says(rng: Random, folder: Path) -> Files:
    xmp = b'xmp:CreatorTool="Adobe Photoshop Lightroom 7.2"'
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), xmp=xmp)]}


@guilty("picture_origin", "strong")
def generated_as_its_xmp_says(rng: Random, folder: Path) -> Files:
    source = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    xmp = b'Iptc4xmpExt:DigitalSourceType="%b"' % source
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), xmp=xmp)]}


@guilty("picture_origin", "strong")
def generated_by_the_national_label(rng: Random, folder: Path) -> Files:
    label = rng.choice((
        b"TC260:AIGC='{\"Label\":\"1\",\"ContentProducer\":\"001191\"}'",
        b'TC260:AIGC="{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;x&quot;}"',
        b"AIGC=\"{'Label': '1', 'ProduceID': '20240101'}\"",
    ))  # fmt: skip
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), xmp=label)]}


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(rng: Random, path: Path, manifest: bytes) -> Path:
    """A PNG with content credentials in its own chunk."""
    scene(rng).save(path, "PNG")
    data = path.read_bytes()
    jumb = struct.pack(">I", len(manifest) + 30) + b"jumb" + b"\0\0\0\x1ejumdc2pa" + manifest
    path.write_bytes(data[:33] + _chunk(b"caBX", jumb) + data[33:])
    return path


@guilty("picture_origin", "strong")
def generated_by_its_credentials(rng: Random, folder: Path) -> Files:
    said = b"c2pa.actions\xa1gactions\x81\xa2factionlc2pa.createdqdigitalSourceTypexF"
    source = b"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    return {HERE: [_png(rng, folder / "a.png", said + source)]}


@innocent
def credentials_of_a_camera(rng: Random, folder: Path) -> Files:
    said = b"c2pa.actions\xa1gactions\x81\xa2factionlc2pa.createdqdigitalSourceTypex>"
    source = b"http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    return {HERE: [_png(rng, folder / "a.png", said + source)]}


@innocent
def retouched_by_a_telephone(rng: Random, folder: Path) -> Files:
    source = b"digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    xmp = b'Iptc4xmpExt:DigitalSourceType="%b"' % source
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), xmp=xmp)]}


@innocent
def marked_as_not_generated(rng: Random, folder: Path) -> Files:
    """A platform's label that says nothing was generated, and words about generation."""
    xmp = rng.choice((
        b"TC260:AIGC='{\"Label\":\"0\"}'", b'dc:description="AIGC \xe5\x9f\xb9\xe8\xae\xad"',
    ))  # fmt: skip
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 1), xmp=xmp)]}


@innocent
def taken_as_claimed(rng: Random, folder: Path) -> Files:
    """In its quarter or some days beside it, in the county or the city."""
    quarter = rng.randint(1, 4)
    day = in_quarter(rng, quarter) + timedelta(rng.choice((0, 0, 0, -9, 12)))
    name = f"2023年第{'一二三四'[quarter - 1]}季度活动.jpg"
    return {HERE: [shot(rng, folder / name, day, place=near(rng, 0.6), serial=serial(rng))]}


@innocent
def one_photographer_at_one_meeting(rng: Random, folder: Path) -> Files:
    own, day = serial(rng), in_quarter(rng, 2)
    return {
        county: [shot(rng, folder / f"{county}.jpg", day, serial=own)] for county in (HERE, THERE)
    }


@innocent
def cameras_without_numbers(rng: Random, folder: Path) -> Files:
    number = rng.choice(("", "0", "0000000000", "None"))
    return {
        county: [shot(rng, folder / f"{county}.jpg", in_quarter(rng, n), serial=number)]
        for n, county in enumerate((HERE, THERE), 1)
    }


@innocent
def developed_by_a_telephone(rng: Random, folder: Path) -> Files:
    tool = rng.choice(("HDR+ 1.0.540104767zd", "16.6.1", "MediaTek Camera Application", "HUAWEI"))
    return {HERE: [shot(rng, folder / "a.jpg", in_quarter(rng, 3), software=tool)]}
