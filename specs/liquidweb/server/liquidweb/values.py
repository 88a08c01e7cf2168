"""How results are written: flags, numbers and local times."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from liquidweb import settings

NEW_YORK = ZoneInfo("America/New_York")


class Instant(float):
    """Seconds since the epoch, told as the time in New York and without an offset."""

    def text(self):
        return datetime.fromtimestamp(self, UTC).astimezone(NEW_YORK).strftime("%Y-%m-%d %H:%M:%S")


def render(value):
    """A result of plain mappings, lists, texts and numbers, as it goes over the wire."""
    if isinstance(value, dict):
        kept = value.items() if settings.ABSENT == "null" else [one for one in value.items() if one[1] is not None]
        return {name: render(own) for name, own in kept}
    if isinstance(value, (list, tuple)):
        return [render(own) for own in value]
    if isinstance(value, bool):
        return {"numbers": int(value), "text": str(int(value)), "words": value}[settings.FLAGS]
    if isinstance(value, Instant):
        return value.text()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (int, float)) and settings.NUMBERS == "text":
        return str(value)
    return value
