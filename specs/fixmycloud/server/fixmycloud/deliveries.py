"""Webhooks on their way: each body is signed as it is sent."""

import asyncio
import hashlib
import hmac
import json
import urllib.request

from fixmycloud import clock

HEADER = "X-FixMyCloud-Signature"


def signature(body, secret):
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


async def deliver(slug, webhooks, event, data):
    """Tells everybody who asked for this event."""
    payload = {"event": event, "timestamp": clock.stamp(), "workspace": slug, "data": data}
    body = json.dumps(payload).encode()
    wanted = [webhook for webhook in webhooks if event in webhook["events"]]
    await asyncio.gather(*(asyncio.to_thread(_post, webhook, body) for webhook in wanted))


def _post(webhook, body):
    headers = {"Content-Type": "application/json", HEADER: signature(body, webhook["secret"])}
    try:
        with urllib.request.urlopen(urllib.request.Request(webhook["url"], body, headers), timeout=5):
            pass
    except OSError:
        # Nobody listens: nothing public says that a delivery is repeated.
        pass
