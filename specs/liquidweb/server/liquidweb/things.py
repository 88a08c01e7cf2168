"""Things with six capital letters and digits for a name."""

import secrets
import string

from liquidweb import errors

LETTERS = string.ascii_uppercase + string.digits


def name():
    return "".join(secrets.choice(LETTERS) for _ in range(6))


def find(things, identity, field="uniq_id"):
    if identity not in things:
        raise errors.not_found(field, identity)
    return things[identity]
