"""Says in plain words why a file that no reader takes cannot be examined."""

from __future__ import annotations

from pathlib import Path

from checker.errors import Unreadable

_AS_PDF = "请导出（另存）为 PDF 后重新提交"
_UNPACK = "请解压后把里面的文件放进对应的指标文件夹"
_SEEN = "请人工查看；如需自动核验，请另附 PDF 或图片"

# (offset, magic, name, remedy)
_MAGIC: tuple[tuple[int, bytes, str, str], ...] = (
    (0, b"Rar!", "RAR 压缩包", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "7Z 压缩包", _UNPACK),
    (0, b"\x1f\x8b", "GZIP 压缩包", _UNPACK),
    (0, b"BZh", "BZIP2 压缩包", _UNPACK),
    (0, b"\xfd7zXZ", "XZ 压缩包", _UNPACK),
    (257, b"ustar", "TAR 压缩包", _UNPACK),
    (4, b"ftyphe", "HEIC 照片", "请在手机上改为“兼容性最佳（JPG）”或转换成 JPG 后提交"),
    (4, b"ftypmif1", "HEIF 照片", "请转换成 JPG 后提交"),
    (4, b"ftypmsf1", "HEIF 照片", "请转换成 JPG 后提交"),
    (4, b"ftypavif", "AVIF 图片", "请转换成 JPG 后提交"),
    (4, b"ftypM4A", "音频", _SEEN),
    (4, b"ftyp", "视频（MP4/MOV）", _SEEN),
    (0, b"\x1aE\xdf\xa3", "视频（MKV/WebM）", _SEEN),
    (0, b"FLV", "视频（FLV）", _SEEN),
    (0, b"0&\xb2u\x8ef\xcf\x11", "视频或音频（WMV/WMA）", _SEEN),
    (8, b"AVI ", "视频（AVI）", _SEEN),
    (8, b"WAVE", "音频（WAV）", _SEEN),
    (0, b"ID3", "音频（MP3）", _SEEN),
    (0, b"#!AMR", "音频（AMR）", _SEEN),
    (0, b"\x02#!SILK", "音频（微信语音）", _SEEN),
    (0, b"#!SILK", "音频（微信语音）", _SEEN),
    (0, b"\xff\xf1", "音频（AAC）", _SEEN),
    (0, b"\xff\xf9", "音频（AAC）", _SEEN),
    (0, b"OggS", "音频（OGG）", _SEEN),
    (0, b"fLaC", "音频（FLAC）", _SEEN),
    (0, b"\x00\x00\x01\xba", "视频（MPEG）", _SEEN),
    (0, b"\x00\x00\x01\xb3", "视频（MPEG）", _SEEN),
    (0, b".RMF", "视频（RM/RMVB）", _SEEN),
    (0, b"MZ", "可执行程序", "佐证材料中不应有程序，请删除"),
    (0, b"\x7fELF", "可执行程序", "佐证材料中不应有程序，请删除"),
    (0, b"8BPS", "PSD 图像", "请导出为 PDF 或 JPG 后提交"),
    (0, b"AC10", "CAD 图纸（DWG）", _AS_PDF),
    (0, b"HM\x03", "CAJ 文献", _AS_PDF),
    (0, b"CAJ", "CAJ 文献", _AS_PDF),
    (0, b"CEBX", "CEB 版式文件", "请用方正阅读器另存为 PDF 后提交"),
    (0, b"Founder CEB", "CEB 版式文件", "请用方正阅读器另存为 PDF 后提交"),
    (0, b"GDF", "GD 电子印章文件", "请用原阅读器另存为 PDF 或 OFD 后提交"),
)
_PACKET = 188  # bytes, each packet of MPEG transport begins with G
_WORDS: tuple[tuple[bytes, str, str], ...] = (
    (b"mime-version:", "网页存档或邮件", _AS_PDF),
    (b"<svg", "SVG 图形", _AS_PDF),
    (b"%!ps-adobe", "PostScript 文件", _AS_PDF),
)


def refusal(head: bytes, file: Path) -> Unreadable:
    """The error for a file of a kind that nothing here reads."""
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        return _refuse_zip(file)
    known = _known(head)
    if known is not None:
        return _refuse(file, *known)
    if head[:2] == b"\xff\xfb":
        return _refuse(file, "音频（MP3）", _SEEN)
    if head[: 3 * _PACKET : _PACKET] == b"GGG":
        return _refuse(file, "视频（TS）", _SEEN)
    if b"\0" in head and file.suffix.lower() in _MEANT:
        return Unreadable(
            "corrupt",
            f"文件“{file.name}”已损坏：内容不是有效的 {file.suffix.lower()} 文件",
            "请用原软件打开确认后重新导出，再次提交",
        )
    return Unreadable(
        "unsupported", f"文件“{file.name}”不是能识别的格式", "请转换成 PDF、DOCX 或图片后提交"
    )


_MEANT = (
    *(".pdf", ".docx", ".doc", ".xlsx", ".xls", ".ofd", ".wps", ".et", ".txt", ".csv"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"),
)


def is_written(head: bytes) -> bool:
    """Whether a text is of a kind that nothing here reads.

    The other kinds are no texts; a text may begin with the letters that mark them (MZ, CAJ, ID3).
    """
    return _written(head) is not None


def _known(head: bytes) -> tuple[str, str] | None:
    for offset, magic, name, remedy in _MAGIC:
        if head[offset : offset + len(magic)] == magic:
            return name, remedy
    return _written(head)


def _written(head: bytes) -> tuple[str, str] | None:
    lowered = head[:1024].lower()
    return next(((name, remedy) for word, name, remedy in _WORDS if word in lowered), None)


def _refuse(file: Path, name: str, remedy: str) -> Unreadable:
    return Unreadable("unsupported", f"文件“{file.name}”是{name}，本程序不核验这种格式", remedy)


def _refuse_zip(file: Path) -> Unreadable:
    suffix = file.suffix.lower()
    if suffix in {".pptx", ".dps", ".ppsx", ".pptm"}:
        return _refuse(file, "演示文稿（PPT）", _AS_PDF)
    if suffix in _MEANT:
        return Unreadable(
            "corrupt",
            f"文件“{file.name}”已损坏：打不开里面的内容",
            "请用原软件打开确认后重新导出，再次提交",
        )
    return _refuse(file, "ZIP 压缩包", _UNPACK)
