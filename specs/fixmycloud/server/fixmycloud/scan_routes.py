"""Scans: queued, then running, then completed, or failed where the connection is called `broken`."""

import asyncio

from fastapi import APIRouter

from fixmycloud import clock, settings
from fixmycloud.callers import Caller, InWorkspace
from fixmycloud.deliveries import deliver
from fixmycloud.errors import ApiError
from fixmycloud.schemas import CreateScanRequest, Scan
from fixmycloud.store import SEVERITIES, new_id

router = APIRouter(prefix="/scans", tags=["scans"])
RUNNING = set()


@router.post("", status_code=201, response_model_exclude_unset=True)
async def create_scan(caller: InWorkspace, body: CreateScanRequest) -> Scan:
    for connection in caller.workspace.connections:
        if connection["id"] == body.connection_id:
            return Scan(**start(caller, connection))
    raise ApiError(404, "There is no such connection in your workspace.", "connection_not_found", "connection_id")


@router.get("/{scan_id}", response_model_exclude_unset=True)
async def get_scan(caller: InWorkspace, scan_id: str) -> Scan:
    scan = caller.workspace.scans.get(scan_id)
    if scan is None:
        raise ApiError(404, "There is no such scan in your workspace.", "scan_not_found")
    return Scan(**scan)


def start(caller, connection):
    scan = {
        "id": new_id("scan"),
        "status": "queued",
        "provider": connection["provider"],
        "connection_alias": connection["alias"],
        "started_at": None,
    }
    caller.workspace.scans[scan["id"]] = scan
    # The loop keeps no strong reference to a task.
    task = asyncio.create_task(_run(caller, scan))
    RUNNING.add(task)
    task.add_done_callback(RUNNING.discard)
    return scan


async def _run(caller: Caller, scan):
    await asyncio.sleep(settings.SCAN_SECONDS)
    scan.update(status="running", started_at=clock.stamp())
    await asyncio.sleep(settings.SCAN_SECONDS)
    workspace = caller.workspace
    if scan["connection_alias"] == "broken":
        scan.update(status="failed", completed_at=clock.stamp())
    else:
        found = [finding["severity"] for finding in workspace.findings]
        counts = {f"{severity}_count": found.count(severity) for severity in SEVERITIES}
        scan.update(status="completed", completed_at=clock.stamp(), total_findings=len(found), risk_score=7.5, **counts)
    await deliver(caller.slug, workspace.webhooks, f"scan.{scan['status']}", scan)
