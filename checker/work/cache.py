"""Records kept by content hash and the versions of what made them, one small file each.

A record is written at once and whole after its file was read, so a run that was killed goes on
where it stopped, and a second run over unchanged files reads nothing again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from checker.model.material import Material, Record, Unprocessed
from checker.records import Scope, moved

LIBRARIES = ("rapidocr", "onnxruntime", "pypdfium2", "opencv-python-headless", "numpy")


class Cache:
    """A folder of records. Only files that this program wrote under its own key are read."""

    def __init__(self, folder: Path, engine: str, scope: Scope) -> None:
        self.folder = folder
        self.stamp = _stamp(engine, scope)
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, material: Material) -> Record | Unprocessed | None:
        """The kept outcome of these bytes under this name, ``None`` if it must be read."""
        try:
            kept = pickle.loads(self._file(material).read_bytes())
        except Exception:
            return None  # missing, torn or from another build: read again
        return moved(kept, material) if isinstance(kept, Record) else kept

    def put(self, material: Material, outcome: Record | Unprocessed) -> None:
        """Keep one outcome; a reader sees the old state or the new one, never half of it."""
        target = self._file(material)
        draft = target.with_suffix(f".{os.getpid()}.part")
        draft.write_bytes(pickle.dumps(outcome, protocol=5))
        draft.replace(target)

    def _file(self, material: Material) -> Path:
        key = f"{self.stamp}\0{material.sha256}\0{material.path}"
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()}.record"


def _stamp(engine: str, scope: Scope) -> str:
    """The program's own source and the libraries that decide what a record holds."""
    root = Path(__file__).parent.parent
    rooms = ("model", "formats", "ocr", "elements", "copying", "forgery", "records.py")
    digest = hashlib.sha256(f"{engine}\0{scope}".encode())
    for room in rooms:
        files = sorted((root / room).rglob("*.py")) if (root / room).is_dir() else [root / room]
        for file in files:
            digest.update(file.read_bytes())
    for library in LIBRARIES:
        digest.update(_version(library).encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "-"
