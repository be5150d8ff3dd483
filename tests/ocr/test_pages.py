import cv2
import numpy as np
import pytest

from checker.errors import EngineFailed
from checker.model.document import Line
from checker.ocr import pages, seal_ink, strips, upright
from checker.ocr import paper as sheets

HEADER, NUMBER = "临川县交通运输局文件", "临交发〔2023〕17号"
SIGNATURE, DATE = "临川县交通运输局", "2023年5月18日"


class Reader:
    """An engine that only reads; it sees a bar of dark pixels at the top or nothing."""

    name, version = "fake", "1"

    def __init__(self):
        self.seen = []

    def read(self, picture):
        self.seen.append(picture.shape)
        upright = picture[: len(picture) // 4].min() < 50
        return [Line("上", (0.1, 0.1, 0.9, 0.2), confidence=0.9 if upright else 0.2, via="ocr")]

    def recognise(self, crops):
        return [("", 0.0) for _ in crops]


class Finder(Reader):
    """Finds given strips; the text it reads is each strip's index in the order asked."""

    def __init__(self, quads):
        super().__init__()
        self.quads = quads

    def find(self, picture):
        return self.quads

    def recognise(self, crops):
        return [("字" * max(1, crop.shape[1] // max(1, crop.shape[0])), 0.99) for crop in crops]


def row(y, x0=100, x1=900, high=30):
    return [[x0, y], [x1, y], [x1, y + high], [x0, y + high]]


def blank(height=1414, width=1000):
    return np.full((height, width, 3), 255, np.uint8)


def texts(document):
    return [line.text for line in document.lines]


@pytest.fixture(scope="module")
def read_once(rapid, paper, make_document):
    """The paper, all of it."""
    return pages.with_text(make_document(paper), rapid)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_is_read_whichever_way_it_was_laid_in(
    rapid, paper, make_document, read_once, degrees
):
    scanned = make_document(upright.turn(paper, -degrees))
    read = pages.with_text(scanned, rapid) if degrees else read_once
    assert read.pages[0].turned == degrees
    assert {HEADER, NUMBER, SIGNATURE, DATE} <= set(texts(read))
    assert read.pages[0].height > read.pages[0].width
    drawn = read.pages[0].render(72)
    assert drawn.shape[0] > drawn.shape[1]
    header = next(line for line in read.lines if line.text == HEADER)
    assert header.box[1] < 0.2 and header.box[3] < 0.25


def test_lines_carry_colour_size_and_place(read_once):
    lines = {line.text: line for line in read_once.lines}
    r, g, b = lines[HEADER].colour
    assert r > 150 and g < 90 and b < 90
    assert max(lines[NUMBER].colour) < 110 and max(lines[SIGNATURE].colour) < 110
    assert lines[HEADER].size == pytest.approx(48, rel=0.15)
    assert lines[NUMBER].size == pytest.approx(16, rel=0.35)
    assert {line.via for line in lines.values()} == {"ocr"}


def test_elements_leave_the_body_unread(rapid, paper, make_document, read_once):
    read = texts(pages.with_text(make_document(paper, paper), rapid, "elements"))
    assert {HEADER, NUMBER, SIGNATURE, DATE} <= set(read)
    assert len(read) < 1.6 * len(texts(read_once))


def test_a_photographed_sheet_is_cut_out_and_straightened(rapid, paper, make_document):
    corners = np.array([[130, 90], [905, 150], [950, 1290], [70, 1250]], np.float32)
    photo = on_desk(paper, corners)
    read = pages.with_text(make_document(photo, source="photo"), rapid)
    assert {HEADER, NUMBER, DATE} <= set(texts(read))
    header = next(line for line in read.lines if line.text == HEADER)
    assert header.box[0] == pytest.approx(0.1, abs=0.03)
    assert read.pages[0].width == pytest.approx(595)


def test_a_sheet_that_fills_the_photograph_is_left_alone(paper):
    assert sheets.corners(paper) is None


def test_a_shadow_over_half_a_sheet_is_not_taken_for_its_edge():
    photo = np.zeros((1000, 700, 3), np.uint8)
    half = np.array([[0.05, 0.05], [0.6, 0.05], [0.6, 0.95], [0.05, 0.95]], np.float32)

    def row(left, right):
        return np.array([[[left, 300], [right, 300], [right, 330], [left, 330]]], np.float32)

    assert sheets.holds(half, row(100, 400), photo)
    assert not sheets.holds(half, row(100, 600), photo)  # runs across, its middle is in the light
    cv2.circle(photo, (250, 700), 60, (220, 30, 30), 8)
    assert sheets.holds(half, row(100, 400), photo)
    cv2.circle(photo, (560, 700), 60, (220, 30, 30), 8)  # a seal in the shadow
    assert not sheets.holds(half, row(100, 400), photo)


def test_a_page_with_text_is_not_touched(make_document):
    document = make_document(blank())
    done = type(document)(
        document.file, "pdf", "scan", (type(document.pages[0])(1, 595, 842, needs_ocr=False),)
    )
    assert pages.with_text(done, Reader()) == done


def test_a_failure_names_the_page_and_is_never_an_empty_text(make_document):
    class Broken(Reader):
        def read(self, picture):
            raise EngineFailed("坏了", "重跑")

    with pytest.raises(EngineFailed, match="第1页：坏了"):
        pages.with_text(make_document(blank()), Broken())


def test_an_engine_that_only_reads_gets_its_pages_turned(make_document):
    picture = blank()
    picture[:60, 300:700] = 0
    scanned = upright.turn(picture, 180)
    engine = Reader()
    read = pages.with_text(make_document(scanned), engine)
    assert read.pages[0].turned == 180
    assert len(engine.seen) == 4


def test_blank_pages_pass_the_lead_on(make_document):
    title = [row(100, 400, 600), row(160, 300, 700)]
    quads = np.array(title + [row(y) for y in range(220, 1300, 60)], np.float32)
    engine = Finder(quads)
    first = len(pages.with_text(make_document(blank()), engine, "elements").lines)

    class Late(Finder):
        def find(self, picture):
            self.seen.append(1)
            return strips.NONE if len(self.seen) == 1 else self.quads

    read = pages.with_text(make_document(blank(), blank(), blank()), Late(quads), "elements")
    assert [len(page.lines) for page in read.pages] == [0, first, 2]


def test_how_a_page_stands_is_told_by_a_few_lines(make_document):
    """All others of a page on its head are read once, the right way up."""

    class Blind(Finder):
        def recognise(self, crops):
            self.seen.append(len(crops))
            return [("", 0.0) for _ in crops]

    engine = Blind(np.array([row(y) for y in range(220, 1300, 60)], np.float32))
    pages.with_text(make_document(blank()), engine)
    assert engine.seen[0] < 6 and sum(engine.seen[:3]) < 16 < sum(engine.seen)


def test_a_heading_on_a_later_page_begins_a_paper(make_document):
    text = [row(y) for y in range(400, 1300, 60)]
    tall = np.array([[200, 120], [800, 120], [800, 190], [200, 190]])
    number, title = row(250, 350, 650), row(320, 300, 700)
    engine = Finder(np.array([tall, number, title, *text], np.float32))
    _, second = pages.with_text(make_document(blank(), blank()), engine, "elements").pages
    plain = Finder(np.array([row(120, 300, 700), number, title, *text], np.float32))
    _, other = pages.with_text(make_document(blank(), blank()), plain, "elements").pages
    assert len(second.lines) == 3 + 4 and len(other.lines) == 2


def test_short_lines_on_the_right_are_read_wherever_they_stand(make_document):
    body = [row(100, 100, 220), row(140, 300, 700)] + [row(y) for y in range(200, 1000, 60)]
    ending = [row(1100, 600, 850), row(1160, 650, 820)]
    beside_a_label = [row(1240, 100, 300), row(1240, 600, 800)]
    engine = Finder(np.array(body + ending + beside_a_label, np.float32))
    leading = make_document(blank(), blank())
    read = pages.with_text(leading, engine, "elements").pages[1]
    assert len(read.lines) == 2 + 2
    assert {round(line.box[1], 2) for line in read.lines[2:]} == {0.78, 0.82}


def test_of_running_text_only_the_opening_is_read(make_document):
    text = [row(y) for y in range(200, 1300, 40)]
    engine = Finder(np.array([row(100, 350, 650), *text], np.float32))
    first, second = pages.with_text(make_document(blank(), blank()), engine, "elements").pages
    assert [round(line.box[1], 2) for line in first.lines] == [0.07, 0.14, 0.17, 0.2, 0.23]
    assert [round(line.box[1], 2) for line in second.lines] == [0.07]


@pytest.mark.parametrize(
    ("first", "read"),
    [
        (row(100, 100, 700), False),  # the end of a paragraph
        (row(100, 100, 300), True),  # 附件1
        (row(100, 200, 800), True),  # a heading in the middle
        (row(100, 100, 700, high=50), True),  # a heading in larger type
        (row(100, 350, 880), True),  # a long signature
    ],
)
def test_where_a_paragraph_ends_on_a_later_page_nothing_is_read(make_document, first, read):
    engine = Finder(np.array([first, *[row(y) for y in range(200, 900, 60)]], np.float32))
    later = pages.with_text(make_document(blank(), blank()), engine, "elements").pages[1]
    assert len(later.lines) == int(read)


def test_every_page_of_a_long_file_is_looked_at(make_document):
    """Any may begin another paper, a black copy as well."""
    engine = Finder(np.array([row(200, 100, 300), row(300, 400, 600)], np.float32))
    read = pages.with_text(make_document(*[blank()] * 9), engine, "elements")
    assert all(page.lines for page in read.pages)


def test_red_is_lifted_only_inside_round_blobs(paper):
    boxes = seal_ink.boxes(paper)
    assert len(boxes) == 1
    x0, y0, _, _ = boxes[0]
    assert x0 > 0.5 and y0 > 0.65
    clean = seal_ink.erased(paper, boxes)
    assert seal_ink.redness(clean)[: int(800 * 0.3)].any()
    assert not seal_ink.redness(clean)[int(800 * 0.7) :].any()


def test_boxes_turn_with_the_page():
    box = (0.1, 0.2, 0.3, 0.6)
    assert upright.turned_box(box, 90) == pytest.approx((0.4, 0.1, 0.8, 0.3))
    assert upright.turned_box(box, 180) == pytest.approx((0.7, 0.4, 0.9, 0.8))
    assert upright.turned_box(upright.turned_box(box, 90), 270) == pytest.approx(box)


def test_colour_is_seen_through_the_lamp(load):
    warm = (load("strip_black.png") * np.array([1.0, 0.85, 0.6])).astype(np.uint8)
    r, g, b = strips.colour(warm)
    assert max(r, g, b) - min(r, g, b) < 40
    r, g, b = strips.colour((load("strip_red.png") * 0.7).astype(np.uint8))
    assert r > 150 and g < 100
    assert strips.colour(blank(30, 30)) is None


def on_desk(sheet, corners, size=(1400, 1050)):
    high, wide = sheet.shape[:2]
    source = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, corners)
    desk = np.full((*size, 3), (96, 70, 52), np.uint8)
    inside = cv2.warpPerspective(np.ones_like(sheet), matrix, size[::-1])
    return np.where(inside, cv2.warpPerspective(sheet, matrix, size[::-1]), desk)
