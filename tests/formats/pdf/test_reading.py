import io
import random
import zlib

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from checker import formats
from checker.errors import Unreadable
from checker.formats import pdf as pdf_reader
from checker.formats.pdf import annots, objects
from checker.formats.pdf import text as pdf_text
from tests.formats import papers


def read(path):
    return formats.read([path])


def test_header_number_and_red_line_keep_their_colours(tmp_path):
    path = papers.pdf(tmp_path / "a.pdf", lambda c: (papers.header(c), papers.body(c)))
    document = read(path)
    page = document.pages[0]
    assert (document.medium, page.source, page.needs_ocr) == ("born_digital", "text", False)
    organ, number, *body = page.lines
    assert organ.text == "商河县交通运输局文件"
    assert organ.colour[0] > 200 and organ.colour[1] < 50
    assert organ.size == pytest.approx(40, abs=0.5)
    assert 0.1 < organ.box[1] < organ.box[3] < 0.2
    assert number.text == "商交发〔2023〕12号" and number.colour == (0, 0, 0)
    assert [line.text for line in body] == [papers.BODY] * 10
    (rule,) = [shape for shape in page.shapes if shape.kind == "rule"]
    assert rule.colour[0] > 200 and rule.width == pytest.approx(2, abs=0.1)
    assert rule.box[2] - rule.box[0] == pytest.approx(435 / 595, abs=0.01)


def test_red_and_black_on_one_row_are_two_lines(tmp_path):
    def draw(page):
        page.setFont(papers.FONT, 20)
        page.setFillColorRGB(*papers.RED)
        page.drawString(80, 700, "莒县交通运输局")
        page.setFillColorRGB(0, 0, 0)
        page.drawString(80 + 7 * 20, 700, "转发有关文件的通知")

    lines = read(papers.pdf(tmp_path / "a.pdf", draw)).lines
    assert [line.text for line in lines] == ["莒县交通运输局", "转发有关文件的通知"]


def test_wide_gap_parts_number_and_signer(tmp_path):
    def draw(page):
        page.setFont(papers.FONT, 16)
        page.drawString(80, 700, "商交发〔2023〕12号")
        page.drawString(400, 700, "签发人:张三")

    lines = read(papers.pdf(tmp_path / "a.pdf", draw)).lines
    assert [line.text for line in lines] == ["商交发〔2023〕12号", "签发人:张三"]


@pytest.mark.parametrize("by_character", [False, True])
def test_wide_blanks_part_fields_however_they_are_drawn(tmp_path, by_character):
    text = "商交发〔2023〕12号" + " " * 14 + "签发人：张三"

    def draw(page):
        page.setFont(papers.FONT, 16)
        if not by_character:
            return page.drawString(80, 700, text)
        x = 80
        for character in text:
            page.drawString(x, 700, character)
            x += page.stringWidth(character, papers.FONT, 16)

    lines = read(papers.pdf(tmp_path / "a.pdf", draw)).lines
    assert [line.text for line in lines] == ["商交发〔2023〕12号", "签发人：张三"]


def test_heading_of_spread_characters_stays_one_line(tmp_path):
    def draw(page):
        page.setFont(papers.FONT, 30)
        for place, character in enumerate("济南市公安局"):
            page.drawString(80 + place * 75, 700, character)

    lines = read(papers.pdf(tmp_path / "a.pdf", draw)).lines
    assert [line.text.replace(" ", "") for line in lines] == ["济南市公安局"]


def test_text_drawn_out_of_order_comes_top_down(tmp_path):
    path = papers.pdf(tmp_path / "a.pdf", lambda c: (papers.body(c), papers.header(c)))
    assert read(path).lines[0].text == "商河县交通运输局文件"


