"""The audit trail taken out of the house, and held against what is in it."""

import csv
import io

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from checker.cli import audit  # noqa: F401 register the command
from checker.cli.app import app
from checker.reports.csv_text import csv_bytes, inert
from checker.reports.trail_csv import COLUMNS, trail_csv
from checker.reports.worksheet import stored
from checker.store import judging
from checker.store.judging import Ruling
from tests.store.batch import flag
from tests.store.databases import unguarded

HOSTILE = ("=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "\n=1", "|x")


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_is_a_formula(cell):
    (row,) = list(csv.reader(io.StringIO(csv_bytes(["x"], [[cell]]).decode("utf-8-sig"))))[1:]
    assert row == [f"'{cell}"]


@pytest.mark.parametrize("cell", ["甲", "2023-05-09", "a=b", "0–2", ""])
def test_other_cells_stay_as_they_are(cell):
    assert inert(cell) == cell


def table(store):
    with store.read() as connection:
        content = trail_csv(connection)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_tells_before_after_why_and_by_which_rules(store):
    void = flag(store, "void")
    judging.decide(store, Ruling(1, void.id, "dismissed", "甲", "误读", "=看错了"))
    run, row = table(store)
    assert tuple(row) == COLUMNS
    assert (run["动作"], row["动作"], row["由谁"], row["内容"]) == (
        "核查",
        "决定",
        "甲",
        "排除",
    )
    assert (row["报送单位"], row["对象"]) == ("商河县", void.text)
    assert (row["之前"], row["之后"]) == ("待认定 0–0–2", "已排除 2–2–6")
    assert row["理由"] == "误读：=看错了"
    assert len(row["规则"]) == 64
    assert row["程序"]


@pytest.mark.parametrize("spoilt", ["spoilt", "{}", "[]", '{"facts": {}}', '{"facts": 1}'])
def test_an_entry_that_was_spoilt_goes_out_as_it_stands(store, spoilt):
    with unguarded(store) as raw:
        raw.execute(text("UPDATE audit SET entry = :spoilt WHERE id = 1"), {"spoilt": spoilt})
    (row,) = table(store)
    assert (row["序号"], row["动作"], row["原始记录"]) == ("1", "", spoilt)
    with store.read() as connection:
        *_, trail = stored.load(connection, 1)
    assert trail.entries == () and trail.faults


def test_an_export_shows_what_was_cut_off_later(store, address, tmp_path):
    def command(*words):
        done = CliRunner().invoke(app, ["audit", *words])
        return done.exit_code, done.output

    fraud = flag(store, "fraud").id
    judging.decide(store, Ruling(1, fraud, "asked", "甲"))
    file = str(tmp_path / "audit.csv")
    code, told = command("export", address, "--out", file)
    assert (code, "已导出2条" in told) == (0, True)
    assert command("verify", address, "--against", file)[0] == 0
    with unguarded(store) as raw:  # the end cut off so that what is left agrees with itself
        raw.execute(text("DELETE FROM decisions"))
        raw.execute(text("DELETE FROM audit WHERE id = 2"))
        last = raw.execute(text("SELECT hash FROM audit")).scalar_one()
        raw.execute(text("UPDATE audit_head SET entries = 1, hash = :last"), {"last": last})
    assert command("verify", address)[0] == 0
    code, told = command("verify", address, "--against", file)
    assert code == 1
    assert "第2条已不在记录中" in told


def test_a_file_that_is_no_export_is_told(store, address, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    file = str(tmp_path / "x.csv")
    done = CliRunner().invoke(app, ["audit", "verify", address, "--against", file])
    assert done.exit_code != 0
