"""Addresses of calls."""

from django.urls import path

from birge.contests.views import areas
from birge.contests.views.calls import acts, pages, questions

urlpatterns = [
    path("", pages.index, name="index"),
    path("calls/", pages.calls, name="calls"),
    path("call/<uuid:pk>/", pages.call, name="call"),
    path("open/<uuid:pk>/", pages.open_call_page, name="open_call"),
    path("open/<uuid:pk>/dates.ics", questions.dates, name="call_dates"),
    path("open/<uuid:pk>/ask/", questions.ask, name="ask"),
    path("question/<uuid:pk>/", questions.answer, name="answer"),
    path("programme/<uuid:programme>/call/", acts.new_call, name="new_call"),
    path("call/<uuid:pk>/edit/", acts.edit_call, name="edit_call"),
    path("call/<uuid:pk>/areas/", areas.call_areas, name="call_areas"),
    path("call/<uuid:pk>/announce/", acts.announce, name="announce_call"),
    path("call/<uuid:pk>/change/", acts.change_call, name="change_call"),
    path("call/<uuid:pk>/cancel/", acts.cancel_call, name="cancel_call"),
    path("call/<uuid:pk>/close/", acts.close_call, name="close_call"),
    path("call/<uuid:pk>/drop/", acts.drop_call, name="drop_call"),
]
