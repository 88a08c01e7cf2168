"""What every endpoint does: fails when a test wants it, weighs what it answers, tells the state of its windows."""

import threading

from django.conf import settings
from rest_framework.response import Response
from rest_framework.views import APIView

from appfirst import errors, limits


class Failures:
    """How the first requests fail, from the environment."""

    def __init__(self, text):
        status, codes, times = text.split("/") if text else (0, "0", 0)
        self.refusal = int(status), [int(code) for code in codes.split(",")]
        self.left = int(times)
        self.lock = threading.Lock()

    def check(self):
        with self.lock:
            due = self.left > 0
            self.left -= due
        if due:
            status, codes = self.refusal
            raise errors.Refusal(status, *codes)


FAILURES = Failures(settings.APPFIRST_FAIL)


class Endpoint(APIView):
    # Whether the bytes of its answers are limited.
    measured = False

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        FAILURES.check()

    def finalize_response(self, request, response, *args, **kwargs):
        response = self._written(request, super().finalize_response(request, response, *args, **kwargs))
        if getattr(request, "counted", False):
            limits.REQUESTS.tell(response, "Limit", limits.key(request))
            if self.measured:
                limits.BYTES.tell(response, "Size", limits.key(request))
        if settings.APPFIRST_ODD_TYPES and response.status_code >= 400:
            response["Content-Type"] = "text/plain"
        return response

    def _written(self, request, response):
        """The answer, which now has its bytes: they are charged, or too many for any window."""
        response.render()
        if not self.measured or response.status_code != 200:
            return response
        size = len(response.content)
        if size > limits.BYTES.allowed:
            response = super().finalize_response(request, Response(errors.body(errors.TOO_MUCH), 429))
            response.render()
            return response
        limits.BYTES.charge(limits.key(request), size)
        return response
