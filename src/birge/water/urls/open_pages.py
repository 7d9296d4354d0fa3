"""Addresses of what everyone sees."""

from django.urls import path

from birge.water.views import open_pages as views

urlpatterns = [
    path("open/", views.index, name="open_index"),
    path("open/<uuid:pk>/", views.page, name="open"),
    path("open/<uuid:pk>/canals/", views.canals, name="open_canals"),
]
