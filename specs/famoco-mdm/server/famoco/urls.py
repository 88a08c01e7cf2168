"""Where everything is. Every path of the API ends with a slash."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from famoco import exports, journal, views

LIST, READ, CREATE = {"get": "list"}, {"get": "retrieve"}, {"get": "list", "post": "create"}

ORGANIZATION = [
    path("", views.Organizations.as_view(READ)),
    path("devices/", views.Devices.as_view(LIST)),
    path("devices/export/", exports.Devices.as_view(LIST)),
    path("devices/<int:id>/", views.Devices.as_view({**READ, "patch": "partial_update"})),
    path("devices/<int:id>/sync/", views.Devices.as_view({"post": "sync"})),
    path("devices/<str:famoco_id>/reset_cert/", views.Devices.as_view({"put": "reset_cert"})),
    path("fleets/", views.Fleets.as_view(CREATE)),
    path("fleets/export/", exports.Fleets.as_view(LIST)),
    path("fleets/<int:id>/", views.Fleets.as_view({**READ, "put": "update"})),
    path("applications/", views.Applications.as_view(CREATE)),
    path("applications/export/", exports.Applications.as_view(LIST)),
    path("applications/<int:id>/", views.Applications.as_view(READ)),
    path("action_tokens/", views.ActionTokens.as_view(CREATE)),
    path("action_tokens/<int:id>/", views.ActionTokens.as_view({**READ, "delete": "destroy"})),
]
urlpatterns = [
    path("api/organizations/", views.Organizations.as_view(LIST)),
    path("api/organizations/<int:organization_id>/", include(ORGANIZATION)),
    path("schema/", SpectacularAPIView.as_view(throttle_classes=[])),
    path("journal/", journal.show),
    path("journal/uploads/", journal.show_uploads),
]
