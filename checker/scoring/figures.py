"""Figures by which a paper bears out that something is in use: of nothing but zeros it is not."""

from __future__ import annotations

import re

from checker.scoring import rows
from checker.scoring.exhibit import Exhibit, plain

_AMOUNT = re.compile(
    r"金额|额度|余额|人数|人次|次数|户数|家数|笔数|单数|件数|台数|数量|里程|总数|规模"
    r"|[(](?:万?元|人|户|家|笔|辆|次|件|单)[)]|(?:放款|贷款|授信|优惠|减免|惠及|服务)数?额?$"
)
_ZERO = re.compile(
    r"[^,。;、|\d]{0,12}(?<![\d.,])0+(?:\.0+)?(?:万|亿)?(?:元|人次?|户|家|笔|辆|次|件|单|起|台|吨|艘|名)"
    r"|(?:尚|暂|均)?无(?:实际|任何)?(?:放款|贷款|业务|使用|办理|应用|数据|发生)\S{0,6}"
    r"|(?:放款|贷款|使用|办理|应用|业务)(?:情况|记录|笔数|金额|人次)?[::]?(?:均?为)?(?:无|零)(?=$|[,。;|])"
)


def given(exhibit: Exhibit) -> bool:
    """Whether a row of a list gives an amount, or where it has no such column, a day."""
    listed = rows.of(exhibit)
    return any(_gives(row) for row in listed) if listed else _in_columns(exhibit)


def _in_columns(exhibit: Exhibit) -> bool:
    """Whether there is an amount in a column called so, where the other columns are not known."""
    lines = [line.split("\t") for line in exhibit.lines.splitlines() if "\t" in line]
    for at, heads in enumerate(lines):
        named = [column for column, head in enumerate(heads) if _AMOUNT.search(plain(head))]
        under = (row[column] for row in lines[at + 1 :] for column in named if column < len(row))
        if any(re.fullmatch(r"\s*[\d,.]*[1-9][\d,.]*\s*", cell) for cell in under):
            return True
    return False


def _gives(row: rows.Row) -> bool:
    amounts = [cell for head, cell in row.cells if _AMOUNT.search(head)]
    if amounts:
        return any(re.search("[1-9]", cell) for cell in amounts)
    return row.when is not None and row.told


def zero(exhibit: Exhibit) -> str:
    """The words or the row by which a paper says that nothing came of it; empty where none does."""
    if said := _ZERO.search(exhibit.text):
        return said[0]
    listed = [cell for row in rows.of(exhibit) for cell in row.cells]
    amounts = [(head, cell) for head, cell in listed if _AMOUNT.search(head)]
    nothing = (
        f"{head}{cell}" for head, cell in amounts if re.fullmatch(r"0+(?:\.0+)?|无|零", cell)
    )
    return next(nothing, "")
