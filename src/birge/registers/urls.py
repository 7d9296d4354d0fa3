from django.urls import path

from birge.registers import views
from birge.registers.views import certificate_texts as texts
from birge.registers.views import certificates

app_name = "registers"
urlpatterns = [
    path("", views.households, name="households"),
    path("attention/", views.attention, name="attention"),
    path("mine/", views.mine, name="mine"),
    path("requests/", views.requests, name="requests"),
    path("requests/<uuid:pk>/", views.request, name="request"),
    path("requests/<uuid:pk>/data.<slug:ending>", views.request_data, name="request_data"),
    path("households/new/", views.found_household, name="found_household"),
    path("households/<uuid:pk>/", views.household, name="household"),
    path("households/<uuid:pk>/history/", views.household_history, name="household_history"),
    path("households/<uuid:pk>/statuses/", views.household_statuses, name="household_statuses"),
    path("households/<uuid:pk>/members/new/", views.add_member, name="add_member"),
    path("households/<uuid:pk>/members/join/", views.join_member, name="join_member"),
    path("households/<uuid:pk>/head/", views.change_head, name="change_head"),
    path("households/<uuid:pk>/split/", views.split, name="split"),
    path("households/<uuid:pk>/livestock/", views.livestock, name="livestock"),
    path("households/<uuid:pk>/new/<slug:table>/", views.new_household_line, name="new_household_line"),
    path("persons/<uuid:pk>/", views.person, name="person"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/look/", views.look_for_duplicates, name="look_for_duplicates"),
    path("duplicates/<uuid:pk>/", views.duplicate, name="duplicate"),
    path("duplicates/<uuid:pk>/decide/", views.decide_duplicate, name="decide_duplicate"),
    path("persons/<uuid:pk>/certificate/", certificates.give_certificate, name="give_certificate"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("certificates/<uuid:pk>/", certificates.certificate, name="certificate"),
    path("certificates/<uuid:pk>/withdraw/", certificates.withdraw_certificate, name="withdraw_certificate"),
    path("certificates/<uuid:pk>/<slug:language>.pdf", certificates.certificate_paper, name="certificate_paper"),
    path("certificate-texts/", texts.certificate_texts, name="certificate_texts"),
    path("certificate-texts/<slug:kind>/", texts.word_certificates, name="word_certificates"),
    path("search/", views.search_page, name="search"),
    path("persons/<uuid:pk>/requests/new/", views.new_request, name="new_request"),
    path("persons/<uuid:pk>/history/", views.person_history, name="person_history"),
    path("persons/<uuid:pk>/statuses/", views.person_statuses, name="person_statuses"),
    path("persons/<uuid:pk>/account/", views.resident_account, name="resident_account"),
    path("persons/<uuid:pk>/leave/", views.leave, name="leave"),
    path("persons/<uuid:pk>/death/", views.death, name="death"),
    path("persons/<uuid:pk>/new/<slug:table>/", views.new_person_line, name="new_person_line"),
    path("entries/<uuid:pk>/take-back/", views.take_back, name="take_back"),
    path("lines/<slug:table>/<uuid:pk>/", views.line, name="line"),
    path("lines/<slug:table>/<uuid:pk>/<slug:how>/", views.write_line, name="write_line"),
]
