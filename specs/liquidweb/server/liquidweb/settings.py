"""What a test may turn, from the environment (see the README one folder up)."""

import os


def _text(name, default):
    return os.environ.get(f"LIQUIDWEB_{name}", default)


def _number(name, default):
    return float(_text(name, default))


# Seconds that the server's clock is ahead; `POST /clock/?advance=60` sets it forward.
CLOCK = _number("CLOCK", "0")
# How long a token is good where `timeout` does not say, the greatest `timeout`, and when a token ends for good.
TOKEN_SECONDS = _number("TOKEN_SECONDS", "900")
TOKEN_MAX_SECONDS = _number("TOKEN_MAX_SECONDS", "43200")
SESSION_SECONDS = _number("SESSION_SECONDS", "43200")
# How much longer than it is told a token is good: a slow test still has one.
TOKEN_GRACE_SECONDS = _number("TOKEN_GRACE_SECONDS", "0")
# Where a passcode travels: behind the password (`password`), or as `passcode` among a token's parameters (`parameter`).
PASSCODE = _text("PASSCODE", "password")
# Seconds for which a passcode is good.
PASSCODE_SECONDS = int(_text("PASSCODE_SECONDS", "30"))
# `numbers` or `text`; flags also `words`, which are true and false.
NUMBERS = _text("NUMBERS", "numbers")
FLAGS = _text("FLAGS", "numbers")
# The property that holds an error's message: `full_message`, or `error_message` as the overview has it.
MESSAGE = _text("MESSAGE", "full_message")
# `leave out` or `null` where a property has no value.
ABSENT = _text("ABSENT", "leave out")
# How many things there are.
ZONES = int(_text("ZONES", "3"))
NOTIFICATIONS = int(_text("NOTIFICATIONS", "4"))
# What is answered beyond the last page: `clamp` gives the last one, `empty` an empty one.
BEYOND = _text("BEYOND", "clamp")
# How many pages too many `page_total` tells.
PHANTOM_PAGES = int(_text("PHANTOM_PAGES", "0"))
# `strict`: methods are found by the case that the documentation has.
CASE = _text("CASE", "strict")
# Seconds before each answer.
DELAY = _number("DELAY", "0")
# Failures to order: `RateLimit Network/DNS/Zone/list 2; 502 Storm/Server/create 1`.
FAULTS = _text("FAULTS", "")
