"""Seals as SVG: ring text on a path, a star or nothing in the middle, words below it."""

from __future__ import annotations

from random import Random

_FACES = ("AR PL UMing CN", "Noto Serif CJK SC", "WenQuanYi Zen Hei")
_STAR = "M0 -10L2.25 -3.1L9.5 -3.1L3.65 1.2L5.9 8.1L0 3.8L-5.9 8.1L-3.65 1.2L-9.5 -3.1L-2.25 -3.1Z"


def round_seal(
    rng: Random, ring: str, *, low: str = "", size: float = 42, star: bool = True
) -> str:
    """A round seal ``size`` mm wide, a little turned, as an inline SVG."""
    colour = rng.choice(("#e00000", "#d9001b", "#c81e1e", "#ee1c25"))
    letter = min(6.4, 84 / max(len(ring), 8))
    wide = min(70.0, len(ring) * letter * 1.18)
    face = rng.choice(_FACES)
    middle = f'<path d="{_STAR}" transform="scale(.62)" fill="{colour}"/>' if star else ""
    words = f'<text y="12.5" font-size="4.2" text-anchor="middle">{low}</text>' if low else ""
    mark = f"r{rng.randrange(10**9)}"
    return (
        f'<svg width="{size}mm" height="{size}mm" viewBox="-21 -21 42 42" fill="{colour}" '
        f'style="transform:rotate({rng.uniform(-9, 9):.1f}deg);opacity:{rng.uniform(0.8, 1):.2f}" '
        f'font-family="{face}"><defs><path id="{mark}" d="M-8.2 11.7A14.3 14.3 0 1 1 8.2 11.7"/>'
        f'</defs><circle r="20.2" fill="none" stroke="{colour}" stroke-width="1.1"/>{middle}{words}'
        f'<text font-size="{letter:.2f}" font-weight="bold"><textPath href="#{mark}" '
        f'startOffset="50%" text-anchor="middle" textLength="{wide:.1f}">{ring}</textPath></text>'
        "</svg>"
    )


def name_stamp(name: str) -> str:
    """The red square stamp of a person who signs."""
    return (
        '<span style="display:inline-block;border:.8mm solid #d00;color:#d00;padding:1mm;'
        f"font:700 20pt 'Noto Serif CJK SC'\">{name}印</span>"
    )


def oval(text: str) -> str:
    """The oval stamp of an invoice."""
    return (
        '<svg width="40mm" height="30mm" viewBox="-20 -15 40 30" fill="#d33"><ellipse rx="19" '
        'ry="14" fill="none" stroke="#d33"/><text font-size="3.6" text-anchor="middle">'
        f"{text}</text></svg>"
    )
