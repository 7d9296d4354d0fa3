"""Addresses of the upkeep of canals."""

from django.urls import path

from birge.water.views import upkeep as views
from birge.water.views import upkeep_forms as forms

urlpatterns = [
    path("<uuid:association>/upkeep/", views.page, name="upkeep"),
    path("<uuid:association>/upkeep/days/", views.cleanings, name="cleanings"),
    path("<uuid:association>/upkeep/<int:year>.pdf", views.report, name="upkeep_report"),
    path("<uuid:association>/upkeep/assess/", forms.new_assessment, name="assess"),
    path("<uuid:association>/upkeep/repair/", forms.new_repair, name="plan_repair"),
    path("<uuid:association>/upkeep/clean/", forms.new_cleaning, name="call_cleaning"),
    path("assessment/<uuid:pk>/photo/", views.photo, name="assessment_photo"),
    path("repair/<uuid:pk>/", views.repair, name="repair"),
    path("repair/<uuid:pk>/move/", forms.move, name="move_repair"),
    path("repair/<uuid:pk>/give/", forms.give_to_repair, name="give_to_repair"),
    path("cleaning/<uuid:pk>/", views.cleaning, name="cleaning"),
    path("cleaning/<uuid:pk>/remind/", forms.remind_of, name="remind_of_cleaning"),
    path("cleaning/<uuid:pk>/came/", forms.came, name="note_who_came"),
    path("cleaning/<uuid:pk>/done/", forms.done, name="note_what_was_done"),
    path("cleaning/<uuid:pk>/give/", forms.give_to_cleaning, name="give_to_cleaning"),
]
