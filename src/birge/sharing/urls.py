from django.urls import path

from birge.sharing import views

app_name = "sharing"
urlpatterns = [
    path("", views.share_outs, name="share_outs"),
    path("new/", views.create, name="create"),
    path("look-back/", views.look_back, name="look_back"),
    path("<uuid:pk>/", views.share_out, name="share_out"),
    path("<uuid:pk>/edit/", views.edit, name="edit"),
    path("<uuid:pk>/drop/", views.drop, name="drop"),
    path("<uuid:pk>/families/draw/", views.draw, name="draw"),
    path("<uuid:pk>/families/new/", views.add_claimant, name="add_claimant"),
    path("<uuid:pk>/families/<uuid:claimant>/edit/", views.edit_claimant, name="edit_claimant"),
    path("<uuid:pk>/families/<uuid:claimant>/remove/", views.remove_claimant, name="remove_claimant"),
    path("<uuid:pk>/families/<uuid:claimant>/", views.hand_over, name="hand_over"),
    path("<uuid:pk>/families/<uuid:claimant>/<uuid:entry>/cancel/", views.take_back, name="take_back"),
    path("<uuid:pk>/compare/", views.compare, name="compare"),
    path("<uuid:pk>/comparison/", views.comparison, name="comparison"),
    path("<uuid:pk>/decide/", views.decide, name="decide"),
    path("<uuid:pk>/publish/", views.publish, name="publish"),
    path("<uuid:pk>/replace/", views.replace, name="replace"),
    path("<uuid:pk>/list.pdf", views.list_paper, name="list_paper"),
    path("<uuid:pk>/slips.pdf", views.slips_paper, name="slips_paper"),
    path("<uuid:pk>/hand-out/", views.hand_out, name="hand_out"),
]
