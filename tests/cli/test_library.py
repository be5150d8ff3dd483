"""Earlier years in a library: an old paper handed in again is found, a stranger's file is safe."""

import json

from tests.cli.calling import NOTICE, called

BODY = "".join(
    f"第{n}条 修理厂当在第{n}周报齐配件价目、返工次数与投诉办结单，缺一份记{n}分，{n}日内补齐。"
    for n in range(2, 20)
)


def test_an_empty_library_has_nothing_to_freeze(tmp_path):
    (tmp_path / "库").mkdir()
    refused = called("library", "freeze", tmp_path / "库", "2022")
    assert (refused.returncode, "材料库是空的" in refused.stderr.decode()) == (2, True)


def test_a_paper_of_an_earlier_year_is_found(tmp_path):
    old, new = tmp_path / "往年" / "博兴县", tmp_path / "今年" / "商河县"
    for folder, county in ((old, "博兴"), (new, "商河")):
        folder.mkdir(parents=True)
        text = NOTICE.replace("商河", county) + BODY
        (folder / "办法.txt").write_text(text, encoding="utf-8")
    library = tmp_path / "库"
    library.mkdir()
    (library / "别人的文件.json").write_text("留着", encoding="utf-8")
    assert called("library", "add", library, old, "--label", "2022").returncode == 0
    assert called("library", "list", library).stdout.decode().split() == ["2022/博兴县"]
    found = json.loads(called("pairs", new, "--library", library, "--json").stdout)["pairs"]
    assert {found[0]["a"]["submission"], found[0]["b"]["submission"]} == {"商河县", "2022/博兴县"}
    assert found[0]["severity"] == "fraud"
    assert "材料库" not in found[0]["reason"] and " " not in found[0]["baseline"]
    assert "2022 版" in called("library", "freeze", library, "2022").stdout.decode()
    found = json.loads(called("pairs", new, "--library", library, "--json").stdout)["pairs"]
    assert "材料库" in found[0]["reason"] and found[0]["baseline"].endswith(" 2022")
    done = called("check", new, "--library", library, "--out", tmp_path / "out")
    report = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))
    assert {f["submission"] for f in report["flags"] if "pair" in f["evidence"]} == {"商河县"}
    assert done.returncode == 1
    assert "2022/博兴县" in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert called("library", "remove", library, "2022/博兴县").returncode == 0
    assert called("library", "list", library).stdout == b""
    assert (library / "别人的文件.json").read_text("utf-8") == "留着"
    assert called("library", "remove", library, "没有").returncode == 2


def test_a_submission_kept_without_a_year_does_not_stand_for_this_years(tmp_path):
    """Two copies of this year were passed over where both counties lay in the library too."""
    for year, counties in (("往年", ("博兴县", "商河县")), ("今年", ("博兴县", "商河县"))):
        for county in counties:
            (tmp_path / year / county).mkdir(parents=True)
            text = NOTICE.replace("商河县", county) + BODY
            (tmp_path / year / county / "办法.txt").write_text(f"{text}{year}", encoding="utf-8")
    library = tmp_path / "库"
    (tmp_path / "往年" / "漏放的.txt").write_text("方案", encoding="utf-8")
    (tmp_path / "往年" / "博兴县" / "坏.pdf").write_bytes(b"%PDF-1.4 torn")
    added = called("library", "add", library, tmp_path / "往年", "--batch")
    assert added.returncode == 3
    assert all(name in added.stderr.decode() for name in ("漏放的.txt", "博兴县/坏.pdf"))
    done = called("pairs", tmp_path / "今年", "--batch", "--library", library, "--json")
    found = json.loads(done.stdout)["pairs"]
    sides = {(pair["a"]["submission"], pair["b"]["submission"]): pair for pair in found}
    assert sides["博兴县", "商河县"]["severity"] == "fraud"
    assert sides["博兴县", "往年/博兴县"]["kind"] == "reused_evidence"
    assert sides["商河县", "往年/博兴县"]["severity"] == "fraud"
