from django.urls import path

from desk import import_views

app_name = "desk"
urlpatterns = [
    # A list of participants.
    path("bureau/cohorten/<key:pk>/lijst/", import_views.new_list, name="new_list"),
    path("bureau/lijsten/<uuid:pk>/", import_views.list_of_people, name="list"),
    path("bureau/lijsten/<uuid:pk>/overnemen/", import_views.take_in, name="take_in"),
    path("bureau/lijsten/<uuid:pk>/stop/", import_views.stop, name="stop"),
]
