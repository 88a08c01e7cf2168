"""A log of what was asked and answered, so that a test can count: `GET /journal/`, outside of the API."""

from collections import deque

from starlette.responses import JSONResponse

ENTRIES = deque(maxlen=100_000)


def note(request, status, arrived, answered, proof, body):
    query = request.scope["query_string"].decode("latin-1")
    ENTRIES.append(
        {
            "arrived": arrived,
            "answered": answered,
            "method": request.method,
            "path": request.scope["raw_path"].decode("latin-1") + (f"?{query}" if query else ""),
            "status": status,
            "retry_after": None,
            # `password`, `token` or nothing; the passcode; and the body as it came.
            "proof": proof.get("kind"),
            "passcode": proof.get("passcode"),
            "body": body.decode("utf-8", "replace"),
        }
    )


async def show(_):
    """All entries, oldest answer first."""
    return JSONResponse({"requests": list(ENTRIES)})
