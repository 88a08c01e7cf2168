"""Where everything is."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from hive import errors, gate, journal, v1, v2, webhooks


def make():
    routes = [
        Mount("/merchant_api/v1", routes=v1.ROUTES),
        Mount("/merchant_api/v2", routes=v2.ROUTES),
        Route("/journal/", journal.show),
        Route("/webhooks/{version}/{kind}", webhooks.show),
    ]
    handlers = {errors.Refusal: errors.refused, HTTPException: errors.unknown}
    return Starlette(routes=routes, middleware=[Middleware(gate.Gate)], exception_handlers=handlers)
