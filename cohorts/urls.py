from django.urls import path

from cohorts import (
    day_views,
    desk_views,
    paper_views,
    people_views,
    place_views,
    planning_views,
    room_views,
    sending_views,
    talk_views,
    views,
)

app_name = "cohorts"
urlpatterns = [
    # The programme office.
    path("bureau/cohorten/", views.cohorts, name="list"),
    path("bureau/cohorten/jaar/", views.year, name="year"),
    path("bureau/cohorten/nieuw/", planning_views.new, name="new"),
    path("bureau/cohorten/let-op/", planning_views.warnings, name="warnings"),
    path("bureau/cohorten/<key:pk>/", views.detail, name="detail"),
    path("bureau/cohorten/<key:pk>/bewerken/", views.edit, name="edit"),
    path("bureau/cohorten/<key:pk>/kopie/", planning_views.copy, name="copy"),
    path("bureau/cohorten/<key:pk>/dag-erbij/", views.add_day, name="add_day"),
    path("bureau/cohorten/<key:pk>/uitnodigen/", people_views.invite, name="invite"),
    path("bureau/cohorten/<key:pk>/trainers/", people_views.trainers, name="trainers"),
    path("bureau/bijeenkomsten/<key:pk>/", views.session, name="session"),
    path("bureau/bijeenkomsten/<key:pk>/afzeggen/", views.cancel, name="cancel"),
    path("bureau/deelnames/<key:pk>/stoppen/", people_views.withdraw, name="withdraw"),
    path("bureau/wachtlijst/<key:pk>/weg/", place_views.off_list, name="off_list"),
    path("bureau/trainers/<key:pk>/stoppen/", people_views.end_trainer, name="end_trainer"),
    path("bureau/berichten/", desk_views.mail, name="mail"),
    path("bureau/berichten/<key:pk>/", desk_views.mail_batch, name="mail_batch"),
    path("bureau/berichten/<key:pk>/opnieuw/", desk_views.mail_again, name="mail_again"),
    path("bureau/adressen/<key:pk>/klopt/", desk_views.trust_address, name="trust_address"),
    # Who waits for a place.
    path("plaats/<key:pk>/", place_views.place, name="place"),
    path("plaats/<key:pk>/niet/", place_views.decline_place, name="decline_place"),
    # Start talks.
    path("cohort/<key:pk>/startgesprekken/", talk_views.talks, name="talks"),
    path("startgesprek/<key:pk>/", talk_views.talk, name="talk"),
    path("startgesprek/<key:pk>/plannen/", talk_views.plan_talk, name="plan_talk"),
    # A training day.
    path("dag/<key:pk>/aanwezigheid/", day_views.attendance, name="attendance"),
    path("dag/<key:pk>/aanwezigheid/tik/", room_views.press, name="press"),
    path("dag/<key:pk>/aanwezigheid/stand/", room_views.roll, name="roll"),
    path("dag/<key:pk>/aanwezigheid/bevestig/", room_views.confirm, name="confirm_claims"),
    path("dag/<key:pk>/code/", room_views.code, name="code"),
    path("dag/<key:pk>/stukken/", paper_views.all_papers, name="papers"),
    path("dag/<key:pk>/stukken/<slug:sheet>/", paper_views.paper, name="paper"),
    path("hier/<key:pk>/<slug:code>/", room_views.here, name="here"),
    path("cohort/<key:pk>/bericht/", room_views.message, name="message"),
    path("cohort/<key:pk>/bericht/<uuid:token>/", sending_views.sent, name="message_sent"),
    path("cohort/<key:pk>/bericht/<uuid:token>/stop/", sending_views.stop, name="stop_message"),
    path("dag/<key:pk>/voorbereiding/", day_views.prepare, name="prepare"),
    path("dag/<key:pk>/voorbereiding/stuk/", day_views.add_handout, name="add_handout"),
    path("dag/<key:pk>/voorbereiding/stuk/<key:handout>/weg/", day_views.drop_handout, name="drop_handout"),
    path("dag/<key:pk>/agenda.ics", day_views.calendar, name="calendar"),
    path("cohort/<key:pk>/agenda.ics", day_views.days_calendar, name="days_calendar"),
    path("dag/<key:pk>/afmelden/", day_views.absence, name="absence"),
    path("stukken/<key:pk>/", day_views.handout, name="handout"),
]
