"""Addresses of rules."""

from django.urls import path

from birge.contests.views import rule_sets as views

urlpatterns = [
    path("rules/", views.rule_sets, name="rule_sets"),
    path("rules/new/", views.new_rule_set, name="new_rule_set"),
    path("rules/<uuid:pk>/", views.rule_set, name="rule_set"),
    path("rules/<uuid:pk>/name/", views.name_rule_set, name="name_rule_set"),
    path("rules/<uuid:pk>/publish/", views.publish_rule_set, name="publish_rule_set"),
    path("rules/<uuid:pk>/version/", views.new_version, name="new_version"),
    path("rules/<uuid:pk>/drop/", views.drop_rule_set, name="drop_rule_set"),
    path("rules/<uuid:pk>/terms/<slug:group>/", views.write_terms, name="write_terms"),
    path("rules/<uuid:pk>/against/<uuid:other>/", views.compare_rule_sets, name="compare_rule_sets"),
]
