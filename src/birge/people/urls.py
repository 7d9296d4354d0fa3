"""The addresses of the people folder."""

from __future__ import annotations

from django.urls import path

from birge.people.api_tokens.urls import urlpatterns as token_urls
from birge.people.views import codes, journal, organisations, people, profile, roles

app_name = "people"
urlpatterns = [
    *token_urls,
    path("", people.people, name="people"),
    path("me/", profile.profile, name="profile"),
    path("me/readings/", profile.readings, name="readings"),
    path("journal/", journal.journal, name="journal"),
    path("code/", codes.use_code, name="use_code"),
    path("no-account/", codes.no_account, name="no_account"),
    path("add/", people.add, name="add"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", organisations.add, name="add_organisation"),
    path("organisations/<uuid:pk>/", organisations.organisation, name="organisation"),
    path("organisations/<uuid:pk>/change/", organisations.change, name="change_organisation"),
    path("roles/<uuid:pk>/end/", roles.end, name="end_role"),
    path("roles/<uuid:pk>/acting/", roles.acting, name="acting"),
    path("<uuid:pk>/", people.person, name="person"),
    path("<uuid:pk>/change/", people.change, name="change"),
    path("<uuid:pk>/code/", codes.make_code, name="make_code"),
    path("<uuid:pk>/appoint/", roles.appoint, name="appoint"),
]
