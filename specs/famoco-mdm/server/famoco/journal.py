"""A log of what was asked and answered, so that a test can count: `GET /journal/`, outside of the API, and
`GET /journal/uploads/`: the files that were taken."""

import hashlib
import threading
import time
from collections import deque

from django.http import JsonResponse

LOCK = threading.Lock()
ENTRIES = deque(maxlen=100_000)
UPLOADS = deque(maxlen=1000)
PATH = "/journal/"


class Journal:
    """Middleware that notes every request of the API once it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PATH):
            return self.get_response(request)
        arrived = time.time()
        response = self.get_response(request)
        entry = {
            "arrived": arrived,
            "answered": time.time(),
            "method": request.method,
            "path": request.get_full_path(),
            "status": response.status_code,
            "retry_after": response.headers.get("Retry-After"),
        }
        with LOCK:
            ENTRIES.append(entry)
        return response


def show(request):
    """All entries, oldest answer first."""
    with LOCK:
        entries = list(ENTRIES)
    return JsonResponse({"requests": entries})


def note_upload(file):
    """Notes a file, which is read in pieces as it was taken."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    entry = {"name": file.name, "type": file.content_type, "size": file.size, "sha256": digest.hexdigest()}
    with LOCK:
        UPLOADS.append(entry)


def show_uploads(request):
    """All files, the oldest first."""
    with LOCK:
        return JsonResponse({"uploads": list(UPLOADS)})
