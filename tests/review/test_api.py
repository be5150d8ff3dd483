"""The interface: tokens, pace, problems, lists, events, and pages that explain it."""

import io
import json
import re
import shutil

import pytest
from PIL import Image
from sqlalchemy import insert, select, update

from checker.review.api.pace import Pace
from checker.review.api.shapes_decided import Said
from checker.store import checks, open_store, papers, people, tokens
from checker.store.judging import REASONS
from checker.store.tables import people as people_table
from checker.store.tables import pictures
from checker.store.tables import tokens as tokens_table
from tests.review.conftest import PASSWORD, Visitor
from tests.store.batch import flag

START = "/api/v1"


def test_the_reasons_for_dismissing_are_those_of_the_store():
    allowed = Said.model_json_schema()["properties"]["reason"]["enum"]
    assert allowed == ["", *REASONS] and "原创在先" in REASONS


@pytest.fixture
def address(filled_file, tmp_path):
    """What is kept is tested on both kinds of database elsewhere; here the quicker one."""
    return str(shutil.copy(filled_file, tmp_path / "review.db"))


@pytest.fixture
def web(store, local):
    """A program of one user of this machine."""
    visitor = Visitor(store, accounts=False)
    visitor.web.headers["Authorization"] = f"Bearer {tokens.make(store, '张三', '试用')}"
    return visitor.web


def test_a_token_is_shown_once_and_taken_back_at_once(store, team):
    lead = team["lead"]
    page = lead.post("/interface/tokens", lead.token("/interface"), use="夜间取数").text
    token = re.search(r"evc_[\w-]+", page).group()
    assert token not in lead.get("/interface").text
    with store.read() as connection:
        kept = connection.execute(select(tokens_table.c.token)).scalars().all()
    assert token not in kept
    program = Visitor(store, accounts=True).web
    program.headers["Authorization"] = f"Bearer {token}"
    assert program.get(f"{START}/me").json()["role"] == "lead"
    (own,) = program.get(f"{START}/tokens").json()
    assert own["use"] == "夜间取数"
    revoked = lead.post(f"/interface/tokens/{own['id']}/revoke", lead.token("/interface"))
    assert revoked.status_code == 303
    answer = program.get(f"{START}/me")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_closed_account_speaks_no_more(store):
    people.add(store, "王五", "reviewer", PASSWORD)
    token = tokens.make(store, "王五", "试用")
    assert tokens.session(store, token, accounts=True).role == "reviewer"
    with store.write() as connection:
        connection.execute(update(people_table).values(closed_at="2024-01-01"))
    assert tokens.session(store, token, accounts=True) is None


def test_wrong_tokens_are_soon_refused(store):
    program = Visitor(store, accounts=True).web
    program.headers["Authorization"] = "Bearer evc_wrong"
    answers = [program.get(f"{START}/me") for _ in range(12)]
    assert answers[0].status_code == 401
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert answers[-1].json()["title"] == "请求太频繁"


def test_pace_lets_a_burst_through_then_waits():
    pace = Pace(per_minute=60, burst=3)
    for _ in range(3):
        pace.spend("甲")
    with pytest.raises(Exception, match="429"):
        pace.spend("甲")
    pace.spend("乙")


def test_two_people_over_the_interface_and_each_side_by_itself(store, web):
    fraud = flag(store, "fraud")
    other = Visitor(store, accounts=False).web
    other.headers["Authorization"] = f"Bearer {tokens.make(store, '李四', '试用')}"
    path = f"{START}/submissions/1/flags/{fraud.id}/decisions"
    first = web.post(path, json={"verdict": "confirmed"}).json()
    assert first["standing"]["flag"]["status"] == "suspected"
    assert web.post(path, json={"verdict": "confirmed", "seen": 1}).status_code == 400
    late = other.post(path, json={"verdict": "confirmed"})
    assert late.status_code == 409
    seen = late.json()["standing"]["seen"]
    last = other.post(path, json={"verdict": "confirmed", "seen": seen}).json()
    assert last["standing"]["flag"]["status"] == "confirmed"
    assert last["after"]["ceiling"] == 0
    flags = web.get(f"{START}/submissions/2/flags").json()["items"]
    assert {each["flag"]["status"] for each in flags} == {"suspected"}


