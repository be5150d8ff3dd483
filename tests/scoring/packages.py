"""Small made-up packages, written proof by proof."""

from dataclasses import replace
from pathlib import Path

from checker import rulebook, scoring
from checker.model.material import ManifestRow, Place, Submission
from checker.scoring import examples

RULES = Path(__file__).parents[2] / "rules"
COUNTY = rulebook.load(RULES / "shandong-county-2023")
CITY = rulebook.load(RULES / "shandong-city-2023")


def package(system, *proofs):
    """Each proof is (entry id, the example's short form of a proof)."""
    records = []
    for number, (name, proof) in enumerate(proofs):
        entry = entry_of(system, name)
        _, (record,) = examples.package(system, entry, {"items": [proof]})
        path = f"{number:03d}/{record.material.path}"
        material = replace(record.material, id=f"p{number:03d}", path=path, sha256=f"{number:064d}")
        record = replace(record, material=material)
        records.append(record if _says(proof) else _with_words_of_its_own(record, entry, number))
    return of(system, records)


def _says(proof):
    return isinstance(proof, dict) and "text" in proof


def _with_words_of_its_own(record, entry, number):
    words = "".join(chr(0x3400 + (number * 991 + i * 137) % 6000) for i in range(300))
    page = record.pages[0]
    line = replace(page.lines[0], text=entry.clause + words)
    return replace(record, pages=(replace(page, lines=(line,)),))


def of(system, records):
    materials = tuple(record.material for record in records)
    rows = tuple(row for material in materials for row in material.rows)
    return Submission(system.bodies[0].region, Path(), materials, rows=rows), tuple(records)


def entry_of(system, name):
    return next(entry for entry in system.entries if entry.id == name)


def score(system, *proofs, flags=(), decisions=()):
    submission, records = package(system, *proofs)
    return judge(system, submission, records, flags, decisions)


def judge(system, submission, records, flags=(), decisions=()):
    duties = scoring.duties(system, submission, records)
    return scoring.score(system, submission, records, duties, flags, decisions)


def points(found, ref):
    entry = next(e for e in (*found.indicators, *found.bonus) if ref.startswith(e.id))
    item = next((i for i in entry.items if i.id == ref), entry)
    return tuple(map(str, (item.floor, item.verified, item.ceiling)))


def also(record, ref):
    """The same material standing under another indicator too, by the manifest."""
    material = record.material
    row = ManifestRow(ref=ref, material=material.path, date=record.date or "")
    return replace(
        record,
        material=replace(
            material,
            places=(*material.places, Place(ref, None, "manifest", 1.0)),
            rows=(*material.rows, row),
        ),
    )
