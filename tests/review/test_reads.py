"""No page reads more of the store than it shows: the rows and bytes of each, counted."""

from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from sqlalchemy import event, insert, select

from checker.store import audit, joining
from checker.store.tables import decisions, submissions
from tests.store.batch import result

FEW, MANY = (12, 40), (120, 80)  # pages of the paper that is opened, copies of all else


def grown(pages, copies):
    """The batch, one paper of many pages, its other papers, questions and pairs many times over."""
    made = result()
    sharing = replace(made.sharing, pairs=(*made.sharing.pairs, *_pairs(made, copies)))
    counties = tuple(_county(each, pages, copies) for each in made.submissions)
    return replace(made, submissions=counties, sharing=sharing)


def _county(each, pages, copies):
    first, *rest = each.records
    long = replace(first, pages=tuple(_page(first.pages[0], n) for n in range(1, pages + 1)))
    more = [_copy(rest[-1], n) for n in range(copies)]
    records = (long, *rest, *more)
    package = replace(each.submission, materials=tuple(r.material for r in records))
    flag = next(f for f in each.flags if f.severity == "void")
    asked = (
        replace(flag, id=f"{flag.id}{n}", materials=(more[n].material.id,)) for n in range(copies)
    )
    owed = dict.fromkeys((r.material.id for r in more), each.duties[first.material.id])
    return replace(
        each,
        records=records,
        submission=package,
        flags=(*each.flags, *asked),
        duties={**each.duties, **owed},
    )


def _page(page, number):
    return replace(page, number=number, lines=tuple(replace(x, page=number) for x in page.lines))


def _copy(record, number):
    own = f"{record.material.id[:8]}{number:04}"
    return replace(record, material=replace(record.material, id=own, path=f"{number}.txt"))


def _pairs(made, copies):
    first = made.sharing.pairs[0]
    return [replace(first, id=f"{first.id}{n}") for n in range(copies * 2)]


@dataclass
class Read:
    """What came out of the database."""

    rows: int = 0
    bytes: int = 0

    def count(self, row):
        self.rows += 1
        self.bytes += sum(len(value) for value in row if isinstance(value, str | bytes))
        return row


@contextmanager
def counted(store):
    """Every row that any connection fetches meanwhile."""
    found = Read()

    def watch(connection, *_):
        if store.engine.dialect.name == "sqlite":
            connection.row_factory = lambda _, row: found.count(row)
        else:
            connection.row_factory = lambda _: lambda values: found.count(tuple(values))

    event.listen(store.engine, "checkout", watch)
    yield found
    event.remove(store.engine, "checkout", watch)
    store.engine.dispose()


def discussed(store, run, copies):
    """Two words on each of a run's copied questions; the number of its first county."""
    with store.write() as connection:
        wanted = select(submissions.c.id).where(submissions.c.run == run)
        numbers = connection.execute(wanted.order_by(submissions.c.position)).scalars().all()
        said = {"reason": "模板", "by": "张三", "at": audit.now()}
        rows = [
            {"submission": number, "flag": f"again{n}", "verdict": verdict, **said}
            for number in numbers
            for n in range(copies)
            for verdict in ("dismissed", "withdrawn")
        ]
        connection.execute(insert(decisions), rows)
    return numbers[0]


@pytest.fixture
def read(store, local):
    """Asks for a page of a small run and of a large one; what each read."""
    visitor = local("张三")
    made = [joining.save(store, grown(*size)).run for size in (FEW, MANY)]
    own = [discussed(store, run, size[1]) for run, size in zip(made, (FEW, MANY), strict=True)]

    def ask(path):
        found = []
        for run, number in zip(made, own, strict=True):
            with counted(store) as seen:
                answer = visitor.get(path.format(run=run, s=number, paper=PAPER, pair=PAIR))
            assert answer.status_code == 200, path
            found.append(seen)
        return found

    return ask


PAPER = result().submissions[0].records[0].material.id
PAIR = result().sharing.pairs[0].id
SAME = {  # rows beside those that stand in the page's own lists
    "/s/{s}/m/{paper}": 20,
    "/s/{s}/m/{paper}/pages?start=4": 12,
    "/s/{s}/m/{paper}/words?place=5 0.1 0.1 0.9 0.9": 5,
    "/runs/{run}": 26,
    "/runs/{run}/pairs": 2 * 60 + 5,
    "/runs/{run}/pairs/{pair}": 20,
    "/runs/{run}/pairs/{pair}/print": 22,
    "/runs/{run}/queue": 2 * 30 + 10 + 60,
    "/runs/{run}/decisions": 100 + 5,
    "/runs/{run}/rules": 5,
    "/api/v1/submissions/{s}": 8,
    "/api/v1/submissions/{s}/flags?limit=20": 20 + 40 + 5,
    "/api/v1/submissions/{s}/materials?limit=20": 3 * 20 + 8,
    "/api/v1/runs/{run}/pairs?limit=20": 3 * 20 + 5,
}


def test_what_a_page_reads_does_not_grow_with_what_it_leaves_out(read):
    for path, most in SAME.items():
        few, many = read(path)
        assert few.rows == many.rows <= most, path
        assert many.bytes <= few.bytes + 4 * (MANY[0] - FEW[0]), path  # sizes of the pages
    for path, rows in (("/s/{s}", 2), ("/s/{s}/print", 1)):  # these list every paper or question
        few, many = read(path)
        assert many.rows - few.rows <= rows * (MANY[1] - FEW[1]), path
