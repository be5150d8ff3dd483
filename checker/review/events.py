"""Server-sent events of something that changes until it ends; each tells the whole state."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Header, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response, StreamingResponse

POLL_SECONDS = 0.5
HEARTBEAT_SECONDS = 15.0
LastSeen = Annotated[str | None, Header(alias="Last-Event-ID", max_length=80)]


@dataclass(frozen=True, slots=True)
class State:
    """What an event tells, as one line of JSON, and whether it is the last."""

    data: str
    ended: bool

    @property
    def mark(self) -> str:
        """The event's id: the same state has the same, also after a restart of the server."""
        return hashlib.sha256(self.data.encode()).hexdigest()[:16]


def follow(request: Request, read: Callable[[], State], last: str | None) -> Response:
    """The stream; nothing more to come is 204, at which a browser stops asking."""
    state = read()
    if state.ended and state.mark == last:
        return Response(status_code=204)
    headers = {"X-Accel-Buffering": "no"}
    return StreamingResponse(
        _events(request, read, last), media_type="text/event-stream", headers=headers
    )


async def _events(
    request: Request, read: Callable[[], State], last: str | None
) -> AsyncIterator[str]:
    yield "retry: 2000\n\n"
    quiet = 0.0
    while not await request.is_disconnected():
        state = await run_in_threadpool(read)
        if state.mark != last:
            last, quiet = state.mark, 0.0
            kind = "end" if state.ended else "progress"
            yield f"id: {last}\nevent: {kind}\ndata: {state.data}\n\n"
        if state.ended:
            return
        await asyncio.sleep(POLL_SECONDS)
        quiet += POLL_SECONDS
        if quiet >= HEARTBEAT_SECONDS:
            quiet = 0.0
            yield ": 仍在进行\n\n"
