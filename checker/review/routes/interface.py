"""The interface explained on a page of its own, and the tokens of one's programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, FastAPI, Form, Request
from fastapi.responses import Response

from checker.errors import CheckerError
from checker.review import access, spec
from checker.review.pages import Pages, redirect
from checker.review.routes.ruling import told
from checker.store import Store, tokens
from checker.store.people import Session

router = APIRouter()


@router.get("/interface")
def explained(
    request: Request, store: access.OpenStore, who: access.Visitor, templates: access.Templates
) -> Response:
    """Tokens, every operation, every shape."""
    return _page(request, store, who, templates)


def _page(
    request: Request, store: Store, who: Session, templates: Pages, made: str = ""
) -> Response:
    interface: FastAPI = request.app.state.interface
    schema = interface.openapi()
    with store.read() as connection:
        own = tokens.listed(connection, None if who.role == "admin" else who.name)
    return templates.page(
        "interface.html",
        who,
        tokens=own,
        made=made,
        about=schema["info"]["description"],
        groups=spec.operations(schema),
        shapes=list(spec.shapes(schema)),
        address=str(request.base_url).rstrip("/") + "/api/v1",
    )


@router.post("/interface/tokens")
def make(
    request: Request,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
    use: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """A new token, shown this once."""
    try:
        made = tokens.make(store, who.name, use)
    except CheckerError as error:
        return templates.message(*told(error))
    return _page(request, store, who, templates, made)


@router.post("/interface/tokens/{mark}/revoke")
def revoke(request: Request, mark: str, store: access.OpenStore, who: access.Visitor) -> Response:
    """Take a token back."""
    access.revoke(store, who, mark)
    return redirect("/interface", request)
