"""Where everything is. Every path of the API ends with a slash."""

from django.urls import include, path, re_path

from appfirst import journal, series, views, writing

API = [
    path("servers/", views.Servers.as_view()),
    path("servers/<int:id>/", writing.Server.as_view()),
    path("servers/<int:id>/data/", views.ServerData.as_view()),
    path("servers/<int:id>/outages/", views.Outages.as_view()),
    path("servers/<int:id>/polled_data_config/", writing.PolledDataConfig.as_view()),
    path("servers/<int:id>/tags/", writing.ServerTags.as_view()),
    path("servers/<int:id>/auto_detection/", views.AutoDetection.as_view()),
    path("servers/<int:id>/processes/", views.Processes.as_view()),
    path("servers/<int:id>/processes/data/", views.ProcessesData.as_view()),
    path("alerts/", writing.Alerts.as_view()),
    path("alerts/<int:id>/", writing.Alert.as_view()),
    path("alert_histories/", views.listing("alert_histories", cursors=True)),
    path("alert_histories/<int:id>/", views.reading("alert_histories")),
    path("alert_histories/<int:id>/message/", views.HistoryMessage.as_view()),
    path("server_tags/", writing.Tags.as_view()),
    path("server_tags/<int:id>/", writing.Tag.as_view()),
    path("applications/", writing.Applications.as_view()),
    path("applications/templates/", writing.Templates.as_view()),
    path("applications/templates/<int:id>/", writing.removable("templates")),
    path("applications/<int:id>/", writing.removable("applications")),
    path("applications/<int:id>/data/", views.series_of("applications")),
    path("applications/<int:id>/detail/", views.ApplicationDetail.as_view()),
    path("applications/<int:id>/processes/", views.ApplicationProcesses.as_view()),
    path("processes/<str:uid>/", views.Process.as_view()),
    path("processes/<str:uid>/data/", views.ProcessData.as_view()),
    path("processes/<str:uid>/detail/", views.ProcessDetail.as_view()),
    path("logs/", writing.Logs.as_view()),
    path("logs/<int:id>/", views.reading("logs")),
    path("logs/<int:id>/data/", views.series_of("logs", series.lines)),
    path("logs/<int:id>/detail/", views.LogDetail.as_view()),
    path("buckets/", views.listing("buckets")),
    path("buckets/<int:id>/", writing.removable("buckets")),
    path("buckets/<int:id>/data/", views.series_of("buckets", series.counted)),
    path("polled_data/", views.listing("polled_data")),
    path("polled_data/<int:id>/", views.reading("polled_data")),
    path("polled_data/<int:id>/data/", views.series_of("polled_data", series.polled)),
    path("users/", writing.Users.as_view()),
    path("users/<int:id>/", writing.User.as_view()),
    path("account/", views.Account.as_view()),
    path("maintenance_windows/", writing.Windows.as_view()),
    path("maintenance_windows/<int:id>/", writing.Window.as_view()),
]
urlpatterns = [
    path("api/", include(API)),
    re_path(r"^api/(?P<version>v[34])/", include(API)),
    path("journal/", journal.show),
]
