"""PDF signatures made by the tests: intact, signed twice, changed inside, appended, unknown."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer as writer_of
from pyhanko.sign import fields
from reportlab.pdfgen import canvas

from checker.formats.pdf import signatures
from checker.formats.pdf import signed as door
from tests.formats.pdf.signing import signed

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "signed"


def plain(words: str = "NOTICE 12") -> bytes:
    out = io.BytesIO()
    page = canvas.Canvas(out, pageCompression=0)
    page.drawString(100, 700, words)
    page.showPage()
    page.save()
    return out.getvalue()


def appended(data: bytes, words: bytes) -> bytes:
    """A revision that puts more text on the first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    stream = generic.StreamObject(stream_data=b"BT /F9 24 Tf 100 500 Td (" + words + b") Tj ET")
    font = generic.DictionaryObject({
        generic.pdf_name("/Type"): generic.pdf_name("/Font"),
        generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
        generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
    })  # fmt: skip
    resources = generic.DictionaryObject({
        generic.pdf_name("/Font"): generic.DictionaryObject({generic.pdf_name("/F9"): font})
    })  # fmt: skip
    writer.add_stream_to_page(0, writer.add_object(stream), resources)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def read(data: bytes) -> list[signatures.Signature]:
    return list(door.read(data))


def test_an_intact_signature_with_its_picture_and_place(tmp_path: Path) -> None:
    (found,) = read(signed(plain()))
    assert (found.state, found.signer) == ("intact", "示例县交通运输局")
    ((page, box),) = found.stamps
    assert page == 1
    assert box == pytest.approx(
        (300 / 595.28, 1 - 220 / 841.89, 420 / 595.28, 1 - 100 / 841.89), abs=1e-3
    )
    assert found.picture is not None
    assert Image.open(io.BytesIO(found.picture)).convert("RGB").getpixel((5, 5)) == (220, 0, 0)
    assert "签发机构未核验" in found.detail and not found.riding


def test_a_second_seal_leaves_the_first_intact(tmp_path: Path) -> None:
    found = read(signed(signed(plain()), "Seal2", (100, 100, 200, 200)))
    assert [item.state for item in found] == ["intact", "intact"]


def test_a_byte_changed_inside(tmp_path: Path) -> None:
    data = signed(plain())
    assert data.count(b"NOTICE 12") == 1
    (found,) = read(data.replace(b"NOTICE 12", b"NOTICE 72"))
    assert found.state == "altered"


