"""Every route as every role: nobody reaches what is not theirs."""

import pytest
from sqlalchemy import select

from checker import review
from checker.store import checks, judged, tokens
from checker.store.tables import materials, pairs, submissions
from tests.review.conftest import decide
from tests.review.routes import every, routes
from tests.store.batch import flag

# Files that everybody may have, and the interface, walked in test_api_roles.
MOUNTED = {"/static", "/static/report", "/api/v1"}
ALL = {"reviewer", "lead", "admin"}
# Each route with the roles that may use it on the county's own submission (1) and the other (2).
ALLOWED = {
    ("GET", "/"): (ALL | {"county"},) * 2,
    ("GET", "/runs/{number}"): (ALL,) * 2,
    ("GET", "/runs/{number}/pairs"): (ALL,) * 2,
    ("GET", "/runs/{number}/pairs/{key}"): (ALL | {"county"},) * 2,
    ("GET", "/runs/{number}/pairs/{key}/print"): (ALL,) * 2,
    ("GET", "/s/{number}/print"): (ALL,) * 2,
    ("GET", "/s/{number}/worksheet.docx"): (ALL,) * 2,
    ("GET", "/runs/{number}/score.xlsx"): (ALL,) * 2,
    ("GET", "/s/{number}/questions"): (ALL,) * 2,
    ("GET", "/s/{number}/ledgers"): (ALL,) * 2,
    ("GET", "/s/{number}/flags/{flag}/seen"): (ALL,) * 2,
    ("GET", "/runs/{number}/queue"): (ALL,) * 2,
    ("GET", "/runs/{number}/decisions"): (ALL,) * 2,
    ("GET", "/runs/{number}/decisions.csv"): (ALL,) * 2,
    ("GET", "/accounts"): ({"admin"},) * 2,
    ("POST", "/accounts"): ({"admin"},) * 2,
    ("GET", "/me"): (ALL | {"county"},) * 2,
    ("POST", "/me/password"): (ALL | {"county"},) * 2,
    ("POST", "/me/sessions"): (ALL | {"county"},) * 2,
    ("GET", "/audit.csv"): (ALL,) * 2,
    ("GET", "/runs/{number}/rules"): (ALL,) * 2,
    ("GET", "/s/{number}"): (ALL | {"county"}, ALL),
    ("GET", "/s/{number}/m/{material}"): (ALL | {"county"}, ALL),
    ("GET", "/s/{number}/m/{material}/page/{page}"): (set(), set()),  # texts have no pictures
    ("GET", "/s/{number}/m/{material}/pages"): (ALL | {"county"}, ALL),
    ("GET", "/s/{number}/m/{material}/words"): ({"reviewer", "lead"},) * 2,
    ("GET", "/s/{number}/statements/{statement}"): (set(), set()),  # there is none
    ("POST", "/s/{number}/flags/{flag}/statement"): (
        {"county", "reviewer", "lead"},
        {"reviewer", "lead"},
    ),
    ("GET", "/checks"): (ALL,) * 2,
    ("POST", "/checks"): (ALL,) * 2,
    ("POST", "/checks/upload"): (ALL,) * 2,
    ("POST", "/checks/{number}/stop"): (ALL - {"reviewer"},) * 2,  # another person's
    ("POST", "/checks/{number}/resume"): (ALL - {"reviewer"},) * 2,
    ("GET", "/interface"): (ALL | {"county"},) * 2,
    ("POST", "/interface/tokens"): (ALL | {"county"},) * 2,
    ("POST", "/interface/tokens/{mark}/revoke"): ({"admin"},) * 2,  # another person's
    ("POST", "/runs/{number}/bulk/preview"): ({"reviewer", "lead"},) * 2,
    ("POST", "/runs/{number}/bulk"): ({"reviewer", "lead"},) * 2,
    ("POST", "/s/{number}/flags/{flag}"): ({"reviewer", "lead"},) * 2,
    ("POST", "/s/{number}/m/{material}/correct"): ({"reviewer", "lead"},) * 2,
}


