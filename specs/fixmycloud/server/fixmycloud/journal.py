"""A log of what was asked and answered, so that a test can count: `GET /journal/`, outside of the API."""

import time
from collections import deque

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse

from fixmycloud import clock

ENTRIES = deque(maxlen=100_000)
PATH = "/journal/"


class Journal:
    """The outermost middleware: dates every answer and notes it."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        if scope["path"] == PATH:
            return await JSONResponse({"requests": list(ENTRIES)})(scope, receive, send)
        query = scope["query_string"].decode()
        path = scope["path"] + (f"?{query}" if query else "")
        tenant = Headers(scope=scope).get("x-tenant-slug")
        entry = {"arrived": time.time(), "method": scope["method"], "path": path, "tenant": tenant}

        async def note(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["date"] = clock.http_date()
                entry.update(status=message["status"], retry_after=headers.get("retry-after"), answered=time.time())
                ENTRIES.append(entry)
            await send(message)

        await self.app(scope, receive, note)
