from django.urls import include, path

app_name = "kernel"
urlpatterns = [
    path("imports/", include("birge.kernel.imports.urls")),
    path("messages/", include("birge.kernel.notifications.urls")),
]
