"""What an account has, alike for all of them. It lies in memory and is gone with the process."""

import threading

from django.conf import settings

from appfirst import errors

LOCK = threading.RLock()
BEGINNING = 1_388_534_400
HUGE = 10**30


def _server(number):
    return {
        "id": number,
        # The epoch itself stands where it is not known.
        "created": 0 if number == 3 else BEGINNING + number,
        "os": "Linux",
        "hostname": f"web-{number:03}",
        "nickname": f"Web {number}",
        "description": "",
        "running": number % 10 != 0,
        "capacity_mem": 8192,
        "capacity_cpu_num": 4,
        "capacity_cpu_freq": 2400,
        "capacity_disks": {"/": 51200, "/var": 102400},
        "current_version": "2.6.1",
        "location_ip": f"192.0.2.{number % 256}",
        "os_detail": "CentOS 6.5",
        "arch": "x86_64",
        "guid": f"00000000-0000-4000-8000-{number:012}",
        "network_interfaces": ["eth0", "eth1"],
    }


def _alert(number):
    kind, trigger, threshold = [("Server", "Disk", 0.9), ("Server", "CPU", 80), ("Process", "Memory", HUGE)][number % 3]
    return {
        "id": number,
        "name": f"Alert {number}",
        "type": kind,
        "target_id": "1_4711_1420070400" if kind == "Process" else "1",
        "trigger_type": trigger,
        "active": True,
        "direction": "above",
        "threshold": threshold,
        "interval": 3600,
        "time_above_threshold": 60,
        "users": [1],
        "last_triggered": 0,
    }


def _log(number):
    kind = ["SYSLOG", "FILE", "EVENTLOG", "AFSQL"][number % 4]
    return {"id": number, "server_id": number, "source_type": kind, "source": f"/var/log/{number}", "limit": 2000}


def _bucket(number):
    kind = ["counter", "time", "gauge"][number % 3]
    return {"id": number, "name": f"bucket-{number}", "type": kind, "create_time": BEGINNING, "last_updated": BEGINNING}


def _polled(number):
    return {"id": number, "server_id": number, "name": f"check_{number}", "alert_id": [number] if number % 2 else []}


def _window(number):
    now = settings.APPFIRST_NOW
    return {
        "id": number,
        "reason": "New disks",
        "start": now + 3600,
        "end": now + 7200,
        "started": False,
        "ended": False,
        "servers": [1, 2],
    }


def _history(number):
    return {
        "id": number,
        "alert_id": 1,
        "server_id": 1,
        "start": BEGINNING + 60 * number,
        "end": 0 if number == 7 else BEGINNING + 60 * number + 30,
        "subject": f"Alert 1 was triggered ({number})",
    }


def _named(**fields):
    return lambda number: {"id": number, **fields, "name": f"{fields.get('name', 'Thing')} {number}"}


def _user(number):
    return {"id": number, "first_name": "Ada", "last_name": f"Lovelace {number}", "email": f"ada{number}@example.com",
            "country_code": 1, "phone_number": 5550100 + number}  # fmt: skip


def _all(make, most):
    return {number: make(number) for number in range(1, most + 1)}


KINDS = {
    "servers": _all(_server, settings.APPFIRST_SERVERS),
    "alerts": _all(_alert, 3),
    "alert_histories": _all(_history, 7),
    "server_tags": _all(_named(name="Tag", servers=[1, 2]), 3),
    "applications": _all(_named(name="Application", created=BEGINNING, servers=[1], template=1), 2),
    "templates": _all(_named(name="Template", rules=["Processes matching python with arguments matching *"]), 2),
    "logs": _all(_log, 4),
    "buckets": _all(_bucket, 3),
    "polled_data": _all(_polled, 3),
    "users": _all(_user, 2),
    "maintenance_windows": _all(_window, 1),
}
CONFIGS = {}
# Where a kind lives when its name does not say it.
PATHS = {"templates": "applications/templates"}


def shown(kind, thing, version):
    """A thing with its URL: a path with the version in it, even where the real path has none; buckets tell all of it."""
    path = f"/api/v{version}/{PATHS.get(kind, kind)}/{thing['id']}/"
    return {**thing, "url": f"https://wwws.appfirst.com{path}" if kind == "buckets" else path}


def one(kind, id):
    with LOCK:
        found = KINDS[kind].get(id)
    if found is None:
        raise errors.missing()
    return found


def add(kind, fields):
    with LOCK:
        number = max(KINDS[kind], default=0) + 1
        KINDS[kind][number] = {"id": number, **fields}
        return KINDS[kind][number]


def change(kind, id, fields):
    with LOCK:
        thing = one(kind, id)
        thing.update(fields)
        return thing


def remove(kind, id):
    with LOCK:
        one(kind, id)
        del KINDS[kind][id]
