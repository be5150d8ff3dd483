"""How a change of rules moves scores, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.reports.effect import Effect, Interval

NOTE = (
    "材料按上次检查时的归类计分；新规则增加的指标没有材料归到它，要用新规则重新 check 才会归入。"
    "认定仍按报告中的状态。"
)
CHANGED = "有报送单位按旧规则重算与报告不同：报告之后规则、程序或认定改过，请先用旧规则重新 check。"


def show(found: Sequence[Effect]) -> None:
    """Print each submission before and after, the items that moved, and what to mind."""
    console = Console()
    table = Table(
        title="各报送单位得分（下限 – 已核实 – 上限）", title_justify="left", show_lines=True
    )
    table.add_column("报送单位", overflow="fold")
    for name in ("旧规则", "新规则"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("已核实变化", justify="right")
    table.add_column("名次", justify="right", no_wrap=True)
    table.add_column("变化的计分项", overflow="fold", ratio=1)
    for each in found:
        table.add_row(*map(Text, _cells(each)))
    console.print(table)
    console.print(NOTE, markup=False)
    if any(each.reported != each.old for each in found):
        console.print(CHANGED, markup=False)


def _cells(each: Effect) -> tuple[str, ...]:
    change = each.new[1] - each.old[1]
    before, after = each.ranks
    moved = [f"{one.ref}：{_item(one.old)} → {_item(one.new)}" for one in each.items]
    return (
        each.submission,
        _interval(each.old),
        _interval(each.new),
        "0" if change == 0 else f"{'+' if change > 0 else '−'}{_points(abs(change))}",
        str(after) if before == after else f"{before} → {after}",
        "\n".join(moved) or "没有变化",
    )


def _item(found: Interval | None) -> str:
    return "（没有这一项）" if found is None else _interval(found)


def _interval(found: Interval) -> str:
    return _points(found[1]) if len(set(found)) == 1 else "–".join(map(_points, found))


def _points(value: Decimal) -> str:
    return f"{value.normalize():f}"


def plain(found: Sequence[Effect]) -> list[dict[str, Any]]:
    """The same as JSON data."""
    return [
        {
            "submission": each.submission,
            "reported": _figures(each.reported),
            "old": _figures(each.old),
            "new": _figures(each.new),
            "rank": {"old": each.ranks[0], "new": each.ranks[1]},
            "items": [
                {"id": one.ref, "old": _figures(one.old), "new": _figures(one.new)}
                for one in each.items
            ],
        }
        for each in found
    ]


def _figures(found: Interval | None) -> dict[str, float] | None:
    names = ("floor", "verified", "ceiling")
    return found and dict(zip(names, map(float, found), strict=True))
