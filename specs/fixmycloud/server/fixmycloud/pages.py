"""Lists by `limit` and `offset`, each under the name of its resource."""

from typing import Annotated

from fastapi import Depends, Query

from fixmycloud import settings


def window(limit: Annotated[int, Query(ge=1)] = 50, offset: Annotated[int, Query(ge=0)] = 0) -> tuple[int, int]:
    """A limit that is too great is lowered, and the answer says so."""
    return min(limit, settings.MAX_LIMIT), offset


Window = Annotated[tuple[int, int], Depends(window)]


def page(name, items, at, total=None):
    limit, offset = at
    found = items[offset : offset + limit]
    return {"total": len(items) if total is None else total, name: found, "limit": limit, "offset": offset}
