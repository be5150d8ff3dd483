"""Papers as they were read: what each shows in one row, the lines of its pages a row a page."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from threading import Lock

from sqlalchemy import Connection, insert, select

from checker.model.document import Line
from checker.model.material import Record
from checker.store.blobs import pack, unpack
from checker.store.rows import plain
from checker.store.tables import lines, materials, pictures, records, submissions

AT_ONCE = 500  # records asked for in one query
KEPT = 600  # whole records in memory

_kept: dict[str, Record] = {}
_lock = Lock()


def put(connection: Connection, submission: int, position: int, record: Record) -> None:
    """Keep one material of a submission; equal records are kept once."""
    row = {"material": record.material.id, "path": plain(record.material.path)}
    row |= {"submission": submission, "position": position, "record": _put(connection, record)}
    connection.execute(insert(materials).values(row))


def _put(connection: Connection, record: Record) -> str:
    """The record by its content; picture prints stay behind, lines and pictures lie apart."""
    content = pack(without_lines(record))
    written = [*lines_of(record)]
    shown = [(page.number, jpeg) for page in record.pages if (jpeg := page.jpeg)]
    digest = hashlib.sha256(content)
    for number, part in (*written, *shown):
        digest.update(b"%d:%d:" % (number, len(part)))
        digest.update(part)
    key = digest.hexdigest()
    if connection.execute(select(records.c.key).where(records.c.key == key)).first() is None:
        connection.execute(insert(records).values(key=key, content=content))
        for number, part in written:
            connection.execute(insert(lines).values(record=key, page=number, content=part))
        for number, jpeg in shown:
            connection.execute(insert(pictures).values(record=key, page=number, jpeg=jpeg))
    return key


def without_lines(record: Record) -> Record:
    """The outline of a record: its pages have their sizes alone."""
    pages = tuple(replace(page, lines=(), thumbnail=None) for page in record.pages)
    return replace(record, prints=(), pages=pages)


def lines_of(record: Record) -> Iterator[tuple[int, bytes]]:
    """Number and lines of each page that has any."""
    return ((page.number, pack(page.lines)) for page in record.pages if page.lines)


def outline(connection: Connection, submission: int, material: str) -> tuple[Record, str] | None:
    """One record without lines and its key, ``None`` if there is none."""
    wanted = (
        select(records.c.content, records.c.key)
        .join(materials, materials.c.record == records.c.key)
        .where(materials.c.submission == submission, materials.c.material == material)
    )
    row = connection.execute(wanted).first()
    return (unpack(row.content), row.key) if row else None


def outlines(
    connection: Connection, run: int, papers: Collection[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Record, str]]:
    """Records without lines and their keys by submission and material, of those papers that belong
    to the run.
    """
    wanted = (
        select(submissions.c.name, materials.c.material, records.c.key, records.c.content)
        .join(materials, materials.c.submission == submissions.c.id)
        .join(records, records.c.key == materials.c.record)
        .where(submissions.c.run == run, materials.c.material.in_({paper for _, paper in papers}))
    )
    return {
        paper: (unpack(row.content), row.key)
        for row in connection.execute(wanted)
        if (paper := (row.name, row.material)) in papers
    }


def worded(connection: Connection, record: Record, key: str, numbers: Collection[int]) -> Record:
    """The record with the lines of these pages."""
    wanted = select(lines.c.page, lines.c.content).where(
        lines.c.record == key, lines.c.page.in_(numbers)
    )
    found = {row.page: unpack(row.content) for row in connection.execute(wanted)}
    return _filled(record, found)


def _filled(record: Record, found: dict[int, tuple[Line, ...]]) -> Record:
    pages = (replace(p, lines=found[p.number]) if p.number in found else p for p in record.pages)
    return replace(record, pages=tuple(pages))


def whole(connection: Connection, submission: int) -> tuple[Record, ...]:
    """Every record of a submission with all its lines, in order, without pictures."""
    wanted = select(materials.c.record).where(materials.c.submission == submission)
    keys = connection.execute(wanted.order_by(materials.c.position)).scalars().all()
    found = _whole(connection, keys)
    return tuple(found[key] for key in keys)


def _whole(connection: Connection, keys: Sequence[str]) -> dict[str, Record]:
    """Records by their keys. None ever changes, so the last few hundred stay in memory."""
    with _lock:
        found = {key: _kept[key] for key in keys if key in _kept}
    missing = [key for key in dict.fromkeys(keys) if key not in found]
    for at in range(0, len(missing), AT_ONCE):
        found |= read(connection, missing[at : at + AT_ONCE])
    with _lock:
        _kept.update((key, found[key]) for key in missing)
        for key in [*_kept][: max(0, len(_kept) - KEPT)]:
            del _kept[key]
    return found


def read(connection: Connection, keys: Sequence[str]) -> dict[str, Record]:
    """Whole records by their keys."""
    texts: dict[str, dict[int, tuple[Line, ...]]] = {}
    for row in connection.execute(select(lines).where(lines.c.record.in_(keys))):
        texts.setdefault(row.record, {})[row.page] = unpack(row.content)
    found = connection.execute(select(records).where(records.c.key.in_(keys)))
    return {row.key: _filled(unpack(row.content), texts.get(row.key, {})) for row in found}


def picture_of(connection: Connection, submission: int, material: str, page: int) -> bytes | None:
    """The JPEG of a page of one paper, ``None`` if there is none."""
    key = key_of(connection, submission, material)
    return picture(connection, key, page) if key else None


def key_of(connection: Connection, submission: int, material: str) -> str | None:
    """Where the record of a paper lies."""
    wanted = select(materials.c.record).where(
        materials.c.submission == submission, materials.c.material == material
    )
    return connection.execute(wanted).scalars().first()


def pictured(connection: Connection, key: str, numbers: Collection[int]) -> set[int]:
    """Which of these pages of a record have a picture."""
    meant = (pictures.c.record == key, pictures.c.page.in_(numbers))
    return set(connection.execute(select(pictures.c.page).where(*meant)).scalars())


def picture(connection: Connection, key: str, page: int) -> bytes | None:
    """One page's picture, JPEG."""
    wanted = select(pictures.c.jpeg).where(pictures.c.record == key, pictures.c.page == page)
    return connection.execute(wanted).scalar_one_or_none()
