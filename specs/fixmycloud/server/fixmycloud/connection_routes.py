"""Cloud accounts. The collection's path ends with a slash."""

from fastapi import APIRouter

from fixmycloud import clock
from fixmycloud.callers import InWorkspace
from fixmycloud.errors import ApiError
from fixmycloud.pages import Window, page
from fixmycloud.schemas import Connection, ConnectionList, CreateConnectionRequest
from fixmycloud.store import new_id

router = APIRouter(prefix="/connections", tags=["connections"])


@router.get("/")
async def list_connections(caller: InWorkspace, window: Window) -> ConnectionList:
    return ConnectionList(**page("connections", caller.workspace.connections, window))


@router.post("/", status_code=201)
async def create_connection(caller: InWorkspace, body: CreateConnectionRequest) -> Connection:
    connections = caller.workspace.connections
    if any(connection["alias"] == body.alias for connection in connections):
        raise ApiError(409, "There is a connection with this alias.", "duplicate_alias", "alias")
    made = {"id": new_id("conn"), **body.model_dump(), "created_at": clock.stamp()}
    connections.append(made)
    return Connection(**made)
