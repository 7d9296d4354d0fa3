"""The table of addresses: one line a folder."""

from django.urls import include, path

from birge.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.choose_language, name="choose_language"),
    path("health/alive", views.alive, name="alive"),
    path("health/ready", views.ready, name="ready"),
    path("places/", include("birge.places.urls")),
    path("people/", include("birge.people.urls")),
    path("meetings/", include("birge.meetings.urls")),
    path("decisions/", include("birge.decisions.urls")),
    path("sharing/", include("birge.sharing.urls")),
    path("kernel/", include("birge.kernel.urls")),
    path("accounts/", include("allauth.urls")),
]
