"""Papers stand in the order of the notice, 一 before 七, not in that of character codes."""

import re
from dataclasses import replace

from checker.model.material import Place
from checker.reports import html
from tests.store.batch import result


def test_papers_stand_as_the_notice_has_them():
    found = result()
    each = found.submissions[0]
    first, *_ = each.records
    refs = ("七.1", "三.1", None, "一.2", "二.1")
    records = tuple(_at(first, str(number), ref) for number, ref in enumerate(refs))
    duties = {record.material.id: each.duties[first.material.id] for record in records}
    told = replace(each, records=records, duties=duties, flags=(), todo=())
    page = html.render(replace(found, submissions=(told,)))
    shown = re.findall(r'<span class="place">([^<]*)</span>', page)
    assert shown == ["一.2", "二.1", "三.1", "七.1", "未归类"]


def _at(record, name, ref):
    places = (Place(ref, None),) if ref else ()
    own = replace(record.material, id=name, path=f"{name}.txt", places=places, rows=())
    return replace(record, material=own)
