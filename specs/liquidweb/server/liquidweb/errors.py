"""Errors as the API has them: a class below its ancestors, a message, and what belongs to the class."""

from liquidweb import settings

PREFIX = "LW::Exception::"


class Refusal(Exception):
    """An error of a class (without the prefix), with its further properties."""

    def __init__(self, name, message, status=200, **extras):
        super().__init__(name, message)
        self.name = name
        self.message = message
        self.status = status
        self.extras = extras

    def body(self):
        told = {settings.MESSAGE: self.message, "error_class": PREFIX + self.name, "error": ""}
        if self.name == "API::Internal":
            # The message is not for the public.
            told = {"public_message": self.message, "full_message": "", "error_class": PREFIX + self.name}
        nested = {key: [one.body() for one in value] for key, value in self.extras.items() if key == "errors"}
        return told | self.extras | nested


class Page(Exception):
    """A refusal that is a page of HTML."""

    def __init__(self, status, title):
        super().__init__(status, title)
        self.status = status
        self.title = title

    def text(self):
        return f"<html><head><title>{self.status} {self.title}</title></head><body><h1>{self.title}</h1></body></html>"


def not_found(field, value):
    message = f"Record '{field}: {value}' not found: "
    return Refusal("RecordNotFound", message, field=field, input=str(value))


def required(field, position=0):
    message = f"A required field '{field}' was not given"
    return Refusal("Input::Required", message, field=field, position=position)


def invalid(field, kind, value):
    message = f"Field '{field}' with value '{value}' failed validation: {kind}"
    return Refusal("Input::Validation", message, field=field, type=kind, value=value)


def unknown(field, value):
    return Refusal("Input::Unknown", f"Unknown field '{field}'", field=field, value=value)


def out_of_bounds(field, value, least, most):
    message = f"Field '{field}' with value '{value}' is not between {least} and {most}"
    return Refusal("Input::OutOfBounds", message, field=field, value=value, min=least, max=most)


def not_in_realm(field, value, valid):
    message = f"Field '{field}' with value '{value}' is none of {', '.join(valid)}"
    return Refusal("Input::NotInRealm", message, field=field, value=value, valid=valid)


def duplicate(field, value):
    message = f"A record with {field} '{value}' exists already"
    return Refusal("DuplicateRecord", message, field=field, input=value, statement="")


def conflict(what, workflow):
    return Refusal("Workflow::Conflict", f"{what} is going on", conflict=what, workflow=workflow)


def together(refusals):
    """One error for several."""
    if len(refusals) == 1:
        return refusals[0]
    fields = [one.extras["field"] for one in refusals]
    message = "; ".join(one.message for one in refusals)
    return Refusal("Input::Multiple", message, errors=refusals, field=fields, type="multiple")
