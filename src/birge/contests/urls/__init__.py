"""The addresses of the contests folder, one module per topic."""

from birge.contests.urls import applications, awards, calls, commission, problems, programmes, rule_sets, votes

app_name = "contests"
urlpatterns = [
    *applications.urlpatterns,
    *awards.urlpatterns,
    *calls.urlpatterns,
    *commission.urlpatterns,
    *problems.urlpatterns,
    *programmes.urlpatterns,
    *rule_sets.urlpatterns,
    *votes.urlpatterns,
]
