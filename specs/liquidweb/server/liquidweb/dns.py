"""Network/DNS."""

import itertools

from liquidweb import clock, errors, settings
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method
from liquidweb.values import Instant

TYPES = ["A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT"]
ZONES = {}
RECORDS = {}
REVERSE = {}
_zone_ids = itertools.count(1)
_record_ids = itertools.count(1001)
# Times without seconds, and days without times, as one published client meets them too.
DOMAINS = [
    {"domain": "example.com", "created": "2020-05-06 07:08", "expire": "2027-05-06", "renewal_max_years": 9},
    {"domain": "no", "created": "2020-05-06 07:08:09", "registrar": "010", "tech_handle": "1e3", "bill_handle": "~"},
]


def _add_zone(name, **more):
    identity = next(_zone_ids)
    ZONES[identity] = {
        "id": identity,
        "name": name,
        "active": True,
        "delegation_status": "CORRECT",
        "master": "192.0.2.53",
        "type": "NATIVE",
        "region_support": False,
        # Half past two on the night when the clocks skip that hour.
        "delegation_checked": "2026-03-08 02:30:00" if identity == 2 else Instant(1_793_511_000),
        "notified_serial": None,
    } | more
    return ZONES[identity]


for _number in range(settings.ZONES):
    _add_zone(f"zone-{_number + 1}.example")


def _zone(params, identity="id", name="name"):
    """The zone by its number, or by its name."""
    if params.get(identity) is not None:
        if params[identity] not in ZONES:
            raise errors.not_found(identity, params[identity])
        return ZONES[params[identity]]
    if name not in params:
        raise errors.required(identity)
    found = [zone for zone in ZONES.values() if zone["name"] == params[name]]
    if not found:
        raise errors.not_found(name, params[name])
    return found[0]


def _record(params):
    if params["id"] not in RECORDS:
        raise errors.not_found("id", params["id"])
    return RECORDS[params["id"]]


@method("Network/DNS/Zone/create", name="domain!", region_support="flag", register="flag", zone_data="mapping")
def create_zone(_, params):
    if any(zone["name"] == params["name"] for zone in ZONES.values()):
        raise errors.duplicate("name", params["name"])
    return _add_zone(params["name"], region_support=params.get("region_support", False))


@method("Network/DNS/Zone/delegation", id="positive!")
def zone_delegation(_, params):
    return {"delegation": _zone(params)["delegation_status"]}


@method("Network/DNS/Zone/delete", id="positive!")
def delete_zone(_, params):
    zone = _zone(params)
    del ZONES[zone["id"]]
    for identity in [own for own, record in RECORDS.items() if record["zone_id"] == zone["id"]]:
        del RECORDS[identity]
    return {"deleted": zone["name"]}


@method("Network/DNS/Zone/details", id="positive", name="domain")
def zone_details(_, params):
    return _zone(params)


@method("Network/DNS/Zone/list", **PAGES)
def list_zones(_, params):
    return page(list(ZONES.values()), params)


@method("Network/DNS/Zone/update", id="positive!", DNSRegionSupport="flag")
def update_zone(_, params):
    zone = _zone(params)
    zone["region_support"] = params.get("DNSRegionSupport", zone["region_support"])
    return zone


@method(
    "Network/DNS/Record/create",
    name="text!",
    rdata="text!",
    type="text!",
    zone_id="positive",
    zone="domain",
    prio="natural",
    ttl="positive",
    region_overrides="list",
)
def create_record(_, params):
    if params["type"] not in TYPES:
        raise errors.not_in_realm("type", params["type"], TYPES)
    zone = _zone(params, "zone_id", "zone")
    wanted = (zone["id"], params["name"], params["type"], params["rdata"])
    if any((r["zone_id"], r["name"], r["type"], r["rdata"]) == wanted for r in RECORDS.values()):
        raise errors.duplicate("name", params["name"])
    identity, now = next(_record_ids), Instant(clock.now())
    RECORDS[identity] = {
        "id": identity,
        "zone_id": zone["id"],
        "name": params["name"],
        "type": params["type"],
        "rdata": params["rdata"],
        "fullData": params["rdata"],
        "ttl": params.get("ttl", 300),
        "prio": params.get("prio"),
        "created": now,
        "last_updated": now,
        "regionOverrides": params.get("region_overrides", []),
    }
    return RECORDS[identity]


@method("Network/DNS/Record/delete", id="positive!")
def delete_record(_, params):
    record = _record(params)
    del RECORDS[record["id"]]
    return {"deleted": record["id"]}


@method("Network/DNS/Record/details", id="positive!")
def record_details(_, params):
    return _record(params)


@method("Network/DNS/Record/list", zone_id="positive", zone="domain", **PAGES)
def list_records(_, params):
    zone = _zone(params, "zone_id", "zone")
    return page([record for record in RECORDS.values() if record["zone_id"] == zone["id"]], params)


@method("Network/DNS/Record/update", id="positive!", name="text", rdata="text", prio="natural", ttl="positive")
def update_record(_, params):
    record = _record(params)
    record |= params | {"last_updated": Instant(clock.now())}
    record["fullData"] = record["rdata"]
    return record


@method("Network/DNS/Domain/list", **PAGES)
def list_domains(_, params):
    return page(DOMAINS, params)


@method("Network/DNS/Domain/renew", domain="text!", years="positive!")
def renew_domain(_, params):
    found = [domain for domain in DOMAINS if domain["domain"] == params["domain"]]
    if not found:
        raise errors.not_found("domain", params["domain"])
    most = found[0].get("renewal_max_years", 1)
    if params["years"] > most:
        raise errors.out_of_bounds("years", params["years"], 1, most)
    return {"success": True}


@method("Network/DNS/Reverse/update", ip="text!", hostname="domain!")
def update_reverse(_, params):
    REVERSE[params["ip"]] = params["hostname"]
    return {params["ip"]: params["hostname"]}


@method("Network/DNS/Reverse/delete", ip="text!", hostname="domain")
def delete_reverse(_, params):
    if REVERSE.pop(params["ip"], None) is None:
        raise errors.not_found("ip", params["ip"])
    return {"deleted": params["ip"]}
