"""Who calls, and for which workspace: what every route but those for signing in depends on."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from fixmycloud import settings, tokens
from fixmycloud.errors import ApiError
from fixmycloud.store import WORKSPACES, User, Workspace


@dataclass
class Caller:
    user: User
    slug: str

    @property
    def workspace(self) -> Workspace:
        return WORKSPACES[self.slug]


def signed_in(
    request: Request,
    session: Annotated[HTTPAuthorizationCredentials | None, Depends(HTTPBearer(auto_error=False))],
    x_api_key: Annotated[str | None, Header()] = None,
) -> User:
    found = tokens.user(request.headers)
    if found is None:
        given = session or x_api_key
        detail = "The token is invalid or has expired." if given else "Not authenticated."
        code = "invalid_token" if given else "not_authenticated"
        raise ApiError(401, detail, code, headers={"WWW-Authenticate": "Bearer"})
    return found


def caller(user: Annotated[User, Depends(signed_in)], x_tenant_slug: Annotated[str | None, Header()] = None) -> Caller:
    if x_tenant_slug is None and settings.TENANT == "required":
        raise ApiError(400, "Name a workspace.", "tenant_required", "X-Tenant-Slug")
    slug = x_tenant_slug or user.workspaces[0]
    if slug not in user.workspaces:
        raise ApiError(403, "You are not a member of this workspace.", "workspace_forbidden")
    return Caller(user, slug)


SignedIn = Annotated[User, Depends(signed_in)]
InWorkspace = Annotated[Caller, Depends(caller)]
