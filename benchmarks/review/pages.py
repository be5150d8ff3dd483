"""How long each page of the review site takes on 41 counties × 200 papers.

    python -m benchmarks.review.pages [--times 20] [--store DB]

The program itself serves on a port of this machine; one request at a time. Wall time and the
server's own CPU stand beside each other, both as p50 and p95: where the machine is shared, wall
time tells of its other users. Beside each page stands how many times the yardstick's wall time it
takes, a static file of the same server; a single SELECT without one is timed first. The first
request of each page, which fills what the server keeps, stands apart. A store at ``--store`` is
kept and taken again.
"""

from __future__ import annotations

import argparse
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx
import psutil
from sqlalchemy import func, select

from benchmarks.review import batch
from checker.store import Store, open_store
from checker.store.tables import flags, materials, pairs, submissions

ROOT = Path(__file__).parents[2]
LIMIT = 300  # milliseconds that a page may take
# What is asked the n-th time; getting it ready is not timed.
Visit = Callable[[httpx.Client, int], httpx.Request]


@dataclass(frozen=True)
class Chosen:
    """Of the county with the most questions: its number, name, papers, a pair, questions."""

    number: int
    name: str
    papers: list[str]
    long: str
    pair: str
    void: str  # a question that moves the score
    others: list[tuple[int, str]]  # one such question of every county


def main() -> None:
    """Make the store, serve it, ask for every page."""
    options = argparse.ArgumentParser()
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--store", default="")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = given.store or f"{folder}/review.db"
        begun = time.perf_counter()
        there = "://" not in where and Path(where).exists()
        store = open_store(where) if there else batch.made(where)
        print(f"{'opened' if there else 'made'} in {time.perf_counter() - begun:.0f} s", flush=True)
        _select(store, given.times)
        chosen = _chosen(store)
        store.engine.dispose()
        _serve(where, _pages(chosen) | _changes(chosen), given.times)


def _chosen(store: Store) -> Chosen:
    """The heaviest of their kind where they differ."""
    open_ = select(flags.c.submission, flags.c.flag).where(flags.c.status == "suspected")
    with store.read() as connection:
        busiest, name = connection.execute(
            select(submissions.c.id, submissions.c.name)
            .join(flags, flags.c.submission == submissions.c.id)
            .group_by(submissions.c.id, submissions.c.name)
            .order_by(func.count().desc())
        ).first()  # fmt: skip
        papers = connection.execute(
            select(materials.c.material, materials.c.path)
            .where(materials.c.submission == busiest)
            .order_by(materials.c.position)
        ).all()
        pair = select(pairs.c.id).where(pairs.c.a == name, pairs.c.severity == "fraud")
        others = dict(connection.execute(open_.where(flags.c.severity == "void")).all())
        return Chosen(
            busiest,
            name,
            [row.material for row in papers],
            next(row.material for row in papers if "/099" in row.path),
            connection.execute(pair).scalars().first(),
            others.pop(busiest),
            [*others.items()],
        )


def _pages(own: Chosen) -> dict[str, Visit]:
    at, run = f"/s/{own.number}", "/runs/1"
    addresses = {
        "static file": "/static/favicon.svg",
        "overview, heat map": run,
        "queue": f"{run}/queue",
        "queue, page 20": f"{run}/queue?start=600",
        "queue of one county": f"{run}/queue?name={own.name}&severity=fraud",
        "pairs": f"{run}/pairs",
        "pairs of one county": f"{run}/pairs?a={own.name}",
        "pair": f"{run}/pairs/{own.pair}",
        "pair, print": f"{run}/pairs/{own.pair}/print",
        "decisions": f"{run}/decisions",
        "decisions, search": f"{run}/decisions?q=模板",
        "rules": f"{run}/rules",
        "submission": at,
        "submission, print": f"{at}/print",
        "document": f"{at}/m/{own.papers[5]}",
        "document, 60 pages": f"{at}/m/{own.long}",
        "its later pages": f"{at}/m/{own.long}/pages?start=8",
        "page picture": f"{at}/m/{own.long}/page/1",
        "flags (API)": f"/api/v1/submissions/{own.number}/flags",
    }
    return {name: partial(_get, address) for name, address in addresses.items()}


def _get(address: str, web: httpx.Client, time_: int) -> httpx.Request:
    return web.build_request("GET", address)


