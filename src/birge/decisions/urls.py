from django.urls import path

from birge.decisions import views

app_name = "decisions"
urlpatterns = [
    path("", views.decisions, name="decisions"),
    path("keys.json", views.keys, name="keys"),
    path("mine/", views.enter_code, name="enter_code"),
    path("mine/<slug:code>/", views.mine, name="mine"),
    path("mine/<slug:code>/proof.json", views.my_proof, name="my_proof"),
    path("<uuid:pk>/", views.decision, name="decision"),
    path("<uuid:pk>/package.json", views.public_package, name="public_package"),
    path("<uuid:pk>/full.json", views.full_package, name="full_package"),
]
