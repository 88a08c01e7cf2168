"""Pages that name the next one by its URL."""

from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from rest_framework.pagination import LimitOffsetPagination

PROPERTIES = {
    "count": "How many results there are on all pages at this moment.",
    "next": "URL of the next page; null on the last one.",
    "previous": "URL of the page before; null on the first one.",
    "results": "The results on this page.",
}


class NextUrl(LimitOffsetPagination):
    default_limit = settings.FAMOCO_PAGE_SIZE
    max_limit = 1000
    limit_query_description = "Number of results in one page."

    def get_next_link(self):
        return _moved(super().get_next_link())

    def get_previous_link(self):
        return _moved(super().get_previous_link())

    def get_schema_operation_parameters(self, view):
        # How the next page is asked for is the vendor's own affair: a client follows `next`.
        return [one for one in super().get_schema_operation_parameters(view) if one["name"] == "limit"]

    def get_paginated_response_schema(self, schema):
        page = super().get_paginated_response_schema(schema)
        for name, description in PROPERTIES.items():
            page["properties"][name]["description"] = description
        return page


def _moved(link):
    """The link as a server behind a proxy would spell it, if the environment says so."""
    if not link or not settings.FAMOCO_NEXT_ORIGIN:
        return link
    scheme, host = urlsplit(settings.FAMOCO_NEXT_ORIGIN)[:2]
    return urlunsplit((scheme, host, *urlsplit(link)[2:]))
