"""Notifications."""

from liquidweb import clock, errors, settings
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method
from liquidweb.values import Instant

CHOICE = {"category": "text", "system": "text", "uniq_id": "uniq_id"}
ADDRESS = {"id": "positive", "system": "text", "system_identifier": "text", "limit": "natural"}


def _notification(number):
    started = Instant(1_793_509_200 + 1_800 * number)
    return {
        "id": number,
        "category": "Monitoring",
        "description": f"Load is high ({number})",
        "startdate": started,
        "enddate": None,
        "modifieddate": started,
        "last_alert": "Load is 12",
        "resolved": number % 2 == 0,
        "severity": "Warning",
        "system": "Monitoring",
        "system_identifier": f"load-{number}",
        "alerts": [{"alertdate": started, "description": "Load is 12"}],
    }


ALL = [_notification(number + 1) for number in range(settings.NOTIFICATIONS)]
# The server that all of them are about.
SERVER = "SUMMER"


def history(uniq_id):
    return ALL if uniq_id == SERVER else []


def _chosen(params):
    names = [name for name in ["category", "system", "resolved"] if name in params]
    about = ALL if params.get("uniq_id", SERVER) == SERVER else []
    return [one for one in about if all(one[name] == params[name] for name in names)]


def _found(params):
    if "id" not in params and "system_identifier" not in params:
        raise errors.required("id")
    name = "id" if "id" in params else "system_identifier"
    for one in ALL:
        if one[name] == params[name]:
            return one
    raise errors.not_found(name, params[name])


@method("Notifications/all", resolved="flag", **CHOICE, **PAGES)
def list_all(_, params):
    return page(_chosen(params), params)


@method("Notifications/current", **CHOICE, **PAGES)
def list_current(_, params):
    return page(_chosen(params | {"resolved": False}), params)


@method("Notifications/details", **ADDRESS)
def details(_, params):
    found = _found(params)
    return found | {"alerts": found["alerts"][: params.get("limit", 10)]}


@method("Notifications/resolve", **ADDRESS)
def resolve(_, params):
    found = _found(params)
    found |= {"resolved": True, "enddate": Instant(clock.now())}
    return found
