from django.urls import path

from checkins import views

app_name = "checkins"
urlpatterns = [
    path("terugblik/<key:pk>/", views.answer, name="answer"),
    path("terugblik/link/<str:token>/", views.link, name="link"),
    path("cohort/<key:pk>/terugblik/", views.figures, name="figures"),
]
