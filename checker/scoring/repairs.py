"""What would change a score: open questions and repairs, dearest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.model.rules import IndicatorSystem
from checker.model.score import IndicatorScore, ItemScore, Score, Todo, UnitScore


def todo(score: Score, system: IndicatorSystem, today: date | None = None) -> tuple[Todo, ...]:
    """Everything still open, by points at stake. ``today`` decides what can still be done."""
    over = today is not None and today > system.period[1]
    found: list[Todo] = []
    for entry in (*score.indicators, *score.bonus):
        if entry.void:
            found.append(_void(entry))
            continue
        for item in entry.items:
            found += _open(item, system)
            found += _unused(item, system, over)
    return tuple(sorted(found, key=lambda todo: (-todo.points, todo.ref, todo.text)))


def _void(entry: IndicatorScore) -> Todo:
    materials = tuple(
        dict.fromkeys(m for item in entry.items for unit in item.units for m in unit.materials)
    )
    return Todo(
        entry.id,
        "；".join(entry.reasons),
        (entry.unvoided or Decimal(0)) - entry.verified,
        materials,
        "请换交红头、文号、公章齐全的正式文件",
        True,
    )


def _open(item: ItemScore, system: IndicatorSystem) -> Iterator[Todo]:
    for unit in item.units:
        if unit.state == "review" and unit.possible > unit.points:
            yield Todo(
                item.id,
                f"{item.id} {unit.unit}：{unit.reason}",
                unit.possible - unit.points,
                unit.materials,
                _action(unit),
                True,
            )


def _action(unit: UnitScore) -> str:
    if "日期" in unit.reason:
        return "请在材料或申报表中写明日期"
    if "三要素" in unit.reason:
        return "请换交清晰、三要素齐全的文件"
    if "未能读取" in unit.reason or "辨认" in unit.reason:
        return "请补交可以打开、看得清的版本"
    if "领域" in unit.reason or "产品" in unit.reason:
        return "请在申报表“事项”中写明领域或产品，并附能够证明的材料"
    return "请由评审人核定，或补充能够说明的材料"


def _unused(item: ItemScore, system: IndicatorSystem, over: bool) -> Iterator[Todo]:
    """Points not claimed by any proof; what ran by date cannot be made up for once it is past."""
    if item.max is None or item.ceiling >= item.max:
        return
    entry = system.indicator(item.id)
    rule = next((i for i in entry.items if i.ref == item.id), None) if entry else None
    dated = rule is not None and rule.unit in (
        "quarter",
        "month",
        "week",
        "cycle",
        "posting",
        "gap",
    )
    action = "已过期限，不能补报" if dated and over else "请补充材料"
    yield Todo(
        item.id,
        f"{item.id} {rule.title if rule else ''}还有{item.max - item.ceiling}分没有材料",
        item.max - item.ceiling,
        (),
        action,
        not (dated and over),
    )
