"""A log of what was asked and answered, so that a test can count: `GET /journal/`, outside of the API."""

import threading
import time
from collections import deque

from django.http import JsonResponse

LOCK = threading.Lock()
ENTRIES = deque(maxlen=100_000)
PATH = "/journal/"
HEADERS = ["Accept", "Authorization", "Content-Type"]


class Journal:
    """Middleware that notes every request of the API once it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PATH):
            return self.get_response(request)
        arrived = time.time()
        # Read before the API does, so that it is still there when it is noted.
        body = request.body.decode("utf-8", "replace")
        response = self.get_response(request)
        entry = {
            "arrived": arrived,
            "answered": time.time(),
            "method": request.method,
            "path": request.get_full_path(),
            "status": response.status_code,
            "retry_after": response.headers.get("Retry-After"),
            "headers": {name.lower(): request.headers[name] for name in HEADERS if name in request.headers},
            "body": body,
            "bytes": len(response.content),
        }
        with LOCK:
            ENTRIES.append(entry)
        return response


def show(request):
    """All entries, oldest answer first."""
    with LOCK:
        entries = list(ENTRIES)
    return JsonResponse({"requests": entries})
