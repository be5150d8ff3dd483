"""Figures by which a paper bears out that something is in use: of nothing but zeros it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    """Whether a list gives an amount, or where it has no such column, a day."""
    amounts = list(_amounts(exhibit))
    if amounts:
        return any(re.search("[1-9]", cell) for _, cell in amounts)
    return any(row.when and row.told for row in rows.of(exhibit))


def _amounts(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """The columns of amounts, and each cell under them; also where no other column is known."""
    listed = rows.of(exhibit)
    for head, cell in (pair for row in listed for pair in row.cells):
        if _AMOUNT.search(head):
            yield head, plain(cell)
    lines = [] if listed else [x.split("\t") for x in exhibit.lines.splitlines() if "\t" in x]
    for heads in lines[:1]:
        for column, head in enumerate(map(plain, heads)):
            under = [row[column] for row in lines[1:] if column < len(row)]
            yield from ((head, plain(cell)) for cell in under if _AMOUNT.search(head))


def zero(exhibit: Exhibit) -> str:
    """The words or the cell by which a paper says that nothing came of it; empty where none."""
    if said := _ZERO.search(exhibit.text):
        return said[0]
    nothing = (f"{h}{c}" for h, c in _amounts(exhibit) if re.fullmatch(r"0+(?:\.0+)?|无|零", c))
    return next(nothing, "")
