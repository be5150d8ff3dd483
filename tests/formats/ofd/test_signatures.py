"""Electronic seals made by the tests: intact, and each way of being changed."""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import md5
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.formats import ofd, seal_values, ses
from checker.formats.ofd import seal_checks, signatures
from checker.model.document import Signature
from tests.formats.sealing import (
    NS,
    SIGN_XML,
    Members,
    party,
    picture,
    seal,
    sealed,
    signature_value,
    signature_xml,
    sm3,
)

SHARED = Path(__file__).parents[3].parent / "shared" / "data"


def packed(tmp_path: Path, members: Members) -> Path:
    path = tmp_path / "s.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def verdict(tmp_path: Path, members: Members) -> Signature:
    (found,) = ofd.read([packed(tmp_path, members)]).signatures
    return found


def swap(members: Members, name: str, old: bytes, new: bytes) -> Members:
    assert old in members[name]
    return members | {name: members[name].replace(old, new)}


@pytest.mark.parametrize("old", [False, True], ids=["GB/T 38540", "GM/T 0031"])
def test_an_intact_seal(tmp_path: Path, old: bool) -> None:
    found = verdict(tmp_path, sealed(old=old))
    assert found.state == "intact", found.detail
    assert (found.seal_name, found.signer) == ("示例县交通运输局", "经办人")
    assert found.signed_at.startswith("2023-03-15") and found.picture == picture()
    ((page, box),) = found.stamps
    assert page == 1 and box == pytest.approx(
        (120 / 210, 200 / 297, 162 / 210, 242 / 297), abs=1e-4
    )
    assert not found.riding and "签发机构未核验" in found.detail


def page_rewritten(members: Members) -> Members:
    return swap(members, "Doc_0/P1.xml", "通知".encode(), "决定".encode())


def description_rewritten(members: Members) -> Members:
    return swap(members, SIGN_XML, b"120 200 42 42", b"100 200 42 42")


def other_seal_file(members: Members) -> Members:
    """Another seal laid in, with its digest and everything above it made to fit again."""
    members = members | {"Doc_0/Signs/Sign_0/Seal.esl": seal(party("别人")[1])}
    rest = {name: data for name, data in members.items() if "Signature.xml" not in name}
    rest.pop("Doc_0/Signs/Sign_0/SignedValue.dat")
    xml = signature_xml(rest)
    embedded = seal(party("经办人")[1])
    return members | {
        SIGN_XML: xml,
        "Doc_0/Signs/Sign_0/SignedValue.dat": signature_value(xml, embedded),
    }


def value_not_by_the_key(members: Members) -> Members:
    """All digests made to fit the new text, but the signature value cannot be."""
    members = page_rewritten(members)
    rest = {name: data for name, data in members.items() if "Sign_0/Sign" not in name}
    xml = signature_xml(rest)
    value = members["Doc_0/Signs/Sign_0/SignedValue.dat"]
    old = sm3(members[SIGN_XML])
    assert old in value
    return members | {
        SIGN_XML: xml,
        "Doc_0/Signs/Sign_0/SignedValue.dat": value.replace(old, sm3(xml)),
    }


@pytest.mark.parametrize(
    "change", [page_rewritten, description_rewritten, other_seal_file, value_not_by_the_key]
)
def test_a_change_after_sealing_is_found(
    tmp_path: Path, change: Callable[[Members], Members]
) -> None:
    assert verdict(tmp_path, change(sealed())).state == "altered"


def page_added_outside(members: Members) -> Members:
    rest = {name: data for name, data in members.items() if "Sign_0/Sign" not in name}
    xml = signature_xml({name: data for name, data in rest.items() if not name.endswith("P1.xml")})
    esl = members["Doc_0/Signs/Sign_0/Seal.esl"]
    return rest | {
        SIGN_XML: xml,
        "Doc_0/Signs/Sign_0/SignedValue.dat": signature_value(xml, esl),
    }


