"""Which of two paintings stays, on pages of many equal words."""

from hypothesis import given
from hypothesis import strategies as st

from checker.formats.pdf.overprint import once
from checker.formats.pdf.text import Run


def run(text, x, y, order=0, size=10.0, hidden=False):
    return Run(text, x, y, x + size, y + size, size, (0, 0, 0), hidden, True, order)


def test_the_later_of_two_in_one_place_stays():
    cells = [run("0", 20.0 * at, 12.0) for at in range(30)]
    again = [run("0", 20.0 * at + 1.0, 12.5, order=1) for at in range(30)]
    assert once([*cells, *again]) == again
    apart = [run("0", 20.0 * at + 1.3, 12.0, order=1) for at in range(30)]
    assert len(once([*cells, *apart])) == 60


def test_other_words_and_hidden_ones_cover_nothing():
    shown = [run("0", 5, 5), run("1", 5, 5), run("0", 5, 5, hidden=True)]
    assert once(shown) == shown
    assert once([]) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from("0是"),
            st.integers(-3, 40),
            st.integers(-3, 40),
            st.sampled_from([4.0, 10.0, 30.0]),
            st.booleans(),
        ),
        max_size=30,
    )
)
def test_a_run_stays_unless_a_later_equal_one_lies_on_it(found):
    runs = [run(text, x / 4, y / 4, at, size, h) for at, (text, x, y, size, h) in enumerate(found)]

    def on(later, earlier):
        reach = 0.12 * max(later.size, earlier.size)
        edges = zip(later[1:5], earlier[1:5], strict=True)
        alike = (later.text, later.hidden) == (earlier.text, earlier.hidden)
        return alike and all(abs(one - other) <= reach for one, other in edges)

    stay = [each for at, each in enumerate(runs) if not any(on(x, each) for x in runs[at + 1 :])]
    assert once(runs) == stay
