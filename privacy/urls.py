from django.urls import path

from privacy import views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.mine, name="mine"),
    path("mijn/gegevens/apparaat/<key:pk>/uitloggen/", views.end_session, name="end_session"),
    path("bureau/bewaren/", views.keeping, name="keeping"),
]
