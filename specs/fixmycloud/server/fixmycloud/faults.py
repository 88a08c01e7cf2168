"""Failures to order: the API's own as JSON, those of a proxy before it as a page of HTML."""

from collections import Counter

from starlette.responses import HTMLResponse

from fixmycloud import errors, settings

# A gateway's page, as nginx writes it.
PAGE = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n</body>\r\n</html>\r\n"
PROXY = {502: "502 Bad Gateway", 504: "504 Gateway Time-out"}
GIVEN = Counter()


def ordered(scope, proxy):
    """The status of a failure that is still to be given to this request, of the proxy's or of the API's own."""
    if scope["type"] != "http":
        return None
    path = scope["path"].removeprefix(settings.BASE)
    for fault in settings.FAULTS:
        same = (fault.method, fault.path) == (scope["method"], path) and (fault.status in PROXY) == proxy
        if same and GIVEN[fault] < fault.times:
            GIVEN[fault] += 1
            return fault.status
    return None


class Proxy:
    """Loses the answer of a request that was carried out, and puts its own page in its place."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        status = ordered(scope, proxy=True)
        if status is None:
            return await self.app(scope, receive, send)

        async def lose(_message):
            pass

        await self.app(scope, receive, lose)
        await HTMLResponse(PAGE.format(PROXY[status]), status)(scope, receive, send)


class Faults:
    """Fails before the request is carried out."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        status = ordered(scope, proxy=False)
        if status is None:
            return await self.app(scope, receive, send)
        failure = errors.answer(status, "Unexpected server error.", "internal_error")
        await failure(scope, receive, send)
