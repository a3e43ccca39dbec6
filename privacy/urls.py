from django.urls import path

from privacy import erase_views, glass_views, paper_views, views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.mine, name="mine"),
    path("mijn/gegevens/apparaat/<key:pk>/uitloggen/", views.end_session, name="end_session"),
    path("mijn/gegevens/meenemen/", views.take_along, name="take_along"),
    path("mijn/gegevens/archief/", views.archive, name="archive"),
    path("mijn/gegevens/archief/bestand/", views.archive_file, name="archive_file"),
    path("mijn/gegevens/archief/weggooien/", views.throw_away, name="throw_away"),
    path("mijn/gegevens/wissen/", erase_views.erase, name="erase"),
    path("mijn/gegevens/wissen/bevestigen/", erase_views.confirm, name="confirm_erasure"),
    path("mijn/gegevens/wissen/intrekken/", erase_views.take_back, name="take_back_erasure"),
    path("bureau/bewaren/wissen/<key:pk>/", erase_views.erase_for, name="erase_for"),
    path("bureau/bewaren/wissen/<key:pk>/intrekken/", erase_views.take_back_for, name="take_back_for"),
    path("bureau/bewaren/", views.keeping, name="keeping"),
    path("bureau/noodinzage/<key:pk>/", glass_views.ask, name="glass"),
    path("bureau/noodinzage/<key:pk>/kiezen/", glass_views.choose, name="glass_choose"),
    path("bureau/noodinzage/<key:pk>/bekijken/", glass_views.look, name="glass_look"),
    path("bureau/privacy/", paper_views.of_the_office, name="papers"),
    path("bureau/privacy/<slug:slug>/", paper_views.paper, name="paper"),
    path("bureau/privacy/<slug:slug>/pdf/", paper_views.paper_file, name="paper_file"),
    path("privacy/bewaartermijnen/", paper_views.retention, name="retention"),
    path("privacy/gezien/", paper_views.notice_read, name="notice_read"),
    path("privacy/<slug:role>/", paper_views.notice, name="notice"),
]
