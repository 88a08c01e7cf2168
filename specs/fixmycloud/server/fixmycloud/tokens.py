"""Access and refresh tokens, JWTs signed with HS256."""

import secrets

import jwt

from fixmycloud import clock, settings
from fixmycloud.store import USERS

SECRET = secrets.token_hex(32)
DAY = 24 * 3600
SPENT = set()


def pair(email):
    """What a login or a refresh answers."""
    return {
        "access_token": _sign(email, "access", settings.TOKEN_SECONDS),
        "refresh_token": _sign(email, "refresh", 30 * DAY),
        "token_type": "bearer",
        "expires_in": settings.TOLD_SECONDS,
    }


def user(headers):
    """The user whom these headers name by a good access token or by the API key."""
    if headers.get("x-api-key") == settings.API_KEY:
        return next(iter(USERS.values()))
    keyword, _, token = headers.get("authorization", "").partition(" ")
    claims = _claims(token, "access") if keyword.lower() == "bearer" else None
    return USERS.get(claims["sub"]) if claims else None


def spend(refresh_token):
    """The e-mail address that a refresh token is for; each is good once."""
    claims = _claims(refresh_token, "refresh")
    if claims is None or claims["jti"] in SPENT:
        return None
    SPENT.add(claims["jti"])
    return claims["sub"]


def workspace(headers):
    """The workspace that a request is charged to, if it can be told."""
    found = user(headers)
    if found is None:
        return None
    return headers.get("x-tenant-slug", found.workspaces[0])


def _sign(email, kind, seconds):
    claims = {"sub": email, "kind": kind, "jti": secrets.token_hex(8), "exp": clock.now() + seconds}
    return jwt.encode(claims, SECRET, algorithm="HS256")


def _claims(token, kind):
    """What a token says, if it is ours, of this kind and has not expired on the server's calendar."""
    try:
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_exp": False})
    except jwt.InvalidTokenError:
        return None
    return claims if claims["kind"] == kind and claims["exp"] > clock.now() else None
