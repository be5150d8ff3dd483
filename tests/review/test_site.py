"""Pages, decisions by form, and the guards around them."""

import html
import io
import mimetypes
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

import openpyxl
import pytest
from sqlalchemy import insert, select, update
from starlette.testclient import TestClient

from checker import review
from checker.errors import UsageError
from checker.model.document import Problem
from checker.model.material import Unprocessed
from checker.reports.standing import standings, totals
from checker.review.pages import back, clock
from checker.review.routes import decisions
from checker.store import correcting, joining, judged, judging, people, runs, tables
from checker.store.blobs import pack
from checker.store.correction import Correction
from checker.store.judging import Ruling
from checker.store.tables import materials, pairs
from tests.review.conftest import PASSWORD, Visitor, decide
from tests.store import batch
from tests.store.batch import flag, verified


def test_scripts_are_scripts_whatever_the_machine_calls_them(store, monkeypatch):
    """The registry of a Windows machine may say text/plain, and no browser would run that here."""
    mimetypes.init()
    monkeypatch.setitem(mimetypes.types_map, ".js", "text/plain")
    monkeypatch.setitem(mimetypes.types_map, ".css", "text/plain")
    web = TestClient(review.make(store, False), base_url="http://127.0.0.1")
    kinds = [web.get(f"/static/site.{end}").headers["content-type"] for end in ("js", "css")]
    assert [kind.split(";")[0] for kind in kinds] == ["text/javascript", "text/css"]


def pages(store):
    with store.read() as connection:
        papers = connection.execute(select(materials.c.submission, materials.c.material)).all()
        keys = connection.execute(select(pairs.c.id)).scalars().all()
    run = ["", "/pairs", "/queue", "/decisions", "/decisions.csv", "/rules"]
    found = [f"/runs/1{name}" for name in run] + [f"/runs/1/pairs/{key}" for key in keys]
    return [*found, "/s/1", "/s/2", *(f"/s/{row.submission}/m/{row.material}" for row in papers)]


def test_every_page_answers_and_fetches_nothing_from_outside(store, local):
    visitor = local("张三")
    for path in pages(store):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        assert "http://" not in answer.text.replace("http://www.w3.org", "")
        assert "https://" not in answer.text
        assert "<img src=x" not in answer.text
        assert "<script>alert" not in answer.text
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy


def test_no_file_is_missing_from_the_site(store, local):
    """What was set aside or not read stands on its county's page, and the unread in the table."""
    result = batch.result()
    first, other = result.submissions
    package = replace(
        first.submission,
        set_aside=(Unprocessed("Thumbs.db", "set_aside", "系统文件"),),
        problems=(Problem("manifest", "申报表第3行没有对应的材料"),),
    )
    broken = Unprocessed("七/3/报道.pdf", "encrypted", "请去掉密码")
    told = replace(first, submission=package, unprocessed=(broken,))
    beside = (
        Unprocessed("漏放的.pdf", "unsupported", "请放入所属县的文件夹"),
        Unprocessed("~$草稿.doc", "set_aside", "临时文件"),
    )
    whole = replace(result, submissions=(told, other), outside=beside)
    number = joining.save(store, whole).run
    visitor = local("张三")
    table = visitor.get(f"/runs/{number}").text
    assert "漏放的.pdf：请放入所属县的文件夹" in table and "草稿" not in table
    rows = re.findall(r'<th scope="row"><a class="open" href="([^"]+)">.*?</tr>', table, re.S)
    pages = [visitor.get(row).text for row in rows]
    (page,) = [page for page in pages if "Thumbs.db" in page]
    for words in ("系统文件", "七/3/报道.pdf", "请去掉密码", "申报表第3行没有对应的材料"):
        assert words in page
    cells = [row.split("</td>")[2] for row in table.split('<tr class="item">')[1:]]
    assert sorted("1" in cell for cell in cells) == [False, True]


