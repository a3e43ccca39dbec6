from django.urls import path

from outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.post, name="messages"),
    path("<key:pk>/", views.message, name="message"),
    path("voorkeuren/", views.preferences, name="preferences"),
    path("afmelden/<str:token>/", views.unsubscribe, name="unsubscribe"),
]
