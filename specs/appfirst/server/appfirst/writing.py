"""What can be made, changed and removed, by forms."""

from django.conf import settings
from rest_framework.response import Response

from appfirst import content, errors
from appfirst.endpoint import Endpoint
from appfirst.forms import EMAIL, Form, given
from appfirst.views import listed, shown

TYPES = ["Process", "Application", "Log", "Polled Data", "Server", "Server Tag"]
SOURCES = ["EVENTLOG", "SYSLOG", "FILE"]


class Listed(Endpoint):
    """A list to which something can be added."""

    kind = ""

    def get(self, request, **_):
        return listed(request, self.kind)

    def post(self, request, **_):
        return shown(request, self.kind, content.add(self.kind, self.read(Form(request.data))))


class Removable(Endpoint):
    """A thing that can be removed; the answer is a 200 that says nothing."""

    kind = ""

    def get(self, request, id, **_):
        return shown(request, self.kind, content.one(self.kind, id))

    def delete(self, request, id, **_):
        content.remove(self.kind, id)
        return Response()


class Changeable(Removable):
    """A thing of which some fields can be changed."""

    def put(self, request, id, **_):
        content.one(self.kind, id)
        return shown(request, self.kind, content.change(self.kind, id, self.read(Form(request.data))))

    def patch(self, request, id, **_):
        return self.put(request, id)


def removable(kind):
    return type("Removable", (Removable,), {"kind": kind}).as_view()


class Server(Changeable):
    kind = "servers"

    def read(self, form):
        fields = given(nickname=form.text("nickname", most=64), description=form.text("description", most=256))
        form.check()
        return fields


class PolledDataConfig(Endpoint):
    def get(self, request, id, **_):
        content.one("servers", id)
        empty = {"file_path": "/usr/local/nagios/etc/nrpe.cfg", "file_contents": "", "frequency": 60}
        return Response(content.CONFIGS.get(id, empty))

    def put(self, request, id, **_):
        form = Form(request.data)
        fields = given(file_path=form.text("file_path"), file_contents=form.text("file_contents"))
        form.check()
        content.CONFIGS[id] = {**self.get(request, id).data, **fields}
        return Response(content.CONFIGS[id])

    def patch(self, request, id, **_):
        return self.put(request, id)


class ServerTags(Endpoint):
    def get(self, request, id, **_):
        content.one("servers", id)
        with content.LOCK:
            found = [tag for tag in content.KINDS["server_tags"].values() if id in tag["servers"]]
        return listed(request, "server_tags", found)

    def put(self, request, id, **_):
        content.one("servers", id)
        form = Form(request.data)
        wanted = form.wholes("server_tags", required=True)
        form.check()
        with content.LOCK:
            for number in wanted:
                content.one("server_tags", number)
            for number, tag in content.KINDS["server_tags"].items():
                others = [server for server in tag["servers"] if server != id]
                tag["servers"] = sorted([*others, id]) if number in wanted else others
        return self.get(request, id)

    def patch(self, request, id, **_):
        return self.put(request, id)


class AlertForm:
    kind = "alerts"
    required = True

    def read(self, form):
        fields = given(
            name=form.text("name", self.required, most=32),
            type=form.choice("type", TYPES, self.required),
            target_id=form.text("target_id", self.required),
            trigger_type=form.text("trigger_type", self.required),
            users=form.wholes("users", self.required),
            active=form.flag("active"),
            direction=form.text("direction"),
            threshold=form.number("threshold"),
            interval=form.whole("interval", least=0),
            time_above_threshold=form.whole("time_above_threshold", least=0),
        )
        form.check()
        return {"active": True, "last_triggered": 0, **fields} if self.required else fields


class Alerts(AlertForm, Listed):
    pass


class Alert(AlertForm, Changeable):
    required = False


class TagForm:
    kind = "server_tags"

    def read(self, form):
        fields = {"name": form.text("name", True, most=256), "servers": form.wholes("servers", True)}
        form.check()
        if fields["name"] in [tag["name"] for tag in content.KINDS["server_tags"].values()]:
            raise errors.Refusal(400, (errors.DATABASE, "name"))
        return fields


class Tags(TagForm, Listed):
    def get(self, request, **_):
        part = request.query_params.get("filter", "")
        with content.LOCK:
            found = [tag for tag in content.KINDS[self.kind].values() if part in tag["name"]]
        return listed(request, self.kind, found)


class Tag(TagForm, Changeable):
    pass


class Applications(Listed):
    kind = "applications"

    def read(self, form):
        source = form.choice("source_type", ["servers", "set"], True)
        servers = form.wholes("servers", source == "servers")
        fields = given(
            name=form.text("name", True, most=32),
            template=form.whole("template", True),
            servers=servers,
            set=form.whole("set", source == "set"),
        )
        form.check()
        return {"created": settings.APPFIRST_NOW, "servers": [], **fields}


class Templates(Listed):
    kind = "templates"

    def read(self, form):
        fields = {"name": form.text("template_name", True, most=32), "rules": form.fields.getlist("rules")}
        form.check()
        return fields


class Logs(Listed):
    kind = "logs"

    def read(self, form):
        fields = given(
            server_id=form.whole("server_id", True),
            source_type=form.choice("source_type", SOURCES, True),
            source=form.text("source", True, most=256),
            limit=form.whole("limit", least=1),
        )
        form.check()
        content.one("servers", fields["server_id"])
        return {"limit": 2000, **fields}


class UserForm:
    kind = "users"
    required = True

    def read(self, form):
        fields = given(
            first_name=form.text("first_name", self.required, most=30),
            last_name=form.text("last_name", self.required, most=30),
            email=form.text("email", self.required, pattern=EMAIL),
            country_code=form.whole("country_code"),
            phone_number=form.whole("phone_number"),
        )
        form.check()
        if fields.get("email") in [user["email"] for user in content.KINDS["users"].values()]:
            raise errors.Refusal(400, (errors.DATABASE, "email"))
        return fields


class Users(UserForm, Listed):
    pass


class User(UserForm, Changeable):
    required = False

    def delete(self, request, id, **_):
        if id == 1:
            raise errors.Refusal(400, (errors.PERMISSION, "the account's owner"))
        return super().delete(request, id)


class WindowForm:
    kind = "maintenance_windows"

    def read(self, form):
        start, end = form.whole("start", True, least=0), form.whole("end", True, least=0)
        fields = {"start": start, "end": end, "servers": form.wholes("servers", True)}
        fields |= given(reason=form.text("reason"))
        reversed = start is not None and end is not None and end < start
        form.check((errors.CONFLICT, "end is less than start") if reversed else None)
        return {"started": False, "ended": False, **fields}


class Windows(WindowForm, Listed):
    pass


class Window(WindowForm, Changeable):
    pass
