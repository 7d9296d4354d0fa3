from django.urls import path

from birge.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.households, name="households"),
    path("households/<uuid:pk>/", views.household, name="household"),
    path("persons/<uuid:pk>/", views.person, name="person"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/look/", views.look_for_duplicates, name="look_for_duplicates"),
    path("duplicates/<uuid:pk>/", views.duplicate, name="duplicate"),
    path("duplicates/<uuid:pk>/decide/", views.decide_duplicate, name="decide_duplicate"),
    path("search/", views.search_page, name="search"),
]
