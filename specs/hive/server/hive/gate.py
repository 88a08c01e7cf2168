"""What every request of the API passes: the journal, the key, the merchant's limit, the body's form."""

import json
import math
import time

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request

from hive import errors, journal, settings

REQUESTS, SECONDS = settings.LIMIT
WINDOW = RateLimitItemPerSecond(REQUESTS, SECONDS)
LIMITER = MovingWindowRateLimiter(MemoryStorage())
FOREIGN = {"X-Rate-Limit-Limit": "1", "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "3600"}


class Gate:
    """ASGI middleware around the API."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith("/merchant_api/"):
            return await self.app(scope, receive, send)
        arrived = time.time()
        extra = FOREIGN.copy() if settings.FOREIGN_HEADERS else {}

        async def noted(message):
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(extra)
                journal.note(scope, message["status"], headers, arrived, time.time())
            await send(message)

        merchant = settings.TOKENS.get(_token(scope))
        if merchant is None:
            return await errors.answer(401, [errors.SENTENCES[401]])(scope, receive, noted)
        admitted = LIMITER.hit(WINDOW, merchant)
        reset, left = LIMITER.get_window_stats(WINDOW, merchant)
        extra["X-Rate-Limit-Used"] = str(REQUESTS - left + settings.USED_BY_OTHERS)
        extra["X-Rate-Limit-Max"] = str(REQUESTS)
        if not admitted:
            # A tenth of a second more at most: a wait that is rounded down would end too early.
            extra["Retry-After"] = str(math.ceil(max(reset - time.time(), 0) * 10) / 10)
            return await errors.answer(429, ["too many requests"])(scope, receive, noted)
        scope["merchant"] = merchant
        return await self.app(scope, receive, noted)


def _token(scope):
    scheme, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else None


async def body(request: Request):
    """The object that a request carries: JSON, and called so."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise errors.Refusal(400)
    try:
        found = json.loads(await request.body())
    except ValueError:
        raise errors.Refusal(400) from None
    if not isinstance(found, dict):
        raise errors.Refusal(400)
    return found
