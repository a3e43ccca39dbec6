from django.urls import path

from assignments import answer_views, trainer_views, views, writing_views

app_name = "assignments"
urlpatterns = [
    path("opdracht/<key:enrolment>/", writing_views.assignment, name="assignment"),
    path("opdracht/<key:enrolment>/schrijven/", writing_views.write, name="write"),
    path("opdracht/<key:enrolment>/versies/", writing_views.versions, name="versions"),
    path("opdracht/<key:enrolment>/begeleiders/", views.people, name="people"),
    path("opdracht/<key:enrolment>/begeleiders/<str:role>/", views.name_someone, name="name"),
    path("opdracht/<key:enrolment>/begeleiders/<str:role>/opnieuw/", views.invite_again, name="invite_again"),
    path("meekijken/code/<key:support>/", views.code, name="code"),
    path("meekijken/code/<key:support>/sturen/", views.send_code, name="send_code"),
    path("trainer/opdracht/<key:enrolment>/", trainer_views.judge, name="judge"),
    path("begeleiden/<key:support>/opdracht/", answer_views.answer, name="answer"),
    path("meekijken/<str:token>/", views.link, name="link"),
]