def test_columns_keep_the_order_of_the_content(tmp_path):
    def draw(page):
        page.setFont(papers.FONT, 12)
        for column, name in ((60, "左"), (320, "右")):
            for row in range(12):
                page.drawString(column, 700 - row * 20, f"{name}栏第{row}行的文字内容")

    lines = read(papers.pdf(tmp_path / "a.pdf", draw)).lines
    assert [line.text[0] for line in lines] == ["左"] * 12 + ["右"] * 12


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_boxes_lie_on_the_page_as_displayed(tmp_path, degrees):
    """Ink in the drawn page stands where the boxes say, whichever way the page is turned."""
    path = papers.pdf(tmp_path / "a.pdf", lambda c: c.rect(100, 600, 200, 60, fill=1))
    turned = PdfDocument(path)
    turned[0].set_rotation(degrees)
    turned.save(tmp_path / "b.pdf")
    page = read(tmp_path / "b.pdf").pages[0]
    (fill,) = page.shapes
    picture = page.render(72)
    assert picture.shape[:2] == pytest.approx((page.height, page.width), abs=2)
    dark = (picture.max(axis=2) < 128).nonzero()
    for axis, size in ((0, picture.shape[0]), (1, picture.shape[1])):
        start, end = dark[axis].min() / size, (dark[axis].max() + 1) / size
        low, high = (1, 3) if axis == 0 else (0, 2)
        assert (fill.box[low], fill.box[high]) == pytest.approx((start, end), abs=0.01)


def test_scan_needs_ocr_and_keeps_only_its_hidden_layer(tmp_path):
    def draw(page):
        page.drawImage(papers.scan_image(), 0, 0, *papers.A4)
        text = page.beginText(80, 700)
        text.setFont(papers.FONT, 16)
        text.setTextRenderMode(3)
        text.textLine(papers.BODY)
        page.drawText(text)

    document = read(papers.pdf(tmp_path / "a.pdf", draw))
    page = document.pages[0]
    assert (document.medium, page.source, page.needs_ocr) == ("scan", "scan", True)
    assert [(line.text, line.hidden) for line in page.lines] == [(papers.BODY, True)]
    assert page.text == ""
    (placed,) = page.pictures
    assert placed.anchor == "page"
    assert placed.pixels().shape == pytest.approx((877, 620, 3), abs=1)


@pytest.mark.parametrize(("points", "true"), [(papers.A4, True), ((1654, 2339), False)])
def test_a_sheet_of_a_point_a_pixel_has_no_true_scale(tmp_path, points, true):
    """Programs that bind pictures without a resolution make sheets wider than a table."""

    def draw(page):
        page.setPageSize(points)
        page.drawImage(papers.scan_image(), 0, 0, *points)

    assert read(papers.pdf(tmp_path / "a.pdf", draw)).pages[0].true_scale is true


def test_scan_and_text_pages_make_a_mixed_document(tmp_path):
    def scan(page):
        page.drawImage(papers.scan_image(), 0, 0, *papers.A4)

    assert read(papers.pdf(tmp_path / "a.pdf", papers.body, scan)).medium == "mixed"


def test_text_typed_over_a_scan_is_read_again(tmp_path):
    def typed(page):
        page.drawImage(papers.scan_image(), 0, 0, *papers.A4)
        page.setFont(papers.FONT, 16)
        page.drawString(80, 800, papers.BODY)

    page = read(papers.pdf(tmp_path / "a.pdf", typed)).pages[0]
    assert (page.source, page.needs_ocr) == ("mixed", True)
    assert page.lines[0].text == papers.BODY


def test_text_on_a_decorated_ground_is_trusted(tmp_path):
    from PIL import Image

    ground = ImageReader(Image.new("RGB", (300, 420), (250, 250, 240)))

    def draw(page):
        page.drawImage(ground, 0, 0, *papers.A4)
        papers.body(page)

    page = read(papers.pdf(tmp_path / "a.pdf", draw)).pages[0]
    assert (page.source, page.needs_ocr) == ("mixed", False)


def test_scrambled_layer_is_not_believed(tmp_path):
    dice = random.Random(1)

    def draw(page):
        page.setFont(papers.FONT, 16)
        for row in range(6):
            text = "".join(chr(dice.randrange(0x5000, 0x9000)) for _ in range(25))
            page.drawString(80, 700 - row * 30, text)

    document = read(papers.pdf(tmp_path / "a.pdf", draw))
    assert [problem.code for problem in document.problems] == ["text-layer-unreadable"]
    assert document.pages[0].needs_ocr and document.text == ""


def test_letters_drawn_as_outlines_need_ocr(tmp_path):
    def draw(page):
        for row in range(60):
            page.rect(80, 700 - row * 10, 6, 6, fill=1)

    page = read(papers.pdf(tmp_path / "a.pdf", draw)).pages[0]
    assert page.needs_ocr and page.source == "scan"


