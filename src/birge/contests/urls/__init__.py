"""The addresses of the contests folder, one module per topic."""

from birge.contests.urls import problems

app_name = "contests"
urlpatterns = [
    *problems.urlpatterns,
]
