"""Two hourly windows of each account and endpoint: requests, and the bytes of what some of them answer."""

import math
import threading
import time

from django.conf import settings
from rest_framework.throttling import BaseThrottle


class Window:
    """Begins with its first charge, and is empty again when it is over."""

    def __init__(self, allowed, seconds):
        self.allowed = allowed
        self.seconds = seconds
        self.lock = threading.Lock()
        self.states = {}

    def charge(self, key, amount, admit=lambda used, allowed: True):
        """Charges if there is still room; gives whether there was."""
        with self.lock:
            now = time.time()
            ends, used = self.states.get(key, (0, 0))
            if ends <= now:
                ends, used = now + self.seconds, 0
            admitted = admit(used, self.allowed)
            self.states[key] = ends, used + (amount if admitted else 0)
            return admitted

    def tell(self, response, name, key):
        """Puts the window's state into headers of the answer."""
        ends, used = self.states[key]
        reset = ends if settings.APPFIRST_RESET == "instant" else max(ends - time.time(), 0)
        response[f"X-Rate-{name}-Limit"] = self.allowed
        response[f"X-Rate-{name}-Remaining"] = max(self.allowed - used, 0)
        response[f"X-Rate-{name}-Reset"] = math.ceil(reset)


REQUESTS = Window(*settings.APPFIRST_REQUESTS)
BYTES = Window(*settings.APPFIRST_BYTES)


def key(request):
    return request.user, request.method, request.resolver_match.route


class Requests(BaseThrottle):
    def allow_request(self, request, view):
        request.counted = True
        return REQUESTS.charge(key(request), 1, lambda used, allowed: used < allowed)


class Bytes(BaseThrottle):
    """What an answer weighs is known when it is written: here it only counts whether anything is left."""

    def allow_request(self, request, view):
        return not view.measured or BYTES.charge(key(request), 0, lambda used, allowed: used < allowed)
