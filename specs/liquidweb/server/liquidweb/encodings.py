"""JSON and YAML, chosen by the URL's extension."""

import json
from typing import ClassVar

import yaml

from liquidweb import errors

TYPES = {"json": "application/json", "yaml": "text/yaml"}


class Careless(yaml.SafeDumper):
    """Quotes no text for what another reader could take it for, as Perl's writers do: `no`, `010`, dates."""

    yaml_implicit_resolvers: ClassVar[dict] = {}


def split(path):
    """A method's path without its extension, and the encoding."""
    folder, _, name = path.rpartition("/")
    name, dot, extension = name.partition(".")
    if dot and extension not in TYPES:
        message = f"Unknown encoding '{extension}'"
        raise errors.Refusal("API::InvalidEncoding", message, status=400, encoding=extension)
    return (f"{folder}/{name}" if folder else name), extension or "json"


def decode(body, encoding):
    """The body's value. Every scalar of YAML is a text, whatever it looks like."""
    try:
        return json.loads(body) if encoding == "json" else yaml.load(body, yaml.BaseLoader)
    except (ValueError, yaml.YAMLError, RecursionError) as error:
        text = body.decode("utf-8", "replace")
        message = f"Could not deserialize '{text}' with {encoding}: {error}"
        raise errors.Refusal("Deserialize", message, status=400, data=text, encoding=encoding) from None


def encode(value, encoding):
    if encoding == "json":
        return json.dumps(value).encode()
    return yaml.dump(_plain(value), Dumper=Careless, sort_keys=False, allow_unicode=True).encode()


def _plain(value):
    """Everything as text, which the writer above then leaves without quotes."""
    if isinstance(value, dict):
        return {name: _plain(own) for name, own in value.items()}
    if isinstance(value, list):
        return [_plain(own) for own in value]
    if value is None:
        return "~"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
