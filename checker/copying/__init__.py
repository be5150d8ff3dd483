"""Copying between submissions: found, shown with its place, and nobody accused wrongly."""

from checker.copying.compare import compare
from checker.copying.settings import Settings, Source

__all__ = ["Settings", "Source", "compare"]
