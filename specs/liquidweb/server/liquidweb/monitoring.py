"""Monitoring: bandwidth, load and services of a server."""

import base64
from decimal import Decimal

from liquidweb import errors, things
from liquidweb.rpc import method
from liquidweb.servers import ANYONE, SERVERS

# The smallest picture there is: one transparent pixel.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
KNOWN = ["FTP", "HTTP", "SMTP", "SSH"]
WATCHED = {}
SIZE = {"height": "positive", "width": "positive"}
FREQUENCIES = ["daily", "weekly", "monthly", "yearly"]
STATS = ["load1", "load5", "load15", "rproc", "tproc", "pmem", "smem"] + [
    f"disk{name}" for name in ["root", "backup", "home", "tmp", "usr", "var"]
]


def _server(params):
    return things.find(SERVERS, params["uniq_id"])


def _graph():
    """The picture as lines of 76 characters, as Perl's encoder writes them."""
    return {"content": base64.encodebytes(PIXEL).decode(), "content_type": "image/png"}


def _among(params, name, valid):
    if name in params and params[name] not in valid:
        raise errors.not_in_realm(name, params[name], valid)


def _amounts(gigabytes):
    return {"GB": gigabytes, "MB": gigabytes * 1000, "KB": gigabytes * 1_000_000, "B": gigabytes * 1_000_000_000}


def _transfer(gigabytes):
    return {"in": _amounts(gigabytes), "out": _amounts(3 * gigabytes), "both": _amounts(4 * gigabytes)}


@method("Monitoring/Bandwidth/graph", frequency="text", small="flag", **ANYONE, **SIZE)
def bandwidth_graph(_, params):
    _server(params)
    _among(params, "frequency", FREQUENCIES)
    return _graph()


@method("Monitoring/Bandwidth/stats", **ANYONE)
def bandwidth(_, params):
    spans = ["second", "minute", "hour", "day", "week", "month", "year"]
    return {
        "domain": _server(params)["domain"],
        "actual": _transfer(1.5),
        "averages": {span: _transfer(0.5 * place) for place, span in enumerate(spans)},
        "cost": {"current": "$.00", "projected": "12.50"},
        "pricing": {"price": Decimal("0.00"), "per_gb_over": "$.05", "quota": 5000},
        "projected": _transfer(3.0),
    }


@method("Monitoring/Load/graph", stat="text!", duration="text", compact="flag", **ANYONE, **SIZE)
def load_graph(_, params):
    _server(params)
    _among(params, "stat", STATS)
    return _graph()


@method("Monitoring/Load/stats", **ANYONE)
def load(_, params):
    return {
        "domain": _server(params)["domain"],
        "disk": {"percent": 20.5, "total": 50, "used": 10.25},
        "loadavg": {"one": "0.10", "five": "0.20", "fifteen": "0.30"},
        "memory": {
            "physical": {"percent": 50, "total": 1024, "used": 512},
            "virtual": {"percent": 0, "total": 0, "used": 0},
        },
        "proc": {"running": 2, "total": 110},
        "uptime": 86400.25,
    }


def _services(uniq_id):
    watched = WATCHED.get(uniq_id)
    told = {"uniq_id": uniq_id, "can_monitor": KNOWN}
    # What is watched is told only where anything is.
    return told | ({"unmonitored": True} if watched is None else watched)


@method("Monitoring/Services/get", **ANYONE)
def services(_, params):
    return _services(_server(params)["uniq_id"])


@method("Monitoring/Services/update", enabled="flag", services="list", **ANYONE)
def update_services(_, params):
    uniq_id = _server(params)["uniq_id"]
    WATCHED[uniq_id] = {"enabled": params.get("enabled", True), "services": params.get("services", [])}
    return _services(uniq_id)


@method("Monitoring/Services/status", **ANYONE)
def statuses(_, params):
    watched = WATCHED.get(_server(params)["uniq_id"], {}).get("services", [])
    return {name: "up" for name in watched}


@method("Monitoring/Services/monitoringIps")
def monitoring_ips(_, __):
    return {"ips": ["192.0.2.1", "2001:db8::/64"]}
