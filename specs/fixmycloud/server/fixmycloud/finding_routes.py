"""Findings."""

from fastapi import APIRouter

from fixmycloud import settings
from fixmycloud.callers import InWorkspace
from fixmycloud.pages import Window, page
from fixmycloud.schemas import FindingList, Severity

router = APIRouter(prefix="/findings", tags=["findings"])


@router.get("")
async def list_findings(caller: InWorkspace, window: Window, severity: Severity | None = None) -> FindingList:
    findings = caller.workspace.findings
    matching = [finding for finding in findings if severity in (None, finding["severity"])]
    total = settings.FINDINGS if settings.TOTAL == "stale" else None
    answer = FindingList(**page("findings", matching, window, total))
    # What was resolved meanwhile is no longer there for the second page.
    if len(findings) == settings.FINDINGS and settings.SHRINK:
        del findings[-settings.SHRINK :]
    return answer
