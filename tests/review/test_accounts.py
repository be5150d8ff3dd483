"""Accounts on the site: made, placed, closed, passwords, sessions; nobody locks the house."""

import re
import socket

import pytest

from checker.cli import serve
from checker.errors import UsageError
from checker.store import accounts, audit, people
from tests.review.conftest import PASSWORD, Visitor

NEW = "another horse 2"


def send(admin, **fields):
    return admin.post("/accounts", admin.token("/accounts"), **fields)


def listed(store):
    with store.read() as connection:
        return {row.name: row for row in accounts.listed(connection)}


def test_an_admin_makes_an_account_that_works(store, team):
    answer = send(team["admin"], what="add", name="赵六", role="lead", password=PASSWORD)
    assert answer.status_code == 303
    assert Visitor(store, accounts=True).enter("赵六", PASSWORD).status_code == 303
    assert "赵六" in team["admin"].get("/accounts").text
    with store.read() as connection:
        assert audit.verify(connection) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "赵六", "role": "county", "password": PASSWORD},
        {"name": "赵六", "role": "king", "password": PASSWORD},
        {"name": "赵六", "role": "lead", "password": "short"},
        {"name": "x" * 41, "role": "lead", "password": PASSWORD},
        {"name": "lead的人", "role": "lead", "password": PASSWORD},
    ],
)
def test_what_cannot_be_is_told(store, team, fields):
    before = listed(store)
    answer = send(team["admin"], what="add", **fields)
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert listed(store).keys() == before.keys()


def test_a_closed_account_is_out_at_once(store, team):
    lead = team["lead"]
    assert send(team["admin"], what="close", name="lead的人").status_code == 303
    assert lead.get("/runs/1").headers["location"] == "/login"
    assert Visitor(store, accounts=True).enter("lead的人", PASSWORD).status_code == 401
    assert send(team["admin"], what="reopen", name="lead的人").status_code == 303
    assert Visitor(store, accounts=True).enter("lead的人", PASSWORD).status_code == 303


def test_another_role_is_another_view(store, team):
    fields = {"what": "role", "name": "reviewer的人", "role": "county", "county": "商河县"}
    assert send(team["admin"], **fields).status_code == 303
    visitor = Visitor(store, accounts=True)
    visitor.enter("reviewer的人", PASSWORD)
    assert visitor.get("/runs/1").status_code == 403
    assert visitor.get("/s/1").status_code == 200


@pytest.mark.parametrize("fields", [{"what": "close"}, {"what": "role", "role": "lead"}])
def test_the_last_admin_stays(store, team, fields):
    assert send(team["admin"], name="admin的人", **fields).status_code == 400
    assert listed(store)["admin的人"].role == "admin"


def test_a_reset_password_replaces_the_old_and_ends_sessions(store, team):
    assert send(team["admin"], what="password", name="lead的人", password=NEW).status_code == 303
    assert team["lead"].get("/runs/1").headers["location"] == "/login"
    visitor = Visitor(store, accounts=True)
    assert visitor.enter("lead的人", PASSWORD).status_code == 401
    assert visitor.enter("lead的人", NEW).status_code == 303


def test_ones_own_password(store, team):
    lead, elsewhere = team["lead"], Visitor(store, accounts=True)
    elsewhere.enter("lead的人", PASSWORD)

    def change(**fields):
        return lead.post("/me/password", lead.token("/me"), **fields)

    assert change(old="wrong", new=NEW, again=NEW).status_code == 400
    assert change(old=PASSWORD, new=NEW, again="x").status_code == 400
    assert change(old=PASSWORD, new="short", again="short").status_code == 400
    assert change(old=PASSWORD, new=NEW, again=NEW).status_code == 200
    assert lead.get("/runs/1").status_code == 200
    assert elsewhere.get("/runs/1").headers["location"] == "/login"
    assert Visitor(store, accounts=True).enter("lead的人", NEW).status_code == 303


def test_guessing_ones_own_password_is_limited_as_at_the_door(team):
    lead = team["lead"]
    for _ in range(people.TRIES):
        lead.post("/me/password", lead.token("/me"), old="wrong", new=NEW, again=NEW)
    answer = lead.post("/me/password", lead.token("/me"), old=PASSWORD, new=NEW, again=NEW)
    assert "次数过多" in answer.text


def test_sessions_are_listed_and_ended(store, team):
    lead, elsewhere = team["lead"], Visitor(store, accounts=True)
    elsewhere.enter("lead的人", PASSWORD)
    page = lead.get("/me").text
    ids = re.findall(r'name="which" value="(\w+)"', page)
    assert len(ids) == 2
    assert page.count("本次") == 1
    other = team["reviewer"]
    assert other.post("/me/sessions", other.token("/me"), which=ids[0]).status_code == 303
    assert len(re.findall('name="which"', lead.get("/me").text)) == 2
    lead.post("/me/sessions", lead.token("/me"))
    assert elsewhere.get("/runs/1").headers["location"] == "/login"
    assert lead.get("/runs/1").status_code == 200


def test_no_password_is_in_the_trail(store, team):
    send(team["admin"], what="password", name="lead的人", password=NEW)
    with store.read() as connection:
        told = "".join(
            row.entry for row in connection.exec_driver_sql("SELECT entry FROM audit").all()
        )
    assert "argon2" not in told
    assert NEW not in told


def test_one_user_of_this_machine_has_no_accounts(local):
    visitor = local("张三")
    assert visitor.get("/accounts").status_code == 403
    assert visitor.post("/me/password", visitor.token("/me"), old="x").status_code == 404


def test_pages_ask_for_passwords_as_long_as_the_store_does(team, monkeypatch):
    monkeypatch.setattr(people, "SHORTEST", 13)
    for path in ("/accounts", "/me"):
        page = team["admin"].get(path).text
        assert 'minlength="13"' in page
        assert 'minlength="10"' not in page
        assert "不少于13位" in page


def test_only_this_machine_is_served_without_accounts(store, address, monkeypatch):
    monkeypatch.setattr(serve, "_free", lambda *_: None)
    elsewhere, served = ("0.0.0.0", "192.168.1.8", "::", "review.example"), []
    monkeypatch.setattr(serve.review, "make", lambda *_: None)
    monkeypatch.setattr(serve.uvicorn, "run", lambda _, host, **settings: served.append(host))
    for host in elsewhere:
        with pytest.raises(UsageError, match="没有账号"):
            serve.serve(address, host=host)
    for host in ("127.0.0.1", "::1", "localhost"):
        serve.serve(address, host=host)
    people.add(store, "王五", "lead", PASSWORD)
    for host in elsewhere:
        serve.serve(address, host=host)
    assert served == ["127.0.0.1", "::1", "localhost", *elsewhere]


def test_a_port_that_is_taken_is_told_before_the_site_is(address, monkeypatch):
    monkeypatch.setattr(serve.uvicorn, "run", lambda *_, **settings: pytest.fail("it cannot run"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"端口 {port} ") as refused:
            serve.serve(address, port=port)
    assert "--port" in refused.value.remedy
