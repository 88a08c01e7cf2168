"""Pages inside of the body."""

import math

from liquidweb import settings


def page(items, params, show=lambda item: item):
    """The page that the parameters ask for. One beyond the end is the last, or an empty one."""
    size = params.get("page_size", 25)
    total = math.ceil(len(items) / size)
    number = params.get("page_num", 1)
    if settings.BEYOND == "clamp":
        number = max(min(number, total), 1)
    shown = [show(item) for item in items[(number - 1) * size : number * size]]
    return {
        "items": shown,
        "item_count": len(shown),
        "item_total": len(items),
        "page_num": number,
        "page_size": size,
        "page_total": total + settings.PHANTOM_PAGES if total else 0,
    }
