from django.urls import path

from reading import keep_views, views

app_name = "reading"
urlpatterns = [
    path("leeslijst/<key:enrolment>/", views.own_list, name="list"),
    path("leeslijst/<key:enrolment>/<key:item>/", views.item, name="item"),
    path("leeslijst/<key:enrolment>/<key:item>/merk/", views.mark, name="mark"),
    path("leeslijst/<key:enrolment>/<key:item>/versies/", views.versions, name="versions"),
    path("leeslijst/bestand/<key:item>/", views.file, name="file"),
    path("leeslijsten/cohort/<key:cohort>/", keep_views.of_cohort, name="of_cohort"),
    path("leeslijsten/programma/<key:version>/", keep_views.of_version, name="of_version"),
    path("leeslijsten/<key:reading_list>/", keep_views.keep, name="keep"),
    path("leeslijsten/<key:reading_list>/toevoegen/", keep_views.add, name="add"),
    path("leeslijsten/<key:reading_list>/overnemen/", keep_views.take_in, name="import"),
    path("leeslijsten/<key:reading_list>/<key:item>/", keep_views.edit, name="edit"),
    path("leeslijsten/<key:reading_list>/<key:item>/weg/", keep_views.remove, name="remove"),
    path("leeslijsten/<key:reading_list>/<key:item>/plaats/", keep_views.move, name="move"),
]
