from django.urls import path

from privacy import erase_views, views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.mine, name="mine"),
    path("mijn/gegevens/apparaat/<key:pk>/uitloggen/", views.end_session, name="end_session"),
    path("mijn/gegevens/wissen/", erase_views.erase, name="erase"),
    path("mijn/gegevens/wissen/bevestigen/", erase_views.confirm, name="confirm_erasure"),
    path("mijn/gegevens/wissen/intrekken/", erase_views.take_back, name="take_back_erasure"),
    path("bureau/bewaren/wissen/<key:pk>/", erase_views.erase_for, name="erase_for"),
    path("bureau/bewaren/wissen/<key:pk>/intrekken/", erase_views.take_back_for, name="take_back_for"),
    path("bureau/bewaren/", views.keeping, name="keeping"),
]