def others(app):
    """The paths that no method opens, with their kind: what is mounted, sockets, anything else."""
    return {
        (type(route).__name__, route.path)
        for route in every(app)
        if not getattr(route, "methods", None)
    }


def test_the_table_names_every_route():
    assert routes(review.make(None, accounts=True)) == set(ALLOWED)


def test_nothing_else_is_mounted_and_no_socket_is_open():
    site = review.make(None, accounts=True)
    assert others(site) == {("Mount", path) for path in MOUNTED}
    assert others(site.state.interface) == set()


def test_a_socket_and_a_mount_would_be_found():
    site = review.make(None, accounts=True)
    site.add_api_websocket_route("/live", lambda _: None)
    site.mount("/more", site.state.interface)
    assert others(site) >= {("APIWebSocketRoute", "/live"), ("Mount", "/more")}


@pytest.mark.parametrize("own", [0, 1])
def test_every_route_as_every_role(store, team, own):
    with store.read() as connection:
        names = ("商河县", "博兴县")
        number = connection.execute(
            select(submissions.c.id).where(submissions.c.name == names[own])
        ).scalar_one()
        paper = (
            connection.execute(select(materials.c.material).where(materials.c.submission == number))
            .scalars()
            .first()
        )
        pair = connection.execute(select(pairs.c.id)).scalars().first()
        flag = judged.load(connection, number).flags[0].id
    checks.add(store, checks.Asked("/x", "商河县", False, "shandong-county-2023", "别人"))
    tokens.make(store, "别人", "试用")
    with store.read() as connection:
        mark = tokens.listed(connection)[0].id
    for (method, path), allowed in ALLOWED.items():
        named = path.replace("/s/{number}", f"/s/{number}").replace("{number}", "1")
        target = named.format(material=paper, key=pair, flag=flag, page=1, statement=1, mark=mark)
        target += "?place=1 0.1 0.1 0.9 0.9" if path.endswith("/words") else ""
        for role, visitor in team.items():
            if method == "GET":
                answer = visitor.get(target)
                good = (
                    answer.status_code in (200, 303) and answer.headers.get("location") != "/login"
                )
            else:
                csrf = "" if role == "nobody" else visitor.token("/s/1")
                answer = visitor.post(
                    target, csrf, verdict="asked", field="seal", value="", use="x"
                )
                good = answer.status_code in (200, 303, 400, 409) and (
                    answer.headers.get("location") != "/login"
                )
            assert good == (role in allowed[own]), (role, method, target, answer.status_code)
            assert answer.status_code < 500


def test_a_county_learns_nothing_of_the_other(store, team):
    fraud = flag(store, "fraud")
    decide(team["lead"], fraud, verdict="dismissed", reason="其他", text="与博兴县核对过")
    with store.read() as connection:
        shared = connection.execute(select(pairs.c.id)).scalars().all()
        papers = connection.execute(select(materials.c.material, materials.c.submission)).all()
        own = connection.execute(
            select(submissions.c.id).where(submissions.c.name == "商河县")
        ).scalar_one()
    targets = [f"/s/{own}", *(f"/runs/1/pairs/{pair}" for pair in shared)]
    targets += [f"/s/{own}/m/{row.material}" for row in papers if row.submission == own]
    for target in targets:
        answer = team["county"].get(target)
        assert answer.status_code == 200
        assert "博兴" not in answer.text, target
        assert "已剔除：" not in answer.text
        assert "商河" in answer.text
    seen = "".join(team["lead"].get(target).text for target in targets)
    assert "博兴" in seen
    assert 'title="已剔除：' in seen, "whence what is grey comes"


@pytest.mark.parametrize("csrf", ["", "wrong"])
def test_no_change_without_the_forms_token(store, team, csrf):
    answer = team["lead"].post("/s/1/flags/x", csrf, verdict="asked")
    assert answer.status_code == 403
    assert team["lead"].post("/logout", csrf).status_code == 403
    assert team["nobody"].post("/login", csrf, name="lead的人").status_code == 403


def test_another_sites_form_is_refused(team):
    lead = team["lead"]
    data = {"csrf": lead.token("/"), "verdict": "asked"}
    answer = lead.web.post("/s/1/flags/x", data=data, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
