"""Storage/Block."""

from liquidweb import errors, things
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method
from liquidweb.servers import ANYONE, SERVERS, ZONE

VOLUMES = {}


def _volume(params):
    return things.find(VOLUMES, params["uniq_id"])


def _attach(volume, server):
    things.find(SERVERS, server, "to")
    if volume["attachedTo"] and not volume["cross_attach"]:
        raise errors.conflict("attached", "attach")
    device = f"/dev/vd{chr(ord('b') + len(volume['attachedTo']))}"
    volume["attachedTo"].append({"device": device, "resource": server})


@method(
    "Storage/Block/Volume/create",
    domain="text!",
    size="positive!",
    attach="uniq_id",
    cross_attach="flag",
    zone="natural",
)
def create(_, params):
    volume = {
        "uniq_id": things.name(),
        "attachedTo": [],
        "cross_attach": params.get("cross_attach", False),
        "domain": params["domain"],
        "label": params["domain"],
        "size": params["size"],
        "status": "active",
        "zoneAvailability": [params.get("zone", ZONE["id"])],
    }
    if "attach" in params:
        _attach(volume, params["attach"])
    VOLUMES[volume["uniq_id"]] = volume
    return volume


@method("Storage/Block/Volume/attach", to="uniq_id!", **ANYONE)
def attach(_, params):
    _attach(_volume(params), params["to"])
    return {"attached": params["uniq_id"], "to": params["to"]}


@method("Storage/Block/Volume/detach", detach_from="uniq_id", **ANYONE)
def detach(_, params):
    volume = _volume(params)
    kept = [one for one in volume["attachedTo"] if one["resource"] != params.get("detach_from", one["resource"])]
    if len(kept) == len(volume["attachedTo"]):
        raise errors.not_found("detach_from", params.get("detach_from", ""))
    gone = [one["resource"] for one in volume["attachedTo"] if one not in kept]
    volume["attachedTo"] = kept
    return {"detached": params["uniq_id"], "detached_from": gone[0]}


@method("Storage/Block/Volume/delete", **ANYONE)
def delete(_, params):
    if _volume(params)["attachedTo"]:
        raise errors.conflict("attached", "delete")
    del VOLUMES[params["uniq_id"]]
    return {"deleted": params["uniq_id"]}


@method("Storage/Block/Volume/details", **ANYONE)
def details(_, params):
    return _volume(params)


@method("Storage/Block/Volume/list", attached_to="uniq_id", **PAGES)
def list_volumes(_, params):
    def wanted(volume):
        servers = [one["resource"] for one in volume["attachedTo"]]
        return params.get("attached_to") is None or params["attached_to"] in servers

    return page([volume for volume in VOLUMES.values() if wanted(volume)], params)


@method("Storage/Block/Volume/resize", new_size="positive!", **ANYONE)
def resize(_, params):
    volume = _volume(params)
    old, new = volume["size"], params["new_size"]
    if new <= old:
        raise errors.out_of_bounds("new_size", new, old + 1, 15000)
    volume["size"] = new
    return {"uniq_id": params["uniq_id"], "old_size": old, "new_size": new}


@method("Storage/Block/Volume/update", domain="text", cross_attach="flag", **ANYONE)
def update(_, params):
    volume = _volume(params)
    volume |= params
    return volume


@method("Storage/Block/Cluster/list", **PAGES)
def clusters(_, params):
    return page([{"id": 1, "description": "Cluster 1", "zone": ZONE}], params)
