"""Addresses of seasons, requests and share-outs."""

from django.urls import path

from birge.water import views
from birge.water.views.seasons import change_season, correct_plan, use_crop

urlpatterns = [
    path("crops/", views.crops, name="crops"),
    path("crops/<uuid:pk>/use/", use_crop, name="use_crop"),
    path("plan/<uuid:pk>/", correct_plan, name="correct_plan"),
    path("season/<uuid:pk>/change/", change_season, name="change_season"),
    path("request/<uuid:pk>/", views.correct_request, name="correct_request"),
    path("season/<uuid:pk>/", views.season, name="season"),
    path("season/<uuid:pk>/plans/", views.plans, name="plans"),
    path("season/<uuid:pk>/<slug:starts_on>/", views.period, name="period"),
    path("season/<uuid:pk>/<slug:starts_on>/compute/", views.compute_requests, name="compute_requests"),
    path("season/<uuid:pk>/<slug:starts_on>/flow/<uuid:head>/", views.forecast, name="forecast"),
    path("season/<uuid:pk>/<slug:starts_on>/share/<uuid:head>/", views.share, name="share"),
    path("share/<uuid:pk>/", views.allocation, name="allocation"),
    path("share/<uuid:pk>/compare/", views.compare, name="compare"),
    path("share/<uuid:pk>/decide/", views.decide, name="decide"),
    path("share/<uuid:pk>/publish/", views.publish, name="publish"),
    path("share/<uuid:pk>/replace/", views.replace, name="replace"),
    path("share/<uuid:pk>/drop/", views.drop, name="drop"),
    path("share/<uuid:pk>/list.pdf", views.list_paper, name="list_paper"),
    path("share/<uuid:pk>/slips.pdf", views.slips_paper, name="slips_paper"),
    path("share/<uuid:pk>/why/<int:number>/", views.why, name="why"),
    path("<uuid:association>/seasons/", views.seasons, name="seasons"),
    path("<uuid:association>/norms/", views.norms, name="norms"),
    path("<uuid:association>/assembly/", views.assembly, name="assembly"),
    path("<uuid:association>/assembly/read/", views.read_book, name="read_book"),
    path("<uuid:association>/assembly/<uuid:pk>/end/", views.end_assembly_rule, name="end_assembly_rule"),
]
