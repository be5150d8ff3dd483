"""Records kept by content hash and the versions of what made them, one small file each.

A record is written at once and whole after its file was read, so a run that was killed goes on
where it stopped, and a second run over unchanged files reads nothing again.
"""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from checker import source
from checker.files import write_whole
from checker.formats import convert
from checker.model.material import Material, Unprocessed
from checker.records import Scope, moved
from checker.work import pictures
from checker.work.pictures import Outcome

_ROOMS = ("model", "formats", "ocr", "elements", "copying", "forgery")
MADE_BY = (
    *_ROOMS,
    "drawings.py",
    "drawn.py",
    "records.py",
    "intake/listing.py",
    "intake/personal.py",
)
LIBRARIES = (
    *("rapidocr", "onnxruntime", "pypdfium2", "opencv-python-headless", "numpy"),
    *("olefile", "xlrd", "openpyxl", "pillow", "pyhanko"),
)


class Cache:
    """A folder of records. Only files that this program wrote under its own key are read."""

    def __init__(self, folder: Path, engine: str, scope: Scope) -> None:
        self.folder = folder
        self.stamp = _stamp(engine, scope)
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, material: Material) -> Outcome | None:
        """The kept outcome of these bytes under this name, ``None`` if it must be read."""
        try:
            kept = pictures.found(pickle.loads(self._file(material).read_bytes()), self.folder)
        except Exception:
            return None  # missing, torn or from another build: read again
        return at(kept, material)

    def put(self, material: Material, outcome: Outcome) -> None:
        """Keep one outcome."""
        kept = pickle.dumps(pictures.apart(outcome, self.folder), protocol=5)
        write_whole(self._file(material), kept)

    def key(self, material: Material) -> str:
        """What decides an outcome: the bytes and the files' own names, not the folders they lie in.

        One notice in forty packages is read once.
        """
        names = [path.rsplit("/", 1)[-1] for path in (material.path, *material.parts)]
        key = "\0".join((self.stamp, material.sha256, *names))
        return hashlib.sha256(key.encode()).hexdigest()

    def _file(self, material: Material) -> Path:
        return self.folder / f"{self.key(material)}.record"


def at(outcome: Outcome, material: Material) -> Outcome:
    """The outcome of the same bytes standing at another place."""
    if isinstance(outcome, Unprocessed):
        return replace(outcome, path=material.path)
    return tuple(moved(record, material) for record in outcome)


def _stamp(engine: str, scope: Scope) -> str:
    """The program's own source, and the libraries and programs that decide what a record holds."""
    made, office = source.digest(*MADE_BY), convert.present()
    digest = hashlib.sha256(f"{engine}\0{scope}\0{made}\0{office}".encode())
    for library in LIBRARIES:
        digest.update(_version(library).encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "-"
