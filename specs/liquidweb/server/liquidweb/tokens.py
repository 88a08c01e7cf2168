"""Account/Auth and Utilities/Info."""

from liquidweb import accounts, errors, settings
from liquidweb.rpc import method


@method("Account/Auth/token", timeout="positive", login_context="text")
def token(who, params):
    timeout = params.get("timeout", settings.TOKEN_SECONDS)
    if timeout > settings.TOKEN_MAX_SECONDS:
        raise errors.out_of_bounds("timeout", timeout, 1, int(settings.TOKEN_MAX_SECONDS))
    issued = accounts.issue(who, timeout)
    return {"token": issued.text, "expires": int(issued.expires)}


@method("Account/Auth/expireToken")
def expire_token(who, _):
    return {"expired": accounts.expire(who)}


@method("Utilities/Info/ping")
def ping(_, __):
    return {"ping": "success"}


@method("Utilities/Info/version")
def version(_, __):
    return {"version": "1.0"}
