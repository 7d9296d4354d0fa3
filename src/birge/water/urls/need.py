"""Addresses of the weather and of what crops need."""

from django.urls import path

from birge.water.views import need as views
from birge.water.views import weather

urlpatterns = [
    path("coefficients/", views.coefficients, name="coefficients"),
    path("coefficients/<uuid:pk>/", views.coefficient, name="coefficient"),
    path("station/<uuid:pk>/", weather.station, name="station"),
    path("station/<uuid:pk>/day/", weather.weather_day, name="weather_day"),
    path("station/<uuid:pk>/mean/", weather.month_mean, name="month_mean"),
    path("season/<uuid:pk>/need/", views.season_need, name="season_need"),
    path("season/<uuid:pk>/need/crop/<uuid:crop>/", views.crop_need, name="crop_need"),
    path("season/<uuid:pk>/need/outlet/<uuid:outlet>/", views.outlet_need, name="outlet_need"),
    path("<uuid:association>/weather/", weather.weather, name="weather"),
    path("<uuid:association>/need/", views.need_setting, name="need_setting"),
    path("<uuid:association>/need/<uuid:crop>/", views.grow, name="grow"),
]
