from django.urls import path

from door import views

app_name = "door"
urlpatterns = [
    path("mijn/tweede-stap/", views.second_step, name="second_step"),
    path("bureau/account/<key:pk>/tweede-stap/", views.reset, name="reset"),
]
