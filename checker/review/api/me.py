"""Who asks, and the tokens of one's programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from checker.review import access
from checker.review.api import door
from checker.review.api.shapes import Me, Token, TokenAsked, TokenMade
from checker.store import tokens

router = APIRouter(tags=["身份与令牌"])
Mark = Annotated[str, Path(pattern=rf"^[0-9a-f]{{{tokens.ID}}}$")]


@router.get("/me", summary="我是谁")
def me(who: door.Visitor) -> Me:
    """姓名、角色、所属单位；用网站会话访问时另给修改须带的令牌 csrf。"""
    return Me.model_validate(
        {"name": who.name, "role": who.role, "county": who.county, "csrf": who.csrf}
    )


@router.get("/tokens", summary="令牌清单")
def listed(store: access.OpenStore, who: door.Visitor) -> list[Token]:
    """自己的令牌；管理员看到所有人的。令牌本身不再显示。"""
    with store.read() as connection:
        rows = tokens.listed(connection, None if who.role == "admin" else who.name)
    return [Token(id=row.id, name=row.name, use=row.use, made_at=row.made_at) for row in rows]


@router.post("/tokens", status_code=201, summary="建立令牌")
def made(asked: TokenAsked, store: access.OpenStore, who: door.Visitor) -> TokenMade:
    """令牌的权限与本人相同，只显示这一次，请立即保存。"""
    token = tokens.make(store, who.name, asked.use)
    with store.read() as connection:
        row = next(
            each for each in tokens.listed(connection, who.name) if tokens.marks(each, token)
        )
    return TokenMade(id=row.id, name=row.name, use=row.use, made_at=row.made_at, token=token)


@router.delete("/tokens/{mark}", status_code=204, summary="撤销令牌")
def revoked(mark: Mark, store: access.OpenStore, who: door.Visitor) -> Response:
    """撤销自己的令牌；管理员可撤销任何人的。立即生效。"""
    access.revoke(store, who, mark)
    return Response(status_code=204)
