"""申报表 of a county, from the claims in its story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from maker import sheet

COLUMNS = ["指标", "计分项", "材料", "事项", "日期", "数量", "自评分", "说明"]


def write(county: dict[str, Any], folder: Path) -> None:
    """Writes the manifest in the county's form: xlsx, or csv in its encoding."""
    form = county["manifest"]
    columns = form.get("columns", COLUMNS)
    rows = [[row.get(column, "") for column in columns] for row in _rows(county)]
    rows = [[cell if isinstance(cell, int | float) else str(cell) for cell in row] for row in rows]
    target = folder / form["name"]
    if form["form"] == "xlsx":
        sheet.xlsx([columns, *rows], target)
    else:
        sheet.text_table([columns, *rows], target, form["encoding"])


def _rows(county: dict[str, Any]) -> list[dict[str, Any]]:
    rows = []
    for entry in county["materials"]:
        for field in ("claim", "claim_also"):
            if claim := entry.get(field):
                where = {"指标": entry["at"], "材料": entry["path"]}
                rows.append(
                    where | ({"计分项": entry["item"]} if entry.get("item") else {}) | claim
                )
    return rows + county["manifest"].get("more", [])
