"""Failures that a test orders, each a number of times: errors inside of a 200 by their class, or statuses."""

from liquidweb import errors, settings

# Of a proxy, which gives up after the request was carried out.
LATE = {502, 504}
EXTRAS = {
    "RateLimit": ("API::RateLimit", {"account": "100000", "ip": "192.0.2.1"}),
    "Maintenance": ("API::Maintenance", {}),
    "Internal": ("API::Internal", {}),
    "Declined": (
        "CCTrans::Declined",
        {"message_code": "205", "message_text": "Declined", "reason_code": "051", "trans_id": "0042"},
    ),
    "Servfail": ("DNS::Servfail", {"nameservers": ["ns.liquidweb.com", "ns1.liquidweb.com"]}),
    "Novel": ("DNS::Servfail::Novel", {"nameservers": ["ns.liquidweb.com"], "novelty": {"depth": 1}}),
    "Undecodable": ("Deserialize", {"status": 400, "data": "params: [", "encoding": "yaml"}),
    "Insufficient": ("Resource::Insufficient", {"resource": "memory", "available": 1024, "requested": 4096}),
}


def _parse(order):
    kind, method, times = order.split()
    return [kind, method, int(times)]


_ORDERS = [_parse(order) for order in settings.FAULTS.split(";") if order.strip()]


def _take(method, late):
    for order in _ORDERS:
        kind, wanted, times = order
        is_late = kind.isdigit() and int(kind) in LATE
        if wanted == method and times > 0 and is_late == late:
            order[2] -= 1
            return kind
    return None


def before(method):
    """Raises what is ordered instead of carrying the method out."""
    kind = _take(method, False)
    if kind is None:
        return
    if kind.isdigit():
        raise errors.Page(int(kind), "Failure")
    name, extras = EXTRAS[kind]
    own = {"method": method.lower()} if kind == "RateLimit" else {}
    raise errors.Refusal(name, f"{kind} was ordered", **extras, **own)


def after(method):
    """Raises what is ordered once the method was carried out."""
    kind = _take(method, True)
    if kind is not None:
        raise errors.Page(int(kind), "Bad Gateway")
