"""Offices keep old browsers: nothing shipped asks for more than Chromium 109.

Versions are those in which Chromium first had a feature, as its release notes name them.
"""

import re
from pathlib import Path

import pytest

from checker import reports, review

KINDS, HTMX = (".js", ".css", ".html"), "htmx.min.js"
NEWER = (
    # style sheets
    (111, "colours", r"\b(?:color-mix|oklch|oklab|lch|lab|color)\(", "color-mix(in srgb, a, b)"),
    (111, "style queries", r"@container\s+style\(", "@container style(--a: b)"),
    (111, "angles", r"[:\s(](?:sin|cos|tan|atan2?|pow|sqrt|hypot|exp)\(", "width: sin(30deg)"),
    (111, "nth-child of", r":nth-(?:last-)?child\([^)]* of ", "li:nth-child(2 of .a)"),
    (113, "linear easing", r"\blinear\(", "animation: a 1s linear(0, 1)"),
    (114, "text-wrap", r"\b(?:text-wrap|white-space-collapse)\s*:", "text-wrap: balance"),
    (115, "timelines", r"\b(?:animation|view)-timeline", "animation-timeline: scroll()"),
    (117, "subgrid", r"\bsubgrid\b", "grid-template-rows: subgrid"),
    (117, "starting-style", r"@starting-style|transition-behavior", "@starting-style { }"),
    (118, "scope", r"@scope\b", "@scope (.a) { }"),
    (119, "user-valid", r":user-(?:in)?valid", "input:user-invalid"),
    (120, "plain mask", r"(?<!-)\bmask(?:-image)?\s*:", "mask: url(a.svg)"),
    (120, "dir", r":dir\(", "p:dir(rtl)"),
    (121, "scrollbars", r"\bscrollbar-(?:color|width)", "scrollbar-width: thin"),
    (123, "field-sizing", r"\bfield-sizing|\blight-dark\(", "field-sizing: content"),
    (125, "anchors", r"\b(?:anchor-name|position-anchor|anchor\()", "position-anchor: --a"),
    (125, "rounding", r"[:\s(](?:round|mod|rem|abs|sign)\(", "width: round(1px, 2px)"),
    (129, "sizes to calculate", r"\b(?:interpolate-size|calc-size)", "height: calc-size(auto)"),
    (133, "open, text-box", r":open\b|\btext-box", "details:open"),
    # pages
    (114, "popovers", r"\bpopover(?:target)?\b|Popover\(", "<div popover>"),
    (118, "search", r"</?search\b", "<search>"),
    (120, "details by name", r"<details[^>]*\sname=", '<details name="a">'),
    (134, "closedby", r"\bclosedby=|\bcommandfor=|\.requestClose\(", '<dialog closedby="any">'),
    # scripts
    (110, "array copies", r"\.(?:toSorted|toReversed|toSpliced|with)\(", "a.toSorted()"),
    (111, "view transitions", r"\bstartViewTransition\b|@view-transition", "@view-transition { }"),
    (111, "well-formed text", r"\.(?:is|to)WellFormed\(", "a.isWellFormed()"),
    (112, "flag v", r"/\w*v\w*\.(?:test|exec)\(", "/a/v.test(b)"),
    (114, "scrollend", r"['\"]scrollend['\"]|\bonscrollend", '"scrollend"'),
    (116, "signals of several", r"\bAbortSignal\.any\(", "AbortSignal.any([a])"),
    (117, "groups", r"\b(?:Object|Map)\.groupBy\(", "Object.groupBy(a, b)"),
    (119, "promises", r"\bPromise\.(?:withResolvers|try)\(", "Promise.withResolvers()"),
    (120, "addresses", r"\bURL\.(?:canParse|parse)\(", "URL.canParse(a)"),
    (121, "async arrays", r"\bArray\.fromAsync\(", "Array.fromAsync(a)"),
    (122, "sets", r"\.(?:union|intersection|isSubsetOf|isDisjointFrom)\(", "a.union(b)"),
    (122, "iterators", r"\.(?:keys|values)\(\)\.(?:map|filter|take|toArray)\(", "a.keys().map(b)"),
    (124, "unsafe markup", r"\.(?:setHTMLUnsafe|parseHTMLUnsafe|getHTML)\(", "a.setHTMLUnsafe(b)"),
    (133, "moved nodes", r"\.moveBefore\(", "a.moveBefore(b, c)"),
    (136, "escapes", r"\bRegExp\.escape\(", "RegExp.escape(a)"),
)  # fmt: skip


def shipped():
    """What is sent to a browser, but for htmx, which asks whether a feature is there."""
    rooms = [Path(room.__file__).parent for room in (review, reports)]
    files = (file for room in rooms for file in room.rglob("*"))
    return [file for file in files if file.suffix in KINDS and file.name != HTMX]


@pytest.mark.parametrize(
    "file", shipped(), ids=lambda file: f"{file.parent.parent.name}-{file.name}"
)
def test_nothing_newer_is_shipped(file):
    text = file.read_text(encoding="utf-8")
    assert [(name, since) for since, name, pattern, _ in NEWER if re.search(pattern, text)] == []
    if file.suffix == ".css":
        assert nested(text) == []


@pytest.mark.parametrize(("pattern", "example"), [row[2:] for row in NEWER])
def test_each_would_be_found(pattern, example):
    assert re.search(pattern, example)


def nested(text):
    """The rules that stand in another rule, which Chromium reads since 112."""
    open_, found = [], []
    for head, mark in re.findall(r"([^{};]*)([{};])", re.sub(r"/\*.*?\*/", "", text, flags=re.S)):
        if mark == "{":
            if open_ and not open_[-1].startswith("@"):
                found.append(head.strip())
            open_.append(head.strip())
        elif mark == "}":
            open_.pop()
    return found


def test_a_nested_rule_would_be_found():
    assert nested("@media print { a { color: red } } b { color: red; & i { color: blue } }") == [
        "& i"
    ]
