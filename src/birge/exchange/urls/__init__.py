"""What everyone sees of contests: below `/contests/open/`."""

from django.urls import path

from birge.exchange.views import files, hidden, press, results, whose

app_name = "exchange"
urlpatterns = [
    path("", results.index, name="index"),
    path("files/<slug:name>/", files.all_contests_file, name="all_contests_file"),
    path("results/<uuid:pk>/", results.contest, name="contest"),
    path("results/<uuid:pk>/files/<slug:name>/", files.contest_file, name="contest_file"),
    path("results/<uuid:pk>/press/<slug:language>/", press.press, name="press"),
    path("results/<uuid:pk>/places/", hidden.hidden, name="hidden"),
    path("results/<uuid:pk>/places/<uuid:row>/show/", hidden.show, name="show_place"),
    path("organisations/<uuid:pk>/", whose.organisation, name="organisation"),
    path("programmes/<uuid:pk>/", whose.programme, name="programme"),
    path("places/<uuid:pk>/", whose.place, name="place"),
]