def on_a_template(members: Members, protected: bool) -> Members:
    """The paper's second page on a template page, with all of the package signed or all but it."""
    members = swap(members, "Doc_0/Document.xml", b"</ofd:CommonData>",
                   b'<ofd:TemplatePage ID="9" BaseLoc="T.xml"/></ofd:CommonData>')  # fmt: skip
    members = swap(members, "Doc_0/P1.xml", b"<ofd:Content>",
                   b'<ofd:Template TemplateID="9"/><ofd:Content>')  # fmt: skip
    rest = {name: data for name, data in members.items() if "Sign_0/Sign" not in name}
    template = {"Doc_0/T.xml": members["Doc_0/P0.xml"]}
    xml = signature_xml(rest | template if protected else rest)
    value = signature_value(xml, members["Doc_0/Signs/Sign_0/Seal.esl"])
    return rest | template | {SIGN_XML: xml, "Doc_0/Signs/Sign_0/SignedValue.dat": value}


def test_a_template_page_outside_the_signature_leaves_the_page_open(tmp_path: Path) -> None:
    assert verdict(tmp_path, on_a_template(sealed(), protected=True)).state == "intact"
    found = verdict(tmp_path, on_a_template(sealed(), protected=False))
    assert found.state == "unchecked" and "Doc_0/T.xml" in found.detail


def garbage_value(members: Members) -> Members:
    return members | {"Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x03\x02\x01\x05"}


def value_missing(members: Members) -> Members:
    return {name: data for name, data in members.items() if not name.endswith(".dat")}


@pytest.mark.parametrize("change", [page_added_outside, garbage_value, value_missing])
def test_what_cannot_be_checked_is_neither_intact_nor_altered(
    tmp_path: Path, change: Callable[[Members], Members]
) -> None:
    assert verdict(tmp_path, change(sealed())).state == "unchecked"


def test_a_keyed_digest_cannot_be_checked(tmp_path: Path) -> None:
    found = verdict(tmp_path, sealed(method="1.2.156.10197.1.401.2"))
    assert found.state == "unchecked" and "401.2" in found.detail


def test_a_seal_used_by_someone_it_was_not_issued_to(tmp_path: Path) -> None:
    found = verdict(tmp_path, sealed(signer="别人"))
    assert found.state == "unchecked" and "证书名单" in found.detail


def test_a_later_seal_rewrites_only_the_list(tmp_path: Path) -> None:
    members = sealed()
    more = swap(members, "Doc_0/Signs/Signatures.xml", b"</ofd:Sig", b"<!-- --></ofd:Sig")
    assert verdict(tmp_path, more).state == "intact"


@pytest.mark.parametrize("most", [1, 2])
def test_more_seals_than_are_checked_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    name = "Doc_0/Signs/Signatures.xml"
    members = sealed()
    (entry,) = re.findall(rb"<ofd:Signature .*?/>", members[name])
    members = members | {name: members[name].replace(entry, entry * 2)}
    monkeypatch.setattr(signatures, "MAX_SIGNATURES", most)
    document = ofd.read([packed(tmp_path, members)])
    assert len(document.signatures) == most
    told = [problem.text for problem in document.problems]
    assert told == (["电子签章过多，只核验了1枚，另有1枚没有核验，请人工查看"] if most == 1 else [])


def list_emptied(members: Members) -> Members:
    name = "Doc_0/Signs/Signatures.xml"
    return members | {name: f"<ofd:Signatures {NS}></ofd:Signatures>".encode()}


def list_removed(members: Members) -> Members:
    """The list, and what names it, taken out."""
    rest = {name: data for name, data in members.items() if "Signatures.xml" not in name}
    own = b"<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    return swap(rest, "OFD.xml", own, b"")


@pytest.mark.parametrize("change", [list_emptied, list_removed])
def test_a_seal_struck_off_the_list_is_not_lost(
    tmp_path: Path, change: Callable[[Members], Members]
) -> None:
    found = verdict(tmp_path, change(sealed()))
    assert found.state in ("unchecked", "altered")
    assert found.seal_name == "示例县交通运输局" and "签章清单" in found.detail


