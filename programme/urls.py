from django.urls import path

from programme import line_views, views

app_name = "programme"
urlpatterns = [
    path("programmas/", views.programmes, name="list"),
    path("programmas/nieuw/", views.new, name="new"),
    path("programmas/standaard/", views.standard, name="standard"),
    path("programmas/<key:pk>/", views.version, name="version"),
    path("programmas/<key:pk>/bewerken/", views.edit, name="edit"),
    path("programmas/<key:pk>/nieuwe-versie/", views.new_version, name="new_version"),
    path("programmas/<key:pk>/weg/", views.put_away, name="put_away"),
    path("programmas/<key:pk>/inhoud/", line_views.contents, name="contents"),
    path("programmas/<key:pk>/voorbeeld/", views.preview, name="preview"),
    # One line: a day, a framework and its lines, a criterion and its levels, a question in the POD.
    path("programmas/onderdeel/<slug:kind>/nieuw/<key:pk>/", line_views.add, name="add_line"),
    path("programmas/onderdeel/<slug:kind>/<key:pk>/", line_views.change, name="change_line"),
    path("programmas/onderdeel/<slug:kind>/<key:pk>/weg/", line_views.remove, name="remove_line"),
    path("programmas/onderdeel/<slug:kind>/<key:pk>/<slug:way>/", line_views.move, name="move_line"),
]
