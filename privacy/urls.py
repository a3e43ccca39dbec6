from django.urls import path

from privacy import paper_views, views

app_name = "privacy"
urlpatterns = [
    path("mijn/gegevens/", views.mine, name="mine"),
    path("mijn/gegevens/apparaat/<key:pk>/uitloggen/", views.end_session, name="end_session"),
    path("bureau/bewaren/", views.keeping, name="keeping"),
    path("bureau/privacy/", paper_views.of_the_office, name="papers"),
    path("bureau/privacy/<slug:slug>/", paper_views.paper, name="paper"),
    path("bureau/privacy/<slug:slug>/pdf/", paper_views.paper_file, name="paper_file"),
    path("privacy/bewaartermijnen/", paper_views.retention, name="retention"),
    path("privacy/gezien/", paper_views.notice_read, name="notice_read"),
    path("privacy/<slug:role>/", paper_views.notice, name="notice"),
]
