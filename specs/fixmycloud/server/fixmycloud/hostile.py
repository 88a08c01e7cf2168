"""The same API behind slowapi, which says things that a client must survive.

Its `X-RateLimit-Reset` has decimals, successes carry `Retry-After`, a route with its own limit is not charged to the
limit of all, errors raised by a validation carry no headers, and its 429 says `{"error": …}`.
"""

from fastapi import Request, Response
from slowapi import Limiter, _rate_limit_exceeded_handler
from slowapi.errors import RateLimitExceeded
from slowapi.middleware import SlowAPIMiddleware

from fixmycloud import app as friendly
from fixmycloud import auth_routes, scan_routes, settings, tokens
from fixmycloud.callers import InWorkspace
from fixmycloud.faults import Faults, Proxy
from fixmycloud.journal import Journal
from fixmycloud.schemas import CreateScanRequest, LoginRequest, Scan, TokenPair


def words(rate):
    return f"{rate.requests} per {rate.seconds} second"


def address(request: Request):
    return request.client.host


def workspace(request: Request):
    return tokens.workspace(request.headers) or address(request)


limiter = Limiter(key_func=workspace, application_limits=[words(settings.ALL)], headers_enabled=True)
app = friendly.bare()
app.state.limiter = limiter
app.add_exception_handler(RateLimitExceeded, _rate_limit_exceeded_handler)


@app.post(f"{settings.BASE}/auth/login")
@limiter.limit(words(settings.LOGIN), key_func=address)
async def login(request: Request, response: Response, body: LoginRequest) -> TokenPair:
    return await auth_routes.login(body)


@app.post(f"{settings.BASE}/scans", status_code=201, response_model_exclude_unset=True)
@limiter.limit(words(settings.SCANS))
async def create_scan(request: Request, response: Response, caller: InWorkspace, body: CreateScanRequest) -> Scan:
    return await scan_routes.create_scan(caller, body)


# slowapi looks only at routes that the application itself has.
for router in friendly.ROUTERS:
    for route in router.routes:
        if route.endpoint in (auth_routes.login, scan_routes.create_scan):
            continue
        app.add_api_route(
            settings.BASE + route.path,
            route.endpoint,
            methods=route.methods,
            status_code=route.status_code,
            response_model_exclude_unset=route.response_model_exclude_unset,
        )
app.add_middleware(SlowAPIMiddleware)
app.add_middleware(Faults)
app.add_middleware(Proxy)
app.add_middleware(Journal)
