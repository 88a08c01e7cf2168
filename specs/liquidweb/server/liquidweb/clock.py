"""The server's clock: the real one, set forward by a test."""

import time

from starlette.responses import JSONResponse

from liquidweb import settings

_ahead = settings.CLOCK


def now():
    """Seconds since the epoch."""
    return time.time() + _ahead


async def advance(request):
    global _ahead
    _ahead += float(request.query_params["advance"])
    return JSONResponse({"now": now()})
