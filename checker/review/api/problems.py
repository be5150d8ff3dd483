"""Errors as problem JSON (RFC 9457), in Chinese: what is wrong, and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import compile_path

from checker.errors import CheckerError, UsageError
from checker.reports.contract_material import Part
from checker.review.access import SignIn
from checker.store.change import Conflict

MEDIA = "application/problem+json"
TITLES = {
    400: "请求不能照办",
    401: "没有登录",
    403: "没有权限",
    404: "没有这一项",
    405: "不能这样访问",
    409: "与现状冲突",
    411: "没有写明长度",
    413: "内容太大",
    422: "写法不对",
    429: "请求太频繁",
    500: "程序出错",
}
REMEDIES = {
    401: "请登录网站，或在请求头写 Authorization: Bearer 令牌",
    403: "请换有权限的账号；用网站会话访问时，修改须带 X-CSRF-Token 请求头",
    404: "请检查编号；不属于您的内容也显示为没有",
    429: "请等待 Retry-After 秒后再试",
    500: "请把时间和请求告诉管理员",
}


class FieldFault(Part):
    """One value that is written wrongly, and where it stands."""

    where: str
    text: str


class Problem(Part):
    """RFC 9457. ``standing`` is what stands instead, where somebody else was first."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    remedy: str = ""
    faults: list[FieldFault] = []
    standing: dict[str, Any] | None = None


def answer(
    status: int,
    detail: str = "",
    remedy: str = "",
    faults: Sequence[FieldFault] = (),
    standing: dict[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The problem as a response."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    problem = Problem(
        title=title,
        status=status,
        detail=detail,
        remedy=remedy or REMEDIES.get(status, ""),
        faults=list(faults),
        standing=standing,
    )
    return JSONResponse(problem.model_dump(), status, dict(headers or {}), media_type=MEDIA)


def handle(app: FastAPI) -> None:
    """Put the handlers on."""
    app.exception_handler(SignIn)(_sign_in)
    app.exception_handler(HTTPException)(_refused)
    app.exception_handler(RequestValidationError)(_malformed)
    app.exception_handler(CheckerError)(_failed)
    app.exception_handler(Exception)(_broken)


def _sign_in(request: Request, error: Exception) -> Response:
    return answer(401, headers={"WWW-Authenticate": "Bearer"})


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return answer(500)
    if error.status_code == 405:
        return answer(405, headers={"Allow": ", ".join(_methods(request))})
    told = str(error.detail) if error.detail != HTTPStatus(error.status_code).phrase else ""
    return answer(error.status_code, told, headers=error.headers)


def _methods(request: Request) -> list[str]:
    """All that a path takes: the framework names those of one of its routes only."""
    path = request.url.path.removeprefix(request.scope.get("root_path", ""))
    paths: Mapping[str, Mapping[str, Any]] = request.app.openapi()["paths"]
    same = [path] if path in paths else [p for p in paths if compile_path(p)[0].match(path)]
    return sorted({method.upper() for each in same for method in paths[each]})


def _malformed(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    faults = [FieldFault(where=".".join(map(str, each["loc"])), text=_told(each)) for each in found]
    return answer(422, "有的值缺少，或写法不对", "请按接口文档改正", faults)


KINDS = {
    "missing": "缺少",
    "extra_forbidden": "没有这一项",
    "json_invalid": "不是 JSON",
    "literal_error": "可选：{expected}",
    "string_too_long": "不超过{max_length}字",
    "string_too_short": "至少{min_length}字",
    "greater_than_equal": "不小于{ge}",
    "less_than_equal": "不大于{le}",
    "int_parsing": "须是整数",
    "int_type": "须是整数",
    "string_type": "须是文字",
    "bool_parsing": "须是 true 或 false",
    "string_pattern_mismatch": "写法不对",
}


def _told(fault: Mapping[str, Any]) -> str:
    words = KINDS.get(fault["type"], "写法不对")
    return words.format(**(fault.get("ctx") or {}))


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, Conflict):
        return answer(409, error.text, error.remedy)
    if isinstance(error, UsageError):
        return answer(400, error.text, error.remedy)
    text = error.text if isinstance(error, CheckerError) else ""
    return answer(500, text, error.remedy if isinstance(error, CheckerError) else "")


def _broken(request: Request, error: Exception) -> Response:
    return answer(500)
