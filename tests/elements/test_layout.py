"""What OCR read twice is one; what is small and stands by itself stays."""

from checker.elements import layout
from tests.elements.conftest import line, page

HEADING = line("曹圩县综合行政执法局文件", 0.12, size=60, via="ocr")
NUMBER = line("曹综执通〔2023〕192号", 0.23, via="ocr")


def texts(*lines):
    return [row.text for row in layout.rows(page(*lines))]


def test_a_part_of_a_large_letter_read_once_more_is_no_row_of_its_own():
    piece = line("日", 0.15, x=HEADING.box[0] + 0.01, via="ocr")
    assert texts(HEADING, piece, NUMBER) == [HEADING.text, NUMBER.text]


def test_a_small_word_that_juts_out_of_the_heading_or_is_typed_stays():
    beside = line("急", 0.15, x=HEADING.box[2] - 0.001, via="ocr")
    typed = line("日", 0.15, x=HEADING.box[0] + 0.01)
    assert any("急" in text for text in texts(HEADING, beside, NUMBER))
    assert any("日" in text for text in texts(HEADING, typed, NUMBER))
