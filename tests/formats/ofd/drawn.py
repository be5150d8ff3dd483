"""OFD papers written by the tests."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def paper(
    path: Path, layer: str, resources: str = "", extra: dict[str, bytes] | None = None
) -> Path:
    """One A4 page with the given layer content."""
    members = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocInfo><ofd:Title>样张</ofd:Title>"
        "<ofd:CreationDate>2023-03-15</ofd:CreationDate></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NS}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:DocumentRes>Res.xml</ofd:DocumentRes>"
        '<ofd:TemplatePage ID="9" BaseLoc="Tpl.xml"/></ofd:CommonData><ofd:Pages>'
        '<ofd:Page ID="1" BaseLoc="Pages/P0.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Res.xml": f'<ofd:Res {NS} BaseLoc="Res">{resources}</ofd:Res>',
        "Doc_0/Tpl.xml": f"<ofd:Page {NS}><ofd:Content><ofd:Layer>"
        + text("示例县交通运输局文件", 40, 40, 12, "255 0 0")
        + "</ofd:Layer></ofd:Content></ofd:Page>",
        "Doc_0/Pages/P0.xml": f'<ofd:Page {NS}><ofd:Template TemplateID="9"/><ofd:Content>'
        f"<ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, value in members.items():
            archive.writestr(name, value)
        for name, value in (extra or {}).items():
            archive.writestr(name, value)
    return path


def text(
    words: str, x: float, y: float, size: float, colour: str = "0 0 0", delta: str = ""
) -> str:
    """A text object whose letters are one em apart unless said otherwise."""
    step = delta or f"g {max(len(words) - 1, 1)} {size}"
    return (
        f'<ofd:TextObject Boundary="{x} {y} 150 {size}" Font="1" Size="{size}">'
        f'<ofd:FillColor Value="{colour}"/>'
        f'<ofd:TextCode X="0" Y="{size * 0.88}" DeltaX="{step}">{words}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def rule(x: float, y: float, wide: float, thick: float, colour: str) -> str:
    return (
        f'<ofd:PathObject Boundary="{x} {y} {wide} {thick}" Fill="true" Stroke="false">'
        f'<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>M 0 0 L {wide} 0 '
        f"L {wide} {thick} L 0 {thick} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def png(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 60), colour).save(out, "PNG")
    return out.getvalue()
