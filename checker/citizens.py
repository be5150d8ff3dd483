"""Numbers of citizens: 身份证号 (GB 11643-1999), a day of birth and a check digit, and plates."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # ISO 7064 MOD 11-2
_DIGITS = "10X98765432"
_SINCE = 1880  # nobody who was born before holds a number
# A plate (GA 36): province, the prefecture's letter, five or six more; 鲁A1234挂 has four.
PLATE = (
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]"
    r"[A-Z][·•.・ ]?[A-Z\d]{4,6}(?![A-Z\d])"
)


def born(digits: str) -> date | None:
    """The day that eight digits name; ``None`` where it never was or nobody's birth can be."""
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if day.year >= _SINCE else None


def digit(body: str) -> str:
    """The check digit of 17 digits."""
    total = sum(int(one) * weight for one, weight in zip(body, _WEIGHTS, strict=True))
    return _DIGITS[total % 11]


def checks(number: str) -> bool:
    """Whether the last of 18 digits is the one that the others give."""
    return digit(number[:17]) == number[17].upper()
