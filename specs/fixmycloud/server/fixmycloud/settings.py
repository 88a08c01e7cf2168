"""Settings, all from the environment (see the README two folders up)."""

import os
from dataclasses import dataclass


def text(name, default=""):
    return os.environ.get(f"FIXMYCLOUD_{name}", default)


def number(name, default):
    return int(text(name, str(default)))


@dataclass(frozen=True)
class Rate:
    """At most so many requests in so many seconds."""

    requests: int
    seconds: int


def rate(name, default):
    requests, seconds = text(name, default).split("/")
    return Rate(int(requests), int(seconds))


@dataclass(frozen=True)
class Fault:
    """The next `times` requests of this method and path are answered with `status`."""

    status: int
    method: str
    path: str
    times: int


def faults():
    """`STATUS METHOD PATH TIMES`, separated by semicolons; a path is below the base."""
    entries = [entry.split() for entry in text("FAULTS").split(";") if entry.strip()]
    return [Fault(int(status), method, path, int(times)) for status, method, path, times in entries]


BASE = "/api/v1"
PORT = number("PORT", 0)
HOSTILE = text("MODE") == "hostile"

# The seed's numbers unless a test shrinks a window.
ALL = rate("ALL", "120/60")
SCANS = rate("SCANS", "10/60")
LOGIN = rate("LOGIN", "20/60")
# `clock`: windows begin at multiples of their length, so that resets are whole seconds, as in the seed's sample.
# `first`: a window begins with the first request in it, and its reset has decimals.
WINDOWS = text("WINDOWS", "clock")
# Which bucket the headers of `POST /scans` describe: `scans` or `all`.
SCAN_HEADERS = text("SCAN_HEADERS", "scans")
# Seconds that the server's calendar is ahead of the true one.
CLOCK = number("CLOCK", 0)

# `own`: `{detail, code, field}`. `framework`: what FastAPI says by itself.
ERRORS = text("ERRORS", "framework" if HOSTILE else "own")
FAULTS = faults()

# How long an access token is good, and how long `expires_in` says that it is.
TOKEN_SECONDS = number("TOKEN_SECONDS", 3600)
TOLD_SECONDS = number("TOLD_SECONDS", TOKEN_SECONDS)
# `required`: a request without `X-Tenant-Slug` is refused. `optional`: it goes to the user's first workspace.
TENANT = text("TENANT", "required")
API_KEY = text("API_KEY", "test-key")

FINDINGS = number("FINDINGS", 342)
# A greater `limit` is lowered to this.
MAX_LIMIT = number("MAX_LIMIT", 100)
# So many findings disappear after the first page was given.
SHRINK = number("SHRINK", 0)
# `true`: `total` counts what there is. `stale`: it stays what it was at the start.
TOTAL = text("TOTAL", "true")
# How long a scan is queued, and then runs.
SCAN_SECONDS = float(text("SCAN_SECONDS", "0.1"))