def test_a_correction_takes_the_path_of_the_page(store, web):
    paper = web.get(f"{START}/submissions/1/materials").json()["items"][-1]["id"]
    path = f"{START}/submissions/1/materials/{paper}/corrections"
    asked = {"field": "seal", "place": "1 0.1 0.1 0.4 0.2", "reason": "看得见"}
    done = web.post(path, json=asked).json()
    assert {each["field"] for each in done["standing"]["items"]} == {"seal_box"}
    seal = web.get(f"{START}/submissions/1/materials/{paper}").json()["elements"]["seal"]
    assert seal["verdict"] == "present"
    late = web.post(path, json=asked)
    assert late.status_code == 409
    assert late.json()["standing"]["seen"] == done["standing"]["seen"]
    wrong = web.post(
        path, json={"field": "date", "value": "昨天", "seen": done["standing"]["seen"]}
    )
    assert wrong.status_code == 400
    assert "写法不对" in wrong.json()["detail"]


def test_many_questions_are_decided_at_once_after_a_preview(store, web):
    flags = {n: web.get(f"{START}/submissions/{n}/flags").json()["items"] for n in (1, 2)}
    voids = [
        {"submission": number, "flag": each["flag"]["id"], "seen": each["seen"]}
        for number, items in flags.items()
        for each in items
        if each["flag"]["severity"] == "void"
    ]
    asked = {"verdict": "dismissed", "reason": "误读", "text": "同一批", "picks": voids}
    told = web.post(f"{START}/runs/1/decisions/preview", json=asked).json()
    assert [each["name"] for each in told["items"]] == ["商河县", "博兴县"]
    assert all(each["after"]["verified"] == 2 for each in told["items"])
    before = web.get(f"{START}/submissions/1").json()
    done = web.post(f"{START}/runs/1/decisions", json=asked)
    assert (done.status_code, done.json()) == (201, told)
    assert before["verified"] == 0
    assert web.get(f"{START}/submissions/1").json()["verified"] == 2
    late = web.post(f"{START}/runs/1/decisions", json={**asked, "verdict": "confirmed"})
    assert late.status_code == 409
    strange = {**asked, "picks": [{"submission": 99, "flag": "x"}]}
    assert web.post(f"{START}/runs/1/decisions", json=strange).status_code == 404
    assert web.post(f"{START}/runs/1/decisions", json={**asked, "picks": []}).status_code == 422


def test_many_counties_are_asked_by_a_day(store, web):
    first = {n: web.get(f"{START}/submissions/{n}/flags").json()["items"][0] for n in (1, 2)}
    picks = [{"submission": n, "flag": each["flag"]["id"]} for n, each in first.items()]
    asked = {"verdict": "asked", "due": "2030-01-05", "text": "请说明来源", "picks": picks}
    assert web.post(f"{START}/runs/1/decisions", json=asked).status_code == 201
    for pick in picks:
        path = f"{START}/submissions/{pick['submission']}/flags/{pick['flag']}"
        (request,) = web.get(path).json()["statements"]
        assert (request["kind"], request["due"], request["text"]) == (
            "request", "2030-01-05", "请说明来源",
        )  # fmt: skip
    wrong = web.post(f"{START}/runs/1/decisions", json={**asked, "due": "2030-02-30"})
    assert wrong.status_code == 400


def test_a_county_states_its_case_by_program(store, team):
    county, lead = team["county"].web, team["lead"].web
    headers = {"X-CSRF-Token": county.get(f"{START}/me").json()["csrf"]}
    path = f"{START}/submissions/1/flags/{flag(store, 'fraud').id}/statements"
    sent = {"file": ("模板.pdf", b"%PDF-1.4 x", "application/pdf")}
    done = county.post(path, data={"text": "两县共用模板"}, files=sent, headers=headers)
    assert done.status_code == 201
    (said,) = done.json()["statements"]
    assert (said["text"], said["file_name"]) == ("两县共用模板", "模板.pdf")
    file = f"{START}/submissions/1/statements/{said['id']}"
    for each in (county, lead):
        answer = each.get(file)
        assert answer.content == b"%PDF-1.4 x"
        assert answer.headers["content-disposition"].startswith("attachment")
    assert county.get(file.replace("/1/", "/2/")).status_code == 404
    for data, files in (({}, None), ({"text": "x"}, {"file": ("x.exe", b"MZ")})):
        assert county.post(path, data=data, files=files, headers=headers).status_code == 400


def test_pages_are_pictures_and_small_pictures(store, web):
    page = Image.new("RGB", (600, 848), "white")
    out = io.BytesIO()
    page.save(out, "JPEG")
    paper = web.get(f"{START}/submissions/1/materials").json()["items"][0]["id"]
    with store.write() as connection:
        key = papers.key_of(connection, 1, paper)
        connection.execute(insert(pictures).values(record=key, page=1, jpeg=out.getvalue()))
    path = f"{START}/submissions/1/materials/{paper}/pages/1"
    whole = web.get(f"{path}/picture")
    assert (whole.headers["content-type"], whole.content) == ("image/jpeg", out.getvalue())
    small = web.get(f"{path}/thumbnail?width=60")
    assert Image.open(io.BytesIO(small.content)).size == (60, 85)
    assert web.get(f"{path.replace('/pages/1', '/pages/2')}/picture").status_code == 404
    assert web.get(f"{path}/thumbnail?width=4000").status_code == 422