def test_blank_page_needs_nothing(tmp_path):
    page = read(papers.pdf(tmp_path / "a.pdf", lambda c: None)).pages[0]
    assert not page.needs_ocr and page.lines == ()


def test_white_words_on_white_paper_are_hidden(tmp_path):
    def draw(page):
        papers.body(page, 2)
        page.setFillColorRGB(1, 1, 1)
        page.drawString(80, 700, "商交发〔2023〕99号")

    document = read(papers.pdf(tmp_path / "a.pdf", draw))
    assert "99号" not in document.text
    assert [line.text for line in document.lines if line.hidden] == ["商交发〔2023〕99号"]


def layered(path, switch):
    """A paper with a second number in a layer of optional content that is switched off or on."""

    def draw(page):
        papers.body(page, 2)
        page._code.append("/OC /second BDC")
        page.drawString(80, 700, "商交发〔2023〕99号")
        page._code.append("EMC")

    writer = IncrementalPdfFileWriter(io.BytesIO(papers.pdf(path, draw).read_bytes()))
    names = {"/Type": "/OCG", "/Name": "/second"}
    layer = writer.add_object(
        generic.DictionaryObject(
            {generic.NameObject(k): generic.NameObject(v) for k, v in names.items()}
        )
    )
    page = writer.root["/Pages"]["/Kids"][0]
    dictionary, name = generic.DictionaryObject, generic.NameObject
    page["/Resources"][name("/Properties")] = dictionary({name("/second"): layer})
    listed = generic.ArrayObject([layer])
    writer.root[name("/OCProperties")] = dictionary(
        {name("/OCGs"): listed, name("/D"): dictionary({name(f"/{switch}"): listed})}
    )
    writer.update_root()
    writer.update_container(page["/Resources"])
    out = io.BytesIO()
    writer.write(out)
    path.write_bytes(out.getvalue())
    return path


@pytest.mark.parametrize("switch", ["OFF", "ON"])
def test_words_of_a_layer_that_is_switched_off_are_hidden(tmp_path, switch):
    document = read(layered(tmp_path / "a.pdf", switch))
    assert ("99号" in document.text) is (switch == "ON")
    hidden = [line.text for line in document.lines if line.hidden]
    assert hidden == (["商交发〔2023〕99号"] if switch == "OFF" else [])


def test_white_words_on_a_red_banner_are_seen(tmp_path):
    def draw(page):
        page.setFillColorRGB(*papers.RED)
        page.rect(50, 690, 400, 40, fill=1)
        page.setFillColorRGB(1, 1, 1)
        page.setFont(papers.FONT, 20)
        page.drawString(80, 700, "信用交通")

    document = read(papers.pdf(tmp_path / "a.pdf", draw))
    assert document.text == "信用交通"
    assert document.pages[0].shapes[0].kind == "fill"


def test_circle_is_an_ellipse_and_a_seal_picture_is_placed(tmp_path):
    seal = ImageReader(io.BytesIO(papers.picture_bytes()))

    def draw(page):
        papers.body(page)
        page.setStrokeColorRGB(*papers.RED)
        page.circle(400, 200, 60)
        page.drawImage(seal, 100, 100, 120, 120)

    page = read(papers.pdf(tmp_path / "a.pdf", draw)).pages[0]
    assert [shape.kind for shape in page.shapes] == ["ellipse"]
    (placed,) = page.pictures
    assert placed.anchor == "inline" and len(placed.sha256) == 64
    assert placed.box == pytest.approx(
        (100 / 595, 1 - 220 / 842, 220 / 595, 1 - 100 / 842), abs=0.01
    )
    assert placed.pixels()[..., 0].max() == 255


def test_form_field_shows_in_text_and_picture(tmp_path):
    def draw(page):
        page.acroForm.textfield(value="Filled 2023", x=100, y=500, width=300, height=40)

    page = read(papers.pdf(tmp_path / "a.pdf", draw)).pages[0]
    assert "Filled 2023" in page.text
    assert page.render(72).min() < 128


