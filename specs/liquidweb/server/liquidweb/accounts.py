"""Users, their passwords and passcodes, and the tokens that stand in for both."""

import base64
import binascii
import secrets
from dataclasses import dataclass, field

import pyotp
from pyotp.exceptions import OTPVerificationError
from starlette.responses import JSONResponse

from liquidweb import clock, errors, settings


@dataclass
class User:
    name: str
    password: str
    # PyOTP takes no key of fewer than 112 bits; the vendor's have 80.
    key: str = ""
    locked: bool = False
    # The last passcode's time step: each is good once.
    step: int = field(default=-1)


@dataclass
class Token:
    text: str
    user: User
    first: float
    expires: float


@dataclass
class Caller:
    user: User
    # The token that the request carries; none where it carries the password.
    token: Token | None


USERS = {
    user.name: user
    for user in [
        User("ann", "correct horse"),
        User("ann.lee+api_1-x@example.com", "with:colon"),
        User("tom", "battery staple", key="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"),
        User("max", "locked out", locked=True),
    ]
}
TOKENS = {}


def caller(authorization, params, seen):
    """Who a request is from; the passcode that it carries, right or wrong, is put into `seen`."""
    name, password = _basic(authorization)
    token = TOKENS.get(password)
    if token is not None and token.user.name == name and clock.now() < token.expires + settings.TOKEN_GRACE_SECONDS:
        found = Caller(token.user, token)
    else:
        found = Caller(_user(name, password, params, seen), None)
    if found.user.locked:
        raise errors.Page(403, "Forbidden")
    return found


def _basic(authorization):
    scheme, _, encoded = authorization.partition(" ")
    try:
        decoded = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        decoded = ""
    name, colon, password = decoded.partition(":")
    if scheme.lower() != "basic" or not colon:
        raise errors.Page(401, "Authorization Required")
    return name, password


def _user(name, password, params, seen):
    user = USERS.get(name)
    if user is None:
        raise errors.Page(401, "Authorization Required")
    code = None
    if user.key and settings.PASSCODE == "password":
        password, code = password[:-6], password[-6:]
    elif user.key:
        code = params.pop("passcode", "")
    seen["passcode"] = code
    if password != user.password or (user.key and not _spend(user, str(code))):
        raise errors.Page(401, "Authorization Required")
    return user


def _passcodes(user):
    return pyotp.TOTP(user.key, interval=settings.PASSCODE_SECONDS)


async def show_passcode(request):
    """The passcode that a user's device shows."""
    user = USERS[request.query_params["user"]]
    return JSONResponse({"passcode": _passcodes(user).at(clock.now())})


def _spend(user, code):
    """Whether a passcode is right, and was not used before."""
    try:
        step = _passcodes(user).verify_and_get_timecode(code, for_time=clock.now())
    except OTPVerificationError:
        return False
    fresh = step > user.step
    user.step = max(step, user.step)
    return fresh


def issue(who, timeout):
    """A new token, or the caller's own with a new end: never later than twelve hours after it was first given."""
    now = clock.now()
    token = who.token or Token(secrets.token_urlsafe(24), who.user, now, now)
    token.expires = min(now + timeout, token.first + settings.SESSION_SECONDS)
    TOKENS[token.text] = token
    return token


def expire(who):
    """Ends the caller's token, and tells whether there was one."""
    return who.token is not None and TOKENS.pop(who.token.text, None) is not None
