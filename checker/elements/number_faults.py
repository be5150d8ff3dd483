"""What a document number does otherwise than GB/T 9704-2012 7.2.5 prescribes: advice, never a
failure. Only text media show the printed brackets for certain."""

from __future__ import annotations

from datetime import date

from checker.elements.numbers import Number


def faults(number: Number, *, certain: bool, issued: date | None) -> list[dict[str, str]]:
    """Faults as ``{code, text}``. ``certain``: the characters come from the file, not from OCR."""
    found: list[tuple[str, str]] = []
    if certain and number.form != "loose" and number.brackets not in ("", "〔〕"):
        shown = f"{number.brackets[:1]}{number.year}{number.brackets[1:]}"
        found.append(("brackets", f"年份“{shown}”未用六角括号“〔〕”"))
    if certain and number.form == "standard" and not number.printed.rstrip(")） ").endswith("号"):
        found.append(("no_word", "发文顺序号后缺“号”字"))
    if number.form == "loose":
        found.append(("form", f"“{number.value}”不是“机关代字〔年份〕顺序号”的写法"))
    if number.nth and number.form in ("standard", "year_first"):
        found.append(("ordinal", "发文顺序号前不应加“第”字"))
    if number.serial.isdecimal() and number.serial.startswith("0"):
        found.append(("leading_zero", f"发文顺序号“{number.serial}”不应编虚位"))
    if number.year and len(number.year) == 2:
        found.append(("short_year", f"年份“{number.year}”应标全称"))
    if issued and number.full_year and number.full_year != issued.year:
        text = f"文号年份{number.full_year}与成文日期{issued:%Y}年不一致"
        found.append(("year", text))
    return [{"code": code, "text": f"{text}（GB/T 9704—2012 第7.2.5条）"} for code, text in found]
