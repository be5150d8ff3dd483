"""Damaged files by the thousand: a document or ``Unreadable``, no hang, nothing written outside.

    python -m benchmarks.intake.fuzz [CASES] [SEED] [FILE…]

Whole files are the samples of every format, or those given (doc, xls and others of which there is
no sample); each case damages one of them: bytes overwritten,
cut, doubled or moved, numbers put to their limits; members of packages damaged inside. Archives
and manifests go through the listing of a submission instead, where every file must be accounted
for. A case that fails is named by its number and can be run again alone by the same seed.
"""

from __future__ import annotations

import io
import random
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker import formats, intake, rulebook
from checker.errors import Unreadable

ROOT = Path(__file__).parents[2]
SYSTEM = rulebook.load(ROOT / "rules" / "shandong-county-2023")
SECONDS = 60  # a case that takes longer is a hang
LARGEST = 600_000  # bytes of a whole file: larger ones only make the cases slow
LIMITS = (b"\0" * 4, b"\xff" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0", b"-1 ", b"9999999999")
LISTED = {".zip", ".7z", ".tar", ".csv"}


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    given = [Path(name) for name in sys.argv[3:]]
    whole = {f"{n}-{file.name}": file.read_bytes() for n, file in enumerate(given)} or wholes()
    outcomes: Counter[str] = Counter()
    for number in range(cases):
        dice = random.Random(f"{seed}-{number}")
        name = dice.choice(sorted(whole))
        outcomes[outcome(name, damaged(name, whole[name], dice))] += 1
        if number % 500 == 499:
            print(number + 1, dict(outcomes), flush=True)
    failed = sum(count for said, count in outcomes.items() if said.startswith("!"))
    print(f"{cases} cases of {len(whole)} files: {dict(outcomes)}; {failed} failed (goal 0)")


def wholes() -> dict[str, bytes]:
    """One small file of each suffix from the samples, and archives and manifests made of them."""
    found: dict[str, bytes] = {}
    for file in sorted((ROOT / "sample_docs").rglob("*.*")):
        data = file.read_bytes() if file.is_file() else b""
        suffix = file.suffix.lower()
        if suffix not in {".py", ".yaml", ".yml", ".md"} and 0 < len(data) < LARGEST:
            kept = [name for name in found if name.endswith(suffix)]
            if len(kept) < 3:
                found[f"{len(kept)}{suffix}"] = data
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in sorted(found.items())[:6]:
            made.writestr(f"一、制度建设/1/{name}", data)
    found["包.zip"] = packed.getvalue()
    found["0.html"] = "<html><h1>通知</h1><table><tr><td>一<td>二</table></html>".encode()
    found["申报表.csv"] = "指标,材料,数量,自评分\n一.1,方案.pdf,1,2\n".encode("gb18030")
    return found


def damaged(name: str, data: bytes, dice: random.Random) -> bytes:
    """The file with one to six faults, inside a member of a package half of the time."""
    if data[:4] == b"PK\x03\x04" and dice.random() < 0.5:
        return _inside(data, dice)
    for _ in range(dice.randint(1, 6)):
        data = _fault(data, dice)
    return data or b"\0"


def _fault(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    at, end = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
    end = min(end, at + 4000)
    patch = dice.choice((dice.randbytes(dice.randint(1, 8)), dice.choice(LIMITS)))
    return dice.choice(
        (
            data[:at] + patch + data[at + len(patch) :],
            data[:at] + patch + data[at:],
            data[:at] + data[end:],
            data[:end] + data[at:],
            data[: max(1, at)],
        )
    )


def _inside(data: bytes, dice: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        chosen = dice.choice(old.namelist())
        for name in old.namelist():
            member = old.read(name)
            new.writestr(name, _fault(member, dice) if name == chosen else member)
    return packed.getvalue()


def outcome(name: str, data: bytes) -> str:
    """The outcome in a word; ``!`` begins the ones that must not be."""
    with tempfile.TemporaryDirectory() as folder, _limit():
        root = Path(folder)
        package = root / "某县"
        package.mkdir()
        file = package / name
        file.write_bytes(data)
        before = _bystanders(root)
        try:
            said = _listed(package, root) if file.suffix in LISTED else _read(file)
        except Unreadable as error:
            said = error.code if error.text else "!no text"
        except TimeoutError:
            said = f"!hang {name}"
        except Exception as error:
            said = f"!{type(error).__name__} {name}"
        return said if _bystanders(root) == before else f"!written outside {name}"


def _read(file: Path) -> str:
    document = formats.read([file])
    for page in document.pages[:3]:
        if page.render is not None and page.needs_ocr:
            page.render(40)
    return "read" if document.pages else "!no page"


def _listed(package: Path, root: Path) -> str:
    found = intake.submission(package, SYSTEM, root / "work")
    entries = len(found.materials) + len(found.unprocessed) + len(found.set_aside)
    manifest = bool(found.rows or found.problems)
    return "listed" if entries or manifest else "!nothing listed"


def _bystanders(root: Path) -> list[str]:
    return sorted(
        path.as_posix()
        for path in root.rglob("*")
        if path.relative_to(root).parts[0] not in {"work", "某县"}
    )


@contextmanager
def _limit() -> Iterator[None]:
    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, late)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    main()
