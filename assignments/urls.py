from django.urls import path

from assignments import (
    answer_views,
    finish_views,
    log_views,
    print_views,
    trainer_views,
    views,
    writing_views,
)

app_name = "assignments"
urlpatterns = [
    path("opdracht/<key:enrolment>/", writing_views.assignment, name="assignment"),
    path("opdracht/<key:enrolment>/schrijven/", writing_views.write, name="write"),
    path("opdracht/<key:enrolment>/versies/", writing_views.versions, name="versions"),
    path("opdracht/<key:enrolment>/begeleiders/", views.people, name="people"),
    path("opdracht/<key:enrolment>/begeleiders/<slug:role>/", views.name_someone, name="name"),
    path(
        "opdracht/<key:enrolment>/begeleiders/<slug:role>/opnieuw/", views.invite_again, name="invite_again"
    ),
    path("meekijken/code/<key:support>/", views.code, name="code"),
    path("meekijken/code/<key:support>/sturen/", views.send_code, name="send_code"),
    path("opdracht/<key:enrolment>/logboek/", log_views.own, name="log"),
    path("opdracht/<key:enrolment>/klaar/", finish_views.declare, name="declare"),
    path("opdracht/<key:enrolment>/pdf/", print_views.own, name="print"),
    path("trainer/opdracht/<key:enrolment>/pdf/", print_views.as_trainer, name="print_trainer"),
    path("trainer/opdracht/<key:enrolment>/", trainer_views.judge, name="judge"),
    path("trainer/opdracht/<key:enrolment>/klaar/", finish_views.confirm_as_trainer, name="confirm_trainer"),
    path("begeleiden/<key:support>/opdracht/klaar/", finish_views.confirm, name="confirm"),
    path("trainer/opdracht/<key:enrolment>/logboek/", log_views.as_trainer, name="log_trainer"),
    path("begeleiden/<key:support>/opdracht/logboek/", log_views.as_supporter, name="log_support"),
    path("begeleiden/<key:support>/opdracht/collega/", answer_views.delegate, name="delegate"),
    path("begeleiden/<key:support>/opdracht/", answer_views.answer, name="answer"),
    path("meekijken/<str:token>/", views.link, name="link"),
]