def list_lost(members: Members) -> Members:
    """The list taken out, but not what names it."""
    return {name: data for name, data in members.items() if "Signatures.xml" not in name}


def list_damaged(members: Members) -> Members:
    return members | {"Doc_0/Signs/Signatures.xml": b"\0"}


@pytest.mark.parametrize("change", [list_lost, list_damaged])
def test_a_seal_whose_list_is_lost_is_still_read(
    tmp_path: Path, change: Callable[[Members], Members]
) -> None:
    path = packed(tmp_path, change(sealed()))
    document = ofd.read([path])
    assert [found.seal_name for found in document.signatures] == ["示例县交通运输局"]
    assert [problem.code for problem in document.problems] == ["signature-unreadable"]


def test_a_paper_from_which_all_seals_were_taken_says_so(tmp_path: Path) -> None:
    bare = {name: data for name, data in sealed().items() if "/Signs/" not in name}
    document = ofd.read([packed(tmp_path, bare)])
    assert [problem.code for problem in document.problems] == ["signature-unreadable"]
    own = b"<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    never = swap(bare, "OFD.xml", own, b"")
    assert ofd.read([packed(tmp_path, never)]).problems == ()


def described_otherwise(change: Callable[[str], str]) -> Members:
    """A paper whose description says its digests in another way, and is signed as it stands."""
    members = sealed()
    xml = change(members[SIGN_XML].decode()).encode()
    assert xml != members[SIGN_XML]
    esl = members["Doc_0/Signs/Sign_0/Seal.esl"]
    return members | {
        SIGN_XML: xml,
        "Doc_0/Signs/Sign_0/SignedValue.dat": signature_value(xml, esl),
    }


def without_method(xml: str) -> str:
    """MD5 digests, and no word of it."""
    for data in sealed().values():
        said, meant = (base64.b64encode(one).decode() for one in (sm3(data), md5(data).digest()))
        xml = xml.replace(said, meant)
    return xml.replace(' CheckMethod="SM3"', "")


def test_digests_of_no_named_method_are_known_by_their_length(tmp_path: Path) -> None:
    members = described_otherwise(without_method)
    assert verdict(tmp_path, members).state == "intact"
    assert verdict(tmp_path, page_rewritten(members)).state == "altered"


def test_a_digest_that_is_none_accuses_nobody(tmp_path: Path) -> None:
    value = base64.b64encode(sm3(sealed()["OFD.xml"])).decode()
    found = verdict(tmp_path, described_otherwise(lambda xml: xml.replace(value, "")))
    assert found.state == "unchecked" and "OFD.xml" in found.detail


def test_a_file_laid_into_the_package_later_leaves_the_seal_intact(tmp_path: Path) -> None:
    """Nothing on the pages names it, so what was sealed is what is seen."""
    members = sealed() | {"Doc_0/Attachs/later.txt": b"later"}
    assert verdict(tmp_path, members).state == "intact"


