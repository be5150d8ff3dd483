"""Bitmaps in Windows metafiles, made here record by record."""

import gzip
import io
import struct

import pytest
from PIL import Image

from checker.formats import metafile

SIZE = (7, 5)


def dib() -> bytes:
    """Header and bits of a red bitmap."""
    row = (b"\x20\x10\xdc" * SIZE[0]).ljust((SIZE[0] * 3 + 3) // 4 * 4, b"\0")
    bits = row * SIZE[1]
    head = struct.pack("<IiiHHIIiiII", 40, *SIZE, 1, 24, 0, len(bits), 0, 0, 0, 0)
    return head + bits


def wmf(function: int, before: int, placeable: bool = True) -> bytes:
    """A metafile of one record whose bitmap follows ``before`` bytes of other parameters."""
    body = bytes(before) + dib()
    body += b"\0" * (len(body) % 2)
    record = struct.pack("<IH", 3 + len(body) // 2, function) + body
    end = struct.pack("<IH", 3, 0)
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, len(record) // 2, 0)
    place = b"\xd7\xcd\xc6\x9a" + bytes(18) if placeable else b""
    return place + head + record + end


def emf(kind: int, body: bytes) -> bytes:
    head = struct.pack("<II", 1, 88) + bytes(32) + b" EMF" + bytes(44)
    return head + struct.pack("<II", kind, 8 + len(body)) + body


def size(found: bytes | None) -> tuple[int, int]:
    assert found is not None
    with Image.open(io.BytesIO(found)) as picture:
        assert picture.convert("RGB").getpixel((0, 0)) == (0xDC, 0x10, 0x20)
        return picture.size


@pytest.mark.parametrize(
    ("function", "before"), [(0x0F43, 22), (0x0B41, 20), (0x0940, 16), (0x0D33, 18)]
)
def test_bitmap_of_a_wmf(function, before):
    assert size(metafile.bitmap(wmf(function, before))) == SIZE


def test_wmf_without_placeable_header_and_under_gzip():
    assert size(metafile.bitmap(wmf(0x0F43, 22, placeable=False))) == SIZE
    assert size(metafile.bitmap(gzip.compress(wmf(0x0F43, 22)))) == SIZE


def test_bitmap_of_an_emf():
    at = 80
    place = struct.pack("<4I", at, 40, at + 40, len(dib()) - 40)
    assert size(metafile.bitmap(emf(81, bytes(40) + place + bytes(16) + dib()))) == SIZE


def test_picture_file_inside_emf_plus():
    stream = io.BytesIO()
    Image.new("RGB", SIZE, (0xDC, 0x10, 0x20)).save(stream, "PNG")
    assert size(metafile.bitmap(emf(70, b"EMF+" + bytes(20) + stream.getvalue()))) == SIZE


@pytest.mark.parametrize("cut", [0, 10, 30, 45, 70, 100])
def test_cut_short_gives_nothing(cut):
    whole = wmf(0x0F43, 22)
    assert metafile.bitmap(whole[:cut]) is None
    assert metafile.bitmap(emf(37, b"\1\0\0\0")) is None
