"""Filters and pages: numbered in version 1, by a cursor in a URL in version 2."""

import base64
import json
import time
from datetime import datetime
from operator import ge, gt, le, lt
from urllib.parse import urlencode, urlsplit

from starlette.responses import JSONResponse

from hive import settings
from hive.errors import Refusal

COMPARISONS = {"lt": lt, "lte": le, "gt": gt, "gte": ge}


def newest(things, query):
    """Things that `created_at[…]` lets through, the newest first."""
    found = list(things.values())
    for name, holds in COMPARISONS.items():
        if bound := query.get(f"created_at[{name}]"):
            edge = _time(bound)
            found = [thing for thing in found if holds(_time(thing["created_at"]), edge)]
    return sorted(found, key=lambda thing: thing.get("created_at", ""), reverse=True)


def _time(text):
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Refusal(400) from None
    if found.tzinfo is None:
        raise Refusal(400)
    return found


def whole(text):
    """A number that a query holds."""
    if not text.isascii() or not text.isdigit():
        raise Refusal(400)
    return int(text)


def number_page(request, found):
    """Version 1: `page` counts from 1."""
    page = whole(request.query_params.get("page", "1"))
    if page < 1:
        raise Refusal(400)
    size = settings.PAGE_SIZE
    pagination = {
        "current_page": page,
        "item_count": len(found),
        "page_count": -(-len(found) // size),
        "items_per_page": size,
    }
    return JSONResponse({"data": found[(page - 1) * size : page * size], "pagination": pagination})


def cursor_page(request, found):
    """Version 2: the URL of the next page holds where it begins, and until when it may be asked for."""
    query = dict(request.query_params)
    cursor = query.pop("page", None)
    start = 0 if cursor is None else _opened(cursor)
    limit = min(max(whole(query.get("limit", str(settings.PAGE_SIZE))), 1), 100)
    end = start + limit
    pagination = {
        "first_page_url": _url(request, {**query, "limit": limit}),
        "limit": limit,
        "next_page_url": _url(request, {**query, "limit": limit, "page": _sealed(end)}) if end < len(found) else None,
    }
    return JSONResponse({"data": found[start:end], "pagination": pagination})


def _sealed(start):
    text = json.dumps([start, time.time() + settings.CURSOR_SECONDS])
    return base64.urlsafe_b64encode(text.encode()).decode()


def _opened(cursor):
    try:
        start, until = json.loads(base64.urlsafe_b64decode(cursor))
    except ValueError:
        raise Refusal(400, "Invalid cursor") from None
    if time.time() > until:
        raise Refusal(400, "Invalid cursor")
    return start


def _url(request, query):
    url = request.url
    if settings.NEXT_ORIGIN:
        scheme, host = urlsplit(settings.NEXT_ORIGIN)[:2]
        url = url.replace(scheme=scheme, netloc=host)
    if settings.NEXT_PATH:
        url = url.replace(path=settings.NEXT_PATH)
    return str(url.replace(query=urlencode(query)))
