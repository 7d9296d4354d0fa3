"""Addresses of applying, of sealed applications and their opening."""

from django.urls import path

from birge.contests.views import applicants, applications, applying, formal, intake, paper

urlpatterns = [
    path("applicant/", applicants.new_applicant, name="new_applicant"),
    path("applicant/<uuid:pk>/", applicants.applicant, name="applicant"),
    path("board/<uuid:pk>/end/", applicants.end_board_member, name="end_board_member"),
    path("mine/", applying.my_applications, name="my_applications"),
    path("call/<uuid:pk>/apply/", applying.apply, name="apply"),
    path("application/<uuid:pk>/", applications.application, name="application"),
    path("application/<uuid:pk>/form/", applying.fill, name="fill"),
    path("application/<uuid:pk>/check/", applying.check_and_submit, name="check_and_submit"),
    path("application/<uuid:pk>/sealed/", applying.read_sealed, name="read_sealed"),
    path("application/<uuid:pk>/withdraw/", applying.withdraw, name="withdraw"),
    path("application/<uuid:pk>/receipt.pdf", applications.receipt, name="receipt"),
    path("application/<uuid:pk>/formal/", formal.formal_check, name="formal_check"),
    path("application/<uuid:pk>/repair/", formal.repair, name="repair"),
    path("attachment/<uuid:pk>/", applications.attachment, name="attachment"),
    path("call/<uuid:pk>/seal/", intake.seal, name="seal"),
    path("call/<uuid:pk>/open/", intake.open_sealed, name="open_sealed"),
    path("call/<uuid:pk>/applications/", intake.applications, name="applications"),
    path("call/<uuid:pk>/paper/", paper.paper, name="paper"),
    path("opening/<uuid:pk>/protocol.pdf", intake.protocol, name="opening_protocol"),
]
