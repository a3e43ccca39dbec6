from django.urls import path

from assignments import views

app_name = "assignments"
urlpatterns = [
    path("opdracht/<key:enrolment>/begeleiders/", views.people, name="people"),
    path("opdracht/<key:enrolment>/begeleiders/<str:role>/", views.name_someone, name="name"),
    path("opdracht/<key:enrolment>/begeleiders/<str:role>/opnieuw/", views.invite_again, name="invite_again"),
    path("meekijken/code/<key:support>/", views.code, name="code"),
    path("meekijken/code/<key:support>/sturen/", views.send_code, name="send_code"),
    path("meekijken/<str:token>/", views.link, name="link"),
]