def _changes(own: Chosen) -> dict[str, Visit]:
    """What a reviewer does, each at the hand of a card or form that was just read."""
    return {
        "a decision": partial(_decide, [(own.number, own.void)]),
        "first decision of a county": partial(_decide, own.others),
        "a correction": partial(_correct, f"/s/{own.number}/m/{own.papers[5]}"),
    }


def _decide(of: list[tuple[int, str]], web: httpx.Client, time_: int) -> httpx.Request:
    """Dismissed, and with the next turn taken back."""
    number, flag = of[time_ % len(of)]
    now = web.get(f"/api/v1/submissions/{number}/flags/{flag}").json()
    back = bool(now["decisions"]) and now["decisions"][-1]["verdict"] == "dismissed"
    form = {"verdict": "withdrawn" if back else "dismissed", "reason": "误读", "seen": now["seen"]}
    form["csrf"] = web.get("/api/v1/me").json()["csrf"]
    asked = {"hx-request": "true"}
    return web.build_request("POST", f"/s/{number}/flags/{flag}", data=form, headers=asked)


def _correct(address: str, web: httpx.Client, time_: int) -> httpx.Request:
    seen = web.get(f"/api/v1/submissions{address[2:].replace('/m/', '/materials/')}/corrections")
    form = {"field": "date", "value": f"2023-05-{1 + time_ % 28:02}", "seen": seen.json()["seen"]}
    form["csrf"] = web.get("/api/v1/me").json()["csrf"]
    return web.build_request("POST", f"{address}/correct", data=form)


def _select(store: Store, times: int) -> None:
    with store.read() as connection:
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            connection.execute(select(submissions.c.judged).where(submissions.c.id == 1)).scalar()
            taken.append(1000 * (time.perf_counter() - begun))
    print(f"{'one SELECT, no server':24} p50 {statistics.median(taken):7.1f} ms")


def _serve(where: str, visits: Mapping[str, Visit], times: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, ROOT / "cli.py", "serve", where, "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as web:
            _enter(web)
            process = psutil.Process(server.pid)
            yardstick = 0.0
            for name, visit in visits.items():
                found = _measure(web, process, visit, times)
                yardstick = yardstick or found.middle
                print(f"{name:27} {found.told(yardstick)}", flush=True)
    finally:
        server.kill()
        server.wait()


def _enter(web: httpx.Client) -> None:
    for _ in range(600):
        try:
            page = web.get("/login").text
            break
        except httpx.TransportError:
            time.sleep(0.1)
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    web.post("/login", data={"csrf": token.group(1) if token else "", "name": "张三"})


@dataclass(frozen=True)
class Measured:
    """Milliseconds of wall time and of the server's CPU for each request, the first apart."""

    first: float
    first_cpu: float
    wall: list[float]
    cpu: list[float]
    size: int

    @property
    def middle(self) -> float:
        """The median of the wall time."""
        return statistics.median(self.wall)

    def told(self, yardstick: float) -> str:
        """One line of the table."""
        return (
            f"wall {self.middle / yardstick:5.1f} × {_edges(self.wall)}  CPU {_edges(self.cpu)}  "
            f"first {self.first:7.1f} CPU {self.first_cpu:7.1f}  {self.size / 1024:6.1f} KB"
        )


def _edges(taken: list[float]) -> str:
    """p50 and p95, marked where the latter is over the limit."""
    p95 = sorted(taken)[min(len(taken) - 1, int(0.95 * len(taken)))]
    mark = "!" if p95 > LIMIT else " "
    return f"p50 {statistics.median(taken):6.1f} p95 {p95:6.1f}{mark}"


def _cpu(process: psutil.Process) -> float:
    """Milliseconds of CPU that a process has used: to the nanosecond on Linux, else to a tick."""
    if sys.platform == "linux":
        return 1000 * time.clock_gettime((~process.pid << 3) | 2)
    return 1000 * sum(process.cpu_times()[:2])


def _measure(web: httpx.Client, process: psutil.Process, visit: Visit, times: int) -> Measured:
    """The first request apart: it fills what the server keeps."""
    taken, spent = [], []
    for number in range(times + 1):
        request = visit(web, number)
        before, begun = _cpu(process), time.perf_counter()
        answer = web.send(request)
        taken.append(1000 * (time.perf_counter() - begun))
        spent.append(_cpu(process) - before)
        if answer.status_code not in (200, 303):
            raise SystemExit(f"{answer.status_code} {request.url}")
    return Measured(taken[0], spent[0], taken[1:], spent[1:], len(answer.content))


if __name__ == "__main__":
    main()
