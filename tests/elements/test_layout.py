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


def _ocr(text, y, x):
    return line(text, y, x=x, via="ocr")


def _beside_a_strip(shift):
    """A paper with a strip of six lines left of it, so far lower than its own rows."""
    own = [
        _ocr("清交发〔2023〕5号", 0.2, 0.5),
        *(_ocr("各单位" * 5, 0.3 + k * 0.06, 0.4) for k in range(5)),
    ]
    strip = [_ocr("负责人", one.box[1] + shift, 0.05) for one in own]
    return texts(*own, *strip)


def test_a_strip_of_the_leaf_bound_beside_a_paper_joins_none_of_its_rows():
    assert _beside_a_strip(0.008)[:2] == ["清交发〔2023〕5号", "各单位" * 5]


def test_a_forms_labels_stay_on_its_rows():
    assert _beside_a_strip(0.0)[0] == "负责人\u3000清交发〔2023〕5号"
