"""Of very many runs that two papers share the longest are followed, and never none."""

import numpy as np

from checker.copying import align


def kept(length):
    lengths = np.array(length)
    return np.flatnonzero(align.clipped(lengths, lengths > 0))


def test_of_too_many_equally_long_runs_the_first_are_kept(monkeypatch):
    monkeypatch.setattr(align, "_RUNS", 4)
    assert kept([8] * 9).tolist() == [0, 1, 2, 3]
    assert kept([8, 8, 0, 9, 8, 8, 20]).tolist() == [0, 1, 3, 6]
    assert kept([8, 20, 8, 9]).tolist() == [0, 1, 2, 3]
