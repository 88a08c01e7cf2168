"""What a method takes: kinds of values, in the documentation's words, and how they are refused."""

import re
from decimal import Decimal, InvalidOperation

from liquidweb import errors


def _whole(least):
    def read(text):
        if isinstance(text, bool) or not re.fullmatch(r"-?\d+", str(text)) or int(text) < least:
            raise ValueError
        return int(text)

    return read


def _flag(value):
    if str(value) not in ("0", "1"):
        raise ValueError
    return str(value) == "1"


def _matching(pattern):
    def read(value):
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return read


def _money(value):
    try:
        amount = Decimal(str(value).removeprefix("$"))
    except InvalidOperation:
        raise ValueError from None
    if amount <= 0:
        raise ValueError
    return amount


def _of(kind):
    def read(value):
        if isinstance(value, kind):
            return value
        raise ValueError

    return read


KINDS = {
    "flag": ("A boolean value (0 or 1).", _flag),
    "positive": ("A positive integer value (i.e. 1 and up).", _whole(1)),
    "natural": ("A non-negative integer value (i.e. 0 and up).", _whole(0)),
    "uniq_id": ("A six-character identifier.", _matching("[A-Z0-9]{6}")),
    "text": ("A string.", _of(str)),
    "domain": ("A fully-qualified domain name.", _matching(r"(?i)[a-z0-9_*-]+(\.[a-z0-9_-]+)+\.?")),
    "password": ("A password of 7 to 30 characters.", _matching(r"\S{7,30}")),
    "money": ("A positive monetary value.", _money),
    "mapping": ("An associative array.", _of(dict)),
    "list": ("An array.", _of(list)),
}
PAGES = {"page_num": "positive", "page_size": "positive"}


def read(given, kinds):
    """The parameters by their kinds; a kind with `!` is needed. Everything wrong is told at once."""
    found, wrong = {}, []
    for position, (name, kind) in enumerate(kinds.items()):
        if given.get(name) is None:
            if kind.endswith("!"):
                wrong.append(errors.required(name, position))
            continue
        words, reader = KINDS[kind.rstrip("!")]
        try:
            found[name] = reader(given[name])
        except ValueError:
            wrong.append(errors.invalid(name, words, given[name]))
    wrong += [errors.unknown(name, value) for name, value in given.items() if name not in kinds]
    if wrong:
        raise errors.together(wrong)
    return found
