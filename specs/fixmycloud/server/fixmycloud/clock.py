"""The server's calendar, which a test may turn."""

import time
from datetime import UTC, datetime
from email.utils import formatdate

from fixmycloud import settings


def now():
    """Seconds since the epoch."""
    return time.time() + settings.CLOCK


def stamp():
    """As the API writes times: RFC 3339, UTC, whole seconds."""
    return datetime.fromtimestamp(now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def http_date():
    return formatdate(now(), usegmt=True)
