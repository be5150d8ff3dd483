"""White boxes over words of an OFD, and boxes that hide nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from checker import formats
from checker.forgery import covering
from tests.formats.ofd.drawn import NS, paper, rule, text

NUMBER = text("示交发〔2023〕12号", 60, 80, 5)
BOX = rule(58, 78, 70, 9, "255 255 255")
OTHER = text("示交发〔2023〕72号", 60, 80, 5)


@pytest.mark.parametrize(
    ("layer", "strength"),
    [
        (NUMBER + BOX + OTHER, "strong"), (NUMBER + BOX, "strong"),
        (NUMBER + rule(104, 78, 12, 9, "255 255 255") + text("72", 105, 80, 5), "strong"),
        (BOX + NUMBER, ""), (NUMBER + BOX + NUMBER, ""),
        (NUMBER + rule(58, 120, 70, 9, "255 255 255"), ""),
        (NUMBER + BOX.replace("<ofd:PathObject", '<ofd:PathObject Alpha="20"'), ""),
        (NUMBER + rule(58, 78, 70, 9, "255 255 0"), ""),
        (text("电话13853112345", 60, 80, 5) + BOX, "weak"),
    ],
    ids=["another", "nothing", "digits", "ground", "same", "blank", "glass", "marker", "person"],
)  # fmt: skip
def test_what_a_box_of_an_ofd_hides(tmp_path: Path, layer: str, strength: str) -> None:
    found = covering.check(formats.read([paper(tmp_path / "a.ofd", layer)]))
    assert found.strength == strength
    if BOX in layer and strength == "strong":
        shown = found.values["covered"][0]
        assert shown["before"] == "示交发〔2023〕12号" and shown["picture_before"]
        assert "伪造" not in found.reason


@pytest.mark.parametrize(
    ("kind", "strength"), [("另写72号", "weak"), ("示交发〔2023〕72号", "strong")]
)
def test_a_note_of_an_ofd_over_its_number(tmp_path: Path, kind: str, strength: str) -> None:
    mark = f'<ofd:Annot ID="7" Type="Stamp"><ofd:Appearance>{BOX}{text(kind, 60, 80, 5)}'
    extra = {
        "Doc_0/Annots.xml": f"<ofd:Annotations {NS}><ofd:Page PageID='1'>"
        "<ofd:FileLoc>Annot_0.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
        "Doc_0/Annot_0.xml": f"<ofd:PageAnnot {NS}>{mark}</ofd:Appearance></ofd:Annot>"
        "</ofd:PageAnnot>",
    }
    path = paper(tmp_path / "a.ofd", NUMBER)
    listed = "<ofd:Annotations>Annots.xml</ofd:Annotations></ofd:Document>"
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    main = held["Doc_0/Document.xml"].decode()
    held["Doc_0/Document.xml"] = main.replace("</ofd:Document>", listed).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, value in (held | {n: v.encode() for n, v in extra.items()}).items():
            archive.writestr(name, value)
    assert covering.check(formats.read([path])).strength == strength
