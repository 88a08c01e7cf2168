"""What a form or a query holds. Everything that is wrong with it is told at once."""

import json
import re

from django.http import QueryDict

from appfirst import errors

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class Form:
    """Reads fields by their kinds and collects what is wrong with them."""

    def __init__(self, fields):
        # A request without a body has no form either.
        self.fields = fields or QueryDict()
        self.faults = []

    def text(self, name, required=False, most=None, pattern=None):
        found = self.fields.get(name)
        if not found:
            return self._fault(errors.REQUIRED, name) if required else None
        if (most and len(found) > most) or (pattern and not pattern.fullmatch(found)):
            return self._fault(errors.FORMAT, name)
        return found

    def whole(self, name, required=False, least=None):
        text = self.text(name, required)
        if text is None:
            return None
        if not re.fullmatch(r"-?\d+", text):
            return self._fault(errors.TYPE, name)
        return int(text) if least is None or int(text) >= least else self._fault(errors.FORMAT, name)

    def flag(self, name):
        text = self.text(name)
        if text is not None and text.lower() not in ("true", "false"):
            return self._fault(errors.TYPE, name)
        return None if text is None else text.lower() == "true"

    def number(self, name):
        """A number of any size: Python's integers have no end."""
        found = self.json(name)
        if found is not None and type(found) not in (int, float):
            return self._fault(errors.TYPE, name)
        return found

    def json(self, name, required=False):
        text = self.text(name, required)
        try:
            return None if text is None else json.loads(text)
        except ValueError:
            return self._fault(errors.UNPARSABLE, name)

    def choice(self, name, choices, required=False):
        found = self.text(name, required)
        return self._fault(errors.FORMAT, name) if found is not None and found not in choices else found

    def wholes(self, name, required=False):
        """A list of numbers: one JSON text, or the name repeated, as the vendor's own client writes some."""
        texts = self.fields.getlist(name)
        if len(texts) > 1:
            found = [int(text) if text.isdigit() else text for text in texts]
        else:
            found = self.json(name, required)
            found = [found] if type(found) is int else found
        if found is not None and not (isinstance(found, list) and all(type(one) is int for one in found)):
            return self._fault(errors.TYPE, name)
        return found

    def check(self, fault=None):
        """Refuses what is wrong, and besides it a fault that the caller found."""
        if fault:
            self._fault(*fault)
        if self.faults:
            raise errors.Refusal(400, *self.faults)

    def _fault(self, code, about):
        self.faults.append((code, about))


def given(**fields):
    """The fields that were given."""
    return {name: value for name, value in fields.items() if value is not None}
