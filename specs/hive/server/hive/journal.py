"""A log of what was asked and answered, so that a test can count: `GET /journal/`, outside of the API."""

from collections import deque

from starlette.responses import JSONResponse

ENTRIES = deque(maxlen=100_000)


def note(scope, status, headers, arrived, answered):
    query = scope["query_string"].decode("latin-1")
    ENTRIES.append(
        {
            "arrived": arrived,
            "answered": answered,
            "method": scope["method"],
            # As it came over the wire: how brackets are written is the client's affair.
            "path": scope["raw_path"].decode("latin-1") + (f"?{query}" if query else ""),
            "status": status,
            "retry_after": headers.get("retry-after"),
        }
    )


async def show(_):
    """All entries, oldest answer first."""
    return JSONResponse({"requests": list(ENTRIES)})
