"""A letter at the seam of two boxes is not read as two halves."""

import numpy as np
import pytest

from checker.ocr import overlapping

PICTURE = np.full((200, 900, 3), 255, np.uint8)


def box(left, right, top=50, high=40):
    return [[left, top], [right, top], [right, top + high], [left, top + high]]


class Engine:
    """Reads what lies over the whole row as ``whole``."""

    name, version = "fake", "1"

    def __init__(self, whole):
        self.whole, self.widths = whole, []

    def read(self, picture):
        raise AssertionError

    def recognise(self, crops):
        self.widths += [crop.shape[1] for crop in crops]
        return [self.whole for _ in crops]


def mended(boxes, words, whole):
    engine = Engine(whole)
    quads, read = overlapping.mended(PICTURE, np.array(boxes, np.float32), words, engine)
    return quads.tolist(), read, engine.widths


def test_two_boxes_over_one_letter_are_read_as_one_where_that_is_surer():
    halves = [box(100, 400), box(375, 520), box(100, 300, top=120)]
    words = [("会议纪", 1.0), ("已要", 0.77), ("第23号", 0.99)]
    quads, read, widths = mended(halves, words, ("会议纪要", 0.999))
    assert read == [("会议纪要", 0.999), ("第23号", 0.99)]
    assert quads == [box(100, 520), box(100, 300, top=120)]
    assert widths == [420]


def test_two_boxes_stay_apart_where_each_is_read_more_surely():
    halves, words = [box(100, 400), box(375, 520)], [("民政府办", 0.99), ("公室", 0.99)]
    assert mended(halves, words, ("民政府办公", 0.96))[:2] == (halves, words)


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(box(392, 520), id="within a finder's padding"),
        pytest.param(box(375, 520, top=75), id="of another row"),
        pytest.param(box(200, 300), id="inside the other"),
    ],
)
def test_other_boxes_are_not_read_again(second):
    words = [("会议", 0.5), ("要点", 0.5)]
    assert mended([box(100, 400), second], words, ("会议要点", 1.0)) == (
        [box(100, 400), second],
        words,
        [],
    )


def test_nothing_found_is_nothing_to_mend():
    assert mended(np.zeros((0, 4, 2)), [], ("", 0.0)) == ([], [], [])
