import numpy as np

from checker.ocr.models import LONG, Models

FULL = 1.0


class Answering(Models):
    """Models whose readings are given: (text, confidence) when narrow and at full width."""

    def __init__(self, narrow, full):
        super().__init__(lambda: None)
        self._narrow, self._full = narrow, full
        self.shares = []
        self.characters = ("",)

    def chances(self, strip, share=FULL):
        self.shares.append(share)
        return np.zeros((1, 1), np.float32)

    def text(self, chances):
        return self._full if self.shares[-1] == FULL else self._narrow


def strip(long):
    return np.zeros((20, round(20 * long), 3), np.uint8)


def test_a_strip_that_is_no_running_text_is_read_at_its_own_width():
    models = Answering(("临交发", 0.99), ("临交发〔2023〕7号", 0.98))
    assert models.read(strip(LONG)) == ("临交发〔2023〕7号", 0.98)
    assert models.shares == [FULL]


def test_running_text_that_is_sure_when_narrow_is_read_once():
    models = Answering(("各有关单位：", 0.97), ("", 0.0))
    assert models.read(strip(LONG + 2)) == ("各有关单位：", 0.97)
    (share,) = models.shares
    assert share < FULL


def test_what_is_doubtful_when_narrow_is_read_at_its_own_width():
    models = Answering(("信用变通", 0.94), ("信用交通", 0.93))
    assert models.read(strip(LONG + 2)) == ("信用交通", 0.93)
    assert models.shares[-1] == FULL


def test_a_long_row_is_read_letter_by_letter(rapid, load):
    row = np.hstack([load("strip_black.png")] * 2)
    assert row.shape[1] > LONG * row.shape[0]
    ((text, _),) = rapid.recognise([row])
    assert text.replace(" ", "") == "临交发〔2023〕17号" * 2
