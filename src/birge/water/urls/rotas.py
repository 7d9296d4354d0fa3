"""Addresses of rotas and turns."""

from django.urls import path

from birge.water.views import rota_changes, rota_papers, turns
from birge.water.views import rotas as views

urlpatterns = [
    path("rota/<uuid:pk>/", views.rota, name="rota"),
    path("rota/<uuid:pk>/publish/", views.publish_rota, name="publish_rota"),
    path("rota/<uuid:pk>/drop/", views.drop_rota, name="drop_rota"),
    path("rota/<uuid:pk>/case.json", views.rota_case, name="rota_case"),
    path("rota/<uuid:pk>/stood/", rota_changes.stood, name="stood"),
    path("rota/<uuid:pk>/swap/<uuid:turn>/", rota_changes.swap_turns, name="swap_turns"),
    path("rota/<uuid:pk>/why/<int:number>/", rota_changes.why_turn, name="why_turn"),
    path("rota/<uuid:pk>/roster.pdf", rota_papers.roster_paper, name="roster_paper"),
    path("rota/<uuid:pk>/slips.pdf", rota_papers.turn_slips_paper, name="turn_slips_paper"),
    path("turns/<slug:token>/", turns.turns, name="turns"),
    path("turns/<slug:token>.ics", turns.turns_calendar, name="turns_calendar"),
    path("user/<uuid:pk>/turns/anew/", turns.new_turn_address, name="new_turn_address"),
    path("<uuid:association>/rotas/", views.rotas, name="rotas"),
    path("<uuid:association>/rotas/new/", views.new_rota, name="new_rota"),
    path("<uuid:association>/rotas/terms/", rota_changes.rota_terms, name="rota_terms"),
]
