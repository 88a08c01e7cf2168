"""The operations: what each does, and what the OpenAPI document says of it."""

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework import mixins
from rest_framework.filters import SearchFilter
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from famoco import journal, serializers, throttles
from famoco.models import ActionToken, Application, Device, Fleet, Organization


def parameter(name, kind, description, location=OpenApiParameter.PATH):
    return OpenApiParameter(name, kind, location, description=description)


def operation(operation_id, summary, *parameters, **more):
    """An operation's entry in the document."""
    tag = more.pop("tag")
    every = [parameter("organization_id", int, "ID of the organization."), *parameters]
    return extend_schema(operation_id=operation_id, summary=summary, tags=[tag], parameters=every, **more)


# The framework would show a class's docstring as its operations' description: what these classes do stands above them.
# All windows of a request are read and charged under one lock, and a caller without a token is charged too.
class Charged(GenericViewSet):
    def check_throttles(self, request):
        with throttles.LOCK:
            super().check_throttles(request)

    def permission_denied(self, request, message=None, code=None):
        if not request.user.is_authenticated:
            self.check_throttles(request)
        super().permission_denied(request, message, code)


# What belongs to the one organization that the path names.
class Scoped(Charged):
    lookup_field = "id"

    @property
    def organization_id(self):
        return self.kwargs.get("organization_id", 0)

    def get_queryset(self):
        return super().get_queryset().filter(organization=self.organization_id)

    def get_serializer_context(self):
        return {**super().get_serializer_context(), "organization_id": self.organization_id}

    def initial(self, request, *args, **kwargs):
        super().initial(request, *args, **kwargs)
        get_object_or_404(Organization, pk=self.organization_id)

    def perform_create(self, serializer):
        serializer.save(organization_id=self.organization_id)


@extend_schema_view(
    list=extend_schema(
        operation_id="list_organizations", tags=["organizations"], summary="List organizations",
        description="Lists the organizations that the access token can see. Their `id` is needed by all other "
        "endpoints of the MDM, their `guid` by Famoco Insights.",
    ),
    retrieve=operation("get_organization", "Get an organization", tag="organizations", description=""),
)  # fmt: skip
class Organizations(Charged, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    queryset = Organization.objects.order_by("id")
    serializer_class = serializers.OrganizationSerializer
    lookup_url_kwarg = "organization_id"


DEVICE = parameter("id", int, "ID of the device.")


@extend_schema_view(
    list=operation(
        "list_devices", "List devices",
        parameter("famoco_id", str, "Only the device with this Famoco ID.", OpenApiParameter.QUERY),
        tag="devices", description="Lists the devices of an organization.",
    ),
    retrieve=operation("get_device", "Get a device", DEVICE, tag="devices", description=""),
    partial_update=operation(
        "update_device", "Update a device", DEVICE, tag="devices",
        description="Changes what is given and leaves the rest, for example to move the device to another fleet.",
    ),
)  # fmt: skip
class Devices(Scoped, mixins.ListModelMixin, mixins.RetrieveModelMixin, mixins.UpdateModelMixin):
    queryset = Device.objects.order_by("id")
    serializer_class = serializers.DeviceSerializer
    filter_backends = [SearchFilter]
    search_fields = ["famoco_id", "name"]

    def filter_queryset(self, queryset):
        famoco_id = self.request.query_params.get("famoco_id")
        found = super().filter_queryset(queryset)
        return found.filter(famoco_id=famoco_id) if famoco_id else found

    @operation(
        "sync_device", "Synchronize a device", DEVICE, tag="devices", request=None, responses={204: None},
        description="Asks the device to fetch its configuration now.",
    )  # fmt: skip
    def sync(self, request, **_):
        device = self.get_object()
        device.last_sync_date = timezone.now()
        device.save()
        return Response(status=204)

    @operation(
        "reset_device_certificate", "Reset a device's certificate",
        parameter("famoco_id", str, "Famoco ID of the device, e.g. `(01)03770004396001(21)0581`."),
        tag="devices", request=None,
        description="Forgets the client certificate that the device has registered, so that it can register anew.",
    )  # fmt: skip
    def reset_cert(self, request, famoco_id, **_):
        device = get_object_or_404(self.get_queryset(), famoco_id=famoco_id)
        device.cert_registered = False
        device.save()
        return Response(self.get_serializer(device).data)


FLEET = parameter("id", int, "ID of the fleet.")


@extend_schema_view(
    list=operation("list_fleets", "List fleets", tag="fleets", description="Lists the fleets of an organization."),
    create=operation("create_fleet", "Create a fleet", tag="fleets", description=""),
    retrieve=operation("get_fleet", "Get a fleet", FLEET, tag="fleets", description=""),
    update=operation("update_fleet", "Update a fleet", FLEET, tag="fleets", description=""),
)
class Fleets(
    Scoped, mixins.ListModelMixin, mixins.CreateModelMixin, mixins.RetrieveModelMixin, mixins.UpdateModelMixin
):
    queryset = Fleet.objects.order_by("id")
    serializer_class = serializers.FleetSerializer


@extend_schema_view(
    list=operation(
        "list_applications", "List applications", tag="applications",
        description="Lists the applications of an organization.",
    ),
    create=operation(
        "upload_application", "Upload an application", tag="applications",
        description="Uploads a package; what it is called and which version it is are read from its manifest.",
    ),
    retrieve=operation(
        "get_application", "Get an application", parameter("id", int, "ID of the application."),
        tag="applications", description="",
    ),
)  # fmt: skip
class Applications(Scoped, mixins.ListModelMixin, mixins.CreateModelMixin, mixins.RetrieveModelMixin):
    queryset = Application.objects.order_by("id")
    serializer_class = serializers.ApplicationSerializer
    parser_classes = [MultiPartParser]

    def perform_create(self, serializer):
        package = serializer.validated_data.pop("apk")
        journal.note_upload(package)
        name, _, version = package.name.removesuffix(".apk").partition("-")
        super().perform_create(serializer)
        Application.objects.filter(pk=serializer.instance.pk).update(package_name=name, package_version_name=version)
        serializer.instance.refresh_from_db()


ACTION_TOKEN = parameter("id", int, "ID of the action token.")


@extend_schema_view(
    list=operation(
        "list_action_tokens", "List action tokens", tag="action_tokens",
        description="Lists the action tokens of an organization.",
    ),
    create=operation("create_action_token", "Create an action token", tag="action_tokens", description=""),
    retrieve=operation("get_action_token", "Get an action token", ACTION_TOKEN, tag="action_tokens", description=""),
    destroy=operation(
        "delete_action_token", "Delete an action token", ACTION_TOKEN, tag="action_tokens", description=""
    ),
)  # fmt: skip
class ActionTokens(
    Scoped, mixins.ListModelMixin, mixins.CreateModelMixin, mixins.RetrieveModelMixin, mixins.DestroyModelMixin
):
    queryset = ActionToken.objects.order_by("id")
    serializer_class = serializers.ActionTokenSerializer
