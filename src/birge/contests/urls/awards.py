"""Addresses of the award of a call, of an applicant's own result, and of complaints."""

from django.urls import path

from birge.contests.views import awards, complaints

urlpatterns = [
    path("calls/<uuid:pk>/award/", awards.open_award, name="open_award"),
    path("awards/<uuid:pk>/", awards.award, name="award"),
    path("awards/<uuid:pk>/compute/", awards.compute, name="compute_award"),
    path("awards/<uuid:pk>/back/", awards.back_to_marking, name="back_to_marking"),
    path("awards/<uuid:pk>/meeting/", awards.sitting, name="plan_sitting"),
    path("awards/<uuid:pk>/decide/", awards.decide, name="decide_award"),
    path("awards/<uuid:pk>/publish/", awards.publish, name="publish_award"),
    path("awards/<uuid:pk>/finish/", awards.finish, name="finish_award"),
    path("results/<uuid:pk>/", awards.own_result, name="own_result"),
    path("calls/<uuid:pk>/complaints/", complaints.complaint_list, name="complaints"),
    path("calls/<uuid:pk>/complain/", complaints.complain, name="complain"),
    path("calls/<uuid:pk>/complain/paper/", complaints.complain_on_paper, name="complain_on_paper"),
    path("complaints/<uuid:pk>/", complaints.complaint, name="complaint"),
    path("complaints/<uuid:pk>/take/", complaints.move, {"step": "take"}, name="take_complaint"),
    path("complaints/<uuid:pk>/leave/", complaints.move, {"step": "leave"}, name="leave_complaint"),
    path("complaints/<uuid:pk>/withdraw/", complaints.move, {"step": "withdraw"}, name="withdraw_complaint"),
]
