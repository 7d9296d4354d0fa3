"""Addresses of disputes, and of what residents see of their own water."""

from django.urls import path

from birge.water.views import disputes as views
from birge.water.views import own_deliveries as own

urlpatterns = [
    path("<uuid:association>/disputes/", views.disputes, name="disputes"),
    path("<uuid:association>/disputes/term/", views.dispute_term, name="dispute_term"),
    path("dispute/<uuid:pk>/", views.dispute, name="dispute"),
    path("<uuid:association>/disputes/new/", views.new_dispute, name="new_dispute"),
    path("mine/deliveries/", own.own_deliveries, name="own_deliveries"),
    path("mine/code/<uuid:user>/", own.own_code, name="own_code"),
    path("mine/deliveries/<uuid:pk>/dispute/", own.own_dispute, name="own_dispute"),
]
