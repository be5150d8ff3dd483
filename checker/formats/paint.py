"""What the eye calls a colour: two tones never share a line of text."""

from functools import lru_cache

from checker.model.document import Colour


@lru_cache(maxsize=1024)
def tone(colour: Colour | None) -> str:
    """``unknown``, ``light``, ``dark``, ``red`` or ``other``."""
    if colour is None:
        return "unknown"
    red, green, blue = colour
    if max(colour) - min(colour) < 50:
        return "light" if min(colour) > 200 else "dark"
    if red - max(green, blue) > 50:
        return "red"
    return "dark" if max(colour) < 140 else "other"
