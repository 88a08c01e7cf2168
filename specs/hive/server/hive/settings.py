"""What a test may turn, from the environment (see the README one folder up)."""

import os


def _window(text):
    requests, seconds = text.split("/")
    return int(requests), int(seconds)


# `requests/seconds` for each merchant.
LIMIT = _window(os.environ.get("HIVE_LIMIT", "100/60"))
# `token:merchant`, separated by commas; two tokens of one merchant share its limit and its goods.
TOKENS = dict(
    entry.split(":")
    for entry in os.environ.get("HIVE_TOKENS", "test-token:shop,twin-token:shop,other-token:market").split(",")
)
SKUS = int(os.environ.get("HIVE_SKUS", "45"))
# Items in a page where version 2 is not told a `limit`, and always in version 1.
PAGE_SIZE = int(os.environ.get("HIVE_PAGE_SIZE", "20"))
# How long a cursor of version 2 is good for, in seconds.
CURSOR_SECONDS = float(os.environ.get("HIVE_CURSOR_SECONDS", "3600"))
# An origin, such as `http://elsewhere:8000`, and a path that replace the real ones in `next_page_url`.
NEXT_ORIGIN = os.environ.get("HIVE_NEXT_ORIGIN", "")
NEXT_PATH = os.environ.get("HIVE_NEXT_PATH", "")
# Requests that other programs of the merchant seem to have made: they are added to `X-Rate-Limit-Used`.
USED_BY_OTHERS = int(os.environ.get("HIVE_USED_BY_OTHERS", "0"))
# Refusals without `success`, and with more than sentences among their errors.
ODD_ERRORS = os.environ.get("HIVE_ODD_ERRORS", "") == "1"
# Headers as another vendor would send them, who tells how many requests are left: none.
FOREIGN_HEADERS = os.environ.get("HIVE_FOREIGN_HEADERS", "") == "1"