def test_links_to_several_papers_of_one_question_bear_their_names(store, local):
    """Seventeen links that all say the same lead nobody to the paper that is meant."""
    result = batch.result()
    first, other = result.submissions
    flags = list(first.flags)
    at = next(n for n, each in enumerate(flags) if each.severity == "void")
    two = tuple(record.material.id for record in first.records[:2])
    flags[at] = replace(flags[at], id="ab" * 8, materials=two)
    told = replace(first, flags=tuple(flags))
    number = joining.save(store, replace(result, submissions=(told, other))).run
    page = local("张三").get(f"/runs/{number}/queue").text
    card = page[page.index(f"-{'ab' * 8}") :].split("</article>")[0]
    names = [record.material.path.rsplit("/", 1)[-1] for record in first.records[:2]]
    links = re.findall(r'<a class="open"[^>]*>([^<]+)</a>', card)
    assert [html.unescape(link) for link in links] == names
    assert ">看材料</a>" in page


def test_the_overview_draws_the_clusters(store, local):
    """Papers are linked to their pages, lines to the pairs; those beyond a run's are left out."""
    with store.write() as connection:
        pair = runs.pairs_where(connection, 1, pairs.c.severity == "fraud")[0]
        members = (pair.a.material, pair.b.material, "of-an-earlier-year")
        content = pack((0, (), (members, ("x", "y", "z"))))
        connection.execute(update(tables.runs).values(sharing=content))
    page = local("张三").get("/runs/1").text
    drawn = page[page.index('<div class="groups">') :]
    assert drawn.count("<circle") == 2
    assert f'href="/runs/1/pairs/{pair.id}"' in drawn
    assert f'href="/s/1/m/{pair.b.material}"' in drawn
    assert "3 份材料（只画前 2 份）" in drawn


def test_the_overview_shows_the_earlier_year_that_is_copied(store, local):
    """As the report does: in the matrix and as a point without a page, its pair a line."""
    with store.write() as connection:
        pair = runs.pairs_where(connection, 1, pairs.c.severity == "fraud")[0]
        past = replace(pair.b, submission="2022年/丙县", path="三/1/往年方案.pdf")
        later = replace(pair, id="past", b=past)
        connection.execute(insert(pairs).values(stored(later)))
        content = pack((0, (), ((pair.a.material, past.material, "x"),)))
        connection.execute(update(tables.runs).values(sharing=content))
    page = local("张三").get("/runs/1").text
    assert '<th scope="row">2022年/丙县</th>' in page
    drawn = page[page.index('<div class="groups">') :]
    assert "<title>2022年/丙县《三/1/往年方案.pdf》</title>" in drawn
    assert 'href="/runs/1/pairs/past"' in drawn


def stored(later):
    """The stored row of a pair with one side in an earlier year."""
    return {
        "run": 1,
        "id": later.id,
        "position": 99,
        "a": later.a.submission,
        "a_material": later.a.material,
        "b": later.b.submission,
        "b_material": later.b.material,
        "severity": "fraud",
        "content": pack(replace(later, spans=(), excluded=())),
    }


def test_from_one_pair_to_the_next(store, local):
    with store.write() as connection:
        last = select(pairs).order_by(pairs.c.position.desc())
        kept = dict(connection.execute(last).first()._mapping)
        for number in (1, 2):
            row = {**kept, "id": f"pair-{number}", "position": kept["position"] + number}
            connection.execute(insert(pairs).values(row))
    visitor = local("张三")
    pages = [visitor.get(f"/runs/1/pairs/{key}").text for key in (kept["id"], "pair-1", "pair-2")]
    assert 'id="next" href="/runs/1/pairs/pair-1"' in pages[0]
    assert f'id="previous" href="/runs/1/pairs/{kept["id"]}"' in pages[1]
    assert 'id="next" href="/runs/1/pairs/pair-2"' in pages[1]
    assert 'id="next"' not in pages[2]
    with store.read() as connection:
        first = connection.execute(select(pairs.c.id).order_by(pairs.c.position)).scalars().first()
    assert 'id="previous"' not in visitor.get(f"/runs/1/pairs/{first}").text


def test_two_people_confirm_and_the_total_is_zero(store, local):
    first, second = local("张三"), local("李四")
    fraud = flag(store, "fraud")
    decide(first, flag(store, "void"), verdict="dismissed", reason="误读")
    assert verified(store) == 2
    county = "/s/1"
    assert "如经两人认定属实" in first.get(county).text
    assert "还须另一人认定" in decide(first, fraud, verdict="confirmed").text
    assert verified(store) == 2
    assert decide(first, fraud, verdict="confirmed", seen=2).status_code == 400
    told = decide(second, fraud, verdict="confirmed")
    assert told.status_code == 409
    assert "张三刚刚对同一问题作了决定" in told.text
    told = decide(second, fraud, verdict="confirmed", seen=2)
    assert "→ 0–0–0" in told.text
    assert verified(store) == 0
    book = openpyxl.load_workbook(io.BytesIO(first.get("/runs/1/score.xlsx").content))
    head, *rows = book["总览"].iter_rows(values_only=True)
    at = head.index("已核实")
    assert next(row[at] for row in rows if row[0] == "商河县") == 0
    page = first.get(county).text
    assert "已由两人认定抄袭、雷同" in page and "认定之前得分不变" not in page
    decide(second, fraud, verdict="withdrawn", seen=3)
    assert verified(store) == 2


