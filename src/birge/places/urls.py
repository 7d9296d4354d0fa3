from django.urls import path

from birge.places.views import browsing, changing, maps, names

app_name = "places"
urlpatterns = [
    path("", browsing.index, name="index"),
    path("map/", maps.map_page, name="map"),
    path("outlines.geojson", maps.outlines, name="outlines"),
    path("settlements.geojson", maps.settlements, name="settlements"),
    path("names/", names.unsure_names, name="names"),
    path("changes/", changing.change_list, name="changes"),
    path("changes/<uuid:pk>/", changing.change_page, name="change"),
    path("changes/<uuid:pk>/undo/", changing.undo, name="undo"),
    path("<uuid:pk>/", browsing.place_page, name="place"),
    path("<uuid:pk>/name/", names.name_form, name="name"),
    path("<uuid:pk>/<slug:kind>/", changing.record_change, name="record_change"),
]
