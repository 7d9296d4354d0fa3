"""Addresses of contracts, the season's forecast and its offer."""

from django.urls import path

from birge.water.views import contracts as views
from birge.water.views import offers, own_contracts

urlpatterns = [
    path("mine/contract/<uuid:pk>/", own_contracts.my_contract, name="my_contract"),
    path("contract/<uuid:pk>/", views.contract, name="contract"),
    path("contract/<uuid:pk>/end/", views.end_contract, name="end_contract"),
    path("contract/<uuid:pk>/<int:number>/paper.pdf", views.contract_paper, name="contract_paper"),
    path("season/<uuid:pk>/contracts/", views.contracts, name="contracts"),
    path("season/<uuid:pk>/contracts/prepare/", views.prepare_contracts, name="prepare_contracts"),
    path("season/<uuid:pk>/contracts/gap/", views.contract_gap, name="contract_gap"),
    path("season/<uuid:pk>/forecast/", offers.season_forecast, name="season_forecast"),
    path("season/<uuid:pk>/offer/", offers.season_offer, name="season_offer"),
]
