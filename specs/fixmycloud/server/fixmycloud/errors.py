"""The vendor's error body, `{detail, code, field}`, in place of the framework's."""

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    429: "rate_limit_exceeded",
}


class ApiError(HTTPException):
    """A refusal with a code of its own, and the field it is about."""

    def __init__(self, status, detail, code=None, field=None, headers=None):
        super().__init__(status, detail, headers)
        self.code = code
        self.field = field


def answer(status, detail, code=None, field=None, headers=None):
    body = {"detail": detail, "code": code or CODES.get(status, "error")}
    if field is not None:
        body["field"] = field
    return JSONResponse(body, status, headers)


def install(app):
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)


async def _refused(_request, exc):
    code, field = getattr(exc, "code", None), getattr(exc, "field", None)
    return answer(exc.status_code, exc.detail, code, field, exc.headers)


async def _invalid(_request, exc):
    """The first thing that is wrong, named by where it stands."""
    first = exc.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:])
    return answer(422, first["msg"], "validation_error", field or None)
