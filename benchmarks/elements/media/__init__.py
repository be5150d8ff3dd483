"""Writers of one paper in one medium: ``write(rng, paper, pages, stem) -> files``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from benchmarks.elements.media import docx, ofd, optical, pdf
from benchmarks.elements.paper import Paper, Sheet

Writer = Callable[[Random, Paper, Sequence[Sheet], Path], list[Path]]

MEDIA: dict[str, Writer] = {
    "pdf": pdf.write,
    "ofd": ofd.write,
    "docx_runs": docx.runs,
    "docx_textbox": docx.textbox,
    "docx_vml": docx.vml,
    "docx_picture": docx.picture,
    "scan200": optical.scan200,
    "scan150": optical.scan150,
    "grey": optical.grey,
    "fax": optical.fax,
    "photo": optical.photo,
    "turned": optical.turned,
    "images": optical.images,
}
DOCX = ("docx_runs", "docx_textbox", "docx_vml", "docx_picture")
COLOURLESS = ("grey", "fax")
FIXED_TEXT = ("pdf", "ofd")
