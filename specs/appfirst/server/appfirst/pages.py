"""How a list is cut, by version: not at all, by offset, by cursor, by numbered pages."""

import base64

from django.conf import settings
from rest_framework.response import Response

from appfirst.forms import Form

MOST = 2500


def respond(request, found, cursors=False):
    """The part of `found` that is asked for, in the form of the request's version."""
    if request.version == 3:
        return Response(found)
    if request.version == 4:
        return by_cursor(request, found) if cursors else by_offset(request, found)
    return by_number(request, found)


def by_number(request, found):
    """Version 5: pages are counted from 0."""
    form = Form(request.query_params)
    limit = form.whole("limit", least=1) or MOST
    page = form.whole("page", least=0) or 0
    form.check()
    limit = min(limit, MOST)
    links = {"next": None, "previous": None}
    if settings.APPFIRST_NEXT == "url":
        links["next"] = _link(request, page + 1) if (page + 1) * limit < len(found) else None
        links["previous"] = _link(request, page - 1) if page else None
    return Response({"pagination": {"count": len(found), **links}, "data": found[page * limit :][:limit]})


def _link(request, page):
    query = request.query_params.copy()
    query["page"] = page
    return f"{request.path}?{query.urlencode()}"


def by_offset(request, found):
    """Version 4, first kind. Its names are ours: the vendor's are not public."""
    form = Form(request.query_params)
    limit = form.whole("limit", least=1) or 10
    offset = form.whole("offset", least=0) or 0
    form.check()
    pagination = {"total": len(found), "offset": offset, "limit": limit}
    return Response({"pagination": pagination, "data": found[offset:][:limit]})


def by_cursor(request, found):
    """Version 4, second kind. Its names are ours: the vendor's are not public."""
    form = Form(request.query_params)
    limit = form.whole("limit", least=1) or 3
    cursor = form.text("cursor")
    place = _place(cursor) if cursor else 0
    form.check((3, "cursor") if place is None else None)
    more = place + limit < len(found)
    after = base64.urlsafe_b64encode(f"after {place + limit}".encode()).decode() if more else None
    return Response({"pagination": {"next_cursor": after, "has_more": more}, "data": found[place:][:limit]})


def _place(cursor):
    try:
        return int(base64.urlsafe_b64decode(cursor).decode().removeprefix("after "))
    except ValueError:
        return None
