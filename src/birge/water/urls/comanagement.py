"""Addresses of the circle that manages water together."""

from django.urls import path

from birge.water.views import comanagement as views

urlpatterns = [
    path("<uuid:association>/together/", views.page, name="together"),
    path("<uuid:association>/together/invite/", views.invite, name="invite"),
    path("<uuid:association>/together/propose/", views.propose, name="propose"),
    path("member/<uuid:pk>/end/", views.end_membership, name="end_membership"),
    path("proposal/<uuid:pk>/", views.proposal, name="proposal"),
    path("proposal/<uuid:pk>/answer/", views.answer, name="answer_proposal"),
    path("proposal/<uuid:pk>/vote/", views.vote, name="vote_on_proposal"),
    path("proposal/<uuid:pk>/close/", views.close, name="close_proposal"),
]
