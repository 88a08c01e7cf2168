"""The vendor's error body, a list of numbers and sentences, and what of the framework's becomes which."""

from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

MISSING, TYPE, FORMAT, UNPARSABLE, REQUIRED, CONFLICT, DATABASE, UNSUPPORTED, PERMISSION = range(1, 10)
RATE, TOO_MUCH = 20, 21
# The seed's own sentences, without what follows their first.
SENTENCES = {
    MISSING: "Requested object doesn't exist in Database",
    TYPE: "Invalid API parameter type",
    FORMAT: "Invalid API parameter format",
    UNPARSABLE: "The parameter provided can't be parsed",
    REQUIRED: "Missing parameter",
    CONFLICT: "Illegal parameters are provided which conflict with one another",
    DATABASE: "Illegal parameter cause database conflicts",
    UNSUPPORTED: "Function not supported",
    PERMISSION: "Permission denied",
    10: "Error parsing internal response",
    11: "Can't complete the request",
    12: "No data is available or can be found",
    13: "Database error",
    RATE: "Rate limit exceeded",
    TOO_MUCH: "Asking for too much data",
}
# What the framework refuses with a status that the vendor does not have.
FRAMEWORK = [
    (exceptions.Throttled, 429, RATE),
    (exceptions.NotFound, 404, MISSING),
    (exceptions.MethodNotAllowed, 400, UNSUPPORTED),
    (exceptions.NotAcceptable, 400, FORMAT),
    (exceptions.UnsupportedMediaType, 400, UNPARSABLE),
    (exceptions.ParseError, 400, UNPARSABLE),
]


class Refusal(exceptions.APIException):
    """Codes, each alone or with what it is about."""

    def __init__(self, status, *codes):
        super().__init__()
        self.status_code = status
        self.entries = [_entry(*(code if isinstance(code, tuple) else (code,))) for code in codes]


def _entry(code, about=None):
    sentence = SENTENCES.get(code, f"Error {code}")
    return {"code": code, "message": f"{sentence}: {about}" if about else sentence}


def missing():
    """What a wrong id is answered with."""
    return Refusal(404, MISSING)


def body(*codes):
    return {"errors": Refusal(0, *codes).entries}


def handle(exc, context):
    if isinstance(exc, Refusal):
        return Response({"errors": exc.entries}, exc.status_code)
    for kind, status, code in FRAMEWORK:
        if isinstance(exc, kind):
            return Response(body(code), status)
    return exception_handler(exc, context)