def anew(data: bytes, words: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The whole file written by another program, as merging, compressing and saving do."""
    file = PdfFileReader(io.BytesIO(data))
    writer = writer_of(file)
    page = writer.root["/Pages"]["/Kids"][0]["/Contents"]
    page._data = page.data.replace(*words) if words[0] else page.data
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("words", [(b"", b""), (b"NOTICE 12", b"NOTICE 72")])
def test_a_file_written_anew_after_signing_accuses_nobody(words: tuple[bytes, bytes]) -> None:
    """What a program changed in it can no more be told than that it changed nothing."""
    (found,) = read(anew(signed(plain()), words))
    assert found.state == "unchecked" and "重新保存" in found.detail and found.given


def test_text_appended_after_signing(tmp_path: Path) -> None:
    (found,) = read(appended(signed(plain()), b"MORE WORDS"))
    assert found.state == "altered" and "签名之后" in found.detail


def test_an_invisible_change_accuses_nobody(tmp_path: Path) -> None:
    (found,) = read(appended(signed(plain()), b" "))
    assert found.state in {"unchecked", "intact"}


def test_an_unknown_format_is_named_and_not_lost(tmp_path: Path) -> None:
    data = signed(plain())
    assert data.count(b"/adbe.pkcs7.detached") == 1
    (found,) = read(data.replace(b"/adbe.pkcs7.detached", b"/GM.sm2seal.detachd"))
    assert found.state == "unchecked" and "GM.sm2seal.detachd" in found.detail
    assert found.stamps[0][0] == 1


def with_field(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    fields.append_signature_field(writer, fields.SigFieldSpec("Later", box=(10, 10, 90, 90)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_empty_field_is_no_signature(tmp_path: Path) -> None:
    (found,) = read(with_field(plain()))
    assert found.state == "empty" and not found.given


def test_a_certificate_that_has_run_out_is_no_fault(tmp_path: Path) -> None:
    (found,) = read(signed(plain(), days=30))
    assert found.state == "intact"


def test_text_put_in_between_two_seals(tmp_path: Path) -> None:
    """The first seal was broken; the second covers what it found."""
    data = signed(appended(signed(plain()), b"MORE WORDS"), "Seal2", (100, 100, 200, 200))
    assert [item.state for item in read(data)] == ["altered", "intact"]


def _contents(data: bytes) -> slice:
    start = data.index(b"/Contents <") + len(b"/Contents <")
    return slice(start, data.index(b">", start))


@pytest.mark.parametrize("value", [b"0", b"f", b"3"])
def test_a_value_that_is_no_signature_is_never_intact(tmp_path: Path, value: bytes) -> None:
    data = bytearray(signed(plain()))
    place = _contents(data)
    data[place] = value * (place.stop - place.start)
    (found,) = read(bytes(data))
    assert found.state in ("unchecked", "altered") and found.stamps


def test_a_value_taken_from_another_paper_is_altered(tmp_path: Path) -> None:
    own, other = bytearray(signed(plain())), signed(plain("NOTICE 99"))
    assert len(other[_contents(other)]) == len(own[_contents(own)])
    own[_contents(own)] = other[_contents(other)]
    (found,) = read(bytes(own))
    assert found.state == "altered"


def test_a_field_struck_from_the_form_is_still_found_on_its_page(tmp_path: Path) -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(signed(plain())))
    del writer.root["/AcroForm"]
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    (found,) = read(out.getvalue())
    assert found.state in ("unchecked", "altered") and found.stamps


def without_value(data: bytes, *, whole: bool = False) -> bytes:
    """A revision that clears the first field's signature, or strikes the whole field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    field = writer.root["/AcroForm"]["/Fields"][0]
    if whole:
        del writer.root["/AcroForm"]["/Fields"][0]
        writer.update_container(writer.root["/AcroForm"])
        del page["/Annots"][0]
        writer.update_container(page)
    else:
        del field["/V"]
        writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("whole", [False, True])
def test_a_signature_taken_out_in_a_later_revision_is_told(tmp_path: Path, whole: bool) -> None:
    (found,) = read(without_value(signed(plain()), whole=whole))
    assert found.state == "removed" and not found.given
    assert [page for page, _ in found.stamps] == [1]


def test_a_field_signed_again_is_not_told_as_removed(tmp_path: Path) -> None:
    again = signed(without_value(signed(plain())), "Seal1")
    assert [one.state for one in read(again)] == ["intact"]


def test_an_empty_field_that_was_never_signed_stays_empty(tmp_path: Path) -> None:
    later = appended(with_field(plain()), b"13")
    assert [one.state for one in read(later)] == ["empty"]


def test_slices_at_the_edge_are_a_riding_seal(tmp_path: Path) -> None:
    (found,) = read(signed(plain(), box=(570, 400, 595, 520)))
    assert found.riding


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 /Sig", b"/Sig" * 1000, plain()])
def test_files_without_signatures_give_none(tmp_path: Path, data: bytes) -> None:
    assert read(data) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.97])
def test_a_truncated_file_never_breaks_the_run(tmp_path: Path, share: float) -> None:
    data = signed(plain())
    for found in read(data[: int(len(data) * share)]):
        assert found.state != "intact"


def defeating(data: bytes) -> bytes:
    """The way to the pages cut, which no parser goes without."""
    assert b"/Root" in data
    return data.replace(b"/Root", b"/Toor")


def test_a_signed_file_that_defeats_the_parser_is_for_a_person(tmp_path: Path) -> None:
    (found,) = read(defeating(signed(plain())))
    assert found.state == "unchecked" and found.given
    assert read(defeating(plain())) == []


def test_a_signed_file_beyond_the_limit_is_for_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MAX_BYTES", 100)
    assert [found.state for found in read(signed(plain()))] == ["unchecked"]
    assert read(plain()) == []


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is not here")
@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("pyhanko_minimal-with-field", ["empty"]),
        ("pyhanko_minimal-two-fields-signed-twice", ["intact", "intact"]),
        ("pyhanko_coverage-anomalies_tail-uncovered", ["altered"]),
        ("pyhanko_sig-no-signed-attrs", ["intact"]),
        ("made_selfsigned_seal", ["intact"]),
        ("made_unknown_subfilter", ["unchecked"]),
    ],
)
def test_real_files(name: str, states: list[str]) -> None:
    assert [found.state for found in read((SHARED / f"{name}.pdf").read_bytes())] == states


def in_stream(words: bytes, whole: bool = True) -> bytes:
    """A paper with one more stream of objects."""
    packed = zlib.compress(words)
    told = b"9 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\n%b\nendstream endobj"
    return plain() + told % (packed if whole else packed[:-6])


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (plain(), False),
        (in_stream(b"10 0 <</Type/Annot>>"), False),
        (in_stream(b"10 0 <</FT/Sig/T(a)>>"), True),
        (in_stream(b"10 0 <</Type/Annot>>", whole=False), True),
        (plain() + b"<</FT/Sig>>", True),
    ],
)
def test_the_parser_is_asked_only_where_a_field_may_be(
    monkeypatch: pytest.MonkeyPatch, data: bytes, asked: bool
) -> None:
    given: list[bytes] = []
    monkeypatch.setattr(signatures, "read", given.append)
    assert door.read(data) == ()
    assert given == [data] * asked
