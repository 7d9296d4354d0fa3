"""The addresses of the contests folder, one module per topic."""

from birge.contests.urls import (
    agreements,
    applications,
    awards,
    calls,
    commission,
    problems,
    programmes,
    rule_sets,
    votes,
)

app_name = "contests"
urlpatterns = [
    *agreements.urlpatterns,
    *applications.urlpatterns,
    *awards.urlpatterns,
    *calls.urlpatterns,
    *commission.urlpatterns,
    *problems.urlpatterns,
    *programmes.urlpatterns,
    *rule_sets.urlpatterns,
    *votes.urlpatterns,
]
