from django.urls import path

from programme import views

app_name = "programme"
urlpatterns = [
    path("programmas/", views.programmes, name="list"),
    path("programmas/nieuw/", views.new, name="new"),
    path("programmas/<key:pk>/", views.version, name="version"),
    path("programmas/<key:pk>/bewerken/", views.edit, name="edit"),
    path("programmas/<key:pk>/nieuwe-versie/", views.new_version, name="new_version"),
]
