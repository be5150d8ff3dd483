"""Effective look of runs and paragraphs: direct formatting, styles, theme, document defaults."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass

from checker.formats.flow import Setting
from checker.formats.wordml.names import (
    W14,
    A,
    Element,
    W,
    hex_colour,
    number,
    switched_on,
    value,
)
from checker.model.document import Colour

_BLACK: Colour = (0, 0, 0)
_THEME_NAMES = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2",
                "text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2",
                "tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2",
                "hyperlink": "hlink", "followedHyperlink": "folHlink"}  # fmt: skip
_ALIGN = {"center": "center", "right": "right", "end": "right"}
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How a run shows: size in points, colour, hidden or not."""

    size: float
    colour: Colour
    hidden: bool


class Styles:
    """The styles and theme of one package."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._theme = _theme_colours(theme)
        found = [] if styles is None else styles.findall(f"{W}style")
        self._styles = {value(style, "styleId") or "": style for style in found}
        self._default = next(
            (
                value(style, "styleId")
                for style in found
                if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}
            ),
            None,
        )
        defaults = None if styles is None else styles.find(f"{W}docDefaults")
        self._run_default = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self._paragraph_default = (
            None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        )

    def look(self, paragraph: Element | None, run: Element | None) -> Look:
        """The look of a run by its ``w:pPr`` and ``w:rPr``."""
        layers = list(self._run_layers(paragraph, run))
        size = next((found for one in layers if (found := value(one.find(f"{W}sz")))), None)
        marks = (one.find(f"{W}vanish") for one in layers)
        vanish = next((mark for mark in marks if mark is not None), None)
        colours = (self._run_colour(one) for one in layers)
        colour = next((found for found in colours if found is not None), _BLACK)
        return Look(number(size, 20.0) / 2, colour, switched_on(vanish))

    def face(self, paragraph: Element | None, run: Element | None) -> str:
        """The face of a run's Latin letters and digits; empty where none is named."""
        fonts = (one.find(f"{W}rFonts") for one in self._run_layers(paragraph, run))
        named = (value(one, "asciiTheme") or value(one, "ascii") for one in fonts)
        return next(filter(None, named), "")

    def _run_layers(self, paragraph: Element | None, run: Element | None) -> Iterator[Element]:
        if run is not None:
            yield run
            yield from self._chain(value(run.find(f"{W}rStyle")), f"{W}rPr")
        yield from self._chain(self._style_of(paragraph), f"{W}rPr")
        if self._run_default is not None:
            yield self._run_default

    def _style_of(self, paragraph: Element | None) -> str | None:
        named = None if paragraph is None else value(paragraph.find(f"{W}pStyle"))
        return named or self._default

    def _chain(self, name: str | None, tag: str) -> Iterator[Element]:
        """The wanted properties of a style and of those it is based on, nearest first."""
        for _ in range(_MAX_DEPTH):
            style = self._styles.get(name or "")
            if style is None:
                return
            found = style.find(tag)
            if found is not None:
                yield found
            name = value(style.find(f"{W}basedOn"))

    def _run_colour(self, properties: Element) -> Colour | None:
        found = self._painted(properties.find(f"{W14}textFill"), W14)
        if found is not None:
            return found
        colour = properties.find(f"{W}color")
        if colour is None:
            return None
        theme = self._theme_colour(value(colour, "themeColor"))
        if theme is not None:
            return _shaded(theme, value(colour, "themeTint"), value(colour, "themeShade"))
        return hex_colour(value(colour)) or _BLACK

    def _theme_colour(self, name: str | None) -> Colour | None:
        return self._theme.get(_THEME_NAMES.get(name or "", name or ""))

    def fill(self, container: Element | None) -> Colour | None:
        """The colour of a DrawingML fill or a style reference below ``container``."""
        painted = self._painted(container, A)
        return painted if painted or container is None else self._first(container, A)

    def _painted(self, container: Element | None, space: str) -> Colour | None:
        """A solid fill's colour, or the one a gradient begins with."""
        paints = (f"{space}solidFill", f"{space}gradFill/{space}gsLst/{space}gs")
        fills = () if container is None else map(container.find, paints)
        colours = (self._first(fill, space) for fill in fills if fill is not None)
        return next((colour for colour in colours if colour is not None), None)

    def _first(self, container: Element, space: str) -> Colour | None:
        colours = (self._drawn(child, space) for child in container if isinstance(child.tag, str))
        return next((colour for colour in colours if colour is not None), None)

    def _drawn(self, colour: Element, space: str) -> Colour | None:
        text = colour.get("val") or colour.get(f"{space}val")
        if colour.tag == f"{space}srgbClr":
            return hex_colour(text)
        if colour.tag == f"{space}sysClr":
            return hex_colour(colour.get("lastClr")) or _BLACK
        return self._theme_colour(text) if colour.tag == f"{space}schemeClr" else None

    def setting(self, paragraph: Element | None) -> Setting:
        """Alignment, indents and spacing of a paragraph by its ``w:pPr``."""
        layers = [] if paragraph is None else [paragraph]
        layers += list(self._chain(self._style_of(paragraph), f"{W}pPr"))
        if self._paragraph_default is not None:
            layers.append(self._paragraph_default)
        size = self.look(paragraph, None).size
        row = _twips(layers, "spacing", "line")
        rule = _found(layers, "spacing", "lineRule")
        jc = next((found for one in layers if (found := value(one.find(f"{W}jc")))), "")
        return Setting(
            _ALIGN.get(jc, "left"),
            _twips(layers, "spacing", "before"),
            _twips(layers, "spacing", "after"),
            _indent(layers, "firstLine", size),
            _indent(layers, "left", size) or _indent(layers, "start", size),
            _indent(layers, "right", size) or _indent(layers, "end", size),
            min(row, 200.0) if rule in {"exact", "atLeast"} and row > 0 else 0.0,
        )


def _found(layers: list[Element], tag: str, name: str) -> str | None:
    texts = (value(one.find(W + tag), name) for one in layers)
    return next((text for text in texts if text is not None), None)


def _twips(layers: list[Element], tag: str, name: str) -> float:
    return max(-500.0, min(number(_found(layers, tag, name)) / 20, 800.0))


def _indent(layers: list[Element], name: str, size: float) -> float:
    in_characters = _found(layers, "ind", name + "Chars")
    if in_characters:
        return max(0.0, min(number(in_characters) / 100 * size, 400.0))
    return max(0.0, min(_twips(layers, "ind", name), 400.0))


def _theme_colours(theme: Element | None) -> dict[str, Colour]:
    scheme = None if theme is None else theme.find(f"{A}themeElements/{A}clrScheme")
    found: dict[str, Colour] = {}
    for entry in () if scheme is None else scheme:
        if not isinstance(entry.tag, str) or not len(entry):
            continue
        colour = hex_colour(entry[0].get("lastClr") or entry[0].get("val"))
        if colour is not None:
            found[entry.tag.rpartition("}")[2]] = colour
    return found


def _shaded(colour: Colour, tint: str | None, shade: str | None) -> Colour:
    """Lightened or darkened as ISO 29500-1, 17.3.2.6 says; both are hexadecimal shares of 255."""
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    if tint:
        share = _share(tint)
        light = light * share + (1 - share)
    if shade:
        light *= _share(shade)
    red, green, blue = colorsys.hls_to_rgb(hue, light, full)
    return round(red * 255), round(green * 255), round(blue * 255)


def _share(text: str) -> float:
    try:
        return min(int(text, 16), 255) / 255
    except ValueError:
        return 1.0
