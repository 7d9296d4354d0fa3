"""Addresses of residents' votes."""

from django.urls import path

from birge.contests.views import vote_desk as desk
from birge.contests.views import votes as views

urlpatterns = [
    path("votes/", views.votes, name="votes"),
    path("votes/desk/", desk.vote_desk, name="vote_desk"),
    path("votes/new/", desk.new_vote, name="new_vote"),
    path("vote/<uuid:pk>/", views.vote, name="vote"),
    path("vote/<uuid:pk>/counted/", views.voted, name="voted"),
    path("vote/<uuid:pk>/hold/", desk.held_vote, name="held_vote"),
    path("vote/<uuid:pk>/change/", desk.change_vote, name="change_vote"),
    path("vote/<uuid:pk>/projects/", desk.add_option, name="add_option"),
    path("vote/project/<uuid:pk>/remove/", desk.remove_option, name="remove_option"),
    path("vote/<uuid:pk>/codes.pdf", desk.vote_codes, name="vote_codes"),
    path("vote/<uuid:pk>/codes/withdraw/", desk.withdraw_code, name="withdraw_code"),
    path("vote/<uuid:pk>/paper/", desk.paper_ballot, name="paper_ballot"),
    path("vote/<uuid:pk>/open/", desk.open_vote, name="open_vote"),
    path("vote/<uuid:pk>/close/", desk.close_vote, name="close_vote"),
    path("vote/<uuid:pk>/cancel/", desk.cancel_vote, name="cancel_vote"),
    path("vote/<uuid:pk>/decide/", desk.decide_vote, name="decide_vote"),
]
