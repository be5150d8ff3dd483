import struct
import zipfile

import openpyxl
import pytest
from PIL import Image

from checker import formats
from checker.errors import Unreadable
from checker.formats import convert, sheet
from tests.formats import papers
from tests.formats.compound import compound

LOCKED_WORD = b"\xec\xa5" + b"\0" * 9 + b"\x01"
LOCKED_BOOK = struct.pack("<HHHH", 0x0809, 4, 0x0600, 5) + struct.pack("<HH", 0x2F, 54)


def refused(path):
    with pytest.raises(Unreadable) as caught:
        formats.read([path])
    assert caught.value.text and caught.value.remedy
    return caught.value


def test_every_reader_has_its_parts():
    for reader in formats.readers():
        assert reader.NAME and callable(reader.sniff) and callable(reader.read)
    assert {"pdf", "docx", "image", "sheet", "text", "legacy", "ofd", "html"} <= {
        reader.NAME for reader in formats.readers()
    }


def test_content_decides_and_the_wrong_suffix_is_noted(tmp_path):
    papers.pdf(tmp_path / "a.docx", papers.body)
    document = formats.read([tmp_path / "a.docx"])
    assert document.format == "pdf"
    assert [problem.code for problem in document.problems] == ["suffix-mismatch"]
    papers.pdf(tmp_path / "b.PDF", papers.body)
    assert formats.read([tmp_path / "b.PDF"]).problems == ()


