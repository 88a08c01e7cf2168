"""Where everything is."""

from starlette.applications import Starlette
from starlette.routing import Route

from liquidweb import accounts, billing, clock, dns, journal, monitoring, notifications, products, rpc, servers, storage, tokens

# What registers methods by being imported.
NAMESPACES = [billing, dns, monitoring, notifications, products, servers, storage, tokens]


def make():
    return Starlette(
        routes=[
            # One published client updates by PUT, and is answered.
            Route("/v1/{method:path}", rpc.call, methods=["POST", "PUT"]),
            Route("/journal/", journal.show),
            Route("/passcode/", accounts.show_passcode),
            Route("/clock/", clock.advance, methods=["POST"]),
        ]
    )
