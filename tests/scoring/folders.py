"""Files as they lie in folders, without a manifest: records to be judged."""

from dataclasses import replace

from checker.model.material import Place
from tests.scoring.packages import judge, of, package


def place(record, path, *, title="", ref=None, item=None, **changes):
    """A record that lies in a folder, without a manifest row."""
    old = record.material
    ref = ref or old.places[0].indicator
    material = replace(old, path=path, rows=(), places=(Place(ref, item, "folder", 0.9),))
    return replace(record, material=material, title=title, **changes)


def loose(system, *files):
    """Files in folders: (entry id, path, title, changes)."""
    records = []
    for number, (name, path, title, changes) in enumerate(files):
        _, (record,) = package(
            system, (name, {"kind": changes.pop("kind")} if "kind" in changes else {})
        )
        text = changes.pop("text", None)
        record = place(record, path, title=title, **changes)
        if text is not None:
            page = record.pages[0]
            lines = tuple(replace(page.lines[0], text=line) for line in text.split("\n"))
            record = replace(record, pages=(replace(page, lines=lines),))
        material = replace(record.material, id=f"q{number}", sha256=f"{number:064d}")
        records.append(replace(record, material=material))
    return judge(system, *of(system, records))[0]
