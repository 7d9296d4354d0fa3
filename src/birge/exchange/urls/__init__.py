"""What everyone sees of contests: below `/contests/open/`."""

from django.urls import path

from birge.exchange.views import files, results

app_name = "exchange"
urlpatterns = [
    path("", results.index, name="index"),
    path("results/<uuid:pk>/", results.contest, name="contest"),
    path("results/<uuid:pk>/files/<slug:name>/", files.contest_file, name="contest_file"),
]
