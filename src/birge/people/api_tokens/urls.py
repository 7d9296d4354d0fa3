"""Addresses of the tokens' page; `people.urls` takes them in."""

from django.urls import path

from birge.people.api_tokens import views

urlpatterns = [
    path("tokens/", views.own_tokens, name="tokens"),
    path("tokens/<uuid:token>/revoke", views.revoke, name="revoke_token"),
]
