"""Famoco Insights: the same organizations, scoped by GUID. No other endpoint of it is public."""

from django.urls import path
from drf_spectacular.utils import extend_schema, extend_schema_view
from drf_spectacular.views import SpectacularAPIView
from rest_framework import mixins, serializers
from uuid import UUID

from famoco import journal, views
from famoco.models import Organization


class OrganizationSerializer(serializers.ModelSerializer):
    """An organization, as Insights knows it."""

    guid = serializers.UUIDField(read_only=True, help_text="Its ID on Famoco Insights.")
    id = serializers.IntegerField(read_only=True, help_text="Its ID on the MDM.")

    class Meta:
        model = Organization
        fields = ["id", "guid", "name"]
        read_only_fields = fields


@extend_schema_view(
    list=extend_schema(
        operation_id="list_organizations", tags=["organizations"], summary="List organizations",
        description="Lists the organizations that the access token can see.",
    ),
    retrieve=extend_schema(
        operation_id="get_organization", tags=["organizations"], summary="Get an organization", description="",
        parameters=[views.parameter("organization_guid", UUID, "GUID of the organization.")],
    ),
)  # fmt: skip
class Organizations(views.Charged, mixins.ListModelMixin, mixins.RetrieveModelMixin):
    queryset = Organization.objects.order_by("id")
    serializer_class = OrganizationSerializer
    lookup_field = "guid"
    lookup_url_kwarg = "organization_guid"


urlpatterns = [
    path("api/organizations/", Organizations.as_view({"get": "list"})),
    path("api/organizations/<uuid:organization_guid>/", Organizations.as_view({"get": "retrieve"})),
    path("schema/", SpectacularAPIView.as_view(throttle_classes=[])),
    path("journal/", journal.show),
]
