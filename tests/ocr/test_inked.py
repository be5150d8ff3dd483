import numpy as np
import pytest

from checker.ocr import inked, strips


def sheet(height=736, width=520, paper=250):
    return np.full((height, width, 3), paper, np.uint8)


def grain(picture, spread):
    dice = np.random.default_rng(3)
    return np.clip(picture + dice.normal(0, spread, picture.shape), 0, 255).astype(np.uint8)


def holds(part, rows, columns):
    down, across = part
    return (
        down.start <= rows[0] - 20
        and down.stop >= rows[1] + 20
        and across.start <= columns[0] - 20
        and across.stop >= columns[1] + 20
    )


def test_bare_paper_has_no_part():
    assert inked.part(sheet()) is None
    assert inked.part(np.full((1, 1, 3), 9, np.uint8)) is None


@pytest.mark.parametrize("ink", [(20, 20, 20), (210, 40, 40), (225, 225, 225), (250, 250, 150)])
def test_ink_of_any_colour_is_kept_with_paper_round_it(ink):
    picture = sheet()
    picture[300:310, 100:400] = ink
    part = inked.part(picture)
    assert holds(part, (300, 310), (100, 400))
    assert [(side.stop - side.start) % 32 for side in part] == [0, 0]
    assert picture[part].size < 0.3 * picture.size


def test_grain_is_no_ink_but_print_in_it_is():
    picture = sheet(paper=225)
    picture[200:212, 150:380] = 90
    part = inked.part(grain(picture, 4))
    assert holds(part, (200, 212), (150, 380))
    assert picture[part].size < 0.5 * picture.size


def test_ink_at_the_edges_keeps_the_whole_page():
    picture = sheet()
    picture[0, 0] = picture[-1, -1] = 0
    assert inked.part(picture) == (slice(0, 736), slice(0, 520))


def test_lines_stand_where_they_stood_whatever_is_left_out(rapid, paper):
    """The page alone and the page laid on a much larger sheet: the same lines, moved."""
    high, wide = paper.shape[:2]
    lined = rapid.find(paper)
    small = rapid._detect(np.pad(paper, ((0, 0), (0, wide), (0, 0)), "edge"), 736)
    ordered = sorted(box[0, ::-1].tolist() for box in lined)
    assert len(small) == len(lined)
    assert np.allclose(sorted(box[0, ::-1].tolist() for box in small), ordered, atol=0.012 * high)
    assert strips.heights(small).max() < 1.2 * strips.heights(lined).max()
