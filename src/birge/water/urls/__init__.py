"""The addresses of the water folder. The register is last: its addresses begin with any word."""

from birge.water.urls import (
    comanagement,
    contracts,
    deliveries,
    disputes,
    fees,
    indicators,
    need,
    open_pages,
    plan_papers,
    register,
    rotas,
    seasons,
    upkeep,
)

app_name = "water"
urlpatterns = [
    *comanagement.urlpatterns,
    *contracts.urlpatterns,
    *deliveries.urlpatterns,
    *disputes.urlpatterns,
    *fees.urlpatterns,
    *indicators.urlpatterns,
    *need.urlpatterns,
    *open_pages.urlpatterns,
    *plan_papers.urlpatterns,
    *seasons.urlpatterns,
    *rotas.urlpatterns,
    *upkeep.urlpatterns,
    *register.urlpatterns,
]
