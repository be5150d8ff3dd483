"""Fonts for generation only; what is drawn carries its own outlines.

Noto's CFF outlines are turned into TrueType for the characters in use, since reportlab embeds
nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from PIL import ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

NOTO = Path("/usr/share/fonts/opentype/noto")
ARPHIC = Path("/usr/share/fonts/truetype/arphic")
SIMPLIFIED = "Noto %s CJK SC"
FACES = {  # name → file, family
    "song": (NOTO / "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC"),
    "songbold": (NOTO / "NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"),
    "hei": (NOTO / "NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"),
    "heibold": (NOTO / "NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"),
    "kai": (ARPHIC / "ukai.ttc", "AR PL UKai CN"),
}

UNHINTED = [  # fields of maxp that speak of hints and composites: none here
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxComponentDepth",
]


@lru_cache
def face_index(name: str) -> int:
    """Position of the simplified Chinese face inside its collection."""
    file, family = FACES[name]
    with TTCollection(str(file), lazy=True) as collection:
        families = [font["name"].getBestFamilyName() for font in collection.fonts]
    return families.index(family)


@lru_cache
def drawn(name: str, size: int) -> ImageFont.FreeTypeFont:
    """The font for drawing pixels with pillow."""
    return ImageFont.truetype(str(FACES[name][0]), size, index=face_index(name))


def register(characters: Iterable[str], folder: Path) -> None:
    """Makes every face known to reportlab, Noto converted for these characters."""
    folder.mkdir(parents=True, exist_ok=True)
    text = "".join(sorted(set(characters)))
    for name, (file, _) in FACES.items():
        if file.parent == ARPHIC:
            font = EmbeddedFont(name, str(file), subfontIndex=face_index(name))
        else:
            font = EmbeddedFont(name, str(_converted(name, text, folder)))
        pdfmetrics.registerFont(font)


def _converted(name: str, text: str, folder: Path) -> Path:
    target = folder / f"{name}.ttf"
    font = TTFont(str(FACES[name][0]), fontNumber=face_index(name), recalcTimestamp=False)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True)
    chosen = subset.Subsetter(options)
    chosen.populate(text=text)
    chosen.subset(font)
    _outlines_to_truetype(font)
    font.save(str(target))
    return target


def _outlines_to_truetype(font: TTFont) -> None:
    glyphs, outlines = font.getGlyphSet(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), outlines
    for table in ("CFF ", "VORG", "GPOS", "GSUB", "BASE", "vhea", "vmtx"):
        if table in font:
            del font[table]
    _truetype_tables(font)
    font.sfntVersion = "\000\001\000\000"


def _truetype_tables(font: TTFont) -> None:
    profile = font["maxp"] = newTable("maxp")
    profile.tableVersion, profile.numGlyphs = 0x00010000, len(font.getGlyphOrder())
    for name in UNHINTED:
        setattr(profile, name, 0)
    profile.maxZones = 1
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["post"].glyphOrder = font.getGlyphOrder()
