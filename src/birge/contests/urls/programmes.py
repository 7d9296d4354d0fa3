"""Addresses of programmes and their money."""

from django.urls import path

from birge.contests.views import programmes as views

urlpatterns = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/new/", views.new_programme, name="new_programme"),
    path("programme/<uuid:pk>/", views.programme, name="programme"),
    path("programme/<uuid:pk>/change/", views.change_programme, name="change_programme"),
    path("programme/<uuid:pk>/line/", views.new_line, name="new_line"),
    path("line/<uuid:pk>/", views.line, name="line"),
]
