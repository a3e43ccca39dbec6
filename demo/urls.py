from django.urls import path

from demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.cast, name="cast"),
    path("demo/als/<slug:key>/", views.become, name="become"),
    path("demo/post/", views.mails, name="mails"),
    path("demo/post/<str:name>/", views.mail, name="mail"),
]
