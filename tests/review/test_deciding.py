"""Bulk decisions, statements, drawn boxes: by form, as a browser sends them."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from checker.store import history, judged
from checker.store.tables import materials, submissions
from tests.review.conftest import decide
from tests.store.batch import flag, verified


def open_flags(store):
    with store.read() as connection:
        numbers = connection.execute(select(submissions.c.id)).scalars().all()
        return [
            (number, each)
            for number in numbers
            for each in judged.load(connection, number).flags
            if each.status == "suspected"
        ]


def picks(flags, seen=0):
    return [f"{number}:{each.id}:{seen}" for number, each in flags]


def bulk(visitor, path, picked, **said):
    data = {"csrf": visitor.token("/s/1"), "pick": picked, **said}
    return visitor.web.post(f"/runs/1/{path}", data=data, follow_redirects=False)


SAID = {"verdict": "dismissed", "reason": "误读", "text": "同一批复核"}


def test_a_preview_shows_what_moves_and_writes_nothing(store, local):
    visitor = local("张三")
    voids = [(n, f) for n, f in open_flags(store) if f.severity == "void"]
    told = bulk(visitor, "bulk/preview", picks(voids), **SAID).text
    assert len(voids) == 2
    assert told.count("0–0–2 → <strong>2–2–6</strong>") == 2
    assert "四.2 0 → 2–4" in told
    assert verified(store) == 0
    assert bulk(visitor, "bulk", picks(voids), **SAID).status_code == 303
    assert verified(store) == 2
    assert visitor.get("/runs/1/decisions").text.count("误读：同一批复核") == 2


def test_one_stale_pick_stops_all(store, local):
    visitor, other = local("张三"), local("李四")
    voids = [(n, f) for n, f in open_flags(store) if f.severity == "void"]
    decide(other, voids[0][1], verdict="asked")
    answer = bulk(visitor, "bulk", picks(voids), **SAID)
    assert answer.status_code == 409
    assert "李四刚刚对同一问题作了决定" in answer.text
    with store.read() as connection:
        assert [row.by for row in history.decided(connection, 1)] == ["李四"]
        assert history.decided(connection, 2) == []


@pytest.mark.parametrize(
    "pick", ["x", "9:flag:0", "1:flag", "1::-1", "²:flag:0", "1:flag:" + "9" * 5000]
)
def test_a_made_up_pick_is_refused(local, pick):
    assert bulk(local("张三"), "bulk", [pick], **SAID).status_code == 404


def test_a_county_is_asked_and_states_its_case(store, team):
    fraud = flag(store, "fraud")
    answer = decide(team["reviewer"], fraud, verdict="asked", due="2030-01-05", text="请说明来源")
    assert "请县里在 2030-01-05 前说明" in answer.text
    assert "等待陈述" in answer.text
    county = team["county"]
    answer = county.web.post(
        f"/s/1/flags/{fraud.id}/statement",
        data={"csrf": county.token("/s/1"), "text": "两县共用市局模板"},
        files={"file": ("../模板\r\n.pdf", b"%PDF-1.4 x", "application/pdf")},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    page = team["lead"].get("/s/1").text
    assert "两县共用市局模板" in page
    assert "等待陈述" not in page
    file = re.search(r"/s/1/statements/\d+", page).group()
    for role in ("lead", "county"):
        answer = team[role].get(file)
        assert answer.content == b"%PDF-1.4 x"
        assert answer.headers["content-disposition"].startswith("attachment")
    assert county.get(file.replace("/s/1", "/s/2")).status_code == 404


def test_nobody_is_asked_for_a_day_that_is_over(store, team):
    """A slip of the year made a county late in the moment in which it was asked."""
    fraud = flag(store, "fraud")
    answer = decide(team["reviewer"], fraud, verdict="asked", due="2020-01-05", text="请说明来源")
    assert "期限“2020-01-05”已经过去" in answer.text
    assert "已逾期" not in team["county"].get("/s/1").text
    today = date.today().isoformat()
    answer = decide(team["reviewer"], fraud, verdict="asked", due=today, text="请说明来源")
    assert f"请县里在 {today} 前说明" in answer.text


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.html", b"<script>"), ("x.pdf", b"<script>"), ("x.exe", b"%PDF-"), ("x.svg", b"<svg")],
)
def test_other_attachments_are_refused(store, team, name, content):
    lead = team["lead"]
    answer = lead.web.post(
        f"/s/1/flags/{flag(store, 'fraud').id}/statement",
        data={"csrf": lead.token("/s/1"), "text": "x"},
        files={"file": (name, content)},
    )
    assert answer.status_code == 400
    assert "附件" in answer.text


def notice(store):
    with store.read() as connection:
        wanted = select(materials.c.material).where(
            materials.c.submission == 1, materials.c.path.contains("信用评价办法")
        )
        return connection.execute(wanted).scalar_one()


def test_a_drawn_box_is_an_element_that_is_there(store, local):
    visitor, path = local("张三"), f"/s/1/m/{notice(store)}"
    box = "1 0.1 0.02 0.9 0.2"
    for seen, field in enumerate(("red_header", "seal")):
        answer = visitor.post(
            f"{path}/correct", visitor.token(path), field=field, place=box, seen=seen
        )
        assert answer.status_code == 303
    page = visitor.get(path).text
    assert page.count("由张三人工更正") >= 2
    assert "人工框出" in page
    assert 'class="seal" x="0.094"' in page
    answer = visitor.post(f"{path}/correct", visitor.token(path), field="seal", seen=2)
    assert answer.status_code == 303
    assert 'class="seal" x="0.094"' not in visitor.get(path).text


def test_a_box_gives_the_words_under_it(store, local):
    visitor = local("张三")
    answer = visitor.get(f"/s/1/m/{notice(store)}/words?place=1 0 0 1 1").json()
    assert "商河县交通运输局" in answer["text"]
    assert answer["date"] == ""
    answer = visitor.get(f"/s/1/m/{notice(store)}/words?place=2 0 0 1 1").json()
    assert answer["date"] == "2023-05-09"
    assert visitor.get(f"/s/1/m/{notice(store)}/words?place=9 0 0 1 1").status_code == 400


@pytest.mark.parametrize("box", ["1 0 0 0 0", "0 0 0 1 1", "1 -1 0 1 1", "x", "1 nan 0 1 1"])
def test_no_box_outside_the_paper(store, local, box):
    visitor, path = local("张三"), f"/s/1/m/{notice(store)}"
    answer = visitor.post(f"{path}/correct", visitor.token(path), field="seal", place=box)
    assert answer.status_code == 400


def test_a_repeated_decision_is_told_in_its_own_words(store, local):
    visitor, void = local("张三"), flag(store, "void")
    decide(visitor, void, verdict="dismissed", reason="误读")
    told = decide(visitor, void, verdict="dismissed", reason="误读", seen=1)
    assert told.status_code == 400
    assert "您已作过同样的决定" in told.text
    assert "须由另一人再认定" not in told.text


def test_the_queue_is_ordered_by_worth(store, local):
    page = local("张三").get("/runs/1/queue").text
    shown = re.findall(r'可影响</span> <b class="figure">([\d.]+)</b>', page)
    worth = [float(each) for each in shown]
    assert worth == [4, 4, 2, 2]


def test_the_next_open_question_is_another_paper(store, local):
    path = f"/s/1/m/{notice(store)}"
    page = local("张三").get(path).text
    there = re.search(r'id="next-open" class="button" href="([^"]+)"', page).group(1)
    assert there != path
    assert local("张三").get(there).status_code == 200
