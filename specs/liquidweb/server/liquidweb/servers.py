"""Storm/Server and Server: two views of the same servers."""

from liquidweb import clock, errors, things
from liquidweb.notifications import history
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method
from liquidweb.values import Instant

SERVERS = {}
ZONE = {"id": 27, "name": "Zone C", "region": {"id": 1, "name": "US Central"}}
ANYONE = {"uniq_id": "uniq_id!"}
FORCED = ANYONE | {"force": "flag"}
CLONE = ANYONE | {
    "domain": "domain!",
    "password": "password!",
    "config_id": "positive",
    "ip_count": "positive",
    "zone": "natural",
}
# When the first servers were made: a summer's day, and around both nights of 2026 on which the clocks change.
MADE = {
    "SUMMER": 1_781_524_800,
    "MAR001": 1_772_953_199,
    "MAR003": 1_772_953_200,
    "NOV1ST": 1_793_511_000,
    "NOV2ND": 1_793_514_600,
}


def _add(domain, config_id, uniq_id=None, made=None, **more):
    uniq_id = uniq_id or things.name()
    SERVERS[uniq_id] = {
        "uniq_id": uniq_id,
        "accnt": 100000,
        "active": True,
        "backup_enabled": False,
        "backup_plan": None,
        "backup_quota": None,
        "backup_size": None,
        "bandwidth_quota": "5000",
        "config_description": "1 GB Storm",
        "config_id": config_id,
        "create_date": Instant(clock.now() if made is None else made),
        "diskspace": 50,
        "domain": domain,
        "ip": "192.0.2.10",
        "ip_count": 1,
        "manage_level": "self",
        "memory": 1024,
        "template": "UBUNTU_2404_UNMANAGED",
        "template_description": "Ubuntu 24.04 64-bit",
        "type": "SS.VPS",
        "vcpu": 2,
        "zone": ZONE,
    } | more
    return SERVERS[uniq_id]


for _name, _made in MADE.items():
    _add(f"{_name.lower()}.example.com", 1, _name, _made)


def _server(params):
    return things.find(SERVERS, params["uniq_id"])


def _generic(server):
    """A server as the namespace of all kinds shows it."""
    same = ["uniq_id", "accnt", "active", "domain", "ip", "type"]
    return {name: server[name] for name in same} | {
        "categories": ["Provisioned"],
        "capabilities": {"reboot": True},
        "description": server["config_description"],
        "features": {"ConfigId": server["config_id"], "Template": server["template"]},
        "region_id": ZONE["region"]["id"],
        "username": None,
        "valid_source_hvs": {"HV1": True},
    }


def _free(domain):
    if any(server["domain"] == domain for server in SERVERS.values()):
        raise errors.Refusal("Resource::Unavailable", f"'{domain}' is in use", resource="domain")


def _clone(params):
    source = _server(params)
    _free(params["domain"])
    return _add(params["domain"], params.get("config_id", source["config_id"]), ip_count=params.get("ip_count", 1))


@method(
    "Storm/Server/create",
    config_id="positive!",
    domain="domain!",
    password="password!",
    template="text",
    image_id="positive",
    backup_id="positive",
    backup_enabled="flag",
    backup_plan="text",
    backup_quota="natural",
    bandwidth_quota="natural",
    ip_count="positive",
    antivirus="text",
    ms_sql="text",
    public_ssh_key="text",
    zone="natural",
)
def create(_, params):
    if not any(name in params for name in ["template", "image_id", "backup_id"]):
        raise errors.required("template")
    if params.get("backup_enabled") and "backup_plan" not in params:
        raise errors.required("backup_plan")
    _free(params["domain"])
    kept = ["backup_enabled", "backup_plan", "backup_quota", "ip_count", "template"]
    more = {name: params[name] for name in kept if name in params}
    return _add(params["domain"], params["config_id"], **more)


@method("Storm/Server/clone", **CLONE)
def clone(_, params):
    return _clone(params)


@method("Server/clone", **CLONE)
def clone_any(_, params):
    return _generic(_clone(params))


@method(
    "Server/create",
    domain="domain!",
    features="mapping!",
    password="password!",
    type="text!",
    backup_id="positive",
    image_id="positive",
    public_ssh_key="text",
    zone="natural",
)
def create_any(_, params):
    _free(params["domain"])
    return _generic(_add(params["domain"], 1, type=params["type"]))


@method("Storm/Server/details", **ANYONE)
def details(_, params):
    return _server(params)


@method("Server/details", **ANYONE)
def details_any(_, params):
    return _generic(_server(params))


@method("Storm/Server/list", **PAGES)
def list_servers(_, params):
    return page(list(SERVERS.values()), params)


@method("Server/list", category="text", type="text", **PAGES)
def list_any(_, params):
    found = [server for server in SERVERS.values() if params.get("type") in (None, server["type"])]
    return page(found if params.get("category") in (None, "Provisioned") else [], params, _generic)


@method("Storm/Server/resize", uniq_id="uniq_id!", config_id="positive!", skip_fs_resize="flag")
def resize(_, params):
    server = _server(params)
    server["config_id"] = params["config_id"]
    return server


@method("Server/resize", uniq_id="uniq_id!", new_size="positive!", skip_fs_resize="flag")
def resize_any(_, params):
    server = _server(params)
    server["config_id"] = params["new_size"]
    return _generic(server)


@method("Storm/Server/status", **ANYONE)
def status(_, params):
    _server(params)
    return {"status": "Running", "detailed_status": None, "progress": 0, "running": []}


@method(
    "Storm/Server/update",
    uniq_id="uniq_id!",
    domain="domain",
    backup_enabled="flag",
    backup_plan="text",
    backup_quota="natural",
    bandwidth_quota="natural",
)
def update(_, params):
    server = _server(params)
    server |= params
    return server


@method("Server/update", uniq_id="uniq_id!", domain="domain", features="mapping")
def update_any(_, params):
    server = _server(params)
    server["domain"] = params.get("domain", server["domain"])
    return _generic(server)


@method("Server/available", domain="domain!")
def available(_, params):
    return {"domain": params["domain"]}


def _action(path, key, kinds):
    def act(_, params):
        uniq_id = _server(params)["uniq_id"]
        if key == "destroyed":
            del SERVERS[uniq_id]
        return {key: uniq_id}

    method(path, **kinds)(act)


def _told(_, params):
    return page(history(_server(params)["uniq_id"]), params)


for _namespace in ["Storm/Server", "Server"]:
    _action(f"{_namespace}/destroy", "destroyed", ANYONE)
    _action(f"{_namespace}/reboot", "rebooted", FORCED)
    _action(f"{_namespace}/shutdown", "shutdown", FORCED)
    _action(f"{_namespace}/start", "started", ANYONE)
    method(f"{_namespace}/history", **ANYONE, **PAGES)(_told)
