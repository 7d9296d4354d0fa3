"""Addresses of the commission: its seats, conflicts of interest, who marks what, the members' own pages."""

from django.urls import path

from birge.contests.views import commission, jury_desk, marking

urlpatterns = [
    path("commissions/", jury_desk.jury_desk, name="jury_desk"),
    path("calls/<uuid:pk>/commission/", commission.commission, name="commission"),
    path("calls/<uuid:pk>/commission/found/", commission.found, name="found_commission"),
    path("calls/<uuid:pk>/commission/seat/", commission.seat, name="seat_member"),
    path("calls/<uuid:pk>/commission/start/", commission.start, name="start_marking"),
    path("calls/<uuid:pk>/commission/time/", commission.extend, name="extend_marking"),
    path("calls/<uuid:pk>/conflicts/", commission.conflict_list, name="conflicts"),
    path("calls/<uuid:pk>/conflicts/find/", commission.find, name="find_conflicts"),
    path("calls/<uuid:pk>/conflicts/report/", commission.report, name="report_conflict"),
    path("conflicts/<uuid:pk>/", commission.settle, name="settle_conflict"),
    path("markers/<uuid:pk>/leave/", commission.unseat, name="unseat_member"),
    path("tasks/<uuid:pk>/release/", commission.release, name="release_task"),
    path("marking/", marking.marking, name="marking"),
    path("marking/<uuid:pk>/conflicts/", marking.declare, name="declare"),
    path("marking/<uuid:pk>/conflicts/<uuid:application>/", marking.declare_conflict, name="declare_conflict"),
    path("marking/<uuid:pk>/spread/", marking.spread, name="spread"),
    path("marking/tasks/<uuid:pk>/", marking.mark, name="mark"),
]
