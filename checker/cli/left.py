"""Files without a result, told on the command line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import typer

from checker import intake
from checker.cli.app import unprocessed
from checker.pipeline import Read


def tell(
    reads: Sequence[Read], paths: Sequence[Path], batch: bool, apart: Collection[Path | None] = ()
) -> bool:
    """Write a line for each, in the packages and beside them; whether there is any."""
    found = [(f"{read.submission.name}/{x.path}", x) for read in reads for x in read.unprocessed]
    beside = (x for path in paths for x in intake.outside(path, batch, apart))
    found += [(x.path, x) for x in beside if not x.aside]
    for where, entry in found:
        typer.echo(unprocessed(where, entry), err=True)
    return bool(found)
