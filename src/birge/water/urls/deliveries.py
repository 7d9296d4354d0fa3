"""Addresses of the delivery journal."""

from django.urls import path

from birge.water.views import confirming, deliveries, readings, volumes

urlpatterns = [
    path("<uuid:association>/day/", deliveries.day, name="day"),
    path("<uuid:association>/deliveries/new/", deliveries.begin, name="begin_delivery"),
    path("delivery/<uuid:pk>/", deliveries.delivery, name="delivery"),
    path("delivery/<uuid:pk>/stop/", deliveries.stop, name="stop_delivery"),
    path("delivery/<uuid:pk>/correct/", deliveries.correct, name="correct_delivery"),
    path("delivery/<uuid:pk>/sign/", confirming.sign, name="sign_delivery"),
    path("delivery/<uuid:pk>/code/", confirming.confirm_by_code, name="confirm_by_code"),
    path("delivery/<uuid:pk>/code/new/", confirming.send_code, name="send_code"),
    path("delivery/<uuid:pk>/refuse/", confirming.refuse, name="refuse_delivery"),
    path("delivery/<uuid:pk>/photo/", confirming.add_photo, name="add_photo"),
    path("delivery/<uuid:pk>/signature.png", confirming.picture, {"what": "signature"}, name="signature"),
    path("delivery/<uuid:pk>/photo.jpg", confirming.picture, {"what": "photo"}, name="photo"),
    path("gauge/<uuid:pk>/read/", readings.read_gauge, name="read_gauge"),
    path("reading/<uuid:pk>/correct/", readings.correct_reading, name="correct_reading"),
    path("<uuid:association>/volumes/", volumes.volumes, name="volumes"),
    path("<uuid:association>/readings/", readings.readings, name="readings"),
]
