"""Addresses of the register."""

from django.urls import path

from birge.water import views

urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("bounds/", views.bounds, name="bounds"),
    path("canal/<uuid:pk>/", views.canal, name="canal"),
    path("canal/<uuid:pk>/holder/", views.hold, name="hold"),
    path("outlet/<uuid:pk>/", views.outlet, name="outlet"),
    path("user/<uuid:pk>/", views.user, name="user"),
    path("parcel/<uuid:pk>/", views.parcel, name="parcel"),
    path("parcel/<uuid:pk>/tenure/", views.give, name="give"),
    path("gauge/<uuid:pk>/table/", views.rate, name="rate"),
    path("<slug:kind>/<uuid:pk>/change/", views.change, name="change"),
    path("<slug:kind>/<uuid:pk>/end/", views.end, name="end"),
    path("<uuid:association>/", views.association, name="association"),
    path("<uuid:association>/scheme/", views.scheme, name="scheme"),
    path("<uuid:association>/map/", views.water_map, name="map"),
    path("<uuid:association>/map/new/", views.draw_outlines, name="draw"),
    path("<uuid:association>/<slug:what>.geojson", views.outlines, name="outlines"),
    path("<uuid:association>/canals/", views.canals, name="canals"),
    path("<uuid:association>/outlets/", views.outlets, name="outlets"),
    path("<uuid:association>/gauges/", views.gauges, name="gauges"),
    path("<uuid:association>/zones/", views.zones, name="zones"),
    path("<uuid:association>/users/", views.users, name="users"),
    path("<uuid:association>/parcels/", views.parcels, name="parcels"),
    path("<uuid:association>/<slug:kind>/new/", views.add, name="add"),
]
