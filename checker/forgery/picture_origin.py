"""What a picture file says of its own making: AI labels, editing software.

Signal: the label of GB 45438-2025 (TC260 XMP or a text chunk, ``AIGC``), IPTC's digital source
type ``trainedAlgorithmicMedia``, a C2PA manifest naming it, the settings or the name that
generators write into their pictures; an editor named in EXIF or XMP.
Strength: an AI label is strong as a declaration, weak where it says that a photograph was retouched
(telephones write it); an editor is a note. Absence says nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PIL import ExifTags, Image

from checker.model.document import WHOLE, Document, Engine
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "picture_origin"
MAX_BYTES = 80 * 2**20
MAX_MEMBERS, MAX_TEXTS = 200, 50
SHOWN = 20
_PNG = b"\x89PNG"
_MAKERS = "NovelAI|Midjourney|Stable ?Diffusion|DALL.?E|Firefly|ComfyUI|即梦|文心一格|通义万相|可灵"
_AI = re.compile(
    rb"(?P<tc260>AIGC\x00{0,5}[^\x00]{0,40}?Label(?:&\w+;|[^\w\x00]){1,12}[12](?!\d))"
    rb"|(?P<settings>Steps: \d{1,4}, Sampler: |\"class_type\": ?\"KSampler"
    + rf"|(?:Software|Comment)\0[^\0]{{0,60}}?(?:{_MAKERS}))".encode()
    + rb"|(?P<composite>composite(?:With)?trainedAlgorithmicMedia)"
    rb"|(?P<iptc>trainedAlgorithmicMedia)",
    re.I,
)
_C2PA = re.compile(rb"jumdc2pa|c2pa\.(?:claim|actions)")
_EDITORS = re.compile(
    r"Photoshop|GIMP|美图|醒图|Snapseed|PicsArt|Lightroom|Pixelmator|稿定|创客贴|Canva|Meitu|Facetune",
    re.I,
)
_XMP_TOOL = re.compile(rb"(?:xmp:CreatorTool|stEvt:softwareAgent)\s*(?:=\"|>)([^<\"]{1,80})")
WORDS = {
    "tc260": "按国家标准 GB 45438 标注的人工智能生成内容标识",
    "settings": "图片生成软件写下的名称或参数",
    "composite": "国际新闻电信委员会（IPTC）的局部人工智能处理标识",
    "iptc": "国际新闻电信委员会（IPTC）的算法生成标识",
}


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values``: label, editor, content_credentials."""
    labels, editors, credentials = set(), set(), False
    facts = []
    for name, data in ((name, _told(data)) for name, data in _pieces(document.file)):
        own = {str(found.lastgroup) for found in _AI.finditer(data)}
        facts += [{"what": name, "value": WORDS[label]} for label in sorted(own)]
        labels |= own
        tools = [tool.decode("utf-8", "replace") for tool in _XMP_TOOL.findall(data)]
        editors |= {tool for tool in tools if _EDITORS.search(tool)}
        credentials = credentials or _C2PA.search(data) is not None
    if _EDITORS.search(document.metadata.get("Software", "")):
        editors.add(document.metadata["Software"])
    values = {
        "labels": sorted(labels), "editors": sorted(editors), "content_credentials": credentials,
        "facts": facts[:SHOWN],
    }  # fmt: skip
    if labels:
        reason, strength = _declared(labels)
        return Finding(
            NAME, Outcome.PRESENT, reason, _whole(document),
            values=values, via="pixels", strength=strength, remedy="提供相机或手机拍摄的原始照片",
        )  # fmt: skip
    if editors:
        return Finding(
            NAME, Outcome.PRESENT,
            f"图片经过 {min(editors)} 处理。若只是裁剪调色属于正常，请备好原始照片备查",
            _whole(document),
            values=values, via="pixels", strength="note", remedy="保留原始照片备查",
        )  # fmt: skip
    return Finding(NAME, Outcome.ABSENT, "没有生成标识，也没有修图软件的记录", values=values)


def _told(data: bytes) -> bytes:
    """The bytes of a picture and what its tags say: the program that made it, its comments (those
    of two bytes a letter, too), texts that a PNG holds packed.
    """
    said = [data, *(b"Software\0" + tool for tool in _XMP_TOOL.findall(data))]
    with suppress(Exception), Image.open(io.BytesIO(data)) as picture:  # tags damaged in any way
        exif = picture.getexif()
        said.append(f"Software\0{exif.get(ExifTags.Base.Software)}".encode())
        if isinstance(comment := picture.info.get("comment"), bytes):
            said.append(b"Comment\0" + comment)
        comment = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.UserComment)
        if isinstance(comment, bytes):
            said.append(comment.replace(b"\0", b""))
    if data.startswith(_PNG):
        with suppress(OSError, ValueError, SyntaxError), Image.open(io.BytesIO(data)) as picture:
            # A chunk behind the picture is found only when that is read.
            picture.load()
            texts = getattr(picture, "text", {})
            said += [f"{key}\0{texts[key]}".encode() for key in list(texts)[:MAX_TEXTS]]
    return b"".join(said)


def _declared(labels: set[str]) -> tuple[str, Strength]:
    """What the labels say of the picture, and how strong that is."""
    said = "、".join(WORDS[label] for label in sorted(labels))
    if labels == {"composite"}:
        return f"文件自带{said}。手机修图（如消除路人）也会这样标注，请备好原始照片备查", "weak"
    asked = "请说明图片来源，并提供现场原始照片"
    return f"文件自带{said}，声明图片由人工智能生成或合成。{asked}", "strong"


def _whole(document: Document) -> tuple[Evidence, ...]:
    """The picture itself; in an office file ``facts`` name it."""
    return (Evidence(1, WHOLE),) if document.format == "image" else ()


def _pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file's bytes, or names and bytes of the pictures inside an office file."""
    if path.stat().st_size > MAX_BYTES:
        return
    if not zipfile.is_zipfile(path):
        yield "本图片", path.read_bytes()
        return
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as archive:
        pictures = [
            info
            for info in archive.infolist()
            if info.filename.lower().endswith((".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff"))
            and info.file_size <= MAX_BYTES // 4
        ]
        for info in pictures[:MAX_MEMBERS]:
            yield info.filename.rpartition("/")[2], archive.read(info)
