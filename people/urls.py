from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("inzage/", views.looks, name="looks"),
    path("blijf/<key:pk>/", views.stay, name="stay"),
    path("ben-jij-het/", views.prove, name="prove"),
    path("klaar/", views.leave, name="leave"),
]
