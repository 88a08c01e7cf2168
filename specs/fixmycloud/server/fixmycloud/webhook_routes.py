"""Webhooks: who is told of what."""

from fastapi import APIRouter

from fixmycloud import clock
from fixmycloud.callers import InWorkspace
from fixmycloud.schemas import CreateWebhookRequest, Webhook, WebhookPayload
from fixmycloud.store import new_id

router = APIRouter(prefix="/webhooks", tags=["webhooks"])


@router.post("", status_code=201)
async def create_webhook(caller: InWorkspace, body: CreateWebhookRequest) -> Webhook:
    made = {"id": new_id("hook"), **body.model_dump(), "created_at": clock.stamp()}
    caller.workspace.webhooks.append(made)
    return Webhook(**made)


def delivery(body: WebhookPayload):
    """What a webhook's URL is sent; it is never called, only documented."""
