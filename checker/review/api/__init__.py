"""The programming interface under /api/v1: the same store, people and rules as the pages."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from checker import __version__
from checker.review.api import (
    audit,
    bulk,
    checks,
    decisions,
    door,
    me,
    problems,
    runs,
    statements,
    submissions,
)
from checker.store import Store
from checker.work.background import Background

ROUTES = (me, checks, runs, submissions, decisions, bulk, statements, audit)
ABOUT = """评审数据的编程接口。报告、材料、雷同的结构与 report.json 相同（evidence-report/1）。

身份：请求头 `Authorization: Bearer 令牌`（在网站“接口”页建立），或网站的会话；
用会话修改时须带 `X-CSRF-Token`（见 GET /me）。
权限与网站相同：县级账号只看到自己的报送，雷同只看到自己一边和占比。
错误一律是 `application/problem+json`（RFC 9457）。清单用 start、limit 翻页，next 为空即到底。
快慢：每人每分钟至多 1200 次（一时可到 300 次），提交检查每分钟 6 次，超过答 429 和 Retry-After。
按每个服务进程分别计，重启后重新计；一个库由几个进程服务时，上限相应成倍。登录次数的限制记在库里，各进程合计。"""
COMMON = (400, 401, 403, 404, 413, 422, 429, 500)


def make(store: Store, accounts: bool, background: Background | None) -> FastAPI:
    """The interface over a store; ``background`` runs the checks that are handed in."""
    app = FastAPI(
        title="评审接口",
        version="1",
        summary=f"程序 {__version__}",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        responses={
            code: {"model": problems.Problem, "description": problems.TITLES[code]}
            for code in COMMON
        },
    )
    app.state.store, app.state.accounts = store, accounts
    app.state.background, app.state.paces = background, door.Paces()
    for each in ROUTES:
        app.include_router(each.router)
    problems.handle(app)
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        return app.openapi_schema or _as_problems(plain())

    app.openapi = openapi  # type: ignore[method-assign]
    return app


def _as_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Errors under the media type that they have."""
    for path in schema["paths"].values():
        for operation in path.values():
            operation["responses"] = dict(sorted(operation["responses"].items()))
            for code, response in operation["responses"].items():
                if response["description"] == "Successful Response":
                    response["description"] = "照办"
                if code >= "400" and "application/json" in response.get("content", {}):
                    response["content"] = {problems.MEDIA: response["content"]["application/json"]}
    return schema
