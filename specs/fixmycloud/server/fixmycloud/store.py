"""What the server knows; each run starts alike."""

from dataclasses import dataclass, field
from itertools import count

from fixmycloud import settings

SEVERITIES = ["critical", "high", "medium", "low"]


@dataclass
class User:
    email: str
    password: str
    workspaces: list[str]


@dataclass
class Workspace:
    connections: list[dict] = field(default_factory=list)
    scans: dict[str, dict] = field(default_factory=dict)
    findings: list[dict] = field(default_factory=list)
    webhooks: list[dict] = field(default_factory=list)


USERS = {
    "ann@example.com": User("ann@example.com", "correct horse", ["acme", "globex"]),
    "bob@example.com": User("bob@example.com", "battery staple", ["globex"]),
}
WORKSPACES = {"acme": Workspace(), "globex": Workspace()}
NUMBERS = count(1)


def new_id(kind):
    """Such as `scan_000001`; the public samples are `conn_abc123` and `scan_xyz789`."""
    return f"{kind}_{next(NUMBERS):06}"


def _finding(number):
    return {
        "id": f"finding_{number:06}",
        "scan_id": "scan_000000",
        "severity": SEVERITIES[number % len(SEVERITIES)],
        "title": f"Bucket {number} can be read by anybody",
        "resource": f"arn:aws:s3:::bucket-{number}",
        "detected_at": "2026-04-12T10:34:12Z",
    }


WORKSPACES["acme"].findings = [_finding(number) for number in range(settings.FINDINGS)]
WORKSPACES["acme"].connections = [
    {"id": "conn_abc123", "provider": "aws", "alias": "production", "created_at": "2026-04-12T10:30:00Z"},
    {"id": "conn_abc124", "provider": "gcp", "alias": "broken", "created_at": "2026-04-12T10:31:00Z"},
]
