"""Every route of the interface as every role, by session and by token."""

import shutil

import pytest
from sqlalchemy import select

from checker import review
from checker.store import checks, judged, judging, tokens
from checker.store.judging import Ruling
from checker.store.tables import materials, pairs, submissions
from tests.review.routes import routes

ALL = {"reviewer", "lead", "admin"}
EVERY = ALL | {"county"}
DECIDE = {"reviewer", "lead"}
PICTURE = "/submissions/{number}/materials/{key}/pages/{page}"
# Each route with the roles that may use it on the county's own submission and on the other's.
ALLOWED = {
    ("GET", "/me"): (EVERY, EVERY),
    ("GET", "/tokens"): (EVERY, EVERY),
    ("POST", "/tokens"): (EVERY, EVERY),
    ("DELETE", "/tokens/{mark}"): ({"admin"}, {"admin"}),  # another person's
    ("GET", "/systems"): (ALL, ALL),
    ("GET", "/checks"): (ALL, ALL),
    ("POST", "/checks"): (ALL, ALL),
    ("POST", "/checks/upload"): (ALL, ALL),
    ("GET", "/checks/{number}"): (ALL, ALL),
    ("GET", "/checks/{number}/events"): (ALL, ALL),  # while it has ended
    ("POST", "/checks/{number}/stop"): ({"lead", "admin"}, {"lead", "admin"}),  # another person's
    ("POST", "/checks/{number}/resume"): ({"lead", "admin"}, {"lead", "admin"}),
    ("GET", "/runs"): (ALL, ALL),
    ("GET", "/runs/{number}"): (ALL, ALL),
    ("GET", "/runs/{number}/report"): (ALL, ALL),
    ("GET", "/runs/{number}/pairs"): (ALL, ALL),
    ("GET", "/runs/{number}/pairs/{key}"): (ALL, ALL),
    ("GET", "/submissions"): (EVERY, EVERY),
    ("GET", "/submissions/{number}"): (EVERY, ALL),
    ("GET", "/submissions/{number}/report"): (EVERY, ALL),
    ("GET", "/submissions/{number}/materials"): (EVERY, ALL),
    ("GET", "/submissions/{number}/materials/{key}"): (EVERY, ALL),
    ("GET", f"{PICTURE}/picture"): (set(), set()),  # texts have no pictures
    ("GET", f"{PICTURE}/thumbnail"): (set(), set()),
    ("GET", "/submissions/{number}/shares"): (EVERY, ALL),
    ("GET", "/submissions/{number}/flags"): (EVERY, ALL),
    ("GET", "/submissions/{number}/flags/{flag}"): (EVERY, ALL),
    ("POST", "/submissions/{number}/flags/{flag}/decisions"): (DECIDE, DECIDE),
    ("POST", "/runs/{number}/decisions/preview"): (DECIDE, DECIDE),
    ("POST", "/runs/{number}/decisions"): (DECIDE, DECIDE),
    ("POST", "/submissions/{number}/flags/{flag}/statements"): ({"county", *DECIDE}, DECIDE),
    ("GET", "/submissions/{number}/statements/{statement}"): (set(), set()),  # none is there
    ("GET", "/submissions/{number}/materials/{key}/corrections"): (EVERY, ALL),
    ("POST", "/submissions/{number}/materials/{key}/corrections"): (DECIDE, DECIDE),
    ("GET", "/audit"): (ALL, ALL),
    ("GET", "/audit/verify"): (ALL, ALL),
}
PICKS = {"verdict": "asked", "picks": [{"submission": 1, "flag": "none"}]}
FORMS = {"/submissions/{number}/flags/{flag}/statements": {"text": "情况说明"}}
BODIES = {
    "/runs/{number}/decisions/preview": PICKS,
    "/runs/{number}/decisions": PICKS,
    "/tokens": {"use": "试用"},
    "/checks": {"path": "没有这个文件夹"},
    "/submissions/{number}/flags/{flag}/decisions": {"verdict": "asked"},
    "/submissions/{number}/materials/{key}/corrections": {"field": "seal", "value": "x"},
}
REFUSED = {401, 403, 404}


@pytest.fixture
def address(filled_file, tmp_path):
    """What roles may do hangs on no kind of database: the quicker one will do."""
    return str(shutil.copy(filled_file, tmp_path / "review.db"))


def interface(store):
    return review.make(store, accounts=True).state.interface


def test_the_table_names_every_route(store):
    own = {each for each in routes(interface(store)) if each[1] != "/openapi.json"}
    assert own == set(ALLOWED)


@pytest.fixture
def asked(store):
    """A check that somebody else asked for, and somebody else's token."""
    tokens.make(store, "别人", "试用")
    number = checks.add(store, checks.Asked("/x", "商河县", False, "shandong-county-2023", "别人"))
    assert checks.claim(store, "w", 1) == number
    checks.end(store, number, "w", "stopped", "")
    return number


