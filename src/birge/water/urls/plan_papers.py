"""Addresses of the plan of a season and of ten days."""

from django.urls import path

from birge.water.views import plan_papers as views

urlpatterns = [
    path("season/<uuid:pk>/plan/", views.season_plan, name="season_plan"),
    path("season/<uuid:pk>/plan.pdf", views.season_plan_pdf, name="season_plan_pdf"),
    path("season/<uuid:pk>/plan.xlsx", views.season_plan_xlsx, name="season_plan_xlsx"),
    path("season/<uuid:pk>/<slug:starts_on>/plan.pdf", views.period_plan_pdf, name="period_plan_pdf"),
    path("season/<uuid:pk>/<slug:starts_on>/plan.xlsx", views.period_plan_xlsx, name="period_plan_xlsx"),
]
