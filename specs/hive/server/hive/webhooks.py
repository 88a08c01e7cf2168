"""Webhooks as the vendor would send them: `GET /webhooks/{version}/{kind}` answers with the body and its signature.

They are signed by Python's own hmac, so that a client's check is held to another implementation than its own.
"""

import hashlib
import hmac
import json

from starlette.responses import Response

from hive import content

MADE = {"shipment": content.shipment, "return": content.returned, "restocking_shipment": content.restocking}


async def show(request):
    kind = request.path_params["kind"]
    payload = MADE[kind](1)
    if request.path_params["version"] == "v2":
        event = {"event_type": f"{kind}.status_updated", "event_id": "evt_1", "timestamp": content.moment(9)}
        payload = {**event, "data": payload}
    # Spaces and an umlaut: whoever signs anything but the bytes that came gets another signature.
    payload["note"] = "Grüße"
    body = json.dumps(payload, indent=2, ensure_ascii=False).encode()
    key = request.query_params.get("token", "test-token").encode()
    signature = hmac.new(key, body, hashlib.sha256).hexdigest()
    return Response(body, headers={"x-hive-signature": signature}, media_type="application/json")