def test_the_overview_tells_what_stood_in_the_run_before(store, local):
    visitor, void = local("张三"), flag(store, "void")
    assert "第 1 次：" not in visitor.get("/runs/1").text
    number = joining.save(store, batch.result()).run
    assert "第 1 次：" not in visitor.get(f"/runs/{number}").text
    decide(visitor, void, verdict="dismissed", reason="误读")
    told = visitor.get(f"/runs/{number}").text
    assert len(re.findall(r"第 1 次：[\d.]+ – 2 – [\d.]+<", told)) == 1, "of the one county"


def test_a_correction_by_form_moves_the_score(store, local):
    visitor = local("张三")
    paper = flag(store, "void").materials[0]
    path = f"/s/1/m/{paper}"
    for seen, field in enumerate(("red_header", "document_number", "seal", "agreement")):
        answer = visitor.post(
            f"{path}/correct", visitor.token(path), field=field, value="present", seen=str(seen)
        )
        assert answer.status_code == 303
    assert verified(store) == 2
    assert "更正公章" in visitor.get(path).text
    assert "更正公章" in visitor.get("/runs/1/decisions").text


def test_only_a_lead_gives_the_final_word(store, team):
    fraud = flag(store, "fraud")
    judging.decide(store, Ruling(1, fraud.id, "confirmed", "某人"))
    refused = decide(team["reviewer"], fraud, verdict="confirmed", seen=1)
    assert refused.status_code == 400
    assert "负责人" in refused.text
    assert decide(team["lead"], fraud, verdict="confirmed", seen=1).status_code == 200
    assert verified(store) == 0


def test_exported_cells_are_inert(store, local):
    visitor = local("=HYPERLINK(1)")
    decide(visitor, flag(store, "fraud"), verdict="asked", text="+1")
    text = visitor.get("/runs/1/decisions.csv").text
    assert '"\'=HYPERLINK(1)","\'+1"' in text
    assert visitor.get("/runs/1/decisions.csv").content.startswith(b"\xef\xbb\xbf")


def test_logins_are_limited(store):
    people.add(store, "王五", "lead", PASSWORD)
    visitor = Visitor(store, accounts=True)
    for _ in range(people.TRIES):
        assert visitor.enter("王五", "wrong").status_code == 401
    assert visitor.enter("王五", PASSWORD).status_code == 429


def test_many_guesses_at_once_are_not_one(store):
    people.add(store, "王五", "lead", PASSWORD)

    def guess(number):
        try:
            return people.login(store, "王五", f"wrong {number}", f"from {number}")
        except UsageError as told:
            return told

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(guess, range(12)))
    assert sum(isinstance(answer, UsageError) for answer in answers) == 12 - people.TRIES


def test_right_passwords_are_no_tries(store):
    people.add(store, "王五", "lead", PASSWORD)
    for _ in range(people.TRIES + 1):
        assert people.login(store, "王五", PASSWORD, "here")


def test_decisions_come_in_parts(store, local, monkeypatch):
    """Also those written in the same moment: each once."""
    monkeypatch.setattr(decisions, "SHOWN", 3)
    visitor = local("张三")
    with store.read() as connection:
        asked = [f.id for n in (1, 2) for f in judged.load(connection, n).flags]
        owner = {f.id: n for n in (1, 2) for f in judged.load(connection, n).flags}
    judging.decide_all(store, [Ruling(owner[f], f, "asked", "张三", text=f) for f in asked])
    found = []
    for start in range(0, len(asked), 3):
        page = visitor.get(f"/runs/1/decisions?start={start}").text
        assert f"共 {len(asked)} 条" in page
        found += [f for f in asked if f in page]
    assert len(asked) > 3
    assert sorted(found) == sorted(asked)


