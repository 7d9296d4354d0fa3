"""The table of addresses: one line a folder."""

from django.urls import include, path

from birge.kernel.offline.views.phone import worker
from birge.kernel.views import check, check_form
from birge.site import views
from birge.site.api import api

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.choose_language, name="choose_language"),
    path("help/", views.help_page, name="help"),
    path("about/", views.about, name="about"),
    path("working-days/", views.calendar, name="calendar"),
    path("working-days/<uuid:pk>/give-back/", views.give_back, name="give_back"),
    path("to-confirm/", views.to_confirm, name="to_confirm"),
    path("practice/", views.practice, name="practice"),
    path("health/alive", views.alive, name="alive"),
    path("health/ready", views.ready, name="ready"),
    path("check/", check_form, name="check_form"),
    path("check/<str:code>", check, name="check"),
    path("places/", include("birge.places.urls")),
    path("people/", include("birge.people.urls")),
    path("meetings/", include("birge.meetings.urls")),
    path("decisions/", include("birge.decisions.urls")),
    path("book/", include("birge.registers.urls")),
    path("sharing/", include("birge.sharing.urls")),
    path("water/", include("birge.water.urls")),
    path("contests/open/", include("birge.exchange.urls")),
    path("contests/", include("birge.contests.urls")),
    path("offline/", include("birge.kernel.offline.urls")),
    path("service-worker.js", worker, name="service_worker"),
    path("kernel/", include("birge.kernel.urls")),
    path("api/v1/", api.urls),
    path("accounts/", include("birge.people.sign_in.urls")),
]
