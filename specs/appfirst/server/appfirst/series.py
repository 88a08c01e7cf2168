"""Series of points in time: some of them, back from an end to a beginning, with gaps."""

from django.conf import settings

from appfirst import errors
from appfirst.forms import Form

STEPS = {"Minute": 60, "Hour": 3600, "Day": 86400}


def asked(request, make):
    """The points that a request asks for, the latest first; `make` makes what one holds beside its time."""
    form = Form(request.query_params)
    num = form.whole("num", least=1) or 1
    end = form.whole("end")
    start = form.whole("start")
    step = STEPS[form.choice("time_step", STEPS) or "Minute"]
    end = settings.APPFIRST_NOW if end is None else end
    form.check((errors.CONFLICT, "end is less than start") if start is not None and end < start else None)
    return points(num, start, end, step, make)


def points(num, start, end, step, make):
    """Every seventh point is not there. A point at the very end, or the very beginning, is one of them."""
    first = settings.APPFIRST_NOW - settings.APPFIRST_POINTS * step
    start = first if start is None else max(first, start)
    time = min(end, settings.APPFIRST_NOW) // step * step
    found = []
    while time >= start and len(found) < num:
        if time // step % 7 != 3:
            found.append({"time": time, **make(time // step)})
        time -= step
    return found


def values(number):
    """What is measured of a server, an application or a process. A value that there is none of has no key."""
    found = {"cpu": number % 100 / 4, "memory": 5_000_000_000 + number, "page_faults": number % 9, "thread_num": 7}
    if number % 5:
        found |= {"socket_num": number % 13, "file_num": number % 17}
    return found


def lines(number):
    """What a log has counted."""
    return {"info": number % 11, "warning": number % 3, "critical": 0}


def counted(number):
    """What came into a bucket."""
    return {"value": number % 23 / 2}


def polled(number):
    """What a Nagios plugin has said."""
    return {"status": number % 4, "text": f"OK - load {number % 10}"}
