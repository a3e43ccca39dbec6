from django.urls import path

from pod import day_views, reading_views, taking_views, views

app_name = "pod"
urlpatterns = [
    # The participant's own POD.
    path("pod/<key:enrolment>/", views.home, name="home"),
    path("pod/<key:enrolment>/delen/", views.share, name="sharing"),
    path("pod/<key:enrolment>/leerdoelen/", views.goals, name="goals"),
    path("pod/<key:enrolment>/leerdoelen/<key:goal>/", views.goal, name="goal"),
    path("pod/<key:enrolment>/groei/", views.growing, name="growth"),
    path("pod/<key:enrolment>/groei/<slug:moment>/", views.rate, name="rate"),
    path("pod/<key:enrolment>/voornemens/<key:intention>/", views.intention, name="intention"),
    path("pod/<key:enrolment>/pdf/", views.export, name="print"),
    path("pod/<key:enrolment>/dag/<key:number>/", day_views.day, name="day"),
    path("pod/<key:enrolment>/dag/<key:number>/delen/", day_views.share_day, name="share_day"),
    path("pod/<key:enrolment>/dag/<key:number>/bewijs/", day_views.add_evidence, name="evidence"),
    path(
        "pod/<key:enrolment>/dag/<key:number>/bewijs/<key:evidence>/weg/",
        day_views.drop_evidence,
        name="drop_evidence",
    ),
    path("pod/<key:enrolment>/dag/<key:number>/antwoord/<key:conversation>/", day_views.reply, name="reply"),
    path("pod/<key:enrolment>/dag/<key:number>/<slug:kind>/", day_views.write, name="write"),
    path("pod/<key:enrolment>/dag/<key:number>/<slug:kind>/versies/", day_views.earlier, name="versions"),
    path("pod/<key:enrolment>/leerzin/<key:intervisie>/", taking_views.take_in, name="take_in"),
    # For mails: a day may get another number, its session never does.
    path("pod/<key:enrolment>/bijeenkomst/<key:session>/", day_views.by_session, name="session"),
    path(
        "meelezen/<key:enrolment>/bijeenkomst/<key:session>/", reading_views.by_session, name="read_session"
    ),
    # Beside it: for who reads along.
    path("meelezen/<key:enrolment>/", reading_views.reader, name="reader"),
    path("meelezen/<key:enrolment>/dag/<key:number>/", reading_views.read, name="read"),
    path("bewijs/<key:evidence>/", reading_views.evidence_file, name="evidence_file"),
]
