"""How long each page of the review site takes on 41 counties × 200 papers.

    python -m benchmarks.review.pages [--times 20] [--store DB] [--postgres ADDRESS]

The program itself serves on a port of this machine; one request at a time. Beside the pages: a
static file of the same server, and a single SELECT without one. CPU is the server's own.
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
from pathlib import Path

import httpx
import psutil
from sqlalchemy import select, text

from benchmarks.review import batch
from checker.store import Store, open_store
from checker.store.tables import flags, materials, pairs, submissions

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Make the store, serve it, ask for every page."""
    options = argparse.ArgumentParser()
    options.add_argument("--times", type=int, default=20)
    options.add_argument("--store", default="")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = chosen.store or f"{folder}/review.db"
        begun = time.perf_counter()
        there = "://" not in where and Path(where).exists()
        store = open_store(where) if there else batch.made(where)
        print(f"{'opened' if there else 'made'} in {time.perf_counter() - begun:.0f} s")
        _select(store, chosen.times)
        targets = _targets(store)
        store.engine.dispose()
        _serve(where, targets, chosen.times)


def _targets(store: Store) -> dict[str, str]:
    """One address a page, the heaviest of its kind where they differ."""
    with store.read() as connection:
        busiest = connection.execute(
            text("SELECT submission FROM flags GROUP BY submission ORDER BY count(*) DESC LIMIT 1")
        ).scalar_one()
        name = connection.execute(
            select(submissions.c.name).where(submissions.c.id == busiest)
        ).scalar_one()
        papers = connection.execute(
            select(materials.c.material, materials.c.path).where(
                materials.c.submission == busiest
            ).order_by(materials.c.position)
        ).all()  # fmt: skip
        pair = connection.execute(
            select(pairs.c.id).where(pairs.c.a == name, pairs.c.severity == "fraud")
        ).scalars().first()  # fmt: skip
        flag = connection.execute(
            select(flags.c.flag).where(flags.c.submission == busiest)
        ).scalars().first()  # fmt: skip
    long = next(row.material for row in papers if "/099" in row.path)
    return {
        "static file": "/static/favicon.svg",
        "overview, heat map": "/runs/1",
        "queue": "/runs/1/queue",
        "queue, page 20": "/runs/1/queue?start=600",
        "queue of one county": f"/runs/1/queue?name={name}&severity=fraud",
        "pairs": "/runs/1/pairs",
        "pairs of one county": f"/runs/1/pairs?a={name}",
        "pair": f"/runs/1/pairs/{pair}",
        "pair, print": f"/runs/1/pairs/{pair}/print",
        "decisions": "/runs/1/decisions",
        "decisions, search": "/runs/1/decisions?q=模板",
        "rules": "/runs/1/rules",
        "submission": f"/s/{busiest}",
        "submission, print": f"/s/{busiest}/print",
        "document": f"/s/{busiest}/m/{papers[3].material}",
        "document, 60 pages": f"/s/{busiest}/m/{long}",
        "its later pages": f"/s/{busiest}/m/{long}/pages?start=8",
        "page picture": f"/s/{busiest}/m/{long}/page/1",
        "a decision": f"POST /s/{busiest}/flags/{flag}",
    }


def _select(store: Store, times: int) -> None:
    with store.read() as connection:
        taken = []
        for _ in range(times):
            begun = time.perf_counter()
            connection.execute(select(submissions.c.judged).where(submissions.c.id == 1)).scalar()
            taken.append(1000 * (time.perf_counter() - begun))
    print(f"{'one SELECT, no server':24} p50 {statistics.median(taken):7.1f} ms")


def _serve(where: str, targets: dict[str, str], times: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, ROOT / "cli.py", "serve", where, "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as web:
            _enter(web)
            process = psutil.Process(server.pid)
            for name, target in targets.items():
                _measure(web, process, name, target, times)
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
    web.post("/login", data={"csrf": _field(page, "csrf"), "name": "张三"})


def _field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    return found.group(1) if found else ""


def _measure(
    web: httpx.Client, process: psutil.Process, name: str, target: str, times: int
) -> None:
    """The first request apart: it fills what the server keeps."""
    taken, size = [], 0
    csrf, seen = _field(web.get("/runs/1/queue").text, "csrf"), 0
    for number in range(times + 1):
        if number == 1:
            before = sum(process.cpu_times()[:2])
        begun = time.perf_counter()
        if target.startswith("POST "):
            form = {"csrf": csrf, "verdict": "asked", "text": "x", "seen": seen}
            answer = web.post(target[5:], data=form, headers={"hx-request": "true"})
            seen = int(_field(answer.text, "seen") or 0)
        else:
            answer = web.get(target)
        taken.append(1000 * (time.perf_counter() - begun))
        size = len(answer.content)
        if answer.status_code not in (200, 409):
            raise SystemExit(f"{name}: {answer.status_code} {target}")
    cpu = 1000 * (sum(process.cpu_times()[:2]) - before) / times
    first, rest = taken[0], sorted(taken[1:])
    p95 = rest[min(len(rest) - 1, int(0.95 * len(rest)))]
    print(
        f"{name:24} p50 {statistics.median(rest):7.1f} ms  p95 {p95:7.1f}  first {first:7.1f}  "
        f"CPU {cpu:6.1f}  {size / 1024:7.1f} KB",
        flush=True,
    )


if __name__ == "__main__":
    main()
