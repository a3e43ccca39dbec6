from django.urls import path

from programme import views

app_name = "programme"
urlpatterns = [
    path("programmas/", views.programmes, name="list"),
    path("programmas/nieuw/", views.new, name="new"),
    path("programmas/<int:pk>/", views.version, name="version"),
    path("programmas/<int:pk>/bewerken/", views.edit, name="edit"),
    path("programmas/<int:pk>/nieuwe-versie/", views.new_version, name="new_version"),
]
