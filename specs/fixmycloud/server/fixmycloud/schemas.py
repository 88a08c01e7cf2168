"""What is sent and answered. The README two folders up tells which fields are public and which are ours."""

from typing import Any, Literal

from pydantic import BaseModel

Severity = Literal["critical", "high", "medium", "low"]


class SignupRequest(BaseModel):
    email: str
    password: str


class LoginRequest(BaseModel):
    email: str
    password: str


class RefreshRequest(BaseModel):
    refresh_token: str


class ForgotPasswordRequest(BaseModel):
    email: str


class TokenPair(BaseModel):
    access_token: str
    refresh_token: str
    token_type: str
    expires_in: int


class Message(BaseModel):
    message: str


class Account(BaseModel):
    email: str
    workspaces: list[str]


class CreateConnectionRequest(BaseModel):
    provider: str
    alias: str


class Connection(BaseModel):
    id: str
    provider: str
    alias: str
    created_at: str


class ConnectionList(BaseModel):
    total: int
    connections: list[Connection]
    limit: int
    offset: int


class CreateScanRequest(BaseModel):
    connection_id: str


class Scan(BaseModel):
    id: str
    status: Literal["queued", "running", "completed", "failed"]
    provider: str
    connection_alias: str
    total_findings: int | None = None
    critical_count: int | None = None
    high_count: int | None = None
    medium_count: int | None = None
    low_count: int | None = None
    risk_score: float | None = None
    started_at: str | None
    completed_at: str | None = None


class Finding(BaseModel):
    id: str
    scan_id: str
    severity: Severity
    title: str
    resource: str
    detected_at: str


class FindingList(BaseModel):
    total: int
    findings: list[Finding]
    limit: int
    offset: int


class CreateWebhookRequest(BaseModel):
    url: str
    events: list[str]
    secret: str


class Webhook(BaseModel):
    id: str
    url: str
    events: list[str]
    created_at: str


class WebhookPayload(BaseModel):
    event: str
    timestamp: str
    workspace: str
    data: dict[str, Any]
