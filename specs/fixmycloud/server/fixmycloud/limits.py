"""The three buckets, and the headers that tell their state on every answer.

`limits` counts. Its windows begin with the first request in them; for windows that begin with the clock, as the seed's
sample suggests, the number of the window is part of the key.
"""

from dataclasses import dataclass
from math import ceil

from limits import RateLimitItemPerSecond
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders

from fixmycloud import clock, errors, settings, tokens

LIMITER = FixedWindowRateLimiter(MemoryStorage())


@dataclass(frozen=True)
class Bucket:
    """What one request is charged to."""

    name: str
    rate: settings.Rate
    key: str

    def _item(self):
        return RateLimitItemPerSecond(self.rate.requests, self.rate.seconds)

    def _window(self):
        if settings.WINDOWS == "first":
            return "first"
        return str(int(clock.now() // self.rate.seconds))

    def charge(self):
        """Counts a request; says whether it is admitted, and what the headers are then."""
        item, where = self._item(), (self.name, self.key, self._window())
        admitted = LIMITER.hit(item, *where)
        stats = LIMITER.get_window_stats(item, *where)
        return admitted, {
            "X-RateLimit-Limit": str(self.rate.requests),
            "X-RateLimit-Remaining": str(stats.remaining),
            "X-RateLimit-Reset": self._reset(stats.reset_time),
        }

    def _reset(self, expires):
        if settings.WINDOWS == "first":
            return str(expires + settings.CLOCK)
        seconds = self.rate.seconds
        return str(ceil((clock.now() // seconds + 1) * seconds))


def buckets(scope):
    """All that a request is charged to; the headers describe the last."""
    call = (scope["method"], scope["path"].removeprefix(settings.BASE))
    address = scope["client"][0]
    if call == ("POST", "/auth/login"):
        return [Bucket("login", settings.LOGIN, address)]
    workspace = tokens.workspace(Headers(scope=scope)) or address
    everything = Bucket("all", settings.ALL, workspace)
    if call != ("POST", "/scans"):
        return [everything]
    charged = [everything, Bucket("scans", settings.SCANS, workspace)]
    return charged if settings.SCAN_HEADERS == "scans" else charged[::-1]


class Limits:
    """Charges every request of the API, whatever comes of it; what one bucket refuses is charged to the others too."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith(settings.BASE):
            return await self.app(scope, receive, send)
        charged = [bucket.charge() for bucket in buckets(scope)]
        refusals = [headers for admitted, headers in charged if not admitted]
        told = refusals[-1] if refusals else charged[-1][1]

        async def tell(message):
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(told)
            await send(message)

        refusal = errors.answer(429, "Rate limit exceeded. Back off and retry.")
        await (refusal if refusals else self.app)(scope, receive, tell)
