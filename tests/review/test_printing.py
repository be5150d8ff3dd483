"""Sheets for a meeting with one county: the other's name is nowhere in what is served."""

import base64
import html
import io
import re
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import select

from checker import intake
from checker.model.finding import Finding, Outcome, SealMark
from checker.model.pair import Pair, Side
from checker.model.score import Flag
from checker.pipeline import judge
from checker.records import examine
from checker.review import hiding, sheets
from checker.review.routes import printing
from checker.store import joining, judging, open_store, papers
from checker.store.judging import Ruling
from checker.store.tables import pairs, submissions
from tests.store.batch import ARTICLES, NOTICE, SYSTEM, NoEngine, flag, result

OWN, OTHER = "商河县", "滨州市博兴县"
NAMES = ("博兴", "滨州", "博交", "李强", "兴福镇")
LEFT = "\n本办法由博兴县交通运输局、博 兴 县政府负责解释，咨询电话找博\n兴县运管所。\n"


def blank(pages):
    """White pages with a red stripe where each line stands, as pictures."""
    made = []
    for page in pages:
        picture = Image.new("RGB", (300, 420), "white")
        for line in page.lines:
            x0, y0, x1, y1 = line.box
            picture.paste(
                (220, 30, 30), (int(x0 * 300), int(y0 * 420), int(x1 * 300), int(y1 * 420))
            )
        out = io.BytesIO()
        picture.save(out, "JPEG", comment="博兴县".encode())
        made.append(replace(page, thumbnail=out.getvalue()))
    return tuple(made)


def read(root, county, name, text):
    folder = root / county
    (folder / "四、信用应用/2").mkdir(parents=True)
    (folder / "四、信用应用/2" / name).write_text(text, encoding="utf-8")
    package = intake.submission(folder, SYSTEM, root / "work")
    records = [examine(each, NoEngine()) for each in package.materials]
    return package, [replace(each, pages=blank(each.pages)) for each in records]


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """One county copied the other's rules and left its name standing, in several spellings."""
    root = tmp_path_factory.mktemp("meeting")
    own = NOTICE.format(county=OWN, articles=ARTICLES) + LEFT
    theirs = NOTICE.format(
        county="博兴县", articles=ARTICLES.replace("逾期记3分", "兴福镇李强记3分")
    )
    reads = [
        read(root, OWN, "信用评价办法.txt", own),
        read(root, OTHER, "博兴县机动车维修企业信用评价办法.txt", theirs + LEFT),
    ]
    made = judge(SYSTEM, [result_read(*each) for each in reads])
    crossed = Flag(
        "crossed", "number-reused", "warn", OWN, (made.submissions[0].records[0].material.id,),
        None, None, "suspected", "文号博交发〔2023〕14号又见于滨州市博兴县《办法》", {},
    )  # fmt: skip
    first = replace(made.submissions[0], flags=(*made.submissions[0].flags, crossed))
    return replace(made, submissions=(first, *made.submissions[1:]))


def result_read(package, records):
    from checker.pipeline import Read

    return Read(package, tuple(records), ())


@pytest.fixture
def store(tmp_path, checked):
    made = open_store(str(tmp_path / "review.db"), make=True)
    joining.save(made, checked)
    return made


def targets(store):
    with store.read() as connection:
        number = connection.execute(select(submissions.c.id).where(submissions.c.name == OWN))
        shared = connection.execute(select(pairs.c.id, pairs.c.a)).all()
        return [
            f"/s/{number.scalar_one()}/print",
            *(f"/runs/1/pairs/{x.id}/print?side={'a' if x.a == OWN else 'b'}" for x in shared),
        ]


def plain(page):
    """What a reader sees, without tags and blanks."""
    return re.sub(r"[\s▇]", "", html.unescape(re.sub(r"<[^>]+>", "", page)))


def test_the_other_is_nowhere_in_the_bytes(store, local):
    visitor = local("张三")
    fraud = flag(store, "fraud")
    judging.decide(store, Ruling(1, fraud.id, "asked", "王五", text="与博兴县一并核对"))
    found = targets(store)
    assert len(found) > 1
    for target in found:
        answer = visitor.get(target)
        assert answer.status_code == 200
        told = str(answer.headers) + answer.text + plain(answer.text)
        for name in (*NAMES, OTHER):
            assert name not in told, (target, name)
            assert name.encode() not in answer.content
        assert "县A" in answer.text
        assert OWN in answer.text


