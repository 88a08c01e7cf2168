"""Every refusal is a list of sentences."""

from starlette.responses import JSONResponse

from hive import settings

SENTENCES = {400: "bad request", 401: "authentication required", 404: "not found", 405: "method not allowed"}


class Refusal(Exception):
    """A request that is answered with a status and what is wrong with it."""

    def __init__(self, status, *sentences):
        super().__init__(status, sentences)
        self.status = status
        self.sentences = list(sentences) or [SENTENCES.get(status, "request failed")]


def answer(status, sentences, headers=None):
    if settings.ODD_ERRORS:
        return JSONResponse({"errors": [None, {"odd": 1}, *sentences, 7]}, status, headers)
    return JSONResponse({"success": False, "errors": sentences}, status, headers)


async def refused(_, refusal):
    return answer(refusal.status, refusal.sentences)


async def unknown(_, error):
    """Starlette's own refusals: no such path, or not by this method."""
    return answer(error.status_code, [SENTENCES.get(error.status_code, error.detail)], error.headers)