@pytest.mark.parametrize(
    ("name", "data", "code", "word"),
    [
        ("a.pdf", b"", "corrupt", "空文件"),
        ("b.pdf", bytes(1 << 20), "corrupt", "空文件"),
        ("c.pdf", bytes(1 << 20) + b"%%EOF", "corrupt", "没有下载或复制完整"),
        ("a.pdf", b"%PDF-1.7\nrubbish", "corrupt", "损坏"),
        ("a.docx", b"PK\x03\x04rubbish", "corrupt", "损坏"),
        ("a.jpg", b"\xff\xd8\xff\xe0rubbish", "corrupt", "损坏"),
        ("a.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 50, "unsupported", "视频"),
        ("a.mp3", b"ID3\x03\0\0\0\0\0\0", "unsupported", "音频"),
        ("a.aac", b"\xff\xf1\x50\x80\0\0", "unsupported", "音频"),
        ("a.rmvb", b".RMF\0\0\0\x12", "unsupported", "视频"),
        ("a.ts", (b"G@\0\x10" + b"\xff" * 184) * 3, "unsupported", "视频（TS）"),
        ("a.rar", b"Rar!\x1a\x07\x01\0", "unsupported", "RAR"),
        ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 50, "unsupported", "HEIC"),
        ("b.heic", b"\0\0\0\x18ftyphevc" + b"\0" * 50, "unsupported", "HEIC"),
        ("a.bin", bytes(range(256)) * 8, "unsupported", "格式"),
        ("a.ppt", compound(PowerPoint_Document=b"x"), "unsupported", "PPT"),
        ("a.doc", compound(Other=b"PowerPoint Document"), "corrupt", "Office"),
        ("a.docx", compound(EncryptedPackage=b"x"), "encrypted", "密码"),
        ("a.doc", compound(WordDocument=LOCKED_WORD), "encrypted", "密码"),
        ("a.xls", compound(Workbook=LOCKED_BOOK), "encrypted", "密码"),
        ("a.xls", compound(Workbook=b"torn"), "corrupt", "损坏"),
        ("a.doc", compound(WordDocument=b"torn")[:700], "corrupt", "损坏"),
        ("a.ppt", compound(Torn=b"x")[:700], "unsupported", "PPT"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(tmp_path, name, data, code, word):
    (tmp_path / name).write_bytes(data)
    error = refused(tmp_path / name)
    assert error.code == code and word in error.text


def test_pptx_and_zip_are_named(tmp_path):
    for name, part, word in (("a.pptx", "ppt/presentation.xml", "PPT"), ("a.zip", "a.txt", "ZIP")):
        with zipfile.ZipFile(tmp_path / name, "w") as made:
            made.writestr(part, "x")
        assert word in refused(tmp_path / name).text


def test_missing_file_is_named(tmp_path):
    assert refused(tmp_path / "no.pdf").code == "corrupt"


def test_old_word_by_a_converter(tmp_path, monkeypatch):
    """Stands in for LibreOffice: what it makes is read as DOCX, under the old file's name."""
    made = papers.docx(tmp_path / "made.docx", f"<w:p>{papers.run('旧文件', 'FF0000')}</w:p>")
    monkeypatch.setattr(convert, "by_libreoffice", lambda path, kind: made)
    path = tmp_path / "a.doc"
    path.write_bytes(compound(WordDocument=b"x", Workbook=b"x"))
    document = formats.read([path])
    assert (document.file, document.format, document.text) == (path, "legacy", "旧文件")
    assert document.lines[0].colour == (255, 0, 0)


def test_all_sheets_of_an_old_book_by_a_converter(tmp_path, monkeypatch):
    """Stands in for LibreOffice: what it makes is read as XLSX, under the old file's name."""
    book = openpyxl.Workbook()
    book.active.append([None, "方案\n甲", '即"双公示"'])
    book.create_sheet("二").append(["第二表"])
    book.save(tmp_path / "made.xlsx")
    monkeypatch.setattr(convert, "by_libreoffice", lambda path, kind: tmp_path / "made.xlsx")
    path = tmp_path / "a.xls"
    path.write_bytes(compound(Workbook=b"x"))
    document = formats.read([path])
    assert (document.file, document.format, document.problems) == (path, "legacy", ())
    assert [line.text for line in document.lines] == ['\t方案 甲\t即"双公示"', "第二表"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_every_encoding(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("信用交通\n第二行".encode(encoding))
    document = formats.read([tmp_path / "a.txt"])
    assert document.text == "信用交通\n第二行"
    assert {line.via for line in document.lines} == {"text"}


@pytest.mark.parametrize("letters", ["MZ", "CAJ", "ID3", "BZh", "FLV", "GDF"])
def test_letters_that_mark_other_files_may_begin_a_text(tmp_path, letters):
    (tmp_path / "a.txt").write_text(f"{letters}项目台账：见附件", "utf-8")
    assert formats.read([tmp_path / "a.txt"]).text == f"{letters}项目台账：见附件"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_rows(tmp_path, encoding):
    (tmp_path / "a.csv").write_bytes('指标,材料\n一.1,"方案,甲"\n'.encode(encoding))
    assert formats.read([tmp_path / "a.csv"]).text == "指标\t材料\n一.1\t方案,甲"


@pytest.mark.parametrize("suffix", [".xlsx", ".et", ".xls", ".zip", ""])
def test_workbook_sheets_and_values_whatever_the_suffix(tmp_path, suffix):
    book = openpyxl.Workbook()
    book.active.append(["指标", 2.0, None, "说明"])
    book.create_sheet("二").append(["第二表"])
    book.save(tmp_path / "a.xlsx")
    file = (tmp_path / "a.xlsx").rename(tmp_path / f"a{suffix}")
    document = formats.read([file])
    assert [page.text for page in document.pages] == ["指标\t2\t\t说明", "第二表"]
    assert document.medium == "office"


def test_too_many_rows_are_cut_with_a_problem(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MAX_ROWS", 3)
    (tmp_path / "a.csv").write_text("\n".join(f"行{n},x" for n in range(9)), "utf-8")
    document = formats.read([tmp_path / "a.csv"])
    assert len(document.lines) == 3
    assert [problem.code for problem in document.problems] == ["rows-cut"]


def test_names_in_chinese(tmp_path):
    folder = tmp_path / "一、制度建设" / "扫描件（1）"
    folder.mkdir(parents=True)
    Image.new("RGB", (62, 88), "white").save(folder / "第一页.png")
    page = formats.read([folder / "第一页.png"]).pages[0]
    assert page.render(50).shape[2] == 3
    papers.pdf(folder / "通知.pdf", papers.body)
    assert formats.read([folder / "通知.pdf"]).pages[0].render(20).shape[2] == 3


def test_a_torn_office_file_is_told_as_one_and_not_as_a_text(tmp_path):
    file = tmp_path / "通知.docx"
    file.write_bytes(b"PK\x03\x04 torn")
    with pytest.raises(Unreadable, match="打不开里面的内容") as caught:
        formats.read([file])
    assert caught.value.code == "corrupt"


def test_columns_beyond_the_limit_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sheet, "MAX_COLUMNS", 2)
    (tmp_path / "a.csv").write_bytes("甲,乙,丙\n丁,,\n".encode())
    (tmp_path / "b.csv").write_bytes("甲,乙,,\n丁,\n".encode())
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙", "丙"])
    book.save(tmp_path / "c.xlsx")
    for name, told in (("a.csv", ["columns-cut"]), ("b.csv", []), ("c.xlsx", ["columns-cut"])):
        document = formats.read([tmp_path / name])
        assert document.text.startswith("甲\t乙") and "丙" not in document.text
        assert [problem.code for problem in document.problems] == told
