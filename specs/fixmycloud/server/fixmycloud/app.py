"""The API as the vendor's pages describe it."""

from fastapi import FastAPI

from fixmycloud import (
    auth_routes,
    connection_routes,
    errors,
    finding_routes,
    scan_routes,
    settings,
    webhook_routes,
)
from fixmycloud.faults import Faults, Proxy
from fixmycloud.journal import Journal
from fixmycloud.limits import Limits

ROUTERS = [module.router for module in (auth_routes, connection_routes, scan_routes, finding_routes, webhook_routes)]


def bare():
    """The application without its routes and limits."""
    made = FastAPI(title="FixMyCloud API", version="1.0.0", docs_url=None, redoc_url=None)
    if settings.ERRORS == "own":
        errors.install(made)
    return made


def add_routes(made):
    for router in ROUTERS:
        made.include_router(router, prefix=settings.BASE)
    made.webhooks.add_api_route("delivery", webhook_routes.delivery, methods=["POST"])


app = bare()
add_routes(app)
# The last is the outermost.
app.add_middleware(Faults)
app.add_middleware(Limits)
app.add_middleware(Proxy)
app.add_middleware(Journal)
