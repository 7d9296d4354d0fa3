"""The addresses of the contests folder, one module per topic."""

from django.urls import URLPattern

app_name = "contests"
urlpatterns: list[URLPattern] = []
