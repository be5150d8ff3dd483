"""DOCX: zip and XML, no Word needed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.formats import wordml
from checker.model.document import Document

NAME = "docx"
SUFFIXES = (".docx", ".docm", ".dotx", ".wps")


def sniff(head: bytes, path: Path) -> bool:
    """A zip that holds Word's main part."""
    return head.startswith(b"PK") and wordml.holds(path)


def read(files: Sequence[Path]) -> Document:
    """Read one DOCX file. Its pages are a sketch (source ``flow``), its text is exact."""
    return wordml.read(files[0], NAME)
