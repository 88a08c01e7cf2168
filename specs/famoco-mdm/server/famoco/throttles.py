"""Two windows for every request and a third for exports, each Django REST framework's own sliding log."""

import threading

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

# Django REST framework reads, decides and writes a log in three steps. Under this lock the windows are exact.
LOCK = threading.Lock()


class Window(SimpleRateThrottle):
    """At most so many requests in the last so many seconds, per token, or per address for who has none."""

    def get_rate(self):
        return settings.FAMOCO_RATES[self.scope]

    def parse_rate(self, rate):
        requests, seconds = rate.split("/")
        return int(requests), float(seconds)

    def get_cache_key(self, request, view):
        client = request.user.pk if request.user.is_authenticated else self.get_ident(request)
        return self.cache_format % {"scope": self.scope, "ident": client}


class Minute(Window):
    scope = "minute"


class Hour(Window):
    scope = "hour"


class Export(Window):
    scope = "export"
