import re
from functools import cache

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from checker import review
from checker.review.api import door
from checker.store import people
from checker.work.background import Background
from checker.work.child import Means

PASSWORD = "correct horse 1"


@pytest.fixture(autouse=True)
def quick_passwords(monkeypatch):
    """Hashing is slow on purpose; here its weight is nothing that is tested."""
    light = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(people, "_hasher", light)
    monkeypatch.setattr(people, "_NOBODY", light.hash("nobody"))


@cache
def site(accounts):
    """Routes and templates are made once a process."""
    return review.make(None, accounts)


def over(store, accounts):
    """The site over this store; whoever comes after the first finds what the first left."""
    made = site(accounts)
    if made.state.store is not store:
        desk = Background(store, Means(f"{store.where}.work"))  # takes checks, starts none
        for app in (made, made.state.interface):
            app.state.store, app.state.background = store, desk
        made.state.interface.state.paces = door.Paces()
    return made


class Visitor:
    """A browser without a screen: keeps its cookies, finds the form's token."""

    def __init__(self, store, accounts):
        self.web = TestClient(over(store, accounts), base_url="http://127.0.0.1")

    def enter(self, name, password=""):
        token = self.token("/login")
        return self.post("/login", token, name=name, password=password)

    def token(self, path):
        return re.search(r'name="csrf" value="([^"]+)"', self.web.get(path).text).group(1)

    def get(self, path):
        return self.web.get(path, follow_redirects=False)

    def post(self, path, csrf, **fields):
        return self.web.post(path, data={"csrf": csrf, **fields}, follow_redirects=False)


@pytest.fixture
def local(store):
    def enter(name):
        visitor = Visitor(store, accounts=False)
        assert visitor.enter(name).status_code == 303
        return visitor

    return enter


@pytest.fixture
def team(store):
    """One visitor of each role, and one who is not signed in."""
    found = {"nobody": Visitor(store, accounts=True)}
    for role in people.ROLES:
        people.add(store, f"{role}的人", role, PASSWORD, "商河县" if role == "county" else "")
        found[role] = Visitor(store, accounts=True)
        assert found[role].enter(f"{role}的人", PASSWORD).status_code == 303
    return found


def decide(visitor, flag, seen=0, **fields):
    data = {"csrf": visitor.token("/s/1"), "seen": seen, **fields}
    return visitor.web.post(f"/s/1/flags/{flag.id}", data=data, headers={"hx-request": "true"})