@pytest.mark.parametrize("path", ["/runs/1/pairs", "/submissions/1/materials", "/audit"])
def test_lists_come_in_parts(web, path):
    whole = web.get(START + path).json()
    found, start = [], 0
    while start is not None:
        part = web.get(f"{START}{path}?start={start}&limit=1").json()
        assert part["total"] == whole["total"] > 0
        found += part["items"]
        start = part["next"]
    assert found == whole["items"]


def test_problems_are_in_chinese_and_say_where(web):
    answer = web.post(f"{START}/checks", json={"batch": 3, "more": 1})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    faults = {each["where"]: each["text"] for each in answer.json()["faults"]}
    assert faults["body.path"] == "缺少"
    assert faults["body.more"] == "没有这一项"
    assert web.post(f"{START}/checks", content="{").json()["status"] == 422
    assert web.get(f"{START}/nothing").json()["title"] == "没有这一项"
    wrong = web.put(f"{START}/tokens")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET, POST")
    huge = web.post(f"{START}/checks", content=b"x", headers={"content-length": "99999999"})
    assert huge.status_code == 413
    assert huge.json()["title"] == "内容太大"


def test_reading_where_only_handing_in_is_possible_is_told_as_such(web):
    answer = web.get(f"{START}/checks/upload")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_an_upload_waits_in_line(store, web):
    sent = [("files", (f"商河县/{n}.txt", io.BytesIO(b"x"))) for n in range(3)]
    answer = web.post(f"{START}/checks/upload", files=sent)
    assert answer.status_code == 202
    told = answer.json()
    assert (told["name"], told["state"], told["by"]) == ("商河县", "waiting", "张三")
    assert web.get(answer.headers["location"]).json() == told
    assert web.get(f"{START}/checks").json()["items"] == [told]
    for data, files in (({}, None), ({"batch": "maybe"}, sent), ({"system": "x"}, sent)):
        refused = web.post(f"{START}/checks/upload", data=data, files=files)
        assert refused.status_code == 400, refused.text
    assert web.post(f"{START}/checks", json={"path": "x"}).json()["status"] == 400


def test_the_last_event_is_sent_once(store, web):
    number = checks.add(store, checks.Asked("/x", "商河县", False, "shandong-county-2023", "张三"))
    checks.stop(store, number, "张三")
    told = web.get(f"{START}/checks/{number}/events").text
    event = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
    assert event["event"] == "end"
    assert json.loads(event["data"])["state"] == "stopped"
    again = web.get(f"{START}/checks/{number}/events", headers={"Last-Event-ID": event["id"]})
    assert (again.status_code, again.text) == (204, "")


def test_the_page_explains_every_operation_and_fetches_nothing(local):
    visitor = local("张三")
    page = visitor.get("/interface").text
    schema = visitor.get(f"{START}/openapi.json").json()
    for path, methods in schema["paths"].items():
        assert f"<code>{path}</code>" in page
        for own in methods.values():
            assert own["summary"] in page
            assert "application/problem+json" in own["responses"]["401"]["content"]
    for name in schema["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    assert not re.search(r'(src|href)="https?://', page)


def test_the_page_of_checks_takes_a_package_and_calls_it_off(store, local):
    visitor = local("张三")
    token = visitor.token("/checks")
    sent = {"files": ("商河县.txt", b"x")}
    answer = visitor.web.post(
        "/checks/upload", data={"csrf": token}, files=sent, follow_redirects=False
    )
    assert answer.status_code == 303
    page = visitor.get("/checks").text
    assert 'data-follow="/api/v1/checks/1/events"' in page
    assert visitor.post("/checks/1/stop", token).status_code == 303
    assert "由张三取消" in visitor.get("/checks").text
    assert visitor.post("/checks/1/resume", token).status_code == 303
    forged = visitor.web.post("/checks/upload", data={"csrf": "x"}, files=sent)
    assert forged.status_code == 403
    nothing = visitor.web.post("/checks/upload", data={"csrf": token})
    assert nothing.status_code == 400


def test_a_site_without_a_run_opens_at_the_checks(tmp_path):
    visitor = Visitor(open_store(str(tmp_path / "empty.db"), make=True), accounts=False)
    visitor.enter("张三")
    assert visitor.get("/").headers["location"] == "/checks"
    assert "还没有从网站提交的检查" in visitor.get("/checks").text
