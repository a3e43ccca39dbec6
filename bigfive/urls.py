from django.urls import path

from bigfive import result_views, views

app_name = "bigfive"
urlpatterns = [
    path("vragenlijst/over/", views.about, name="about"),
    # The participant's own.
    path("vragenlijst/<key:enrolment>/", views.start, name="start"),
    path("vragenlijst/<key:enrolment>/vragen/", views.questions, name="questions"),
    path("vragenlijst/<key:enrolment>/vragen/<key:screen>/", views.screen, name="screen"),
    path("vragenlijst/<key:enrolment>/antwoord/", views.answer, name="answer"),
    path("vragenlijst/<key:enrolment>/afronden/", views.finish, name="finish"),
    path("vragenlijst/<key:enrolment>/uitslag/", result_views.result, name="result"),
    path("vragenlijst/<key:enrolment>/delen/", result_views.share, name="share"),
    path("vragenlijst/<key:enrolment>/elders/", result_views.elsewhere, name="elsewhere"),
    path("vragenlijst/<key:enrolment>/elders/pdf/", result_views.own_file, name="own_file"),
    path("vragenlijst/<key:enrolment>/pdf/", result_views.export, name="print"),
    path("vragenlijst/<key:enrolment>/wissen/", views.withdraw, name="withdraw"),
    # Pieces of other pages, each with its own gate: nobody imports what is in here (BIG-3).
    path("vragenlijst/<key:enrolment>/stap/", views.piece, name="piece"),
    path("vragenlijst/<key:enrolment>/profiel/", result_views.beside, name="beside"),
    # For the trainers: what was released, or nothing.
    path("vragenlijst/deelnemer/<key:enrolment>/", result_views.released, name="released"),
    path("vragenlijst/deelnemer/<key:enrolment>/stukje/", result_views.released_piece, name="released_piece"),
    path("vragenlijst/deelnemer/<key:enrolment>/pdf/", result_views.released_file, name="released_file"),
]
