from django.urls import path

from cohorts import day_views, views

app_name = "cohorts"
urlpatterns = [
    # The programme office.
    path("bureau/cohorten/", views.cohorts, name="list"),
    path("bureau/cohorten/nieuw/", views.new, name="new"),
    path("bureau/cohorten/let-op/", views.warnings, name="warnings"),
    path("bureau/cohorten/<int:pk>/", views.detail, name="detail"),
    path("bureau/cohorten/<int:pk>/bewerken/", views.edit, name="edit"),
    path("bureau/cohorten/<int:pk>/kopie/", views.copy, name="copy"),
    path("bureau/cohorten/<int:pk>/dag-erbij/", views.add_day, name="add_day"),
    path("bureau/cohorten/<int:pk>/uitnodigen/", views.invite, name="invite"),
    path("bureau/cohorten/<int:pk>/trainers/", views.trainers, name="trainers"),
    path("bureau/bijeenkomsten/<int:pk>/", views.session, name="session"),
    path("bureau/bijeenkomsten/<int:pk>/afzeggen/", views.cancel, name="cancel"),
    path("bureau/deelnames/<int:pk>/stoppen/", views.withdraw, name="withdraw"),
    path("bureau/trainers/<int:pk>/stoppen/", views.end_trainer, name="end_trainer"),
    # A training day.
    path("dag/<int:pk>/aanwezigheid/", day_views.attendance, name="attendance"),
    path("dag/<int:pk>/voorbereiding/", day_views.prepare, name="prepare"),
    path("dag/<int:pk>/voorbereiding/stuk/", day_views.add_handout, name="add_handout"),
    path("dag/<int:pk>/voorbereiding/stuk/<int:handout>/weg/", day_views.drop_handout, name="drop_handout"),
    path("dag/<int:pk>/agenda.ics", day_views.calendar, name="calendar"),
    path("dag/<int:pk>/afmelden/", day_views.absence, name="absence"),
    path("stukken/<int:pk>/", day_views.handout, name="handout"),
]
