"""Which version is asked for: versions 3 and 4 by the path, version 5 by a parameter of `Accept`, or by saying nothing."""

from rest_framework.versioning import AcceptHeaderVersioning, BaseVersioning, URLPathVersioning


class InPath(URLPathVersioning):
    allowed_versions = ("v3", "v4")


class InAccept(AcceptHeaderVersioning):
    default_version = "5"
    allowed_versions = ("5",)


class Versions(BaseVersioning):
    """The one or the other, by whether the path has a version."""

    def determine_version(self, request, *args, **kwargs):
        kind = InPath if "version" in kwargs else InAccept
        return int(kind().determine_version(request, *args, **kwargs).removeprefix("v"))
