"""Times that a PDF keeps of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import formats
from checker.forgery import pdf_times
from tests.forgery import documents
from tests.forgery import drawn_pdf as traces

MADE = "D:20230509101500+08'00'"


@pytest.mark.parametrize(
    ("times", "strength"),
    [
        ({"CreationDate": MADE, "ModDate": "D:20230401090000"}, "weak"),
        ({"CreationDate": MADE, "XmpCreateDate": "2024-01-11T09:00:00+08:00"}, "weak"),
        ({"CreationDate": MADE, "XmpCreateDate": "2022-05-09"}, "weak"),
        ({"CreationDate": MADE, "XmpCreateDate": "2023-05-08T23:00:00Z"}, ""),
        ({"CreationDate": MADE, "ModDate": "D:20240101090000"}, ""),
        ({"CreationDate": MADE, "ModDate": "D:19700101000000"}, ""),  # never set
        ({"CreationDate": MADE}, ""),
        ({"ModDate": "D:20230401090000", "XmpCreateDate": "2024-01-11"}, ""),
    ],
)
def test_times_that_cannot_be_together(times: dict[str, str], strength: str) -> None:
    assert pdf_times.check(documents.document(metadata=times)).strength == strength


def test_the_packet_of_a_file_is_held_against_its_information(tmp_path: Path) -> None:
    path = traces.pdf(tmp_path / "a.pdf", traces.words)
    assert pdf_times.check(formats.read([path])).strength == ""
    packet = b"<x:xmpmeta>application/pdf<xmp:CreateDate>2019-03-10</xmp:CreateDate></x:xmpmeta>"
    path.write_bytes(path.read_bytes() + packet)
    found = pdf_times.check(formats.read([path]))
    assert found.strength == "weak" and found.values["facts"][1]["value"] == "2019-03-10"