@pytest.mark.parametrize(("own", "by"), [(0, "token"), (1, "session")])
def test_every_route_as_every_role(store, team, asked, own, by):
    with store.read() as connection:
        name = ("商河县", "博兴县")[own]
        wanted = select(submissions.c.id).where(submissions.c.name == name)
        number = connection.execute(wanted).scalar_one()
        papers = select(materials.c.material).where(materials.c.submission == number)
        paper = connection.execute(papers).scalars().first()
        pair = connection.execute(select(pairs.c.id)).scalars().first()
        flag = judged.load(connection, number).flags[0].id
    for (method, path), allowed in ALLOWED.items():
        named = path.replace("/submissions/{number}", f"/submissions/{number}")
        named = named.replace("/runs/{number}", "/runs/1")
        for role, visitor in team.items():
            with store.read() as connection:
                mark = next(row.id for row in tokens.listed(connection) if row.name == "别人")
            key = pair if "pairs" in path else paper
            target = named.format(number=asked, key=key, flag=flag, page=1, mark=mark, statement=1)
            answer = visitor.web.request(
                method,
                f"/api/v1{target}",
                json=BODIES.get(path),
                data=FORMS.get(path),
                headers=proof(store, visitor, role, by),
            )
            good = answer.status_code not in REFUSED
            assert good == (role in allowed[own]), (role, method, target, answer.text)
            assert answer.status_code < 500
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.json()["status"] == answer.status_code
            if path == "/tokens/{mark}" and good:
                tokens.make(store, "别人", "试用")


def proof(store, visitor, role, by):
    """What a program sends along: the session's token against forged changes, or its own."""
    if role == "nobody":
        return {}
    if by == "session":
        if not hasattr(visitor, "csrf"):
            visitor.csrf = visitor.web.get("/api/v1/me").json()["csrf"]
        return {"X-CSRF-Token": visitor.csrf}
    if not hasattr(visitor, "bearer"):
        visitor.bearer = tokens.make(store, f"{role}的人", "试用")
    return {"Authorization": f"Bearer {visitor.bearer}"}


def test_a_county_learns_nothing_of_the_other(store, team):
    county = team["county"].web
    own = county.get("/api/v1/submissions").json()
    assert [each["name"] for each in own] == ["商河县"]
    start = f"/api/v1/submissions/{own[0]['id']}"
    paper = county.get(f"{start}/materials").json()["items"][0]["id"]
    for path in ("", "/report", "/materials", f"/materials/{paper}", "/shares", "/flags"):
        answer = county.get(start + path)
        assert answer.status_code == 200
        assert "博兴" not in answer.text, path
    (share, *_) = county.get(f"{start}/shares").json()["items"]
    assert share["side"]["submission"] == "商河县"
    assert share["covered"] > 0
    assert share["spans"][0]["text"]


def test_a_county_reads_what_is_asked_of_it_alone(store, team):
    county, lead = team["county"].web, team["lead"].web
    number = county.get("/api/v1/submissions").json()[0]["id"]
    listed = county.get(f"/api/v1/submissions/{number}/flags").json()["items"]
    flag = next(x["flag"]["id"] for x in listed if x["flag"]["severity"] == "fraud")
    path = f"/api/v1/submissions/{number}/flags/{flag}"
    headers = {"X-CSRF-Token": lead.get("/api/v1/me").json()["csrf"]}
    for seen, said in enumerate(("asked", "confirmed")):
        body = {"verdict": said, "text": f"{said}的话", "seen": seen}
        assert lead.post(f"{path}/decisions", json=body, headers=headers).status_code == 201
    assert "confirmed的话" in lead.get(path).text
    assert _told(county.get(path)) == [("asked", "asked的话")], "one of two words is none"
    judging.decide(store, Ruling(number, flag, "confirmed", "另一人", seen=2))
    assert _told(county.get(path)) == [
        ("asked", "asked的话"), ("confirmed", ""), ("confirmed", ""),
    ]  # fmt: skip


def _told(answer):
    return [(each["verdict"], each["reason"]) for each in answer.json()["decisions"]]


def test_a_session_needs_its_token_on_every_change(team):
    lead = team["lead"].web
    for headers in ({}, {"X-CSRF-Token": "wrong"}):
        assert lead.post("/api/v1/tokens", json={"use": "x"}, headers=headers).status_code == 403
    headers = {"X-CSRF-Token": lead.get("/api/v1/me").json()["csrf"]}
    assert lead.post("/api/v1/tokens", json={"use": "x"}, headers=headers).status_code == 201
    abroad = {**headers, "sec-fetch-site": "cross-site"}
    assert lead.post("/api/v1/tokens", json={"use": "x"}, headers=abroad).status_code == 403
