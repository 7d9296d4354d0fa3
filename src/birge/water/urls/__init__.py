"""The addresses of the water folder. The register is last: its addresses begin with any word."""

from birge.water.urls import register, seasons

app_name = "water"
urlpatterns = [*seasons.urlpatterns, *register.urlpatterns]
