"""Checks on one document that need no PDF: signatures, hidden text, Word, pictures, layers."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from checker import forgery, formats
from checker.forgery import (
    docx_traces,
    hidden_text,
    identity_numbers,
    picture_origin,
    revisions,
    signature_altered,
    signature_removed,
    text_layer,
)
from checker.model.document import Cell, Line, Signature
from tests.forgery.documents import (
    BAD,
    BOX,
    GOOD,
    WORSE,
    Reader,
    document,
    docx,
    identity,
    layered,
    line,
)
from tests.formats.ofd import drawn as ofd


@pytest.mark.parametrize(
    ("states", "outcome", "strength"),
    [
        ((), "not_applicable", ""),
        (("empty",), "not_applicable", ""),
        (("intact",), "absent", ""),
        (("intact", "altered"), "present", "strong"),
        (("unchecked",), "unsure", "note"),
    ],
)
def test_signatures(states: Sequence[Any], outcome: str, strength: str) -> None:
    signatures = tuple(Signature("pdf", state, stamps=((1, BOX),)) for state in states)
    found = signature_altered.check(document(signatures=signatures))
    assert (found.outcome, found.strength) == (outcome, strength)


@pytest.mark.parametrize(
    ("states", "outcome", "strength"),
    [
        ((), "not_applicable", ""),
        (("empty",), "absent", ""),
        (("removed",), "present", "medium"),
        (("removed", "altered"), "present", "medium"),
        (("intact", "removed"), "present", "weak"),
    ],
)
def test_signatures_taken_out(states: Sequence[Any], outcome: str, strength: str) -> None:
    signatures = tuple(Signature("pdf", state, stamps=((1, BOX),)) for state in states)
    found = signature_removed.check(document(signatures=signatures))
    assert (found.outcome, found.strength) == (outcome, strength)
    assert bool(found.evidence) == ("removed" in states)


WHITE, FLOW = (255, 255, 255), {"source": "flow"}


@pytest.mark.parametrize(
    ("lines", "page", "outcome", "strength"),
    [
        ([line("看得见的文字")], {}, "absent", ""),
        ([line("看得见"), line("看不见的文字", hidden=True)], {}, "present", "weak"),
        ([line("正文"), line("示交发〔2023〕12号", hidden=True)], {}, "present", "medium"),
        ([line("看不见的文字", hidden=True)], {"source": "scan"}, "absent", ""),
        ([line("正文"), line("示交发〔2023〕12号", colour=WHITE)], FLOW, "present", "medium"),
        ([line("正文"), line("示交发〔2023〕12号")], FLOW, "absent", ""),
        ([line("白字标题在红底上", colour=WHITE)], FLOW, "absent", ""),
        ([line("示交发〔2023〕12号", colour=WHITE, cell=Cell(0, 0, 0))], FLOW, "absent", ""),
        ([line("一页文字层", hidden=True), line("第二行文字", hidden=True)], {}, "absent", ""),
    ],
)
def test_hidden_text(lines: list[Line], page: dict[str, Any], outcome: str, strength: str) -> None:
    found = hidden_text.check(document(*lines, page=page))
    assert (found.outcome, found.strength) == (outcome, strength)


@pytest.mark.parametrize(
    ("words", "outcome", "strength"),
    [
        (f"身份证号 {GOOD}", "absent", ""),
        (f"身份证号 {BAD}", "present", "weak"),
        (f"身份证号 {BAD} {WORSE}", "present", "medium"),
        (f"订单编号 {BAD}", "not_applicable", ""),
        ("身份证号 370102********0011", "not_applicable", ""),
        ("身份证号见附表，统一社会信用代码 913701027654321987", "not_applicable", ""),
    ],
)
def test_identity_numbers(words: str, outcome: str, strength: str) -> None:
    found = identity_numbers.check(document(line(words)))
    assert (found.outcome, found.strength) == (outcome, strength)
    assert BAD not in repr(found) and WORSE not in repr(found)


@pytest.mark.parametrize(
    ("wrong", "of", "telling"),
    [(2, 2, True), (3, 12, True), (2, 12, False), (3, 58, False), (5, 88, False), (9, 88, True)],
)
def test_how_many_wrong_numbers_are_no_slips(wrong: int, of: int, telling: bool) -> None:
    assert (identity_numbers.by_slips(wrong, of) < identity_numbers.CHANCE) is telling


def test_an_uncertain_reading_accuses_no_number() -> None:
    read = line(f"身份证号 {BAD}", via="ocr", confidence=0.8)
    assert identity_numbers.check(document(read)).outcome == "not_applicable"


def test_tracked_changes_are_a_note(tmp_path: Path) -> None:
    body = '<w:ins w:author="李某" w:date="2023-05-02"><w:r><w:t>新加的话</w:t></w:r></w:ins>'
    path = docx(tmp_path / "a.docx", body + "<w:del><w:r><w:delText>旧话</w:delText></w:r></w:del>")
    found = docx_traces.check(document(file=path, format="docx"))
    assert (found.outcome, found.strength) == ("present", "note")
    told = [(each["what"], each["value"], each["date"]) for each in found.values["facts"]]
    assert told == [("李某加上", "新加的话", "2023-05-02"), ("某人删去", "旧话", "")]
    assert "李某" in found.reason and "新加的话" in found.reason


def test_a_clean_word_file(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", "<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
    assert docx_traces.check(document(file=path, format="docx")).outcome == "absent"


@pytest.mark.parametrize(
    ("data", "outcome", "strength"),
    [
        (b"\xff\xd8 plain photograph", "absent", ""),
        (b'<TC260:AIGC>{"Label":"1","ContentProducer":"x"}</TC260:AIGC>', "present", "strong"),
        (b'AIGC="{&quot;Label&quot;:&quot;1&quot;}"', "present", "strong"),
        (b'AIGC="{&quot;Label&quot;:&quot;0&quot;,&quot;ID&quot;:&quot;12&quot;}"', "absent", ""),
        (b'AIGC={"Label":"0","ProduceID":"1"}', "absent", ""),
        (b"digitalsourcetype/trainedAlgorithmicMedia", "present", "strong"),
        (b'xmp:CreatorTool="Adobe Photoshop 24.0"', "present", "note"),
        (b'xmp:CreatorTool="Canon EOS"', "absent", ""),
        (b"....jumdc2pa....", "absent", ""),
        (b"tEXtparameters\0a hall\nSteps: 28, Sampler: Euler a, Seed: 4", "present", "strong"),
        (b'prompt\0{"3": {"class_type": "KSampler"}}', "present", "strong"),
        (b"tEXtparameters\0Steps: 28", "absent", ""),
        (b'xmp:CreatorTool="Adobe Firefly"', "present", "strong"),
        (b"an article on Midjourney and Stable Diffusion", "absent", ""),
    ],
)
def test_what_a_picture_says_of_itself(
    tmp_path: Path, data: bytes, outcome: str, strength: str
) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    found = picture_origin.check(document(file=path, format="image"))
    assert (found.outcome, found.strength) == (outcome, strength)


@pytest.mark.parametrize(
    ("software", "comment", "strength"),
    [
        ("Midjourney v6", b"", "strong"), ("", b"Stable Diffusion XL, a bus station", "strong"),
        ("HUAWEI P50", b"Compressed", ""), ("Adobe Photoshop 24.0", b"", ""),
    ],
)  # fmt: skip
def test_the_maker_that_a_photograph_names(
    tmp_path: Path, software: str, comment: bytes, strength: str
) -> None:
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[ExifTags.Base.Software] = software
    picture.save(tmp_path / "a.jpg", exif=exif, comment=comment)
    found = picture_origin.check(document(file=tmp_path / "a.jpg", format="image"))
    assert found.strength == strength


@pytest.mark.parametrize(("label", "strength"), [("1", "strong"), ("0", "")])
@pytest.mark.parametrize("packed", [False, True])
def test_what_a_png_says_in_a_chunk_of_text(
    tmp_path: Path, label: str, strength: str, packed: bool
) -> None:
    """GB 45438-2025: the label may stand in metadata of its own, as AIGC with JSON."""
    chunk = PngInfo()
    chunk.add_itxt("AIGC", f'{{"Label": "{label}", "ContentProducer": "x"}}', zip=packed)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=chunk)
    found = picture_origin.check(document(file=tmp_path / "a.png", format="image"))
    assert found.strength == strength


@pytest.mark.parametrize(
    ("written", "seen", "sure", "outcome"),
    [
        ("示交发〔2023〕12号", "示交发〔2022〕12号", 0.99, "present"),
        ("示交发〔2023〕12号", "示交发[2023]12号", 0.99, "absent"),
        ("示交发〔2023〕12号", "示交发〔2022〕12号", 0.90, "absent"),
        ("示交发〔2023〕12号", "尔交友〔2022〕12号", 0.99, "absent"),
        ("２０２３年3月15日", "2023年3月15日", 0.99, "absent"),
        ("2023年3月15日", "2023年3月16日", 0.99, "present"),
        ("关于印发方案的通知", "别的", 0.99, "not_applicable"),
    ],
)
def test_text_layer(written: str, seen: str, sure: float, outcome: str) -> None:
    found = text_layer.check(layered(written), Reader(seen, sure))
    assert found.outcome == outcome
    if outcome == "present":
        assert (found.values["changes"][0]["before"], found.strength) == (seen, "strong")


def test_the_date_of_issue_is_looked_at_whatever_dates_the_text_names() -> None:
    rest = "全县道路运输企业信用评价工作会议召开。"
    rows = [line(f"二、{n}2023年3月15日{rest}") for n in range(2 * text_layer.MAX_LINES)]
    paper = layered("").pages[0]
    page = replace(paper, lines=(*rows, line("2023年3月15日")))
    found = text_layer.check(replace(document(), pages=(page,)), Reader("2023年3月16日", 0.99))
    assert [each["after"] for each in found.values["changes"]] == ["2023年3月15日"]


@pytest.mark.parametrize(("older", "strength"), [("15", "strong"), ("12", ""), ("", "note")])
def test_a_version_that_an_ofd_still_lists(tmp_path: Path, older: str, strength: str) -> None:
    path = ofd.paper(tmp_path / "a.ofd", ofd.text("示交发〔2023〕12号", 60, 80, 5))
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name).decode() for name in archive.namelist()}
    number = f"示交发〔2023〕{older}号" if older else ""
    listed = '<ofd:Versions><ofd:Version ID="1" Index="0" BaseLoc="Doc_0/V0.xml"/></ofd:Versions>'
    held |= {
        "OFD.xml": held["OFD.xml"].replace("</ofd:DocBody>", f"{listed}</ofd:DocBody>"),
        "Doc_0/V0.xml": f"<ofd:DocVersion {ofd.NS}><ofd:DocRoot>Old.xml</ofd:DocRoot>"
        "</ofd:DocVersion>",
        "Doc_0/Old.xml": held["Doc_0/Document.xml"].replace("Pages/P0.xml", "Pages/P1.xml"),
        "Doc_0/Pages/P1.xml": held["Doc_0/Pages/P0.xml"].replace("示交发〔2023〕12号", number),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, value in held.items():
            archive.writestr(name, value)
    found = revisions.check(formats.read([path]))
    assert found.strength == strength
    if older == "15":
        assert found.values["changes"][0]["before"].endswith("示交发〔2023〕15号")


def test_no_engine_no_layer_question() -> None:
    assert text_layer.check(layered("示交发〔2023〕12号"), None).outcome == "not_applicable"


def test_one_broken_check_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "gone.docx"
    path.write_bytes(b"PK broken")
    found = {item.check: item for item in forgery.examine(document(file=path, format="docx"))}
    assert found["docx_traces"].outcome == "failed"
    assert found["hidden_text"].outcome == "absent"


def test_no_lead_speaks_of_forgery_as_a_fact() -> None:
    folder = Path(forgery.__file__).parent
    for source in folder.glob("*.py"):
        assert "伪造" not in source.read_text("utf-8"), source.name


@pytest.mark.parametrize(
    ("birth", "outcome"), [("20101231", "present"), ("20120101", "not_applicable")]
)
def test_what_would_be_a_childs_identity_number_is_a_code(birth: str, outcome: str) -> None:
    words = f"身份证号 {identity(birth, check=False)}"
    assert identity_numbers.check(document(line(words))).outcome == outcome