@pytest.fixture
def talked(store, local):
    """A store in which two people said three things."""
    fraud = flag(store, "fraud")
    judging.decide(store, Ruling(1, fraud.id, "dismissed", "Li Si", reason="其他", text="50%_套话"))
    judging.decide(store, Ruling(1, fraud.id, "asked", "张三", text="请说明来源", seen=1))
    paper = flag(store, "void").materials[0]
    correcting.correct(store, 1, Correction(paper, "seal", "absent", "王五"))
    return local("张三")


@pytest.mark.parametrize(
    ("sought", "found"),
    [("li si", 1), ("LI 排除", 1), ("要求说明", 1), ("更正公章为：absent", 1), ("50%_", 1),
     ("5_%", 0), ("王五 认定", 0), ("商河", 3), ("2020-01-01", 0), ("today", 3), ("month", 3),
     ("2026-13", 0), ("9999-12", 0), ("\0", 3), ("'", 0)],
)  # fmt: skip
def test_the_database_searches_decisions(talked, monkeypatch, sought, found):
    monkeypatch.setattr(decisions, "SHOWN", 2)
    day = datetime.now().astimezone().date().isoformat()
    sought = quote({"today": day, "month": day[:7]}.get(sought, sought))
    page = talked.get(f"/runs/1/decisions?q={sought}")
    assert f"共 {found} 条" in page.text
    assert page.text.count('<tr class="item">') == min(found, 2), "only what is shown is read"
    rest = talked.get(f"/runs/1/decisions?q={sought}&start=2").text
    assert rest.count('<tr class="item">') == max(found - 2, 0)
    rows = talked.get(f"/runs/1/decisions.csv?q={sought}").text.strip().count("\n")
    assert rows == found


def test_strangers_hosts_and_large_bodies_are_refused(store):
    app = review.make(store, accounts=False)
    assert TestClient(app, base_url="http://evil.example").get("/login").status_code == 400
    visitor = Visitor(store, accounts=False)
    assert visitor.post("/login", "", name="x" * 70_000).status_code == 413


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_form_never_leads_away(store, local, target):
    visitor = local("张三")
    fields = {"verdict": "asked", "then": target}
    path = f"/s/1/flags/{flag(store, 'fraud').id}"
    answer = visitor.post(path, visitor.token("/s/1"), **fields)
    assert answer.headers["location"] == "/s/1"


@pytest.mark.parametrize("number", [2**31, 2**63, 2**70, -1])
def test_numbers_that_no_row_has_are_nowhere(local, number):
    visitor = local("张三")
    for path in ("/runs/{}", "/runs/{}/queue", "/s/{}", "/s/{}/print"):
        assert visitor.get(path.format(number)).status_code == 404


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="这里不能换时区")
def test_times_are_those_of_the_clock_on_the_wall(monkeypatch):
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Shanghai")
        time.tzset()
        assert clock("2026-11-29T16:30:05.120+00:00") == "2026-11-30 00:30"
        assert clock("2026-11-29T16:30:05.120+00:00", "seconds") == "2026-11-30 00:30:05"
    time.tzset()


def test_a_fault_of_the_program_is_told_in_plain_words():
    made = review.make(None, accounts=False)
    made.add_api_route("/broken", lambda: 1 / 0)
    answer = TestClient(made, "http://127.0.0.1", raise_server_exceptions=False).get("/broken")
    assert (answer.status_code, "程序出错了" in answer.text) == (500, True)
    assert answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "elsewhere",
    ["//x.example", "/\\x.example", "/\t/x.example", "/\r\n/x.example", "https://x", ""],
)
def test_a_form_never_leads_to_another_site(elsewhere):
    assert back(elsewhere, "/s/1") == "/s/1"
    assert back("/s/2?a=b#县", "/s/1") == "/s/2?a=b#县"


def test_ranks_stand_with_the_best_and_the_worst_there_can_be(store, local):
    number = joining.save(store, batch.result()).run
    visitor = local("张三")
    table = visitor.get(f"/runs/{number}").text
    places = standings(totals(batch.result().submissions))
    assert all(f"<td>{place.text}</td>" in table for place in places.values())
    assert any(place.best < place.worst for place in places.values())
    page = visitor.get(re.search(r'class="open" href="([^"]+)"', table)[1]).text
    assert "在2个报送单位中第" in page and "可改变名次" in page
