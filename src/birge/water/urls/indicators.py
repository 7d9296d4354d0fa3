"""Addresses of indicators and their bands."""

from django.urls import path

from birge.water.views import indicators as views

urlpatterns = [
    path("<uuid:association>/indicators/", views.page, name="indicators"),
    path("<uuid:association>/bands/", views.bands, name="bands"),
]
