"""The server is killed in the middle of its work: no decision that it acknowledged is lost."""

import re
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from checker.store import audit, history, judged, open_store

ROOT = Path(__file__).parents[2]
ENOUGH = 25  # acknowledged decisions, then the kill


@pytest.fixture
def site(address):
    """The real program on a port of this machine: its address and its process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, ROOT / "cli.py", "serve", address, "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        _answers(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait(10)


def _answers(url, process):
    for _ in range(600):
        try:
            httpx.get(f"{url}/login")
            return
        except httpx.TransportError:
            assert process.poll() is None
            time.sleep(0.1)
    pytest.fail("the site did not start")


def questions(address):
    store = open_store(address)
    with store.read() as connection:
        return [(n, flag.id) for n in (1, 2) for flag in judged.load(connection, n).flags]


def asks(url, number, flag, acknowledged, enough):
    """One person asks about one question again and again, until nobody answers any more."""
    with httpx.Client(base_url=url, timeout=30) as web:
        try:
            token = re.search(r'name="csrf" value="([^"]+)"', web.get("/login").text).group(1)
            web.post("/login", data={"csrf": token, "name": f"{number}{flag[:6]}"})
            page = web.get(f"/s/{number}").text
            csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)
            said, seen = 0, 0
            while True:
                text = f"{flag}-{said}"
                form = {"csrf": csrf, "verdict": "asked", "text": text, "seen": seen}
                answer = web.post(
                    f"/s/{number}/flags/{flag}", data=form, headers={"hx-request": "true"}
                )
                assert answer.status_code == 200, answer.text
                acknowledged.append((number, flag, text))
                seen = int(re.search(r'name="seen" value="(\d+)"', answer.text).group(1))
                said += 1
                if len(acknowledged) >= ENOUGH:
                    enough.set()
        except httpx.TransportError:
            return


def test_a_kill_loses_no_acknowledged_decision(address, site):
    url, process = site
    acknowledged, enough = [], threading.Event()
    people = [
        threading.Thread(target=asks, args=(url, number, flag, acknowledged, enough))
        for number, flag in questions(address)
    ]
    for each in people:
        each.start()
    assert enough.wait(90)
    process.kill()
    for each in people:
        each.join(30)
    store = open_store(address)
    with store.read() as connection:
        kept = {
            (number, row.flag, row.reason)
            for number in (1, 2)
            for row in history.decided(connection, number)
        }
        assert audit.verify(connection) == []
    assert len(acknowledged) >= ENOUGH
    assert set(acknowledged) <= kept
    assert len(kept) - len(acknowledged) <= len(people)  # written, but the word of it was cut off
