"""Exports: a file when all is well, JSON when not."""

import csv
import io

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_view
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response

from famoco import throttles, views
from famoco.models import Application, Device, Fleet


class Csv(BaseRenderer):
    """Rows of text, a file to the browser."""

    media_type = "text/csv"
    format = "csv"
    render_style = "binary"

    def render(self, data, accepted_media_type=None, renderer_context=None):
        out = io.StringIO()
        csv.writer(out).writerows(data)
        return out.getvalue().encode()


# Everything of one kind that the organization has, one row each.
class Export(views.Scoped):
    renderer_classes = [Csv]
    throttle_classes = [throttles.Minute, throttles.Hour, throttles.Export]
    columns = []

    def perform_content_negotiation(self, request, force=False):
        # The file's type is given, whatever the caller would accept.
        return Csv(), Csv.media_type

    def list(self, request, **_):
        rows = self.get_queryset().values_list(*self.columns)
        name = f'attachment; filename="{self.get_queryset().model._meta.model_name}s.csv"'
        return Response([self.columns, *rows], headers={"Content-Disposition": name})

    def finalize_response(self, request, response, *args, **kwargs):
        if response.exception:
            request.accepted_renderer, request.accepted_media_type = JSONRenderer(), "application/json"
        return super().finalize_response(request, response, *args, **kwargs)


def exported(resource):
    return extend_schema_view(
        list=views.operation(
            f"export_{resource}", f"Export {resource}", tag=resource, filters=False,
            description=f"Exports the {resource} of an organization as a CSV file. "
            "Exports are limited to 6 requests a minute, beside the limits of all requests.",
            responses={(200, "text/csv"): OpenApiTypes.BINARY},
        )
    )  # fmt: skip


@exported("devices")
class Devices(Export):
    queryset = Device.objects.order_by("id")
    columns = ["id", "famoco_id", "name", "fleet", "status"]


@exported("fleets")
class Fleets(Export):
    queryset = Fleet.objects.order_by("id")
    columns = ["id", "name", "description"]


@exported("applications")
class Applications(Export):
    queryset = Application.objects.order_by("id")
    columns = ["id", "package_name", "package_version_name"]
