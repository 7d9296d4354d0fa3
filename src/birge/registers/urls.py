from django.urls import path

from birge.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.households, name="households"),
    path("households/<uuid:pk>/", views.household, name="household"),
    path("persons/<uuid:pk>/", views.person, name="person"),
]
