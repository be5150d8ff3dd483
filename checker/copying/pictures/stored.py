"""Pictures of earlier material as arrays: what comparing needs, and which of them are worth it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures.lookalikes import Sought
from checker.copying.pictures.prints import PicturePrint
from checker.copying.pictures.voting import Described
from checker.model.document import Box
from checker.model.material import Record

_DIGEST = 32  # bytes, of a file as of a picture's hash
_NO_BOX = (np.nan,) * 4

Arrays = Mapping[str, NDArray[Any]]


def dumps(records: Sequence[Record]) -> bytes:
    """The digests of a submission's files, and all their prints, numbered by record."""
    every = [(number, made) for number, one in enumerate(records) for made in _prints(one)]
    made = [one for _, one in every]
    described = [part for one in made for part in (one.straight, one.mirrored)]
    rows: dict[str, Any] = {
        "digest": _joined([_digest(one) for one in records]).reshape(-1, _DIGEST),
        "doc": np.array([number for number, _ in every], np.int64),
        "page": np.array([one.page for one in made], np.int64),
        "box": np.array([one.box or _NO_BOX for one in made], np.float64).reshape(-1, 4),
        "name": np.array([one.name for one in made], np.str_),
        "size": np.array([(one.width, one.height) for one in made], np.int64).reshape(-1, 2),
        "hash": _joined([one.hash for one in made]).reshape(-1, _DIGEST),
        "flags": np.array([(one.drawn, one.plain) for one in made], bool).reshape(-1, 2),
        "covers": _covers(made),
        "bytes": np.array([len(one.jpeg) for one in made], np.int64),
        "jpeg": _joined([one.jpeg for one in made]),
        "count": np.array([len(one.points) for one in described], np.int64),
        "shape": np.array([one.shape for one in described], np.int64).reshape(-1, 2),
        "points": np.concatenate([np.zeros((0, 2), np.float32), *(d.points for d in described)]),
        "poses": np.concatenate([np.zeros((0, 2), np.float16), *(d.poses for d in described)]),
        "marks": np.concatenate([np.zeros((0, 32), np.uint8), *(d.marks for d in described)]),
    }
    target = io.BytesIO()
    np.savez(target, **rows)
    return target.getvalue()


def _covers(made: Sequence[PicturePrint]) -> NDArray[np.float64]:
    """n × 5: a print's number and one of the places on it that must not be shown."""
    every = [(n, *box) for n, one in enumerate(made) for box in one.covers]
    return np.array(every, np.float64).reshape(-1, 5)


def by_record(rows: Arrays) -> dict[int, list[PicturePrint]]:
    """The prints of each record that has any."""
    found: dict[int, list[PicturePrint]] = {}
    for number, made in _every(rows):
        found.setdefault(number, []).append(made)
    return found


def _every(rows: Arrays) -> list[tuple[int, PicturePrint]]:
    jpeg = _cut(rows["jpeg"], rows["bytes"])
    points, poses, marks = (
        _cut(rows[name], rows["count"]) for name in ("points", "poses", "marks")
    )
    described = [
        Described(points[n], poses[n], marks[n], (int(wide), int(high)))
        for n, (wide, high) in enumerate(rows["shape"].tolist())
    ]
    covers: dict[int, list[Box]] = {}
    for number, *box in rows["covers"].tolist() if "covers" in rows else ():
        covers.setdefault(int(number), []).append((box[0], box[1], box[2], box[3]))
    return [
        (
            int(doc),
            PicturePrint(
                page=int(rows["page"][n]),
                box=None if np.isnan(rows["box"][n]).any() else tuple(rows["box"][n].tolist()),
                name=str(rows["name"][n]),
                width=int(rows["size"][n][0]),
                height=int(rows["size"][n][1]),
                hash=rows["hash"][n].tobytes(),
                straight=described[2 * n],
                mirrored=described[2 * n + 1],
                jpeg=jpeg[n].tobytes(),
                drawn=bool(rows["flags"][n][0]),
                plain=bool(rows["flags"][n][1]),
                covers=tuple(covers.get(n, ())),
            ),
        )
        for n, doc in enumerate(rows["doc"].tolist())
    ]


def near(rows: Arrays, digests: frozenset[bytes], sought: Sought) -> set[int]:
    """Numbers of the records that are one of these files, or may show a picture that is sought."""
    found = {n for n, one in enumerate(rows["digest"]) if one.any() and one.tobytes() in digests}
    held = _every(rows)
    likely = sought.among([made for _, made in held])
    return found | {number for (number, _), is_near in zip(held, likely, strict=True) if is_near}


def digests(records: Sequence[Record]) -> frozenset[bytes]:
    """The digests of files that hold something."""
    return frozenset(filter(any, map(_digest, records)))


def prints(records: Sequence[Record]) -> list[PicturePrint]:
    """All prints of records."""
    return [made for one in records for made in _prints(one)]


def _prints(record: Record) -> list[PicturePrint]:
    return [made for made in record.prints if isinstance(made, PicturePrint)]


def _digest(record: Record) -> bytes:
    material = record.material
    return bytes.fromhex(material.sha256) if material.bytes and material.sha256 else bytes(_DIGEST)


def _joined(parts: Sequence[bytes]) -> NDArray[np.uint8]:
    return np.frombuffer(b"".join(parts), np.uint8)


def _cut(rows: NDArray[Any], count: NDArray[Any]) -> list[NDArray[Any]]:
    return np.split(rows, np.cumsum(count)[:-1]) if len(count) else []
