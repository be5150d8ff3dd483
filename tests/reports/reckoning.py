"""Reckons a workbook's formulas: the few functions that ours use, by openpyxl's own tokens.

Written for the tests, apart from the program: what is not known here is an error, never a guess.
"""

from decimal import ROUND_HALF_UP, Decimal

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

OPERATORS = {"=": "==", "<>": "!=", "^": "**"}


class Book:
    """A workbook's values, by sheet and cell; formulas are reckoned as they are asked for."""

    def __init__(self, path):
        self.book = openpyxl.load_workbook(path)
        self.known = {}

    def value(self, sheet, at):
        """One cell: a Decimal, text, or "" for an empty one."""
        key = sheet, at
        if key not in self.known:
            found = self.book[sheet][at].value
            formula = self.book[sheet][at].data_type == "f"
            self.known[key] = self._reckon(sheet, found) if formula else _plain(found)
        return self.known[key]

    def put(self, sheet, at, value):
        """What a reviewer types."""
        self.book[sheet][at].value = value
        self.known.clear()

    def column(self, sheet, head):
        """The letter of the column with this head."""
        return next(c.column_letter for c in self.book[sheet][1] if c.value == head)

    def rows(self, sheet, **want):
        """The rows whose columns hold these values."""
        return [
            row
            for row in range(2, self.book[sheet].max_row + 1)
            if all(self.cell(sheet, head, row) == value for head, value in want.items())
        ]

    def cell(self, sheet, head, row):
        """The value under a head."""
        return self.value(sheet, f"{self.column(sheet, head)}{row}")

    def type(self, sheet, head, row, value):
        """A value typed under a head."""
        self.put(sheet, f"{self.column(sheet, head)}{row}", value)

    def area(self, sheet, reference):
        """A range as rows of values, one cell as its value."""
        name, _, cells = reference.rpartition("!")
        sheet = name.strip("'") or sheet
        left, top, right, low = range_boundaries(cells.replace("$", ""))
        letters = [openpyxl.utils.get_column_letter(c) for c in range(left, right + 1)]
        found = [self.value(sheet, f"{c}{r}") for r in range(top, low + 1) for c in letters]
        return Many(found) if ":" in cells else found[0]

    def _reckon(self, sheet, formula):
        code = _code(Tokenizer(formula).items)
        scope = {
            "__builtins__": {},
            **FUNCTIONS,
            "R": lambda reference: self.area(sheet, reference),
            "D": Decimal,
        }
        return eval(code, scope)


class Many(list):
    """A range in an array formula: every operation goes cell by cell."""

    def _each(self, other, do):
        others = other if isinstance(other, list) else [other] * len(self)
        return Many(do(a, b) for a, b in zip(self, others, strict=True))

    def __eq__(self, other):
        return self._each(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._each(other, lambda a, b: a != b)

    def __mul__(self, other):
        return self._each(other, lambda a, b: Decimal(a) * Decimal(b))

    __hash__ = None


def _plain(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else Decimal(str(value))


def _code(tokens):
    """Python for a formula; IF reckons only the branch it takes, as Excel does."""
    parts, lazy = [], []
    for token in tokens:
        if token.type == "FUNC" and token.subtype == "OPEN":
            lazy.append(token.value == "IF(")
            parts.append(token.value + ("lambda: " if lazy[-1] else ""))
        elif token.type in ("FUNC", "PAREN"):
            if token.value == ")":
                lazy.pop()
            else:
                lazy.append(False)
            parts.append(token.value)
        elif token.type == "SEP":
            parts.append(", lambda: " if lazy[-1] else ", ")
        else:
            parts.append(_python(token))
    return "".join(parts)


def _python(token):
    if token.type == "OPERAND":
        if token.subtype == "RANGE":
            return f"R({token.value!r})"
        return repr(token.value[1:-1]) if token.subtype == "TEXT" else f"D('{token.value}')"
    if token.type == "OPERATOR-INFIX":
        return OPERATORS.get(token.value, token.value)
    raise ValueError(f"{token.type} {token.value}")


def _round(value, places):
    return Decimal(value).quantize(Decimal(1).scaleb(-int(places)), ROUND_HALF_UP)


def _left(text, count):
    if isinstance(text, list):
        return Many(_left(each, count) for each in text)
    return str(text)[: int(count)]


FUNCTIONS = {
    "IF": lambda test, yes, no: yes() if test() else no(),
    "AND": lambda *tests: all(tests),
    "ISNUMBER": lambda value: isinstance(value, Decimal),
    "MAX": max,
    "MIN": min,
    "ROUND": _round,
    "LEFT": _left,
    "TRIM": lambda text: " ".join(str(text).split()),
    "SUMPRODUCT": lambda values: sum(values, Decimal(0)),
}
