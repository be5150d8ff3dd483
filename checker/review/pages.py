"""The templates: those of the report and the site's own, one look for both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import ChoiceLoader, FileSystemLoader

from checker import __version__
from checker.model.score import Flag
from checker.reports import html, words
from checker.scoring.gates import UNSURE
from checker.store.judging import REASONS
from checker.store.people import Session

OWN = FileSystemLoader(Path(__file__).parent / "templates")
STATUS = {"suspected": "待决定", "confirmed": "已认定", "dismissed": "已排除"}
VERDICT, FIELD = words.RULING, words.CORRECTED
CONFIRMING = {"fraud": "认定雷同", "void": "认定不齐", "deduct": "认定扣分"}
DAYS = 10  # a county is given for its statement unless the reviewer says otherwise


def today() -> str:
    """The day as it is written in statements."""
    return date.today().isoformat()


def due_day() -> str:
    """The day that a county is given unless the reviewer says otherwise."""
    return (date.today() + timedelta(DAYS)).isoformat()


def clock(at: str, upto: str = "minutes") -> str:
    """A time of the store, which is UTC, as the clock of this machine shows it."""
    there = datetime.fromisoformat(at).astimezone().replace(tzinfo=None)
    return there.isoformat(" ", timespec=upto)


def confirming(flag: Flag) -> str:
    """What the button says by which a question is confirmed."""
    other = "认定不齐" if flag.code == UNSURE else "认定"
    return CONFIRMING.get(flag.severity, other)


class Pages:
    """Renders pages; a missing name is an error, every value is escaped."""

    def __init__(self, accounts: bool) -> None:
        self.environment = html.environment()
        self.environment.loader = ChoiceLoader([OWN, *_loaders(self.environment.loader)])
        self.environment.filters["clock"] = clock
        self.environment.globals.update(
            severity=words.SEVERITY,
            status=STATUS,
            decided=VERDICT,
            fields=FIELD,
            reasons=REASONS,
            version=__version__,
            accounts=accounts,
            confirming=confirming,
            rolename=words.ROLE,
            today=today,
            due_day=due_day,
        )

    def page(
        self, name: str, who: Session | None, status: int = 200, /, **values: Any
    ) -> HTMLResponse:
        """One page or fragment."""
        text = self.environment.get_template(name).render(who=who, **values)
        return HTMLResponse(text, status)

    def message(self, text: str, status: int) -> HTMLResponse:
        """A page that says one thing."""
        return self.page("message.html", None, status, text=text)


def _loaders(loader: Any) -> list[Any]:
    return [loader] if loader else []


def redirect(target: str, request: Request) -> Response:
    """Go to another page of this site, also from a fragment's request."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Redirect": target})
    return RedirectResponse(target, 303)


def back(target: str, otherwise: str) -> str:
    """A path of this site out of a form, never an address elsewhere."""
    own = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if own and target.isprintable() else otherwise  # browsers drop tabs and line ends
