"""Addresses of the work without a network, under /offline/."""

from django.urls import path

from birge.kernel.offline.views import differing, phone, sync

app_name = "offline"
urlpatterns = [
    path("", differing.operations, name="operations"),
    path("<uuid:pk>/", differing.operation, name="operation"),
    path("phone/", phone.shell, name="shell"),
    path("back/", phone.back, name="back"),
    path("state/", sync.state, name="state"),
    path("take/<slug:kind>/", sync.take, name="take"),
    path("send/", sync.send, name="send"),
    path("recovery/", sync.recovery, name="recovery"),
]
