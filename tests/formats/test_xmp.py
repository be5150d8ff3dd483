"""The time of making in a PDF's XMP packet."""

import pytest

from checker.formats.xmp import created

PACKET = b"<x:xmpmeta><dc:format>%s</dc:format><xmp:CreateDate%s</x:xmpmeta>"
TOLD = b">2023-03-10T09:00:00+08:00</xmp:CreateDate>"
OWN = PACKET % (b"application/pdf", TOLD)
PICTURE = PACKET % (b"image/jpeg", b">2020-01-01</xmp:CreateDate>")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 " + PICTURE + b" stream " + OWN, "2023-03-10T09:00:00+08:00"),
        (PACKET % (b"application/pdf", b'="2023-03-10"'), "2023-03-10"),
        (PICTURE, ""),
        (OWN[:60], ""),
        (PACKET % (b"application/pdf", b">\xff</xmp:CreateDate>"), ""),
    ],
)
def test_the_papers_own_packet_tells_when_it_was_made(data: bytes, told: str) -> None:
    assert created(data) == told
