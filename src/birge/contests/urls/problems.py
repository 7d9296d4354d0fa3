"""Addresses of residents' problems."""

from django.urls import path

from birge.contests.views import answering
from birge.contests.views import problem_lists as lists
from birge.contests.views import problems as views

urlpatterns = [
    path("problems/", lists.problems, name="problems"),
    path("problems/desk/", lists.problem_desk, name="problem_desk"),
    path("problems/new/", views.new_problem, name="new_problem"),
    path("problems/code/", views.problem_code, name="problem_code"),
    path("problems/code/<str:code>/", views.problem_of_code, name="problem_of_code"),
    path("problems/directions/", views.directions, name="directions"),
    path("problem/<uuid:pk>/", views.problem, name="problem"),
    path("problem/<uuid:pk>/answer/", views.answer_problem, name="answer_problem"),
    path("problem/<uuid:pk>/correct/", views.correct_problem, name="correct_problem"),
    path("problem/<uuid:pk>/into/<uuid:into>/", views.merge_problem, name="merge_problem"),
    path("problem/<uuid:pk>/apart/", views.unmerge_problem, name="unmerge_problem"),
    path("call/<uuid:pk>/problems/", answering.call_problems, name="call_problems"),
    path("call/<uuid:pk>/problems/<uuid:problem>/leave/", answering.leave_problem, name="leave_problem"),
]