@pytest.mark.parametrize("name", ["Doc_0/P1.xml", "doc_0/p1.XML", "/Doc_0/P1.xml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_package_that_holds_a_file_twice_is_for_a_person(tmp_path: Path, name: str) -> None:
    """A reader that takes the first of the two shows what was never sealed."""
    members = sealed()
    path = tmp_path / "paper.ofd"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, members["Doc_0/P1.xml"] + b" ")
        for other, data in members.items():
            archive.writestr(other, data)
    (found,) = ofd.read([path]).signatures
    assert found.state == "unchecked" and "两个同名文件" in found.detail


def test_a_page_added_later_is_a_change(tmp_path: Path) -> None:
    members = sealed()
    more = swap(members, "Doc_0/Document.xml", b"</ofd:Pages>",
                b'<ofd:Page ID="3" BaseLoc="P2.xml"/></ofd:Pages>')  # fmt: skip
    more["Doc_0/P2.xml"] = members["Doc_0/P1.xml"]
    assert verdict(tmp_path, more).state == "altered"


def test_a_certificate_that_ran_out_after_signing_is_no_fault(tmp_path: Path) -> None:
    """Seal and paper are judged at the time of signing; this seal ended with the year 2025."""
    found = verdict(tmp_path, sealed())
    assert found.state == "intact" and "有效期" not in found.detail


def test_a_seal_that_never_expires_is_read(tmp_path: Path) -> None:
    """The calendar's last second in Greenwich is none any more in China."""
    found = verdict(tmp_path, sealed(until="9999-12-31T23:59:59"))
    assert found.state == "intact" and "有效期" not in found.detail
    assert found.seal_name == "示例县交通运输局"


def test_a_riding_seal_shows_a_slice_on_each_page(tmp_path: Path) -> None:
    stamps = "".join(
        f'<ofd:StampAnnot ID="{n}" Boundary="{189 - 21 * n} 100 42 42" PageRef="{n + 1}" '
        f'Clip="{21 * n} 0 21 42"/>'
        for n in (0, 1)
    )
    found = verdict(tmp_path, sealed(stamps=stamps))
    assert found.riding and found.state == "intact"
    assert [box[0] for _, box in found.stamps if box] == pytest.approx([0.9, 0.9])


def test_the_seal_is_drawn_on_the_page(tmp_path: Path) -> None:
    verdict(tmp_path, sealed())
    page = ofd.read([tmp_path / "s.ofd"]).pages[0]
    assert page.render is not None
    drawn = page.render(25.4)
    assert drawn[220, 140, 0] > 180 and drawn[220, 140, 1] < 60
    assert tuple(drawn[220, 100]) == (255, 255, 255)


@pytest.mark.parametrize(
    "data", [b"", b"\x30", b"\x30\x80", b"\xff" * 40, b"\x30\x84\xff\xff\xff\xff"]
)
def test_malformed_values_are_refused(data: bytes) -> None:
    with pytest.raises(ses.SealMalformed):
        ses.signature(data)


def test_sm3_as_the_standard_prints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert sm3(b"abc").hex() == expected
    monkeypatch.setattr(hashlib, "algorithms_available", set())
    assert sm3(b"abc").hex() == expected


@pytest.mark.skipif(not SHARED.exists(), reason="shared data is not here")
@pytest.mark.parametrize(
    ("name", "riding"),
    [
        ("ofdrw_reader_SESV4SignDoc", False),
        ("ofdrw_sign_allprotected", False),
        ("ofdrw_converter_V4RideRight", True),
    ],
)
def test_real_seals_are_intact(name: str, riding: bool) -> None:
    (found,) = ofd.read([SHARED / "ofd" / f"{name}.ofd"]).signatures
    assert (found.state, found.riding) == ("intact", riding)
    assert found.seal_name == "OFD R&W 测试用印章"


@given(st.binary(max_size=300))
def test_no_bytes_break_the_parser(data: bytes) -> None:
    with suppress(ses.SealMalformed):
        ses.signature(data)


@given(place=st.integers(0, 4000), value=st.integers(0, 255))
@settings(max_examples=25, deadline=None)
def test_one_changed_byte_of_what_was_signed_is_never_intact(place: int, value: int) -> None:
    members = sealed_once()
    data = bytearray(members["Doc_0/Signs/Sign_0/SignedValue.dat"])
    whole = ses.signature(bytes(data)).signed
    place = bytes(data).index(whole) + place % len(whole)
    assume(data[place] != value)
    data[place] = value
    try:
        parsed = ses.signature(bytes(data))
    except ses.SealMalformed:
        return
    remarks = [
        *seal_values.values(parsed),
        *seal_checks.data_hash(parsed, members[SIGN_XML]),
    ]
    assert seal_values.state(remarks) != "intact"


@cache
def sealed_once() -> Members:
    return sealed()