def test_locked_pdf_is_named_as_such(tmp_path):
    made = papers.canvas(tmp_path / "a.pdf", encrypt=StandardEncryption("secret"))
    papers.body(made)
    made.save()
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "a.pdf")
    assert caught.value.code == "encrypted" and "密码" in caught.value.text


def test_too_many_pages_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    path = papers.pdf(tmp_path / "a.pdf", *[papers.body] * 3)
    with pytest.raises(Unreadable) as caught:
        read(path)
    assert caught.value.code == "too_large"


def crowded(page):
    papers.body(page)
    for at in range(3):
        page.drawImage(ImageReader(io.BytesIO(papers.picture_bytes())), 80 + 70 * at, 100, 60, 60)
        page.acroForm.textfield(
            name=f"f{at}", value="A", x=80 + 70 * at, y=200, width=60, height=20
        )


@pytest.mark.parametrize(
    ("room", "limit"),
    [
        (objects, "MAX_OBJECTS"),
        (objects, "MAX_PICTURES"),
        (pdf_text, "MAX_CHARACTERS"),
        (annots, "MAX_ANNOTATIONS"),
    ],
)
def test_what_is_left_out_of_a_crowded_page_is_told(tmp_path, monkeypatch, room, limit):
    path = papers.pdf(tmp_path / "a.pdf", crowded)
    assert formats.read([path]).problems == ()
    monkeypatch.setattr(room, limit, 2)
    assert [(one.code, one.page) for one in formats.read([path]).problems] == [("page-cut", 1)]


def test_files_that_a_pdf_carries_are_told(tmp_path):
    path = papers.pdf(tmp_path / "a.pdf", papers.body)
    assert read(path).problems == ()
    pdf = PdfDocument(path)
    for name in ("原稿.docx", "台账.xlsx"):
        pdf.new_attachment(name).set_data(b"x")
    pdf.save(tmp_path / "b.pdf")
    (told,) = read(tmp_path / "b.pdf").problems
    assert told.code == "attachments-unread" and "2个附件（原稿.docx、台账.xlsx）" in told.text


def test_script_is_noted_and_not_run(tmp_path):
    path = papers.pdf(tmp_path / "a.pdf", papers.body)
    data = path.read_bytes()
    path.write_bytes(data + b"\n99 0 obj <</S /JavaScript /JS (app.alert(1))>> endobj\n%%EOF\n")
    assert "active-content" in [problem.code for problem in read(path).problems]


@pytest.mark.parametrize(("action", "told"), [("Launch", True), ("GoTo", False)])
def test_an_action_in_a_stream_of_objects_is_noted(tmp_path, action, told):
    path = papers.pdf(tmp_path / "a.pdf", papers.body)
    packed = zlib.compress(f"98 0 <</S/{action}/F(cmd.exe)>>".encode())
    head = (
        f"\n99 0 obj <</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length {len(packed)}>>stream\n"
    )
    path.write_bytes(path.read_bytes() + head.encode() + packed + b"\nendstream endobj\n%%EOF\n")
    assert ("active-content" in [problem.code for problem in read(path).problems]) is told


def test_metadata_is_given(tmp_path):
    metadata = read(papers.pdf(tmp_path / "a.pdf", papers.body)).metadata
    assert "ReportLab" in metadata["Producer"] and metadata["CreationDate"].startswith("D:")


def test_a_document_pickles_and_still_draws(tmp_path):
    import pickle

    document = read(papers.pdf(tmp_path / "a.pdf", papers.body))
    again = pickle.loads(pickle.dumps(document))
    assert again.pages[0].render(20).shape[2] == 3


@pytest.mark.parametrize("held", [100, 1 << 20])
def test_a_file_too_large_to_hold_is_read_alike(tmp_path, monkeypatch, held):
    monkeypatch.setattr(pdf_reader, "_HELD", held)
    path = papers.pdf(tmp_path / "a.pdf", papers.body)
    plain = read(path)
    assert [line.text for line in plain.pages[0].lines] == [papers.BODY] * 10
    assert not plain.problems and not plain.signatures
    path.write_bytes(path.read_bytes() + b" " * 5000 + b"<</S /Launch /ByteRange [0 1]>>")
    later = read(path)
    assert "active-content" in [problem.code for problem in later.problems]
    assert [signature.state for signature in later.signatures] == ["unchecked"]