def test_the_other_page_would_tell(store, local):
    """The names that the sheet hides are on the page that it is made from."""
    page = local("张三").get(targets(store)[1].split("/print")[0]).text
    assert all(name in page for name in ("博兴", "滨州"))


def test_the_shared_words_are_still_there(store, local):
    page = local("张三").get(targets(store)[1]).text
    sides = page.split('<div class="side">')[1:]
    own = next(side for side in sides if OWN in side)
    other = next(side for side in sides if OWN not in side)
    for side in (own, other):
        assert "维修企业应当于每季度第4周如实报送配件采购" in plain(side)
        assert "▇" in side
    assert "<img" not in other


def test_a_picture_is_covered_where_it_names_the_other(store, local):
    page = local("张三").get(targets(store)[1]).text
    found = re.findall(r'src="data:image/jpeg;base64,([^"]+)"', page)
    assert found
    picture = base64.b64decode(found[-1])
    assert "博兴县".encode() not in picture
    seen = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)
    with store.read() as connection:
        record = papers.whole(connection, 1)[0]
    last = record.pages[-1]
    for line in last.lines:
        x, y = (line.box[0] + line.box[2]) / 2, (line.box[1] + line.box[3]) / 2
        red, green, _ = seen[int(y * 420), int(x * 300)]
        if "博" in line.text or line.text.startswith("兴县"):
            assert red < 60, line.text
        elif "条" in line.text:
            assert red > 150 > green, line.text


@pytest.fixture(scope="module")
def hidden():
    return hiding.hidden(OWN, [OTHER, "沂南县", "市中区"], {"博交发": "县A", "x": "?"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("滨州市博兴县交通运输局", "县A交通运输局"),
        ("博　兴\n县和博兴", "县A和县A"),
        ("商河县与沂 南县", "商河县与县B"),
        ("博交发〔2023〕1号", "县A〔2023〕1号"),
        ("x不是名称", "x不是名称"),
    ],
)
def test_names_are_told_in_every_spelling(hidden, text, told):
    assert hidden.told(text) == told


def test_blocks_keep_every_place(hidden):
    text = "经博兴\n县同意，商河县印发"
    assert hidden.blocked(text) == "经▇▇\n▇同意，商河县印发"


@pytest.mark.parametrize(("text", "near"), [("博六县", True), ("沂中县", True), ("商河县", False)])
def test_a_misread_name_is_covered_too(hidden, text, near):
    assert hidden.nearly(text) is near


def test_more_than_twenty_six_have_letters_too():
    made = hiding.hidden(OWN, [f"第{n}乡县" for n in range(30)], {})
    assert [made.labels[f"第{n}乡县"] for n in (0, 25, 26, 27)] == ["县A", "县Z", "县AA", "县AB"]


def test_a_seal_of_the_other_is_covered_and_a_silent_page_left_out(hidden):
    record = result().submissions[0].records[0]
    page = blank(record.pages)[0]
    mark = SealMark(1, (0.7, 0.7, 0.9, 0.9), text="博兴县交通运输局")
    sealed = replace(
        record, findings=(Finding("seal", Outcome.PRESENT, "", values={"seals": [mark]}),)
    )
    made = sheets.covered(sealed, 1, page.thumbnail, hidden)
    data = base64.b64decode(made.picture.partition(",")[2])
    assert np.asarray(Image.open(io.BytesIO(data)).convert("L"))[336, 240] < 60
    silent = replace(record, pages=tuple(replace(p, lines=()) for p in record.pages))
    assert sheets.covered(silent, 1, page.thumbnail, hidden).picture == ""


@pytest.mark.parametrize("own", [OWN, OTHER])
def test_a_question_speaks_of_the_other_where_both_hold_one_file_at_one_path(own):
    sides = [Side(name, "同一编号", "四/1/方案.txt") for name in (OWN, OTHER)]
    pair = Pair("p", "same_file", *sides, 1.0, 1.0, 1.0, "fraud")
    asked = Flag("f", "same-file", "fraud", own, ("同一编号",), None, None, "suspected", "雷同")
    hidden = hiding.hidden(own, [each.submission for each in sides if each.submission != own], {})
    assert "与县A的一份材料存在雷同" in printing._question(asked, pair, hidden)
