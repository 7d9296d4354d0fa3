from django.urls import path

from birge.kernel.notifications import views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("read/", views.read, name="read"),
    path("channels/", views.channels, name="channels"),
]
