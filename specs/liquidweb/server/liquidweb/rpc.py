"""Methods by their paths, and how one is called."""

import asyncio
import time

from starlette.responses import HTMLResponse, Response

from liquidweb import accounts, encodings, errors, faults, journal, params, settings, values

METHODS = {}


def method(path, **kinds):
    """Registers a function of the caller and the parameters under a method's path."""

    def register(function):
        METHODS[path if settings.CASE == "strict" else path.lower()] = (path, function, kinds)
        return function

    return register


async def call(request):
    """Answers one request."""
    arrived = time.time()
    body = await request.body()
    proof = {}
    if settings.DELAY:
        await asyncio.sleep(settings.DELAY)
    answer = _answer(request, body, proof)
    journal.note(request, answer.status_code, arrived, time.time(), proof, body)
    return answer


def _answer(request, body, proof):
    encoding = "json"
    try:
        path, encoding = encodings.split(request.path_params["method"])
        given = _given(body, encoding)
        who = accounts.caller(request.headers.get("authorization", ""), given, proof)
        proof["kind"] = "token" if who.token else "password"
        status, result = 200, values.render(_result(path, who, given))
    except errors.Refusal as refusal:
        status, result = refusal.status, values.render(refusal.body())
    except errors.Page as page:
        headers = {"WWW-Authenticate": 'Basic realm="Storm API"'} if page.status == 401 else None
        return HTMLResponse(page.text(), page.status, headers)
    return Response(encodings.encode(result, encoding), status, media_type=encodings.TYPES[encoding])


def _given(body, encoding):
    """The parameters. A request without any body has none; one with a body must have the envelope."""
    if not body:
        return {}
    envelope = encodings.decode(body, encoding)
    given = envelope.get("params") if isinstance(envelope, dict) else None
    if given == "" and encoding == "yaml":
        given = {}
    if not isinstance(given, dict):
        text = body.decode("utf-8", "replace")
        raise errors.Refusal("Deserialize", "There are no params", status=400, data=text, encoding=encoding)
    return given


def _result(path, who, given):
    found = METHODS.get(path if settings.CASE == "strict" else path.lower())
    if found is None:
        message = f"No such method '{path.lower()}'"
        raise errors.Refusal("API::InvalidMethod", message, method=path.lower())
    path, function, kinds = found
    faults.before(path)
    result = function(who, params.read(given, kinds))
    faults.after(path)
    return result
