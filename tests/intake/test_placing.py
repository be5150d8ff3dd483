import pytest

from checker.intake import placing
from checker.model.material import ManifestRow, Material


def material(path, *parts):
    return Material(id=path, path=path, sha256="", bytes=1, files=(), parts=parts)


PAPERS = (
    material("四/2/办法.pdf"),
    material("四/2/细则[定稿].docx"),
    material("四/3/第1页.jpg", "四/3/第2页.jpg"),
    material("包.zip!/四/通知.pdf"),
    material("カ\u3099.pdf"),  # as macOS writes it: が in two signs
)


def test_a_manifest_inside_the_only_folder_tells_paths_from_there():
    papers = (material("商河县/四/2/办法.pdf"), material("商河县/四/3/办法.pdf"))
    for said in ("四/2/办法.pdf", "四/2", "四/2/*", "商河县/四/2"):
        row = ManifestRow("四.2", said)
        placed, problems = placing.by_manifest(papers, [row], "商河县/")
        assert [bool(each.rows) for each in placed] == [True, False], said
        assert not problems


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("四/2/办法.pdf", [0]),
        ("办法.pdf", [0]),
        ("四/2", [0, 1]),
        ("四/2/", [0, 1]),
        ("四", [0, 1, 2]),
        ("四/2/细则[定稿].docx", [1]),
        ("细则*.docx", [1]),
        ("四/*.pdf", [0]),
        ("*.pdf", [0, 3, 4]),
        ("第2页.jpg", [2]),
        ("第[23]页.jpg", [2]),
        ("包.zip!", [3]),
        ("ガ.pdf", [4]),
        (".", []),
        ("2", []),
        ("办法", []),
    ],
)
def test_a_row_means_a_path_a_name_a_folder_or_a_pattern(said, meant):
    row = ManifestRow(ref="四.2", material=said, row=2)
    placed, problems = placing.by_manifest(PAPERS, [row])
    assert [at for at, each in enumerate(placed) if each.rows] == meant
    assert [problem.code for problem in problems] == ["manifest-material-missing"] * (not meant)


def test_a_long_list_asks_for_each_name_once(monkeypatch):
    asked = []
    real = placing.fnmatch.fnmatchcase
    monkeypatch.setattr(
        placing.fnmatch, "fnmatchcase", lambda *given: asked.append(given) or real(*given)
    )
    papers = [material(f"四/2/{number}.pdf") for number in range(300)]
    rows = [ManifestRow(ref="四.2", material=f"{number}.pdf", row=number) for number in range(300)]
    rows += [ManifestRow(ref="四.2", material="四/*.pdf", row=301)] * 50
    placed, problems = placing.by_manifest(papers, rows)
    assert len(asked) <= 2 * len(papers) and not problems
    assert all(len(each.rows) == 51 for each in placed)
