from django.urls import path

from pod import day_views, reading_views, views

app_name = "pod"
urlpatterns = [
    # The participant's own POD.
    path("pod/<int:enrolment>/", views.home, name="home"),
    path("pod/<int:enrolment>/delen/", views.share, name="sharing"),
    path("pod/<int:enrolment>/leerdoelen/", views.goals, name="goals"),
    path("pod/<int:enrolment>/leerdoelen/<int:goal>/", views.goal, name="goal"),
    path("pod/<int:enrolment>/groei/", views.growing, name="growth"),
    path("pod/<int:enrolment>/groei/<str:moment>/", views.rate, name="rate"),
    path("pod/<int:enrolment>/voornemens/<int:intention>/", views.intention, name="intention"),
    path("pod/<int:enrolment>/pdf/", views.export, name="print"),
    path("pod/<int:enrolment>/dag/<int:number>/", day_views.day, name="day"),
    path("pod/<int:enrolment>/dag/<int:number>/delen/", day_views.share_day, name="share_day"),
    path("pod/<int:enrolment>/dag/<int:number>/bewijs/", day_views.add_evidence, name="evidence"),
    path(
        "pod/<int:enrolment>/dag/<int:number>/bewijs/<int:evidence>/weg/",
        day_views.drop_evidence,
        name="drop_evidence",
    ),
    path("pod/<int:enrolment>/dag/<int:number>/antwoord/<int:conversation>/", day_views.reply, name="reply"),
    path("pod/<int:enrolment>/dag/<int:number>/<str:kind>/", day_views.write, name="write"),
    path("pod/<int:enrolment>/dag/<int:number>/<str:kind>/versies/", day_views.earlier, name="versions"),
    # For mails: a day may get another number, its session never does.
    path("pod/<int:enrolment>/bijeenkomst/<int:session>/", day_views.by_session, name="session"),
    path(
        "meelezen/<int:enrolment>/bijeenkomst/<int:session>/", reading_views.by_session, name="read_session"
    ),
    # Beside it: for who reads along.
    path("meelezen/<int:enrolment>/", reading_views.reader, name="reader"),
    path("meelezen/<int:enrolment>/dag/<int:number>/", reading_views.read, name="read"),
    path("bewijs/<int:evidence>/", reading_views.evidence_file, name="evidence_file"),
]
