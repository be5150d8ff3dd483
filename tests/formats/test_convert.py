from pathlib import Path

import pytest

from checker.errors import Unreadable
from checker.formats import convert, programs


@pytest.mark.parametrize(
    ("writes", "outcome"),
    [
        (["source"], "made"),
        (["", "sound", "source"], "made"),  # a first start that wrote nothing
        (["", "sound", ""], "corrupt"),
        (["", ""], None),  # as where Writer alone is installed and the file is a sheet
    ],
)
def test_a_file_is_called_damaged_only_where_a_sound_one_is_converted(
    tmp_path, monkeypatch, writes, outcome
):
    starts = iter(writes)

    def run(command, path):
        source, made = Path(command[-1]), Path(command[-2])
        made.mkdir(exist_ok=True)
        if next(starts) == source.stem:
            (made / f"{source.stem}.xlsx").write_bytes(b"1")
        return b""

    monkeypatch.setattr(programs, "find", lambda *names: "soffice")
    monkeypatch.setattr(convert, "_run", run)
    (tmp_path / "a.xls").write_bytes(b"old")
    try:
        made = convert.by_libreoffice(tmp_path / "a.xls", "xlsx")
    except Unreadable as error:
        assert error.code == outcome
    else:
        assert (made and "made") == outcome
    assert next(starts, "none left") == "none left"
