"""What can only be read."""

import re

from rest_framework.response import Response

from appfirst import content, errors, pages, series
from appfirst.endpoint import Endpoint
from appfirst.forms import Form


def listed(request, kind, found=None, cursors=False):
    """A list of things of a kind, cut as the request's version has it."""
    with content.LOCK:
        found = list(content.KINDS[kind].values()) if found is None else found
    return pages.respond(request, [content.shown(kind, thing, request.version) for thing in found], cursors)


def shown(request, kind, thing):
    return Response(content.shown(kind, thing, request.version))


def listing(kind, cursors=False):
    class Listing(Endpoint):
        def get(self, request, **_):
            return listed(request, kind, cursors=cursors)

    return Listing.as_view()


def reading(kind):
    class Reading(Endpoint):
        def get(self, request, id, **_):
            return shown(request, kind, content.one(kind, id))

    return Reading.as_view()


def series_of(kind, make=series.values):
    class Series(Endpoint):
        def get(self, request, id, **_):
            content.one(kind, id)
            return Response(series.asked(request, make))

    return Series.as_view()


class Servers(Endpoint):
    def get(self, request, **_):
        form = Form(request.query_params)
        wanted = {"hostname": form.text("hostname"), "location_ip": form.text("location_ip")}
        since = form.whole("create_time")
        form.check()
        with content.LOCK:
            found = list(content.KINDS["servers"].values())
        for name, value in wanted.items():
            found = [server for server in found if value is None or server[name] == value]
        found = [server for server in found if since is None or server["created"] == since]
        return listed(request, "servers", found)


class ServerData(Endpoint):
    measured = True

    def get(self, request, id, **_):
        content.one("servers", id)
        return Response(series.asked(request, series.values))


class Outages(Endpoint):
    def get(self, request, id, **_):
        content.one("servers", id)
        start = content.BEGINNING
        return pages.respond(request, [{"start": start, "end": start + 300}, {"start": start + 900, "end": 0}])


class AutoDetection(Endpoint):
    def get(self, request, id, **_):
        content.one("servers", id)
        return Response(["Apache", "MySQL"])


def _processes(server):
    names = ["init", "httpd", "mysqld"]
    return [
        {"uid": f"{server}_{pid}_{content.BEGINNING}", "server": server, "pid": pid, "name": name,
         "args": f"/usr/bin/{name}", "createtime": content.BEGINNING}
        for pid, name in enumerate(names, 1)
    ]  # fmt: skip


def _process(uid):
    parts = re.fullmatch(r"(\d+)_(\d+)_(\d+)", uid)
    if not parts:
        raise errors.Refusal(400, (errors.FORMAT, "uid"))
    for process in _processes(content.one("servers", int(parts[1]))["id"]):
        if process["uid"] == uid:
            return process
    raise errors.missing()


class Processes(Endpoint):
    def get(self, request, id, **_):
        return pages.respond(request, _processes(content.one("servers", id)["id"]))


class ProcessesData(Endpoint):
    def get(self, request, id, **_):
        found = _processes(content.one("servers", id)["id"])
        points = series.asked(request, series.values)
        return Response([{"uid": process["uid"], "data": points} for process in found])


class ApplicationProcesses(Endpoint):
    def get(self, request, id, **_):
        servers = content.one("applications", id)["servers"]
        return pages.respond(request, [process for server in servers for process in _processes(server)])


def _detail(request):
    form = Form(request.query_params)
    time = form.whole("time")
    form.check()
    points = series.points(1, None, time, 60, series.values) if time else series.asked(request, series.values)
    return Response(
        [{"time": point["time"], "files": ["/etc/passwd"], "sockets": ["192.0.2.1:443"]} for point in points]
    )


class ApplicationDetail(Endpoint):
    def get(self, request, id, **_):
        content.one("applications", id)
        return _detail(request)


class Process(Endpoint):
    def get(self, request, uid, **_):
        return Response(_process(uid))


class ProcessData(Endpoint):
    def get(self, request, uid, **_):
        _process(uid)
        return Response(series.asked(request, series.values))


class ProcessDetail(Endpoint):
    def get(self, request, uid, **_):
        _process(uid)
        return _detail(request)


class LogDetail(Endpoint):
    measured = True

    def get(self, request, id, **_):
        content.one("logs", id)
        form = Form(request.query_params)
        text = form.text("filter", most=256)
        form.check()
        try:
            wanted = re.compile(text or "")
        except re.error:
            raise errors.Refusal(400, (errors.UNPARSABLE, "filter")) from None
        found = series.asked(request, lambda number: {"message": f"line {number} of the log: all is well"})
        return Response([line for line in found if wanted.search(line["message"])])


class HistoryMessage(Endpoint):
    def get(self, request, id, **_):
        subject = content.one("alert_histories", id)["subject"]
        return Response({"subject": subject, "body": "CPU was above 80 % for 60 seconds."})


class Account(Endpoint):
    def get(self, request, **_):
        return Response({"id": 1, "name": "Example", "email": request.user, "created": content.BEGINNING})
