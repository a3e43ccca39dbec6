from django.urls import path

from programme import views

app_name = "programme"
urlpatterns = [
    path("bureau/programmas/", views.programmes, name="list"),
    path("bureau/programmas/nieuw/", views.new, name="new"),
    path("bureau/programmas/<int:pk>/", views.version, name="version"),
    path("bureau/programmas/<int:pk>/bewerken/", views.edit, name="edit"),
    path("bureau/programmas/<int:pk>/nieuwe-versie/", views.new_version, name="new_version"),
]
